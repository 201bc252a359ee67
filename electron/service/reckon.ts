/** The resident schedule: calculated anew for each edit, on the network of the last one where the edit allows it. */
import { Refused } from '../../shared/contract/refusal.ts'
import type { Plan, TableName } from '../../shared/model/plan.ts'
import { type Driver, type ScheduleColumns, type ScheduleSummary, type SentColumns, scheduleNumbers } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { CalendarProblem } from '../../shared/time/calendar.ts'
import { edits } from '../../shared/words/en/service.ts'
import {
  buildNetwork,
  CycleProblem,
  driverOf,
  drivingLink,
  type Network,
  refill,
  type Schedule,
  schedule,
  summarise,
  type TaskChange,
  toColumns,
  trace,
} from '../scheduler/index.ts'
import type { RowEdit } from './draft.ts'
import { unscheduled } from './unscheduled.ts'

export interface Reckoning {
  readonly network: Network
  readonly schedule: Schedule
  readonly columns: ScheduleColumns
  readonly summary: ScheduleSummary
  /** Place of each task in the columns. */
  readonly rowOf: ReadonlyMap<string, number>
}

/** Fields of a task that no date depends on. */
const inertFields: ReadonlySet<string> = new Set([
  'name',
  'owner',
  'notes',
  'priority',
  'estimated',
  'optimistic',
  'mostLikely',
  'pessimistic',
  'uid',
])

/** Refuses a plan whose links run in a circle or whose dates leave the calendar. */
const inWords = <T>(plan: Plan, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    if (error instanceof CycleProblem) throw new Refused('conflict', edits.cycle(error.names), { taskIds: error.path })
    if (error instanceof CalendarProblem) throw unscheduled(error, (id) => plan.tasks.find((task) => task.id === id)?.name)
    throw error
  }
}

/** The network is taken over by the result: of the last reckoning only its columns stay good. */
const reckonOn = (plan: Plan, network: Network, last?: Reckoning): Reckoning => {
  const result = schedule(network)
  const columns = toColumns(network, result)
  return { network, schedule: result, columns, summary: summarise(plan, columns), rowOf: rowsOf(columns.ids, last) }
}

export const reckon = (plan: Plan, last?: Reckoning): Reckoning => inWords(plan, () => reckonOn(plan, buildNetwork(plan), last))

/** A reckoning and how to give the network back when the command fails after all. */
export interface Reckoned {
  readonly reckoning: Reckoning
  readonly giveBack: () => void
}

const isAligned = ({ tasks }: Plan, { columns }: Reckoning): boolean =>
  tasks.length === columns.ids.length && tasks.every((task, row) => task.id === columns.ids[row])

/** The schedule after these changes of task rows; where they allow it, on the network of the last one. */
const reckonChanges = (plan: Plan, last: Reckoning, changes: readonly TaskChange[] | null): Reckoned => {
  const isLent = changes !== null && isAligned(plan, last)
  const giveBack = isLent ? refill(last.network, changes, inertFields) : null
  if (!giveBack) return { reckoning: reckon(plan, last), giveBack: () => undefined }
  try {
    return { reckoning: inWords(plan, () => reckonOn(plan, last.network, last)), giveBack }
  } catch (error) {
    giveBack()
    throw error
  }
}

/** Tables that dates depend on; people's calendars count through their assignments. */
const scheduled = new Set<TableName>(['calendar', 'program', 'task', 'link', 'resource', 'assignment'])
const movesDates = ({ table, before, after, fields }: RowEdit): boolean =>
  scheduled.has(table) && (table !== 'task' || !before || !after || fields.some((name) => !inertFields.has(name)))

/** The edits as changes of task rows; null when there are others that the schedule depends on, or tasks came or went. */
const taskChanges = (made: readonly RowEdit[]): TaskChange[] | null => {
  const changes: TaskChange[] = []
  for (const { table, before, after } of made) {
    if (!scheduled.has(table)) continue
    if (table !== 'task' || !before || !after) return null
    changes.push({ before: before as Task, after: after as Task })
  }
  return changes
}

/** The schedule after these edits: the last one when no date depends on them. */
export const reckonEdits = (plan: () => Plan, last: Reckoning, made: readonly RowEdit[]): Reckoned =>
  made.some(movesDates) ? reckonChanges(plan(), last, taskChanges(made)) : { reckoning: last, giveBack: () => undefined }

const rowsOf = (ids: readonly string[], last: Reckoning | undefined): ReadonlyMap<string, number> => {
  if (last && last.columns.ids.length === ids.length && ids.every((id, row) => last.columns.ids[row] === id)) return last.rowOf
  return new Map(ids.map((id, row) => [id, row]))
}

/** What drives each start, in the order of the columns. */
export const startDrivers = ({ network, schedule: computed }: Reckoning): Driver[] => {
  const tracing = trace(network, computed)
  return Array.from(network.planOrder, (at) => driverOf(tracing, at, 'start'))
}

/** The columns of some rows, or of all, as a window has them: with the links that drive, of which some are `known` by row already. */
export const sentRows = (
  { network, schedule: computed, columns }: Reckoning,
  rows?: readonly number[],
  known: readonly (string | null | undefined)[] = [],
): SentColumns => {
  const tracing = trace(network, computed)
  const linkOf = (row: number): string | null => {
    const was = known[row]
    if (was !== undefined) return was
    const link = drivingLink(tracing, network.planOrder[row])
    return link < 0 ? null : network.links.ids[link]
  }
  if (rows === undefined) return { ...columns, drivingLinks: columns.ids.map((_, row) => linkOf(row)) }
  return { ...pickRows(columns, rows), drivingLinks: rows.map(linkOf) }
}

/** The columns of some rows alone. */
const pickRows = (columns: ScheduleColumns, rows: readonly number[]): ScheduleColumns => {
  const pick = <T>(column: readonly T[]): T[] => {
    const picked = new Array<T>(rows.length)
    for (let at = 0; at < rows.length; at += 1) picked[at] = column[rows[at]]
    return picked
  }
  const picked = { ...columns, ids: pick(columns.ids) }
  for (const name of scheduleNumbers) picked[name] = pick(columns[name])
  return picked
}
