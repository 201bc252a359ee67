/** Calendars for Microsoft Project: weeks, exceptions in the new and the old way, work weeks. */
import type { Calendar, CalendarException } from '../../../../shared/model/calendar.ts'
import { DAY, formatIsoDate } from '../../../../shared/time/instant.ts'
import { element, parent } from './elements.ts'

type Spans = readonly (readonly [number, number])[]
const two = (n: number): string => String(n).padStart(2, '0')
/** Tenths of a minute after midnight as `08:00:00`; the end of the day is written 00:00:00. */
export const clock = (tenths: number): string => {
  const seconds = (tenths % DAY) * 6
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
}
const text = (name: string, value: string | number | boolean | null): string =>
  element(name, value)
    .map(([, xml]) => xml)
    .join('')

const times = (spans: Spans): string =>
  text('DayWorking', spans.length > 0) +
  (spans.length === 0
    ? ''
    : parent(
        'WorkingTimes',
        spans.map(([from, to]) => `<WorkingTime>${text('FromTime', clock(from))}${text('ToTime', clock(to))}</WorkingTime>`).join(''),
      )[1])
const period = (from: number, to: number): string =>
  `<TimePeriod><FromDate>${formatIsoDate(from)}T00:00:00</FromDate><ToDate>${formatIsoDate(to)}T23:59:00</ToDate></TimePeriod>`
const weekDays = (week: Calendar['week']): string =>
  week.map((spans, day) => (spans === null ? '' : `<WeekDay>${text('DayType', day + 1)}${times(spans)}</WeekDay>`)).join('')

/** Ours: 0..6 a weekday, 7 any day, 8 a weekday Mon-Fri, 9 a weekend day; MSPDI: 0 day, 1 weekday, 2 weekend day, 3 Sunday … 9 Saturday. */
const monthItem = (day: number): number => (day <= 6 ? day + 3 : day - 7)

/** The Type and its numbers: 1 every day, 2 and 3 yearly, 4 and 5 monthly (by date, by position), 6 weekly, 7 every so many days. */
const recurrence = (exception: CalendarException): string => {
  const rule = exception.recurrence
  if (rule === null) return text('Type', 1)
  const position = text('MonthItem', monthItem(rule.positionDay)) + text('MonthPosition', Math.max(0, rule.position - 1))
  const every = text('Period', rule.every)
  switch (rule.kind) {
    case 'daily':
      return text('Type', 7) + every
    case 'weekly':
      return (
        text('Type', 6) +
        every +
        text(
          'DaysOfWeek',
          rule.weekdays.reduce((bits, day) => bits | (1 << day), 0),
        )
      )
    case 'monthly':
      return rule.position > 0 ? text('Type', 5) + every + position : text('Type', 4) + every + text('MonthDay', rule.dayOfMonth)
    case 'yearly':
      return rule.position > 0
        ? text('Type', 3) + every + position + text('Month', rule.month - 1)
        : text('Type', 2) + every + text('Month', rule.month - 1) + text('MonthDay', rule.dayOfMonth)
  }
}
const exceptionXml = (exception: CalendarException): string => {
  const counted = (exception.recurrence?.occurrences ?? 0) > 0
  const occurrences = counted
    ? (exception.recurrence?.occurrences ?? 0)
    : exception.recurrence === null
      ? (exception.to - exception.from) / DAY + 1
      : 0
  return `<Exception>${text('EnteredByOccurrences', counted)}${period(exception.from, exception.to)}${occurrences > 0 ? text('Occurrences', occurrences) : ''}${text('Name', exception.name)}${recurrence(exception)}${times(exception.working)}</Exception>`
}

export const calendarXml = (calendar: Calendar, uid: number, baseUid: number | null): string => {
  // Programs older than Project 2007 and some others know exceptions only as days of type 0.
  const old = calendar.exceptions
    .filter((exception) => exception.recurrence === null)
    .map(
      (exception) =>
        `<WeekDay>${text('DayType', 0)}${text('DayWorking', exception.working.length > 0)}${period(exception.from, exception.to)}${times(exception.working).replace(/^<DayWorking>.<\/DayWorking>/, '')}</WeekDay>`,
    )
    .join('')
  const days = weekDays(calendar.week) + old
  return parent(
    'Calendar',
    text('UID', uid) +
      text('Name', calendar.name) +
      text('IsBaseCalendar', baseUid === null) +
      text('IsBaselineCalendar', false) +
      text('BaseCalendarUID', baseUid ?? -1) +
      (days === '' ? '' : parent('WeekDays', days)[1]) +
      (calendar.exceptions.length === 0 ? '' : parent('Exceptions', calendar.exceptions.map(exceptionXml).join(''))[1]) +
      (calendar.workWeeks.length === 0
        ? ''
        : parent(
            'WorkWeeks',
            calendar.workWeeks
              .map(
                (week) =>
                  `<WorkWeek>${period(week.from, week.to)}${text('Name', week.name)}<WeekDays>${weekDays(week.week)}</WeekDays></WorkWeek>`,
              )
              .join(''),
          )[1]),
  )[1]
}

/**
 * Project lets only resources have a calendar with a base: one that tasks or the program run on is written whole, with
 * the base's days, work weeks and exceptions in it (its own win on their days).
 */
export const withoutBase = (calendar: Calendar, byId: ReadonlyMap<string, Calendar>): Calendar => {
  const seen = new Set([calendar.id])
  let whole = calendar
  for (let base = calendar.baseId; base !== null && !seen.has(base); ) {
    seen.add(base)
    const below = byId.get(base)
    if (!below) break
    whole = {
      ...whole,
      week: whole.week.map((spans, day) => spans ?? below.week[day] ?? null),
      workWeeks: [...whole.workWeeks, ...below.workWeeks],
      exceptions: [...whole.exceptions, ...below.exceptions.flatMap((exception) => besides(exception, whole.exceptions))],
    }
    base = below.baseId
  }
  return { ...whole, baseId: null }
}

/** What is left of a base's exception on the days that the calendar has no exception of its own for; recurring ones are left whole. */
const besides = (exception: CalendarException, own: readonly CalendarException[]): CalendarException[] =>
  exception.recurrence !== null
    ? [exception]
    : own.reduce<CalendarException[]>(
        (pieces, cover) =>
          cover.recurrence !== null
            ? pieces
            : pieces.flatMap((piece) => {
                if (cover.to < piece.from || cover.from > piece.to) return [piece]
                return [
                  ...(piece.from < cover.from ? [{ ...piece, to: cover.from - DAY }] : []),
                  ...(piece.to > cover.to ? [{ ...piece, from: cover.to + DAY }] : []),
                ]
              }),
        [exception],
      )
