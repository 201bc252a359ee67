/** Dates as people type them and files hold them, to instants; whether 3/4 is March or April is decided for a whole column at once. */
import { EARLIEST, type Instant, instantOf, isInstant, LATEST } from './instant.ts'
import { monthOf, saysNoDate } from './monthNames.ts'

/** The order of numbers when it cannot be told from the text itself. */
export type DateOrder = 'dmy' | 'mdy'
export interface ParsedDate {
  readonly instant: Instant
  readonly hasTime: boolean
}
export interface DateFault {
  /**
   * no-date: a word such as TBD stands for "not known yet"; words: other text without a date; no-such-day: 31 June; out-of-range: before 1900 or after 2199;
   * no-year, no-day: incomplete; unreadable: looks like a date and is none.
   */
  readonly fault: 'empty' | 'no-date' | 'words' | 'no-such-day' | 'out-of-range' | 'no-year' | 'no-day' | 'unreadable'
}

const TIME =
  /[\sT,]+(?:at\s+)?(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?(?:\s*Uhr|\s*ч\.?)?$/u
const WEEKDAY =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:mo|di|mi|do|fr|sa|so|lu|ma|me|je|ve|di|пн|вт|ср|чт|пт|сб|вс)|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?:-feira)?)\.?,?\s+(?=\S*\d)/iu
const CJK_WEEKDAY =
  /\s*(?:[(（][月火水木金土日一二三四五六월화수목금토일][)）]|(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일)\s*/u

const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900))

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Year, month, day as numbers, or which kind of text it is instead. Numbers whose order is open come as `open`. */
const partsOf = (text: string, order: DateOrder): Parts | DateFault => {
  const ymd = /^(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})\s*[日일.]?$/u.exec(text)
  if (ymd) return { year: Number(ymd[1]), month: Number(ymd[2]), day: Number(ymd[3]) }
  const compact = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/.exec(text)
  if (compact) return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) }
  const numbers = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})\.?(?:\s*(?:г|г\.|года))?$/u.exec(text)
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])]
    const isMonthFirst = second > 12 ? true : first > 12 ? false : order === 'mdy' && !text.includes('.')
    return { year: fullYear(numbers[3]), month: isMonthFirst ? first : second, day: isMonthFirst ? second : first }
  }
  const big = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{5,})$|^(\d{5,})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (big) return { fault: 'out-of-range' }
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s\-/.]*(?:de\s+|of\s+)?([\p{L}]{3,}\.?)[\s\-/.,']*(?:de\s+)?(\d{4}|\d{2})(?:\s*г\.?)?$/u.exec(text)
  if (dayFirst) {
    const month = monthOf(dayFirst[2])
    if (month !== null) return { year: fullYear(dayFirst[3]), month, day: Number(dayFirst[1]) }
  }
  const monthFirst = /^([\p{L}]{3,}\.?)[\s\-/.]*(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+(\d{4}|\d{2})$/u.exec(text)
  if (monthFirst) {
    const month = monthOf(monthFirst[1])
    if (month !== null) return { year: fullYear(monthFirst[3]), month, day: Number(monthFirst[2]) }
  }
  const yearFirst = /^(\d{4})[\s\-/.]+([\p{L}]{3,}\.?)[\s\-/.]+(\d{1,2})$/u.exec(text)
  if (yearFirst) {
    const month = monthOf(yearFirst[2])
    if (month !== null) return { year: Number(yearFirst[1]), month, day: Number(yearFirst[3]) }
  }
  return incompleteOf(text)
}

/** What is longer is a sentence, whatever stands in it. */
const LONGEST_DATE = 24
const incompleteOf = (text: string): DateFault => {
  const isMonthYear =
    /^\d{4}\s*[-/.年년]\s*\d{1,2}\s*[月월]?$|^\d{1,2}[/.]\d{4}$/u.test(text) ||
    (/^[\p{L}]{3,}\.?[\s\-/.,']*\d{4}$/u.test(text) && monthOf(text.replace(/[\s\-/.,'\d]+$/, '')) !== null)
  if (isMonthYear || /^(?:q[1-4]|[1-4]q|h[12]|kw|w|week|cw)\s*\d*[\s\-/']*\d{2,4}$/i.test(text) || /^(?:19|20)\d\d$/.test(text))
    return { fault: 'no-day' }
  const named = /^(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/.]*([\p{L}]{3,}\.?)$|^([\p{L}]{3,}\.?)[\s\-/.]*(\d{1,2})$/u.exec(text)
  if (named && monthOf(named[2] ?? named[3]) !== null) return { fault: 'no-year' }
  if (/^\d{1,2}\s*[-/.月월]\s*\d{1,2}\s*[日일.]?$/u.test(text)) return { fault: 'no-year' }
  if (text.length >= LONGEST_DATE || !/\d/.test(text)) return { fault: 'words' }
  // Two numbers with a date's separators between them, or a month or a year among the words, were meant as a date.
  const isMeant =
    /^\D{0,5}\d{1,4}\s*[-/.]\s*\d{1,2}\s*[-/.]/.test(text) ||
    /(?:^|\D)(?:19|20|21)\d\d(?:\D|$)/.test(text) ||
    text.split(/[^\p{L}]+/u).some((word) => word !== '' && monthOf(word) !== null)
  return { fault: isMeant ? 'unreadable' : 'words' }
}

/** Reads one date; see DateFault for what else it can be. A weekday in front or behind is left aside. Nothing throws. */
export const parseDate = (text: string, order: DateOrder = 'dmy'): ParsedDate | DateFault => {
  const plain = text.normalize('NFKC').replace(/^'/, '').trim()
  if (plain === '') return { fault: 'empty' }
  if (saysNoDate(plain)) return { fault: 'no-date' }
  if (plain.length > 60 || !/\d/.test(plain)) return { fault: 'words' }
  const weekdayless = plain.replace(CJK_WEEKDAY, ' ').trim()
  const clockPart = TIME.exec(weekdayless)
  // "Mo 16.03.26" has no time: what stands before a time must hold the date's digits.
  const time = clockPart && /\d/.test(weekdayless.slice(0, clockPart.index)) ? clockPart : null
  const [hour, minute, second] = time ? [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)] : [0, 0, 0]
  let date = (time ? weekdayless.slice(0, time.index) : weekdayless).trim()
  let parts = partsOf(date, order)
  if ('fault' in parts) {
    // "Sun 13/01/19", and "Jan 21/01/19" where somebody meant Monday: one word before numbers that are a date by themselves.
    date = date.replace(WEEKDAY, '')
    parts = partsOf(date, order)
    if ('fault' in parts) {
      const bare = /^[\p{L}]{2,12}\.?,?\s+(\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$/u.exec(date)
      if (bare) parts = partsOf(bare[1], order)
    }
  }
  if ('fault' in parts) return parts
  const { year, month, day } = parts
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59) return { fault: 'no-such-day' }
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return { fault: 'no-such-day' }
  const half = time?.[4]?.toLowerCase()
  const clock = half === 'p' && hour < 12 ? hour + 12 : half === 'a' && hour === 12 ? 0 : hour
  const instant = instantOf(year, month, day, clock, minute) + Math.round(second / 6)
  return isInstant(instant) ? { instant, hasTime: time !== null } : { fault: 'out-of-range' }
}

/**
 * Day or month first, for a whole column: one date with a number above twelve tells; else the order in which the dates rise more evenly (a plan's
 * rows mostly do); else day first, as most of the world writes. `certain` is false when only the habit decided.
 */
export const decideOrder = (texts: readonly string[]): { order: DateOrder; certain: boolean } => {
  let dayFirst = 0
  let monthFirst = 0
  const open: string[] = []
  for (const text of texts) {
    const match = /(?:^|\s)(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})(?:\D|$)/.exec(text.trim())
    if (!match) continue
    if (Number(match[1]) > 12) dayFirst += 1
    else if (Number(match[2]) > 12) monthFirst += 1
    else open.push(text)
  }
  if (dayFirst !== monthFirst) return { order: dayFirst > monthFirst ? 'dmy' : 'mdy', certain: dayFirst === 0 || monthFirst === 0 }
  const spread = (order: DateOrder): number => {
    const days = open.flatMap((text) => {
      const parsed = parseDate(text, order)
      return 'instant' in parsed ? [parsed.instant] : []
    })
    return days.length < 2 ? 0 : days.reduce((a, b) => Math.max(a, b)) - days.reduce((a, b) => Math.min(a, b))
  }
  const [asDay, asMonth] = [spread('dmy'), spread('mdy')]
  if (open.length >= 3 && asMonth > 0 && asMonth * 3 < asDay) return { order: 'mdy', certain: false }
  return { order: 'dmy', certain: open.length === 0 || (asDay > 0 && asDay * 3 < asMonth) }
}

/** A spreadsheet's day number (1 = 1900-01-01, with its leap-year error; or 1904's) as an instant; null outside 1900 to 2199. */
export const instantOfSerial = (serial: number, is1904 = false): Instant | null => {
  if (!Number.isFinite(serial)) return null
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const instant = Math.round(days * 14_400) + instantOf(1899, 12, 30)
  return instant >= EARLIEST && instant < LATEST ? instant : null
}
