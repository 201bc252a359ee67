/** Dates in the frame's forms: as typed by a person, and as shown again. */
import { parseDate } from '../../shared/time/dateText.ts'
import { finishDay, formatDate } from '../../shared/time/formatDate.ts'
import { type Instant, instantOf, startOfDay } from '../../shared/time/instant.ts'

/** Midnight of a typed day ("5 Jan 2027", "5.1.2027", "2027-01-05"); null when it is none. Day before month, as in British English. */
export const readDay = (text: string): Instant | null => {
  const date = parseDate(text, 'dmy')
  return 'fault' in date ? null : startOfDay(date.instant)
}
export const showDay = (instant: Instant | null): string => (instant === null ? '' : formatDate(instant, 'shortYear'))
/** A finish, deadline or data date at midnight ends the day before. */
export const showLastDay = (instant: Instant | null): string => (instant === null ? '' : formatDate(finishDay(instant), 'shortYear'))

/** Today by the machine's clock, midnight. */
export const todayOf = (now: Date): Instant => instantOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
