/** The backward pass: late dates from the program finish, in the backward order. */
import { CRITICAL } from '../../shared/model/schedule.ts'
import type { Instant } from '../../shared/time/instant.ts'
import {
  ACROSS,
  COMPLETE,
  ELAPSED,
  EMPTY,
  FIRST_WITHIN,
  FREE,
  INACTIVE,
  MANUAL,
  MILESTONE,
  NEAR,
  NEVER,
  NONE,
  SIMPLE,
  STARTED,
  SUMMARY,
} from './codes.ts'
import { capOf, heldFromFinish, latestByLogic } from './constraints.ts'
import { greater, lesser } from './extremes.ts'
import { gapOver, settleFloat } from './float.ts'
import { hasLag } from './lag.ts'
import { latestApart, latestBefore, latestByLinks } from './links.ts'
import { handBackToPoint, isPoint, placeLatePoint } from './milestones.ts'
import { handBackAcross, handBackDates } from './near.ts'
import type { Network } from './network.ts'
import { actualStartOf, assignmentDelayOf } from './particulars.ts'
import type { Schedule } from './schedule.ts'

import { calendarOf, hasGivenDates, spanBetween, startFrom } from './span.ts'

const setLate = (schedule: Schedule, at: number, start: Instant, finish: Instant): void => {
  schedule.lateStart[at] = start
  schedule.lateFinish[at] = finish
}

/** The working time between a manual task's own dates, at least its duration: on a calendar of its own, never a resource's. */
const lengthByHand = (network: Network, { earlyStart, earlyFinish }: Schedule, at: number): number =>
  Math.max(network.span[at], spanBetween(network, at, earlyStart[at], earlyFinish[at]))

/** A manual task keeps raw instants, started or not, and its late dates are never before its own. */
const placeLateManual = (network: Network, schedule: Schedule, at: number, latest: Instant): void => {
  const finish = Math.max(latest, schedule.earlyFinish[at])
  const length = lengthByHand(network, schedule, at)
  const onTheClock = length === 0 || (network.flags[at] & ELAPSED) !== 0
  const start = onTheClock ? finish - length : network.countsOn[network.pair[at]].subtract(finish, length)
  setLate(schedule, at, Math.max(start, schedule.earlyStart[at]), finish)
}

/** An assignment that begins only when the task's work is done begins, like a milestone, on the raw instant. */
export const endsWithAssignment = (network: Network, at: number): boolean =>
  assignmentDelayOf(network, at) > 0 && assignmentDelayOf(network, at) >= network.span[at]

/**
 * Project 2010 and 2013 let no task below a manual summary end late beyond the summary's finish, once one of them fills it up to there; since
 * 2016 it does not matter. By summary the finish that it holds its tasks to.
 */
const heldFinishes = ({ count, parent, holding }: Network, { earlyFinish }: Schedule): ReadonlyMap<number, Instant> => {
  const held = new Map<number, Instant>()
  for (let at = 0; holding.size > 0 && at < count; at += 1) {
    const above = parent[at]
    if (holding.has(above) && earlyFinish[at] >= earlyFinish[above]) held.set(above, earlyFinish[above])
  }
  return held
}

/** What bounds all late dates. */
interface Ends {
  readonly programFinish: Instant
  /** By summary: see heldFinishes. */
  readonly held: ReadonlyMap<number, Instant>
}

/** `allowed` is what the successors allow, NEVER when none of them counts. */
const placeLate = (network: Network, schedule: Schedule, at: number, allowed: Instant, { programFinish, held }: Ends): void => {
  const flags = network.flags[at]
  if ((flags & COMPLETE) !== 0) {
    setLate(schedule, at, schedule.earlyStart[at], schedule.earlyFinish[at])
    return
  }
  const latest = network.multipleCriticalPaths && !network.fromFinish && allowed === NEVER ? schedule.earlyFinish[at] : programFinish
  let finish = Math.min(latestByLinks(network, at, allowed, latest), held.get(network.parent[at]) ?? NEVER)
  if ((flags & MANUAL) !== 0) {
    placeLateManual(network, schedule, at, Math.min(finish, capOf(network, at)))
    return
  }
  if ((flags & FREE) === 0) {
    if (network.fromFinish) {
      schedule.logic[network.particulars.of[at]] = latestByLogic(network, at, allowed, programFinish)
      finish = heldFromFinish(network, at, allowed, programFinish)
    } else finish = Math.min(finish, capOf(network, at))
  }
  if ((flags & (MILESTONE | ELAPSED)) === 0 && !endsWithAssignment(network, at)) finish = calendarOf(network, at).previousWork(finish)
  setLate(schedule, at, (flags & STARTED) !== 0 ? actualStartOf(network, at) : startFrom(network, at, finish), finish)
}

/**
 * Hands late dates up to the summary: earliest late start, latest late finish. A manual task gives its early dates, a manual summary has late
 * dates like any other, but never before its own; an inactive child counts only in an inactive summary.
 */
const rollUpLate = ({ flags, parent }: Network, schedule: Schedule, at: number): void => {
  const { earlyStart, earlyFinish, lateStart, lateFinish } = schedule
  const above = parent[at]
  if (above < 0 || (flags[at] & INACTIVE & ~flags[above]) !== 0) return
  const isManualTask = (flags[at] & (MANUAL | SUMMARY)) === MANUAL
  let start = isManualTask ? earlyStart[at] : lateStart[at]
  if (hasGivenDates(flags[above])) start = greater(start, earlyStart[above])
  lateStart[above] = lesser(lateStart[above], start)
  lateFinish[above] = greater(lateFinish[above], isManualTask ? earlyFinish[at] : lateFinish[at])
}

