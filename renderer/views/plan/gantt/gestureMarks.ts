/** The marks of a gesture: handles at the bar under the pointer, the line of a new link, the edge of progress. */

import type { Extent } from './axis.ts'
import type { GanttRow } from './chart.ts'
import { type Drag, endX } from './drags.ts'
import { rowShape } from './drawRow.ts'
import { type Frame, shownExtent } from './frame.ts'
import { CONNECTOR, progressX } from './hit.ts'
import { svg } from './svg.ts'

export interface Place {
  /** x in pixels of the axis, y in pixels from the top of the first row. */
  readonly x: number
  readonly y: number
}

export interface Canvas {
  readonly frame: Frame
  readonly layer: SVGGElement
  /** The top of a row in the layer's coordinates. */
  yOf(row: number): number
}

/** A connector at both ends; a task's progress handle under its bar. */
export const drawHandles = ({ frame, layer, yOf }: Canvas, row: GanttRow, at: number, extent: Extent): void => {
  const shape = rowShape(frame.rowHeight)
  const top = yOf(at)
  const cy = top + shape.middle - 1
  svg('circle', { class: 'connector start', cx: extent.from - CONNECTOR, cy, r: 4 }, layer)
  svg('circle', { class: 'connector finish', cx: extent.to + CONNECTOR, cy, r: 4 }, layer)
  if (row.kind !== 'task') return
  const bottom = top + shape.barTop + shape.barHeight
  svg('path', { class: 'handle progress', d: `M${progressX(extent, row.percentComplete)} ${bottom - 3}l5 5v3h-10v-3z` }, layer)
}

/** From the end that was taken to the end that is aimed at, or to the pointer. */
export const drawLinking = ({ frame, layer, yOf }: Canvas, { row, at, end, target }: Drag & { kind: 'link' }, pointer: Place): void => {
  const middle = frame.rowHeight / 2 - 1
  const from = endX(shownExtent(frame, row), end)
  const to = target ? endX(shownExtent(frame, target.row), target.end) : pointer.x
  const toY = target ? yOf(target.at) + middle : pointer.y + yOf(0)
  const refused = target?.refusal ? ' refused' : ''
  svg('path', { class: `rubber${refused}`, d: `M${from} ${yOf(at) + middle}L${to} ${toY}` }, layer)
  svg('circle', { class: `target${refused}`, cx: to, cy: toY, r: 4.5 }, layer)
}

export const drawProgressEdge = ({ frame, layer, yOf }: Canvas, { row, extent, percent }: Drag & { kind: 'progress' }): void => {
  const { barTop, barHeight } = rowShape(frame.rowHeight)
  const top = yOf(frame.model.rows.placeOf.get(row.id) ?? 0) + barTop
  svg('path', { class: 'progress-edge', d: `M${progressX(extent, percent)} ${top - 3}v${barHeight + 6}` }, layer)
}
