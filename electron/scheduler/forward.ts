/** The forward pass: early dates in topological order, each start with what drives it. */
import type { Laid } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import {
  BY_CHILDREN,
  BY_CONSTRAINT,
  BY_LEVELLING,
  BY_LINK,
  BY_PARENT,
  BY_PROGRAM_START,
  COMPLETE,
  FAR,
  FF,
  FREE,
  FROM_START,
  INACTIVE,
  MANUAL,
  MILESTONE,
  NEAR,
  NONE,
  PLACEHOLDER,
  SF,
  SIMPLE,
  STARTED,
  SUMMARY,
  TO_FINISH,
} from './codes.ts'
import { floorOf, heldBy } from './constraints.ts'
import { boundsStart, demand } from './links.ts'
import { placeManual } from './manual.ts'
import { earliestAcross, earliestOverFar, leavePosition } from './near.ts'
import type { Network } from './network.ts'
import { type Logic, note, setEarly } from './place.ts'
import { placeProgress } from './progress.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, startFrom, toWork } from './span.ts'

/** Demands of the task's own links and of those on the summaries above it, added up. */
export const gatherLogic = (network: Network, schedule: Schedule, at: number, logic: Logic): void => {
  const { linkedIn, nextIn, links } = network
  logic.start = NONE
  logic.startLink = -1
  logic.finish = NONE
  logic.finishLink = -1
  for (let owner = linkedIn[at]; owner >= 0; owner = nextIn[owner]) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) {
      const instant = demand(network, schedule, link, at)
      if (boundsStart(links.type[link])) {
        if (instant > logic.start) {
          logic.start = instant
          logic.startLink = link
        }
      } else if (instant > logic.finish) {
        logic.finish = instant
        logic.finishLink = link
      }
    }
  }
}

/** A finish-to-finish link asks for a finish, never for a start before the program's (as in Microsoft Project: its KB Q103971, and MPXJ). */
const isHeldToProgramStart = ({ linkedIn, nextIn, links }: Network, at: number): boolean => {
  for (let owner = linkedIn[at]; owner >= 0; owner = nextIn[owner]) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) if (links.type[link] === FF) return true
  }
  return false
}

/** An automatic task that has not started: logic, then SNET and FNET, then the levelling delay, then the constraints that hold it. */
const placeAutomatic = (network: Network, schedule: Schedule, at: number, logic: Logic, programStart: Instant): void => {
  const isMilestone = (network.flags[at] & MILESTONE) !== 0
  const floor = (network.flags[at] & FREE) !== 0 ? NONE : floorOf(network, at)
  let start: Instant
  /** Set when a link gives the finish as it stands (SF: 08:00 of the next morning). */
  let givenFinish = NONE
  if (logic.start === NONE && logic.finish === NONE) {
    // Without predecessors the date of SNET or FNET rules, even before the program start.
    // Seen from the finish the program start is the earliest that anything needs.
    start = floor === NONE || network.fromFinish ? toWork(network, at, programStart) : floor
    note(schedule, at, BY_PROGRAM_START, -1, programStart)
    if (floor >= start) {
      start = floor
      note(schedule, at, BY_CONSTRAINT, -1, network.constraintDate[at])
    }
  } else {
    start = logic.start === NONE ? NONE : toWork(network, at, logic.start)
    let link = logic.startLink
    let asked = logic.start
    if (logic.finish !== NONE) {
      const fromFinish = startFrom(network, at, logic.finish)
      if (fromFinish > start) {
        start = isMilestone ? fromFinish : calendarOf(network, at).nextWork(fromFinish)
        link = logic.finishLink
        asked = logic.finish
        if (network.links.type[link] === SF && network.links.lag[link] === 0) givenFinish = logic.finish
      }
    }
    note(schedule, at, BY_LINK, link, asked)
    if (start < programStart && (network.fromFinish || isHeldToProgramStart(network, at))) {
      start = toWork(network, at, programStart)
      givenFinish = NONE
      note(schedule, at, BY_PROGRAM_START, -1, programStart)
    }
    if (floor > start) {
      start = floor
      givenFinish = NONE
      note(schedule, at, BY_CONSTRAINT, -1, network.constraintDate[at])
    }
  }
  if ((network.flags[at] & FREE) !== 0) {
    setEarly(schedule, at, start, givenFinish === NONE ? finishFrom(network, at, start) : givenFinish)
    return
  }
  if (network.inheritedStart[at] > start) {
    const inherited = toWork(network, at, network.inheritedStart[at])
    if (inherited > start) {
      start = inherited
      givenFinish = NONE
      note(schedule, at, BY_PARENT, -1, network.inheritedStart[at])
    }
  }
  const delay = network.levellingDelay[at]
  if (delay > 0) {
    const calendar = calendarOf(network, at)
    start = calendar.nextWork(calendar.nextWork(start) + delay)
    givenFinish = NONE
    note(schedule, at, BY_LEVELLING, -1, start)
  }
  schedule.logicStart[at] = start
  const held = heldBy(network, at, start)
  if (held !== start) {
    start = held
    givenFinish = NONE
    note(schedule, at, BY_CONSTRAINT, -1, network.constraintDate[at] === NONE ? network.inheritedFinish[at] : network.constraintDate[at])
  }
  setEarly(schedule, at, start, givenFinish === NONE ? finishFrom(network, at, start) : givenFinish)
}

