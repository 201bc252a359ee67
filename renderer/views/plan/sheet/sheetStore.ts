/** What the sheet keeps of itself: its cells' selection, the open editor, the shown columns and their widths. One sheet, one store. */
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { setColumns } from '../../../client/look.ts'
import { change, read, type State, store } from '../../../client/store.ts'
import { type Column, type ColumnKey, columnOf, firstColumns, isColumnKey } from './columns.ts'
import { keepValid, NEW_ROW, type RowOrder, rowOrder, type SheetSelection, selectCell, selectedRows } from './selection.ts'

export interface Editing {
  readonly row: string
  readonly column: ColumnKey
  readonly text: string
  /** Why the text was not taken; shown under the cell while the text stays. */
  readonly refusal: string | null
  readonly busy: boolean
  /** Typing replaced the cell's text: arrow keys commit, as in Excel. With F2 they move in the text. */
  readonly typed: boolean
  /** The month to choose a day from is open below the cell. */
  readonly picking?: boolean
}
export interface ShownColumn {
  readonly key: ColumnKey
  readonly width: number
}
export interface SheetState {
  readonly cells: SheetSelection
  readonly editing: Editing | null
  /** Why the cell takes no text, shown under it until the next key. */
  readonly note: { readonly row: string; readonly column: ColumnKey; readonly words: string } | null
  readonly shown: readonly ShownColumn[]
  /** Where rows that are being dragged would go: before the row at `index`, at a depth; null = no drag. */
  readonly drop: { readonly index: number; readonly depth: number; readonly count: number } | null
  readonly menu: { readonly x: number; readonly y: number } | null
  readonly choosingColumns: boolean
  /** The task whose details are open. */
  readonly details: string | null
}

const defaultColumns = (): ShownColumn[] => firstColumns.map((key) => ({ key, width: columnOf(key).width }))

/** As this computer keeps them; columns that this version does not know are left out. */
const keptColumns = (kept: State['columns']): ShownColumn[] => {
  const columns = (kept ?? []).flatMap(({ key, width }) => (isColumnKey(key) ? [{ key, width: clampWidth(width) }] : []))
  return columns.some((column) => column.key === 'name') ? columns : defaultColumns()
}
const clampWidth = (width: number): number => Math.max(32, Math.min(800, Math.round(width)))

export const sheetStore = createStore<SheetState>()(() => ({
  cells: selectCell({ row: NEW_ROW, column: 1 }),
  editing: null,
  note: null,
  shown: keptColumns(read().columns),
  drop: null,
  menu: null,
  choosingColumns: false,
  details: null,
}))
export const useSheet = <T>(select: (state: SheetState) => T): T => useStore(sheetStore, select)
export const sheet = (): SheetState => sheetStore.getState()
export const setSheet = (patch: Partial<SheetState>): void => sheetStore.setState(patch)

export const setShown = (shown: readonly ShownColumn[]): void => setColumns(shown.map((column) => ({ ...column })))
store.subscribe((state, before) => {
  if (state.columns !== before.columns) setSheet({ shown: keptColumns(state.columns) })
})
export const setColumnWidth = (key: ColumnKey, width: number): void =>
  setShown(sheet().shown.map((column) => (column.key === key ? { key, width: clampWidth(width) } : column)))
/** Shows or hides a column; a shown one takes its place in the table's order, after those that stand before it there. */
export const toggleColumn = (key: ColumnKey, order: readonly Column[]): void => {
  const { shown } = sheet()
  if (shown.some((column) => column.key === key)) {
    setShown(shown.filter((column) => column.key !== key))
    return
  }
  const place = (of: ColumnKey): number => order.findIndex((column) => column.key === of)
  const at = shown.findIndex((column) => place(column.key) > place(key))
  const entry = { key, width: columnOf(key).width }
  setShown(at < 0 ? [...shown, entry] : [...shown.slice(0, at), entry, ...shown.slice(at)])
}
export const resetColumns = (): void => setColumns(null)

let order: RowOrder = rowOrder([NEW_ROW])
let orderOf: unknown = null
/** The rows as the sheet shows them: the visible rows of the plan, then the empty one (unless the file is read-only). */
export const currentOrder = (): RowOrder => {
  const { visibleIndex, file } = read()
  // The index is a new one only when rows came, went or changed places.
  if (orderOf !== visibleIndex) {
    const ids = [...visibleIndex.keys()]
    if (!file?.readOnly) ids.push(NEW_ROW)
    order = rowOrder(ids)
    orderOf = visibleIndex
  }
  return order
}

/** Selects cells and tells the other views which tasks that means. */
export const setCells = (cells: SheetSelection): void => {
  setSheet({ cells, note: null })
  shareSelection()
}

let sharing = false
const shareSelection = (): void => {
  const { cells } = sheet()
  const ids = selectedRows(cells, currentOrder()).filter((id) => id !== NEW_ROW)
  const known = (id: string): string | null => (id === NEW_ROW ? (ids.at(-1) ?? null) : id)
  sharing = true
  change({ selection: { ids, has: new Set(ids), anchor: known(cells.anchor.row), focus: known(cells.cursor.row) } })
  sharing = false
}

/** A program just shown begins with its first row, or with the empty one to type into. */
export const startAtTop = (): void => {
  const name = sheet().shown.findIndex((column) => column.key === 'name')
  setSheet({ editing: null, note: null, menu: null, details: null })
  setCells(selectCell({ row: currentOrder().ids[0] ?? NEW_ROW, column: Math.max(0, name) }))
}

/** Follows the program: selections made in other views, rows that came and went. The answer ends it. */
export const followProgram = (): (() => void) => {
  const adopt = (): void => {
    const { selection, visibleIndex } = read()
    const shown = selection.ids.filter((id) => visibleIndex.has(id))
    const focus = selection.focus !== null && visibleIndex.has(selection.focus) ? selection.focus : shown.at(-1)
    if (focus === undefined) return
    const at = { row: focus, column: sheet().cells.cursor.column }
    setSheet({ cells: { cursor: at, anchor: at, wholeRows: false, picked: shown.filter((id) => id !== focus) }, note: null })
  }
  adopt()
  return store.subscribe((state, before) => {
    if (state.visibleIndex !== before.visibleIndex || state.file?.readOnly !== before.file?.readOnly) {
      const was = order
      orderOf = null
      const is = currentOrder()
      const cells = keepValid(sheet().cells, is, was)
      if (cells !== sheet().cells) {
        setSheet({ cells })
        shareSelection()
        return
      }
    }
    if (state.selection !== before.selection && !sharing) adopt()
  })
}
