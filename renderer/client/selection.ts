/** The one selection that sheet, chart and network share: ids in the order chosen, with the anchor of a range. Pure. */
import type { TreeRow } from '../../shared/model/tree.ts'

export interface Selection {
  /** In the order in which they were chosen: Ctrl+F2 links in this order. */
  readonly ids: readonly string[]
  readonly has: ReadonlySet<string>
  /** Where a range with Shift begins. */
  readonly anchor: string | null
  /** The row that the keyboard is on. */
  readonly focus: string | null
}
export const nothingSelected: Selection = { ids: [], has: new Set(), anchor: null, focus: null }

const selection = (ids: readonly string[], anchor: string | null, focus: string | null): Selection => ({
  ids,
  has: new Set(ids),
  anchor,
  focus,
})

/** Only these, e.g. after a click. */
export const selectOnly = (ids: readonly string[]): Selection => selection(ids, ids[0] ?? null, ids.at(-1) ?? null)

/** Ctrl+click: one more, or one less. */
export const toggleSelected = (before: Selection, id: string): Selection =>
  before.has.has(id)
    ? selection(
        before.ids.filter((other) => other !== id),
        id,
        id,
      )
    : selection([...before.ids, id], id, id)

/** Shift+click: from the anchor to this row over the rows that can be seen. */
export const extendSelection = (before: Selection, id: string, visible: readonly TreeRow[]): Selection => {
  const from = visible.findIndex((row) => row.task.id === before.anchor)
  const to = visible.findIndex((row) => row.task.id === id)
  if (from < 0 || to < 0) return selectOnly([id])
  const ids = visible.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.task.id)
  return selection(from <= to ? ids : ids.reverse(), before.anchor, id)
}

/** Without tasks that are gone. */
export const keepSelected = (before: Selection, exists: (id: string) => boolean): Selection => {
  if (before.ids.every(exists)) return before
  const ids = before.ids.filter(exists)
  const held = (id: string | null): string | null => (id !== null && exists(id) ? id : (ids.at(-1) ?? null))
  return selection(ids, held(before.anchor), held(before.focus))
}
