/** A working calendar: a week of working times, work weeks and exceptions laid over it, and perhaps a base calendar below. */
import { z } from 'zod'
import { id, instant, name, nullable, uid } from './fields.ts'

/** Working time within a day as [from, to) in tenths of a minute after midnight; `to` may be 14400 (24:00). */
const span = z.tuple([z.int().min(0).max(14_400), z.int().min(0).max(14_400)])
/** Sorted, not overlapping; empty = not working. */
const spans = z.array(span).max(24)
/** Index 0 = Sunday … 6 = Saturday; null = as in the base calendar. */
const week = z.array(nullable(spans)).length(7)

/** How an exception repeats between its first and last day; null = every day from first to last. */
const recurrence = z.strictObject({
  kind: z.enum(['daily', 'weekly', 'monthly', 'yearly']),
  every: z.int().min(1).max(999),
  /** weekly: days of the week, 0 = Sunday. */
  weekdays: z.array(z.int().min(0).max(6)).max(7),
  /** monthly, yearly by date: day of the month 1..31; 0 when by position. */
  dayOfMonth: z.int().min(0).max(31),
  /** by position: 1 first … 4 fourth, 5 last; 0 when by date. */
  position: z.int().min(0).max(5),
  /** by position: 0..6 a weekday, 7 any day, 8 a weekday Mon-Fri, 9 a weekend day. */
  positionDay: z.int().min(0).max(9),
  /** yearly: 1..12; 0 otherwise. */
  month: z.int().min(0).max(12),
  /** How often at most; 0 = until the last day. */
  occurrences: z.int().min(0).max(100_000),
})

const calendarException = z.strictObject({
  name: z.string().max(400),
  /** Midnight of the first and of the last day (inclusive). */
  from: instant,
  to: instant,
  working: spans,
  recurrence: nullable(recurrence),
})
export const workWeek = z.strictObject({ name: z.string().max(400), from: instant, to: instant, week })

export const calendarRow = z.strictObject({
  id,
  uid,
  name,
  baseId: nullable(id),
  week,
  workWeeks: z.array(workWeek).max(500),
  exceptions: z.array(calendarException).max(5000),
})
export type Calendar = Readonly<z.infer<typeof calendarRow>>
export type CalendarException = Readonly<z.infer<typeof calendarException>>
export type Span = readonly [number, number]

/** Monday to Friday, 08:00-12:00 and 13:00-17:00: Microsoft Project's Standard. */
export const standardWeek = (): [number, number][][] =>
  [0, 1, 2, 3, 4, 5, 6].map((day) =>
    day === 0 || day === 6
      ? []
      : [
          [4800, 7200],
          [7800, 10_200],
        ],
  )
export const standardCalendar = (id = 'cal-standard', uid = 1): Calendar => ({
  id,
  uid,
  name: 'Standard',
  baseId: null,
  week: standardWeek(),
  workWeeks: [],
  exceptions: [],
})
