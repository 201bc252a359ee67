/** The chart's own time axis: exact, linear, and the same for every window of rows (stock derives it from the rows it is handed). */
import { DAY, type Instant, startOfDay, weekdayOf } from '../../../../shared/time/instant.ts'
import type { Dates, GanttRow, Span, Zoom } from './chart.ts'
import { dayWidths, drawsHours } from './zoom.ts'

export interface Axis {
  readonly zoom: Zoom
  /** The instant at x = 0: the midnight that begins a Monday. */
  readonly origin: Instant
  readonly end: Instant
  /** Pixels of a day, and of the whole axis. */
  readonly dayWidth: number
  readonly width: number
}

export interface Extent {
  readonly from: number
  readonly to: number
}

export const touches = (a: Extent, b: Extent): boolean => a.from <= b.to && a.to >= b.from

const startOfWeek = (instant: Instant): Instant => startOfDay(instant) - ((weekdayOf(instant) + 6) % 7) * DAY
const endOfDay = (instant: Instant): Instant => Math.ceil(instant / DAY) * DAY

/**
 * Room on both sides, so that a bar can be dragged out of the present range: half a view before it, and after it enough to show its
 * start at the left. What is `inView` stays part of it, so that a plan that shrinks does not move under the eyes.
 */
export const axisOf = (zoom: Zoom, rangeStart: Instant, rangeFinish: Instant, viewWidth: number, inView?: Span): Axis => {
  const dayWidth = dayWidths[zoom]
  const margin = marginOf(zoom, viewWidth)
  const origin = startOfWeek(Math.min(rangeStart - margin, inView?.from ?? rangeStart))
  const end = endOfDay(Math.max(rangeFinish + margin, rangeStart + (viewWidth / dayWidth) * DAY, inView?.to ?? rangeFinish))
  return { zoom, origin, end, dayWidth, width: Math.ceil(((end - origin) / DAY) * dayWidth) }
}

const marginOf = (zoom: Zoom, viewWidth: number): number => (Math.max(240, viewWidth / 2) / dayWidths[zoom]) * DAY

/** Does the axis do in place of the wanted one? Half a margin more or less is no reason to draw the whole chart anew at every edit. */
export const doesFor = (axis: Axis, wanted: Axis, viewWidth: number): boolean => {
  const slack = marginOf(axis.zoom, viewWidth) / 2
  return axis.zoom === wanted.zoom && Math.abs(axis.origin - wanted.origin) <= slack && Math.abs(axis.end - wanted.end) <= slack
}

export const xOf = (axis: Axis, instant: Instant): number => ((instant - axis.origin) / DAY) * axis.dayWidth
export const instantAt = (axis: Axis, x: number): Instant => axis.origin + Math.round((x / axis.dayWidth) * DAY)

const MIN_BAR = 3

/** Where a bar is drawn: by the hour at day zoom, else in whole days (08:00 to 17:00 fills its day). At least 3 px wide. */
export const barExtent = (axis: Axis, dates: Dates): Extent => {
  const exact = drawsHours(axis.zoom)
  const from = xOf(axis, exact ? dates.start : startOfDay(dates.start))
  const to = xOf(axis, exact ? dates.finish : endOfDay(dates.finish))
  return { from, to: Math.max(to, from + MIN_BAR) }
}

/** Where a moment is drawn: by the hour at day zoom, else at the nearer end of its day, so that it meets the bars around it. */
export const momentX = (axis: Axis, instant: Instant): number =>
  xOf(axis, drawsHours(axis.zoom) ? instant : Math.round(instant / DAY) * DAY)

/** Half the width of a milestone's diamond. */
export const DIAMOND = 7

export interface Body extends Extent {
  /** A milestone: the moment is in the middle. */
  readonly point: boolean
}

/** The drawn body of a row at these dates, diamond or bar. */
export const bodyExtent = (axis: Axis, row: GanttRow, dates: Dates): Body => {
  if (row.kind !== 'milestone') return { ...barExtent(axis, dates), point: false }
  const x = momentX(axis, dates.finish)
  return { from: x - DIAMOND, to: x + DIAMOND, point: true }
}

/** The whole days of non-working time; shorter spans (nights, lunch) are not drawn. */
export const wholeDays = (span: Span): Span | null => {
  const from = endOfDay(span.from)
  const to = startOfDay(span.to)
  return to > from ? { from, to } : null
}
