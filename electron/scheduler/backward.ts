/** The backward pass: late dates from the program finish, in the backward order. */
import { CRITICAL } from '../../shared/model/schedule.ts'
import type { Laid } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import {
  COMPLETE,
  DELAYED,
  ELAPSED,
  EMPTY,
  FAR,
  FREE,
  FROM_START,
  INACTIVE,
  MANUAL,
  MILESTONE,
  NEAR,
  NEVER,
  NONE,
  SIMPLE,
  STARTED,
  SUMMARY,
  TO_FINISH,
} from './codes.ts'
import { capOf, heldFromFinish } from './constraints.ts'
import { gapOver } from './float.ts'
import { latestAllowed, latestByLinks } from './links.ts'
import { latestAcross, latestOverFar, leaveFloat, touchingAcross } from './near.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, startFrom } from './span.ts'

/** Latest early finish of the active tasks; the program start of an empty plan. */
export const programFinishOf = (network: Network, schedule: Schedule): Instant => {
  let latest = NONE
  for (let at = 0; at < network.count; at += 1) {
    if ((network.flags[at] & INACTIVE) === 0 && schedule.earlyFinish[at] > latest) latest = schedule.earlyFinish[at]
  }
  return latest === NONE ? network.programStart : latest
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
export const endsWithAssignment = (network: Network, at: number): boolean =>
  (network.flags[at] & DELAYED) !== 0 && (network.assignmentDelay.get(at) ?? 0) >= network.span[at]

const placeLate = (network: Network, schedule: Schedule, at: number, programFinish: Instant): void => {
  const flags = network.flags[at]
  if ((flags & COMPLETE) !== 0) {
    setLate(schedule, at, schedule.earlyStart[at], schedule.earlyFinish[at])
    return
  }
  const allowed = latestAllowed(network, schedule, at)
  let finish = latestByLinks(network, at, allowed, programFinish)
  if ((flags & MANUAL) !== 0) {
    placeLateManual(network, schedule, at, Math.min(finish, capOf(network, at)))
    return
  }
  if ((flags & FREE) === 0) {
    finish = network.fromFinish ? heldFromFinish(network, at, allowed, programFinish) : Math.min(finish, capOf(network, at))
  }
  if ((flags & (MILESTONE | ELAPSED)) === 0 && !endsWithAssignment(network, at)) finish = calendarOf(network, at).previousWork(finish)
  setLate(schedule, at, (flags & STARTED) !== 0 ? network.actualStart[at] : startFrom(network, at, finish), finish)
}

/**
 * Hands late dates up to the summaries above: earliest late start, latest late finish; a manual child gives its early dates. A manual
 * summary keeps its own, an inactive child counts only in an inactive summary.
 */
const rollUpLate = (network: Network, schedule: Schedule, at: number): void => {
  const { parent, flags } = network
  const { lateStart, lateFinish } = schedule
  const isManual = (flags[at] & MANUAL) !== 0
  const start = isManual ? schedule.earlyStart[at] : lateStart[at]
  const finish = isManual ? schedule.earlyFinish[at] : lateFinish[at]
  for (let child = at, above = parent[at]; above >= 0; child = above, above = parent[above]) {
    if ((flags[above] & MANUAL) !== 0 || (flags[child] & INACTIVE & ~flags[above]) !== 0) return
    if (start >= lateStart[above] && finish <= lateFinish[above]) return
    if (start < lateStart[above]) lateStart[above] = start
    if (finish > lateFinish[above]) lateFinish[above] = finish
  }
}

/** A manual summary has dates of its own, and so has one without active children; any other has what its children will hand up. */
const placeSummaryLate = (network: Network, schedule: Schedule, at: number): void => {
  schedule.lateStart[at] = NEVER
  schedule.lateFinish[at] = NONE
  if ((network.flags[at] & (MANUAL | EMPTY)) === 0) return
  setLate(schedule, at, schedule.earlyStart[at], schedule.earlyFinish[at])
  rollUpLate(network, schedule, at)
}

/**
 * Late dates of every task, from the last number down: successors come before their predecessors, and a summary's children before the
 * predecessors of the summary. Simple tasks get their floats here too, because the sums over their links give both. The columns are held
 * in variables because the short way of the simple tasks is where the time goes.
 */
export const backward = (network: Network, schedule: Schedule, programFinish: Instant): void => {
  const { flags, count, calendars, worksOn, span, criticalLimit } = network
  const { outFirst, outTo, outNear, outLag } = network.links
  const { lateStart, lateFinish, position, totalFloat, freeFloat } = schedule
  const laid: Laid = { start: 0, finish: 0 }
  /** The program finish as a position on each calendar, once a task needs it. */
  const ends = new Int32Array(calendars.length).fill(NONE)
  for (let at = count - 1; at >= 0; at -= 1) {
    if ((flags[at] & SUMMARY) !== 0) {
      placeSummaryLate(network, schedule, at)
      continue
    }
    if ((flags[at] & SIMPLE) === 0) {
      placeLate(network, schedule, at, programFinish)
      leaveFloat(network, schedule, at)
    } else {
      const on = worksOn[at]
      const calendar = calendars[on]
      const working = span[at]
      if (ends[on] === NONE) ends[on] = calendar.positionOf(programFinish)
      let latest = ends[on]
      let room = NEVER
      for (let row = outFirst[at]; row < outFirst[at + 1]; row += 1) {
        const how = outNear[row]
        const after = outTo[row]
        if ((how & NEAR) !== 0) {
          // Where the finish would touch the successor's early dates; its late dates lie its float beyond.
          let touching = position[after] - outLag[row]
          if ((how & TO_FINISH) === 0) touching -= span[after]
          if ((how & FROM_START) !== 0) touching += working
          if (touching + totalFloat[after] < latest) latest = touching + totalFloat[after]
          if (touching - position[at] < room) room = touching - position[at]
        } else if (how !== FAR) {
          latest = Math.min(latest, latestAcross(schedule, calendar, how, after, working))
          room = Math.min(room, touchingAcross(schedule, calendar, how, after, working) - position[at])
        } else {
          latest = Math.min(latest, latestOverFar(network, schedule, calendar, row, at))
          room = Math.min(room, gapOver(network, schedule, row, at))
        }
      }
      calendar.layUntil(latest, working, laid)
      lateStart[at] = laid.start
      lateFinish[at] = laid.finish
      const total = latest - position[at]
      totalFloat[at] = total
      freeFloat[at] = Math.max(0, Math.min(room, total))
      schedule.flags[at] = total <= criticalLimit ? CRITICAL : 0
    }
    rollUpLate(network, schedule, at)
  }
}
