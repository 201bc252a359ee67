/** The leaf that gives each summary its start, and the one that gives its finish; any other task is its own. */
import { EMPTY, INACTIVE, MANUAL, PLACEHOLDER, SUMMARY } from './codes.ts'
import type { Network } from './network.ts'

export interface SummaryLeaves {
  readonly start: Int32Array
  readonly finish: Int32Array
}

/** A leaf, or a summary with dates of its own: placed by hand, or without children that count. */
export const hasOwnDates = (flags: number): boolean =>
  (flags & SUMMARY) === 0 || (flags & EMPTY) !== 0 || (flags & (MANUAL | PLACEHOLDER)) === MANUAL

/** Of two leaves on one instant the one with the lesser id is named, so that a reason does not change with the order of the rows. */
export const leavesOf = (network: Network, starts: Int32Array, finishes: Int32Array): SummaryLeaves => {
  const { count, flags, parent, ids } = network
  const start = new Int32Array(count).fill(-1)
  const finish = new Int32Array(count).fill(-1)
  for (let at = 0; at < count; at += 1) {
    if (hasOwnDates(flags[at])) {
      start[at] = at
      finish[at] = at
    }
    const above = parent[at]
    if (above < 0 || hasOwnDates(flags[above]) || (flags[at] & INACTIVE & ~flags[above]) !== 0) continue
    const first = start[above]
    const earlier = first < 0 ? -1 : starts[at] - starts[first]
    if (earlier < 0 || (earlier === 0 && ids[start[at]] < ids[first])) start[above] = start[at]
    const last = finish[above]
    const later = last < 0 ? 1 : finishes[at] - finishes[last]
    if (later > 0 || (later === 0 && ids[finish[at]] < ids[last])) finish[above] = finish[at]
  }
  return { start, finish }
}
