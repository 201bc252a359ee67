/** The plan as a network on typed arrays: tasks renumbered in topological order, links in compressed rows, summaries and all. */
import type { Plan } from '../../shared/model/plan.ts'
import { splitTime, type Task } from '../../shared/model/task.ts'
import { workCalendars } from '../../shared/model/workCalendar.ts'
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import type { Duration, Instant } from '../../shared/time/instant.ts'
import {
  AFTER_SF,
  ALAP,
  ASAP,
  COMPLETE,
  constraintCode,
  DELAYED,
  ELAPSED,
  FNLT,
  INACTIVE,
  LENT_CALENDAR,
  MANUAL,
  MFO,
  MILESTONE,
  MSO,
  NEVER,
  NONE,
  PLACEHOLDER,
  SNET,
  STARTED,
  SUMMARY,
} from './codes.ts'
import { fillLinks } from './networkLinks.ts'
import { orderTasks, type TaskOrder } from './networkOrder.ts'
import { settleFlags } from './settle.ts'

/** Every array is indexed by task number (topological: predecessors and children first) unless it says link. Instants in tenths of a minute; NONE where there is no date. */
export interface Network {
  readonly count: number
  readonly ids: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  /** Task numbers in the order of the plan's rows. */
  readonly planOrder: Int32Array
  /** The plan row of each task number. */
  readonly row: Int32Array
  readonly parent: Int32Array
  /** Bits of codes.ts; STARTED and COMPLETE of a summary come from its children. */
  readonly flags: Uint16Array
  readonly calendars: readonly WorkingCalendar[]
  /** Numbers of calendars: what the task's work runs on (its own, its resources' or the program's), and what slack and lag are counted on (its own or the program's). */
  readonly worksOn: Uint16Array
  readonly countsOn: Uint16Array
  /** The summaries among the tasks, children before what is above them. */
  readonly summaries: Int32Array
  readonly duration: Int32Array
  /** Working time from start to finish: the duration and the splits in it. */
  readonly span: Int32Array
  /** Working time left, splits included; one that falls right after the work done is over when the rest goes on. */
  readonly remaining: Int32Array
  /** When the remaining work of a started task goes on. */
  readonly resume: Int32Array
  readonly constraint: Uint8Array
  readonly constraintDate: Int32Array
  readonly deadline: Int32Array
  readonly manualStart: Int32Array
  readonly manualFinish: Int32Array
  readonly actualStart: Int32Array
  readonly actualFinish: Int32Array
  readonly levellingDelay: Int32Array
  /** Latest "no earlier than" and earliest "no later than" of the summaries above a task. */
  readonly inheritedStart: Int32Array
  readonly inheritedFinish: Int32Array
  /** The task itself or the nearest summary above it that has links in (out), and the nearest above that one; -1 = none. */
  readonly linkedIn: Int32Array
  readonly linkedOut: Int32Array
  readonly nextIn: Int32Array
  readonly nextOut: Int32Array
  /** The longest delay of a task's assignments, of the few that have one. */
  readonly assignmentDelay: ReadonlyMap<number, Duration>
  readonly links: NetworkLinks
  readonly programCalendar: WorkingCalendar
  readonly programStart: Instant
  readonly programFinish: Instant
  readonly fromFinish: boolean
  readonly criticalLimit: Duration
  readonly honourConstraints: boolean
  readonly override: boolean
  /** Some tasks are planned later than their early dates. */
  readonly hasAlap: boolean
}

/** Links that take part in the schedule, numbered by successor; incoming links of task t are inFirst[t] .. inFirst[t + 1]. */
export interface NetworkLinks {
  readonly count: number
  readonly ids: readonly string[]
  readonly from: Int32Array
  /** FS 0, SS 1, FF 2, SF 3. */
  readonly type: Uint8Array
  readonly lag: Int32Array
  /** How the lag runs: see lag.ts. */
  readonly lagKind: Uint8Array
  /** FAR, or the bits of a near link. settle.ts fills it and outNear. */
  readonly near: Uint8Array
  readonly inFirst: Int32Array
  /** Outgoing links of task t are the rows outFirst[t] .. outFirst[t + 1]: each row's link number, its successor and how near it is, its lag. */
  readonly outFirst: Int32Array
  readonly out: Int32Array
  readonly outTo: Int32Array
  readonly outNear: Uint8Array
  readonly outLag: Int32Array
}

