/** Total and free float, and what follows from them: critical, deadline missed, constraint broken. */
import { CONSTRAINT_BROKEN, CRITICAL, DEADLINE_MISSED } from '../../shared/model/schedule.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, FREE, INACTIVE, LENT_CALENDAR, MANUAL, NEVER, NONE, PLACEHOLDER, STARTED, SUMMARY } from './codes.ts'
import { breaksConstraint, isFixed } from './conflicts.ts'
import { afterLag } from './lag.ts'
import { boundsStart, fromFinish, hasBegun, isPastMoving, linksApart } from './links.ts'
import type { Network } from './network.ts'
import { deadlineOf, levellingDelayOf } from './particulars.ts'
import type { Schedule } from './schedule.ts'
import { spanBetween } from './span.ts'

/** As the task counts time; a summary on the program's calendar. */
const gapBetween = (network: Network, at: number, from: Instant, to: Instant): number =>
  (network.flags[at] & SUMMARY) !== 0 ? network.programCalendar.between(from, to) : spanBetween(network, at, from, to)

/** The smaller of start and finish slack; once started, and for a manual task, the finish slack. MSO and MFO count from where logic alone would start. */
const totalFloatOf = (network: Network, schedule: Schedule, at: number): number => {
  const flags = network.flags[at]
  const { earlyStart, earlyFinish, lateStart, lateFinish } = schedule
  const finishSlack = gapBetween(network, at, earlyFinish[at], lateFinish[at])
  if ((flags & STARTED) !== 0 || (flags & (MANUAL | SUMMARY)) === MANUAL) return finishSlack
  if ((flags & SUMMARY) !== 0) return Math.min(finishSlack, gapBetween(network, at, earlyStart[at], lateStart[at]))
  // Both spans of any other leaf are equally long on the calendar that counts the slack: the two slacks are the same number.
  if ((flags & FREE) !== 0) return finishSlack
  if ((flags & LENT_CALENDAR) !== 0) return Math.min(finishSlack, gapBetween(network, at, earlyStart[at], lateStart[at]))
  if (!isFixed(network, at)) return finishSlack
  // Seen from the finish: up to where logic alone would end.
  if (network.fromFinish) return Math.min(finishSlack, gapBetween(network, at, earlyFinish[at], schedule.logic[network.particulars.of[at]]))
  return Math.min(finishSlack, gapBetween(network, at, schedule.logic[network.particulars.of[at]], lateStart[at]))
}

/** From the end of the task `at` before the link to where its successor would have to move; NEVER when that one does not count. */
export const gapOver = (network: Network, schedule: Schedule, link: number, at: number, successor: number): number => {
  const how = network.links.how[link]
  if (isPastMoving(network.flags[successor], network.override) || (!fromFinish(how) && hasBegun(network.flags[at]))) return NEVER
  const { earlyStart, earlyFinish } = schedule
  // A levelling delay of the successor is taken off its start.
  const end = boundsStart(how) ? earlyStart[successor] - levellingDelayOf(network, successor) : earlyFinish[successor]
  const from = afterLag(network, schedule, link, successor, fromFinish(how) ? earlyFinish[at] : earlyStart[at])
  return gapBetween(network, at, from, end)
}

/**
 * Free float: working time left until the nearest unfinished successor would have to move; without one, all of the total float. The backward
 * pass has left the least gap over the links between tasks; links to summaries, and all of a summary's own, are asked here.
 */
const freeFloatOf = (network: Network, schedule: Schedule, at: number): number => {
  const total = schedule.totalFloat[at]
  const isSummary = (network.flags[at] & SUMMARY) !== 0
  if ((network.flags[at] & COMPLETE) !== 0 || (total <= 0 && !isSummary)) return 0
  let least = isSummary ? NEVER : schedule.freeFloat[at]
  for (const { link, to } of linksApart(network, at)) least = Math.min(least, gapOver(network, schedule, link, at, to))
  if (least === NEVER) return Math.max(0, total)
  return Math.max(0, Math.min(least, total))
}

/** The marks that float, deadline and constraint give a task. */
const markOf = (network: Network, schedule: Schedule, at: number): number => {
  const flags = network.flags[at]
  const counts = (flags & (COMPLETE | PLACEHOLDER | INACTIVE)) === 0 && !network.untyped.has(at)
  const isCritical = counts && schedule.totalFloat[at] <= network.criticalLimit
  const mark = isCritical ? CRITICAL : 0
  if ((flags & FREE) !== 0) return mark
  const isLate = deadlineOf(network, at) !== NONE && schedule.finish[at] > deadlineOf(network, at)
  return mark | (isLate ? DEADLINE_MISSED : 0) | (breaksConstraint(network, schedule, at) ? CONSTRAINT_BROKEN : 0)
}

/** Float and marks of a task whose dates, and whose successors' dates, are all there. */
export const settleFloat = (network: Network, schedule: Schedule, at: number): void => {
  schedule.totalFloat[at] = (network.flags[at] & COMPLETE) !== 0 ? 0 : totalFloatOf(network, schedule, at)
  schedule.freeFloat[at] = freeFloatOf(network, schedule, at)
  schedule.flags[at] = markOf(network, schedule, at)
}

/** Free tasks had theirs with their late dates (backward.ts). */
export const computeFloat = (network: Network, schedule: Schedule): void => {
  const { count, flags } = network
  for (let at = 0; at < count; at += 1) if ((flags[at] & FREE) === 0) settleFloat(network, schedule, at)
}
