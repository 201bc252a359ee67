/** What a calendar row says about single days: exceptions (also recurring) over work weeks over the weekday pattern, down its base calendars. */
import { civilOf, dayNumberOf, daysInMonth, weekdayOfDay } from './civil.ts'
import { DAY } from './instant.ts'

/** Working time within a day, [from, to) in tenths of a minute after midnight. */
export type DaySpan = readonly [number, number]
type Week = readonly (readonly DaySpan[] | null)[]

export interface RecurrenceRule {
  readonly kind: 'daily' | 'weekly' | 'monthly' | 'yearly'
  readonly every: number
  readonly weekdays: readonly number[]
  readonly dayOfMonth: number
  readonly position: number
  readonly positionDay: number
  readonly month: number
  readonly occurrences: number
}
export interface ExceptionRule {
  readonly from: number
  readonly to: number
  readonly working: readonly DaySpan[]
  readonly recurrence: RecurrenceRule | null
}
/** The part of a calendar row (shared/model/calendar.ts) that time is computed from; named here because time imports no model. */
export interface CalendarRules {
  readonly id: string
  readonly name: string
  readonly baseId: string | null
  readonly week: Week
  readonly workWeeks: readonly { readonly from: number; readonly to: number; readonly week: Week }[]
  readonly exceptions: readonly ExceptionRule[]
}

const dayOf = (instant: number): number => Math.floor(instant / DAY)

const fitsPosition = (weekday: number, positionDay: number): boolean => {
  if (positionDay <= 6) return weekday === positionDay
  if (positionDay === 7) return true
  const isWeekend = weekday === 0 || weekday === 6
  return positionDay === 9 ? isWeekend : !isWeekend
}

/**
 * The day of the month that a monthly or yearly rule names; by date the last one of a shorter month (as MPXJ reads the same rules: the 31st
 * of every month is also 30 June). 0 when the rule names none.
 */
const dayInMonth = (rule: RecurrenceRule, year: number, month: number): number => {
  const last = daysInMonth(year, month)
  if (rule.position === 0) return Math.min(rule.dayOfMonth, last)
  const firstWeekday = weekdayOfDay(dayNumberOf(year, month, 1))
  let found = 0
  let seen = 0
  for (let day = 1; day <= last && seen < rule.position; day += 1) {
    if (!fitsPosition((firstWeekday + day - 1) % 7, rule.positionDay)) continue
    found = day
    seen += 1
  }
  return found
}

/** Every day a recurring rule could name from `first` to `last`, in order, before its count of occurrences ends it. */
function* candidates(rule: RecurrenceRule, first: number, last: number): Generator<number> {
  if (rule.kind === 'daily') {
    for (let day = first; day <= last; day += rule.every) yield day
  } else if (rule.kind === 'weekly') {
    const weekdays = [...new Set(rule.weekdays)].sort((a, b) => a - b)
    for (let sunday = first - weekdayOfDay(first); sunday <= last; sunday += 7 * rule.every) {
      for (const weekday of weekdays) if (sunday + weekday >= first) yield sunday + weekday
    }
  } else {
    const start = civilOf(first)
    const step = rule.kind === 'monthly' ? rule.every : 12 * rule.every
    let months = start.year * 12 + (rule.kind === 'yearly' && rule.month > 0 ? rule.month : start.month) - 1
    // By date, every so many months counts from the first one that still has the day ahead (MPXJ).
    if (rule.kind === 'monthly' && rule.position === 0 && rule.dayOfMonth < start.day) months += 1
    const until = civilOf(last)
    for (; months <= until.year * 12 + until.month - 1; months += step) {
      const year = Math.floor(months / 12)
      const month = (months % 12) + 1
      const day = dayInMonth(rule, year, month)
      if (day > 0 && dayNumberOf(year, month, day) >= first) yield dayNumberOf(year, month, day)
    }
  }
}

/** Calls `visit` for each day of the exception within [fromDay, toDay]. */
const eachDay = (exception: ExceptionRule, fromDay: number, toDay: number, visit: (day: number) => void): void => {
  const first = dayOf(exception.from)
  const last = dayOf(exception.to)
  if (last < fromDay || first > toDay) return
  if (!exception.recurrence) {
    for (let day = Math.max(first, fromDay); day <= Math.min(last, toDay); day += 1) visit(day)
    return
  }
  let left = exception.recurrence.occurrences || Number.POSITIVE_INFINITY
  for (const day of candidates(exception.recurrence, first, Math.min(last, toDay))) {
    if (day > last || day > toDay || left === 0) return
    left -= 1
    if (day >= fromDay) visit(day)
  }
}

/** The exceptions that name days from `fromDay` to `toDay`, by day: a single one before a recurring one, the earlier listed first. */
export const exceptionsByDay = <E extends ExceptionRule>(exceptions: readonly E[], fromDay: number, toDay: number): Map<number, E> => {
  const named = new Map<number, E>()
  const ordered = [...exceptions.filter((one) => !one.recurrence), ...exceptions.filter((one) => one.recurrence)]
  for (const exception of ordered) {
    eachDay(exception, fromDay, toDay, (day) => {
      if (!named.has(day)) named.set(day, exception)
    })
  }
  return named
}

const none: readonly DaySpan[] = []
/** The weekday pattern of a calendar and its bases, nearest first; index 0 = Sunday. */
export const weekOf = (chain: readonly CalendarRules[]): (readonly DaySpan[])[] =>
  [0, 1, 2, 3, 4, 5, 6].map((weekday) => chain.find((rules) => rules.week[weekday])?.week[weekday] ?? none)

/**
 * Working spans of each day from `fromDay` on, `days` of them. `chain` is the calendar and its bases, nearest first.
 * Schedule-semantics.md, "Time": an exception (own before base) beats a work week (own before base) beats the weekday pattern.
 * Among one calendar's own exceptions a single one beats a recurring one, and the earlier listed wins.
 */
export const spansByDay = (chain: readonly CalendarRules[], fromDay: number, days: number): (readonly DaySpan[])[] => {
  const toDay = fromDay + days - 1
  const pattern = weekOf(chain)
  const result: (readonly DaySpan[])[] = new Array(days)
  for (let at = 0, weekday = weekdayOfDay(fromDay); at < days; at += 1) {
    result[at] = pattern[weekday]
    weekday = weekday === 6 ? 0 : weekday + 1
  }
  const farthestFirst = [...chain].reverse()
  for (const rules of farthestFirst) {
    for (const workWeek of [...rules.workWeeks].reverse()) {
      for (let day = Math.max(dayOf(workWeek.from), fromDay); day <= Math.min(dayOf(workWeek.to), toDay); day += 1) {
        const spans = workWeek.week[weekdayOfDay(day)]
        if (spans) result[day - fromDay] = spans
      }
    }
  }
  for (const rules of farthestFirst) {
    const ordered = [...rules.exceptions.filter((one) => !one.recurrence), ...rules.exceptions.filter((one) => one.recurrence)].reverse()
    for (const exception of ordered) {
      eachDay(exception, fromDay, toDay, (day) => {
        result[day - fromDay] = exception.working
      })
    }
  }
  return result
}
