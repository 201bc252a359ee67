/** The four kinds of link: what each demands of its successor, and what its successor allows it. */
import type { Instant } from '../../shared/time/instant.ts'
import {
  BEFORE_SUMMARY,
  COMPLETE,
  ELAPSED,
  FROM_START,
  FS,
  INACTIVE,
  LAG_SUCCESSOR,
  LINK_TYPE,
  LINKED_ABOVE,
  MANUAL,
  MILESTONE,
  NEVER,
  SF,
  SS,
  STARTED,
  SUMMARY,
  TO_FINISH,
} from './codes.ts'
import { afterLag, beforeLag, hasLag, lagCalendarOf, lagOf, runsOf } from './lag.ts'
import type { LinkTo, Network } from './network.ts'
import { levellingDelayOf } from './particulars.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, hasGivenDates, remainingOf, startBefore } from './span.ts'
import { successorsOf } from './successors.ts'
import { hasOwnDates } from './summaryLeaves.ts'

/** Of links.how: FS, SS, FF or SF. */
export const typeOf = (how: number): number => how & LINK_TYPE
/** FS and SS bound the successor's start, FF and SF its finish. */
export const boundsStart = (how: number): boolean => (how & TO_FINISH) === 0
/** FS and FF count from the predecessor's finish, SS and SF from its start. */
export const fromFinish = (how: number): boolean => (how & FROM_START) === 0

/** Links of summaries bear on what is below: the next above a task or summary whose links may, -1 when there is none. */
export const linkedAbove = ({ flags, parent }: Network, at: number): number => ((flags[at] & LINKED_ABOVE) === 0 ? -1 : parent[at])

/** The same for links into it: what a manual summary waits for moves neither it nor what is below it. */
export const boundAbove = (network: Network, at: number): number => {
  const above = linkedAbove(network, at)
  return above >= 0 && hasGivenDates(network.flags[above]) ? -1 : above
}

/** Forward: the earliest start (FS, SS) or finish (FF, SF) that the link allows the task it bounds, before moving to working time. */
export const demand = (network: Network, schedule: Schedule, link: number, successor: number): Instant => {
  const { from, how } = network.links
  const predecessor = from[link]
  const instant = fromFinish(how[link]) ? schedule.earlyFinish[predecessor] : schedule.earlyStart[predecessor]
  return afterLag(network, schedule, link, successor, instant)
}

/** In a plan that is scheduled from its finish a manual task stands where it was put, and its predecessors have to meet that. */
const standsFast = (network: Network, at: number): boolean => network.fromFinish && (network.flags[at] & MANUAL) !== 0

/** A started task starts no more: its predecessors see when the rest of it must go on. */
const lateStartSeen = (network: Network, schedule: Schedule, at: number): Instant => {
  if (standsFast(network, at)) return schedule.earlyStart[at]
  return (network.flags[at] & (STARTED | COMPLETE | SUMMARY)) === STARTED
    ? startBefore(network, at, schedule.lateFinish[at], remainingOf(network, at))
    : schedule.lateStart[at]
}

/** The end of a successor as its predecessors see it in the backward pass, before levelling delay and lag are taken off. */
export const lateEndSeen = (network: Network, schedule: Schedule, successor: number, end: 'start' | 'finish'): Instant =>
  end === 'start' ? lateStartSeen(network, schedule, successor) : allowedByFinish(network, schedule, successor)

/** FS, backward: the latest finish of the predecessor is the successor's late start, less its levelling delay and the lag. */
const allowedByFinishToStart = (network: Network, schedule: Schedule, successor: number): Instant =>
  lateStartSeen(network, schedule, successor) - levellingDelayOf(network, successor)
/** SS, backward: the latest start of the predecessor. */
const allowedByStartToStart = (network: Network, schedule: Schedule, successor: number): Instant =>
  lateStartSeen(network, schedule, successor)
/** FF bounds the predecessor's finish and SF its start by the successor's late finish. */
const allowedByFinish = (network: Network, schedule: Schedule, successor: number): Instant =>
  standsFast(network, successor) ? schedule.earlyFinish[successor] : schedule.lateFinish[successor]

/** Backward: the latest finish (FS, FF) or start (SS, SF) that a link of the kind allows a predecessor, before its lag is taken off. */
const allowance = (network: Network, schedule: Schedule, kind: number, successor: number): Instant => {
  if (kind === FS) return allowedByFinishToStart(network, schedule, successor)
  return kind === SS ? allowedByStartToStart(network, schedule, successor) : allowedByFinish(network, schedule, successor)
}

/** Begun, and moved by what remains of it; a summary's start is several tasks' together, and a manual task stands where it was put. */
export const hasBegun = (flags: number): boolean => (flags & (STARTED | SUMMARY | MANUAL)) === STARTED

/** No link moves it any more: done, set aside or, by progress override, begun. */
export const isPastMoving = (flags: number, override: boolean): boolean =>
  (flags & (COMPLETE | INACTIVE)) !== 0 || (override && hasBegun(flags))

/**
 * Successors that nothing moves do not count, nor does what waits for a start that has been; SS and SF links to a summary, or between manual tasks, are ignored backward, but not where
 * the late dates are those that are planned.
 */
const countsBackward = ({ flags, fromFinish, override }: Network, kind: number, successor: number, at: number): boolean => {
  if (isPastMoving(flags[successor], override)) return false
  if (kind !== SS && kind !== SF) return true
  if (hasBegun(flags[at])) return false
  return fromFinish || ((flags[successor] & SUMMARY) === 0 && (flags[successor] & flags[at] & MANUAL) === 0)
}

/** What stands on raw instants, or spans others that work. */
const RAW = SUMMARY | MANUAL | MILESTONE | ELAPSED

