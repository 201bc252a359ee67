/** The plan as a network on typed arrays: tasks renumbered in topological order, links in compressed rows, summaries and all. */
import type { Plan } from '../../shared/model/plan.ts'
import { isFromBefore2016 } from '../../shared/model/projectRelease.ts'
import { splitTime, type Task } from '../../shared/model/task.ts'
import { isUntyped } from '../../shared/model/untyped.ts'
import { workCalendars } from '../../shared/model/workCalendar.ts'
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import type { Duration, Instant } from '../../shared/time/instant.ts'
import {
  AFTER_SF,
  BEFORE_SUMMARY,
  COMPLETE,
  ELAPSED,
  FIRST_WITHIN,
  INACTIVE,
  LENT_CALENDAR,
  LINKED_ABOVE,
  MANUAL,
  MILESTONE,
  NONE,
  PLACEHOLDER,
  STARTED,
  SUMMARY,
} from './codes.ts'
import { fillLinks, markLinked } from './networkLinks.ts'
import { orderTasks, type TaskOrder } from './networkOrder.ts'
import { fillParticulars, ownRow, type Particulars, roomFor } from './particulars.ts'
import { settle } from './settle.ts'

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
  /** Number of the task's two calendars: what its work runs on (its own, its resources' or the program's), and what slack and lag are counted on (its own or the program's). */
  readonly pair: Uint16Array
  readonly worksOn: readonly WorkingCalendar[]
  readonly countsOn: readonly WorkingCalendar[]
  /** The summaries among the tasks, children before what is above them. */
  readonly summaries: Int32Array
  /** Manual summaries of releases of Project that let no task below end late beyond their finish. */
  readonly holding: ReadonlySet<number>
  /** Manual tasks without dates or a length that somebody typed. */
  readonly untyped: ReadonlySet<number>
  /** Working time from start to finish: the duration and the splits in it. */
  readonly span: Int32Array
  readonly particulars: Particulars
  readonly links: NetworkLinks
  readonly programCalendar: WorkingCalendar
  readonly programStart: Instant
  readonly programFinish: Instant
  readonly fromFinish: boolean
  readonly criticalLimit: Duration
  readonly honourConstraints: boolean
  /** A task without successors has no later finish than its early one. */
  readonly multipleCriticalPaths: boolean
  readonly override: boolean
  /** Some tasks are planned later than their early dates. settle.ts finds out. */
  hasAlap: boolean
}

/** Links that take part in the schedule, numbered by successor; those to task t are inFirst[t] .. inFirst[t + 1]. */
export interface NetworkLinks {
  readonly count: number
  readonly ids: readonly string[]
  readonly inFirst: Int32Array
  readonly from: Int32Array
  /** Type, lag and nearness as bits of codes.ts. */
  readonly how: Uint8Array
  /** Tenths of a minute, or of a percent. */
  readonly lag: Int32Array
  /** Of a near link how much later than its predecessor's its successor's finish lies at least: working time, both spans in it. settle.ts sums it up. */
  readonly reach: Int32Array
  /** By predecessor the links that have a summary at one end: both passes ask for them, because a summary's dates come together from its tasks. */
  readonly apart: ReadonlyMap<number, readonly LinkTo[]>
}

