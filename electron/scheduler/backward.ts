/** The backward pass: late dates from the program finish, in the backward order. */
import type { Laid } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, DELAYED, ELAPSED, FREE, INACTIVE, MANUAL, MILESTONE, NEVER, NONE, SF, SIMPLE, SS, STARTED, SUMMARY } from './codes.ts'
import { capOf } from './constraints.ts'
import { beforeLag } from './lag.ts'
import { allowance, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, startFrom } from './span.ts'

/** Latest early finish of the active tasks; the program start of an empty plan. */
export const programFinishOf = (network: Network, schedule: Schedule): Instant => {
  let latest = NONE
  for (let at = 0; at < network.count; at += 1) {
    if ((network.flags[at] & INACTIVE) === 0 && schedule.earlyFinish[at] > latest) latest = schedule.earlyFinish[at]
  }
  return latest === NONE ? network.programStart : latest
}

/** Completed and inactive successors do not count; SS and SF links to a summary, or between manual tasks, are ignored backward. */
const countsBackward = (kind: number, successor: number, task: number): boolean => {
  if ((successor & (COMPLETE | INACTIVE)) !== 0) return false
  if (kind !== SS && kind !== SF) return true
  return (successor & SUMMARY) === 0 && (successor & task & MANUAL) === 0
}

const setLate = (schedule: Schedule, at: number, start: Instant, finish: Instant): void => {
  schedule.lateStart[at] = start
  schedule.lateFinish[at] = finish
}

/**
 * A manual task keeps raw instants, started or not; below a manual summary it has that summary's finish at the latest. Without
 * slack its late dates are the dates it was given, whatever its duration says.
 */
const placeLateManual = (network: Network, schedule: Schedule, at: number, latest: Instant): void => {
  const above = network.parent[at]
  const isHeld = above >= 0 && (network.flags[above] & MANUAL) !== 0
  const finish = isHeld ? Math.min(latest, schedule.earlyFinish[above]) : latest
  const start = finish === schedule.earlyFinish[at] ? schedule.earlyStart[at] : startFrom(network, at, finish)
  setLate(schedule, at, start, finish)
}

/** An assignment that begins only when the task's work is done begins, like a milestone, on the raw instant. */
const endsWithAssignment = (network: Network, at: number): boolean =>
  (network.flags[at] & DELAYED) !== 0 && (network.assignmentDelay.get(at) ?? 0) >= network.span[at]

/** `latest` is what the successors allow, the program finish at most. */
const placeLate = (network: Network, schedule: Schedule, at: number, latest: Instant): void => {
  const flags = network.flags[at]
  if ((flags & COMPLETE) !== 0) {
    setLate(schedule, at, schedule.earlyStart[at], schedule.earlyFinish[at])
    return
  }
  let finish = (flags & FREE) === 0 ? Math.min(latest, capOf(network, at)) : latest
  if ((flags & MANUAL) !== 0) {
    placeLateManual(network, schedule, at, finish)
    return
  }
  if ((flags & (MILESTONE | ELAPSED)) === 0 && !endsWithAssignment(network, at)) finish = calendarOf(network, at).previousWork(finish)
  setLate(schedule, at, (flags & STARTED) !== 0 ? network.actualStart[at] : startFrom(network, at, finish), finish)
}

/** Hands late dates up to the summary: earliest late start, latest late finish; a manual child gives its early dates. */
const rollUpLate = (network: Network, schedule: Schedule, at: number): void => {
  const above = network.parent[at]
  if (above < 0 || ((network.flags[at] & INACTIVE) !== 0 && (network.flags[above] & INACTIVE) === 0)) return
  const isManual = (network.flags[at] & MANUAL) !== 0
  const start = isManual ? schedule.earlyStart[at] : schedule.lateStart[at]
  const finish = isManual ? schedule.earlyFinish[at] : schedule.lateFinish[at]
  if (start < schedule.lateStart[above]) schedule.lateStart[above] = start
  if (finish > schedule.lateFinish[above]) schedule.lateFinish[above] = finish
}

/** The latest start and finish that successors allow so far; one object, reused for each task. */
interface Allowed {
  start: Instant
  finish: Instant
}

/** What the link in the row allows the task; it may be a link of a summary above the task. */
const allow = (network: Network, schedule: Schedule, row: number, at: number, allowed: Allowed): void => {
  const link = network.links.out[row]
  const kind = network.links.type[link]
  const successor = network.links.outTo[row]
  if (!countsBackward(kind, network.flags[successor], network.flags[at])) return
  const instant = beforeLag(network, schedule, link, successor, allowance(network, schedule, kind, successor))
  if (fromFinish(kind)) allowed.finish = Math.min(allowed.finish, instant)
  else allowed.start = Math.min(allowed.start, instant)
}

/**
 * Late dates of every task, and of simple tasks the total float that they leave. The columns are held in variables because the loop
 * over links is where the time goes.
 */
export const backward = (network: Network, schedule: Schedule, programFinish: Instant): void => {
  const { backwardOrder, flags, count, linkedOut, nextOut, calendars, worksOn, span } = network
  const { outFirst, outTo, isOutPlain } = network.links
  const { lateStart, lateFinish, position, totalFloat } = schedule
  const laid: Laid = { start: 0, finish: 0, position: 0 }
  const allowed: Allowed = { start: NEVER, finish: NEVER }
  for (const at of network.summaries) {
    lateStart[at] = NEVER
    lateFinish[at] = NONE
  }
  for (let step = 0; step < count; step += 1) {
    const at = backwardOrder[step]
    if ((flags[at] & SUMMARY) !== 0) {
      if ((flags[at] & MANUAL) !== 0 || lateFinish[at] === NONE) setLate(schedule, at, schedule.earlyStart[at], schedule.earlyFinish[at])
      rollUpLate(network, schedule, at)
      continue
    }
    let finish = programFinish
    allowed.start = NEVER
    allowed.finish = NEVER
    // Successors of the task and of the summaries above it.
    for (let owner = linkedOut[at]; owner >= 0; owner = nextOut[owner]) {
      const end = outFirst[owner + 1]
      for (let row = outFirst[owner]; row < end; row += 1) {
        const successor = outTo[row]
        if (isOutPlain[row] === 1 && (flags[successor] & FREE) !== 0) {
          if (lateStart[successor] < finish) finish = lateStart[successor]
        } else allow(network, schedule, row, at, allowed)
      }
    }
    if (allowed.finish < finish) finish = allowed.finish
    if (allowed.start !== NEVER) finish = Math.min(finish, finishFrom(network, at, allowed.start))
    if ((flags[at] & SIMPLE) !== 0) {
      calendars[worksOn[at]].layUntil(finish, span[at], laid)
      lateStart[at] = laid.start
      lateFinish[at] = laid.finish
      totalFloat[at] = laid.position - position[at]
    } else placeLate(network, schedule, at, finish)
    rollUpLate(network, schedule, at)
  }
}
