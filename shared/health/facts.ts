/** What all checks look at, gathered once: which rows count, their links, their figures in working days, the baseline, the data date. */
import type { Baseline, BaselineTask } from '../model/baseline.ts'
import type { Link } from '../model/link.ts'
import type { Plan } from '../model/plan.ts'
import type { ScheduleColumns } from '../model/schedule.ts'
import type { Task } from '../model/task.ts'
import { outline } from '../model/tree.ts'
import { chooseBaseline } from '../report/facts.ts'
import { dayCounter } from '../report/workingDays.ts'
import { DAY, type Instant } from '../time/instant.ts'
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
  /** Some predecessor (FS, SS) drives its start; some successor (FS, FF) follows its finish. */
  readonly isStartDriven: boolean
  readonly isFinishFollowed: boolean
  readonly promise: BaselineTask | null
  /** Names of the summaries above it, the nearest first. */
  readonly above: readonly string[]
  /** The nearest owner above it, else its workstream's lead; '' = none. */
  readonly ownerAbove: string
}

export interface HealthFacts {
  readonly plan: Plan
  readonly dataDate: Instant
  /** What is later has not happened yet: the end of the data date's day, or of today. */
  readonly reportedUntil: Instant
  readonly baseline: Baseline | null
  /** Active leaves in outline order. */
  readonly leaves: readonly LeafFact[]
  /** Unfinished work: the denominator of most points. */
  readonly open: readonly LeafFact[]
  /** Active links whose successor is not finished: DCMA's "logic links in predecessor relationships for incomplete tasks". */
  readonly links: readonly Link[]
  readonly nameOf: (taskId: string) => string
  /** First start and last finish of the leaves; null in an empty plan. */
  readonly start: Instant | null
  readonly finish: Instant | null
  readonly days: (from: Instant, to: Instant) => number
  readonly trial: Trial | null
}

/** What is known of one side of a row: that it has links, and that one of them is of the kind that counts there. */
const LINKED = 1
const DRIVES = 2
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
  const linkedIn = new Map<string, number>()
  const linkedOut = new Map<string, number>()
  for (const { predecessorId, successorId, type } of joined) {
    linkedIn.set(successorId, (linkedIn.get(successorId) ?? 0) | LINKED | (type === 'FS' || type === 'SS' ? DRIVES : 0))
    linkedOut.set(predecessorId, (linkedOut.get(predecessorId) ?? 0) | LINKED | (type === 'FS' || type === 'FF' ? DRIVES : 0))
  }

  // Parents come before their rows: what a summary is linked to, what it is called and whose it is, is known when its rows are met.
  const inherited = new Map<string, { before: number; after: number; names: readonly string[]; owner: string }>()
  const leads = new Map(plan.workstreams.map(({ taskId, lead }) => [taskId, lead]))
  /** Rows with something left to do, in them or below them. */
  const unfinished = new Set<string>()
  const leaves: LeafFact[] = []
  for (const { task, hasChildren } of rows) {
    const parent = task.parentId === null ? undefined : inherited.get(task.parentId)
    const before = (parent?.before ?? 0) | (linkedIn.get(task.id) ?? 0)
    const after = (parent?.after ?? 0) | (linkedOut.get(task.id) ?? 0)
    if (hasChildren) {
      const owner = task.owner.trim() || (leads.get(task.id) ?? '').trim() || (parent?.owner ?? '')
      inherited.set(task.id, { before, after, names: [task.name, ...(parent?.names ?? [])], owner })
      continue
    }
    const row = at.get(task.id)
    if (row === undefined || !task.active) continue
    const elapsed = isElapsed(task.durationUnit)
    const [start, finish, float] = [columns.start[row], columns.finish[row], columns.totalFloat[row]]
    const done = isDone(task)
    for (let id: string | null = done ? null : task.id; id !== null && !unfinished.has(id); id = byId.get(id)?.task.parentId ?? null)
      unfinished.add(id)
    leaves.push({
      task,
      start,
      finish,
      // An elapsed duration and its float run on the clock: here they are told in the working days that they cover.
      duration: elapsed ? days(start, finish) : columns.duration[row] / perDay,
      float: elapsed ? days(finish, finish + float) : float / perDay,
      flags: columns.flags[row],
      done,
      work: !task.milestone && columns.duration[row] > 0,
      hasPredecessor: before !== 0,
      hasSuccessor: after !== 0,
      isStartDriven: (before & DRIVES) !== 0,
      isFinishFollowed: (after & DRIVES) !== 0,
      promise: promises.get(task.id) ?? null,
      above: parent?.names ?? [],
      ownerAbove: parent?.owner ?? '',
    })
  }
  return {
    plan,
    dataDate: plan.program.statusDate ?? input.today,
    // A data date at midnight is the end of the day before; today is a midnight that begins.
    reportedUntil: plan.program.statusDate === null ? input.today + DAY : Math.ceil(plan.program.statusDate / DAY) * DAY,
    baseline,
    leaves,
    open: leaves.filter((leaf) => leaf.work && !leaf.done),
    links: joined.filter((link) => unfinished.has(link.successorId)),
    nameOf: (taskId) => byId.get(taskId)?.task.name ?? taskId,
    start: leaves.length === 0 ? null : leaves.reduce((first, leaf) => Math.min(first, leaf.start), leaves[0].start),
    finish: leaves.length === 0 ? null : leaves.reduce((last, leaf) => Math.max(last, leaf.finish), leaves[0].finish),
    days,
    trial: input.trial,
  }
}
