/** Where bars and labels stand in a timeline lane so that none covers another: greedy interval packing in slide pixels. */
import type { LabelSide } from './content.ts'
import { slide, timeline } from './geometry.ts'
import { shorten, widthOf } from './measure.ts'

export interface Wish {
  readonly name: string
  /** Slide pixels of the bar or diamond. */
  readonly from: number
  readonly to: number
  /** The baseline's extent, kept free as well. */
  readonly alsoFrom?: number
  readonly alsoTo?: number
  readonly diamond: boolean
}
export interface Packed {
  /** Index of the wish. */
  readonly wish: number
  readonly name: string
  readonly row: number
  readonly label: LabelSide
}
interface Interval {
  readonly from: number
  readonly to: number
}

const GAP = 10
const PAD = 6
const LONGEST_LABEL = 230
const EDGE = slide.right
/** A freeze window's name is written in the first row of its first lane. */
export const FREEZE_TEXT = 11

/** The label's side, its text and the whole extent of bar, baseline and label. */
const extent = (wish: Wish): Interval & { label: LabelSide; name: string } => {
  const size = timeline.text
  const from = Math.min(wish.from, wish.alsoFrom ?? wish.from)
  const to = Math.max(wish.to, wish.alsoTo ?? wish.to)
  const name = shorten(wish.name, size, LONGEST_LABEL)
  const width = widthOf(name, size) * 1.04 + PAD * 2
  if (!wish.diamond && width <= wish.to - wish.from) return { from, to, label: 'inside', name }
  if (wish.to + width <= EDGE) return { from, to: Math.max(to, wish.to + width), label: 'right', name }
  if (wish.from - width >= slide.left + timeline.names) return { from: Math.min(from, wish.from - width), to, label: 'left', name }
  const inside = shorten(wish.name, size, wish.to - wish.from - PAD * 2)
  return { from, to, label: 'inside', name: [...inside].length < 4 ? '' : inside }
}

const isFree = (row: readonly Interval[], wanted: Interval): boolean =>
  row.every((taken) => wanted.to + GAP <= taken.from || taken.to + GAP <= wanted.from)

/** Places wishes in their order of weight; what finds no row is counted in `left`. */
export const packLane = (
  wishes: readonly Wish[],
  titles: readonly { name: string; at: number }[],
  rows: number,
): { placed: Packed[]; left: number } => {
  const taken: Interval[][] = Array.from({ length: rows }, () => [])
  for (const title of titles) taken[0]?.push({ from: title.at, to: title.at + widthOf(title.name, FREEZE_TEXT) * 1.04 + PAD * 2 })
  const placed: Packed[] = []
  let left = 0
  wishes.forEach((wish, index) => {
    const wanted = extent(wish)
    const row = taken.findIndex((intervals) => isFree(intervals, wanted))
    if (row < 0) {
      left += 1
      return
    }
    taken[row].push(wanted)
    placed.push({ wish: index, name: wanted.name, row, label: wanted.label })
  })
  return { placed, left }
}

/** The milestones' lane, if the first is theirs, takes at most so many rows while others want some. */
const MARKER_ROWS = 3

/** Rows for each lane: one each, then one more for the lane with most left out, while there is room. */
export const shareRows = (
  wishes: readonly (readonly Wish[])[],
  titles: readonly (readonly { name: string; at: number }[])[],
  room: number,
  hasMarkers: boolean,
): number[] => {
  const rows = wishes.map(() => 1)
  const most = Math.floor((room - wishes.length * timeline.lanePadding) / timeline.row)
  const left = rows.map((count, lane) => packLane(wishes[lane], titles[lane], count).left)
  for (let given = rows.length; given < most; given += 1) {
    const wanting = left.map((count, lane) => (hasMarkers && lane === 0 && rows[0] >= MARKER_ROWS ? Math.min(count, 0.5) : count))
    const neediest = wanting.indexOf(Math.max(...wanting))
    if (left[neediest] === 0) break
    rows[neediest] += 1
    left[neediest] = packLane(wishes[neediest], titles[neediest], rows[neediest]).left
  }
  return rows
}
