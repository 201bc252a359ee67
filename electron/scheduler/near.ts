/**
 * The short way of simple tasks: on one working calendar an instant is a position, the working time up to it, and a link with its lag
 * is a sum. A task is known by the position of its finish; its start lies its span before. Here is what a far link asks and allows.
 */
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import { FREE, NEVER, POSITIONED } from './codes.ts'
import { gapOver } from './float.ts'
import { LAG_NONE } from './lag.ts'
import { boundsStart, demand, fromFinish, latestBefore } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'

/** Forward: the earliest position for the start of `at` that a far link allows. */
export const earliestOverFar = (network: Network, schedule: Schedule, calendar: WorkingCalendar, link: number, at: number): number => {
  const asked = calendar.positionOf(demand(network, schedule, link, at))
  return boundsStart(network.links.type[link]) ? asked : asked - network.span[at]
}

/** Backward: the latest position for the finish of `at` that the far link in the row allows; NEVER when its successor does not count. */
export const latestOverFar = (network: Network, schedule: Schedule, calendar: WorkingCalendar, row: number, at: number): number => {
  const allowed = latestBefore(network, schedule, row, at)
  if (allowed === NEVER) return NEVER
  const latest = calendar.positionOf(allowed)
  return fromFinish(network.links.type[network.links.out[row]]) ? latest : latest + network.span[at]
}

/** Free float: how far the end of `at` that the far link counts from may move before it touches the successor. */
export const roomOverFar = (network: Network, schedule: Schedule, calendar: WorkingCalendar, row: number, at: number): number => {
  const { out, outTo, type, lagKind } = network.links
  const link = out[row]
  const after = outTo[row]
  // Without a lag the end's own position is known: one look into the calendar is enough.
  if (lagKind[link] !== LAG_NONE || (network.flags[after] & FREE) === 0) return gapOver(network, schedule, row, at)
  const end = boundsStart(type[link]) ? schedule.earlyStart[after] : schedule.earlyFinish[after]
  const room = calendar.positionOf(end) - schedule.position[at]
  return fromFinish(type[link]) ? room : room + network.span[at]
}

/** A milestone among simple tasks is reckoned by its instants and leaves its position for them. */
export const leavePosition = (network: Network, schedule: Schedule, at: number): void => {
  if ((network.flags[at] & POSITIONED) === 0) return
  schedule.position[at] = network.calendars[network.worksOn[at]].positionOf(schedule.earlyFinish[at])
}
export const leaveFloat = (network: Network, schedule: Schedule, at: number): void => {
  if ((network.flags[at] & POSITIONED) === 0) return
  schedule.totalFloat[at] = network.calendars[network.worksOn[at]].positionOf(schedule.lateFinish[at]) - schedule.position[at]
}
