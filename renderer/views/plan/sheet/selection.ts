/** Which cells and rows of the sheet are selected: a cursor, the other corner of its range, and rows picked with Ctrl. Pure. */

/** The empty row at the end, where a name makes a new task. */
export const NEW_ROW = '+'

export interface CellAt {
  /** A task's id or NEW_ROW. */
  readonly row: string
  /** Index among the shown columns. */
  readonly column: number
}
export interface SheetSelection {
  /** Where typing goes. */
  readonly cursor: CellAt
  /** The corner of the range opposite the cursor. */
  readonly anchor: CellAt
  /** Chosen by the row number: every column counts. */
  readonly wholeRows: boolean
  /** Rows added with Ctrl, in the order of picking (links are made in this order). */
  readonly picked: readonly string[]
}
/** Row ids from top to bottom, NEW_ROW last, and where each stands. */
export interface RowOrder {
  readonly ids: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
}

export const rowOrder = (ids: readonly string[]): RowOrder => ({ ids, indexOf: new Map(ids.map((id, index) => [id, index])) })

const clamp = (value: number, last: number): number => Math.max(0, Math.min(last, value))
const indexIn = (order: RowOrder, row: string): number => order.indexOf.get(row) ?? 0

export const selectCell = (at: CellAt): SheetSelection => ({ cursor: at, anchor: at, wholeRows: false, picked: [] })
export const selectRow = (row: string, column = 0): SheetSelection => ({ ...selectCell({ row, column }), wholeRows: true })

/** Moves the cursor; with `extend` the anchor stays and the range grows. */
export const moveTo = (selection: SheetSelection, at: CellAt, extend: boolean): SheetSelection =>
  extend ? { ...selection, cursor: at } : selectCell(at)

export const moveBy = (
  selection: SheetSelection,
  order: RowOrder,
  columns: number,
  by: { rows?: number; columns?: number },
  extend: boolean,
): SheetSelection => {
  const row = order.ids[clamp(indexIn(order, selection.cursor.row) + (by.rows ?? 0), order.ids.length - 1)] ?? NEW_ROW
  return moveTo(selection, { row, column: clamp(selection.cursor.column + (by.columns ?? 0), columns - 1) }, extend)
}

/** The next cell as Tab walks: along the row, then on to the next row. */
export const nextCell = (selection: SheetSelection, order: RowOrder, columns: number, step: 1 | -1, first = 0): SheetSelection => {
  const column = selection.cursor.column + step
  if (column >= first && column < columns) return selectCell({ row: selection.cursor.row, column })
  const index = indexIn(order, selection.cursor.row) + step
  if (index < 0 || index >= order.ids.length) return selectCell(selection.cursor)
  return selectCell({ row: order.ids[index], column: step === 1 ? first : columns - 1 })
}

/** Ctrl with a click: adds the row to what is selected, or takes it out again. */
export const togglePicked = (selection: SheetSelection, order: RowOrder, at: CellAt): SheetSelection => {
  const chosen = selectedRows(selection, order)
  if (!chosen.includes(at.row)) return { cursor: at, anchor: at, wholeRows: selection.wholeRows, picked: chosen }
  const rest = chosen.filter((row) => row !== at.row)
  const last = rest.at(-1)
  if (last === undefined) return selectCell(at)
  const cell = { row: last, column: at.column }
  return { cursor: cell, anchor: cell, wholeRows: selection.wholeRows, picked: rest.slice(0, -1) }
}

export const selectAll = (selection: SheetSelection, order: RowOrder): SheetSelection => {
  const last = order.ids.at(-1) === NEW_ROW ? order.ids.at(-2) : order.ids.at(-1)
  if (last === undefined) return selection
  return { anchor: { row: last, column: 0 }, cursor: { row: order.ids[0], column: selection.cursor.column }, wholeRows: true, picked: [] }
}

/** Row ids in the order in which they were selected: picked ones, then the range from its anchor to the cursor. */
export const selectedRows = (selection: SheetSelection, order: RowOrder): string[] => {
  const from = order.indexOf.get(selection.anchor.row)
  const to = order.indexOf.get(selection.cursor.row)
  const rows = selection.picked.filter((row) => order.indexOf.has(row))
  if (from === undefined || to === undefined) return rows
  const seen = new Set(rows)
  const step = from <= to ? 1 : -1
  for (let index = from; index !== to + step; index += step) {
    const row = order.ids[index]
    if (!seen.has(row)) rows.push(row)
  }
  return rows
}

/** The rectangle of cells for copy, paste and fill: inclusive indexes; picked rows do not widen it. */
export interface CellRange {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}
export const rangeOf = (selection: SheetSelection, order: RowOrder, columns: number): CellRange => {
  const [a, b] = [indexIn(order, selection.anchor.row), indexIn(order, selection.cursor.row)]
  const [c, d] = selection.wholeRows ? [0, columns - 1] : [selection.anchor.column, selection.cursor.column]
  return { top: Math.min(a, b), bottom: Math.max(a, b), left: Math.min(c, d), right: Math.max(c, d) }
}

/** After rows came or went: keeps what is still there, else the cursor goes to the row that took the old one's place. */
export const keepValid = (selection: SheetSelection, order: RowOrder, before: RowOrder): SheetSelection => {
  const there = (at: CellAt): boolean => order.indexOf.has(at.row)
  if (there(selection.cursor) && there(selection.anchor)) return selection
  const index = clamp(before.indexOf.get(selection.cursor.row) ?? 0, order.ids.length - 1)
  const row = there(selection.cursor) ? selection.cursor.row : (order.ids[index] ?? NEW_ROW)
  return selectCell({ row, column: selection.cursor.column })
}
