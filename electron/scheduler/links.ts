/** The four kinds of link: what each demands of its successor, and what its successor allows it. */
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, FF, FS, INACTIVE, MANUAL, NEVER, SF, SS, STARTED, SUMMARY } from './codes.ts'
import { afterLag, beforeLag } from './lag.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { finishFrom, startBefore } from './span.ts'

/** FS and SS bound the successor's start, FF and SF its finish. */
export const boundsStart = (type: number): boolean => type === FS || type === SS
/** FS and FF count from the predecessor's finish, SS and SF from its start. */
export const fromFinish = (type: number): boolean => type === FS || type === FF

/** Forward: the earliest start (FS, SS) or finish (FF, SF) that the link allows the task it bounds, before moving to working time. */
export const demand = (network: Network, schedule: Schedule, link: number, successor: number): Instant => {
  const { from, type } = network.links
  const predecessor = from[link]
  const instant = fromFinish(type[link]) ? schedule.earlyFinish[predecessor] : schedule.earlyStart[predecessor]
  return afterLag(network, schedule, link, successor, instant)
}

/** In a plan that is scheduled from its finish a manual task stands where it was put, and its predecessors have to meet that. */
const standsFast = (network: Network, at: number): boolean => network.fromFinish && (network.flags[at] & MANUAL) !== 0

/** A started task starts no more: its predecessors see when the rest of it must go on. */
const lateStartSeen = (network: Network, schedule: Schedule, at: number): Instant => {
  if (standsFast(network, at)) return schedule.earlyStart[at]
  return (network.flags[at] & (STARTED | COMPLETE | MANUAL | SUMMARY)) === STARTED
    ? startBefore(network, at, schedule.lateFinish[at], network.remaining[at])
    : schedule.lateStart[at]
}

/** The end of a successor as its predecessors see it in the backward pass, before levelling delay and lag are taken off. */
export const lateEndSeen = (network: Network, schedule: Schedule, successor: number, end: 'start' | 'finish'): Instant =>
  end === 'start' ? lateStartSeen(network, schedule, successor) : allowedByFinish(network, schedule, successor)

/** FS, backward: the latest finish of the predecessor is the successor's late start, less its levelling delay and the lag. */
const allowedByFinishToStart = (network: Network, schedule: Schedule, successor: number): Instant =>
  lateStartSeen(network, schedule, successor) - network.levellingDelay[successor]
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

/**
 * Completed and inactive successors do not count; SS and SF links to a summary, or between manual tasks, are ignored backward, but not where
 * the late dates are those that are planned.
 */
const countsBackward = (kind: number, successor: number, task: number, fromFinish: boolean): boolean => {
  if ((successor & (COMPLETE | INACTIVE)) !== 0) return false
  if (fromFinish || (kind !== SS && kind !== SF)) return true
  return (successor & SUMMARY) === 0 && (successor & task & MANUAL) === 0
}

/** Backward: the latest finish (FS, FF) or start (SS, SF) of `at` under the link in the row, lag and all; NEVER when its successor does not count. */
export const latestBefore = (network: Network, schedule: Schedule, row: number, at: number): Instant => {
  const { out, outTo, type } = network.links
  const link = out[row]
  const successor = outTo[row]
  if (!countsBackward(type[link], network.flags[successor], network.flags[at], network.fromFinish)) return NEVER
  return beforeLag(network, schedule, link, successor, allowance(network, schedule, type[link], successor))
}

/** Start-to-start links bound a start: seen from the finish, never so that the task ends after the program (as FF seen from the start: forward.ts). */
const isHeldToProgramFinish = ({ linkedOut, nextOut, links }: Network, at: number): boolean => {
  for (let owner = linkedOut[at]; owner >= 0; owner = nextOut[owner]) {
    for (let row = links.outFirst[owner]; row < links.outFirst[owner + 1]; row += 1) if (links.type[links.out[row]] === SS) return true
  }
  return false
}

/** The latest finish that logic leaves a task: what its successors allow, the program finish at most or, seen from the finish, without any. */
export const latestByLinks = (network: Network, at: number, allowed: Instant, programFinish: Instant): Instant => {
  if (allowed <= programFinish || (network.fromFinish && allowed !== NEVER && !isHeldToProgramFinish(network, at))) return allowed
  return programFinish
}

/** The latest finish that the successors of a task, and of the summaries above it, allow; NEVER when none of them counts. */
export const latestAllowed = (network: Network, schedule: Schedule, at: number): Instant => {
  const { linkedOut, nextOut, links } = network
  let finish = NEVER
  let start = NEVER
  for (let owner = linkedOut[at]; owner >= 0; owner = nextOut[owner]) {
    for (let row = links.outFirst[owner]; row < links.outFirst[owner + 1]; row += 1) {
      const allowed = latestBefore(network, schedule, row, at)
      if (fromFinish(links.type[links.out[row]])) finish = Math.min(finish, allowed)
      else start = Math.min(start, allowed)
    }
  }
  return start === NEVER ? finish : Math.min(finish, finishFrom(network, at, start))
}
