/** Which rows can be seen: the outline without what is folded away or filtered out. Pure. */
import { CRITICAL } from '../../shared/model/schedule.ts'
import type { TreeRow } from '../../shared/model/tree.ts'
import type { Scheduled } from './programState.ts'

export interface Filter {
  /** Words in name, owner or WBS; any case. */
  readonly text: string
  readonly criticalOnly: boolean
  readonly owner: string | null
  /** Only tasks that are not complete. */
  readonly openOnly: boolean
}
export const noFilter: Filter = { text: '', criticalOnly: false, owner: null, openOnly: false }
export const isFiltering = (filter: Filter): boolean =>
  filter.text.trim() !== '' || filter.criticalOnly || filter.owner !== null || filter.openOnly

const matches = (row: TreeRow, filter: Filter, needle: string, schedule: ReadonlyMap<string, Scheduled>): boolean => {
  const { task } = row
  if (filter.criticalOnly && ((schedule.get(task.id)?.flags ?? 0) & CRITICAL) === 0) return false
  if (filter.owner !== null && task.owner !== filter.owner) return false
  if (filter.openOnly && task.percentComplete >= 100) return false
  return needle === '' || task.name.toLowerCase().includes(needle) || task.owner.toLowerCase().includes(needle) || row.wbs === needle
}

/** Rows in outline order. A filter keeps the summaries above each match, so that the tree still reads. */
export const visibleRows = (
  rows: readonly TreeRow[],
  collapsed: ReadonlySet<string>,
  filter: Filter,
  schedule: ReadonlyMap<string, Scheduled>,
): readonly TreeRow[] => {
  const filtering = isFiltering(filter)
  if (!filtering && collapsed.size === 0) return rows
  const shown = filtering ? withAncestors(rows, filter, schedule) : null
  const visible: TreeRow[] = []
  let hiddenBelow = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (row.depth > hiddenBelow) continue
    hiddenBelow = Number.POSITIVE_INFINITY
    if (shown && !shown.has(row.task.id)) continue
    visible.push(row)
    if (row.hasChildren && collapsed.has(row.task.id)) hiddenBelow = row.depth
  }
  return visible
}

const withAncestors = (rows: readonly TreeRow[], filter: Filter, schedule: ReadonlyMap<string, Scheduled>): ReadonlySet<string> => {
  const needle = filter.text.trim().toLowerCase()
  const shown = new Set<string>()
  const path: TreeRow[] = []
  for (const row of rows) {
    path.length = row.depth
    path.push(row)
    if (!row.hasChildren || needle !== '') {
      if (matches(row, filter, needle, schedule)) for (const above of path) shown.add(above.task.id)
    }
  }
  return shown
}
