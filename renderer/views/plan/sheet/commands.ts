/** What the planner does to rows and cells, each one command of the program and one step of undo. */
import { plan } from '../../../../shared/words/en/plan.ts'
import { setCollapsed } from '../../../client/screen.ts'
import { call, say } from '../../../client/session.ts'
import { read } from '../../../client/store.ts'
import { cellsToText, textToCells } from './clipboard.ts'
import { type Column, columnOf } from './columns.ts'
import { beginEdit, newParent, sourceOf, whyNot } from './editing.ts'
import { type Cells, planPaste } from './paste.ts'
import { type CellRange, NEW_ROW, rangeOf, selectCell } from './selection.ts'
import { currentOrder, setCells, setSheet, sheet } from './sheetStore.ts'
import { typedText } from './typedText.ts'

const shownColumns = (): Column[] => sheet().shown.map(({ key }) => columnOf(key))

/** Ids of the selected tasks in order of selection. */
const selectedTasks = (): readonly string[] => read().selection.ids

/** Without tasks whose summary is selected too: they come along with it. */
const roots = (ids: readonly string[]): string[] => {
  const { tasks } = read()
  const chosen = new Set(ids)
  const isInside = (id: string): boolean => {
    for (let above = tasks.get(id)?.parentId ?? null; above !== null; above = tasks.get(above)?.parentId ?? null) {
      if (chosen.has(above)) return true
    }
    return false
  }
  return ids.filter((id) => !isInside(id))
}
/** In the order of the outline. */
const fromTop = (ids: readonly string[]): string[] => {
  const { rowById } = read()
  return [...ids].sort((a, b) => (rowById.get(a)?.row ?? 0) - (rowById.get(b)?.row ?? 0))
}

export const indent = async (): Promise<void> => {
  const ids = fromTop(roots(selectedTasks()))
  if (ids.length > 0) await call('task.indent', { ids })
}
export const outdent = async (): Promise<void> => {
  const ids = fromTop(roots(selectedTasks()))
  if (ids.length > 0) await call('task.outdent', { ids })
}

/** Finish-to-start in the order of selection; rows given from bottom to top are linked upwards, as in Microsoft Project. */
export const linkSelected = async (): Promise<void> => {
  const taskIds = [...selectedTasks()]
  if (taskIds.length < 2) say(plan.linkNothing)
  else await call('link.chain', { taskIds })
}
export const unlinkSelected = async (): Promise<void> => {
  const ids = [...selectedTasks()]
  if (ids.length > 0) await call('link.unchain', { taskIds: ids })
}

/** New rows above the cursor, as many as are selected; the first one's name is open for typing. */
export const insertAbove = async (): Promise<void> => {
  const { cells } = sheet()
  const { rowById } = read()
  const rows = fromTop(selectedTasks())
  const before = rowById.get(rows[0] ?? cells.cursor.row)
  if (!before) {
    beginEdit(null)
    return
  }
  const tasks = Array.from({ length: Math.max(1, rows.length) }, () => ({ name: plan.newTaskName }))
  const answer = await call('task.insert', { parentId: before.task.parentId, beforeId: before.task.id, tasks })
  const first = answer.ok ? answer.value.created[0] : undefined
  if (first === undefined) return
  setCells(
    selectCell({
      row: first,
      column: Math.max(
        0,
        sheet().shown.findIndex(({ key }) => key === 'name'),
      ),
    }),
  )
  beginEdit(null)
}

/** Deletes the selected tasks; no question, because undo brings them back. The cursor goes to the row that follows. */
export const deleteSelected = async (): Promise<void> => {
  const ids = roots(selectedTasks())
  if (ids.length > 0) await call('task.delete', { ids })
}

/** Empties the cells of the range (Ctrl+X); names stay, a task needs one. */
export const clearCells = async (): Promise<void> => writeRange(() => '')

/** The top cell of each column copied down over the range (Ctrl+D). */
export const fillDown = async (): Promise<void> => {
  const range = rangeOf(sheet().cells, currentOrder(), sheet().shown.length)
  if (range.top === range.bottom) {
    say(plan.fillNothing)
    return
  }
  const top = sourceOf(currentOrder().ids[range.top])
  if (top) await writeRange((column) => typedText(column, top), 1)
}

/** Writes a text into each cell of the range that takes one, from `from` rows below its top. */
const writeRange = async (text: (column: Column) => string, from = 0): Promise<void> => {
  const order = currentOrder()
  const columns = shownColumns()
  const range = rangeOf(sheet().cells, order, columns.length)
  const edits: { id: string; cells: Cells }[] = []
  for (let at = range.top + from; at <= range.bottom; at += 1) {
    const id = order.ids[at]
    if (id === NEW_ROW) continue
    const cells: Cells = {}
    for (const column of columns.slice(range.left, range.right + 1)) {
      if (column.write !== null && whyNot(column, id) === null && !(column.key === 'name' && text(column) === ''))
        cells[column.write] = text(column)
    }
    if (Object.keys(cells).length > 0) edits.push({ id, cells })
  }
  if (edits.length > 0) await call('sheet.write', { edits, append: [] })
  else explainCursor()
}
const explainCursor = (): void => {
  const { cells, shown } = sheet()
  const column = columnOf(shown[cells.cursor.column].key)
  const words = whyNot(column, cells.cursor.row)
  if (words !== null) setSheet({ note: { row: cells.cursor.row, column: column.key, words } })
}

