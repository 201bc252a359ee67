/** Constraints that cannot be kept: logic, a summary above or what has happened stands against their date. Said of the task, never settled in silence. */
import type { Instant } from '../../shared/time/instant.ts'
import { ALAP, COMPLETE, FNET, FNLT, MANUAL, MFO, MSO, NEVER, NONE, SNET, SNLT, STARTED, SUMMARY } from './codes.ts'
import { fixedStart, floorOf } from './constraints.ts'
import type { Network } from './network.ts'
import { constraintDateOf, constraintOf, inheritedFinishOf, inheritedStartOf } from './particulars.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, toWork } from './span.ts'

export const isFixed = (network: Network, at: number): boolean => constraintOf(network, at) === MSO || constraintOf(network, at) === MFO

/** Where SNLT or FNLT is overrun by a task that starts at `start`. */
const isLate = (network: Network, at: number, start: Instant): boolean => {
  const date = constraintDateOf(network, at)
  if (constraintOf(network, at) === SNLT) return start > toWork(network, at, date)
  return constraintOf(network, at) === FNLT && finishFrom(network, at, start) > date
}

/** Scheduled from the start: logic asks for a later start than the constraint, own or of a summary, lets it have. */
const breaksForward = (network: Network, schedule: Schedule, at: number): boolean => {
  const start = schedule.earlyStart[at]
  const asked = schedule.logic[network.particulars.of[at]]
  if (isFixed(network, at)) return asked > fixedStart(network, at)
  return asked > start || start < floorOf(network, at) || isLate(network, at, start)
}

/** Scheduled from the finish: logic asks for an earlier finish than the constraint lets it have. */
const breaksBackward = (network: Network, schedule: Schedule, at: number): boolean => {
  const asked = schedule.logic[network.particulars.of[at]]
  if (isFixed(network, at)) return asked < finishFrom(network, at, fixedStart(network, at))
  const start = schedule.lateStart[at]
  return asked < schedule.lateFinish[at] || start < floorOf(network, at) || isLate(network, at, start)
}

/** A begun task can no longer keep or break a constraint on its start; one on its finish it can still overrun. */
const overruns = (network: Network, schedule: Schedule, at: number): boolean =>
  (constraintOf(network, at) === FNLT || constraintOf(network, at) === MFO) && schedule.finish[at] > constraintDateOf(network, at)

/** A summary has its children's dates, whatever was said of it. */
const breaksOnSummary = (network: Network, schedule: Schedule, at: number): boolean => {
  const date = constraintDateOf(network, at)
  const start = schedule.start[at]
  const finish = schedule.finish[at]
  const opens = toWork(network, at, date)
  const closes = calendarOf(network, at).previousWork(date)
  switch (constraintOf(network, at)) {
    case SNET:
      return start < opens
    case SNLT:
      return start > opens
    case MSO:
      return start !== opens
    case FNET:
      return finish < closes
    case FNLT:
      return finish > date
    case MFO:
      return finish !== closes
    default:
      return false
  }
}

/** By itself or by a summary above: what has no constraint breaks none, whatever else lets it stand off. */
const isConstrained = (network: Network, at: number): boolean =>
  constraintOf(network, at) > ALAP || inheritedStartOf(network, at) !== NONE || inheritedFinishOf(network, at) !== NEVER

export const breaksConstraint = (network: Network, schedule: Schedule, at: number): boolean => {
  const flags = network.flags[at]
  if ((flags & (MANUAL | COMPLETE)) !== 0 || !isConstrained(network, at)) return false
  if ((flags & SUMMARY) !== 0) return constraintDateOf(network, at) !== NONE && breaksOnSummary(network, schedule, at)
  if ((flags & STARTED) !== 0) return overruns(network, schedule, at)
  return network.fromFinish ? breaksBackward(network, schedule, at) : breaksForward(network, schedule, at)
}
