/** The forward pass: early dates in topological order. */
import type { Instant } from '../../shared/time/instant.ts'
import {
  ACROSS,
  AFTER_SF,
  COMPLETE,
  ELAPSED,
  EMPTY,
  FF,
  FNET,
  FREE,
  INACTIVE,
  MANUAL,
  MILESTONE,
  NEAR,
  NEVER,
  NONE,
  PLACEHOLDER,
  SF,
  SIMPLE,
  STARTED,
  SUMMARY,
} from './codes.ts'
import { floorOf, heldBy } from './constraints.ts'
import { greater, lesser } from './extremes.ts'
import { lagOf } from './lag.ts'
import { boundAbove, boundsStart, demand, typeOf } from './links.ts'
import { keepsDates, placeManual } from './manual.ts'
import { isPoint, pointAsked } from './milestones.ts'
import { earliestAcross, earliestFinish } from './near.ts'
import type { Network } from './network.ts'
import { constraintDateOf, constraintOf, inheritedStartOf, levellingDelayOf } from './particulars.ts'
import { type Logic, setEarly } from './place.ts'
import { placeProgress } from './progress.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, startFrom, toWork } from './span.ts'

/** A finish that SF asks for without a lag stays as it is; another link that asks for the same instant does not change that. */
export const givesFinish = (network: Network, schedule: Schedule, link: number): boolean =>
  typeOf(network.links.how[link]) === SF && lagOf(network, schedule, link) === 0

/** Demands of the task's own links and of those on the summaries above it, added up. */
export const gatherLogic = (network: Network, schedule: Schedule, at: number, logic: Logic): void => {
  const { links } = network
  logic.start = NONE
  logic.finish = NONE
  logic.finishLink = -1
  for (let owner = at; owner >= 0; owner = boundAbove(network, owner)) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) {
      const instant = demand(network, schedule, link, at)
      if (boundsStart(links.how[link])) {
        if (instant > logic.start) logic.start = instant
      } else if (instant > logic.finish || (instant === logic.finish && givesFinish(network, schedule, link))) {
        logic.finish = instant
        logic.finishLink = link
      }
    }
  }
}

/** A finish-to-finish link asks for a finish, never for a start before the program's (as in Microsoft Project: its KB Q103971, and MPXJ). */
export const isHeldToProgramStart = (network: Network, at: number): boolean => {
  const { links } = network
  for (let owner = at; owner >= 0; owner = boundAbove(network, owner)) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) if (typeOf(links.how[link]) === FF) return true
  }
  return false
}

/** The date of a finish no earlier than that places the task is its finish as it stands, be it a Sunday. NONE of another constraint. */
const finishAsked = (network: Network, at: number): Instant =>
  constraintOf(network, at) === FNET && (network.flags[at] & ELAPSED) === 0 ? constraintDateOf(network, at) : NONE

/** An automatic task that has not started: logic, then SNET and FNET, then the levelling delay, then the constraints that hold it. */
const placeAutomatic = (network: Network, schedule: Schedule, at: number, logic: Logic, programStart: Instant): void => {
  const isMilestone = (network.flags[at] & MILESTONE) !== 0
  const isWorking = (network.flags[at] & ELAPSED) === 0
  const floor = (network.flags[at] & FREE) !== 0 ? NONE : floorOf(network, at)
  let start: Instant
  /** Set when a link or a constraint gives the finish as it stands (SF: 08:00 of the next morning). */
  let givenFinish = NONE
  if (logic.start === NONE && logic.finish === NONE) {
    // Without predecessors the date of SNET or FNET rules, even before the program start.
    start = floor === NONE || network.fromFinish ? toWork(network, at, programStart) : floor
    // Seen from the finish the program starts when the first task must: no date before that counts.
    start = Math.max(start, floor)
    if (start === floor) givenFinish = finishAsked(network, at)
  } else {
    start = logic.start === NONE ? NONE : toWork(network, at, logic.start)
    if (logic.finish !== NONE) {
      const fromFinish = startFrom(network, at, logic.finish)
      if (fromFinish > start) {
        start = isMilestone ? fromFinish : calendarOf(network, at).nextWork(fromFinish)
        if (isWorking && givesFinish(network, schedule, logic.finishLink)) givenFinish = logic.finish
      }
    }
    if (start < programStart && (network.fromFinish || isHeldToProgramStart(network, at))) {
      start = toWork(network, at, programStart)
      givenFinish = NONE
    }
    if (floor > start) {
      start = floor
      givenFinish = finishAsked(network, at)
    }
  }
  if ((network.flags[at] & FREE) !== 0) {
    setEarly(schedule, at, start, givenFinish === NONE ? finishFrom(network, at, start) : givenFinish)
    return
  }
  const fromAbove = inheritedStartOf(network, at)
  if (fromAbove > start) {
    const inherited = toWork(network, at, fromAbove)
    if (inherited > start) {
      start = inherited
      givenFinish = NONE
    }
  }
  const delay = levellingDelayOf(network, at)
  if (delay > 0) {
    const calendar = calendarOf(network, at)
    start = calendar.nextWork(calendar.nextWork(start) + delay)
    givenFinish = NONE
  }
  schedule.logic[network.particulars.of[at]] = start
  const held = heldBy(network, at, start)
  if (held !== start) {
    start = held
    givenFinish = NONE
  }
  setEarly(schedule, at, start, givenFinish === NONE ? finishFrom(network, at, start) : givenFinish)
}

