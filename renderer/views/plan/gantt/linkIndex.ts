/** Finds the links that cross a window of rows among all of them, long ones whose ends are both out of view included. */
import type { GanttLink, GanttRow } from './chart.ts'

export interface PlacedLink {
  readonly link: GanttLink
  /** Row numbers, from 0. */
  readonly from: number
  readonly to: number
}

export interface LinkIndex {
  /** Each link that touches a row in first..last (inclusive), in no particular order. */
  crossing(first: number, last: number, visit: (placed: PlacedLink) => void): void
  /** The same index over the same links drawn otherwise: see haveSameEnds. */
  over(links: readonly GanttLink[]): LinkIndex
}

/** Do two lists of links lead from the same tasks to the same tasks, one by one? Most edits change only which links drive. */
export const haveSameEnds = (a: readonly GanttLink[], b: readonly GanttLink[]): boolean =>
  a.length === b.length &&
  a.every((link, at) => {
    const other = b[at]
    return (
      link === other ||
      (link.id === other.id &&
        link.type === other.type &&
        link.predecessorId === other.predecessorId &&
        link.successorId === other.successorId)
    )
  })

/** Where a link of the list stands. */
interface Place {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Links between visible rows; one whose predecessor or successor is collapsed away, or unknown, has no place. */
const placeLinks = (links: readonly GanttLink[], rowOf: ReadonlyMap<string, number>): Place[] => {
  const placed: Place[] = []
  links.forEach(({ predecessorId, successorId }, at) => {
    const from = rowOf.get(predecessorId)
    const to = rowOf.get(successorId)
    if (from !== undefined && to !== undefined && from !== to) placed.push({ at, from, to })
  })
  return placed
}

/**
 * Links sorted by their upper row, with a tree of the greatest lower row over them: a window is answered in the number of
 * links found, whatever the length of the plan.
 */
export const indexLinks = (rows: readonly GanttRow[], links: readonly GanttLink[], rowOf: ReadonlyMap<string, number>): LinkIndex => {
  const placed = placeLinks(links, rowOf)
  /** upTo[r] = how many links begin in row r or above. */
  const upTo = new Int32Array(rows.length + 1)
  for (const { from, to } of placed) upTo[Math.min(from, to)] += 1
  for (let row = 1; row <= rows.length; row++) upTo[row] += upTo[row - 1]
  const sorted = new Array<Place>(placed.length)
  const next = upTo.slice()
  for (const one of placed) sorted[--next[Math.min(one.from, one.to)]] = one

  let size = 1
  while (size < sorted.length) size *= 2
  const lowest = new Int32Array(2 * size).fill(-1)
  sorted.forEach(({ from, to }, at) => {
    lowest[size + at] = Math.max(from, to)
  })
  for (let node = size - 1; node >= 1; node--) lowest[node] = Math.max(lowest[2 * node], lowest[2 * node + 1])

  const over = (those: readonly GanttLink[]): LinkIndex => ({
    crossing(first, last, visit) {
      if (sorted.length === 0 || last < 0) return
      const count = upTo[Math.min(last, rows.length)]
      const descend = (node: number, begin: number, length: number): void => {
        if (begin >= count || lowest[node] < first) return
        if (length === 1) {
          const { at, from, to } = sorted[begin]
          visit({ link: those[at], from, to })
          return
        }
        descend(2 * node, begin, length / 2)
        descend(2 * node + 1, begin + length / 2, length / 2)
      }
      descend(1, 0, size)
    },
    over,
  })
  return over(links)
}
