/** One row of the sheet, painted again only when what it shows changed. */
// biome-ignore-all lint/a11y/useSemanticElements: a virtual treegrid with sticky columns cannot be a table.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant).
import { ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { plan } from '../../../../shared/words/en/plan.ts'
import { INDENT } from '../metrics.ts'
import { CellEditor } from './CellEditor.tsx'
import type { Column } from './columns.ts'
import type { RowCells } from './rowCells.ts'
import { NEW_ROW } from './selection.ts'

export const cellId = (row: string, column: string): string => `cell:${row}:${column}`

interface Place {
  /** Index among the visible rows, for the screen reader and for its place. */
  readonly index: number
  readonly top: number
  readonly columns: readonly Column[]
  readonly selected: boolean
  /** Column of the cursor when it is in this row, else -1. */
  readonly cursor: number
  /** Selected columns, inclusive; -1 when the range does not cross this row. */
  readonly left: number
  readonly right: number
  /** Column that is being edited or has a note, else -1. */
  readonly editing: number
  readonly noted: number
}

const cellClass = (column: Column, at: number, place: Place, tone: string | undefined): string => {
  let name = `cell c-${column.key}`
  if (column.align === 'right') name += ' right'
  if (tone !== undefined) name += ` ${tone}`
  if (at >= place.left && at <= place.right) name += ' in-range'
  if (at === place.cursor) name += ' cursor'
  if (at === place.editing) name += ' editing'
  if (at === place.noted) name += ' noted'
  return name
}

export const SheetRow = memo(({ cells, collapsed, ...place }: { readonly cells: RowCells; readonly collapsed: boolean } & Place) => (
  <div
    role="row"
    data-row={cells.id}
    className={`sheet-row ${cells.hasChildren ? 'summary' : ''} ${place.selected ? 'selected' : ''} ${cells.active ? '' : 'inactive'}`}
    style={{ top: place.top }}
    aria-rowindex={place.index + 2}
    aria-level={cells.depth + 1}
    aria-expanded={cells.hasChildren ? !collapsed : undefined}
    aria-selected={place.selected}
  >
    {place.columns.map((column, at) => (
      <div
        key={column.key}
        role="gridcell"
        id={cellId(cells.id, column.key)}
        data-col={at}
        aria-colindex={at + 1}
        aria-readonly={column.write === null || undefined}
        className={cellClass(column, at, place, cells.tones[at])}
        style={column.key === 'name' ? { paddingLeft: 6 + cells.depth * INDENT } : undefined}
      >
        {column.key === 'name' ? <NameBefore cells={cells} collapsed={collapsed} /> : null}
        {at === place.editing ? (
          <CellEditor />
        ) : (
          // Text runs the way its script does, so that a name that is cut loses its end and not its beginning.
          <span className="text" dir="auto">
            {cells.texts[at]}
          </span>
        )}
      </div>
    ))}
  </div>
))

const NameBefore = ({ cells, collapsed }: { readonly cells: RowCells; readonly collapsed: boolean }) => {
  const Twisty = collapsed ? ChevronRight : ChevronDown
  return (
    <>
      <span
        className="twisty"
        data-twisty={cells.hasChildren || undefined}
        title={cells.hasChildren ? (collapsed ? plan.expand : plan.collapse) : undefined}
      >
        {cells.hasChildren ? <Twisty aria-hidden="true" /> : null}
      </span>
      {cells.milestone ? <span className="sign milestone" role="img" aria-label={plan.milestoneSign} title={plan.milestoneSign} /> : null}
      {cells.manual ? <span className="sign manual" role="img" aria-label={plan.manualSign} title={plan.manualSign} /> : null}
    </>
  )
}

/** The empty row at the end. */
export const NewRow = memo((place: Omit<Place, 'selected' | 'left' | 'right'>) => (
  <div
    role="row"
    data-row={NEW_ROW}
    className="sheet-row new"
    style={{ top: place.top }}
    aria-rowindex={place.index + 2}
    aria-selected={false}
  >
    {place.columns.map((column, at) => (
      <div
        key={column.key}
        role="gridcell"
        id={cellId(NEW_ROW, column.key)}
        data-col={at}
        aria-colindex={at + 1}
        className={cellClass(column, at, { ...place, selected: false, left: -1, right: -1 }, undefined)}
      >
        {at === place.editing ? <CellEditor /> : column.key === 'name' ? <span className="text placeholder">{plan.typeName}</span> : null}
      </div>
    ))}
  </div>
))
