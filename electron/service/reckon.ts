/** The resident schedule: calculated anew for each edit, compared with the last one to learn which rows differ and which dates moved. */
import { Refused } from '../../shared/contract/refusal.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Driver, MovedDate, ScheduleColumns, ScheduleSummary } from '../../shared/model/schedule.ts'
import { CalendarProblem } from '../../shared/time/calendar.ts'
import { edits } from '../../shared/words/en/service.ts'
import {
  buildNetwork,
  CycleProblem,
  movedBetween,
  type Network,
  type Schedule,
  schedule,
  summarise,
  toColumns,
} from '../scheduler/index.ts'

export interface Reckoning {
  readonly network: Network
  readonly schedule: Schedule
  readonly columns: ScheduleColumns
  readonly summary: ScheduleSummary
  /** Place of each task in the columns. */
  readonly rowOf: ReadonlyMap<string, number>
}

/** Refuses a plan whose links run in a circle or whose dates leave the calendar. */
export const reckon = (plan: Plan, last?: Reckoning): Reckoning => {
  try {
    const network = buildNetwork(plan)
    const result = schedule(network)
    const columns = toColumns(network, result)
    return { network, schedule: result, columns, summary: summarise(plan, columns), rowOf: rowsOf(columns.ids, last) }
  } catch (error) {
    if (error instanceof CycleProblem) throw new Refused('conflict', edits.cycle(error.names), { taskIds: error.path })
    if (error instanceof CalendarProblem) throw new Refused('conflict', error.message)
    throw error
  }
}

const rowsOf = (ids: readonly string[], last: Reckoning | undefined): ReadonlyMap<string, number> => {
  if (last && last.columns.ids.length === ids.length && ids.every((id, row) => last.columns.ids[row] === id)) return last.rowOf
  return new Map(ids.map((id, row) => [id, row]))
}

const isSameDriver = (a: Driver | null, b: Driver | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.linkId === b.linkId && a.taskId === b.taskId && a.instant === b.instant)

const NUMBERS = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'totalFloat',
  'freeFloat',
  'flags',
  'duration',
] as const

export interface Difference {
  /** Places in the new columns whose values differ or are new. */
  readonly rows: number[]
  readonly gone: string[]
  /** Tasks that were there before and after and whose start or finish moved. */
  readonly moved: MovedDate[]
  readonly floatLost: number
}

export const differenceBetween = (before: Reckoning, after: Reckoning): Difference => {
  const { columns: old, rowOf } = before
  const { columns } = after
  const aligned = before.rowOf === after.rowOf
  const rows: number[] = []
  let floatLost = 0
  for (let row = 0; row < columns.ids.length; row += 1) {
    const was = aligned ? row : rowOf.get(columns.ids[row])
    if (was === undefined) {
      rows.push(row)
      continue
    }
    if (columns.totalFloat[row] < old.totalFloat[was]) floatLost += 1
    if (NUMBERS.some((name) => columns[name][row] !== old[name][was]) || !isSameDriver(columns.drivers[row], old.drivers[was]))
      rows.push(row)
  }
  const gone = aligned ? [] : old.ids.filter((id) => !after.rowOf.has(id))
  const moved = movedBetween(old, columns).filter((move) => move.startBefore !== null && move.startAfter !== null)
  return { rows, gone, moved, floatLost }
}

/** The columns of some rows alone. */
export const pickRows = (columns: ScheduleColumns, rows: readonly number[]): ScheduleColumns => ({
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
  drivers: rows.map((row) => columns.drivers[row]),
})
