/** What lies under the pointer, by arithmetic: no element of a bar listens for anything. */

import type { Extent } from './axis.ts'
import type { GanttRow } from './chart.ts'
import { rowShape } from './drawRow.ts'
import { type Frame, shownExtent } from './frame.ts'

export type Zone = 'body' | 'finish' | 'progress' | 'linkStart' | 'linkFinish' | 'row'

export interface Hit {
  readonly at: number
  readonly row: GanttRow
  readonly zone: Zone
  readonly extent: Extent
  /** Within reach of the bar's handles. */
  readonly near: boolean
}

/** From the bar's end to the middle of its connector. */
export const CONNECTOR = 11
const CONNECTOR_REACH = 7
const NEAR = CONNECTOR + CONNECTOR_REACH + 2

export const progressX = ({ from, to }: Extent, percent: number): number => from + ((to - from) * percent) / 100

const zoneOf = (row: GanttRow, { from, to }: Extent, x: number, y: number, rowHeight: number): Zone => {
  const shape = rowShape(rowHeight)
  if (Math.abs(y - shape.middle) <= CONNECTOR_REACH + 1) {
    if (Math.abs(x - (to + CONNECTOR)) <= CONNECTOR_REACH) return 'linkFinish'
    if (Math.abs(x - (from - CONNECTOR)) <= CONNECTOR_REACH) return 'linkStart'
  }
  const barBottom = shape.barTop + shape.barHeight
  if (row.kind === 'task' && y >= barBottom - 2 && Math.abs(x - progressX({ from, to }, row.percentComplete)) <= 6) return 'progress'
  if (y < shape.barTop - 2 || y > barBottom + 2) return 'row'
  if (row.kind === 'task' && x >= to - Math.min(7, (to - from) / 3) && x <= to + 3) return 'finish'
  return x >= from && x <= to ? 'body' : 'row'
}

/** x in pixels of the axis, y in pixels from the top of the first row. */
export const hitAt = (frame: Frame, x: number, y: number): Hit | null => {
  const at = Math.floor(y / frame.rowHeight)
  const { rows } = frame.model
  if (at < 0 || at >= rows.length) return null
  const row = rows.at(at)
  const extent = shownExtent(frame, row)
  const near = x >= extent.from - NEAR && x <= extent.to + NEAR
  return { at, row, extent, near, zone: near ? zoneOf(row, extent, x, y - at * frame.rowHeight, frame.rowHeight) : 'row' }
}
