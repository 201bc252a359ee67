/** Where pasted cells go: into the cells from the cursor on, beyond the last row into new rows. Pure. */
import type { SheetColumn } from '../../../../shared/contract/edits.ts'
import type { Column } from './columns.ts'
import { type CellRange, NEW_ROW, type RowOrder } from './selection.ts'

export type Cells = Partial<Record<SheetColumn, string>>
export interface Paste {
  readonly edits: readonly { readonly id: string; readonly cells: Cells }[]
  readonly append: readonly Cells[]
  /** Labels of computed columns that took nothing. */
  readonly skipped: readonly string[]
  /** What is selected afterwards: rows and columns filled. */
  readonly rows: number
  readonly columns: number
}

/**
 * One copied cell fills the whole range, a block starts at the range's top left cell (as in Excel); a range that is a whole
 * multiple of the block is filled with copies of it. `takes` says whether a cell may be written.
 */
export const planPaste = (
  block: readonly (readonly string[])[],
  range: CellRange,
  order: RowOrder,
  columns: readonly Column[],
  takes: (column: Column, row: string) => boolean,
  newName: string,
): Paste => {
  const [height, width] = [block.length, block[0]?.length ?? 0]
  const rangeHeight = range.bottom - range.top + 1
  const rangeWidth = range.right - range.left + 1
  const fits = (is: number, of: number): boolean => is > of && is % of === 0
  const rows = fits(rangeHeight, height) ? rangeHeight : height
  const wide = Math.min(fits(rangeWidth, width) ? rangeWidth : width, columns.length - range.left)
  const edits: { id: string; cells: Cells }[] = []
  const append: Cells[] = []
  const skipped = new Set<string>()
  for (let down = 0; down < rows; down += 1) {
    const id = order.ids[range.top + down] ?? NEW_ROW
    const cells: Cells = {}
    for (let across = 0; across < wide; across += 1) {
      const column = columns[range.left + across]
      const text = block[down % height][across % width]
      if (column.write === null || !takes(column, id)) {
        if (text !== '' && column.key !== 'row') skipped.add(column.label)
      } else cells[column.write] = column.write === 'name' ? text.trim() : text
    }
    if (id !== NEW_ROW) {
      if (Object.keys(cells).length > 0) edits.push({ id, cells })
    } else if (Object.values(cells).some((text) => text !== '')) append.push(newRow(cells, newName))
  }
  return { edits, append, skipped: [...skipped], rows, columns: wide }
}

/** A new row needs a name; cells left empty keep their default. */
const newRow = (cells: Cells, newName: string): Cells => {
  const given = Object.fromEntries(Object.entries(cells).filter(([, text]) => text.trim() !== '')) as Cells
  return { ...given, name: given.name ?? newName }
}
