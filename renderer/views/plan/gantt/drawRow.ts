/** Draws one row: bar, bracket or diamond with its baseline, progress, deadline flag and label. */
import { gantt as words } from '../../../../shared/words/en/gantt.ts'
import { type Axis, barExtent, bodyExtent, DIAMOND, type Extent, momentX } from './axis.ts'
import type { Dates, GanttRow } from './chart.ts'
import { dayText, fullDayText } from './headerLabels.ts'
import { svg, svgText } from './svg.ts'

/** Heights in a row of the given height; 28 gives the mock-up's 6 + 14 + 8. */
export interface RowShape {
  readonly barTop: number
  readonly barHeight: number
  readonly middle: number
  readonly baselineTop: number
}
export const rowShape = (rowHeight: number): RowShape => {
  const barHeight = rowHeight - 14
  return { barTop: 6, barHeight, middle: rowHeight / 2, baselineTop: rowHeight - 6 }
}

/** Done work has no float to lose. */
const isNearCritical = (row: GanttRow): boolean => row.nearCritical === true && !row.critical && row.percentComplete < 100

/** A label's width without asking the browser: the mean advance of Inter at 11 px. */
const LETTER = 6.1
export const labelWidth = (text: string): number => text.length * LETTER

/** A deadline's flag close behind the bar comes before the label. */
const labelX = (axis: Axis, row: GanttRow, x: number): number => {
  if (row.deadline === null) return x
  const flag = momentX(axis, row.deadline)
  return flag > x - 10 && flag < x + FLAG_ROOM ? Math.max(x, flag + 12) : x
}
const FLAG_ROOM = 40

/** Everything the row draws, label included, at these dates. */
export const rowExtent = (axis: Axis, row: GanttRow, dates: Dates): Extent => {
  const body = bodyExtent(axis, row, dates)
  let { from, to } = body
  if (dates !== row) {
    const before = bodyExtent(axis, row, row)
    from = Math.min(from, before.from)
    to = Math.max(to, before.to)
  }
  if (row.baseline) {
    const baseline = bodyExtent(axis, row, row.baseline)
    from = Math.min(from, baseline.from)
    to = Math.max(to, baseline.to)
  }
  if (row.deadline !== null) {
    const x = momentX(axis, row.deadline)
    from = Math.min(from, x)
    to = Math.max(to, x + 8)
  }
  return { from, to: Math.max(to, labelX(axis, row, body.to + 11) + labelWidth(row.label)) }
}

/** Dates, progress and what is special about a row, in words. */
export const rowFacts = (row: GanttRow): string[] => {
  const facts = [row.kind === 'milestone' ? fullDayText(row.finish) : words.dates(dayText(row.start), fullDayText(row.finish))]
  if (row.kind === 'task') facts.push(words.complete(row.percentComplete))
  if (row.critical) facts.push(words.critical)
  else if (isNearCritical(row)) facts.push(words.nearCritical)
  if (row.longest) facts.push(words.longest)
  if (row.manual) facts.push(words.manual)
  if (!row.active) facts.push(words.inactive)
  if (row.deadline !== null) facts.push((row.late ? words.deadlineMissed : words.deadline)(fullDayText(row.deadline)))
  return facts
}

/** What a screen reader says of the row. */
const rowDescription = (row: GanttRow): string => [row.name, words.kinds[row.kind], ...rowFacts(row)].join(', ')

const classesOf = (row: GanttRow, moved: boolean): string =>
  [
    'bar-wrapper',
    row.kind,
    row.active && row.critical && 'critical',
    row.active && isNearCritical(row) && 'near-critical',
    row.longest && 'longest',
    row.dimmed && 'dimmed',
    row.manual && 'manual',
    !row.active && 'inactive',
    row.late && 'late',
    moved && 'moved',
  ]
    .filter(Boolean)
    .join(' ')

const diamond = (x: number, y: number): string =>
  `M${x} ${y - DIAMOND - 1}l${DIAMOND} ${DIAMOND + 1}-${DIAMOND} ${DIAMOND + 1}-${DIAMOND}-${DIAMOND + 1}z`

/** Where the bar is drawn: whole, or in pieces where work stops. Pieces whose gap a coarse zoom does not show are one. */
const barPieces = (axis: Axis, row: GanttRow, whole: Extent): Extent[] => {
  const pieces: Extent[] = []
  for (const segment of row.segments ?? []) {
    const piece = barExtent(axis, segment)
    const last = pieces.at(-1)
    if (last && piece.from <= last.to + 1) pieces[pieces.length - 1] = { from: last.from, to: Math.max(last.to, piece.to) }
    else pieces.push(piece)
  }
  return pieces.length > 1 ? pieces : [whole]
}

