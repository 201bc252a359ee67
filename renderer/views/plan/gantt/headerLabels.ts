/** The two lines of the header, for the part of the axis in view. */
import { DAY, type Instant, instantOf, startOfDay, utcMs, weekdayOf } from '../../../../shared/time/instant.ts'
import { gantt as words } from '../../../../shared/words/en/gantt.ts'
import { type Axis, type Extent, instantAt, xOf } from './axis.ts'
import type { Zoom } from './chart.ts'

export interface HeaderLabel extends Extent {
  readonly text: string
  /** The label when its left end is out of view: it says the year too. */
  readonly heldText: string
}

// Built once: stock frappe-gantt builds one for every label, which is two thirds of its drawing time.
const monthName = new Intl.DateTimeFormat(words.locale, { month: 'long', timeZone: 'UTC' })
const shortMonthName = new Intl.DateTimeFormat(words.locale, { month: 'short', timeZone: 'UTC' })
const weekday = new Intl.DateTimeFormat(words.locale, { weekday: 'narrow', timeZone: 'UTC' })
const dayMonth = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const dayMonthYear = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

export const dayText = (instant: Instant): string => dayMonth.format(utcMs(instant))
export const fullDayText = (instant: Instant): string => dayMonthYear.format(utcMs(instant))
export const timeText = (instant: Instant): string => new Date(utcMs(instant)).toISOString().slice(11, 16)

const yearOf = (instant: Instant): number => new Date(utcMs(instant)).getUTCFullYear()
const monthOf = (instant: Instant): number => new Date(utcMs(instant)).getUTCMonth()
const firstOfMonth = (year: number, month: number): Instant => instantOf(year + Math.floor(month / 12), (month % 12) + 1, 1)

/** Consecutive spans of so many months that cover [from, to). */
const monthSpans = (from: Instant, to: Instant, months: number): { start: Instant; end: Instant }[] => {
  const spans: { start: Instant; end: Instant }[] = []
  const year = yearOf(from)
  let month = Math.floor(monthOf(from) / months) * months
  for (let start = firstOfMonth(year, month); start < to; ) {
    month += months
    const end = firstOfMonth(year, month)
    spans.push({ start, end })
    start = end
  }
  return spans
}

const daySpans = (from: Instant, to: Instant, days: 1 | 7): { start: Instant; end: Instant }[] => {
  const spans: { start: Instant; end: Instant }[] = []
  const first = startOfDay(from)
  const begin = days === 1 ? first : first - ((weekdayOf(first) + 6) % 7) * DAY
  for (let start = begin; start < to; start += days * DAY) spans.push({ start, end: start + days * DAY })
  return spans
}

interface Line {
  spans(from: Instant, to: Instant): { start: Instant; end: Instant }[]
  text(start: Instant): string
  heldText(start: Instant): string
}

const month = (start: Instant): string => monthName.format(utcMs(start))
const withYear = (start: Instant): string => `${month(start)} ${yearOf(start)}`
const months: Line = {
  spans: (from, to) => monthSpans(from, to, 1),
  text: (start) => (monthOf(start) === 0 ? withYear(start) : month(start)),
  heldText: withYear,
}
const years: Line = {
  spans: (from, to) => monthSpans(from, to, 12),
  text: (start) => String(yearOf(start)),
  heldText: (start) => String(yearOf(start)),
}
const plain = (spans: Line['spans'], text: Line['text']): Line => ({ spans, text, heldText: text })

const lines: Readonly<Record<Zoom, { upper: Line; lower: Line }>> = {
  day: {
    upper: months,
    lower: plain(
      (from, to) => daySpans(from, to, 1),
      (start) => `${weekday.format(utcMs(start))} ${new Date(utcMs(start)).getUTCDate()}`,
    ),
  },
  week: {
    upper: months,
    lower: plain(
      (from, to) => daySpans(from, to, 7),
      (start) => String(new Date(utcMs(start)).getUTCDate()),
    ),
  },
  month: {
    upper: years,
    lower: plain(
      (from, to) => monthSpans(from, to, 1),
      (start) => shortMonthName.format(utcMs(start)),
    ),
  },
  quarter: {
    upper: years,
    lower: plain(
      (from, to) => monthSpans(from, to, 3),
      (start) => words.quarter(Math.floor(monthOf(start) / 3) + 1),
    ),
  },
}

/** The labels of one header line whose span touches the extent in view. */
export const headerLabels = (axis: Axis, line: 'upper' | 'lower', view: Extent): HeaderLabel[] => {
  const { spans, text, heldText } = lines[axis.zoom][line]
  return spans(Math.max(instantAt(axis, view.from), axis.origin), Math.min(instantAt(axis, view.to), axis.end)).map(({ start, end }) => ({
    from: xOf(axis, start),
    to: xOf(axis, end),
    text: text(start),
    heldText: heldText(start),
  }))
}

export interface DrawnLabel {
  readonly label: HeaderLabel
  readonly element: HTMLElement
}

/** The month or year at the left edge of the view stays readable while it scrolls out. */
export const holdLabel = ({ label, element }: DrawnLabel, scrollX: number): void => {
  const isHeld = label.from < scrollX && label.to > scrollX
  element.classList.toggle('current-upper', isHeld)
  const text = isHeld ? label.heldText : label.text
  if (element.textContent !== text) element.textContent = text
  const left = isHeld ? Math.max(label.from, Math.min(scrollX, label.to - text.length * 7.5 - 12)) : label.from
  element.style.left = `${left}px`
}
