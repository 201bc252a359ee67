/** A table as text to a grid: encoding, separator and quoting found out, a leading apostrophe of an export taken off again. */
import { parse } from 'csv-parse/sync'
import { reading } from '../../../shared/words/en/reading.ts'
import { decodeText } from './encoding.ts'
import { type Grid, type GridRow, textCell } from './grid.ts'
import { type ReadLimits, Unreadable } from './limits.ts'
import { remembering } from './remembering.ts'

const SEPARATORS = [',', ';', '\t', '|'] as const

/** Outside quotes, in the first lines: the separator that is there most evenly. */
const separatorOf = (text: string): string => {
  const declared = /^sep=(.)\r?\n/i.exec(text)?.[1]
  if (declared) return declared
  const lines: string[] = []
  let isQuoted = false
  let line = ''
  for (let at = 0; at < text.length && lines.length < 30 && at < 100_000; at += 1) {
    const letter = text[at]
    if (letter === '"') isQuoted = !isQuoted
    else if (letter === '\n' && !isQuoted) {
      lines.push(line)
      line = ''
    } else if (!isQuoted) line += letter
  }
  if (line !== '') lines.push(line)
  let best = ','
  let bestScore = 0
  for (const separator of SEPARATORS) {
    const counts = lines.filter((each) => each.trim() !== '').map((each) => each.split(separator).length - 1)
    const used = counts.filter((n) => n > 0)
    if (used.length === 0) continue
    const mean = used.reduce((a, b) => a + b, 0) / used.length
    const same = counts.filter((n) => Math.abs(n - mean) < 0.5).length / counts.length
    const score = Math.min(mean, 20) * (used.length / counts.length) * (0.5 + same)
    if (score > bestScore) {
      best = separator
      bestScore = score
    }
  }
  return best
}

/** Exports write `'=1+1` so that it is no formula, ours within a cell, too; the apostrophe is not part of the text. */
const withoutGuard = (text: string): string =>
  text.includes("'") ? text.replace(/(^|[;|:\t\n\r])'(?=["\ufeff\u200b\u2060]*[=+\-@\t\r＝＋－＠])/g, '$1') : text

/** A spreadsheet's last column is XFD; a line of nothing but separators would keep the parser busy for minutes. */
const WIDEST = 16_384
const refuseWideRows = (text: string, separator: string): void => {
  const [comma, quote, line] = [separator.charCodeAt(0), 0x22, 0x0a]
  let columns = 1
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === quote) isQuoted = !isQuoted
    else if (sign === comma && !isQuoted) {
      columns += 1
      if (columns > WIDEST) throw new Unreadable(reading.tooManyColumns(WIDEST), 'csv')
    } else if (sign === line && !isQuoted) columns = 1
  }
}

/** A longer one is refused by the parser. */
const LONGEST_RECORD = 4 * 1024 * 1024
/** The records of a text without quotation marks and with one kind of line break, `most` at most: cut apart, there is nothing to parse. Null for others. */
const plainRecords = (text: string, separator: string, most: number): string[][] | null => {
  if (text.includes('"')) return null
  const end = text.includes('\r') ? '\r\n' : '\n'
  if (end === '\r\n' && /\r(?!\n)|(?<!\r)\n/.test(text)) return null
  const records: string[][] = []
  for (let from = 0; from < text.length && records.length < most; ) {
    const found = text.indexOf(end, from)
    const to = found < 0 ? text.length : found
    if (to - from > LONGEST_RECORD) return null
    records.push(text.slice(from, to).split(separator))
    from = to + end.length
  }
  return records
}

export const readCsv = (bytes: Buffer, fileName: string, limits: ReadLimits): { grid: Grid; separator: string } => {
  const { text: decoded } = decodeText(bytes)
  const separator = separatorOf(decoded)
  const text = decoded.replace(/^sep=.\r?\n/i, '')
  refuseWideRows(text, separator)
  let records: string[][]
  try {
    records =
      plainRecords(text, separator, limits.rows + 1) ??
      (parse(text, {
        delimiter: separator,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: false,
        to: limits.rows + 1,
        max_record_size: LONGEST_RECORD,
      }) as string[][])
  } catch (error) {
    throw new Unreadable(reading.brokenCsv(error instanceof Error ? error.message : String(error)), 'csv')
  }
  if (records.length > limits.rows) throw new Unreadable(reading.tooManyRows(limits.rows), 'csv')
  let cells = 0
  const rows: GridRow[] = []
  const cellOf = remembering((value: string) => textCell(withoutGuard(value)))
  records.forEach((record, at) => {
    cells += record.length
    if (cells > limits.cells) throw new Unreadable(reading.tooManyCells(limits.cells), 'csv')
    const row = record.slice(0, limits.columns).map((value) => (value === '' ? undefined : cellOf(value)))
    if (row.some((cell) => cell !== undefined)) rows.push({ number: at + 1, hidden: false, outline: 0, cells: row })
  })
  return { grid: { name: fileName.slice(0, 400), hidden: false, rows, merges: [], hiddenColumns: new Set() }, separator }
}
