/** The arithmetic behind a date, step by step: from what it counts from to the date itself, on which calendar. */
import type { Reason, ReasonStep } from '../../shared/model/reason.ts'
import type { TaskEnd } from '../../shared/model/schedule.ts'
import { ELAPSED, FNET, FNLT, FS, LAG_CLOCK, LAG_PREDECESSOR, LAG_PROGRAM, MFO, MILESTONE, SNLT, STARTED, SUMMARY } from './codes.ts'
import { type Driving, leafBehind } from './driving.ts'
import { afterLag, beforeLag, hasLag, lagOf, runsOf } from './lag.ts'
import { boundsStart, finishSeen, fromFinish, leadSeen, typeOf } from './links.ts'
import type { Network } from './network.ts'
import { constraintOf, levellingDelayOf } from './particulars.ts'
import { drivingOf } from './shownDrivers.ts'
import { asFinish, calendarOf, finishAfter, remainingOf, startFrom } from './span.ts'
import type { Tracing } from './tracing.ts'

/** Steps one after the other, each from where the last one led; steps that change nothing are not said. */
interface Walk {
  at: number
  readonly steps: ReasonStep[]
}
const step = (walk: Walk, how: ReasonStep['how'], amount: number, on: ReasonStep['on'], to: number): void => {
  if (to !== walk.at) walk.steps.push({ how, amount, on, to })
  walk.at = to
}

/** Kinds whose start stands as it was given, in working time or not. */
const isGiven = (driving: Driving): boolean => driving.kind === 'manual' || driving.kind === 'actual' || driving.kind === 'children'

/** Whose working calendar a lag runs on. `other` is the role of the task that is not the link's predecessor. */
const lagCalendar = (network: Network, link: number, other: 'own' | 'successor'): ReasonStep['on'] => {
  const kind = runsOf(network, link)
  if (kind === LAG_CLOCK) return 'clock'
  if (kind === LAG_PROGRAM) return 'program'
  return kind === LAG_PREDECESSOR ? 'predecessor' : other
}

const addLag = ({ network, schedule }: Tracing, walk: Walk, at: number, link: number): void => {
  if (link < 0 || !hasLag(network, link)) return
  step(walk, 'lag', lagOf(network, schedule, link), lagCalendar(network, link, 'own'), afterLag(network, schedule, link, at, walk.at))
}

const work = (network: Network, walk: Walk, at: number, amount: number): void =>
  step(walk, 'work', amount, (network.flags[at] & ELAPSED) !== 0 ? 'clock' : 'work', finishAfter(network, at, walk.at, amount))
const back = (network: Network, walk: Walk, at: number): void =>
  step(walk, 'back', network.span[at], (network.flags[at] & ELAPSED) !== 0 ? 'clock' : 'work', startFrom(network, at, walk.at))
const moveToWork = (network: Network, walk: Walk, at: number): void =>
  step(walk, 'toWork', 0, 'work', calendarOf(network, at).nextWork(walk.at))

/** From what is asked, lag and all, to the start. */
const walkToStart = ({ network, schedule }: Tracing, walk: Walk, at: number, driving: Driving): void => {
  if (driving.bindsFinish) back(network, walk, at)
  // Where somebody waits for the start of what is as late as possible, it is the evening before (alap.ts).
  if (driving.kind === 'alap' && walk.at > schedule.start[at])
    step(walk, 'toWorkEnd', 0, 'work', calendarOf(network, at).previousWork(walk.at))
  if (isGiven(driving) || driving.kind === 'alap') return
  // What a constraint on the finish leaves is working time by itself.
  const isMoved = (network.flags[at] & MILESTONE) === 0 && (driving.link >= 0 || !driving.bindsFinish)
  if (isMoved) moveToWork(network, walk, at)
  if (driving.kind !== 'levelling') return
  moveToWork(network, walk, at)
  step(walk, 'delay', levellingDelayOf(network, at), 'clock', walk.at + levellingDelayOf(network, at))
  moveToWork(network, walk, at)
}

/** Back from what a successor allows: its levelling delay, the lag and, where the link bounds the start, the length. */
const walkBackOver = ({ network, schedule }: Tracing, walk: Walk, at: number, { link, behind, isLate }: Driving): void => {
  const how = network.links.how[link]
  const delay = levellingDelayOf(network, behind)
  if (isLate && typeOf(how) === FS && delay > 0) step(walk, 'delay', -delay, 'clock', walk.at - delay)
  // What works at other times may finish until the successor goes on (links.ts: finishSeen).
  if (isLate && !boundsStart(how)) step(walk, 'toWork', 0, 'successorWork', finishSeen(network, link, at, behind, walk.at))
  if (hasLag(network, link)) {
    const to = beforeLag(network, schedule, link, behind, walk.at)
    const on = lagCalendar(network, link, 'successor')
    step(walk, 'unlag', lagOf(network, schedule, link), on, to)
    if (isLate) step(walk, 'toWork', 0, on, leadSeen(network, schedule, link, at, behind, walk.at))
  }
  if (!fromFinish(how)) work(network, walk, at, network.span[at])
}

