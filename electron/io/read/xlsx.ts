/** A workbook (.xlsx, .xlsm) to grids: cell values and cached results of formulas, never a formula, macro or link outside. */
import { StringDecoder } from 'node:string_decoder'
import { instantOfSerial, parseDate } from '../../../shared/time/dateText.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import type { Cell, Grid, GridRow, Merge } from './grid.ts'
import { type ReadLimits, Unreadable } from './limits.ts'
import { type CellFormat, stylesReader } from './xlsxStyles.ts'
import { readXml, type XmlEvents } from './xml.ts'
import { type Archive, openArchive } from './zip.ts'

const plainFormat: CellFormat = { kind: 'number', isPercent: false, decimals: null, suffix: '', indent: 0, bold: false }

const streamXml = async (archive: Archive, name: string, sink: { write(text: string): void }): Promise<void> => {
  const decoder = new StringDecoder('utf8')
  let isFirst = true
  let isWide = false
  await archive.stream(name, (chunk) => {
    if (isFirst) {
      isFirst = false
      isWide = (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)
    }
    if (isWide) throw new Unreadable(reading.brokenXml(name, 1, 'it is not UTF-8'), 'xlsx')
    sink.write(decoder.write(chunk))
  })
  sink.write(decoder.end())
}

const parsePart = async (archive: Archive, name: string, events: XmlEvents, limits: ReadLimits): Promise<void> => {
  const sink = readXml(`The part "${name}" of the workbook`, events, limits.xmlDepth)
  await streamXml(archive, name, sink)
  sink.close()
}

interface SheetPart {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
}