const isComplete = (task: Task): boolean => task.percentComplete >= 100 || task.actualFinish !== null

const flagsOf = (task: Task, hasChildren: boolean): number =>
  (hasChildren ? SUMMARY : 0) |
  (task.manual ? MANUAL : 0) |
  (task.active ? 0 : INACTIVE) |
  (task.durationUnit.startsWith('e') ? ELAPSED : 0) |
  (task.actualStart !== null && !hasChildren ? STARTED : 0) |
  (isComplete(task) && !hasChildren ? COMPLETE : 0) |
  (task.duration === 0 && !hasChildren ? MILESTONE : 0) |
  (task.manual && (task.manualStart === null || task.manualFinish === null) ? PLACEHOLDER : 0)

const remainingOf = (task: Task): number => task.remainingDuration ?? Math.round(task.duration * (1 - task.percentComplete / 100))

/** The columns that one task's own row fills. */
export type TaskColumns = Pick<
  Network,
  | 'flags'
  | 'duration'
  | 'span'
  | 'remaining'
  | 'resume'
  | 'constraint'
  | 'constraintDate'
  | 'deadline'
  | 'manualStart'
  | 'manualFinish'
  | 'actualStart'
  | 'actualFinish'
  | 'levellingDelay'
>

/** Bits that follow from assignments and links, not from the task's row. */
const LASTING = DELAYED | LENT_CALENDAR | AFTER_SF

/** Writes a task's row into the columns at its number; a constraint without its date is none. settleFlags must follow. */
export const fillTask = (columns: TaskColumns, at: number, task: Task, hasChildren: boolean): void => {
  const code = constraintCode[task.constraintType]
  const remaining = remainingOf(task)
  const done = task.duration - remaining
  columns.flags[at] = (columns.flags[at] & LASTING) | flagsOf(task, hasChildren)
  columns.duration[at] = task.duration
  columns.span[at] = task.duration + splitTime(task)
  columns.remaining[at] = remaining + splitTime(task, done + 1)
  columns.resume[at] = task.resume ?? NONE
  columns.constraint[at] = task.constraintDate === null && code > ALAP ? ASAP : code
  columns.constraintDate[at] = task.constraintDate ?? NONE
  columns.deadline[at] = task.deadline ?? NONE
  columns.manualStart[at] = task.manualStart ?? NONE
  columns.manualFinish[at] = task.manualFinish ?? NONE
  columns.actualStart[at] = task.actualStart ?? NONE
  columns.actualFinish[at] = task.actualFinish ?? NONE
  columns.levellingDelay[at] = task.levellingDelay
}

const delaysByTask = ({ assignments }: Plan, order: TaskOrder): ReadonlyMap<number, Duration> => {
  const delays = new Map<number, Duration>()
  for (const { taskId, delay } of assignments) {
    const at = delay > 0 ? order.rankById.get(taskId) : undefined
    if (at !== undefined) delays.set(at, Math.max(delay, delays.get(at) ?? 0))
  }
  return delays
}

/**
 * Compiles the plan. Throws CycleProblem with the exact path when links (or parents) run in a circle, CalendarProblem when a
 * calendar cannot be compiled. Links to tasks that are not in the plan, and links out of inactive tasks, take no part.
 */