/** From a date of the task's own, or of a summary above it, to the finish that it leaves. */
const walkFromDate = (network: Network, walk: Walk, at: number, { kind, bindsFinish }: Driving): void => {
  const own = constraintOf(network, at)
  if (kind === 'constraint' ? own === FNLT : bindsFinish) return
  if (kind === 'constraint' && (own === MFO || own === FNET)) back(network, walk, at)
  else if ((network.flags[at] & MILESTONE) === 0 && !(kind === 'constraint' && own === SNLT)) moveToWork(network, walk, at)
  work(network, walk, at, network.span[at])
}

/** A late finish: what the nearest successor, a date or the program finish leaves. */
const walkToLatest = (tracing: Tracing, walk: Walk, at: number, driving: Driving): void => {
  const { network, schedule } = tracing
  if (driving.link >= 0) walkBackOver(tracing, walk, at, driving)
  else walkFromDate(network, walk, at, driving)
  const finish = schedule.finish[at]
  if ((network.flags[at] & (MILESTONE | ELAPSED)) === 0 && walk.at !== finish)
    step(walk, 'toWorkEnd', 0, 'work', calendarOf(network, at).previousWork(walk.at))
}

const walkToFinish = (tracing: Tracing, walk: Walk, at: number, driving: Driving): void => {
  const { network, schedule } = tracing
  const { flags, span } = network
  if (isGiven(driving) || (flags[at] & SUMMARY) !== 0) return
  if (driving.kind === 'alap' || driving.isLate) walkToLatest(tracing, walk, at, driving)
  else if (driving.kind === 'remaining' || ((flags[at] & STARTED) !== 0 && driving.link >= 0)) {
    if (driving.bindsFinish) step(walk, 'toWorkEnd', 0, 'work', asFinish(network, at, walk.at))
    else work(network, walk, at, remainingOf(network, at))
  } else {
    // A finish that is asked for may stand as it is; any other is the length from a start that was counted back.
    if (driving.bindsFinish && walk.at === schedule.earlyFinish[at]) return
    if (driving.bindsFinish) walkToStart(tracing, walk, at, driving)
    work(network, walk, at, span[at])
  }
}

/** One end of a task, and why it is there. */
export const reasonOf = (tracing: Tracing, at: number, end: TaskEnd): Reason => {
  const { network, schedule } = tracing
  const driving = drivingOf(tracing, at, end)
  const walk: Walk = { at: driving.from, steps: [] }
  if (driving.kind !== 'alap') addLag(tracing, walk, at, driving.link)
  if (end === 'start') walkToStart(tracing, walk, at, driving)
  else walkToFinish(tracing, walk, at, driving)
  const { kind, link, from, behindEnd, above } = driving
  const behind = leafBehind(tracing, driving)
  return {
    taskId: network.ids[at],
    end,
    kind,
    instant: (end === 'start' ? schedule.start : schedule.finish)[at],
    from,
    steps: walk.steps,
    linkId: link < 0 ? null : network.links.ids[link],
    fromTaskId: behind < 0 ? null : network.ids[behind],
    fromEnd: behind < 0 ? null : behindEnd,
    aboveId: above < 0 ? null : network.ids[above],
  }
}

/** The reasons of a date followed back to an anchor, at most `most`: a date that no other task gives, or one that waits for a successor. */
export const reasonsBack = (tracing: Tracing, at: number, end: TaskEnd, most: number): Reason[] => {
  const reasons: Reason[] = []
  let here = at
  let on = end
  while (reasons.length < most) {
    const reason = reasonOf(tracing, here, on)
    reasons.push(reason)
    if (reason.fromTaskId === null || reason.fromEnd === null || isAnchor(reason)) break
    here = tracing.network.indexOf.get(reason.fromTaskId)!
    on = reason.fromEnd
  }
  return reasons
}

/** What is as late as possible waits for its successor, which lies the other way. */
const isAnchor = ({ kind, taskId, fromTaskId }: Reason): boolean => kind === 'alap' && fromTaskId !== taskId