const drawBar = (group: SVGGElement, row: GanttRow, { from, to }: Extent, pieces: readonly Extent[], shape: RowShape): void => {
  const { barTop: y, barHeight: height } = shape
  if (pieces.length > 1) svg('path', { class: 'interruption', d: `M${from} ${shape.middle}H${to}` }, group)
  let done = (pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0) * row.percentComplete) / 100
  for (const piece of pieces) {
    const width = piece.to - piece.from
    svg('rect', { class: 'bar', x: piece.from, y, width, height, rx: row.manual ? 0 : Math.min(3, width / 2) }, group)
    if (done > 0)
      svg('rect', { class: 'bar-progress', x: piece.from, y, width: Math.min(done, width), height, rx: Math.min(3, width / 2) }, group)
    done -= width
  }
  if (!row.active) svg('path', { class: 'strike', d: `M${from} ${shape.middle - 1}H${to}` }, group)
  else if (row.critical || isNearCritical(row))
    svg(
      'path',
      {
        class: 'under-edge',
        d: pieces.map((piece) => `M${piece.from + 2} ${y + height + 0.5}h${Math.max(2, piece.to - piece.from - 4)}`).join(''),
      },
      group,
    )
  if (row.active && row.longest && !row.critical)
    svg(
      'path',
      { class: 'over-edge', d: pieces.map((piece) => `M${piece.from + 2} ${y - 0.5}h${Math.max(2, piece.to - piece.from - 4)}`).join('') },
      group,
    )
  // A manual task keeps its dates: square brackets hold it at both ends.
  if (row.manual)
    svg('path', { class: 'bracket', d: `M${from + 3} ${y - 2}h-3v${height + 4}h3M${to - 3} ${y - 2}h3v${height + 4}h-3` }, group)
}

const drawSummary = (group: SVGGElement, { from, to }: Extent, shape: RowShape): void => {
  const foot = Math.min(4, (to - from) / 2)
  const y = shape.middle - 5
  svg('path', { class: 'bar', d: `M${from} ${y}H${to}v9l-${foot}-4H${from + foot}l-${foot} 4z` }, group)
}

const drawMilestone = (group: SVGGElement, row: GanttRow, x: number, y: number): void => {
  svg('path', { class: 'bar', d: diamond(x, y) }, group)
  if (row.active && row.critical)
    svg('path', { class: 'under-edge', d: `M${x - DIAMOND} ${y}l${DIAMOND} ${DIAMOND + 1} ${DIAMOND}-${DIAMOND + 1}` }, group)
}

const drawDeadline = (group: SVGGElement, x: number, late: boolean): void => {
  // A missed one is told by a second pennant too, not by its colour alone.
  svg('path', { class: 'deadline', d: `M${x} 4v16M${x} 4l8 3-8 3z${late ? `M${x} 11l8 3-8 3z` : ''}` }, group)
}

/** The row as one group at y = 0 of itself; `dates` differ from the row's own while a preview moves it. */
export const drawRow = (axis: Axis, row: GanttRow, dates: Dates, rowHeight: number, linkedAtFinish: boolean): SVGGElement => {
  const shape = rowShape(rowHeight)
  const moved = dates !== row && (dates.start !== row.start || dates.finish !== row.finish)
  const group = svg('g', { class: classesOf(row, moved), 'data-id': row.id, role: 'img', 'aria-label': rowDescription(row) })
  const body = bodyExtent(axis, row, dates)
  const own = row.colour && /^#[0-9a-f]{6}$/i.test(row.colour) ? row.colour : null
  if (own && row.kind === 'task') {
    group.classList.add('own')
    group.style.setProperty('--own', own)
  }

  if (row.baseline && row.kind === 'milestone') {
    svg('path', { class: 'baseline', d: diamond(momentX(axis, row.baseline.finish), shape.middle + 1) }, group)
  } else if (row.baseline && row.kind === 'task') {
    const { from, to } = barExtent(axis, row.baseline)
    svg('rect', { class: 'baseline', x: from, y: shape.baselineTop, width: to - from, height: 3, rx: 1 }, group)
  }
  if (moved) {
    const before = bodyExtent(axis, row, row)
    if (row.kind === 'milestone') svg('path', { class: 'ghost', d: diamond(before.from + DIAMOND, shape.middle) }, group)
    else
      svg(
        'rect',
        { class: 'ghost', x: before.from, y: shape.barTop, width: before.to - before.from, height: shape.barHeight, rx: 3 },
        group,
      )
  }

  if (row.kind === 'summary') drawSummary(group, body, shape)
  else if (row.kind === 'milestone') drawMilestone(group, row, body.from + DIAMOND, shape.middle)
  // Where a moved task will be interrupted is known once it has been scheduled.
  else drawBar(group, row, body, moved ? [body] : barPieces(axis, row, body), shape)

  if (row.deadline !== null) drawDeadline(group, momentX(axis, row.deadline), row.late)
  if (row.label)
    svgText(row.label, { class: 'bar-label', x: labelX(axis, row, body.to + (linkedAtFinish ? 11 : 5)), y: shape.middle + 4 }, group)
  return group
}
