/** The short way of milestones: one on which only links between tasks bear is an instant, the latest asked and the earliest allowed, never moved to working time. */
import { CRITICAL } from '../../shared/model/schedule.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { BEFORE_SUMMARY, ELAPSED, FREE, LINKED_ABOVE, MILESTONE, NEVER, NONE } from './codes.ts'
import { greater, lesser } from './extremes.ts'
import { boundsStart, demand, finishSeen } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf } from './span.ts'

/** Seen from the finish, tasks may end after the program, and none starts before it: that is for the general rules. */
export const isPoint = ({ flags, fromFinish }: Network, at: number): boolean =>
  (flags[at] & (FREE | MILESTONE | ELAPSED | LINKED_ABOVE | BEFORE_SUMMARY)) === (FREE | MILESTONE) && !fromFinish

/** The latest instant that its links ask for, NONE without any. */
export const pointAsked = (network: Network, schedule: Schedule, at: number): Instant => {
  const { inFirst } = network.links
  let asked = NONE
  for (let link = inFirst[at]; link < inFirst[at + 1]; link += 1) asked = greater(asked, demand(network, schedule, link, at))
  return asked
}

/** Late date, floats and mark of a point. `totalFloat` and `freeFloat` hold the instant and the gap that its successors leave it (backward.ts). */
export const placeLatePoint = (network: Network, schedule: Schedule, at: number, programFinish: Instant): void => {
  const { totalFloat, freeFloat } = schedule
  const early = schedule.earlyFinish[at]
  const late = network.multipleCriticalPaths && totalFloat[at] === NEVER ? early : lesser(totalFloat[at], programFinish)
  const total = calendarOf(network, at).between(early, late)
  schedule.lateStart[at] = late
  schedule.lateFinish[at] = late
  totalFloat[at] = total
  freeFloat[at] = greater(0, lesser(freeFloat[at], total))
  schedule.flags[at] = total <= network.criticalLimit ? CRITICAL : 0
}

/** What a free or simple task, whose dates stand for themselves, leaves a point before it over a link without lag. */
export const handBackToPoint = (network: Network, schedule: Schedule, link: number, at: number): void => {
  const { totalFloat, freeFloat, earlyStart, earlyFinish, lateStart, lateFinish } = schedule
  const before = network.links.from[link]
  const isStart = boundsStart(network.links.how[link])
  const gap = calendarOf(network, before).between(earlyFinish[before], isStart ? earlyStart[at] : earlyFinish[at])
  totalFloat[before] = lesser(totalFloat[before], isStart ? lateStart[at] : finishSeen(network, link, before, at, lateFinish[at]))
  freeFloat[before] = lesser(freeFloat[before], gap)
}
