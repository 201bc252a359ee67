/** The logic around one task: the links that lead into it and out of it, which of them drive, and how much each of the others could give. */
import type { TaskEnd } from '../../shared/model/schedule.ts'
import type { Duration } from '../../shared/time/instant.ts'
import { hasActualDate, restOver } from './begunDriver.ts'
import { COMPLETE, INACTIVE } from './codes.ts'
import { isAsked, isByHand } from './drivers.ts'
import { startOver } from './driving.ts'
import { boundAbove, boundsStart, demand, fromFinish, linkedAbove } from './links.ts'
import type { Network } from './network.ts'
import { levellingDelayOf } from './particulars.ts'
import { drivingOf } from './shownDrivers.ts'
import { calendarOf, remainingOf, spanBetween, startBefore } from './span.ts'
import { successorsOf } from './successors.ts'
import { hasOwnDates } from './summaryLeaves.ts'
import type { Tracing } from './tracing.ts'

/** A link between two leaves, by number. */
export interface Tie {
  readonly link: number
  /** The leaf whose date the link counts from, and the one that it bounds. */
  readonly from: number
  readonly to: number
  /** The end of `to` that it drives; null when it does not drive. Several links that ask for the same date all drive. */
  readonly drives: TaskEnd | null
  /**
   * How far the predecessor's date could slip before it moved `to`: working time as `to` counts it. Negative when a constraint breaks the link;
   * null when the link moves nothing: its successor is done, placed by hand, or runs on by progress override.
   */
  readonly slack: Duration | null
}

/** What a link leaves its successor, null when it moves nothing: of a begun one until its remaining work must go on. */
export const slackOver = (tracing: Tracing, at: number, link: number): Duration | null => {
  const { network, schedule } = tracing
  if (isByHand(network, at)) return null
  if (hasActualDate(network, at)) {
    if ((network.flags[at] & COMPLETE) !== 0 || network.override) return null
    const finish = schedule.earlyFinish[at]
    if (restOver(tracing, link, at) === finish) return 0
    const asked = demand(network, schedule, link, at)
    const end = boundsStart(network.links.how[link]) ? startBefore(network, at, finish, remainingOf(network, at)) : finish
    return spanBetween(network, at, asked, end)
  }
  let start = startOver(network, schedule, link, at)
  const delay = levellingDelayOf(network, at)
  if (delay > 0) start = calendarOf(network, at).nextWork(calendarOf(network, at).nextWork(start) + delay)
  return spanBetween(network, at, start, schedule.earlyStart[at])
}

const drivenEnd = (tracing: Tracing, at: number, link: number): TaskEnd | null => {
  for (const end of ['start', 'finish'] as const) {
    const driving = drivingOf(tracing, at, end)
    if (driving.link >= 0 && driving.kind !== 'alap' && isAsked(tracing, at, link, driving)) return end
  }
  return null
}

export const leafOf = (tracing: Tracing, link: number): number => {
  const { from, how } = tracing.network.links
  const before = from[link]
  if (hasOwnDates(tracing.network.flags[before])) return before
  const leaves = tracing.early()
  return fromFinish(how[link]) ? leaves.finish[before] : leaves.start[before]
}

const tie = (tracing: Tracing, link: number, to: number): Tie => {
  const drives = drivenEnd(tracing, to, link)
  return { link, from: leafOf(tracing, link), to, drives, slack: drives === null ? slackOver(tracing, to, link) : 0 }
}

/** The links that bound a leaf, its own and those of the summaries above it; of a summary its own, to the leaf that begins it. */
export const tiesInto = (tracing: Tracing, at: number): Tie[] => {
  const { network } = tracing
  const { links, flags } = network
  const to = hasOwnDates(flags[at]) ? at : tracing.early().start[at]
  const ties: Tie[] = []
  for (let owner = to; owner >= 0; owner = boundAbove(network, owner)) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) ties.push(tie(tracing, link, to))
  }
  return ties
}

/** The leaves that the links into a summary bound, in the order of the plan. */
const leavesUnder = ({ count, flags, parent, row }: Network, summary: number): number[] => {
  const leaves: number[] = []
  for (let at = 0; at < count; at += 1) {
    if (!hasOwnDates(flags[at])) continue
    let above = parent[at]
    while (above >= 0 && above !== summary) above = hasOwnDates(flags[above]) ? -1 : parent[above]
    if (above === summary) leaves.push(at)
  }
  return leaves.sort((a, b) => row[a] - row[b])
}

/** The links out of a task, in the plan's order of the leaves that they bound; of the summaries above a leaf those that count from it. Inactive tasks move nothing. */
export const tiesOut = (tracing: Tracing, at: number): Tie[] => {
  const { network } = tracing
  const { flags } = network
  const out = successorsOf(network)
  if ((flags[at] & INACTIVE) !== 0) return []
  const ties: Tie[] = []
  for (let owner = at; owner >= 0; owner = linkedAbove(network, owner)) {
    for (let row = out.first[owner]; row < out.first[owner + 1]; row += 1) {
      const link = out.link[row]
      const to = out.to[row]
      if (owner !== at && leafOf(tracing, link) !== at) continue
      for (const leaf of hasOwnDates(flags[to]) ? [to] : leavesUnder(tracing.network, to)) ties.push(tie(tracing, link, leaf))
    }
  }
  return ties.sort((a, b) => network.row[a.to] - network.row[b.to])
}
