/** The critical path test's trial: a critical task made 600 days longer on a copy, and what arrives at the finish. */
import { TRIAL_DAYS, type Trial } from '../../shared/health/index.ts'
import { inactiveIds } from '../../shared/model/inactive.ts'
import { CRITICAL, LONGEST_PATH } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { dayCounter } from '../../shared/report/workingDays.ts'
import { CalendarProblem } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { buildNetwork, preview, schedule, toColumns } from '../scheduler/index.ts'
import type { Program } from './program.ts'

/** A task whose start nothing but the past bounds grows to the right; one that must finish on a date, or not before it, would grow to the left. */
const isFree = ({ constraintType }: Task): boolean => constraintType === 'ASAP' || constraintType === 'SNET'
/** Its own date holds the finish; a milestone's start is its finish. */
const isPinned = ({ constraintType, duration }: Task): boolean =>
  constraintType === 'MFO' || constraintType === 'FNLT' || (duration === 0 && (constraintType === 'MSO' || constraintType === 'SNLT'))
const wishes = [
  [LONGEST_PATH, true],
  [CRITICAL, true],
  [LONGEST_PATH, false],
] as const

/**
 * The first unfinished task of the longest path (of the critical ones when it has none) that the network places; where neither has one, for the finish stands
 * on a date of its own, the one with the least float. Null when there is none.
 */
const candidate = (program: Program): string | null => {
  const { columns, rowOf } = program.reckoning()
  const { tasks } = program.plan()
  const parents = new Set(tasks.map((task) => task.parentId))
  const inactive = inactiveIds(tasks)
  const open = tasks.flatMap((task) => {
    const row = rowOf.get(task.id)
    const isOpen =
      !inactive.has(task.id) && !task.manual && task.actualFinish === null && task.percentComplete < 100 && !parents.has(task.id)
    return isOpen && row !== undefined && columns.duration[row] > 0 ? [{ task, row }] : []
  })
  const least = (among: typeof open, by: readonly number[]): string | null =>
    among.reduce<(typeof open)[number] | null>((first, one) => (first === null || by[one.row] < by[first.row] ? one : first), null)?.task
      .id ?? null
  for (const [flag, free] of wishes) {
    const first = least(
      open.filter(({ task, row }) => (columns.flags[row] & flag) !== 0 && (!free || isFree(task))),
      columns.start,
    )
    if (first !== null) return first
  }
  return least(open, columns.totalFloat)
}

/** The tasks that give the program its finish. */
const finishing = (program: Program): Task[] => {
  const { columns, rowOf, summary } = program.reckoning()
  const { tasks } = program.plan()
  const parents = new Set(tasks.map((task) => task.parentId))
  const inactive = inactiveIds(tasks)
  return tasks.filter((task) => !inactive.has(task.id) && !parents.has(task.id) && columns.finish[rowOf.get(task.id)!] === summary.finish)
}

/** Finishes by task with this task so long: all that moved, or (where dates are set aside) all. */
const finishesAfter = (program: Program, longer: Task, setAside: ReadonlySet<string>): ReadonlyMap<string, Instant> => {
  const plan = program.plan()
  const { network, schedule: now } = program.reckoning()
  if (setAside.size === 0) {
    const { moved } = preview({ plan, network, schedule: now }, [{ taskId: longer.id, duration: longer.duration }], { slim: true })
    return new Map(moved.flatMap(({ taskId, finishAfter }) => (finishAfter === null ? [] : [[taskId, finishAfter] as const])))
  }
  const tasks = plan.tasks.map((task): Task => {
    const tried = task.id === longer.id ? longer : task
    return setAside.has(task.id) ? { ...tried, constraintType: 'ASAP', constraintDate: null } : tried
  })
  const tried = buildNetwork({ ...plan, tasks })
  const { ids, finish } = toColumns(tried, schedule(tried))
  return new Map(ids.map((id, row) => [id, finish[row]]))
}

/** Touches nothing. Null when there is nothing to try it on, or the finish is given and the plan runs back from it. */
export const tryCriticalPath = (program: Program): Trial | null => {
  const plan = program.plan()
  const taskId = candidate(program)
  if (taskId === null || plan.program.scheduleFrom === 'finish') return null
  const { columns, rowOf } = program.reckoning()
  const task = program.rows.task.get(taskId)!
  // An elapsed duration counts calendar days: seven for five.
  const days = task.durationUnit.startsWith('e') ? ((TRIAL_DAYS * 7) / 5) * 1440 : TRIAL_DAYS * plan.program.minutesPerDay
  const last = finishing(program)
  const pinned = new Set(last.filter(isPinned).map(({ id }) => id))
  try {
    const longer = {
      ...task,
      duration: task.duration + days * 10,
      remainingDuration: task.remainingDuration === null ? null : task.remainingDuration + days * 10,
    }
    const after = finishesAfter(program, longer, pinned)
    const count = dayCounter(plan)
    const later = (id: string): number => {
      const before = columns.finish[rowOf.get(id)!]
      return count(before, after.get(id) ?? before)
    }
    // What finishes last now is the finish: the trial task itself would always become the last one.
    return { taskId, delayed: later(taskId), arrived: last.reduce((most, { id }) => Math.max(most, later(id)), 0) }
  } catch (error) {
    // Two and a half years further the plan leaves the years that calendars know: then it cannot be tried.
    if (error instanceof CalendarProblem) return null
    throw error
  }
}
