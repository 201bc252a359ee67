/** Which rows can be seen: the outline without what is folded away or filtered out. Pure. */
import { isOnLongestPath } from '../../shared/model/criticality.ts'
import { CONSTRAINT_BROKEN, CRITICAL, DEADLINE_MISSED } from '../../shared/model/schedule.ts'
import type { TreeRow } from '../../shared/model/tree.ts'
import type { Schedule, Scheduled } from './computedDates.ts'

export type FilterShow = 'all' | 'unfinished' | 'milestones' | 'longest' | 'late'
export interface Filter {
  /** Words in name, owner, WBS or notes; any case. */
  readonly text: string
  readonly owner: string | null
  readonly criticalOnly: boolean
  /** late: deadline missed or float below zero. */
  readonly show: FilterShow
}
export const noFilter: Filter = { text: '', owner: null, criticalOnly: false, show: 'all' }
export const isFiltering = (filter: Filter): boolean =>
  filter.text.trim() !== '' || filter.criticalOnly || filter.owner !== null || filter.show !== 'all'
/** Does a change of computed dates change what the filter lets through? */
export const followsSchedule = (filter: Filter): boolean => filter.criticalOnly || filter.show === 'late' || filter.show === 'longest'

const holds = (row: TreeRow, needle: string): boolean =>
  [row.task.name, row.task.owner, row.wbs, row.task.notes].some((text) => text.toLowerCase().includes(needle))

const passes = (row: TreeRow, filter: Filter, needle: string, scheduled: Scheduled | undefined): boolean => {
  const { task } = row
  const flags = scheduled?.flags ?? 0
  if (filter.criticalOnly && (flags & CRITICAL) === 0) return false
  if (filter.owner !== null && task.owner !== filter.owner) return false
  if (filter.show === 'unfinished' && task.percentComplete >= 100) return false
  if (filter.show === 'milestones' && !task.milestone) return false
  if (filter.show === 'longest' && !isOnLongestPath(task, { flags })) return false
  if (filter.show === 'late' && (flags & (DEADLINE_MISSED | CONSTRAINT_BROKEN)) === 0 && !(scheduled && scheduled.totalFloat < 0))
    return false
  return needle === '' || holds(row, needle)
}

/** Matches and the summaries above them, so that the tree still reads; a summary of its own matches only by its words or owner. */
const matching = (rows: readonly TreeRow[], filter: Filter, schedule: Schedule): ReadonlySet<string> => {
  const needle = filter.text.trim().toLowerCase()
  const summariesCount = needle !== '' || filter.owner !== null
  const shown = new Set<string>()
  const path: TreeRow[] = []
  for (const row of rows) {
    path.length = row.depth
    path.push(row)
    if (row.hasChildren && !summariesCount) continue
    if (passes(row, filter, needle, schedule.get(row.task.id))) for (const above of path) shown.add(above.task.id)
  }
  return shown
}

/** Rows in outline order; the same array as `rows` when nothing is hidden. */
export const visibleRows = (
  rows: readonly TreeRow[],
  collapsed: ReadonlySet<string>,
  filter: Filter,
  schedule: Schedule,
): readonly TreeRow[] => {
  const filtering = isFiltering(filter)
  if (!filtering && collapsed.size === 0) return rows
  const shown = filtering ? matching(rows, filter, schedule) : null
  const visible: TreeRow[] = []
  let foldedAt = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (row.depth > foldedAt) continue
    foldedAt = row.hasChildren && collapsed.has(row.task.id) ? row.depth : Number.POSITIVE_INFINITY
    if (!shown || shown.has(row.task.id)) visible.push(row)
  }
  return visible
}
