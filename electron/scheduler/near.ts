/**
 * The short way of simple tasks: on one working calendar an instant is a position, the working time up to it, and a link with its lag
 * is a sum. A task is known by the position of its finish; its start lies its span before. Here is what links ask and allow that leave the calendar.
 */
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import { FROM_START, NEVER, POSITIONED, TO_FINISH } from './codes.ts'
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

/** Forward over a link between two calendars: the earliest position for the start of a task with `working` time to do. */
export const earliestAcross = (schedule: Schedule, calendar: WorkingCalendar, how: number, before: number, working: number): number => {
  const asked = calendar.positionOf((how & FROM_START) !== 0 ? schedule.earlyStart[before] : schedule.earlyFinish[before])
  return (how & TO_FINISH) !== 0 ? asked - working : asked
}

/** Backward over a link between two calendars: the latest position for the finish, and where it would touch the successor's early dates. */
export const latestAcross = (schedule: Schedule, calendar: WorkingCalendar, how: number, after: number, working: number): number => {
  const allowed = calendar.positionOf((how & TO_FINISH) !== 0 ? schedule.lateFinish[after] : schedule.lateStart[after])
  return (how & FROM_START) !== 0 ? allowed + working : allowed
}
export const touchingAcross = (schedule: Schedule, calendar: WorkingCalendar, how: number, after: number, working: number): number => {
  const touching = calendar.positionOf((how & TO_FINISH) !== 0 ? schedule.earlyFinish[after] : schedule.earlyStart[after])
  return (how & FROM_START) !== 0 ? touching + working : touching
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
