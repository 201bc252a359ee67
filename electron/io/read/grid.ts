/** A sheet as every table reader hands it on: rows of cells with their values, dates, and the formats that carry meaning (indent, bold, per cent). */
import type { Instant } from '../../../shared/time/instant.ts'

export interface Cell {
  readonly value: string | number | boolean
  /** Set when the cell is formatted as a date (or holds one); the instant it shows. */
  readonly date: Instant | null
  /** A date cell whose number lies outside 1900 to 2199. */
  readonly isBadDate: boolean
  readonly isPercent: boolean
  /** The number of decimals that the format fixes; null = as many as needed. 1.1 shown with two is the WBS code 1.10. */
  readonly decimals: number | null
  /** Text that the format writes after the number: a unit. */
  readonly suffix: string
  readonly indent: number
  readonly bold: boolean
}
export interface GridRow {
  /** 1-based, as the sheet numbers it. */
  readonly number: number
  readonly hidden: boolean
  /** The sheet's own outline grouping, 0 = none. */
  readonly outline: number
  /** Sparse, by 0-based column. */
  readonly cells: (Cell | undefined)[]
}
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}
export interface Grid {
  readonly name: string
  readonly hidden: boolean
  readonly rows: GridRow[]
  /** 1-based rows, 0-based columns, all inclusive. */
  readonly merges: readonly Merge[]
  readonly hiddenColumns: ReadonlySet<number>
}

// Written out: spread into each of two hundred thousand cells it costs a tenth of the reading.
export const textCell = (value: string): Cell => ({
  value,
  date: null,
  isBadDate: false,
  isPercent: false,
  decimals: null,
  suffix: '',
  indent: 0,
  bold: false,
})

/** What a person reads in the cell (dates apart). */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === undefined) return ''
  if (typeof cell.value === 'string') return cell.value
  if (typeof cell.value === 'boolean') return cell.value ? 'TRUE' : 'FALSE'
  if (cell.isPercent) return `${Math.round(cell.value * 10_000) / 100}%`
  if (cell.decimals !== null && cell.decimals > 0 && cell.decimals < 10) {
    const fixed = cell.value.toFixed(cell.decimals)
    if (Math.abs(Number(fixed) - cell.value) < 1e-9) return fixed
  }
  return String(Math.round(cell.value * 1e9) / 1e9)
}
/** White space and nothing. Asked dozens of times for each row: a text that begins with a visible sign is not looked at further. */
export const isBlank = (cell: Cell | undefined): boolean => {
  if (cell === undefined) return true
  if (typeof cell.value !== 'string') return false
  const first = cell.value.charCodeAt(0)
  return !(first > 0x20 && first < 0x7f) && cell.value.trim() === ''
}

/** 0 -> A, 27 -> AB. */
export const columnName = (column: number): string => {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
