/** What the chart is showing just now: the model, where the view stands in it, and what a drag has changed for the moment. */

import { ROW_HEIGHT } from '../metrics.ts'
import { type Axis, axisOf, type Body, bodyExtent } from './axis.ts'
import type { Dates, GanttModel, GanttRow, LinkEnds, Preview, Zoom } from './chart.ts'
import { indexLinks, type LinkIndex } from './linkIndex.ts'

export { HEAD_HEIGHT as HEADER_HEIGHT } from '../metrics.ts'

export interface Frame {
  model: GanttModel
  links: LinkIndex
  /** Rows with a link at their finish: their labels leave room for it. */
  linkedAtFinish: ReadonlySet<string>
  axis: Axis
  readonly rowHeight: number
  scrollX: number
  scrollY: number
  /** Of the part below the header, and of the whole width, in pixels. */
  viewWidth: number
  viewHeight: number
  preview: Preview | null
}

const nothingAt = (index: number): never => {
  throw new RangeError(`nothing at ${index}`)
}
const noModel: GanttModel = {
  rows: { length: 0, at: nothingAt, placeOf: new Map() },
  links: { ends: [], at: nothingAt },
  rangeStart: 0,
  rangeFinish: 0,
  dataDate: null,
  nonWorking: () => [],
  selected: new Set(),
}

export const emptyFrame = (zoom: Zoom): Frame => ({
  model: noModel,
  links: indexLinks(new Map(), []),
  linkedAtFinish: new Set(),
  axis: axisOf(zoom, 0, 0, 800),
  rowHeight: ROW_HEIGHT,
  scrollX: 0,
  scrollY: 0,
  viewWidth: 800,
  viewHeight: 400,
  preview: null,
})

const finishesLinked = (links: readonly LinkEnds[]): ReadonlySet<string> => {
  const ids = new Set<string>()
  for (const { type, predecessorId, successorId } of links) {
    if (type === 'FS' || type === 'FF') ids.add(predecessorId)
    if (type === 'FF' || type === 'SF') ids.add(successorId)
  }
  return ids
}

/** Takes the model in; indexes are rebuilt only where rows or links came, went or lead elsewhere. Says what is new. */
export const takeModel = (frame: Frame, model: GanttModel): { rows: boolean; links: boolean } => {
  const { rows, links } = frame.model
  const isRelinked = model.links.ends !== links.ends
  if (isRelinked || model.rows.placeOf !== rows.placeOf) frame.links = indexLinks(model.rows.placeOf, model.links.ends)
  if (isRelinked) frame.linkedAtFinish = finishesLinked(model.links.ends)
  frame.model = model
  return { rows: model.rows !== rows, links: model.links !== links }
}

/** The dates at which a row is drawn: those of the preview while there is one. */
export const shownDates = (frame: Frame, row: GanttRow): Dates => frame.preview?.get(row.id) ?? row

/** The drawn body of a row, in pixels of the axis. */
export const shownExtent = (frame: Frame, row: GanttRow): Body => bodyExtent(frame.axis, row, shownDates(frame, row))

/** First and last row (inclusive) in view, with so many more on both sides. */
export const rowsInView = (frame: Frame, more: number): { first: number; last: number } => ({
  first: Math.max(0, Math.floor(frame.scrollY / frame.rowHeight) - more),
  last: Math.min(frame.model.rows.length - 1, Math.floor((frame.scrollY + frame.viewHeight) / frame.rowHeight) + more),
})

/** Whose dates are looked at where these rows (inclusive) are drawn: theirs, and those at the ends of the links that cross them. */
export const tasksAround = ({ model, links }: Frame, { first, last }: { readonly first: number; readonly last: number }): string[] => {
  const shown = new Set<number>()
  for (let at = first; at <= last; at += 1) shown.add(at)
  links.crossing(first, last, ({ from, to }) => shown.add(from).add(to))
  return Array.from(shown, (at) => model.rows.at(at).id)
}
