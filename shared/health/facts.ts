/** What all checks look at, gathered once: which rows count, their links, their figures in working days, the baseline, the data date. */
import type { Baseline, BaselineTask } from '../model/baseline.ts'
import { inactiveIds } from '../model/inactive.ts'
import type { Link } from '../model/link.ts'
import type { Plan } from '../model/plan.ts'
import type { ScheduleColumns } from '../model/schedule.ts'
import type { Task } from '../model/task.ts'
import { outline } from '../model/tree.ts'
import { chooseBaseline } from '../report/facts.ts'
import { dayCounter } from '../report/workingDays.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { isElapsed } from '../time/units.ts'
import { holdsTesting } from './namedWork.ts'

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
  /** Some summary above it holds testing and nothing else. */
  readonly belowTesting: boolean
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

/** By their places in the outline: ids are looked up once, for ten thousand rows have thirty thousand ends of links. */
export const gatherHealth = (input: HealthInput): HealthFacts => {
  const { plan, columns } = input
  const rows = outline(plan.tasks)
  const count = rows.length
  const placeOf = new Map<string, number>()
  for (let at = 0; at < count; at += 1) placeOf.set(rows[at].task.id, at)
  const columnAt = new Int32Array(count).fill(-1)
  for (let column = 0; column < columns.ids.length; column += 1) {
    const at = placeOf.get(columns.ids[column])
    if (at !== undefined) columnAt[at] = column
  }
  const days = dayCounter(plan)
  const perDay = plan.program.minutesPerDay * 10
  const baseline = chooseBaseline(input)
  const promises: (BaselineTask | undefined)[] = new Array(count)
  if (baseline)
    for (const row of plan.baselineTasks) {
      const at = row.baselineId === baseline.id ? placeOf.get(row.taskId) : undefined
      if (at !== undefined) promises[at] = row
    }

  const inactive = inactiveIds(plan.tasks)
  const linkedIn = new Uint8Array(count)
  const linkedOut = new Uint8Array(count)
  const joined: { readonly link: Link; readonly to: number }[] = []
  for (const link of plan.links) {
    const from = placeOf.get(link.predecessorId)
    const to = placeOf.get(link.successorId)
    if (from === undefined || to === undefined || inactive.has(link.predecessorId) || inactive.has(link.successorId)) continue
    joined.push({ link, to })
    linkedIn[to] |= LINKED | (link.type === 'FS' || link.type === 'SS' ? DRIVES : 0)
    linkedOut[from] |= LINKED | (link.type === 'FS' || link.type === 'FF' ? DRIVES : 0)
  }

  const leads = new Map(plan.workstreams.map(({ taskId, lead }) => [taskId, lead]))
  const parentAt = new Int32Array(count).fill(-1)
  /** The last row met on each level: parents come before their rows. */
  const path: number[] = []
  /** Of summaries: whether what is below is testing, and whose it is. */
  const testing = new Uint8Array(count)
  const owners: string[] = new Array(count)
  /** Rows with something left to do, in them or below them. */
  const unfinished = new Uint8Array(count)
  const leaves: LeafFact[] = []
  for (let at = 0; at < count; at += 1) {
    const { task, depth, hasChildren } = rows[at]
    path[depth] = at
    const parent = depth === 0 ? -1 : path[depth - 1]
    parentAt[at] = parent
    // A link of a summary binds the rows below it.
    if (parent >= 0) {
      linkedIn[at] |= linkedIn[parent]
      linkedOut[at] |= linkedOut[parent]
    }
    const belowTesting = parent >= 0 && testing[parent] === 1
    const ownerAbove = parent < 0 ? '' : owners[parent]
    if (hasChildren) {
      testing[at] = belowTesting || holdsTesting(task.name) ? 1 : 0
      owners[at] = task.owner.trim() || (leads.get(task.id) ?? '').trim() || ownerAbove
      continue
    }
    const row = columnAt[at]
    if (row < 0 || inactive.has(task.id)) continue
    const elapsed = isElapsed(task.durationUnit)
    const [start, finish, float] = [columns.start[row], columns.finish[row], columns.totalFloat[row]]
    const done = isDone(task)
    for (let up = done ? -1 : at; up >= 0 && unfinished[up] === 0; up = parentAt[up]) unfinished[up] = 1
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
      hasPredecessor: linkedIn[at] !== 0,
      hasSuccessor: linkedOut[at] !== 0,
      isStartDriven: (linkedIn[at] & DRIVES) !== 0,
      isFinishFollowed: (linkedOut[at] & DRIVES) !== 0,
      promise: promises[at] ?? null,
      belowTesting,
      ownerAbove,
    })
  }
  const nameOf = (taskId: string): string => {
    const at = placeOf.get(taskId)
    return at === undefined ? taskId : rows[at].task.name
  }
  return {
    plan,
    dataDate: plan.program.statusDate ?? input.today,
    // A data date at midnight is the end of the day before; today is a midnight that begins.
    reportedUntil: plan.program.statusDate === null ? input.today + DAY : Math.ceil(plan.program.statusDate / DAY) * DAY,
    baseline,
    leaves,
    open: leaves.filter((leaf) => leaf.work && !leaf.done),
    links: joined.flatMap(({ link, to }) => (unfinished[to] === 1 ? [link] : [])),
    nameOf,
    start: leaves.length === 0 ? null : leaves.reduce((first, leaf) => Math.min(first, leaf.start), leaves[0].start),
    finish: leaves.length === 0 ? null : leaves.reduce((last, leaf) => Math.max(last, leaf.finish), leaves[0].finish),
    days,
    trial: input.trial,
  }
}
