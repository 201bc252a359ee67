/** What all checks look at, gathered once: which rows count, their links, their figures in working days, the baseline, the data date. */
import type { Baseline, BaselineTask } from '../model/baseline.ts'
import type { Link } from '../model/link.ts'
import type { Plan } from '../model/plan.ts'
import type { ScheduleColumns } from '../model/schedule.ts'
import type { Task } from '../model/task.ts'
import { outline } from '../model/tree.ts'
import { chooseBaseline } from '../report/facts.ts'
import { dayCounter } from '../report/workingDays.ts'
import type { Instant } from '../time/instant.ts'
import { isElapsed } from '../time/units.ts'

/** A critical task was made longer for a trial: how much later it finished, and how much later the program did; working days. */
export interface Trial {
  readonly taskId: string
  readonly delayed: number
  readonly arrived: number
}
export interface HealthInput {
  readonly plan: Plan
  readonly columns: ScheduleColumns
  /** Stands in for the data date when the program has none. */
  readonly today: Instant
  /** Which baseline missed tasks and the execution index are told by; absent = the one captured last, null = none. */
  readonly baselineId?: string | null
  /** The critical path test needs the scheduler: its outcome is handed in. Null = there was nothing to try it on. */
  readonly trial: Trial | null
}

export interface LeafFact {
  readonly task: Task
  readonly start: Instant
  readonly finish: Instant
  /** Working days. */
  readonly duration: number
  readonly float: number
  readonly flags: number
  readonly done: boolean
  /** Counts as work: DCMA's "total tasks" leave out summaries and what has no duration. */
  readonly work: boolean
  readonly hasPredecessor: boolean
  readonly hasSuccessor: boolean
  readonly promise: BaselineTask | null
  /** Names of the summaries above it, the nearest first. */
  readonly above: readonly string[]
}

export interface HealthFacts {
  readonly plan: Plan
  readonly dataDate: Instant
  readonly baseline: Baseline | null
  /** Active leaves in outline order. */
  readonly leaves: readonly LeafFact[]
  /** Unfinished work: the denominator of most points. */
  readonly open: readonly LeafFact[]
  /** Active links whose successor is not finished. */
  readonly links: readonly Link[]
  readonly nameOf: (taskId: string) => string
  /** First start and last finish of the leaves; null in an empty plan. */
  readonly start: Instant | null
  readonly finish: Instant | null
  readonly days: (from: Instant, to: Instant) => number
  readonly trial: Trial | null
}

const isDone = (task: Task): boolean => task.percentComplete >= 100 || task.actualFinish !== null

export const gatherHealth = (input: HealthInput): HealthFacts => {
  const { plan, columns } = input
  const rows = outline(plan.tasks)
  const byId = new Map(rows.map((row) => [row.task.id, row]))
  const at = new Map(columns.ids.map((id, place) => [id, place]))
  const days = dayCounter(plan)
  const perDay = plan.program.minutesPerDay * 10
  const baseline = chooseBaseline(input)
  const promises = new Map<string, BaselineTask>()
  if (baseline) for (const row of plan.baselineTasks) if (row.baselineId === baseline.id) promises.set(row.taskId, row)

  const isActive = (id: string): boolean => byId.get(id)?.task.active === true
  const joined = plan.links.filter((link) => isActive(link.predecessorId) && isActive(link.successorId))
  const linkedIn = new Set(joined.map((link) => link.successorId))
  const linkedOut = new Set(joined.map((link) => link.predecessorId))

  // Parents come before their rows: what a summary is linked to, and what it is called, is known when its rows are met.
  const inherited = new Map<string, { before: boolean; after: boolean; names: readonly string[] }>()
  const done = new Map<string, boolean>()
  const leaves: LeafFact[] = []
  for (const { task, hasChildren } of rows) {
    const parent = task.parentId === null ? undefined : inherited.get(task.parentId)
    const own = { before: (parent?.before ?? false) || linkedIn.has(task.id), after: (parent?.after ?? false) || linkedOut.has(task.id) }
    if (hasChildren) {
      inherited.set(task.id, { ...own, names: [task.name, ...(parent?.names ?? [])] })
      continue
    }
    const row = at.get(task.id)
    if (row === undefined || !task.active) continue
    const elapsed = isElapsed(task.durationUnit)
    const [start, finish, float] = [columns.start[row], columns.finish[row], columns.totalFloat[row]]
    done.set(task.id, isDone(task))
    leaves.push({
      task,
      start,
      finish,
      // An elapsed duration and its float run on the clock: here they are told in the working days that they cover.
      duration: elapsed ? days(start, finish) : columns.duration[row] / perDay,
      float: elapsed ? days(finish, finish + float) : float / perDay,
      flags: columns.flags[row],
      done: isDone(task),
      work: !task.milestone && columns.duration[row] > 0,
      hasPredecessor: own.before,
      hasSuccessor: own.after,
      promise: promises.get(task.id) ?? null,
      above: parent?.names ?? [],
    })
  }
  return {
    plan,
    dataDate: plan.program.statusDate ?? input.today,
    baseline,
    leaves,
    open: leaves.filter((leaf) => leaf.work && !leaf.done),
    links: joined.filter((link) => done.get(link.successorId) !== true),
    nameOf: (taskId) => byId.get(taskId)?.task.name ?? taskId,
    start: leaves.length === 0 ? null : leaves.reduce((first, leaf) => Math.min(first, leaf.start), leaves[0].start),
    finish: leaves.length === 0 ? null : leaves.reduce((last, leaf) => Math.max(last, leaf.finish), leaves[0].finish),
    days,
    trial: input.trial,
  }
}
