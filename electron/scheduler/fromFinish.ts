/** A plan that is scheduled from its finish: tasks stand at their late dates; as soon as possible takes up the room before them. */
import type { Instant } from '../../shared/time/instant.ts'
import { ASAP, COMPLETE, INACTIVE, MANUAL, STARTED, SUMMARY } from './codes.ts'
import { afterLag } from './lag.ts'
import { boundAbove, boundsStart, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import { constraintOf } from './particulars.ts'
import { handUp, openSummaries } from './planned.ts'
import type { Schedule } from './schedule.ts'
import { finishFrom, startFrom, toWork } from './span.ts'

/** Has begun, or has dates of its own. */
const STANDING = MANUAL | INACTIVE | STARTED | COMPLETE

/** The earliest start at which no predecessor has to move: predecessors have been placed before. */
const earliestWithoutPulling = (network: Network, schedule: Schedule, at: number): Instant => {
  const { links } = network
  let start = schedule.earlyStart[at]
  for (let owner = at; owner >= 0; owner = boundAbove(network, owner)) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) {
      const before = links.from[link]
      const end = fromFinish(links.how[link]) ? schedule.finish[before] : schedule.start[before]
      const asked = afterLag(network, schedule, link, at, end)
      start = Math.max(start, boundsStart(links.how[link]) ? asked : startFrom(network, at, asked))
    }
  }
  return toWork(network, at, start)
}

/** True when a task that is as soon as possible stands before its late dates. */
const placeAsap = (network: Network, schedule: Schedule, at: number): boolean => {
  const start = earliestWithoutPulling(network, schedule, at)
  if (start >= schedule.lateStart[at]) return false
  schedule.start[at] = start
  schedule.finish[at] = start === schedule.earlyStart[at] ? schedule.earlyFinish[at] : finishFrom(network, at, start)
  return true
}

/** The mirror of placeAlap (alap.ts). Summaries come after their children. */
export const placeFromFinish = (network: Network, schedule: Schedule): void => {
  const { count, flags } = network
  openSummaries(network, schedule)
  for (let at = 0; at < count; at += 1) {
    if ((flags[at] & (STANDING | SUMMARY)) === 0 && !(constraintOf(network, at) === ASAP && placeAsap(network, schedule, at))) {
      schedule.start[at] = schedule.lateStart[at]
      schedule.finish[at] = schedule.lateFinish[at]
    }
    handUp(network, schedule, at)
  }
}
