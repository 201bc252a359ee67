/** What follows from several rows together: progress of summaries, which tasks are simple, which links are near. After every fillTask. */
import {
  ACROSS,
  AFTER_SF,
  ALAP,
  COMPLETE,
  DELAYED,
  ELAPSED,
  EMPTY,
  FAR,
  FREE,
  FROM_START,
  INACTIVE,
  LENT_CALENDAR,
  MANUAL,
  MILESTONE,
  NEAR,
  NEVER,
  NONE,
  POSITIONED,
  SIMPLE,
  STARTED,
  SUMMARY,
  TO_FINISH,
} from './codes.ts'
import { LAG_NONE, LAG_PREDECESSOR, LAG_SUCCESSOR } from './lag.ts'
import { boundsStart, fromFinish } from './links.ts'
import type { Network } from './network.ts'

/** Flags that keep a task from being free. */
const BINDING = MANUAL | INACTIVE | STARTED | COMPLETE | DELAYED | LENT_CALENDAR

const isFree = (network: Network, at: number): boolean =>
  (network.flags[at] & BINDING) === 0 &&
  network.constraint[at] <= ALAP &&
  network.deadline[at] === NONE &&
  network.levellingDelay[at] === 0 &&
  network.inheritedStart[at] === NONE &&
  network.inheritedFinish[at] === NEVER

/** Links on a summary above, which count for the task too. */
const hasLinksAbove = ({ nextIn, nextOut }: Network, at: number): boolean => nextIn[at] >= 0 || nextOut[at] >= 0

/** FREE, POSITIONED and SIMPLE, as far as they go. */
const freedomOf = (network: Network, at: number): number => {
  if (!isFree(network, at)) return 0
  const kind = network.flags[at]
  if ((kind & ELAPSED) !== 0) return FREE
  // Seen from the finish, tasks may end after the program: the short way bounds them by it.
  const isSimple = !network.fromFinish && (kind & (MILESTONE | AFTER_SF)) === 0 && network.span[at] > 0 && !hasLinksAbove(network, at)
  return FREE | POSITIONED | (isSimple ? SIMPLE : 0)
}

/** A summary has started once a child has, is complete once all are, and empty when none counts; the freedoms are for leaves. Children come before their summary. */
export const settleFlags = (network: Network): void => {
  const { count, flags, parent } = network
  const open = new Uint8Array(count)
  const started = new Uint8Array(count)
  const isHeld = new Uint8Array(count)
  for (let at = 0; at < count; at += 1) {
    if ((flags[at] & SUMMARY) !== 0) {
      const progress = (started[at] === 0 ? 0 : STARTED) | (open[at] === 0 ? COMPLETE : 0)
      flags[at] = (flags[at] & ~(STARTED | COMPLETE | EMPTY)) | progress | (isHeld[at] === 0 ? EMPTY : 0)
    } else {
      flags[at] = (flags[at] & ~(FREE | POSITIONED | SIMPLE)) | freedomOf(network, at)
    }
    const above = parent[at]
    if (above < 0) continue
    // An inactive child counts only in an inactive summary.
    if ((flags[at] & INACTIVE & ~flags[above]) === 0) isHeld[above] = 1
    if ((flags[at] & INACTIVE) !== 0) continue
    if ((flags[at] & (STARTED | COMPLETE)) !== 0) started[above] = 1
    if ((flags[at] & COMPLETE) === 0) open[above] = 1
  }
  settleLinks(network)
}

const settleLinks = ({ count, flags, worksOn, links }: Network): void => {
  const { inFirst, outFirst, from, out, near, outNear } = links
  for (let at = 0; at < count; at += 1) {
    for (let link = inFirst[at]; link < inFirst[at + 1]; link += 1) {
      const before = from[link]
      const isPositioned = (flags[at] & flags[before] & POSITIONED) !== 0
      near[link] = isPositioned ? nearness(links, link, worksOn[at] === worksOn[before]) : FAR
    }
  }
  for (let row = 0; row < outFirst[count]; row += 1) outNear[row] = near[out[row]]
}

const nearness = ({ type, lagKind }: Network['links'], link: number, isOneCalendar: boolean): number => {
  const kind = lagKind[link]
  const isFar = isOneCalendar ? kind !== LAG_NONE && kind !== LAG_SUCCESSOR && kind !== LAG_PREDECESSOR : kind !== LAG_NONE
  if (isFar) return FAR
  return (isOneCalendar ? NEAR : ACROSS) | (fromFinish(type[link]) ? 0 : FROM_START) | (boundsStart(type[link]) ? 0 : TO_FINISH)
}
