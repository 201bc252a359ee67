/** The critical path test's trial: a critical task made 600 days longer on a copy, and what arrives at the finish. */
import { TRIAL_DAYS, type Trial } from '../../shared/health/index.ts'
import { CRITICAL, LONGEST_PATH } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { dayCounter } from '../../shared/report/workingDays.ts'
import { CalendarProblem } from '../../shared/time/calendar.ts'
import { preview } from '../scheduler/index.ts'
import type { Program } from './program.ts'

/** A task whose start nothing but the past bounds grows to the right; one that must finish on a date, or not before it, would grow to the left. */
const isFree = ({ constraintType }: Task): boolean => constraintType === 'ASAP' || constraintType === 'SNET'
const wishes = [
  [LONGEST_PATH, true],
  [CRITICAL, true],
  [LONGEST_PATH, false],
] as const

/** The first unfinished task of the longest path (of the critical ones when it has none) that the network places; null when there is none. */
const candidate = (program: Program): string | null => {
  const { columns, rowOf } = program.reckoning()
  const { tasks } = program.plan()
  const parents = new Set(tasks.map((task) => task.parentId))
  for (const [flag, free] of wishes) {
    let first: { id: string; start: number } | null = null
    for (const task of tasks) {
      const row = rowOf.get(task.id)
      if (row === undefined || (columns.flags[row] & flag) === 0 || parents.has(task.id)) continue
      const isOpen = task.active && !task.manual && task.actualFinish === null && task.percentComplete < 100
      if (!isOpen || columns.duration[row] === 0 || (free && !isFree(task))) continue
      if (first === null || columns.start[row] < first.start) first = { id: task.id, start: columns.start[row] }
    }
    if (first) return first.id
  }
  return null
}

/** The tasks that give the program its finish. */
const finishing = (program: Program): string[] => {
  const { columns, rowOf, summary } = program.reckoning()
  const { tasks } = program.plan()
  const parents = new Set(tasks.map((task) => task.parentId))
  return tasks
    .filter((task) => task.active && !parents.has(task.id) && columns.finish[rowOf.get(task.id)!] === summary.finish)
    .map((task) => task.id)
}

/** Touches nothing. Null when there is nothing to try it on, or the finish is given and the plan runs back from it. */
export const tryCriticalPath = (program: Program): Trial | null => {
  const plan = program.plan()
  const taskId = candidate(program)
  if (taskId === null || plan.program.scheduleFrom === 'finish') return null
  const { network, schedule, columns, rowOf } = program.reckoning()
  const row = rowOf.get(taskId)!
  const task = program.rows.task.get(taskId)!
  // An elapsed duration counts calendar days: seven for five.
  const days = task.durationUnit.startsWith('e') ? ((TRIAL_DAYS * 7) / 5) * 1440 : TRIAL_DAYS * plan.program.minutesPerDay
  try {
    const { moved } = preview({ plan, network, schedule }, [{ taskId, duration: task.duration + days * 10 }], true)
    const after = new Map(moved.map((one) => [one.taskId, one.finishAfter]))
    const own = after.get(taskId) ?? null
    if (own === null) return null
    const count = dayCounter(plan)
    // What finishes last now is the finish: the trial task itself would always become the last one.
    const moves = finishing(program).map((last) =>
      count(columns.finish[rowOf.get(last)!], after.get(last) ?? columns.finish[rowOf.get(last)!]),
    )
    return { taskId, delayed: count(columns.finish[row], own), arrived: moves.reduce((most, move) => Math.max(most, move), 0) }
  } catch (error) {
    // Two and a half years further the plan leaves the years that calendars know: then it cannot be tried.
    if (error instanceof CalendarProblem) return null
    throw error
  }
}