/** A summary has its children's span; one without active children stands at the program start. */
const closeSummary = (network: Network, schedule: Schedule, at: number, programStart: Instant): void => {
  if (schedule.startLeaf[at] === NONE) {
    schedule.startLeaf[at] = at
    schedule.finishLeaf[at] = at
    const start = calendarOf(network, at).nextWork(programStart)
    setEarly(schedule, at, start, start)
    note(schedule, at, BY_PROGRAM_START, -1, programStart)
  } else {
    note(schedule, at, BY_CHILDREN, -1, schedule.earlyStart[at])
  }
  schedule.duration[at] = network.programCalendar.between(schedule.earlyStart[at], schedule.earlyFinish[at])
  schedule.logicStart[at] = schedule.earlyStart[at]
}

/** Of two leaves on the same instant the one with the lesser id is named, so that a reason does not change with the order of the rows. */
const comesFirst = (network: Network, leaf: number, other: number): boolean => leaf !== other && network.ids[leaf] < network.ids[other]

/** Hands a placed task's span up to its summary. An inactive child counts only in an inactive summary. */
const rollUp = (network: Network, schedule: Schedule, at: number): void => {
  const above = network.parent[at]
  if (above < 0 || ((network.flags[at] & INACTIVE) !== 0 && (network.flags[above] & INACTIVE) === 0)) return
  if (schedule.startLeaf[above] === NONE || schedule.earlyStart[at] < schedule.earlyStart[above]) {
    schedule.earlyStart[above] = schedule.earlyStart[at]
    schedule.startLeaf[above] = schedule.startLeaf[at]
  } else if (
    schedule.earlyStart[at] === schedule.earlyStart[above] &&
    comesFirst(network, schedule.startLeaf[at], schedule.startLeaf[above])
  ) {
    schedule.startLeaf[above] = schedule.startLeaf[at]
  }
  if (schedule.finishLeaf[above] === NONE || schedule.earlyFinish[at] > schedule.earlyFinish[above]) {
    schedule.earlyFinish[above] = schedule.earlyFinish[at]
    schedule.finishLeaf[above] = schedule.finishLeaf[at]
  } else if (
    schedule.earlyFinish[at] === schedule.earlyFinish[above] &&
    comesFirst(network, schedule.finishLeaf[at], schedule.finishLeaf[above])
  ) {
    schedule.finishLeaf[above] = schedule.finishLeaf[at]
  }
}

/** Early dates of every task. The columns are held in variables because the short way of the simple tasks is where the time goes. */
export const forward = (network: Network, schedule: Schedule, programStart: Instant): void => {
  const { count, flags, calendars, worksOn, span } = network
  const { inFirst, from, near, lag } = network.links
  const { earlyStart, earlyFinish, position, driver, driverLink } = schedule
  const laid: Laid = { start: 0, finish: 0 }
  const logic: Logic = { start: NONE, startLink: -1, finish: NONE, finishLink: -1 }
  /** The program start as a position on each calendar, once a task needs it. */
  const begins = new Int32Array(calendars.length).fill(NONE)
  begin(network, schedule)
  for (let at = 0; at < count; at += 1) {
    if ((flags[at] & SIMPLE) === 0) {
      placeTask(network, schedule, at, logic, programStart)
      leavePosition(network, schedule, at)
    } else {
      const calendar = calendars[worksOn[at]]
      const working = span[at]
      let earliest = NONE
      let driving = -1
      for (let link = inFirst[at]; link < inFirst[at + 1]; link += 1) {
        const how = near[link]
        const before = from[link]
        let asked: number
        if ((how & NEAR) !== 0) {
          asked = position[before] + lag[link]
          if ((how & FROM_START) !== 0) asked -= span[before]
          if ((how & TO_FINISH) !== 0) asked -= working
        } else
          asked =
            how === FAR ? earliestOverFar(network, schedule, calendar, link, at) : earliestAcross(schedule, calendar, how, before, working)
        if (asked <= earliest) continue
        earliest = asked
        driving = link
      }
      const on = worksOn[at]
      if (begins[on] === NONE) begins[on] = calendar.positionOf(programStart)
      if (earliest < begins[on] && (driving < 0 || isHeldToProgramStart(network, at))) {
        earliest = begins[on]
        note(schedule, at, BY_PROGRAM_START, -1, programStart)
      } else {
        driver[at] = BY_LINK
        driverLink[at] = driving
      }
      calendar.layFrom(earliest, working, laid)
      earlyStart[at] = laid.start
      earlyFinish[at] = laid.finish
      position[at] = earliest + working
    }
    rollUp(network, schedule, at)
  }
  if (network.hasAlap) {
    schedule.start.set(earlyStart)
    schedule.finish.set(earlyFinish)
  }
}

/** A summary's dates come from its children as they are placed. */
const begin = (network: Network, schedule: Schedule): void => {
  schedule.duration.set(network.duration)
  schedule.flags.fill(0)
  for (const at of network.summaries) {
    schedule.startLeaf[at] = NONE
    schedule.finishLeaf[at] = NONE
  }
}

/** Any task, whatever bears on it. */
const placeTask = (network: Network, schedule: Schedule, at: number, logic: Logic, programStart: Instant): void => {
  const kind = network.flags[at]
  if ((kind & MANUAL) !== 0 && (kind & PLACEHOLDER) === 0) {
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
