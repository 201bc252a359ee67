/** The resident schedule: calculated anew for each edit, compared with the last one to learn which rows differ and which dates moved. */
import { Refused } from '../../shared/contract/refusal.ts'
import type { Link } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Program } from '../../shared/model/program.ts'
import type { Assignment } from '../../shared/model/resource.ts'
import {
  type Driver,
  type MovedDate,
  type ScheduleColumns,
  type ScheduleSummary,
  type SentColumns,
  scheduleNumbers,
  type TaskEnd,
} from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { CalendarProblem } from '../../shared/time/calendar.ts'
import { edits } from '../../shared/words/en/service.ts'
import {
  buildNetwork,
  CycleProblem,
  driverOf,
  drivingLink,
  movedBetween,
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
export const inertFields: ReadonlySet<string> = new Set([
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
export const reckonChanges = (plan: Plan, last: Reckoning, changes: readonly TaskChange[] | null): Reckoned => {
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

const rowsOf = (ids: readonly string[], last: Reckoning | undefined): ReadonlyMap<string, number> => {
  if (last && last.columns.ids.length === ids.length && ids.every((id, row) => last.columns.ids[row] === id)) return last.rowOf
  return new Map(ids.map((id, row) => [id, row]))
}

export interface Difference {
  /** Places in the new columns whose values differ or are new, and of tasks that another link may drive now. */
  readonly rows: number[]
  /** Tasks that were there before and after and whose start or finish moved. */
  readonly moved: MovedDate[]
  readonly floatLost: number
}

/** Column by column: ten loops over plain numbers are several times as fast as one over ten properties. */
const markDifferent = (old: readonly number[], now: readonly number[], was: Int32Array, different: Uint8Array): void => {
  for (let row = 0; row < now.length; row += 1) if (was[row] >= 0 && now[row] !== old[was[row]]) different[row] = 1
}

/** `edits` are the changed rows behind the difference. */
export const differenceBetween = (before: Reckoning, after: Reckoning, edits: readonly RowEdit[]): Difference => {
  const { columns: old, rowOf } = before
  const { columns } = after
  const aligned = before.rowOf === after.rowOf
  const count = columns.ids.length
  const was = new Int32Array(count)
  const different = new Uint8Array(count)
  for (let row = 0; row < count; row += 1) {
    was[row] = aligned ? row : (rowOf.get(columns.ids[row]) ?? -1)
    if (was[row] < 0) different[row] = 1
  }
  for (const name of scheduleNumbers) markDifferent(old[name], columns[name], was, different)
  const driven = drivenAnew(after, different, edits)
  const rows: number[] = []
  let floatLost = 0
  for (let row = 0; row < count; row += 1) {
    const at = was[row]
    if (different[row] === 1 || driven[row] === 1) rows.push(row)
    if (at >= 0 && columns.totalFloat[row] < old.totalFloat[at]) floatLost += 1
  }
  const tracing = trace(after.network, after.schedule)
  const moverOf = (row: number, end: TaskEnd): Driver => driverOf(tracing, after.network.planOrder[row], end)
  const moved = movedBetween(old, columns, moverOf).filter((move) => move.startBefore !== null && move.startAfter !== null)
  return { rows, moved, floatLost }
}

/** Settings by which another link may drive although no date moves; other settings of the program move dates or nothing. */
const STEERING = ['honourConstraints', 'outOfSequence', 'lagCalendar', 'scheduleFrom', 'start', 'finish', 'calendarId'] as const

/** Tasks whose demands may have changed, by row: what was edited, what follows what was edited or moved, and all that lies below those. */
const drivenAnew = ({ network }: Reckoning, different: Uint8Array, edits: readonly RowEdit[]): Uint8Array => {
  const { count, row, parent, links, indexOf } = network
  const asked = new Uint8Array(count)
  const ask = (id: string | undefined): void => {
    const at = id === undefined ? undefined : indexOf.get(id)
    if (at !== undefined) asked[at] = 1
  }
  for (let at = 0; at < count; at += 1) {
    for (let link = links.inFirst[at]; link < links.inFirst[at + 1]; link += 1) if (different[row[links.from[link]]] === 1) asked[at] = 1
  }
  for (const { table, before, after } of edits) {
    if (table === 'task') ask((after as Task | null)?.id)
    else if (table === 'link') for (const link of [before, after] as (Link | null)[]) ask(link?.successorId)
    else if (table === 'assignment') for (const assignment of [before, after] as (Assignment | null)[]) ask(assignment?.taskId)
    else if (table === 'calendar' || table === 'resource' || (table === 'program' && isSteered(before as Program, after as Program)))
      asked.fill(1)
  }
  const driven = new Uint8Array(count)
  for (let at = count - 1; at >= 0; at -= 1) if (parent[at] >= 0 && asked[parent[at]] === 1) asked[at] = 1
  for (let at = 0; at < count; at += 1) driven[row[at]] = asked[at]
  return driven
}
const isSteered = (before: Program | null, after: Program | null): boolean => STEERING.some((name) => before?.[name] !== after?.[name])

/** What drives each start, in the order of the columns. */
export const startDrivers = ({ network, schedule: computed }: Reckoning): Driver[] => {
  const tracing = trace(network, computed)
  return Array.from(network.planOrder, (at) => driverOf(tracing, at, 'start'))
}

/** The columns of some rows, or of all, as a window has them: with the links that drive. */
export const sentRows = ({ network, schedule: computed, columns }: Reckoning, rows?: readonly number[]): SentColumns => {
  const tracing = trace(network, computed)
  const linkOf = (row: number): string | null => {
    const link = drivingLink(tracing, network.planOrder[row])
    return link < 0 ? null : network.links.ids[link]
  }
  if (rows === undefined) return { ...columns, drivingLinks: columns.ids.map((_, row) => linkOf(row)) }
  return { ...pickRows(columns, rows), drivingLinks: rows.map(linkOf) }
}

/** The columns of some rows alone. */
const pickRows = (columns: ScheduleColumns, rows: readonly number[]): ScheduleColumns => ({
  ids: rows.map((row) => columns.ids[row]),
  start: rows.map((row) => columns.start[row]),
  finish: rows.map((row) => columns.finish[row]),
  earlyStart: rows.map((row) => columns.earlyStart[row]),
  earlyFinish: rows.map((row) => columns.earlyFinish[row]),
  lateStart: rows.map((row) => columns.lateStart[row]),
  lateFinish: rows.map((row) => columns.lateFinish[row]),
  totalFloat: rows.map((row) => columns.totalFloat[row]),
  freeFloat: rows.map((row) => columns.freeFloat[row]),
  flags: rows.map((row) => columns.flags[row]),
  duration: rows.map((row) => columns.duration[row]),
})
