/** The text of a cell as it is typed, copied and pasted; one place between the sheet and shared/sheetText.ts. */
import type { CellSource, Column } from './columns.ts'

/** What the editor opens with and what Ctrl+C takes. */
export const typedText = (column: Column, source: CellSource): string => column.text(source)

/** Why the text cannot be read, before it is sent; null when it can, or when only the plan as a whole can tell. */
export const checkTyped = (_column: Column, _text: string, _source: CellSource | null): string | null => null

/** Yes and no as they are typed into the milestone, manual and active columns. */
export const tickText = (on: boolean): string => (on ? 'Yes' : 'No')
export const isTicked = (text: string | undefined): boolean => text === 'Yes'