/** The short way of a milestone (milestones.ts). */
const placePoint = (network: Network, schedule: Schedule, at: number, programStart: Instant): void => {
  const asked = pointAsked(network, schedule, at)
  const isTooEarly = asked < programStart && (asked === NONE || isHeldToProgramStart(network, at))
  const instant = isTooEarly ? programStart : asked
  setEarly(schedule, at, instant, instant)
}

/** A summary has its children's span; one without active children stands at the program start. */
const closeSummary = (network: Network, schedule: Schedule, at: number, programStart: Instant): void => {
  if ((network.flags[at] & EMPTY) !== 0) {
    const start = calendarOf(network, at).nextWork(programStart)
    setEarly(schedule, at, start, start)
  }
}

/** Hands a placed task's span up to its summary. An inactive child counts only in an inactive summary. */
const rollUp = ({ flags, parent }: Network, { earlyStart, earlyFinish }: Schedule, at: number): void => {
  const above = parent[at]
  if (above < 0 || (flags[at] & INACTIVE & ~flags[above]) !== 0) return
  earlyStart[above] = lesser(earlyStart[above], earlyStart[at])
  earlyFinish[above] = greater(earlyFinish[above], earlyFinish[at])
}

/**
 * Early dates of every task; answers with the latest early finish of the active ones, NONE without any. The columns are held in variables
 * because the short way of the simple tasks is where the time goes.
 */
export const forward = (network: Network, schedule: Schedule, programStart: Instant): Instant => {
  const { count, flags, pair, worksOn, span, parent } = network
  const { inFirst, from, how, reach } = network.links
  const { earlyStart, earlyFinish, position } = schedule
  const logic: Logic = { start: NONE, finish: NONE, finishLink: -1 }
  /** The program start as a position on each calendar, once a task needs it. */
  const begins = new Int32Array(worksOn.length).fill(NONE)
  let latest = NONE
  begin(network, schedule)
  for (let at = 0; at < count; at += 1) {
    if ((flags[at] & (FREE | SIMPLE | AFTER_SF)) !== (FREE | SIMPLE)) {
      if (isPoint(network, at)) placePoint(network, schedule, at, programStart)
      else placeTask(network, schedule, at, logic, programStart)
      if ((flags[at] & SIMPLE) !== 0) position[at] = worksOn[pair[at]].positionOf(earlyFinish[at])
      rollUp(network, schedule, at)
      if ((flags[at] & INACTIVE) === 0) latest = greater(latest, earlyFinish[at])
      continue
    }
    const on = pair[at]
    const calendar = worksOn[on]
    const working = span[at]
    let finish = NONE
    for (let link = inFirst[at]; link < inFirst[at + 1]; link += 1) {
      if ((how[link] & NEAR) !== 0) finish = greater(finish, position[from[link]] + reach[link])
      else if ((how[link] & ACROSS) !== 0) finish = greater(finish, earliestAcross(network, schedule, link, at))
      else finish = greater(finish, earliestFinish(network, schedule, link, at))
    }
    if (begins[on] === NONE) begins[on] = calendar.positionOf(programStart)
    const first = begins[on] + working
    if (finish < first && (finish === NONE || isHeldToProgramStart(network, at))) finish = first
    const starts = calendar.startAt(finish - working)
    const ends = calendar.finishAt(finish)
    position[at] = finish
    earlyStart[at] = starts
    earlyFinish[at] = ends
    latest = greater(latest, ends)
    const above = parent[at]
    if (above < 0) continue
    earlyStart[above] = lesser(earlyStart[above], starts)
    earlyFinish[above] = greater(earlyFinish[above], ends)
  }
  if (network.hasAlap) {
    schedule.start.set(earlyStart)
    schedule.finish.set(earlyFinish)
  }
  return latest
}

/** A summary's dates come from its children as they are placed. */
const begin = (network: Network, schedule: Schedule): void => {
  schedule.flags.fill(0)
  for (const at of network.summaries) {
    schedule.earlyStart[at] = NEVER
    schedule.earlyFinish[at] = NONE
  }
}

/** Any task, whatever bears on it. */
const placeTask = (network: Network, schedule: Schedule, at: number, logic: Logic, programStart: Instant): void => {
  const kind = network.flags[at]
  if (((kind & MANUAL) !== 0 && (kind & PLACEHOLDER) === 0) || keepsDates(network, at)) {
    placeManual(network, schedule, at)
  } else if ((kind & SUMMARY) !== 0) {
    closeSummary(network, schedule, at, programStart)
  } else {
    gatherLogic(network, schedule, at, logic)
    placeAutomatic(network, schedule, at, logic, programStart)
    if ((kind & PLACEHOLDER) !== 0) placeManual(network, schedule, at)
    else if ((kind & (STARTED | COMPLETE)) !== 0) placeProgress(network, schedule, at, logic)
  }
}
