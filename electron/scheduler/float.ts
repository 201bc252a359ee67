/** Total and free float, and what follows from them: critical, deadline missed, constraint broken. */
import { CONSTRAINT_BROKEN, CRITICAL, DEADLINE_MISSED } from '../../shared/model/schedule.ts'
import type { Instant } from '../../shared/time/instant.ts'
import {
  COMPLETE,
  FNET,
  FNLT,
  FREE,
  INACTIVE,
  LENT_CALENDAR,
  MANUAL,
  MFO,
  MSO,
  NEVER,
  NONE,
  PLACEHOLDER,
  SNET,
  SNLT,
  STARTED,
  SUMMARY,
} from './codes.ts'
import { fixedStart } from './constraints.ts'
import { afterLag, LAG_NONE } from './lag.ts'
import { boundsStart, fromFinish } from './links.ts'
import type { Network } from './network.ts'
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
  if ((flags & (STARTED | MANUAL)) !== 0) return finishSlack
  if ((flags & SUMMARY) !== 0) return Math.min(finishSlack, gapBetween(network, at, earlyStart[at], lateStart[at]))
  // Both spans of any other leaf are equally long on the calendar that counts the slack: the two slacks are the same number.
  if ((flags & FREE) !== 0) return finishSlack
  if ((flags & LENT_CALENDAR) !== 0) return Math.min(finishSlack, gapBetween(network, at, earlyStart[at], lateStart[at]))
  if (network.constraint[at] !== MSO && network.constraint[at] !== MFO) return finishSlack
  return Math.min(finishSlack, gapBetween(network, at, schedule.logicStart[at], lateStart[at]))
}

/**
 * Free float: working time left until the nearest unfinished successor would have to move; without one, all of the total float.
 * The columns are held in variables because the loop over links is where the time goes.
 */
const computeFreeFloat = (network: Network, schedule: Schedule): void => {
  const { count, flags, levellingDelay } = network
  const { outFirst, out, to, type, lagKind } = network.links
  const { earlyStart, earlyFinish, totalFloat, freeFloat } = schedule
  for (let at = 0; at < count; at += 1) {
    const total = totalFloat[at]
    const isSummary = (flags[at] & SUMMARY) !== 0
    if ((flags[at] & COMPLETE) !== 0 || (total <= 0 && !isSummary)) {
      freeFloat[at] = 0
      continue
    }
    let least = NEVER
    /** The nearest bounded ends that the finish and the start run into without a lag: one measurement serves them all. */
    let afterFinish = NEVER
    let afterStart = NEVER
    for (let row = outFirst[at]; row < outFirst[at + 1]; row += 1) {
      const link = out[row]
      const successor = to[link]
      if ((flags[successor] & (COMPLETE | INACTIVE)) !== 0) continue
      const kind = type[link]
      // A levelling delay of the successor is taken off its start.
      const end = boundsStart(kind) ? earlyStart[successor] - levellingDelay[successor] : earlyFinish[successor]
      if (lagKind[link] !== LAG_NONE) {
        const from = afterLag(network, schedule, link, successor, fromFinish(kind) ? earlyFinish[at] : earlyStart[at])
        least = Math.min(least, gapBetween(network, at, from, end))
      } else if (fromFinish(kind)) afterFinish = Math.min(afterFinish, end)
      else afterStart = Math.min(afterStart, end)
    }
    if (afterFinish !== NEVER) least = Math.min(least, gapBetween(network, at, earlyFinish[at], afterFinish))
    if (afterStart !== NEVER) least = Math.min(least, gapBetween(network, at, earlyStart[at], afterStart))
    if (least !== NEVER) freeFloat[at] = Math.max(0, Math.min(least, total))
    else freeFloat[at] = isSummary ? total : Math.max(0, total)
  }
}

const breaksConstraint = (network: Network, schedule: Schedule, at: number): boolean => {
  const date = network.constraintDate[at]
  if (date === NONE || (network.flags[at] & (MANUAL | SUMMARY)) !== 0) return false
  const { start, finish, logicStart } = schedule
  switch (network.constraint[at]) {
    case SNET:
      return start[at] < date
    case FNET:
      return finish[at] < date
    case MSO:
    case MFO:
      return logicStart[at] > fixedStart(network, at)
    case SNLT:
      return start[at] > date || logicStart[at] > start[at]
    case FNLT:
      return finish[at] > date || logicStart[at] > start[at]
    default:
      return false
  }
}

/** The marks that float, deadline and constraint give a task. */
const markOf = (network: Network, schedule: Schedule, at: number): number => {
  const flags = network.flags[at]
  const isCritical = schedule.totalFloat[at] <= network.criticalLimit && (flags & (COMPLETE | PLACEHOLDER | INACTIVE)) === 0
  const mark = isCritical ? CRITICAL : 0
  if ((flags & FREE) !== 0) return mark
  const isLate = network.deadline[at] !== NONE && schedule.finish[at] > network.deadline[at]
  return mark | (isLate ? DEADLINE_MISSED : 0) | (breaksConstraint(network, schedule, at) ? CONSTRAINT_BROKEN : 0)
}

export const computeFloat = (network: Network, schedule: Schedule): void => {
  for (let at = 0; at < network.count; at += 1) {
    schedule.totalFloat[at] = (network.flags[at] & COMPLETE) !== 0 ? 0 : totalFloatOf(network, schedule, at)
    schedule.flags[at] = markOf(network, schedule, at)
  }
  computeFreeFloat(network, schedule)
}
