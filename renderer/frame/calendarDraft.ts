/** A calendar as text in its form, and back. Pure. */
import type { Calendar, CalendarException, Span } from '../../shared/model/calendar.ts'
import { calendars as words } from '../../shared/words/en/settings.ts'
import { readDay, showDay } from './typedDate.ts'

export interface ExceptionDraft {
  /** Stable while the form is open. */
  readonly key: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly working: string
  /** Kept as it is: repeating exceptions come from imports. */
  readonly recurrence: CalendarException['recurrence']
}
export interface CalendarDraft {
  readonly id: string
  readonly name: string
  readonly baseId: string | null
  /** Sunday first; null = as in the base calendar. */
  readonly week: readonly (string | null)[]
  readonly workWeeks: Calendar['workWeeks']
  readonly exceptions: readonly ExceptionDraft[]
}

const clock = (tenths: number): string =>
  `${String(Math.floor(tenths / 600)).padStart(2, '0')}:${String(Math.floor((tenths % 600) / 10)).padStart(2, '0')}`
export const spansText = (spans: readonly Span[]): string => spans.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(', ')

const SPAN = /^(\d{1,2})(?:[:.](\d\d))?\s*(?:[-–—]|to)\s*(\d{1,2})(?:[:.](\d\d))?$/i

/** "08:00–12:00, 13-17" as spans; empty text = none; null when it cannot be read, overlaps or runs backwards. */
export const readSpans = (text: string): [number, number][] | null => {
  const spans: [number, number][] = []
  for (const part of text.split(/[,;]/)) {
    if (part.trim() === '') continue
    const match = SPAN.exec(part.trim())
    if (!match) return null
    const [fromHour, fromMinute, toHour, toMinute] = match.slice(1).map((digits) => Number(digits ?? 0))
    const from = fromHour * 600 + fromMinute * 10
    const to = toHour * 600 + toMinute * 10
    if (fromMinute > 59 || toMinute > 59 || to > 14_400 || to <= from || from < (spans.at(-1)?.[1] ?? 0)) return null
    spans.push([from, to])
  }
  return spans
}

export const draftOfCalendar = (calendar: Calendar): CalendarDraft => ({
  id: calendar.id,
  name: calendar.name,
  baseId: calendar.baseId,
  week: calendar.week.map((spans) => (spans === null ? null : spansText(spans))),
  workWeeks: calendar.workWeeks,
  exceptions: calendar.exceptions.map((exception, index) => ({
    key: `kept-${index}`,
    name: exception.name,
    from: showDay(exception.from),
    to: showDay(exception.to),
    working: spansText(exception.working),
    recurrence: exception.recurrence,
  })),
})

/** The calendar, or in words what cannot be read in the form. */
export const readCalendar = (draft: CalendarDraft): { ok: true; calendar: Omit<Calendar, 'uid'> } | { ok: false; fault: string } => {
  if (draft.name.trim() === '') return { ok: false, fault: words.needsName }
  const week: ([number, number][] | null)[] = []
  for (const [day, text] of draft.week.entries()) {
    const spans = text === null ? null : readSpans(text)
    if (text !== null && spans === null) return { ok: false, fault: words.needsTimes(words.days[day]) }
    week.push(spans)
  }
  const exceptions: CalendarException[] = []
  for (const { name, from, to, working, recurrence } of draft.exceptions) {
    const first = readDay(from)
    const last = to.trim() === '' ? first : readDay(to)
    const spans = readSpans(working)
    if (first === null || last === null || last < first) return { ok: false, fault: words.needsDates(name) }
    if (spans === null) return { ok: false, fault: words.needsTimes(name) }
    exceptions.push({ name: name.trim(), from: first, to: last, working: spans, recurrence })
  }
  const { id, baseId, workWeeks } = draft
  return { ok: true, calendar: { id, name: draft.name.trim(), baseId, week, workWeeks, exceptions } }
}
