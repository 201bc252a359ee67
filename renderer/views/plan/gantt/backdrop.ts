/** What lies behind and over all rows: non-working days, freeze windows, the data date. */
import { DAY } from '../../../../shared/time/instant.ts'
import { gantt as words } from '../../../../shared/words/en/gantt.ts'
import { type Extent, instantAt, touches, wholeDays, xOf } from './axis.ts'
import { labelWidth } from './drawRow.ts'
import { type Frame, HEADER_HEIGHT } from './frame.ts'
import { svg, svgText } from './svg.ts'

/** Narrower than this, shaded days are noise. */
const LEAST_SHADE = 3

/** All non-working days in view as one path, where stock makes a rect for each day of the plan. */
const shadedDays = ({ axis, model, viewHeight }: Frame, view: Extent): string => {
  let d = ''
  for (const span of model.nonWorking(instantAt(axis, view.from), instantAt(axis, view.to))) {
    const days = wholeDays(span)
    const width = days ? ((days.to - days.from) / DAY) * axis.dayWidth : 0
    if (days && width >= LEAST_SHADE) d += `M${xOf(axis, days.from)} ${HEADER_HEIGHT}h${width}v${viewHeight}h${-width}z`
  }
  return d
}

/** Fills `behind` (under the rows) and `over` (above them) for the part of the axis in `view`. */
export const drawBackdrop = (frame: Frame, view: Extent, behind: SVGGElement, over: SVGGElement): void => {
  const { axis, model, viewHeight } = frame
  const bottom = HEADER_HEIGHT + viewHeight
  behind.replaceChildren()
  over.replaceChildren()
  svg('path', { class: 'non-working', d: shadedDays(frame, view) }, behind)
  // At the coarser zooms windows stand closer than their names are long: a name that would run into the one before stays out.
  let namedUpTo = Number.NEGATIVE_INFINITY
  for (const { from, to, name } of [...(model.freezes ?? [])].sort((a, b) => a.from - b.from)) {
    const left = xOf(axis, from)
    const right = xOf(axis, to)
    const nameEnd = left + 4 + labelWidth(name)
    const hasRoom = left >= namedUpTo
    if (hasRoom) namedUpTo = nameEnd
    if (!touches({ from: left, to: Math.max(right, nameEnd) }, view)) continue
    svg('rect', { class: 'freeze', x: left, y: HEADER_HEIGHT - 2, width: right - left, height: viewHeight + 4 }, behind)
    if (hasRoom) svgText(name, { class: 'freeze-label', x: left + 4, y: bottom - 18 }, over)
  }
  if (model.dataDate === null) return
  const x = xOf(axis, model.dataDate)
  svg('path', { class: 'current-highlight', d: `M${x} ${HEADER_HEIGHT}V${bottom}` }, over)
  svgText(model.dataDateLabel ?? words.dataDate, { class: 'current-label', x: x + 4, y: bottom - 5 }, over)
}