/** Paths in a .rels part are relative to the part's folder; leading slashes mean the root. */
const partOf = (target: string): string => {
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

const readWorkbook = async (archive: Archive, limits: ReadLimits): Promise<{ sheets: SheetPart[]; is1904: boolean }> => {
  const targets = new Map<string, string>()
  // Some writers number the part: xl/workbook2.xml.
  const book = archive.names.find((name) => /^xl\/workbook\d*\.xml$/.test(name))
  if (book === undefined) throw new Unreadable(reading.noWorkbook, 'xlsx')
  const relations = `${book.replace('xl/', 'xl/_rels/')}.rels`
  if (archive.has(relations))
    await parsePart(
      archive,
      relations,
      {
        open(name, attributes) {
          if (name === 'Relationship' && attributes.TargetMode !== 'External')
            targets.set(attributes.Id ?? '', partOf(attributes.Target ?? ''))
        },
      },
      limits,
    )
  const sheets: SheetPart[] = []
  let is1904 = false
  await parsePart(
    archive,
    book,
    {
      open(name, attributes) {
        if (name === 'workbookPr') is1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
        if (name !== 'sheet' || sheets.length >= 1000) return
        const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
        const part = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`
        if (archive.has(part))
          sheets.push({ name: (attributes.name ?? '').slice(0, 400), part, hidden: (attributes.state ?? 'visible') !== 'visible' })
      },
    },
    limits,
  )
  return { sheets, is1904 }
}

/** Shared strings: rich text joined, phonetic guides (Japanese) left out. */
const readStrings = async (archive: Archive, limits: ReadLimits): Promise<string[]> => {
  const strings: string[] = []
  if (!archive.has('xl/sharedStrings.xml')) return strings
  let text = ''
  let isText = false
  let phonetic = 0
  await parsePart(
    archive,
    'xl/sharedStrings.xml',
    {
      open(name) {
        if (name === 'si') text = ''
        else if (name === 'rPh') phonetic += 1
        else if (name === 't') isText = phonetic === 0
      },
      text(piece) {
        if (isText) text += piece
      },
      close(name) {
        if (name === 'si') {
          if (strings.length >= limits.cells) throw new Unreadable(reading.tooManyCells(limits.cells), 'xlsx')
          strings.push(text)
        } else if (name === 'rPh') phonetic -= 1
        else if (name === 't') isText = false
      },
    },
    limits,
  )
  return strings
}

const columnOf = (reference: string): number => {
  let column = 0
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
/** Of Excel's sheets. */
const LAST_ROW = 1_048_576
/** As a sheet numbers its rows; null for a number that no sheet has. */
const rowNumber = (text: string | undefined): number | null => {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 && number <= LAST_ROW ? number : null
}
const mergeOf = (reference: string): Merge | null => {
  const match = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference)
  return match ? { left: columnOf(match[1]), top: Number(match[2]), right: columnOf(match[3]), bottom: Number(match[4]) } : null
}

interface Book {
  readonly strings: readonly string[]
  readonly formats: readonly CellFormat[]
  readonly is1904: boolean
}

const cellOf = (raw: string, type: string, format: CellFormat, book: Book): Cell | null => {
  // Written out: spreading a format into each of a hundred thousand cells costs a fifth of the reading.
  const make = (value: string | number | boolean, date: number | null = null, isBadDate = false): Cell => ({
    value,
    date,
    isBadDate,
    isPercent: format.isPercent,
    decimals: format.decimals,
    suffix: format.suffix,
    indent: format.indent,
    bold: format.bold,
  })
  switch (type) {
    case 's':
      return make(book.strings[Number(raw)] ?? '')
    case 'str':
    case 'inlineStr':
      return raw === '' ? null : make(raw)
    case 'b':
      return make(raw === '1' || raw === 'true')
    case 'e':
      // #REF! and its kin are no content of a plan.
      return null
    case 'd': {
      const parsed = parseDate(raw)
      return make(raw, 'instant' in parsed ? parsed.instant : null, !('instant' in parsed))
    }
    default: {
      if (raw === '') return null
      const value = Number(raw)
      if (!Number.isFinite(value)) return make(raw)
      if (format.kind === 'date' || (format.kind === 'time' && value >= 20_000)) {
        const date = value > 0 ? instantOfSerial(value, book.is1904) : null
        return make(value, date, date === null && value !== 0)
      }
      return make(value)
    }
  }
}

const readSheet = async (archive: Archive, sheet: SheetPart, book: Book, limits: ReadLimits, budget: { cells: number }): Promise<Grid> => {
  const rows = new Map<number, GridRow>()
  const merges: Merge[] = []
  const hiddenColumns = new Set<number>()
  let listed = 0
  let row: GridRow | null = null
  let lastRow = 0
  let isInOrder = true
  let column = -1
  let type = ''
  let format = plainFormat
  let text = ''
  let isValue = false
  let phonetic = 0
  await parsePart(
    archive,
    sheet.part,
    {
      open(name, attributes) {
        if (name === 'c') {
          column = attributes.r ? columnOf(attributes.r) : column + 1
          type = attributes.t ?? 'n'
          format = (attributes.s && book.formats[Number(attributes.s)]) || plainFormat
          text = ''
        } else if (name === 'v') isValue = true
        else if (name === 't') isValue = phonetic === 0
        else if (name === 'rPh') phonetic += 1
        else if (name === 'row') {
          const number = rowNumber(attributes.r) ?? lastRow + 1
          if (number <= lastRow) isInOrder = false
          lastRow = number
          column = -1
          // A row told twice is one row: its cells come together.
          row = rows.get(number) ?? {
            number,
            hidden: attributes.hidden === '1' || attributes.hidden === 'true',
            outline: Number(attributes.outlineLevel ?? 0) || 0,
            cells: [],
          }
        } else if (name === 'mergeCell') {
          const merge = mergeOf(attributes.ref ?? '')
          if (merge && merges.length < 50_000) merges.push(merge)
        } else if (name === 'col' && (attributes.hidden === '1' || attributes.hidden === 'true')) {
          // A range may reach to the last column of the sheet, and in a broken file far before the first one or over another range: no
          // more is listed than can be looked at.
          const last = Math.min(Number(attributes.max), limits.columns)
          for (let at = Math.max(1, Number(attributes.min)); at <= last && listed < limits.columns; at += 1) {
            hiddenColumns.add(at - 1)
            listed += 1
          }
        }
      },
      text(piece) {
        if (isValue) text += piece
      },
      close(name) {
        if (name === 'v' || name === 't') isValue = false
        else if (name === 'rPh') phonetic -= 1
        else if (name === 'c' && row && column >= 0 && column < limits.columns) {
          if (text === '') return
          const cell = cellOf(text, type, format, book)
          if (!cell) return
          budget.cells -= 1
          if (budget.cells < 0) throw new Unreadable(reading.tooManyCells(limits.cells), 'xlsx')
          row.cells[column] = cell
        } else if (name === 'row' && row) {
          if (row.cells.length > 0) {
            rows.set(row.number, row)
            if (rows.size > limits.rows) throw new Unreadable(reading.tooManyRows(limits.rows), 'xlsx')
          }
          row = null
        }
      },
    },
    limits,
  )
  const inOrder = isInOrder ? [...rows.values()] : [...rows.values()].sort((a, b) => a.number - b.number)
  return { name: sheet.name, hidden: sheet.hidden, rows: inOrder, merges, hiddenColumns }
}

/** All sheets in their order. Throws Unreadable for what cannot or must not be read. */
export const readXlsx = async (bytes: Buffer, limits: ReadLimits): Promise<Grid[]> => {
  const archive = await openArchive(bytes, limits)
  const { sheets, is1904 } = await readWorkbook(archive, limits)
  if (sheets.length === 0) throw new Unreadable(reading.noWorkbook, 'xlsx')
  let formats: CellFormat[] = []
  if (archive.has('xl/styles.xml')) {
    const styles = stylesReader(limits.xmlDepth)
    await streamXml(archive, 'xl/styles.xml', styles)
    formats = styles.close()
  }
  const book: Book = { strings: await readStrings(archive, limits), formats, is1904 }
  const budget = { cells: limits.cells }
  const grids: Grid[] = []
  for (const sheet of sheets) grids.push(await readSheet(archive, sheet, book, limits, budget))
  return grids
}
