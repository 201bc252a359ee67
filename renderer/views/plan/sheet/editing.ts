/** Editing a cell: opening, checking, committing, and what happens to text that is not taken (it stays, with the reason under it). */
import type { SheetColumn } from '../../../../shared/contract/edits.ts'
import type { CommandResult } from '../../../../shared/contract/results.ts'
import { plan } from '../../../../shared/words/en/plan.ts'
import { call } from '../../../client/session.ts'
import { read } from '../../../client/store.ts'
import { worldOf } from '../world.ts'
import { type CellSource, type Column, columnOf, whyNotEditable } from './columns.ts'
import { moveBy, NEW_ROW, nextCell, selectCell } from './selection.ts'
import { currentOrder, setCells, setSheet, sheet } from './sheetStore.ts'
import { checkTyped, typedText } from './typedText.ts'

export type After = 'down' | 'up' | 'next' | 'previous' | 'stay'

/** The row and what its cells are read from; null for the empty row. */
export const sourceOf = (rowId: string): CellSource | null => {
  const state = read()
  const row = state.rowById.get(rowId)
  const world = row ? worldOf(state) : null
  return row && world ? { row, task: row.task, at: state.schedule.get(rowId), world } : null
}

/** Why the cell cannot be edited now; null when it can. */
export const whyNot = (column: Column, rowId: string): string | null => {
  const { file, rowById } = read()
  return file?.readOnly ? plan.readOnlyFile : whyNotEditable(column, rowById.get(rowId))
}

/** Opens the editor on the cursor's cell: with its text (F2, double click), or with what was typed in place of it. */
export const beginEdit = (typed: string | null): void => {
  const { cells, shown } = sheet()
  const { row } = cells.cursor
  let column = columnOf(shown[cells.cursor.column]?.key ?? 'name')
  if (row === NEW_ROW && column.write === null) column = columnOf('name')
  const words = whyNot(column, row)
  if (words !== null) {
    setSheet({ note: { row, column: column.key, words } })
    return
  }
  const source = sourceOf(row)
  const text = typed ?? (source ? typedText(column, source) : '')
  const at = {
    row,
    column: Math.max(
      0,
      shown.findIndex((one) => one.key === column.key),
    ),
  }
  setCells(selectCell(at))
  setSheet({ editing: { row, column: column.key, text, refusal: null, busy: false, typed: typed !== null }, note: null })
}

export const changeText = (text: string): void => {
  const { editing } = sheet()
  if (!editing || editing.busy) return
  // The reason goes once the text can be read; it never comes while the planner is still typing.
  const refusal = editing.refusal === null ? null : checkTyped(columnOf(editing.column), text, sourceOf(editing.row))
  setSheet({ editing: { ...editing, text, refusal } })
}

/** Cells that hold one day: it can be chosen from a month, too. */
const days: ReadonlySet<SheetColumn> = new Set<SheetColumn>([
  'start',
  'finish',
  'deadline',
  'constraintDate',
  'actualStart',
  'actualFinish',
])
export const holdsDay = ({ write }: Pick<Column, 'write'>): boolean => write !== null && days.has(write)

/** Opens the month below a cell that holds a day, or closes it; the text stays as it is. */
export const showPicker = (picking: boolean): void => {
  const { editing } = sheet()
  if (editing && !editing.busy && holdsDay(columnOf(editing.column))) setSheet({ editing: { ...editing, picking } })
}
/** The chosen day stands for what was typed, and is written. */
export const pickDay = (text: string): Promise<boolean> => {
  showPicker(false)
  changeText(text)
  return commitEdit('stay')
}

export const cancelEdit = (): void => setSheet({ editing: null, note: null })

/** What was typed while the program still reads the last cell belongs to the next ones: letters, and the keys that end a cell. */
let ahead: { readonly text: string; readonly after: After | null }[] = []
export const typeAhead = (letter: string): void => {
  const last = ahead.at(-1)
  if (last && last.after === null) ahead[ahead.length - 1] = { text: last.text + letter, after: null }
  else ahead.push({ text: letter, after: null })
}
const endAhead = (after: After): void => {
  const last = ahead.at(-1)
  if (last && last.after === null) ahead[ahead.length - 1] = { text: last.text, after }
  else ahead.push({ text: '', after })
}

/** Writes the text; on a refusal the editor stays open with the text and the reason. True when the editor has closed. */
export const commitEdit = (after: After): Promise<boolean> => {
  const closing = writeEdit(after)
  if (sheet().editing?.busy) underWay = closing
  return closing
}
let underWay: Promise<unknown> = Promise.resolve()
/** Settles when no cell is being written. */
export const editsWritten = (): Promise<unknown> => underWay

const writeEdit = async (after: After): Promise<boolean> => {
  const { editing } = sheet()
  if (!editing) return true
  if (editing.busy) {
    if (after !== 'stay') endAhead(after)
    return false
  }
  const column = columnOf(editing.column)
  const source = sourceOf(editing.row)
  const before = source ? typedText(column, source) : ''
  if (column.write === null || editing.text.trim() === before.trim()) {
    cancelEdit()
    step(after)
    return true
  }
  const unread = checkTyped(column, editing.text, source)
  if (unread !== null) {
    setSheet({ editing: { ...editing, refusal: unread } })
    return false
  }
  setSheet({ editing: { ...editing, busy: true } })
  const cells = { [column.write]: editing.text }
  // The editor closes and the cursor goes on with the new dates, not a frame after them.
  const onStored = ({ created }: CommandResult): void => {
    cancelEdit()
    if (editing.row === NEW_ROW && created[0] !== undefined && (after === 'next' || after === 'stay')) {
      setCells(selectCell({ row: created[0], column: sheet().cells.cursor.column }))
    }
    step(after)
  }
  const answer = await call(
    'sheet.write',
    editing.row === NEW_ROW
      ? { edits: [], append: [{ parentId: newParent(), beforeId: null, cells: { name: plan.newTaskName, ...cells } }] }
      : { edits: [{ id: editing.row, cells }], append: [] },
    { quiet: true, onStored },
  )
  if (!answer.ok) {
    ahead = []
    setSheet({ editing: { ...editing, busy: false, refusal: answer.message } })
    return false
  }
  const next = ahead.shift()
  if (next === undefined) return true
  if (next.text !== '') beginEdit(next.text)
  if (next.after === null) return next.text === ''
  if (next.text !== '') return commitEdit(next.after)
  step(next.after)
  return true
}

/** A new row joins the last one's siblings, as in Microsoft Project. */
export const newParent = (): string | null => read().rows.at(-1)?.task.parentId ?? null

const step = (after: After): void => {
  const { cells, shown } = sheet()
  const order = currentOrder()
  if (after === 'down' || after === 'up') setCells(moveBy(cells, order, shown.length, { rows: after === 'down' ? 1 : -1 }, false))
  else if (after !== 'stay') setCells(nextCell(cells, order, shown.length, after === 'next' ? 1 : -1, 1))
}
