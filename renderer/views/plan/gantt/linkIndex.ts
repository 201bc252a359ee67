/** Finds the links that cross a window of rows among all of them, long ones whose ends are both out of view included. */
import type { LinkEnds } from './chart.ts'

/** Where a link stands: its place in the list, and the rows at its ends, from 0. */
export interface PlacedLink {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface LinkIndex {
  /** Each link that touches a row in first..last (inclusive), in no particular order. */
  crossing(first: number, last: number, visit: (placed: PlacedLink) => void): void
}

/** Links between visible rows; one whose predecessor or successor is collapsed away, or unknown, has no place. */
const placeLinks = (links: readonly LinkEnds[], placeOf: ReadonlyMap<string, number>): PlacedLink[] => {
  const placed: PlacedLink[] = []
  links.forEach(({ predecessorId, successorId }, at) => {
    const from = placeOf.get(predecessorId)
    const to = placeOf.get(successorId)
    if (from !== undefined && to !== undefined && from !== to) placed.push({ at, from, to })
  })
  return placed
}

/**
 * Links sorted by their upper row, with a tree of the greatest lower row over them: a window is answered in the number of
 * links found, whatever the length of the plan.
 */
export const indexLinks = (placeOf: ReadonlyMap<string, number>, links: readonly LinkEnds[]): LinkIndex => {
  const placed = placeLinks(links, placeOf)
  /** upTo[r] = how many links begin in row r or above. */
  const upTo = new Int32Array(placeOf.size + 1)
  for (const { from, to } of placed) upTo[Math.min(from, to)] += 1
  for (let row = 1; row <= placeOf.size; row++) upTo[row] += upTo[row - 1]
  const sorted = new Array<PlacedLink>(placed.length)
  const next = upTo.slice()
  for (const one of placed) sorted[--next[Math.min(one.from, one.to)]] = one

  let size = 1
  while (size < sorted.length) size *= 2
  const lowest = new Int32Array(2 * size).fill(-1)
  sorted.forEach(({ from, to }, at) => {
    lowest[size + at] = Math.max(from, to)
  })
  for (let node = size - 1; node >= 1; node--) lowest[node] = Math.max(lowest[2 * node], lowest[2 * node + 1])

  return {
    crossing(first, last, visit) {
      if (sorted.length === 0 || last < 0) return
      const count = upTo[Math.min(last, placeOf.size)]
      const descend = (node: number, begin: number, length: number): void => {
        if (begin >= count || lowest[node] < first) return
        if (length === 1) {
          visit(sorted[begin])
          return
        }
        descend(2 * node, begin, length / 2)
        descend(2 * node + 1, begin + length / 2, length / 2)
      }
      descend(1, 0, size)
    },
  }
}
