/** The ends of tasks that must stay where they are when a predecessor waits: a leaf's planned dates, of a summary the earliest of the leaves below it. */
import { COMPLETE, INACTIVE, MANUAL, NEVER, NONE, STARTED, SUMMARY } from './codes.ts'
import { gatherLogic } from './forward.ts'
import type { Network } from './network.ts'
import { levellingDelayOf } from './particulars.ts'
import type { Logic } from './place.ts'
import type { Schedule } from './schedule.ts'

export interface Ends {
  readonly start: Int32Array
  readonly finish: Int32Array
}

export const noEnds = ({ count }: Network): Ends => ({
  start: new Int32Array(count).fill(NEVER),
  finish: new Int32Array(count).fill(NEVER),
})

/** Notes where a leaf is planned, for itself and for the summaries above it. A levelling delay keeps its distance from what logic asked. */
export const noteEnds = (network: Network, schedule: Schedule, ends: Ends, at: number): void => {
  const { flags, parent } = network
  let start = schedule.start[at]
  let finish = schedule.finish[at]
  if (levellingDelayOf(network, at) > 0 && (flags[at] & (MANUAL | STARTED | COMPLETE)) === 0) {
    const logic: Logic = { start: NONE, finish: NONE, finishLink: -1 }
    gatherLogic(network, schedule, at, logic)
    if (logic.start !== NONE) start = logic.start
    if (logic.finish !== NONE) finish = logic.finish
  }
  ends.start[at] = start
  ends.finish[at] = finish
  if ((flags[at] & (COMPLETE | INACTIVE)) !== 0) return
  for (let above = parent[at]; above >= 0; above = parent[above]) {
    if (start >= ends.start[above] && finish >= ends.finish[above]) return
    ends.start[above] = Math.min(ends.start[above], start)
    ends.finish[above] = Math.min(ends.finish[above], finish)
  }
}

/** The ends in a finished schedule. */
export const endsOf = (network: Network, schedule: Schedule): Ends => {
  const ends = noEnds(network)
  for (let at = network.count - 1; at >= 0; at -= 1) if ((network.flags[at] & SUMMARY) === 0) noteEnds(network, schedule, ends, at)
  return ends
}
