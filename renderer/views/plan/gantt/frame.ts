/** What the chart is showing just now: the model, where the view stands in it, and what a drag has changed for the moment. */

import { type Axis, axisOf, type Body, bodyExtent } from './axis.ts'
import type { Dates, GanttLink, GanttModel, GanttRow, Preview, Zoom } from './chart.ts'
import { haveSameEnds, indexLinks, type LinkIndex } from './linkIndex.ts'

export const HEADER_HEIGHT = 44

export interface Frame {
  model: GanttModel
  rowOf: ReadonlyMap<string, number>
  links: LinkIndex
  /** Rows with a link at their finish: their labels leave room for it. */
  linkedAtFinish: ReadonlySet<string>
  axis: Axis
  rowHeight: number
  scrollX: number
  scrollY: number
  /** Of the part below the header, and of the whole width, in pixels. */
  viewWidth: number
  viewHeight: number
  preview: Preview | null
}

const noModel: GanttModel = {
  rows: [],
  links: [],
  rangeStart: 0,
  rangeFinish: 0,
  dataDate: null,
  nonWorking: () => [],
  selected: new Set(),
}

export const emptyFrame = (zoom: Zoom): Frame => ({
  model: noModel,
  rowOf: new Map(),
  links: indexLinks([], [], new Map()),
  linkedAtFinish: new Set(),
  axis: axisOf(zoom, 0, 0, 800),
  rowHeight: 28,
  scrollX: 0,
  scrollY: 0,
  viewWidth: 800,
  viewHeight: 400,
  preview: null,
})

const finishesLinked = (links: readonly GanttLink[]): ReadonlySet<string> => {
  const ids = new Set<string>()
  for (const { type, predecessorId, successorId } of links) {
    if (type === 'FS' || type === 'FF') ids.add(predecessorId)
    if (type === 'FF' || type === 'SF') ids.add(successorId)
  }
  return ids
}

/** Takes the model in; indexes are rebuilt only for a new array of rows or links. Says what is new. */
export const takeModel = (frame: Frame, model: GanttModel): { rows: boolean; links: boolean } => {
  const before = frame.model
  const rows = model.rows !== before.rows
  const isMoved = rows && !isSameOrder(model.rows, before.rows)
  const isRelinked = model.links !== before.links
  if (isMoved) frame.rowOf = new Map(model.rows.map((row, at) => [row.id, at]))
  const isSameNet = !isRelinked || haveSameEnds(model.links, before.links)
  if (isMoved || !isSameNet) frame.links = indexLinks(model.rows, model.links, frame.rowOf)
  else if (isRelinked) frame.links = frame.links.over(model.links)
  if (!isSameNet) frame.linkedAtFinish = finishesLinked(model.links)
  frame.model = model
  return { rows, links: rows || isRelinked }
}

/** Most new rows are the old ones at other dates: what is found by their order stays. */
const isSameOrder = (now: readonly GanttRow[], before: readonly GanttRow[]): boolean =>
  now.length === before.length && now.every(({ id }, at) => id === before[at].id)

/** The dates at which a row is drawn: those of the preview while there is one. */
export const shownDates = (frame: Frame, row: GanttRow): Dates => frame.preview?.get(row.id) ?? row

/** The drawn body of a row, in pixels of the axis. */
export const shownExtent = (frame: Frame, row: GanttRow): Body => bodyExtent(frame.axis, row, shownDates(frame, row))

/** First and last row (inclusive) in view, with so many more on both sides. */
export const rowsInView = (frame: Frame, more: number): { first: number; last: number } => ({
  first: Math.max(0, Math.floor(frame.scrollY / frame.rowHeight) - more),
  last: Math.min(frame.model.rows.length - 1, Math.floor((frame.scrollY + frame.viewHeight) / frame.rowHeight) + more),
})