export const buildNetwork = (plan: Plan): Network => {
  const { tasks, program } = plan
  const count = tasks.length
  const calendars = workCalendars(plan)
  const order = orderTasks(tasks, plan.links)
  const { rank } = order
  const column = (): Int32Array => new Int32Array(count)
  const ids: string[] = new Array(count)
  const rowOf = column()
  const numberOf = new Map<WorkingCalendar, number>()
  const numbered = (calendar: WorkingCalendar): number => {
    const known = numberOf.get(calendar)
    if (known !== undefined) return known
    numberOf.set(calendar, numberOf.size)
    return numberOf.size - 1
  }
  const worksOn = new Uint16Array(count)
  const countsOn = new Uint16Array(count)
  const flags = new Uint16Array(count)
  const constraint = new Uint8Array(count)
  const parent = column()
  const duration = column()
  const span = column()
  const remaining = column()
  const resume = column()
  const constraintDate = column()
  const deadline = column()
  const manualStart = column()
  const manualFinish = column()
  const actualStart = column()
  const actualFinish = column()
  const levellingDelay = column()
  const columns = {
    flags,
    duration,
    span,
    remaining,
    resume,
    constraint,
    constraintDate,
    deadline,
    manualStart,
    manualFinish,
    actualStart,
    actualFinish,
    levellingDelay,
  }
  const assignmentDelay = delaysByTask(plan, order)
  const fromFinish = program.scheduleFrom === 'finish' && program.finish !== null
  let hasAlap = fromFinish
  for (let row = 0; row < count; row += 1) {
    const task = tasks[row]
    const at = rank[row]
    ids[at] = task.id
    rowOf[at] = row
    countsOn[at] = numbered(calendars.ownOf(task))
    worksOn[at] = numbered(calendars.workOf(task))
    flags[at] = (worksOn[at] === countsOn[at] ? 0 : LENT_CALENDAR) | (assignmentDelay.has(at) ? DELAYED : 0)
    parent[at] = order.parentRow[row] < 0 ? -1 : rank[order.parentRow[row]]
    fillTask(columns, at, task, order.hasChildren[row] === 1)
    if (task.constraintType === 'ALAP') hasAlap = true
  }
  const links = fillLinks(plan.links, order, flags, duration, program.lagCalendar)
  const inherited = inherit(count, parent, flags, constraint, constraintDate, links)
  const network: Network = {
    count,
    ids,
    indexOf: order.rankById,
    planOrder: rank,
    row: rowOf,
    parent,
    calendars: [...numberOf.keys()],
    worksOn,
    countsOn,
    summaries: Int32Array.from(order.parents),
    assignmentDelay,
    ...columns,
    ...inherited,
    links,
    programCalendar: calendars.program,
    programStart: program.start,
    programFinish: program.finish ?? NONE,
    fromFinish,
    criticalLimit: program.criticalLimit,
    honourConstraints: program.honourConstraints,
    override: program.outOfSequence === 'override',
    hasAlap,
  }
  settleFlags(network)
  return network
}

type Inherited = Pick<Network, 'inheritedStart' | 'inheritedFinish' | 'linkedIn' | 'linkedOut' | 'nextIn' | 'nextOut'>

/** What a task has from the summaries above it. Summaries come after their children, so parents are known when counted down. */
const inherit = (
  count: number,
  parent: Int32Array,
  flags: Uint16Array,
  constraint: Uint8Array,
  constraintDate: Int32Array,
  links: NetworkLinks,
): Inherited => {
  const inheritedStart = new Int32Array(count).fill(NONE)
  const inheritedFinish = new Int32Array(count).fill(NEVER)
  const linkedIn = new Int32Array(count)
  const linkedOut = new Int32Array(count)
  const nextIn = new Int32Array(count)
  const nextOut = new Int32Array(count)
  for (let at = count - 1; at >= 0; at -= 1) {
    const above = parent[at]
    nextIn[at] = above < 0 ? -1 : linkedIn[above]
    nextOut[at] = above < 0 ? -1 : linkedOut[above]
    linkedIn[at] = links.inFirst[at + 1] > links.inFirst[at] ? at : nextIn[at]
    linkedOut[at] = links.outFirst[at + 1] > links.outFirst[at] ? at : nextOut[at]
    if (above < 0) continue
    inheritedStart[at] = inheritedStart[above]
    inheritedFinish[at] = inheritedFinish[above]
    if ((flags[above] & (MANUAL | INACTIVE)) !== 0) continue
    const kind = constraint[above]
    const date = constraintDate[above]
    if (kind === SNET || kind === MSO) inheritedStart[at] = Math.max(inheritedStart[at], date)
    if (kind === FNLT || kind === MFO) inheritedFinish[at] = Math.min(inheritedFinish[at], date)
  }
  return { inheritedStart, inheritedFinish, linkedIn, linkedOut, nextIn, nextOut }
}
