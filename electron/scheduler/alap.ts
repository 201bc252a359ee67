/** As late as possible: the task takes up its free float, so that it waits without delaying any successor. */
import type { Instant } from '../../shared/time/instant.ts'
import { ALAP, COMPLETE, ELAPSED, INACTIVE, MANUAL, MILESTONE, NEVER, STARTED, SUMMARY } from './codes.ts'
import { type Ends, noEnds, noteEnds } from './ends.ts'
import { beforeLag } from './lag.ts'
import { boundsStart, firstBounded, fromFinish, linkedAbove, movesWith } from './links.ts'
import type { Network } from './network.ts'
import { constraintOf } from './particulars.ts'
import { handUp, openSummaries } from './planned.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, startFrom } from './span.ts'
import { successorsOf } from './successors.ts'

/**
 * The latest end of a predecessor, the one that the link counts from, that leaves the successor where it is, before the lag is taken off as
 * `bounded` counts it; NEVER when that one does not count.
 */
const latestEndFor = (network: Network, schedule: Schedule, ends: Ends, link: number, bounded: number): Instant => {
  if ((network.flags[bounded] & (COMPLETE | INACTIVE)) !== 0) return NEVER
  const end = (boundsStart(network.links.how[link]) ? ends.start : ends.finish)[bounded]
  // A summary without a task that counts.
  return end === NEVER ? NEVER : beforeLag(network, schedule, link, bounded, end)
}

/** The task that the link really bounds (links.ts). */
export const delayedFirst = (network: Network, schedule: Schedule, ends: Ends, link: number, successor: number): number =>
  firstBounded(network, link, successor, (at) => latestEndFor(network, schedule, ends, link, at))

const latestEnd = (network: Network, schedule: Schedule, ends: Ends, link: number, successor: number): Instant =>
  latestEndFor(network, schedule, ends, link, delayedFirst(network, schedule, ends, link, successor))

/** The same as a finish of the task `at`. */
export const latestOver = (network: Network, schedule: Schedule, ends: Ends, link: number, at: number, successor: number): Instant => {
  const allowed = latestEnd(network, schedule, ends, link, successor)
  return allowed === NEVER || fromFinish(network.links.how[link]) ? allowed : finishFrom(network, at, allowed)
}

/** The latest finish and start at which no successor moves: successors that are themselves as late as possible have been placed before. */
const latestWithoutDelay = (network: Network, schedule: Schedule, ends: Ends, at: number): { finish: Instant; start: Instant } => {
  const out = successorsOf(network)
  let finish = schedule.lateFinish[at]
  let start = NEVER
  for (let owner = at; owner >= 0; owner = linkedAbove(network, owner)) {
    for (let row = out.first[owner]; row < out.first[owner + 1]; row += 1) {
      const link = out.link[row]
      if (!movesWith(network, schedule, owner, link, at)) continue
      finish = Math.min(finish, latestOver(network, schedule, ends, link, at, out.to[row]))
      if (!fromFinish(network.links.how[link])) start = Math.min(start, latestEnd(network, schedule, ends, link, out.to[row]))
    }
  }
  return { finish, start }
}

/** True when the task is planned later than its early dates. */
const wait = (network: Network, schedule: Schedule, ends: Ends, at: number): boolean => {
  if (constraintOf(network, at) !== ALAP || (network.flags[at] & (MANUAL | INACTIVE | STARTED | COMPLETE)) !== 0) return false
  const latest = latestWithoutDelay(network, schedule, ends, at)
  let { finish } = latest
  if ((network.flags[at] & (MILESTONE | ELAPSED)) === 0) finish = calendarOf(network, at).previousWork(finish)
  let start = startFrom(network, at, finish)
  // Where its calendar does not work when its start is awaited, the start is the evening before, not the next morning: the same working minute.
  if (start > latest.start) start = calendarOf(network, at).previousWork(latest.start)
  if (start <= schedule.start[at]) return false
  schedule.start[at] = start
  schedule.finish[at] = finish
  return true
}

/** Moves start and finish of ALAP tasks; their early dates stay what the logic allows at the earliest. Then summaries follow. */
export const placeAlap = (network: Network, schedule: Schedule): void => {
  const { flags, count } = network
  const ends = noEnds(network)
  let hasMoved = false
  for (let at = count - 1; at >= 0; at -= 1) {
    if ((flags[at] & SUMMARY) !== 0) continue
    if (wait(network, schedule, ends, at)) hasMoved = true
    noteEnds(network, schedule, ends, at)
  }
  if (!hasMoved) return
  openSummaries(network, schedule)
  for (let at = 0; at < count; at += 1) handUp(network, schedule, at)
}
