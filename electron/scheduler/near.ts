/**
 * The short way of simple tasks: on one working calendar an instant is a position, the working time up to it. A task is known by the position
 * of its finish, and a near link, lag and all, is one number: how much later its successor's finish lies (forward.ts, backward.ts). Here are
 * the links that leave the calendar: into positions on the simple task's own.
 */
import { boundsStart, demand, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf } from './span.ts'

/** Forward: the earliest position for the finish of `at` that the link allows. */
export const earliestFinish = (network: Network, schedule: Schedule, link: number, at: number): number => {
  const asked = calendarOf(network, at).positionOf(demand(network, schedule, link, at))
  return boundsStart(network.links.how[link]) ? asked + network.span[at] : asked
}

/** Backward, over a link without lag to a free task, whose dates stand for themselves: the latest position for the finish of the task `at` before it. */
export const latestFinishAcross = (network: Network, schedule: Schedule, link: number, at: number, successor: number): number => {
  const how = network.links.how[link]
  const latest = calendarOf(network, at).positionOf(boundsStart(how) ? schedule.lateStart[successor] : schedule.lateFinish[successor])
  return fromFinish(how) ? latest : latest + network.span[at]
}

/** Over such a link, the position at which the finish would touch the successor's early dates. */
export const touchingAcross = (network: Network, schedule: Schedule, link: number, at: number, successor: number): number => {
  const how = network.links.how[link]
  const touching = calendarOf(network, at).positionOf(boundsStart(how) ? schedule.earlyStart[successor] : schedule.earlyFinish[successor])
  return fromFinish(how) ? touching : touching + network.span[at]
}