/** To one who works at other times, a task or a lag, a finish, Friday 17:00, may as well be any minute until the successor's own work goes on. */
export const finishSeen = (network: Network, link: number, at: number, successor: number, finish: Instant): Instant => {
  const { flags } = network
  if (network.fromFinish || (flags[successor] & RAW) !== 0) return finish
  const works = calendarOf(network, successor)
  const isTaskElsewhere = (flags[at] & (SUMMARY | MANUAL)) === 0 && (calendarOf(network, at) !== works || (flags[at] & ELAPSED) !== 0)
  const isLagElsewhere = hasLag(network, link) && lagCalendarOf(network, link, successor) !== works
  return isTaskElsewhere || isLagElsewhere ? works.nextWork(finish) : finish
}

/** The same for a lead, which is taken off up to the end of its calendar's work: to a task at other times any minute until that work goes on is as good. */
export const leadSeen = (network: Network, schedule: Schedule, link: number, at: number, successor: number, end: Instant): Instant => {
  if (network.fromFinish || network.links.lag[link] >= 0 || lagOf(network, schedule, link) === 0) return end
  const runsOn = lagCalendarOf(network, link, successor)
  const isElsewhere = runsOn !== calendarOf(network, at) || (network.flags[at] & ELAPSED) !== 0
  return runsOn !== null && isElsewhere ? runsOn.nextWork(end) : end
}

/**
 * The task that a link really bounds: of a summary, where the lag runs on each task's own calendar, the one below it that leaves the least
 * room. `roomFor` tells how much one leaves, NEVER when it does not count.
 */
export const firstBounded = (network: Network, link: number, successor: number, roomFor: (at: number) => Instant): number => {
  const { flags, parent, ids } = network
  if ((flags[successor] & SUMMARY) === 0 || runsOf(network, link) !== LAG_SUCCESSOR) return successor
  let first = successor
  let least = NEVER
  for (let at = 0; at < successor; at += 1) {
    if ((flags[at] & SUMMARY) !== 0) continue
    let above = parent[at]
    while (above >= 0 && above < successor && !hasGivenDates(flags[above])) above = parent[above]
    if (above !== successor || hasGivenDates(flags[successor])) continue
    const room = roomFor(at)
    if (room > least || (room === least && (room === NEVER || ids[at] > ids[first]))) continue
    least = room
    first = at
  }
  return first
}

/** The same for the late dates where these are planned: a start that a summary's link bounds is that of a task below it. */
export const lateBounded = (network: Network, schedule: Schedule, link: number, at: number, successor: number): number =>
  network.fromFinish && boundsStart(network.links.how[link])
    ? firstBounded(network, link, successor, (each) => latestBefore(network, schedule, link, at, each))
    : successor

/** Backward: the latest finish that the link allows the task `at` before it, lag and all; NEVER when its successor does not count. */
export const latestBefore = (network: Network, schedule: Schedule, link: number, at: number, to: number): Instant => {
  const successor = lateBounded(network, schedule, link, at, to)
  const how = network.links.how[link]
  const kind = typeOf(how)
  if (!countsBackward(network, kind, successor, at)) return NEVER
  const end = allowance(network, schedule, kind, successor)
  const allowed = beforeLag(network, schedule, link, successor, boundsStart(how) ? end : finishSeen(network, link, at, successor, end))
  const latest = leadSeen(network, schedule, link, at, successor, allowed)
  return fromFinish(how) ? latest : finishFrom(network, at, latest)
}

/** Start-to-start links bound a start: seen from the finish, never so that the task ends after the program (as FF seen from the start: forward.ts). */
const isHeldToProgramFinish = (network: Network, at: number): boolean => {
  const out = successorsOf(network)
  for (let owner = at; owner >= 0; owner = linkedAbove(network, owner)) {
    for (let row = out.first[owner]; row < out.first[owner + 1]; row += 1) if (typeOf(network.links.how[out.link[row]]) === SS) return true
  }
  return false
}

/** The latest finish that logic leaves a task: what its successors allow, the program finish at most or, seen from the finish, without any. */
export const latestByLinks = (network: Network, at: number, allowed: Instant, programFinish: Instant): Instant => {
  if (allowed <= programFinish || (network.fromFinish && allowed !== NEVER && !isHeldToProgramFinish(network, at))) return allowed
  return programFinish
}

/**
 * Whether a link from `owner`, the task itself or a summary above it, holds the task: from a summary's finish each task below, from its start
 * only the one that starts first, and none when the summary has a start of its own. (From the finish of a manual summary Project holds the tasks
 * below all the same, though they do not move it.)
 */
export const movesWith = (network: Network, schedule: Schedule, owner: number, link: number, at: number): boolean => {
  if (owner === at || fromFinish(network.links.how[link])) return true
  return !hasOwnDates(network.flags[owner]) && schedule.earlyStart[at] <= schedule.earlyStart[owner]
}

const NO_LINKS: readonly LinkTo[] = []

/** Links out of a task that have a summary at one end. */
export const linksApart = ({ flags, links }: Network, at: number): readonly LinkTo[] =>
  (flags[at] & (SUMMARY | BEFORE_SUMMARY)) === 0 ? NO_LINKS : (links.apart.get(at) ?? NO_LINKS)

/** The latest finish that they allow a task, its own and those of the summaries above it; NEVER when none counts. */
export const latestApart = (network: Network, schedule: Schedule, at: number): Instant => {
  let finish = NEVER
  for (let owner = at; owner >= 0; owner = linkedAbove(network, owner)) {
    for (const { link, to } of linksApart(network, owner))
      if (movesWith(network, schedule, owner, link, at)) finish = Math.min(finish, latestBefore(network, schedule, link, at, to))
  }
  return finish
}