/** The selected cells as text for Excel and Project; rows picked one by one are copied one below the other. */
export const copyText = (): string => {
  const { cells } = sheet()
  const order = currentOrder()
  const columns = shownColumns()
  const range = rangeOf(cells, order, columns.length)
  const rows = cells.picked.length > 0 ? fromTop(selectedTasks()) : order.ids.slice(range.top, range.bottom + 1)
  // The row number is a place, not a value.
  const taken = columns.slice(range.left, range.right + 1).filter((column) => column.key !== 'row')
  return cellsToText(
    rows.flatMap((id) => {
      const source = sourceOf(id)
      return source ? [taken.map((column) => typedText(column, source, 'copied'))] : []
    }),
  )
}

/** Copied rows carry no row number: a paste onto row numbers begins in the column after. */
const withoutRowNumber = (range: CellRange, columns: readonly Column[]): CellRange =>
  columns[range.left]?.key === 'row' ? { ...range, left: range.left + 1, right: Math.max(range.left + 1, range.right) } : range

/** Pastes tab-separated text from the range's top left cell on; all of it or nothing. */
export const pasteText = async (text: string): Promise<void> => {
  const block = textToCells(text)
  if (block.length === 0) {
    say(plan.pasteNothing)
    return
  }
  const order = currentOrder()
  const columns = shownColumns()
  const range = withoutRowNumber(rangeOf(sheet().cells, order, columns.length), columns)
  const takes = (column: Column, id: string): boolean => whyNot(column, id) === null
  const paste = planPaste(block, range, order, columns, takes, plan.newTaskName)
  if (paste.edits.length === 0 && paste.append.length === 0) {
    explainCursor()
    return
  }
  const parentId = newParent()
  const append = paste.append.map((cells) => ({ parentId, beforeId: null, cells }))
  const answer = await call('sheet.write', { edits: [...paste.edits], append })
  if (!answer.ok) return
  if (paste.skipped.length > 0) say(plan.pasteSkipped(paste.skipped.join(', ')))
  const after = currentOrder()
  const last = answer.value.created.at(-1) ?? paste.edits.at(-1)?.id
  const first = paste.edits[0]?.id ?? answer.value.created[0]
  if (first === undefined || last === undefined || !after.indexOf.has(first) || !after.indexOf.has(last)) return
  const right = Math.min(range.left + paste.columns, columns.length) - 1
  setCells({ cursor: { row: first, column: range.left }, anchor: { row: last, column: right }, wholeRows: false, picked: [] })
}

/** Puts the selected rows elsewhere in the outline. Their links stay as they are: a row that moves never relinks. */
export const moveRows = async (parentId: string | null, beforeId: string | null): Promise<void> => {
  const ids = fromTop(roots(selectedTasks()))
  if (ids.length > 0) await call('task.move', { ids, parentId, beforeId })
}

/** One place up or down among the siblings (Alt+Shift+Up / Down). */
export const moveBySibling = async (step: -1 | 1): Promise<void> => {
  const { tasks, rows, rowById } = read()
  const ids = fromTop(roots(selectedTasks()))
  const edge = tasks.get(step === -1 ? ids[0] : (ids.at(-1) ?? ''))
  if (!edge) return
  const siblings = rows.filter((row) => row.task.parentId === edge.parentId).map((row) => row.task.id)
  const chosen = new Set(ids)
  const at = siblings.indexOf(edge.id)
  const over = siblings[at + step]
  if (over === undefined || chosen.has(over)) return
  const beforeId = step === -1 ? over : (siblings.slice(at + 2).find((id) => !chosen.has(id)) ?? null)
  if (rowById.has(over)) await call('task.move', { ids, parentId: edge.parentId, beforeId })
}

/** Folds or unfolds the summaries among the selected rows; of another row the summary above it is folded. */
export const fold = (collapsed: boolean): void => {
  const { rowById, tasks } = read()
  for (const id of selectedTasks()) {
    const row = rowById.get(id)
    if (row?.hasChildren) setCollapsed(id, collapsed)
    else if (collapsed) {
      const above = tasks.get(id)?.parentId
      if (above) setCollapsed(above, true)
    }
  }
}

/** Sets the same fields on every selected task. */
export const setOnSelected = async (set: { milestone?: boolean; manual?: boolean; active?: boolean }): Promise<void> => {
  const ids = selectedTasks()
  if (ids.length > 0) await call('task.update', { changes: ids.map((id) => ({ id, set })) })
}
