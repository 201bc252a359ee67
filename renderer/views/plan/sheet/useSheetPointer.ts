/** The mouse in the sheet: selecting cells and rows, twisties, dragging rows to another place and names sideways. */
import { type DragEvent, type MouseEvent, type PointerEvent, type RefObject, useRef } from 'react'
import { setCollapsed } from '../../../client/screen.ts'
import { read } from '../../../client/store.ts'
import { HEAD_HEIGHT, ROW_HEIGHT } from '../metrics.ts'
import type { Column } from './columns.ts'
import { indent, moveRows, outdent } from './commands.ts'
import { type Drop, dropAt } from './dropRows.ts'
import { beginEdit, commitEdit, editsWritten } from './editing.ts'
import { type CellAt, moveTo, NEW_ROW, selectCell, selectRow, togglePicked } from './selection.ts'
import { currentOrder, setCells, setSheet, sheet } from './sheetStore.ts'

interface Press {
  readonly x: number
  readonly y: number
  readonly at: CellAt
  /** What the movement has become; a name may still turn into a sideways drag. */
  kind: 'press' | 'range' | 'rows' | 'sideways'
  readonly onNumber: boolean
  readonly onName: boolean
  drop: Drop | null
}
/** Less movement than this is a click. */
const CLICK = 4
/** A name pulled this far sideways is indented or outdented one level. */
const LEVEL = 22

const cellUnder = (target: EventTarget | null): CellAt | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-col]') : null
  const row = cell?.closest<HTMLElement>('[data-row]')
  return cell && row ? { row: row.dataset.row ?? NEW_ROW, column: Number(cell.dataset.col) } : null
}

/** Text that its column cuts off is told whole by the pointer's tip. */
const tellCutText = ({ target }: PointerEvent): void => {
  const text = target instanceof Element ? target.closest<HTMLElement>('.text') : null
  if (text !== null) text.title = text.scrollWidth > text.clientWidth ? (text.textContent ?? '') : ''
}

