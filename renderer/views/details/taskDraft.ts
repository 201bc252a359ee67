/** A task's details as the dialog edits them: the texts of its cells, its links and resources as lists. Saved as one command. */
import type { SheetColumn } from '../../../shared/contract/edits.ts'
import type { Link, LinkType } from '../../../shared/model/link.ts'
import type { Assignment } from '../../../shared/model/resource.ts'
import { formatPredecessor } from '../../../shared/predecessors.ts'
import { columns } from '../plan/sheet/columns.ts'
import { sourceOf } from '../plan/sheet/editing.ts'
import type { Cells } from '../plan/sheet/paste.ts'
import { typedText } from '../plan/sheet/typedText.ts'
import type { PlanWorld } from '../plan/world.ts'

export interface LinkDraft {
  /** The task at the other end. */
  readonly taskId: string
  readonly type: LinkType
  /** "2d", "-1w", "50%", '' for none. */
  readonly lag: string
}
export interface ResourceDraft {
  readonly name: string
  /** "100%" */
  readonly units: string
}
export interface TaskDraft {
  readonly cells: Readonly<Partial<Record<SheetColumn, string>>>
  readonly predecessors: readonly LinkDraft[]
  readonly successors: readonly LinkDraft[]
  readonly resources: readonly ResourceDraft[]
}

const inLists: ReadonlySet<string> = new Set<SheetColumn>(['predecessors', 'successors', 'resources'])

/** "FS+2d" without its type and plus. */
const lagDraft = ({ lag, lagUnit }: Link, { program }: PlanWorld): string =>
  formatPredecessor({ ref: '', type: 'SS', lag, lagUnit }, program).replace(/^SS\+?/, '')

const linkDrafts = (links: readonly Link[] | undefined, otherEnd: (link: Link) => string, world: PlanWorld): LinkDraft[] =>
  (links ?? []).map((link) => ({ taskId: otherEnd(link), type: link.type, lag: lagDraft(link, world) }))
const resourceDrafts = (assignments: readonly Assignment[] | undefined, world: PlanWorld): ResourceDraft[] =>
  (assignments ?? []).map(({ resourceId, units }) => ({
    name: world.resources.get(resourceId)?.name ?? '',
    units: `${Math.round(units * 100)}%`,
  }))

export const draftOf = (taskId: string): TaskDraft | null => {
  const source = sourceOf(taskId)
  if (!source) return null
  const { world } = source
  const texts = columns.flatMap((column) =>
    column.write === null || inLists.has(column.write) ? [] : [[column.write, typedText(column, source)] as const],
  )
  return {
    cells: Object.fromEntries(texts),
    predecessors: linkDrafts(world.linksInto.get(taskId), (link) => link.predecessorId, world),
    successors: linkDrafts(world.linksFrom.get(taskId), (link) => link.successorId, world),
    resources: resourceDrafts(world.assignmentsOf.get(taskId), world),
  }
}

const lagSuffix = (lag: string): string => {
  const text = lag.trim()
  return text === '' || /^[+\-−–]/.test(text) ? text : `+${text}`
}
const linksText = (links: readonly LinkDraft[], rowOf: (id: string) => number | undefined): string =>
  links.map(({ taskId, type, lag }) => `${rowOf(taskId) ?? ''}${type}${lagSuffix(lag)}`).join(';')
const resourcesText = (resources: readonly ResourceDraft[]): string =>
  resources.map(({ name, units }) => (/^\s*(100\s*%)?\s*$/.test(units) ? name : `${name}[${units.trim()}]`)).join(';')

/** Only the cells that differ, so that untouched fields are not written back (a date shown short keeps its hour). */
export const changedCells = (before: TaskDraft, after: TaskDraft, rowOf: (id: string) => number | undefined): Cells => {
  const cells: Cells = {}
  for (const [field, text] of Object.entries(after.cells) as [SheetColumn, string][]) {
    if (text.trim() !== (before.cells[field] ?? '').trim()) cells[field] = text
  }
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  if (!same(before.predecessors, after.predecessors)) cells.predecessors = linksText(after.predecessors, rowOf)
  if (!same(before.successors, after.successors)) cells.successors = linksText(after.successors, rowOf)
  if (!same(before.resources, after.resources)) cells.resources = resourcesText(after.resources)
  return cells
}

export const columnFor = (field: SheetColumn) => columns.find((column) => column.write === field)
