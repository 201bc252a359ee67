/**
 * The short way of simple tasks: on one working calendar an instant is a position, the working time up to it. A task is known by the position
 * of its finish, and a near link, lag and all, is one number: how much later its successor's finish lies (forward.ts, backward.ts). Here are
 * the links that leave the calendar: into positions on the simple task's own.
 */
import { FROM_START, LAG_RUNS } from './codes.ts'
import { lesser } from './extremes.ts'
import { gapOver } from './float.ts'
import { boundsStart, demand, finishSeen, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf } from './span.ts'

/** Forward: the earliest position for the finish of `at` that the link allows. */
export const earliestFinish = (network: Network, schedule: Schedule, link: number, at: number): number => {
  const asked = calendarOf(network, at).positionOf(demand(network, schedule, link, at))
  return boundsStart(network.links.how[link]) ? asked + network.span[at] : asked
}

/** The number where the link counts from a start, else 0: without a branch, as in extremes.ts. */
const ifFromStart = (how: number, number: number): number => number & -(how & FROM_START)

/** The same over a link that is marked ACROSS. */
export const earliestAcross = (
  { links, pair, worksOn }: Network,
  { earlyStart, earlyFinish }: Schedule,
  link: number,
  at: number,
): number => {
  const before = links.from[link]
  const end = earlyFinish[before] + ifFromStart(links.how[link], earlyStart[before] - earlyFinish[before])
  return worksOn[pair[at]].positionOf(end) + links.reach[link]
}

/**
 * Backward, over a link that is marked ACROSS, from a task whose late finish is at the position `late`: the latest position for the finish of
 * the task before it, and the one at which it would touch the early dates, left where backward.ts says. On the successor's calendar all is a sum
 * up to the instant at which its work goes on, be it from the start or, for a finish, from the next morning (links.ts: finishSeen).
 */
export const handBackAcross = (network: Network, schedule: Schedule, link: number, at: number, late: number): void => {
  const { links, pair, worksOn, span } = network
  const { totalFloat, freeFloat, earlyStart, earlyFinish, position } = schedule
  const how = links.how[link]
  const before = links.from[link]
  const calendar = worksOn[pair[before]]
  const toFinish = ifFromStart(how, span[before])
  const allowed = worksOn[pair[at]].startAt(late - links.reach[link])
  totalFloat[before] = lesser(totalFloat[before], calendar.positionOf(allowed) + toFinish)
  const touching =
    (how & LAG_RUNS) === 0
      ? calendar.positionOf(boundsStart(how) ? earlyStart[at] : earlyFinish[at]) + toFinish
      : position[before] + gapOver(network, schedule, link, before, at)
  freeFloat[before] = lesser(freeFloat[before], touching)
}

/**
 * The same over any link without lag to a free task, whose dates stand for themselves.
 */
export const handBackDates = (network: Network, schedule: Schedule, link: number, at: number): void => {
  const how = network.links.how[link]
  const before = network.links.from[link]
  const calendar = calendarOf(network, before)
  const toFinish = fromFinish(how) ? 0 : network.span[before]
  const isStart = boundsStart(how)
  const late = calendar.positionOf(isStart ? schedule.lateStart[at] : finishSeen(network, link, before, at, schedule.lateFinish[at]))
  const early = calendar.positionOf(isStart ? schedule.earlyStart[at] : schedule.earlyFinish[at])
  schedule.totalFloat[before] = lesser(schedule.totalFloat[before], late + toFinish)
  schedule.freeFloat[before] = lesser(schedule.freeFloat[before], early + toFinish)
}
