/** Dates as people read them, in British English unless another locale is asked for; formatters are kept because they are slow to make. */
import { DAY, type Instant, startOfDay, utcMs } from './instant.ts'

type Pattern = 'day' | 'dayYear' | 'short' | 'shortYear' | 'weekday'
const options: Readonly<Record<Pattern, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long' },
  dayYear: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  shortYear: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
}
const formatters = new Map<string, Intl.DateTimeFormat>()

/** day "18 March", dayYear "18 March 2027", short "18 Mar", shortYear "18 Mar 2027", weekday "Fri 5 Feb". */
export const formatDate = (instant: Instant, pattern: Pattern = 'short', locale = 'en-GB'): string => {
  const key = `${locale} ${pattern}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options[pattern], timeZone: 'UTC' })
    formatters.set(key, formatter)
  }
  // British English writes "Sept" in ICU and a comma after the weekday; planners write neither.
  return formatter.format(utcMs(instant)).replace('Sept ', 'Sep ').replace(/Sept$/, 'Sep').replace(',', '')
}

export const yearOf = (instant: Instant): number => new Date(utcMs(instant)).getUTCFullYear()

/** The day on which a finish falls: midnight ends the day before it. */
export const finishDay = (finish: Instant): Instant => startOfDay(finish - 1)
/** The midnight that ends the day of a finish. */
export const endOfFinishDay = (finish: Instant): Instant => finishDay(finish) + DAY
