/** The backward pass: late dates from the program finish, in the backward order. */
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, ELAPSED, FREE, INACTIVE, MANUAL, MILESTONE, NEVER, NONE, SF, SS, STARTED, SUMMARY } from './codes.ts'
import { capOf } from './constraints.ts'
import { allowance, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { finishFrom, startBefore, startFrom } from './span.ts'

/** Latest early finish of the active tasks; the program start of an empty plan. */
export const programFinishOf = (network: Network, schedule: Schedule): Instant => {
  let latest = NONE
  for (let at = 0; at < network.count; at += 1) {
    if ((network.flags[at] & INACTIVE) === 0 && schedule.earlyFinish[at] > latest) latest = schedule.earlyFinish[at]
  }
  return latest === NONE ? network.programStart : latest
}

/** Completed and inactive successors do not count; SS and SF links to a summary, or between manual tasks, are ignored backward. */
const countsBackward = (network: Network, link: number, at: number): boolean => {
  const { to, type } = network.links
  const successor = network.flags[to[link]]
  if ((successor & (COMPLETE | INACTIVE)) !== 0) return false
  if (type[link] !== SS && type[link] !== SF) return true
  return (successor & SUMMARY) === 0 && (successor & network.flags[at] & MANUAL) === 0
}

/** The latest finish that the successors, of the task and of the summaries above it, allow; the program finish at most. */
const latestFinish = (network: Network, schedule: Schedule, at: number, programFinish: Instant): Instant => {
  const { linkedOut, nextOut, links } = network
  let finish = NEVER
  let start = NEVER
  for (let owner = linkedOut[at]; owner >= 0; owner = nextOut[owner]) {
    for (let row = links.outFirst[owner]; row < links.outFirst[owner + 1]; row += 1) {
      const link = links.out[row]
      if (!countsBackward(network, link, at)) continue
      const allowed = allowance(network, schedule, link)
      if (fromFinish(links.type[link])) finish = Math.min(finish, allowed)
      else start = Math.min(start, allowed)
    }
  }
  if (start !== NEVER) finish = Math.min(finish, finishFrom(network, at, start))
  return Math.min(finish, programFinish)
}

const setLate = (schedule: Schedule, at: number, start: Instant, finish: Instant, seen: Instant): void => {
  schedule.lateStart[at] = start
  schedule.lateFinish[at] = finish
  schedule.lateStartSeen[at] = seen
}

/**
 * A manual task keeps raw instants, started or not; below a manual summary it has that summary's finish at the latest. Without
 * slack its late dates are the dates it was given, whatever its duration says.
 */
const placeLateManual = (network: Network, schedule: Schedule, at: number, latest: Instant): void => {
  const above = network.parent[at]
  const isHeld = above >= 0 && (network.flags[above] & MANUAL) !== 0
  const finish = isHeld ? Math.min(latest, schedule.earlyFinish[above]) : latest
  const start = finish === schedule.earlyFinish[at] ? schedule.earlyStart[at] : startFrom(network, at, finish)
  setLate(schedule, at, start, finish, start)
}

const placeLate = (network: Network, schedule: Schedule, at: number, programFinish: Instant): void => {
  const flags = network.flags[at]
  if ((flags & COMPLETE) !== 0) {
    setLate(schedule, at, schedule.earlyStart[at], schedule.earlyFinish[at], schedule.earlyStart[at])
    return
  }
  let finish = latestFinish(network, schedule, at, programFinish)
  if ((flags & FREE) === 0) finish = Math.min(finish, capOf(network, at))
  if ((flags & MANUAL) !== 0) {
    placeLateManual(network, schedule, at, finish)
    return
  }
  if ((flags & (MILESTONE | ELAPSED)) === 0) finish = network.calendar[at].previousWork(finish)
  const start = startFrom(network, at, finish)
  if ((flags & STARTED) !== 0) {
    setLate(schedule, at, network.actualStart[at], finish, startBefore(network, at, finish, network.remaining[at]))
  } else {
    setLate(schedule, at, start, finish, start)
  }
}

/** Hands late dates up to the summary: earliest late start, latest late finish; a manual child gives its early dates. */
const rollUpLate = (network: Network, schedule: Schedule, at: number): void => {
  const above = network.parent[at]
  if (above < 0 || ((network.flags[at] & INACTIVE) !== 0 && (network.flags[above] & INACTIVE) === 0)) return
  const isManual = (network.flags[at] & MANUAL) !== 0
  const start = isManual ? schedule.earlyStart[at] : schedule.lateStart[at]
  const finish = isManual ? schedule.earlyFinish[at] : schedule.lateFinish[at]
  if (start < schedule.lateStart[above]) schedule.lateStart[above] = start
  if (finish > schedule.lateFinish[above]) schedule.lateFinish[above] = finish
}

export const backward = (network: Network, schedule: Schedule, programFinish: Instant): void => {
  const { backwardOrder, flags, count } = network
  for (let at = 0; at < count; at += 1) {
    if ((flags[at] & SUMMARY) === 0) continue
    schedule.lateStart[at] = NEVER
    schedule.lateFinish[at] = NONE
  }
  for (let step = 0; step < count; step += 1) {
    const at = backwardOrder[step]
    if ((flags[at] & SUMMARY) === 0) {
      placeLate(network, schedule, at, programFinish)
    } else if ((flags[at] & MANUAL) !== 0 || schedule.lateFinish[at] === NONE) {
      setLate(schedule, at, schedule.earlyStart[at], schedule.earlyFinish[at], schedule.earlyStart[at])
    } else {
      schedule.lateStartSeen[at] = schedule.lateStart[at]
    }
    rollUpLate(network, schedule, at)
  }
}