export const useSheetPointer = (scroller: RefObject<HTMLDivElement | null>, columns: readonly Column[]) => {
  const press = useRef<Press | null>(null)

  const rowIndexAt = (clientY: number): number => {
    const box = scroller.current?.getBoundingClientRect()
    const y = clientY - (box?.top ?? 0) - HEAD_HEIGHT + (scroller.current?.scrollTop ?? 0)
    return y / ROW_HEIGHT
  }

  const onPointerDown = async (event: PointerEvent): Promise<void> => {
    const target = event.target as Element
    const at = cellUnder(target)
    if (!at || target.closest('.cell-editor, .cell-pick')) return
    const { shiftKey, ctrlKey, metaKey, button, clientX: x, clientY: y } = event
    const isNumber = columns[at.column]?.key === 'row'
    if (target.closest('[data-twisty]') && button === 0) {
      event.preventDefault()
      setCollapsed(at.row, !read().collapsed.has(at.row))
      return
    }
    if (sheet().editing) {
      // Text that is not taken keeps its editor and the keyboard.
      event.preventDefault()
      if (!(await commitEdit('stay'))) {
        scroller.current?.querySelector<HTMLElement>('.cell-editor')?.focus({ preventScroll: true })
        return
      }
      scroller.current?.focus({ preventScroll: true })
    }
    const { cells } = sheet()
    const order = currentOrder()
    if (button !== 0) {
      if (!read().selection.has.has(at.row)) setCells(isNumber ? selectRow(at.row, at.column) : selectCell(at))
      return
    }
    const chosen = isNumber && read().selection.has.has(at.row) && cells.wholeRows
    if (ctrlKey || metaKey) setCells(togglePicked(cells, order, at))
    else if (shiftKey) setCells({ ...moveTo(cells, at, true), wholeRows: isNumber || cells.wholeRows })
    else if (!chosen) setCells(isNumber ? selectRow(at.row, at.column) : selectCell(at))
    press.current = {
      x,
      y,
      at,
      kind: 'press',
      onNumber: isNumber && at.row !== NEW_ROW && !shiftKey && !ctrlKey && !metaKey,
      onName: columns[at.column]?.key === 'name' && at.row !== NEW_ROW,
      drop: null,
    }
  }

  const onPointerMove = (event: PointerEvent): void => {
    const held = press.current
    if (!held || (event.buttons & 1) === 0) return
    const dx = event.clientX - held.x
    const dy = event.clientY - held.y
    if (held.kind === 'press') {
      if (Math.abs(dx) < CLICK && Math.abs(dy) < CLICK) return
      // Only now: a captured pointer would send click and double click to the grid instead of the cell.
      scroller.current?.setPointerCapture(event.pointerId)
      if (read().file?.readOnly) held.kind = 'range'
      else if (held.onNumber) held.kind = 'rows'
      else held.kind = held.onName && Math.abs(dx) > Math.abs(dy) * 1.5 ? 'sideways' : 'range'
    }
    if (held.kind === 'sideways' && Math.abs(dy) > ROW_HEIGHT) held.kind = 'range'
    const index = rowIndexAt(event.clientY)
    if (held.kind === 'rows') {
      held.drop = dropAt(read(), [...read().selection.ids], Math.round(index), Math.round(dx / 14))
      setSheet({ drop: held.drop })
    } else if (held.kind === 'range') {
      const order = currentOrder()
      const row = order.ids[Math.max(0, Math.min(order.ids.length - 1, Math.floor(index)))]
      const over = cellUnder(document.elementFromPoint(event.clientX, event.clientY))
      const column = over?.column ?? sheet().cells.cursor.column
      const { cursor } = sheet().cells
      if (row !== undefined && (row !== cursor.row || column !== cursor.column)) setCells(moveTo(sheet().cells, { row, column }, true))
    }
    scroller.current?.classList.toggle('dragging-rows', held.kind === 'rows')
    scroller.current?.classList.toggle('dragging-name', held.kind === 'sideways')
    autoScroll(event.clientY)
  }

  const autoScroll = (clientY: number): void => {
    const element = scroller.current
    if (!element) return
    const box = element.getBoundingClientRect()
    if (clientY > box.bottom - 20) element.scrollTop += ROW_HEIGHT
    else if (clientY < box.top + HEAD_HEIGHT + 10) element.scrollTop -= ROW_HEIGHT
  }

  const onPointerUp = (event: PointerEvent): void => {
    const held = press.current
    press.current = null
    setSheet({ drop: null })
    scroller.current?.classList.remove('dragging-rows', 'dragging-name')
    if (!held) return
    const levels = Math.round((event.clientX - held.x) / LEVEL)
    if (held.kind === 'rows' && held.drop) void moveRows(held.drop.parentId, held.drop.beforeId)
    else if (held.kind === 'sideways' && levels !== 0) void (levels > 0 ? indent() : outdent())
    else if (held.kind === 'press' && held.onNumber) setCells(selectRow(held.at.row, held.at.column))
  }
  /** Ends a drag without effect; false when there is none. */
  const letGo = (): boolean => {
    const dragging = press.current !== null && press.current.kind !== 'press'
    press.current = null
    setSheet({ drop: null })
    scroller.current?.classList.remove('dragging-rows', 'dragging-name')
    return dragging
  }

  const onDoubleClick = async (event: MouseEvent): Promise<void> => {
    const at = cellUnder(event.target)
    if (!at || (event.target as Element).closest('[data-twisty], .cell-editor, .cell-pick')) return
    // The first click may have sent the last cell's text on its way.
    await editsWritten()
    if (sheet().editing) return
    if (columns[at.column]?.key === 'row' && at.row !== NEW_ROW) setSheet({ details: at.row })
    else {
      setCells(selectCell(at))
      beginEdit(null)
    }
  }
  const onContextMenu = (event: MouseEvent): void => {
    if (!cellUnder(event.target) || (event.target as Element).closest('.cell-editor, .cell-pick')) return
    event.preventDefault()
    setSheet({ menu: { x: event.clientX, y: event.clientY } })
  }
  /** Text dragged out of or into the grid is nothing we offer. */
  const onDragStart = (event: DragEvent): void => event.preventDefault()

  const handlers = {
    onPointerDown: (event: PointerEvent): void => void onPointerDown(event),
    onPointerMove,
    onPointerUp,
    onPointerCancel: (): void => void letGo(),
    onDoubleClick: (event: MouseEvent): void => void onDoubleClick(event),
    onContextMenu,
    onDragStart,
    onPointerOver: tellCutText,
  }
  return { handlers, letGo }
}
