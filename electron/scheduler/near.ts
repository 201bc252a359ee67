/**
 * The short way of simple tasks: on one working calendar an instant is a position, the working time up to it. A task is known by the position
 * of its finish, and a near link, lag and all, is one number: how much later its successor's finish lies (forward.ts, backward.ts). Here are
 * the links that leave the calendar: into positions on the simple task's own.
 */
import { lesser } from './extremes.ts'
import { boundsStart, demand, finishSeen, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf } from './span.ts'

/** Forward: the earliest position for the finish of `at` that the link allows. */
export const earliestFinish = (network: Network, schedule: Schedule, link: number, at: number): number => {
  const asked = calendarOf(network, at).positionOf(demand(network, schedule, link, at))
  return boundsStart(network.links.how[link]) ? asked + network.span[at] : asked
}

/**
 * Backward, over a link without lag to a free task, whose dates stand for themselves: the latest position for the finish of the task before
 * it, and the one at which it would touch the early dates, left where backward.ts says.
 */
export const handBackAcross = (network: Network, schedule: Schedule, link: number, at: number): void => {
  const how = network.links.how[link]
  const before = network.links.from[link]
  const calendar = calendarOf(network, before)
  const toFinish = fromFinish(how) ? 0 : network.span[before]
  const isStart = boundsStart(how)
  const late = calendar.positionOf(isStart ? schedule.lateStart[at] : finishSeen(network, before, at, schedule.lateFinish[at]))
  const early = calendar.positionOf(isStart ? schedule.earlyStart[at] : schedule.earlyFinish[at])
  schedule.totalFloat[before] = lesser(schedule.totalFloat[before], late + toFinish)
  schedule.freeFloat[before] = lesser(schedule.freeFloat[before], early + toFinish)
}
