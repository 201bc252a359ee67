/** Writing and reading small plans the way a planner sees them: rows by name, dates as text. */
import type { SheetColumn } from '../../shared/contract/edits.ts'
import type { Task } from '../../shared/model/task.ts'
import { outline } from '../../shared/model/tree.ts'
import { formatIso } from '../../shared/time/instant.ts'
import type { Bench } from './open.ts'

type Typed = Partial<Record<SheetColumn, string>>

/** Types rows at the end of the plan; a name with two leading spaces per level goes below the row before. */
export const typeRows = async (bench: Bench, rows: readonly (string | (Typed & { name: string }))[]): Promise<Record<string, string>> => {
  const ids: Record<string, string> = {}
  const path: string[] = []
  const later: { id: string; cells: Typed }[] = []
  for (const row of rows) {
    const { name, ...cells } = typeof row === 'string' ? { name: row } : row
    const depth = (name.length - name.trimStart().length) / 2
    const { created } = await bench.ask('task.insert', {
      parentId: depth === 0 ? null : path[depth - 1],
      beforeId: null,
      tasks: [{ name: name.trim() }],
    })
    path.length = depth
    path.push(created[0])
    ids[name.trim()] = created[0]
    if (Object.keys(cells).length > 0) later.push({ id: created[0], cells })
  }
  if (later.length > 0) await bench.ask('sheet.write', { edits: later, append: [] })
  return ids
}

/** A phase of two tasks in a row, five days and three, and what comes after them: mostly a review on its own. */
export const typePhase = (
  bench: Bench,
  last: Typed & { name: string } = { name: 'Review', duration: '2d' },
): Promise<Record<string, string>> =>
  typeRows(bench, ['Phase', { name: '  Build', duration: '5d' }, { name: '  Test', duration: '3d', predecessors: '2' }, last])

/** Types into one cell. */
export const type = (bench: Bench, id: string, cells: Typed) => bench.ask('sheet.write', { edits: [{ id, cells }], append: [] })

export interface Shown {
  readonly task: Task
  readonly start: string
  readonly finish: string
  readonly duration: number
  readonly float: number
}
/** Each row by name as it now stands. */
export const shown = async (bench: Bench): Promise<Record<string, Shown>> => {
  const { plan, schedule } = await bench.ask('plan.read', {})
  return Object.fromEntries(
    plan.tasks.map((task) => {
      const row = schedule.ids.indexOf(task.id)
      return [
        task.name,
        {
          task,
          start: formatIso(schedule.start[row]).slice(0, 16),
          finish: formatIso(schedule.finish[row]).slice(0, 16),
          duration: schedule.duration[row],
          float: schedule.totalFloat[row],
        },
      ]
    }),
  )
}

/** "Release", "  Build", "    Test": the outline as text. */
export const tree = async (bench: Bench): Promise<string[]> =>
  outline((await bench.ask('plan.read', {})).plan.tasks).map(({ task, depth }) => `${'  '.repeat(depth)}${task.name}`)

/** Everything that the plan is, in an order that does not depend on how it came about. */
export const dump = async (bench: Bench): Promise<unknown> => {
  const { plan } = await bench.ask('plan.read', {})
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
  return Object.fromEntries(Object.entries(plan).map(([name, rows]) => [name, Array.isArray(rows) ? [...rows].sort(byId) : rows]))
}
