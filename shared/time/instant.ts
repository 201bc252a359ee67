/**
 * Planning time: an instant is an integer count of tenths of a minute since 2000-01-01T00:00, local and without a zone
 * (schedule-semantics.md, "Time": Project keeps tenths of a minute; so do we). Int32 holds four centuries of it.
 */
export type Instant = number
/** A span in tenths of a minute; working or elapsed time, as the field that holds it says. */
export type Duration = number

export const MINUTE = 10
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const WEEK = 7 * DAY

const EPOCH_MS = Date.UTC(2000, 0, 1)
const MS_PER_TENTH = 6000

/** The planner's calendar reaches from 1900 to 2200; anything outside is refused at the edge. */
export const EARLIEST: Instant = (Date.UTC(1900, 0, 1) - EPOCH_MS) / MS_PER_TENTH
export const LATEST: Instant = (Date.UTC(2200, 0, 1) - EPOCH_MS) / MS_PER_TENTH
/** Tenths of a minute: two centuries of clock time. */
export const LONGEST_DURATION = 1_100_000_000

export const isInstant = (value: number): boolean => Number.isInteger(value) && value >= EARLIEST && value < LATEST

/** month is 1..12; hour and minute default to midnight. */
export const instantOf = (year: number, month: number, day: number, hour = 0, minute = 0): Instant =>
  (Date.UTC(year, month - 1, day, hour, minute) - EPOCH_MS) / MS_PER_TENTH

/** Milliseconds since 1970 of the same wall-clock reading taken as UTC: for exceljs and for Intl with timeZone 'UTC'. */
export const utcMs = (instant: Instant): number => EPOCH_MS + instant * MS_PER_TENTH

/** The instant of a UTC wall-clock reading in milliseconds, to the nearest tenth of a minute. */
export const instantFromUtcMs = (ms: number): Instant => Math.round((ms - EPOCH_MS) / MS_PER_TENTH)

/** `2026-01-05T08:00:00`; tenths of a minute are six seconds each. */
export const formatIso = (instant: Instant): string => {
  const day = startOfDay(instant)
  return `${dayText(day)}T${clockText(instant - day)}`
}
const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
const clockText = (tenths: number): string => {
  const minutes = Math.floor(tenths / MINUTE)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two((tenths % MINUTE) * 6)}`
}
/** `2026-01-05`. */
export const formatIsoDate = (instant: Instant): string => dayText(startOfDay(instant))

/** A plan's dates are on a few hundred days, each written many times. */
const dayTexts = new Map<Instant, string>()
const MOST_DAYS = 20_000
const dayText = (day: Instant): string => {
  const known = dayTexts.get(day)
  if (known !== undefined) return known
  const text = new Date(utcMs(day)).toISOString().slice(0, 10)
  if (dayTexts.size >= MOST_DAYS) dayTexts.clear()
  dayTexts.set(day, text)
  return text
}

/** And read as often; null = no day of the calendar. */
const daysByText = new Map<string, Instant | null>()
const dayOf = (text: string): Instant | null => {
  const known = daysByText.get(text)
  if (known !== undefined) return known
  const [year, month, day] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  const found = isReal ? instantFromUtcMs(date.getTime()) : null
  if (daysByText.size >= MOST_DAYS) daysByText.clear()
  daysByText.set(text, found)
  return found
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/

/** Reads `2026-01-05`, `2026-01-05T08:00` or `...:30`; null when it is no real date between 1900 and 2200. */
export const parseIso = (text: string): Instant | null => {
  const match = ISO.exec(text.trim())
  if (!match) return null
  const day = dayOf(match[1])
  const minute = Number(match[3] ?? 0)
  const time = Number(match[2] ?? 0) * HOUR + minute * MINUTE + Number(match[4] ?? 0) / 6
  // What leads into the next day is no time of this one.
  if (day === null || minute > 59 || time >= DAY) return null
  const instant = Math.round(day + time)
  return isInstant(instant) ? instant : null
}

/** Midnight at the start of the instant's day. */
export const startOfDay = (instant: Instant): Instant => Math.floor(instant / DAY) * DAY
/** 0 = Sunday … 6 = Saturday (2000-01-01 was a Saturday). */
export const weekdayOf = (instant: Instant): number => (((Math.floor(instant / DAY) + 6) % 7) + 7) % 7
