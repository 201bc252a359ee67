/** Dates as people read them, in British English unless another locale is asked for; formatters of other locales are kept because they are slow to make. */
import { civilOf, weekdayOfDay } from './civil.ts'
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

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** British English from tables: a sheet of ten thousand dates is written many times. Planners write "Sep" and no comma. */
const inBritishEnglish = (instant: Instant, pattern: Pattern): string => {
  const dayNumber = Math.floor(instant / DAY)
  const { year, month, day } = civilOf(dayNumber)
  const long = months[month - 1]
  switch (pattern) {
    case 'day':
      return `${day} ${long}`
    case 'dayYear':
      return `${day} ${long} ${year}`
    case 'short':
      return `${day} ${long.slice(0, 3)}`
    case 'shortYear':
      return `${day} ${long.slice(0, 3)} ${year}`
    case 'weekday':
      return `${weekdays[weekdayOfDay(dayNumber)]} ${day} ${long.slice(0, 3)}`
  }
}

/** day "18 March", dayYear "18 March 2027", short "18 Mar", shortYear "18 Mar 2027", weekday "Fri 5 Feb". */
export const formatDate = (instant: Instant, pattern: Pattern = 'short', locale = 'en-GB'): string => {
  if (locale === 'en-GB') return inBritishEnglish(instant, pattern)
  const key = `${locale} ${pattern}`
  let formatter = formatters.get(key)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, { ...options[pattern], timeZone: 'UTC' })
    formatters.set(key, formatter)
  }
  return formatter.format(utcMs(instant))
}

export const yearOf = (instant: Instant): number => civilOf(Math.floor(instant / DAY)).year

/** The day on which a finish falls: midnight ends the day before it. */
export const finishDay = (finish: Instant): Instant => startOfDay(finish - 1)
/** The midnight that ends the day of a finish. */
export const endOfFinishDay = (finish: Instant): Instant => finishDay(finish) + DAY
