/** What became of a promise: a baseline against the present dates, or against another baseline, task by task and rolled up. */
import type { BaselineTask } from '../model/baseline.ts'
import type { Plan } from '../model/plan.ts'
import type { ScheduleColumns } from '../model/schedule.ts'
import { outline } from '../model/tree.ts'
import type { WorkingCalendar } from '../time/calendar.ts'
import type { Duration, Instant } from '../time/instant.ts'
import { pathUp, rollUp } from './rolls.ts'
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

const rowsOf = (plan: Plan, baselineId: string): BaselineTask[] => plan.baselineTasks.filter((row) => row.baselineId === baselineId)
const promisedSide = (rows: readonly BaselineTask[]): Map<string, Promised> =>
  new Map(rows.map(({ taskId, start, finish, duration, work }) => [taskId, { start, finish, duration, work }]))

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

/** How one task's two sides differ; dates in working time where there is a calendar. */
const varianceBetween = (was: Promised | null, is: Promised | null, calendar: WorkingCalendar | null) => {
  const between = (from: Instant | null | undefined, to: Instant | null | undefined): Duration | null => {
    const span = less(to, from)
    return span === null || !calendar ? span : calendar.between(from!, to!)
  }
  return {
    start: between(was?.start, is?.start),
    finish: between(was?.finish, is?.finish),
    duration: less(is?.duration, was?.duration),
    work: less(is?.work, was?.work),
  }
}

/** A row that one of the sides may know: present, or named by a baseline alone. */
type Place = Pick<ComparedTask, 'taskId' | 'name' | 'wbs' | 'depth' | 'summary'>

/** Present rows in outline order, then those that only a baseline knows, where they stood when it was captured. */
const placesIn = (plan: Plan, kept: readonly BaselineTask[]): { places: Place[]; parentOf: ReadonlyMap<string, string | null> } => {
  const rows = outline(plan.tasks)
  const parentOf = new Map(rows.map(({ task }) => [task.id, task.parentId]))
  const places = rows.map(
    ({ task, wbs, depth, hasChildren }): Place => ({ taskId: task.id, name: task.name, wbs, depth, summary: hasChildren }),
  )
  const gone = kept.filter(({ taskId, parentId }) => {
    if (parentOf.has(taskId)) return false
    parentOf.set(taskId, parentId)
    return true
  })
  const parents = new Set(parentOf.values())
  for (const { taskId, name } of gone)
    places.push({ taskId, name: name ?? '', wbs: null, depth: pathUp(parentOf, taskId).length, summary: parents.has(taskId) })
  return { places, parentOf }
}

/**
 * Baseline `baselineId` against the present dates, or against baseline `againstId`. Variance is present less promised, as in Microsoft
 * Project; dates count in working time of `calendar` (the program's), and in clock time without one.
 */
export const compareBaselines = (
  plan: Plan,
  columns: ScheduleColumns,
  calendar: WorkingCalendar | null,
  baselineId: string,
  againstId?: string,
): Comparison => {
  const kept = rowsOf(plan, baselineId)
  const against = againstId === undefined ? null : rowsOf(plan, againstId)
  const before = promisedSide(kept)
  const after = against === null ? presentSide(plan, columns) : promisedSide(against)
  const { places, parentOf } = placesIn(plan, [...kept, ...(against ?? [])])
  const compared = places.flatMap((place) => {
    const was = before.get(place.taskId) ?? null
    const is = after.get(place.taskId) ?? null
    if (!was && !is) return []
    const state = !was ? ('added' as const) : is ? ('kept' as const) : ('removed' as const)
    return [{ ...place, state, before: was, after: is, ...varianceBetween(was, is, calendar) }]
  })
  const rolls = rollUp(compared, parentOf)
  const tasks = compared.map((one): ComparedTask => ({ ...one, below: one.summary ? rolls.of(one.taskId) : null }))
  return { tasks, workstreams: tasks.filter((task) => task.depth === 0 && task.summary), total: rolls.total }
}
