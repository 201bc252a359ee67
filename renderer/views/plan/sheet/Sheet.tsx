/** The sheet: a virtual WBS treegrid. It has the keyboard; its cells are painted by SheetRow and never follow the store themselves. */
// biome-ignore-all lint/a11y/useSemanticElements: a virtual treegrid with sticky columns cannot be a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant).
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react'
import { plan } from '../../../../shared/words/en/plan.ts'
import { say } from '../../../client/session.ts'
import { useStore } from '../../../client/store.ts'
import { HEAD_HEIGHT, INDENT, ROW_HEIGHT } from '../metrics.ts'
import { useWorld } from '../useWorld.ts'
import { CellNote } from './CellNote.tsx'
import { type Column, columnOf, FROZEN } from './columns.ts'
import { clearCells, copyText, pasteText } from './commands.ts'
import { pressInGrid } from './keys.ts'
import { RowCellsCache } from './rowCells.ts'
import { SheetHead } from './SheetHead.tsx'
import { cellId, NewRow, SheetRow } from './SheetRow.tsx'
import { NEW_ROW, rangeOf, rowOrder, selectedRows } from './selection.ts'
import { currentOrder, setSheet, useSheet } from './sheetStore.ts'
import { shownWidths } from './shownWidths.ts'
import { useSheetPointer } from './useSheetPointer.ts'
import './sheet.css'

export interface SheetHandle {
  readonly scroller: HTMLElement
  focus(): void
}

/** What room is left over is the name's; without the chart there is enough for all columns of words, but a width of the planner's own is kept. */
const trackOf = ({ key, grows, width: first }: Column, width: number, own: number, isAlone: boolean): string =>
  key === 'name'
    ? `minmax(calc(${width}px + var(--for-names, 0px)), ${grows}fr)`
    : isAlone && grows > 0 && own === first
      ? `minmax(${width}px, ${grows}fr)`
      : `${width}px`

