/** Rows of a text table that a list without quotation marks has pushed to the right (`D8,Package,D5,D7,10`): put together again and said. */
import { type Cell, cellText, type GridRow, isBlank, textCell } from './grid.ts'
import type { Table } from './table.ts'

const isNumber = (cell: Cell | undefined): boolean => /^-?\d+(?:\.\d+)?$/.test(cellText(cell).trim())

/**
 * Where the columns right of the predecessors hold numbers and a row has a known id there instead, the id belongs to the list. Returns the
 * table with such rows mended and their numbers.
 */
export const mendLists = (table: Table): { table: Table; mended: ReadonlySet<number> } => {
  const list = table.columns.get('predecessors')?.[0]
  const idColumn = table.columns.get('id')?.[0] ?? table.columns.get('wbs')?.[0]
  const mended = new Set<number>()
  if (list === undefined || idColumn === undefined) return { table, mended }
  const ids = new Set(table.rows.map((row) => cellText(row.cells[idColumn]).trim()).filter((id) => id !== '' && !/^\d+$/.test(id)))
  const right = table.rows.filter((row) => isNumber(row.cells[list + 1])).length
  if (ids.size === 0 || right < table.rows.length * 0.5) return { table, mended }
  const rows = table.rows.map((row): GridRow => {
    let extra = 0
    while (ids.has(cellText(row.cells[list + 1 + extra]).trim())) extra += 1
    if (extra === 0 || isBlank(row.cells[list])) return row
    mended.add(row.number)
    const joined = [...Array(extra + 1).keys()].map((at) => cellText(row.cells[list + at]).trim()).join(',')
    return { ...row, cells: [...row.cells.slice(0, list), textCell(joined), ...row.cells.slice(list + 1 + extra)] }
  })
  return { table: { ...table, rows }, mended }
}
