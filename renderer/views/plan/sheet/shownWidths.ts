/** How wide the shown columns are: as the planner made them, but row numbers and years are never cut off. Pure. */
import { columnOf } from './columns.ts'
import type { ShownColumn } from './sheetStore.ts'

/** What " 27" after a date takes. */
const YEAR = 20

export const shownWidths = (shown: readonly ShownColumn[], rows: number, showYear: boolean): number[] =>
  shown.map(({ key, width }) => {
    if (key === 'row') return Math.max(width, 18 + Math.ceil(8.5 * String(rows).length))
    const column = columnOf(key)
    return showYear && column.isDate && width === column.width ? width + YEAR : width
  })