/** With its first task a summary is complete, and hands its own dates up. */
const closeSummaries = (network: Network, schedule: Schedule, first: number): void => {
  for (let at = first; (network.flags[at] & FIRST_WITHIN) !== 0; at = network.parent[at]) rollUpLate(network, schedule, network.parent[at])
}

/** A summary has what its children will hand up, a manual one at least its own finish; one without active children has its early dates. */
const placeSummaryLate = (network: Network, schedule: Schedule, at: number): void => {
  schedule.lateStart[at] = NEVER
  schedule.lateFinish[at] = hasGivenDates(network.flags[at]) ? schedule.earlyFinish[at] : NONE
  if ((network.flags[at] & EMPTY) !== 0) setLate(schedule, at, schedule.earlyStart[at], schedule.earlyFinish[at])
}

/** What a placed task leaves its predecessor over a link that is no sum: the latest finish, and the finish at which it would touch the task's early dates. */
const handBack = (network: Network, schedule: Schedule, link: number, at: number): void => {
  const { flags, links } = network
  const { totalFloat: latest, freeFloat: room, position } = schedule
  const before = links.from[link]
  if ((flags[before] & SIMPLE) === 0) {
    if ((flags[before] & SUMMARY) !== 0) return
    if ((flags[at] & (FREE | SIMPLE)) !== 0 && isPoint(network, before) && !hasLag(network, link)) {
      handBackToPoint(network, schedule, link, at)
      return
    }
    latest[before] = Math.min(latest[before], latestBefore(network, schedule, link, before, at))
    room[before] = Math.min(room[before], gapOver(network, schedule, link, before, at))
    return
  }
  if ((flags[at] & FREE) !== 0 && !hasLag(network, link)) {
    handBackDates(network, schedule, link, at)
    return
  }
  const finish = latestBefore(network, schedule, link, before, at)
  if (finish === NEVER) return
  latest[before] = Math.min(latest[before], calendarOf(network, before).positionOf(finish))
  room[before] = Math.min(room[before], position[before] + gapOver(network, schedule, link, before, at))
}

/**
 * Late dates of every task, from the last number down: successors come before their predecessors, and a summary's children before the
 * predecessors of the summary. Each task, once placed, hands back over its links: until a task's own turn its `totalFloat` holds the latest
 * finish that its successors leave it and its `freeFloat` the room up to their early dates; of simple tasks both as positions (near.ts), of
 * others as an instant and a gap. Free tasks get their floats here: nothing else bears on them. The columns are held in variables because
 * the short way of the simple tasks is where the time goes.
 */
export const backward = (network: Network, schedule: Schedule, programFinish: Instant): void => {
  const { flags, count, pair, worksOn, span, criticalLimit, multipleCriticalPaths } = network
  const { inFirst, from, how, reach } = network.links
  const { lateStart, lateFinish, position, totalFloat, freeFloat } = schedule
  /** The program finish as a position on each calendar, once a task needs it. */
  const ends = new Int32Array(worksOn.length).fill(NONE)
  const bounds: Ends = { programFinish, held: heldFinishes(network, schedule) }
  totalFloat.fill(NEVER)
  freeFloat.fill(NEVER)
  for (let at = count - 1; at >= 0; at -= 1) {
    if ((flags[at] & SIMPLE) === 0) {
      placeAny(network, schedule, at, bounds)
      continue
    }
    const on = pair[at]
    const calendar = worksOn[on]
    const early = position[at]
    if (ends[on] === NONE) ends[on] = calendar.positionOf(programFinish)
    const isAnEnd = multipleCriticalPaths && totalFloat[at] === NEVER
    const late = isAnEnd ? early : lesser(totalFloat[at], ends[on])
    const total = late - early
    lateStart[at] = calendar.startAt(late - span[at])
    lateFinish[at] = calendar.finishAt(late)
    totalFloat[at] = total
    freeFloat[at] = greater(0, lesser(freeFloat[at] - early, total))
    schedule.flags[at] = total <= criticalLimit ? CRITICAL : 0
    for (let link = inFirst[at]; link < inFirst[at + 1]; link += 1) {
      if ((how[link] & NEAR) === 0) {
        if ((how[link] & ACROSS) !== 0) handBackAcross(network, schedule, link, at, late)
        else handBack(network, schedule, link, at)
        continue
      }
      const before = from[link]
      totalFloat[before] = lesser(totalFloat[before], late - reach[link])
      freeFloat[before] = lesser(freeFloat[before], early - reach[link])
    }
    rollUpLate(network, schedule, at)
    if ((flags[at] & FIRST_WITHIN) !== 0) closeSummaries(network, schedule, at)
  }
}

/** Any task, whatever bears on it. */
const placeAny = (network: Network, schedule: Schedule, at: number, bounds: Ends): void => {
  if ((network.flags[at] & SUMMARY) !== 0) {
    placeSummaryLate(network, schedule, at)
    return
  }
  const { inFirst } = network.links
  if (bounds.held.size === 0 && isPoint(network, at)) placeLatePoint(network, schedule, at, bounds.programFinish)
  else {
    placeLate(network, schedule, at, Math.min(schedule.totalFloat[at], latestApart(network, schedule, at)), bounds)
    if ((network.flags[at] & FREE) !== 0) settleFloat(network, schedule, at)
  }
  for (let link = inFirst[at]; link < inFirst[at + 1]; link += 1) handBack(network, schedule, link, at)
  rollUpLate(network, schedule, at)
  if ((network.flags[at] & FIRST_WITHIN) !== 0) closeSummaries(network, schedule, at)
}
