/** The four kinds of link: what each demands of its successor, and what its successor allows it. */
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, FF, FS, INACTIVE, MANUAL, NEVER, SF, SS, STARTED, SUMMARY } from './codes.ts'
import { afterLag, beforeLag } from './lag.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { startBefore } from './span.ts'

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

/** A started task starts no more: its predecessors see when the rest of it must go on. */
const lateStartSeen = (network: Network, schedule: Schedule, at: number): Instant =>
  (network.flags[at] & (STARTED | COMPLETE | MANUAL | SUMMARY)) === STARTED
    ? startBefore(network, at, schedule.lateFinish[at], network.remaining[at])
    : schedule.lateStart[at]

/** FS, backward: the latest finish of the predecessor is the successor's late start, less its levelling delay and the lag. */
const allowedByFinishToStart = (network: Network, schedule: Schedule, successor: number): Instant =>
  lateStartSeen(network, schedule, successor) - network.levellingDelay[successor]
/** SS, backward: the latest start of the predecessor. */
const allowedByStartToStart = (network: Network, schedule: Schedule, successor: number): Instant =>
  lateStartSeen(network, schedule, successor)
/** FF bounds the predecessor's finish and SF its start by the successor's late finish. */
const allowedByFinish = (schedule: Schedule, successor: number): Instant => schedule.lateFinish[successor]

/** Backward: the latest finish (FS, FF) or start (SS, SF) that a link of the kind allows a predecessor, before its lag is taken off. */
const allowance = (network: Network, schedule: Schedule, kind: number, successor: number): Instant => {
  if (kind === FS) return allowedByFinishToStart(network, schedule, successor)
  return kind === SS ? allowedByStartToStart(network, schedule, successor) : allowedByFinish(schedule, successor)
}

/** Completed and inactive successors do not count; SS and SF links to a summary, or between manual tasks, are ignored backward. */
const countsBackward = (kind: number, successor: number, task: number): boolean => {
  if ((successor & (COMPLETE | INACTIVE)) !== 0) return false
  if (kind !== SS && kind !== SF) return true
  return (successor & SUMMARY) === 0 && (successor & task & MANUAL) === 0
}

/** Backward: the latest finish (FS, FF) or start (SS, SF) of `at` under the link in the row, lag and all; NEVER when its successor does not count. */
export const latestBefore = (network: Network, schedule: Schedule, row: number, at: number): Instant => {
  const { out, outTo, type } = network.links
  const link = out[row]
  const successor = outTo[row]
  if (!countsBackward(type[link], network.flags[successor], network.flags[at])) return NEVER
  return beforeLag(network, schedule, link, successor, allowance(network, schedule, type[link], successor))
}
