/** What follows from several rows together: progress of summaries, what tasks have from summaries above, which tasks are simple, which links near. After every fillTask. */
import {
  ACROSS,
  ALAP,
  BEFORE_SUMMARY,
  COMPLETE,
  ELAPSED,
  EMPTY,
  FNET,
  FNLT,
  FREE,
  INACTIVE,
  LAG_PREDECESSOR,
  LAG_RUNS,
  LAG_SUCCESSOR,
  LENT_CALENDAR,
  LINKED_ABOVE,
  MANUAL,
  MFO,
  MILESTONE,
  MSO,
  NEAR,
  NEVER,
  NONE,
  PERCENT,
  SIMPLE,
  SNET,
  STARTED,
  SUMMARY,
} from './codes.ts'
import { boundsStart, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import { giveUpRows, ownRow } from './particulars.ts'
import { hasGivenDates } from './span.ts'

export const settle = (network: Network): void => {
  network.hasAlap = network.fromFinish || network.particulars.constraint.includes(ALAP)
  inherit(network)
  settleFlags(network)
  settleLinks(network)
}

/**
 * Keeps what settle writes and answers with the way back to it, for when the rows are what they were: a fraction of what settling costs. Rows
 * of particulars that were opened meanwhile are given up.
 */
export const keepSettled = (network: Network): (() => void) => {
  const { flags, links, particulars, hasAlap } = network
  const { rows, inheritedStart, inheritedFinish, summaryStart } = particulars
  const kept = { flags: flags.slice(), how: links.how.slice(), reach: links.reach.slice(), of: particulars.of.slice() }
  const inherited = { start: inheritedStart.slice(0, rows), finish: inheritedFinish.slice(0, rows), below: summaryStart.slice(0, rows) }
  return () => {
    network.hasAlap = hasAlap
    flags.set(kept.flags)
    links.how.set(kept.how)
    links.reach.set(kept.reach)
    particulars.of.set(kept.of)
    giveUpRows(particulars, rows)
    // Read anew: more rows may have needed larger columns.
    particulars.inheritedStart.set(inherited.start)
    particulars.inheritedFinish.set(inherited.finish)
    particulars.summaryStart.set(inherited.below)
  }
}

/** Constraints of summaries bear on all below them, and so does the start of a manual one. Summaries come after their children: counted down, what is above is known. */
const inherit = ({ count, parent, flags, particulars }: Network): void => {
  for (let at = count - 1; at >= 0; at -= 1) {
    const above = parent[at] < 0 ? 0 : particulars.of[parent[at]]
    if (above === 0 && particulars.of[at] === 0) continue
    let start = particulars.inheritedStart[above]
    let finish = particulars.inheritedFinish[above]
    let below = particulars.summaryStart[above]
    if (above > 0 && hasGivenDates(flags[parent[at]])) below = particulars.manualStart[above]
    else if (above > 0 && (flags[parent[at]] & (MANUAL | INACTIVE)) === 0) {
      const kind = particulars.constraint[above]
      const date = particulars.constraintDate[above]
      if (kind === SNET || kind === MSO) start = Math.max(start, date)
      if (kind === FNLT || kind === MFO) finish = Math.min(finish, date)
    }
    if (particulars.of[at] === 0 && start === NONE && finish === NEVER && below === NONE) continue
    const row = ownRow(particulars, at)
    particulars.inheritedStart[row] = start
    particulars.inheritedFinish[row] = finish
    particulars.summaryStart[row] = below
  }
}

/** Flags that keep a task from being free, and a free one from being simple. */
const BINDING = MANUAL | INACTIVE | STARTED | COMPLETE | LENT_CALENDAR
const ENTANGLED = MILESTONE | ELAPSED | LINKED_ABOVE | BEFORE_SUMMARY

/** Anything but a constraint, or the start that a summary's constraint gives, that bears on the dates. */
const hasBounds = ({ particulars }: Network, row: number): boolean =>
  particulars.deadline[row] !== NONE ||
  particulars.levellingDelay[row] !== 0 ||
  particulars.assignmentDelay[row] !== 0 ||
  particulars.summaryStart[row] !== NONE ||
  particulars.inheritedFinish[row] !== NEVER

/** FREE and SIMPLE, as far as they go. */
const freedomOf = (network: Network, at: number): number => {
  const kind = network.flags[at]
  const row = network.particulars.of[at]
  const constraint = network.particulars.constraint[row]
  if ((kind & BINDING) !== 0 || (row > 0 && hasBounds(network, row))) return 0
  const isUnconstrained = constraint <= ALAP
  const free = isUnconstrained && network.particulars.inheritedStart[row] === NONE ? FREE : 0
  // SNET, FNET and a summary's start bear on the forward pass alone. Seen from the finish, tasks may end after the program: the short way bounds them by it.
  const isSimple = (isUnconstrained || constraint === SNET || constraint === FNET) && !network.fromFinish && (kind & ENTANGLED) === 0
  return isSimple && network.span[at] > 0 ? free | SIMPLE : free
}

/** A summary has started once a child has, is complete once all are, and empty when none counts; the freedoms are for leaves. Children come before their summary. */
const settleFlags = (network: Network): void => {
  const { count, flags, parent } = network
  const open = new Uint8Array(count)
  const started = new Uint8Array(count)
  const isHeld = new Uint8Array(count)
  for (let at = 0; at < count; at += 1) {
    if ((flags[at] & SUMMARY) !== 0) {
      const progress = (started[at] === 0 ? 0 : STARTED) | (open[at] === 0 ? COMPLETE : 0)
      flags[at] = (flags[at] & ~(STARTED | COMPLETE | EMPTY)) | progress | (isHeld[at] === 0 ? EMPTY : 0)
    } else {
      flags[at] = (flags[at] & ~(FREE | SIMPLE)) | freedomOf(network, at)
    }
    const above = parent[at]
    if (above < 0) continue
    // An inactive child counts only in an inactive summary.
    if ((flags[at] & INACTIVE & ~flags[above]) === 0) isHeld[above] = 1
    if ((flags[at] & INACTIVE) !== 0) continue
    if ((flags[at] & (STARTED | COMPLETE)) !== 0) started[above] = 1
    if ((flags[at] & COMPLETE) === 0) open[above] = 1
  }
}

/** Lags that a near link may have: its two calendars are one. */
const isNearLag = (how: number): boolean => {
  const runs = how & LAG_RUNS
  return runs === 0 || ((how & PERCENT) === 0 && (runs === LAG_SUCCESSOR || runs === LAG_PREDECESSOR))
}

/** Lags that are working time of the successor alone; a lead, taken off, would end its work where a lag begins it. */
const isAcrossLag = (how: number, lag: number): boolean =>
  (how & LAG_RUNS) === 0 || ((how & (PERCENT | LAG_RUNS)) === LAG_SUCCESSOR && lag > 0)

/** A position and a reach are a position that numbers hold (extremes.ts): thirteen years of working days. What reaches farther asks the calendar, which says when there is no such date. */
const LONGEST_REACH = 2 ** 24

const settleLinks = ({ count, flags, pair, span, links }: Network): void => {
  const { inFirst, from, how, lag, reach } = links
  for (let at = 0; at < count; at += 1) {
    for (let link = inFirst[at]; link < inFirst[at + 1]; link += 1) {
      const before = from[link]
      const toSuccessor = lag[link] + (boundsStart(how[link]) ? span[at] : 0)
      const isOnOne = pair[at] === pair[before]
      const sum = isOnOne && !fromFinish(how[link]) ? toSuccessor - span[before] : toSuccessor
      const isShort = (flags[at] & flags[before] & SIMPLE) !== 0 && Math.abs(sum) <= LONGEST_REACH
      const isNear = isShort && isOnOne && isNearLag(how[link])
      const isAcross = isShort && !isOnOne && isAcrossLag(how[link], lag[link])
      how[link] = (how[link] & ~(NEAR | ACROSS)) | (isNear ? NEAR : 0) | (isAcross ? ACROSS : 0)
      reach[link] = isNear || isAcross ? sum : 0
    }
  }
}
