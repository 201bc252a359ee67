/** The four drags as values: what each step means for the plan, what it says at the pointer, and what its release commits. */

import type { LinkType } from '../../../../shared/model/link.ts'
import { DAY, HOUR } from '../../../../shared/time/instant.ts'
import { gantt as words } from '../../../../shared/words/en/gantt.ts'
import type { Extent } from './axis.ts'
import type { DateChange, Dates, GanttEvents, GanttRow } from './chart.ts'
import type { Frame } from './frame.ts'
import { dayText, timeText } from './headerLabels.ts'
import { hitAt } from './hit.ts'
import { drawsHours, snappedShift } from './zoom.ts'

export type LinkEnd = 'start' | 'finish'

export interface LinkTarget {
  readonly row: GanttRow
  readonly at: number
  readonly end: LinkEnd
  readonly type: LinkType
  readonly refusal: string | null
}

export type Drag =
  | { readonly kind: 'move' | 'finish'; readonly row: GanttRow; readonly shift: number }
  | { readonly kind: 'progress'; readonly row: GanttRow; readonly extent: Extent; readonly percent: number }
  | { readonly kind: 'link'; readonly row: GanttRow; readonly at: number; readonly end: LinkEnd; readonly target: LinkTarget | null }

/** The change of dates that a move or a resize asks for now; null while it is where it began. */
export const changeOf = (drag: Drag): DateChange | null => {
  if ((drag.kind !== 'move' && drag.kind !== 'finish') || drag.shift === 0) return null
  const { id, start, finish } = drag.row
  return drag.kind === 'move' ? { kind: 'move', id, start: start + drag.shift } : { kind: 'finish', id, finish: finish + drag.shift }
}

/** Where the pointer itself has the bar, before the scheduler answers. */
export const heldDates = (row: GanttRow, change: DateChange): Dates =>
  change.kind === 'move'
    ? { start: change.start, finish: row.finish + change.start - row.start }
    : { start: row.start, finish: change.finish }

/** The pointer moved so many pixels: the bar's new shift, never a finish before its start. */
export const shifted = (frame: Frame, drag: Drag & { kind: 'move' | 'finish' }, pixels: number, hoursOnly: boolean): Drag => {
  const { zoom } = frame.axis
  const shift = snappedShift(zoom, pixels, hoursOnly)
  if (drag.kind === 'move') return { ...drag, shift }
  const step = drawsHours(zoom) && hoursOnly ? HOUR : DAY
  const least = -Math.floor((drag.row.finish - drag.row.start - 1) / step) * step
  return { ...drag, shift: Math.max(shift, least) }
}

/** Percent in steps of five, of one with Alt. */
export const progressed = (drag: Drag & { kind: 'progress' }, x: number, fine: boolean): Drag => {
  const { from, to } = drag.extent
  const step = fine ? 1 : 5
  const percent = Math.round((((x - from) / (to - from)) * 100) / step) * step
  return { ...drag, percent: Math.max(0, Math.min(100, percent)) }
}

const typeOf = (from: LinkEnd, to: LinkEnd): LinkType => `${from === 'finish' ? 'F' : 'S'}${to === 'start' ? 'S' : 'F'}`

/** The end of another bar near the pointer is the target; the type follows from the two ends. */
export const aimed = (frame: Frame, drag: Drag & { kind: 'link' }, x: number, y: number, checkLink: GanttEvents['checkLink']): Drag => {
  const hit = hitAt(frame, x, y)
  if (!hit?.near || hit.row.id === drag.row.id) return { ...drag, target: null }
  const end: LinkEnd = x < (hit.extent.from + hit.extent.to) / 2 ? 'start' : 'finish'
  if (drag.target?.row === hit.row && drag.target.end === end) return drag
  const type = typeOf(drag.end, end)
  return { ...drag, target: { row: hit.row, at: hit.at, end, type, refusal: checkLink(drag.row.id, hit.row.id, type) } }
}

const dateText = (frame: Frame, instant: number): string =>
  drawsHours(frame.axis.zoom) ? `${dayText(instant)} ${timeText(instant)}` : dayText(instant)

const shiftText = (shift: number): string =>
  shift % DAY === 0 ? words.shift(shift / DAY, 'd') : words.shift(Math.round(shift / HOUR), 'h')

/** What the tip says; `shown` is where the bar is drawn now (the scheduler may have put it later than the pointer). */
export const dragLines = (frame: Frame, drag: Drag, shown: Dates): readonly string[] => {
  switch (drag.kind) {
    case 'move':
    case 'finish': {
      const [before, after] = drag.kind === 'move' ? [drag.row.start, shown.start] : [drag.row.finish, shown.finish]
      const by = `${drag.kind === 'move' ? words.startMoves : words.finishMoves} ${shiftText(after - before)}`
      return [by, words.moved(dateText(frame, before), dateText(frame, after))]
    }
    case 'progress':
      return [words.complete(drag.percent)]
    case 'link': {
      const { target } = drag
      if (!target) return [words.linkFrom(drag.row.name)]
      const link = words.link(drag.row.name, target.row.name, target.type)
      return target.refusal ? [target.refusal, link] : [link]
    }
  }
}

/** Where a link starts or lands on a body; a milestone's two ends are its two points. */
export const endX = ({ from, to }: Extent, end: LinkEnd): number => (end === 'start' ? from : to)
