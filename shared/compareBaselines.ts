/** What became of a promise: a baseline against the present dates, or against another baseline, task by task and rolled up. */
import type { BaselineTask } from './model/baseline.ts'
import type { Plan } from './model/plan.ts'
import type { ScheduleColumns } from './model/schedule.ts'
import { outline } from './model/tree.ts'
import type { WorkingCalendar } from './time/calendar.ts'
import type { Duration, Instant } from './time/instant.ts'
import { workOf } from './workOf.ts'

/** Dates, duration and work of one task on one side; null where nothing was kept. */
export interface Promised {
  readonly start: Instant | null
  readonly finish: Instant | null
  readonly duration: Duration | null
  readonly work: Duration | null
}
export interface ComparedTask {
  readonly taskId: string
  /** As it is called now, or was when the baseline was captured; '' when a file from before names were kept knows no more. */
  readonly name: string
  readonly wbs: string | null
  /** 0 for a top-level row; of a removed task where it stood. */
  readonly depth: number
  readonly summary: boolean
  readonly state: 'kept' | 'added' | 'removed'
  readonly before: Promised | null
  readonly after: Promised | null
  /** Later, longer or more than promised is positive; null where one side is missing. Dates in working time of the program's calendar. */
  readonly start: Duration | null
  readonly finish: Duration | null
  readonly duration: Duration | null
  readonly work: Duration | null
  /** Of a summary: its leaves below that came, went or moved (start, finish or duration). */
  readonly below: Roll | null
}
export interface Roll {
  readonly tasks: number
  readonly added: number
  readonly removed: number
  readonly moved: number
}
export interface Comparison {
  /** Present rows in outline order, then the removed ones. */
  readonly tasks: ComparedTask[]
  /** Top-level branches with their own figures. */
  readonly workstreams: ComparedTask[]
  readonly total: Roll
}

const rowsOf = (plan: Plan, baselineId: string): Map<string, BaselineTask> => {
  const rows = new Map<string, BaselineTask>()
  for (const row of plan.baselineTasks) if (row.baselineId === baselineId) rows.set(row.taskId, row)
  return rows
}
const promisedIn = ({ start, finish, duration, work }: BaselineTask): Promised => ({ start, finish, duration, work })

/** What is compared with: the computed present, or the rows of another baseline. */
const presentSide = (plan: Plan, columns: ScheduleColumns): Map<string, Promised> => {
  const work = workOf(plan)
  return new Map(
    columns.ids.map((id, at) => [
      id,
      { start: columns.start[at], finish: columns.finish[at], duration: columns.duration[at], work: work.get(id) ?? null },
    ]),
  )
}

const less = (after: number | null | undefined, before: number | null | undefined): number | null =>
  after === null || after === undefined || before === null || before === undefined ? null : after - before

const hasMoved = ({ start, finish, duration }: Pick<ComparedTask, 'start' | 'finish' | 'duration'>): boolean =>
  (start ?? 0) !== 0 || (finish ?? 0) !== 0 || (duration ?? 0) !== 0

interface MutableRoll {
  tasks: number
  added: number
  removed: number
  moved: number
}
const emptyRoll = (): MutableRoll => ({ tasks: 0, added: 0, removed: 0, moved: 0 })

/**
 * Baseline `baselineId` against the present dates, or against baseline `againstId`. Variance is present less promised, as in Microsoft
 * Project; dates count in working time of `calendar` (the program's), and in clock time without one. Leaves roll up into every summary above them:
 * a removed task into what it stood below when it was captured.
 */
export const compareBaselines = (
  plan: Plan,
  columns: ScheduleColumns,
  calendar: WorkingCalendar | null,
  baselineId: string,
  againstId?: string,
): Comparison => {
  const before = rowsOf(plan, baselineId)
  const against = againstId === undefined ? null : rowsOf(plan, againstId)
  const after: ReadonlyMap<string, Promised> =
    against === null ? presentSide(plan, columns) : new Map([...against].map(([id, row]) => [id, promisedIn(row)]))
  const rows = outline(plan.tasks)
  const rolls = new Map<string, MutableRoll>()
  const parentOf = new Map(rows.map(({ task }) => [task.id, task.parentId]))
  for (const side of [before, against])
    for (const row of side?.values() ?? []) if (!parentOf.has(row.taskId)) parentOf.set(row.taskId, row.parentId)
  const summaries = new Set(parentOf.values())
  const between = (from: number | null | undefined, to: number | null | undefined): number | null => {
    if (from === null || from === undefined || to === null || to === undefined) return null
    return calendar ? calendar.between(from, to) : to - from
  }
  const total = emptyRoll()
  const count = (compared: Omit<ComparedTask, 'below'>): void => {
    if (compared.summary) return
    const up: MutableRoll[] = [total]
    const seen = new Set<string>()
    for (let above = parentOf.get(compared.taskId) ?? null; above !== null && !seen.has(above); above = parentOf.get(above) ?? null) {
      seen.add(above)
      const roll = rolls.get(above) ?? emptyRoll()
      rolls.set(above, roll)
      up.push(roll)
    }
    for (const roll of up) {
      if (compared.state !== 'removed') roll.tasks += 1
      if (compared.state === 'added') roll.added += 1
      else if (compared.state === 'removed') roll.removed += 1
      else if (hasMoved(compared)) roll.moved += 1
    }
  }
  const compare = (
    taskId: string,
    name: string,
    wbs: string | null,
    depth: number,
    summary: boolean,
  ): Omit<ComparedTask, 'below'> | null => {
    const was = before.get(taskId)
    const is = after.get(taskId)
    if (!was && !is) return null
    const compared = {
      taskId,
      name,
      wbs,
      depth,
      summary,
      state: !was ? ('added' as const) : is ? ('kept' as const) : ('removed' as const),
      before: was ? promisedIn(was) : null,
      after: is ?? null,
      start: between(was?.start, is?.start),
      finish: between(was?.finish, is?.finish),
      duration: less(is?.duration, was?.duration),
      work: less(is?.work, was?.work),
    }
    count(compared)
    return compared
  }
  const depthOf = (row: BaselineTask): number => {
    let depth = 0
    const seen = new Set<string>()
    for (let above = row.parentId; above !== null && !seen.has(above); above = parentOf.get(above) ?? null) {
      seen.add(above)
      depth += 1
    }
    return depth
  }
  const isThere = new Set(rows.map(({ task }) => task.id))
  const compared = rows.flatMap(({ task, wbs, depth, hasChildren }) => compare(task.id, task.name, wbs, depth, hasChildren) ?? [])
  // What no present row stands for: tasks that were deleted after one of the two sides was captured.
  for (const row of [...before.values(), ...(against?.values() ?? [])]) {
    if (isThere.has(row.taskId)) continue
    isThere.add(row.taskId)
    const one = compare(row.taskId, row.name ?? '', null, depthOf(row), summaries.has(row.taskId))
    if (one) compared.push(one)
  }
  const tasks = compared.map((one): ComparedTask => ({ ...one, below: one.summary ? (rolls.get(one.taskId) ?? emptyRoll()) : null }))
  return { tasks, workstreams: tasks.filter((task) => task.depth === 0 && task.summary), total }
}
