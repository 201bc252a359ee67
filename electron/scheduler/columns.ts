/** The schedule as the world sees it: columns in the plan's order, the few numbers of the top bar, and what moved between two schedules. */
import { inactiveIds } from '../../shared/model/inactive.ts'
import type { Plan } from '../../shared/model/plan.ts'
import {
  CRITICAL,
  type Driver,
  type MovedDate,
  type ScheduleColumns,
  type ScheduleSummary,
  type TaskEnd,
} from '../../shared/model/schedule.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { durationOf } from './span.ts'

/** Columns in the order of the plan's task rows. */
export const toColumns = (network: Network, schedule: Schedule): ScheduleColumns => {
  const { planOrder, count } = network
  const pick = (column: Int32Array | Uint8Array): number[] => {
    const picked: number[] = new Array(count)
    for (let row = 0; row < count; row += 1) picked[row] = column[planOrder[row]]
    return picked
  }
  const ids: string[] = new Array(count)
  for (let row = 0; row < count; row += 1) ids[row] = network.ids[planOrder[row]]
  return {
    ids,
    start: pick(schedule.start),
    finish: pick(schedule.finish),
    earlyStart: pick(schedule.earlyStart),
    earlyFinish: pick(schedule.earlyFinish),
    lateStart: pick(schedule.lateStart),
    lateFinish: pick(schedule.lateFinish),
    totalFloat: pick(schedule.totalFloat),
    freeFloat: pick(schedule.freeFloat),
    flags: pick(schedule.flags),
    duration: Array.from(planOrder, (at) => durationOf(network, schedule, at)),
  }
}

/** Start, finish and buffer of the active tasks; `critical` counts critical leaf tasks, `tasks` all leaf tasks. */
export const summarise = (plan: Plan, columns: ScheduleColumns): ScheduleSummary => {
  const parents = new Set<string | null>()
  // Brothers mostly stand together: one look-up for each family, not for each task.
  let last: string | null = null
  for (const { parentId } of plan.tasks) {
    if (parentId === last) continue
    parents.add(parentId)
    last = parentId
  }
  let start: number | null = null
  let finish: number | null = null
  let critical = 0
  let tasks = 0
  const inactive = inactiveIds(plan.tasks)
  for (let row = 0; row < plan.tasks.length; row += 1) {
    const task = plan.tasks[row]
    if (parents.has(task.id)) continue
    tasks += 1
    if (inactive.has(task.id)) continue
    if (start === null || columns.start[row] < start) start = columns.start[row]
    if (finish === null || columns.finish[row] > finish) finish = columns.finish[row]
    if ((columns.flags[row] & CRITICAL) !== 0) critical += 1
  }
  const { deadline, calendarId } = plan.program
  const calendar = compileCalendars(plan.calendars).get(calendarId)
  const buffer = deadline === null || finish === null || !calendar ? null : calendar.between(finish, deadline)
  return { start, finish, deadline, buffer, critical, tasks }
}

/** What moved a date, by its row in the columns after. */
export type MoverOf = (row: number, end: TaskEnd) => Driver | null

/**
 * Tasks whose start or finish differs, with the driver of the start, or of the finish when that alone moved; a task that came or went has
 * null on the other side. Order: of `after`, then the gone ones.
 */
export const movedBetween = (before: ScheduleColumns, after: ScheduleColumns, moverOf: MoverOf = () => null): MovedDate[] => {
  const moved: MovedDate[] = []
  const isAligned = before.ids.length === after.ids.length && before.ids.every((id, row) => id === after.ids[row])
  const rowBefore = isAligned ? null : new Map(before.ids.map((id, row) => [id, row]))
  for (let row = 0; row < after.ids.length; row += 1) {
    const taskId = after.ids[row]
    const old = rowBefore ? rowBefore.get(taskId) : row
    const startBefore = old === undefined ? null : before.start[old]
    const finishBefore = old === undefined ? null : before.finish[old]
    rowBefore?.delete(taskId)
    if (startBefore === after.start[row] && finishBefore === after.finish[row]) continue
    moved.push({
      taskId,
      startBefore,
      startAfter: after.start[row],
      finishBefore,
      finishAfter: after.finish[row],
      driver: moverOf(row, startBefore === after.start[row] ? 'finish' : 'start'),
    })
  }
  for (const [taskId, old] of rowBefore ?? []) {
    moved.push({
      taskId,
      startBefore: before.start[old],
      startAfter: null,
      finishBefore: before.finish[old],
      finishAfter: null,
      driver: null,
    })
  }
  return moved
}
