/** Small made-up programs for the tests of the screens' store: a plan, its answer to plan.read, and the feed from one plan to the next. */
import type { Output } from '../../shared/contract/index.ts'
import type { Feed, RowChange } from '../../shared/contract/results.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import { emptyPlan, type Plan, type TableName } from '../../shared/model/plan.ts'
import { newProgram } from '../../shared/model/program.ts'
import type { SentColumns } from '../../shared/model/schedule.ts'
import { newTask, type Task } from '../../shared/model/task.ts'

export const task = (id: string, position: number, more: Partial<Task> = {}): Task =>
  newTask({ id, uid: Number(id.replace(/\D/g, '')) || 0, name: `Task ${id}`, position, ...more })

export const planOf = (tasks: readonly Task[], more: Partial<Plan> = {}): Plan => ({
  ...emptyPlan(newProgram({ name: 'Atlas', start: 14_200_000, calendarId: 'cal-standard' }), [standardCalendar()]),
  tasks: [...tasks],
  ...more,
})

/** A stand-in for computed dates that differ whenever the task does: the store must carry them, not understand them. */
export const columnsOf = (tasks: readonly Task[]): SentColumns => {
  const numbers = (at: number): number[] => tasks.map((one) => one.duration + one.name.length * 10 + at)
  return {
    ids: tasks.map((one) => one.id),
    start: numbers(1),
    finish: numbers(2),
    earlyStart: numbers(3),
    earlyFinish: numbers(4),
    lateStart: numbers(5),
    lateFinish: numbers(6),
    totalFloat: numbers(7),
    freeFloat: numbers(8),
    flags: tasks.map((one) => (one.name.includes('critical') ? 1 : 0)),
    duration: tasks.map((one) => one.duration),
    drivingLinks: tasks.map(() => null),
  }
}

const summaryOf = (plan: Plan) => ({
  start: 1,
  finish: plan.tasks.length,
  deadline: null,
  buffer: null,
  critical: plan.tasks.length,
  tasks: plan.tasks.length,
})

export const answerOf = (plan: Plan, seq: number): Output<'plan.read'> => ({
  seq,
  file: { path: '/plans/atlas.throughline', name: 'Atlas', readOnly: false, warning: null },
  plan,
  schedule: columnsOf(plan.tasks),
  summary: summaryOf(plan),
  history: { undo: `step ${seq}`, redo: null },
})

const listed = [
  'calendars',
  'tasks',
  'workstreams',
  'links',
  'resources',
  'assignments',
  'baselines',
  'baselineTasks',
  'positions',
] as const
const tableOf = (list: (typeof listed)[number]): TableName => list.slice(0, -1) as TableName

/** What the service would say between two states of the plan. */
export const feedBetween = (before: Plan, after: Plan, from: number, to: number): Feed => {
  const changes: RowChange[] = []
  if (before.program !== after.program) changes.push({ table: 'program', id: 'program', row: after.program })
  for (const list of listed) {
    const was = new Map(before[list].map((row) => [row.id, row] as const))
    const is = new Map(after[list].map((row) => [row.id, row] as const))
    for (const id of was.keys()) if (!is.has(id)) changes.push({ table: tableOf(list), id, row: null })
    for (const [id, row] of is) if (was.get(id) !== row) changes.push({ table: tableOf(list), id, row })
  }
  const known = new Set(before.tasks)
  return {
    after: from,
    seq: to,
    changes,
    schedule: columnsOf(after.tasks.filter((one) => !known.has(one))),
    summary: summaryOf(after),
    history: { undo: `step ${to}`, redo: null },
    cause: null,
  }
}
