/** Constraints that cannot be kept: logic, a summary above or what has happened stands against their date. Said of the task, never settled in silence. */
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, FNET, FNLT, MANUAL, MFO, MSO, NONE, SNET, SNLT, STARTED, SUMMARY } from './codes.ts'
import { fixedStart, floorOf, latestByLogic } from './constraints.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, toWork } from './span.ts'

export const isFixed = ({ constraint }: Network, at: number): boolean => constraint[at] === MSO || constraint[at] === MFO

/** Where SNLT or FNLT is overrun by a task that starts at `start`. */
const isLate = (network: Network, at: number, start: Instant): boolean => {
  const date = network.constraintDate[at]
  if (network.constraint[at] === SNLT) return start > toWork(network, at, date)
  return network.constraint[at] === FNLT && finishFrom(network, at, start) > date
}

/** Scheduled from the start: logic asks for a later start than the constraint, own or of a summary, lets it have. */
const breaksForward = (network: Network, schedule: Schedule, at: number): boolean => {
  const start = schedule.earlyStart[at]
  const asked = schedule.logicStart[at]
  if (isFixed(network, at)) return asked > fixedStart(network, at)
  return asked > start || start < floorOf(network, at) || isLate(network, at, start)
}

/** Scheduled from the finish: logic asks for an earlier finish than the constraint lets it have. */
const breaksBackward = (network: Network, schedule: Schedule, at: number): boolean => {
  const asked = latestByLogic(network, schedule, at)
  if (isFixed(network, at)) return asked < finishFrom(network, at, fixedStart(network, at))
  const start = schedule.lateStart[at]
  return asked < schedule.lateFinish[at] || start < floorOf(network, at) || isLate(network, at, start)
}

/** A begun task can no longer keep or break a constraint on its start; one on its finish it can still overrun. */
const overruns = (network: Network, schedule: Schedule, at: number): boolean =>
  (network.constraint[at] === FNLT || network.constraint[at] === MFO) && schedule.finish[at] > network.constraintDate[at]

/** A summary has its children's dates, whatever was said of it. */
const breaksOnSummary = (network: Network, schedule: Schedule, at: number): boolean => {
  const date = network.constraintDate[at]
  const start = schedule.start[at]
  const finish = schedule.finish[at]
  const opens = toWork(network, at, date)
  const closes = calendarOf(network, at).previousWork(date)
  switch (network.constraint[at]) {
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

export const breaksConstraint = (network: Network, schedule: Schedule, at: number): boolean => {
  const flags = network.flags[at]
  if ((flags & (MANUAL | COMPLETE)) !== 0) return false
  if ((flags & SUMMARY) !== 0) return network.constraintDate[at] !== NONE && breaksOnSummary(network, schedule, at)
  if ((flags & STARTED) !== 0) return overruns(network, schedule, at)
  return network.fromFinish ? breaksBackward(network, schedule, at) : breaksForward(network, schedule, at)
}