export interface LinkTo {
  readonly link: number
  readonly to: number
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

/** Bits that follow from the tree, assignments and links, not from the task's row alone. */
const LASTING = INACTIVE | FIRST_WITHIN | LENT_CALENDAR | AFTER_SF | LINKED_ABOVE | BEFORE_SUMMARY

/** Writes a task's row into the network at its number; whether it is active stays as it was built. settle must follow. */
export const fillTask = (network: Pick<Network, 'flags' | 'span' | 'particulars'>, at: number, task: Task, hasChildren: boolean): void => {
  network.flags[at] = (network.flags[at] & LASTING) | flagsOf(task, hasChildren)
  network.span[at] = task.duration + splitTime(task)
  fillParticulars(network.particulars, at, task)
}

/** Some assignments begin some time after their task. */
const fillDelays = ({ assignments }: Plan, { rankById }: TaskOrder, particulars: Particulars): void => {
  for (const { taskId, delay } of assignments) {
    const at = delay > 0 ? rankById.get(taskId) : undefined
    if (at === undefined) continue
    const row = ownRow(particulars, at)
    particulars.assignmentDelay[row] = Math.max(delay, particulars.assignmentDelay[row])
  }
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
  const ids: string[] = new Array(count)
  const row = new Int32Array(count)
  const parent = new Int32Array(count)
  const flags = new Uint16Array(count)
  const span = new Int32Array(count)
  const pair = new Uint16Array(count)
  const pairs = new CalendarPairs()
  const particulars = roomFor(tasks)
  const columns = { flags, span, particulars }
  const holding = new Set<number>()
  const untyped = new Set<number>()
  for (let at = 0; at < count; at += 1) {
    const task = tasks[at]
    const number = rank[at]
    ids[number] = task.id
    row[number] = at
    parent[number] = order.parentRow[at] < 0 ? -1 : rank[order.parentRow[at]]
    const works = calendars.workOf(task)
    const counts = calendars.ownOf(task)
    pair[number] = pairs.numberOf(works, counts)
    flags[number] = works === counts ? 0 : LENT_CALENDAR
    fillTask(columns, number, task, order.hasChildren[at] === 1)
    if (task.manual && order.hasChildren[at] === 1 && isFromBefore2016(program, task)) holding.add(number)
    if (isUntyped(task)) untyped.add(number)
  }
  fillDelays(plan, order, particulars)
  spreadInactive(parent, flags)
  const links = fillLinks(plan.links, order, flags, program.lagCalendar)
  markFirst(parent, flags)
  markLinked(links, parent, flags)
  const network: Network = {
    count,
    ids,
    indexOf: order.rankById,
    planOrder: rank,
    row,
    parent,
    flags,
    pair,
    worksOn: pairs.worksOn,
    countsOn: pairs.countsOn,
    summaries: Int32Array.from(order.parents),
    holding,
    untyped,
    span,
    particulars,
    links,
    programCalendar: calendars.program,
    programStart: program.start,
    programFinish: program.finish ?? NONE,
    fromFinish: program.scheduleFrom === 'finish' && program.finish !== null,
    criticalLimit: program.criticalLimit,
    honourConstraints: program.honourConstraints,
    multipleCriticalPaths: program.multipleCriticalPaths === true,
    override: program.outOfSequence === 'override',
    hasAlap: false,
  }
  settle(network)
  return network
}

/**
 * What lies below an inactive summary is as inactive as it, whatever its own row says (Microsoft Project makes subtasks inactive with their
 * summary): said here once, so that no pass has to ask what is above. Summaries come after their children: counted down, theirs is known.
 */
const spreadInactive = (parent: Int32Array, flags: Uint16Array): void => {
  for (let at = parent.length - 1; at >= 0; at -= 1) if (parent[at] >= 0) flags[at] |= flags[parent[at]] & INACTIVE
}

/** Children come before their summaries: what a summary's first leaf is, is known when its turn comes. */
const markFirst = (parent: Int32Array, flags: Uint16Array): void => {
  const count = parent.length
  const firstLeaf = new Int32Array(count).fill(count)
  const firstChild = new Int32Array(count)
  for (let at = 0; at < count; at += 1) {
    const leaf = Math.min(firstLeaf[at], at)
    const above = parent[at]
    if (above < 0 || leaf >= firstLeaf[above]) continue
    firstLeaf[above] = leaf
    firstChild[above] = at
  }
  for (let at = 0; at < count; at += 1) if (firstLeaf[at] < count) flags[firstChild[at]] |= FIRST_WITHIN
}

/** Most tasks work and count on one calendar, and few pairs of calendars are ever met. */
class CalendarPairs {
  readonly worksOn: WorkingCalendar[] = []
  readonly countsOn: WorkingCalendar[] = []

  numberOf(works: WorkingCalendar, counts: WorkingCalendar): number {
    const known = this.worksOn.findIndex((one, at) => one === works && this.countsOn[at] === counts)
    if (known >= 0) return known
    this.worksOn.push(works)
    return this.countsOn.push(counts) - 1
  }
}
