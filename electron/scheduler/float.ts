/** Total and free float, and what follows from them: critical, deadline missed, constraint broken. */
import { CONSTRAINT_BROKEN, CRITICAL, DEADLINE_MISSED } from '../../shared/model/schedule.ts'
import { COMPLETE, FNET, FNLT, FREE, INACTIVE, MANUAL, MFO, MSO, NEVER, NONE, PLACEHOLDER, SNET, SNLT, STARTED, SUMMARY } from './codes.ts'
import { afterLag } from './lag.ts'
import { boundedEnd, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { spanBetween } from './span.ts'

/** The smaller of start and finish slack; once started, and for a manual task, the finish slack. MSO and MFO count from where logic alone would start. */
const totalFloat = (network: Network, schedule: Schedule, at: number, isStarted: boolean): number => {
  const isSummary = (network.flags[at] & SUMMARY) !== 0
  const { earlyStart, earlyFinish, lateStart, lateFinish } = schedule
  const finishSlack = isSummary
    ? network.programCalendar.between(earlyFinish[at], lateFinish[at])
    : spanBetween(network, at, earlyFinish[at], lateFinish[at])
  if (isStarted || (!isSummary && (network.flags[at] & MANUAL) !== 0)) return finishSlack
  if (isSummary) return Math.min(finishSlack, network.programCalendar.between(earlyStart[at], lateStart[at]))
  // Both spans of any other leaf are its duration long on its own calendar: the two slacks are the same number.
  if (network.constraint[at] !== MSO && network.constraint[at] !== MFO) return finishSlack
  return Math.min(finishSlack, spanBetween(network, at, schedule.logicStart[at], lateStart[at]))
}

/** Working time left until the nearest unfinished successor would have to move; without one, all of the total float. */
const freeFloat = (network: Network, schedule: Schedule, at: number, total: number): number => {
  const { links, flags } = network
  if (total <= 0 && (flags[at] & SUMMARY) === 0) return 0
  const most = Math.max(0, total)
  const isSummary = (flags[at] & SUMMARY) !== 0
  let least = NEVER
  for (let row = links.outFirst[at]; row < links.outFirst[at + 1]; row += 1) {
    const link = links.out[row]
    const successor = links.to[link]
    if ((flags[successor] & (COMPLETE | INACTIVE)) !== 0) continue
    const end = fromFinish(links.type[link]) ? schedule.earlyFinish[at] : schedule.earlyStart[at]
    const from = afterLag(network, schedule, link, successor, end)
    const to = boundedEnd(network, schedule, link)
    least = Math.min(least, isSummary ? network.programCalendar.between(from, to) : spanBetween(network, at, from, to))
  }
  if (least === NEVER) return isSummary ? total : most
  return Math.max(0, Math.min(least, most))
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
      return logicStart[at] > start[at]
    case SNLT:
      return start[at] > date || logicStart[at] > start[at]
    case FNLT:
      return finish[at] > date || logicStart[at] > start[at]
    default:
      return false
  }
}

export const computeFloat = (network: Network, schedule: Schedule): void => {
  for (let at = 0; at < network.count; at += 1) {
    const flags = network.flags[at]
    const isComplete = (flags & COMPLETE) !== 0
    const total = isComplete ? 0 : totalFloat(network, schedule, at, (flags & STARTED) !== 0)
    schedule.totalFloat[at] = total
    schedule.freeFloat[at] = isComplete ? 0 : freeFloat(network, schedule, at, total)
    let marks = 0
    if (total <= network.criticalLimit && !isComplete && (flags & (PLACEHOLDER | INACTIVE)) === 0) marks |= CRITICAL
    if ((flags & FREE) !== 0) {
      schedule.flags[at] = marks
      continue
    }
    if (network.deadline[at] !== NONE && schedule.finish[at] > network.deadline[at]) marks |= DEADLINE_MISSED
    if (breaksConstraint(network, schedule, at)) marks |= CONSTRAINT_BROKEN
    schedule.flags[at] = marks
  }
}
