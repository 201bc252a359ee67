/** Percentages of a table: shares or whole numbers, with or without the sign, or a word that says done. */
import { DONE, saysNothing } from './cellWords.ts'
import { type Cell, cellText, isBlank } from './grid.ts'
import type { Table } from './table.ts'

/** Shares are written 0..1 or 0..100; one number above one tells for the whole column. */
export const scaleOf = (table: Table): number => {
  const column = table.columns.get('percentComplete')?.[0]
  if (column === undefined) return 1
  const numbers = table.rows.flatMap((row) => {
    const cell = row.cells[column]
    if (cell === undefined || isBlank(cell) || cell.isPercent) return []
    const text = cellText(cell).trim()
    return text.includes('%') ? [] : [Number(text.replace(',', '.'))]
  })
  const real = numbers.filter((value) => Number.isFinite(value))
  return real.length > 0 && real.every((value) => value <= 1) && real.some((value) => value > 0) ? 100 : 1
}
/** 0 to 100; null when the cell says nothing, or what cannot be read (`leftOut` is told). */
export const percentOf = (cell: Cell | undefined, scale: number, leftOut: (text: string) => void): number | null => {
  if (cell === undefined || isBlank(cell)) return null
  const text = cellText(cell).trim()
  if (saysNothing(text)) return null
  const hasSign = text.includes('%')
  const value = Number(text.replace('%', '').replace(',', '.').trim()) * (hasSign ? 1 : scale)
  if (!Number.isFinite(value)) {
    if (DONE.test(text)) return 100
    leftOut(text)
    return null
  }
  if (value < 0 || value > 100) leftOut(text)
  return Math.min(100, Math.max(0, Math.round(value * 100) / 100))
}
