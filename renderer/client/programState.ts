/** The open program as the screens hold it: rows by id, the outline, the computed schedule. Filled once, then fed; pure. */
import type { Output } from '../../shared/contract/index.ts'
import type { Feed, HistoryState, ProgramFile, RowChange } from '../../shared/contract/results.ts'
import type { Plan, Row, TableName } from '../../shared/model/plan.ts'
import type { Program } from '../../shared/model/program.ts'
import type { ScheduleSummary } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { outline, type TreeRow } from '../../shared/model/tree.ts'
import { ComputedDates } from './computedDates.ts'

type Rows<T extends TableName> = ReadonlyMap<string, Row<T>>

export interface ProgramState {
  readonly file: ProgramFile | null
  /** The last change that is in here. */
  readonly seq: number
  readonly program: Program | null
  readonly tasks: Rows<'task'>
  readonly links: Rows<'link'>
  readonly calendars: Rows<'calendar'>
  readonly workstreams: Rows<'workstream'>
  readonly resources: Rows<'resource'>
  readonly assignments: Rows<'assignment'>
  readonly baselines: Rows<'baseline'>
  /** By `${baselineId}:${taskId}`. */
  readonly baselineTasks: Rows<'baselineTask'>
  readonly positions: Rows<'position'>
  readonly schedule: ComputedDates
  readonly summary: ScheduleSummary | null
  readonly history: HistoryState
  /** Every task in outline order; rows[i].row === i + 1. A row keeps its identity while nothing in it changes. */
  readonly rows: readonly TreeRow[]
  readonly rowById: ReadonlyMap<string, TreeRow>
}

export const noProgram: ProgramState = {
  file: null,
  seq: 0,
  program: null,
  tasks: new Map(),
  links: new Map(),
  calendars: new Map(),
  workstreams: new Map(),
  resources: new Map(),
  assignments: new Map(),
  baselines: new Map(),
  baselineTasks: new Map(),
  positions: new Map(),
  schedule: new ComputedDates(),
  summary: null,
  history: { undo: null, redo: null },
  rows: [],
  rowById: new Map(),
}

/** Where the rows of each table stand in the state; program is a single row. */
const mapOf = {
  task: 'tasks',
  link: 'links',
  calendar: 'calendars',
  workstream: 'workstreams',
  resource: 'resources',
  assignment: 'assignments',
  baseline: 'baselines',
  baselineTask: 'baselineTasks',
  position: 'positions',
} as const satisfies Partial<Record<TableName, keyof ProgramState & keyof Plan>>

const byId = <R extends { readonly id: string }>(rows: readonly R[]): ReadonlyMap<string, R> => new Map(rows.map((row) => [row.id, row]))
const indexRows = (rows: readonly TreeRow[]): ReadonlyMap<string, TreeRow> => new Map(rows.map((row) => [row.task.id, row]))

/** The state of a program just read. */
export const programFrom = ({ seq, file, plan, schedule, summary, history }: Output<'plan.read'>): ProgramState => {
  const rows = outline(plan.tasks)
  return {
    file,
    seq,
    program: plan.program,
    tasks: byId(plan.tasks),
    links: byId(plan.links),
    calendars: byId(plan.calendars),
    workstreams: byId(plan.workstreams),
    resources: byId(plan.resources),
    assignments: byId(plan.assignments),
    baselines: byId(plan.baselines),
    baselineTasks: byId(plan.baselineTasks),
    positions: byId(plan.positions),
    schedule: new ComputedDates(schedule),
    summary,
    history,
    rows,
    rowById: indexRows(rows),
  }
}

const sameRow = (a: TreeRow, b: TreeRow): boolean =>
  a.task === b.task && a.row === b.row && a.depth === b.depth && a.hasChildren === b.hasChildren && a.wbs === b.wbs

/** The outline after task changes: rebuilt when the tree changed, else only the touched rows are replaced. */
const nextRows = (
  before: ProgramState,
  tasks: ReadonlyMap<string, Task>,
  touched: readonly string[],
): Pick<ProgramState, 'rows' | 'rowById'> => {
  const moved = touched.some((id) => {
    const was = before.tasks.get(id)
    const is = tasks.get(id)
    return !was || !is || was.parentId !== is.parentId || was.position !== is.position
  })
  if (moved) {
    const rows = outline(tasks.values()).map((row) => {
      const was = before.rowById.get(row.task.id)
      return was && sameRow(was, row) ? was : row
    })
    return { rows, rowById: indexRows(rows) }
  }
  const rows = before.rows.slice()
  const rowById = new Map(before.rowById)
  for (const id of touched) {
    const was = before.rowById.get(id)
    const task = tasks.get(id)
    if (!was || !task) continue
    const row = { ...was, task }
    rows[row.row - 1] = row
    rowById.set(id, row)
  }
  return { rows, rowById }
}

/** The state after a feed; the same object when the feed holds nothing new. The caller sees to it that feed.after <= state.seq. */
export const applyFeed = (state: ProgramState, feed: Feed): ProgramState => {
  if (feed.seq <= state.seq && feed.changes.length === 0 && feed.schedule.ids.length === 0) {
    return state.history === feed.history ? state : { ...state, history: feed.history, summary: feed.summary }
  }
  const next: { -readonly [K in keyof ProgramState]: ProgramState[K] } = {
    ...state,
    seq: Math.max(state.seq, feed.seq),
    summary: feed.summary,
    history: feed.history,
  }
  const byTable = Map.groupBy(feed.changes, (change) => change.table)
  let deleted: string[] = []
  for (const [table, changes] of byTable) {
    if (table === 'program') next.program = (changes.at(-1)?.row ?? next.program) as Program | null
    else Object.assign(next, { [mapOf[table]]: changedRows(state[mapOf[table]], changes) })
    if (table === 'task') deleted = changes.filter((change) => change.row === null).map((change) => change.id)
  }
  const touched = byTable.get('task')
  if (touched) {
    const ids = touched.map((change) => change.id)
    const { rows, rowById } = nextRows(state, next.tasks, ids)
    next.rows = rows
    next.rowById = rowById
  }
  if (deleted.some((id) => !next.tasks.has(id) && state.schedule.has(id))) next.schedule = state.schedule.only((id) => next.tasks.has(id))
  if (feed.schedule.ids.length > 0) next.schedule = next.schedule.with(feed.schedule)
  return next
}

const changedRows = (rows: ReadonlyMap<string, unknown>, changes: readonly RowChange[]): ReadonlyMap<string, unknown> => {
  const next = new Map(rows)
  for (const { id, row } of changes) {
    if (row === null) next.delete(id)
    else next.set(id, row)
  }
  return next
}
