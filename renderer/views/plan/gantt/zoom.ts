/** The four zooms: how wide a day is, what the two header lines say, and what a drag snaps to. */
import { DAY, HOUR, type Instant } from '../../../../shared/time/instant.ts'
import type { Zoom } from './chart.ts'

/**
 * Pixels for a day. frappe-gantt's own Month and Year views count 30-day months, so every view here has a step of one day
 * and a width for it: months and quarters then are exactly as long as their days.
 */
export const dayWidths: Readonly<Record<Zoom, number>> = { day: 32, week: 6, month: 2.4, quarter: 0.8 }

/** Fine to coarse. */
export const zooms: readonly Zoom[] = ['day', 'week', 'month', 'quarter']

/** Below a day's width that can be read, bars are drawn in whole days (as Project's "round bars to whole days"). */
export const drawsHours = (zoom: Zoom): boolean => zoom === 'day'

/** The finest zoom at which so long a plan fits into so many pixels; the coarsest when none does. */
export const fittingZoom = (from: Instant, to: Instant, pixels: number): Zoom =>
  zooms.find((zoom) => ((to - from) / DAY) * dayWidths[zoom] <= pixels) ?? 'quarter'

/** Near a whole number of days (4 px) a drag at day zoom takes it; otherwise the nearest hour. Alt asks for hours only. */
const MAGNET_PX = 4

/** The shift in tenths of a minute that a drag over so many pixels means. */
export const snappedShift = (zoom: Zoom, pixels: number, hoursOnly: boolean): number => {
  const days = pixels / dayWidths[zoom]
  const whole = Math.round(days)
  if (!drawsHours(zoom)) return whole * DAY
  if (!hoursOnly && Math.abs(days - whole) * dayWidths[zoom] <= MAGNET_PX) return whole * DAY
  return Math.round(days * 24) * HOUR
}