export const Sheet = ({ onScroll, ref }: { readonly onScroll?: (top: number) => void; readonly ref?: Ref<SheetHandle> }) => {
  const scroller = useRef<HTMLDivElement>(null)
  const world = useWorld()
  const visibleIndex = useStore((state) => state.visibleIndex)
  const collapsed = useStore((state) => state.collapsed)
  const reveal = useStore((state) => state.reveal)
  const readOnly = useStore((state) => state.file?.readOnly ?? false)
  const isAlone = useStore((state) => state.planLayout === 'sheet')
  const { cells, editing, note, shown, drop } = useSheet((state) => state)
  const keys = shown.map((column) => column.key).join()
  const columns = useMemo(() => keys.split(',').map((key) => columnOf(key as Parameters<typeof columnOf>[0])), [keys])
  const cache = useRef(new RowCellsCache())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order is made from exactly these two.
  const order = useMemo(() => currentOrder(), [visibleIndex, readOnly])
  const range = rangeOf(cells, order, columns.length)
  const chosen = useMemo(() => new Set(selectedRows(cells, order.ids.length > 0 ? order : rowOrder([]))), [cells, order])
  const at = order.indexOf.get(cells.cursor.row) ?? 0

  const virtual = useVirtualizer({
    count: order.ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => order.ids[index] ?? index,
    overscan: 5,
    scrollPaddingEnd: HEAD_HEIGHT,
    // The cursor's row is always there: it is the active descendant, and an open editor must not go away by scrolling.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const rows: number[] = []
      for (let row = Math.max(0, startIndex - overscan); row <= Math.min(count - 1, endIndex + overscan); row += 1) rows.push(row)
      if (at < count && (rows.length === 0 || at < rows[0] || at > rows[rows.length - 1])) rows.push(at)
      return rows
    },
  })
  useImperativeHandle(ref, () => {
    const element = scroller.current as HTMLDivElement
    return { scroller: element, focus: () => element.focus({ preventScroll: true }) }
  }, [])

  // Where the cursor goes the sheet goes, sideways too; rows that come and go elsewhere take the view to it only when it was in view.
  const cursor = cells.cursor
  const shownAt = useRef<{ readonly cursor: typeof cursor; readonly at: number }>(null)
  useEffect(() => {
    const isInView = (row: number): boolean => {
      const top = virtual.scrollOffset ?? 0
      return row * ROW_HEIGHT >= top && (row + 1) * ROW_HEIGHT <= top + (virtual.scrollRect?.height ?? 0) - HEAD_HEIGHT
    }
    const before = shownAt.current
    shownAt.current = { cursor, at }
    if (before?.cursor === cursor && (before.at === at || !isInView(before.at))) return
    if (!isInView(at)) virtual.scrollToIndex(at, { align: 'auto' })
    if (before?.cursor === cursor) return
    scroller.current?.querySelector(`[id="${CSS.escape(cellId(cursor.row, columns[cursor.column]?.key ?? 'name'))}"]`)?.scrollIntoView({
      block: 'nearest',
      inline: 'nearest',
    })
  }, [virtual, at, cursor, columns])
  useEffect(() => {
    const index = reveal ? currentOrder().indexOf.get(reveal.taskId) : undefined
    if (index !== undefined) virtual.scrollToIndex(index, { align: 'center' })
  }, [reveal, virtual])
  // When the editor closes, the keyboard belongs to the grid again.
  const isEditing = editing !== null
  const wasEditing = useRef(false)
  useEffect(() => {
    if (wasEditing.current && !isEditing && (document.activeElement === document.body || document.activeElement === null)) {
      scroller.current?.focus({ preventScroll: true })
    }
    wasEditing.current = isEditing
  }, [isEditing])

  const pointer = useSheetPointer(scroller, columns)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1)
    if (event.key === 'Escape' && pointer.letGo()) event.preventDefault()
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = document.getElementById(cellId(cursor.row, columns[cursor.column].key))?.getBoundingClientRect()
      if (box) setSheet({ menu: { x: box.left + 24, y: box.bottom } })
      event.preventDefault()
    } else if (pressInGrid(event, page)) event.preventDefault()
  }
  const onCopy = (event: ClipboardEvent): void => {
    if (event.target !== scroller.current) return
    event.clipboardData.setData('text/plain', copyText())
    event.preventDefault()
  }
  const onCut = (event: ClipboardEvent): void => {
    if (event.target !== scroller.current) return
    event.preventDefault()
    if (cells.wholeRows) {
      say(plan.cutRows)
      return
    }
    event.clipboardData.setData('text/plain', copyText())
    void clearCells()
  }
  const onPaste = (event: ClipboardEvent): void => {
    if (event.target !== scroller.current) return
    void pasteText(event.clipboardData.getData('text/plain'))
    event.preventDefault()
  }

  const widths = shownWidths(shown, world?.rows.length ?? 0, world?.showYear ?? false)
  const frozenLeft = widths[columns.findIndex((column) => column.key === 'row')] ?? 0
  const nameWidth = widths[columns.findIndex((column) => column.key === 'name')] ?? 0
  const noted = note ?? (editing?.refusal ? { row: editing.row, column: editing.column, words: editing.refusal } : null)
  const columnAt = (key: string | undefined): number => columns.findIndex((column) => column.key === key)
  const style = {
    '--cols': widths.map((width, index) => trackOf(columns[index], width, shown[index].width, isAlone)).join(' '),
    '--width': `calc(${widths.reduce((sum, width) => sum + width, 0)}px + var(--for-names, 0px))`,
    '--name-left': `${frozenLeft}px`,
    '--frozen': `calc(${frozenLeft + nameWidth}px + var(--for-names, 0px))`,
  } as CSSProperties

  return (
    <div className="sheet" data-pane="sheet">
      <div
        ref={scroller}
        role="treegrid"
        className={`sheet-scroller ${FROZEN.every((key) => columns.some((column) => column.key === key)) ? 'frozen' : ''}`}
        tabIndex={0}
        data-focus-first
        aria-label={plan.sheetLabel}
        aria-rowcount={order.ids.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable="true"
        aria-activedescendant={isEditing ? undefined : cellId(cursor.row, columns[cursor.column]?.key ?? 'name')}
        style={style}
        onScroll={(event) => onScroll?.(event.currentTarget.scrollTop)}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onCut={onCut}
        onPaste={onPaste}
        {...pointer.handlers}
      >
        <SheetHead columns={columns} shown={shown} />
        <div className="sheet-body" style={{ height: virtual.getTotalSize() }}>
          {world === null
            ? null
            : virtual.getVirtualItems().map(({ index, start }) => {
                const id = order.ids[index]
                const row = world.rowById.get(id)
                const isCursor = id === cursor.row
                const place = {
                  index,
                  top: start,
                  columns,
                  cursor: isCursor ? cursor.column : -1,
                  editing: editing?.row === id ? columnAt(editing.column) : -1,
                  noted: noted?.row === id ? columnAt(noted.column) : -1,
                }
                if (id === NEW_ROW) return <NewRow key={id} {...place} />
                if (!row) return null
                // Whole rows need no second shade.
                const inRange =
                  !cells.wholeRows &&
                  index >= range.top &&
                  index <= range.bottom &&
                  (range.top !== range.bottom || range.left !== range.right)
                return (
                  <SheetRow
                    key={id}
                    {...place}
                    cells={cache.current.cells(row, columns, world)}
                    collapsed={collapsed.has(id)}
                    selected={chosen.has(id)}
                    left={inRange ? range.left : -1}
                    right={inRange ? range.right : -1}
                  />
                )
              })}
          {drop ? (
            <div className="drop-line" style={{ top: drop.index * ROW_HEIGHT - 1, left: frozenLeft + 6 + drop.depth * INDENT }} />
          ) : null}
        </div>
      </div>
      {noted ? <CellNote words={noted.words} refused={note === null} /> : null}
    </div>
  )
}
