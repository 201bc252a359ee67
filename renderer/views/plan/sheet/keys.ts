/** The sheet's own keys: moving, selecting, starting to edit. Keys of commands (indent, link …) are actions and live in planActions.ts. */

import { read } from '../../../client/store.ts'
import { columnOf } from './columns.ts'
import { deleteSelected, insertAbove, setOnSelected } from './commands.ts'
import { beginEdit, holdsDay, showPicker, whyNot } from './editing.ts'
import { moveBy, NEW_ROW, nextCell, type SheetSelection, selectAll, selectCell } from './selection.ts'
import { currentOrder, setCells, setSheet, sheet } from './sheetStore.ts'

/** Far beyond any plan: moves are clamped to the first and last row. */
const FAR = 10_000_000

export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Where the key takes the cursor; null when it is no moving key. */
const moved = (press: Press, cells: SheetSelection, pageRows: number): SheetSelection | null => {
  const order = currentOrder()
  const columns = sheet().shown.length
  const far = press.ctrlKey || press.metaKey
  const by = (rows: number, across: number): SheetSelection => moveBy(cells, order, columns, { rows, columns: across }, press.shiftKey)
  switch (press.key) {
    case 'ArrowUp':
      return by(far ? -FAR : -1, 0)
    case 'ArrowDown':
      return by(far ? FAR : 1, 0)
    case 'ArrowLeft':
      return by(0, far ? -FAR : -1)
    case 'ArrowRight':
      return by(0, far ? FAR : 1)
    case 'PageUp':
      return by(-pageRows, 0)
    case 'PageDown':
      return by(pageRows, 0)
    case 'Home':
      return by(far ? -FAR : 0, far ? 0 : -FAR)
    case 'End':
      return by(far ? FAR : 0, far ? 0 : FAR)
    default:
      return null
  }
}

/** Alt+Down and F4, as in a date field of Windows. */
export const asksForMonth = (press: Press): boolean =>
  !press.ctrlKey && !press.metaKey && !press.shiftKey && (press.key === 'F4' ? !press.altKey : press.key === 'ArrowDown' && press.altKey)

const openMonth = (): boolean => {
  const { cells, shown } = sheet()
  const key = shown[cells.cursor.column]?.key
  if (key === undefined || !holdsDay(columnOf(key))) return false
  beginEdit(null)
  showPicker(true)
  return true
}

/** Handles a key pressed in the grid (no editor open); true when it was one of ours. */
export const pressInGrid = (press: Press, pageRows: number): boolean => {
  if (asksForMonth(press)) return openMonth()
  if (press.altKey) return false
  const { cells } = sheet()
  const order = currentOrder()
  const ctrl = press.ctrlKey || press.metaKey
  const to = moved(press, cells, pageRows)
  if (to) {
    setCells(to)
    return true
  }
  if (ctrl) {
    if (press.key.toLowerCase() !== 'a') return false
    setCells(selectAll(cells, order))
    return true
  }
  switch (press.key) {
    case 'F2':
      if (press.shiftKey) return false
      beginEdit(null)
      return true
    case 'Enter':
      if (cells.cursor.row === NEW_ROW) beginEdit(null)
      else setCells(moveBy(cells, order, sheet().shown.length, { rows: press.shiftKey ? -1 : 1 }, false))
      return true
    case 'Tab': {
      const next = nextCell(cells, order, sheet().shown.length, press.shiftKey ? -1 : 1)
      if (next.cursor.row === cells.cursor.row && next.cursor.column === cells.cursor.column) return false
      setCells(next)
      return true
    }
    case 'Escape':
      setCells(selectCell(cells.cursor))
      return true
    case ' ':
      if (press.shiftKey) setCells({ ...cells, wholeRows: true })
      else if (!toggleTick()) beginEdit('')
      return true
    case 'Insert':
      void insertAbove()
      return true
    case 'Delete':
      void deleteSelected()
      return true
    case 'Backspace':
      beginEdit('')
      return true
    default:
  }
  // An input method announces itself as "Process": the editor opens at once and takes the composition.
  if (press.key === 'Process') beginEdit('')
  else if ([...press.key].length === 1) beginEdit(press.key)
  else return false
  return press.key !== 'Process'
}

const ticks = { milestone: 'milestone', manual: 'manual', active: 'active' } as const
/** Space on a tick column turns the tick of all selected rows; false on other columns. */
const toggleTick = (): boolean => {
  const { cells, shown } = sheet()
  const key = shown[cells.cursor.column]?.key
  const field = key !== undefined && key in ticks ? ticks[key as keyof typeof ticks] : null
  const task = read().tasks.get(cells.cursor.row)
  if (field === null || !task) return false
  const words = whyNot(columnOf(field), task.id)
  if (words !== null) setSheet({ note: { row: task.id, column: field, words } })
  else void setOnSelected({ [field]: !task[field] })
  return true
}
