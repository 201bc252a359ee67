/** One sheet of the workbook, streamed: header, frozen panes, filter, outline, widths, print set-up; the columns are a table. */
import type ExcelJS from 'exceljs'
import { utcMs } from '../../../../shared/time/instant.ts'
import { writing } from '../../../../shared/words/en/writing.ts'
import { harmless } from '../safeText.ts'

export type CellKind = 'text' | 'name' | 'date' | 'days' | 'number' | 'centre'
/** Dates are instants, days are numbers of working days. */
export type CellValue = string | number | null
export interface SheetColumn<T> {
  readonly heading: string
  readonly width: number
  readonly kind: CellKind
  readonly value: (row: T) => CellValue
}
export interface SheetRule {
  readonly ref: string
  readonly formula: string
  readonly style: Partial<ExcelJS.Style>
}
export interface SheetPlan<T> {
  readonly name: string
  readonly columns: readonly SheetColumn<T>[]
  readonly rows: readonly T[]
  /** Depth in the outline, from 0; absent = no groups. */
  readonly depth?: (row: T) => number
  readonly strong?: (row: T) => boolean
  /** Columns that stay in sight. */
  readonly frozen: number
  /** Print only the first columns, at this scale in per cent; absent = all columns on one page's width. */
  readonly print?: { readonly columns: number; readonly scale: number }
  readonly rules: readonly SheetRule[]
}

/** Excel knows eight outline levels. */
const DEEPEST = 7
const LONGEST = 32_000
const FONT = { name: 'Calibri', size: 10 }
const FORMATS: Partial<Record<CellKind, string>> = { date: 'ddd d mmm yyyy', days: 'General" d"' }

/** Styles are made once: exceljs knows a style object again and stores it once. */
const styles = new Map<string, Partial<ExcelJS.Style>>()
const styleOf = (kind: CellKind, strong: boolean, indent: number): Partial<ExcelJS.Style> => {
  const key = `${kind} ${strong} ${indent}`
  let style = styles.get(key)
  if (!style) {
    const format = FORMATS[kind]
    style = {
      font: { ...FONT, bold: strong },
      alignment: {
        vertical: 'top',
        // Text keeps clear of the number to its left.
        ...(kind === 'name' || kind === 'text' ? { horizontal: 'left' as const, indent: indent + 1 } : {}),
        ...(kind === 'centre' ? { horizontal: 'center' as const } : {}),
      },
      ...(format === undefined ? {} : { numFmt: format }),
    }
    styles.set(key, style)
  }
  return style
}
const headerStyle = (kind: CellKind): Partial<ExcelJS.Style> =>
  HEADERS[kind === 'name' || kind === 'text' ? 'left' : kind === 'centre' ? 'center' : 'right']
const header = (horizontal: 'left' | 'center' | 'right'): Partial<ExcelJS.Style> => ({
  font: { ...FONT, bold: true, color: { argb: 'FF1E1F21' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F1EE' } },
  border: { bottom: { style: 'medium', color: { argb: 'FF1E1F21' } } },
  alignment: { vertical: 'middle', wrapText: true, horizontal, ...(horizontal === 'left' ? { indent: 1 } : {}) },
})
const HEADERS = { left: header('left'), center: header('center'), right: header('right') }

/** `A`, `B`, … `AA`: the letters of a 1-based column. */
export const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

const toCell = (kind: CellKind, value: string | number): ExcelJS.CellValue =>
  typeof value === 'string' ? harmless(value).slice(0, LONGEST) : kind === 'date' ? new Date(utcMs(value)) : value

export const writeSheet = async <T>(
  book: ExcelJS.stream.xlsx.WorkbookWriter,
  plan: SheetPlan<T>,
  onRows: (rows: number) => void,
): Promise<void> => {
  const { columns, rows, depth } = plan
  const deepest = depth ? rows.reduce((most, row) => Math.max(most, Math.min(DEEPEST, depth(row))), 0) : 0
  const sheet = book.addWorksheet(plan.name, {
    properties: {
      outlineLevelRow: deepest,
      dyDescent: 0.25,
      ...(depth ? { outlineProperties: { summaryBelow: false, summaryRight: false } } : {}),
    } as Partial<ExcelJS.WorksheetProperties>,
    views: [
      {
        state: 'frozen',
        xSplit: plan.frozen,
        ySplit: 1,
        topLeftCell: `${letters(plan.frozen + 1)}2`,
        activeCell: `${letters(plan.frozen + 1)}2`,
      },
    ],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      // exceljs writes fit-to-page and outline properties in the wrong order: a sheet with groups has a scale instead.
      ...(plan.print
        ? { scale: plan.print.scale, printArea: `A$1:${letters(plan.print.columns)}$${rows.length + 1}` }
        : { fitToWidth: 1, fitToHeight: 0 }),
      printTitlesRow: '1:1',
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    } as Partial<ExcelJS.PageSetup>,
    headerFooter: { oddFooter: `&L&8${plan.name}&R&8${writing.page}` },
  })
  // exceljs marks rows at the deepest level as collapsed: past the written limit none is.
  sheet.properties.outlineLevelRow = DEEPEST + 1
  sheet.columns = columns.map((column) => ({ width: column.width }))
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
  const top = sheet.addRow(columns.map((column) => column.heading))
  top.height = 26
  columns.forEach((column, at) => {
    top.getCell(at + 1).style = headerStyle(column.kind)
  })
  top.commit()
  const plain = columns.map((column) => styleOf(column.kind, false, 0))
  const bold = columns.map((column) => styleOf(column.kind, true, 0))
  let written = 0
  for (const row of rows) {
    const line = sheet.addRow([])
    const level = depth ? depth(row) : 0
    const strong = plan.strong?.(row) ?? false
    const ready = strong ? bold : plain
    columns.forEach((column, at) => {
      const value = column.value(row)
      // An empty cell is not written at all.
      if (value === null) return
      const cell = line.getCell(at + 1)
      cell.value = toCell(column.kind, value)
      cell.style = column.kind === 'name' && level > 0 ? styleOf('name', strong, level) : ready[at]
    })
    if (depth) line.outlineLevel = Math.min(DEEPEST, level)
    line.commit()
    written += 1
    if (written % 500 === 0) {
      onRows(500)
      // Lets the zip stream drain, so that rows do not pile up in memory.
      await new Promise(setImmediate)
    }
  }
  if (rows.length > 0)
    plan.rules.forEach((rule, at) => {
      sheet.addConditionalFormatting({
        ref: rule.ref,
        rules: [{ type: 'expression', formulae: [rule.formula], style: rule.style, priority: at + 1 }],
      })
    })
  onRows(written % 500)
  sheet.commit()
}

const tint = (argb: string): Partial<ExcelJS.Style> => ({ fill: { type: 'pattern', pattern: 'solid', bgColor: { argb } } })
export const ink = (argb: string, bold = false): Partial<ExcelJS.Style> => ({ font: { color: { argb }, ...(bold ? { bold } : {}) } })
export const CRITICAL_INK = ink('FFD9480F', true)
export const DONE_INK = ink('FF8B8B88')
export const LATE_TINT = tint('FFFFF0C2')
export const MISSED_TINT = tint('FFF8C9C4')
