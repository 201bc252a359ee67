/** The sheet's header: column names, widths to drag (double click: as at first), a menu to choose columns. */
// biome-ignore-all lint/a11y/useSemanticElements: a virtual treegrid with sticky columns cannot be a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant).
import { type PointerEvent, useRef } from 'react'
import { plan } from '../../../../shared/words/en/plan.ts'
import { type Column, columnOf } from './columns.ts'
import { type ShownColumn, setColumnWidth, setSheet } from './sheetStore.ts'

export const SheetHead = ({ columns, shown }: { readonly columns: readonly Column[]; readonly shown: readonly ShownColumn[] }) => {
  const drag = useRef<{ x: number; width: number } | null>(null)
  const grab = (event: PointerEvent, width: number): void => {
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, width }
  }
  return (
    <div
      role="row"
      className="sheet-head"
      aria-rowindex={1}
      onContextMenu={(event) => {
        event.preventDefault()
        event.stopPropagation()
        setSheet({ choosingColumns: true })
      }}
    >
      {columns.map((column, at) => (
        <div
          key={column.key}
          role="columnheader"
          aria-colindex={at + 1}
          title={column.title}
          className={`head c-${column.key} ${column.align}`}
        >
          <span className="text">{column.label}</span>
          <div
            className="grip"
            aria-hidden="true"
            title={plan.resizeColumn(column.label)}
            onPointerDown={(event) => grab(event, shown[at].width)}
            onPointerMove={(event) => {
              if (drag.current) setColumnWidth(column.key, drag.current.width + event.clientX - drag.current.x)
            }}
            onPointerUp={() => {
              drag.current = null
            }}
            onDoubleClick={() => setColumnWidth(column.key, columnOf(column.key).width)}
          />
        </div>
      ))}
    </div>
  )
}
