/** What stands in a column of a table, counted: whether it holds dates, numbers, durations or text decides what its heading may mean. */
import { parseDate } from '../../../shared/time/dateText.ts'
import { parseDuration } from '../../../shared/time/durationText.ts'
import { cellText, type GridRow, isBlank } from './grid.ts'

export interface ColumnFacts {
  readonly filled: number
  readonly dates: number
  /** Whole numbers that are dates when a date format is laid over them (1954 to 2119). */
  readonly serials: number
  readonly numbers: number
  readonly texts: number
  readonly durations: number
  /** Whole numbers from 0 to 30. */
  readonly small: number
  readonly distinct: number
  readonly letters: number
  readonly multiline: number
}

export const plainSettings = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 }
const SAMPLE = 400

export const factsOf = (rows: readonly GridRow[], column: number): ColumnFacts => {
  const facts = { filled: 0, dates: 0, serials: 0, numbers: 0, texts: 0, durations: 0, small: 0, letters: 0, multiline: 0 }
  const seen = new Set<string>()
  for (const row of rows.length > SAMPLE ? rows.slice(0, SAMPLE) : rows) {
    const cell = row.cells[column]
    if (cell === undefined || isBlank(cell)) continue
    facts.filled += 1
    const text = cellText(cell).trim()
    seen.add(text)
    facts.letters += text.length
    if (text.includes('\n')) facts.multiline += 1
    if (cell.date !== null) {
      facts.dates += 1
      continue
    }
    const number =
      typeof cell.value === 'number'
        ? cell.value
        : /^-?\d+(?:[.,]\d+)?%?$/.test(text)
          ? Number(text.replace(',', '.').replace('%', ''))
          : null
    if (number !== null) {
      facts.numbers += 1
      if (Number.isInteger(number) && number >= 20_000 && number < 80_500) facts.serials += 1
      if (Number.isInteger(number) && number >= 0 && number <= 30) facts.small += 1
      if (number >= 0) facts.durations += 1
    } else if (typeof cell.value === 'string') {
      const date = parseDate(text)
      if ('instant' in date) facts.dates += 1
      else if (!('fault' in parseDuration(text, plainSettings))) facts.durations += 1
      else if (['no-such-day', 'out-of-range'].includes(date.fault)) facts.dates += 1
      else facts.texts += 1
    }
  }
  return { ...facts, distinct: seen.size }
}
