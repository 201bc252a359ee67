/** On which calendar a task's work runs: whenever one of the people assigned to it works, on its own calendar only when that works too; else the program's. */
import type { WorkingCalendar } from '../time/calendar.ts'
import { type CompiledCalendars, compileCalendars } from '../time/compiledCalendars.ts'
import type { Plan } from './plan.ts'
import type { Assignment, Resource } from './resource.ts'
import type { Task } from './task.ts'

export interface WorkCalendars {
  readonly compiled: CompiledCalendars
  readonly program: WorkingCalendar
  /** The task's own calendar, else the program's: slack and lag are counted on it, never on a resource's. */
  readonly ownOf: (task: Task) => WorkingCalendar
  /** What durations run on. Material and cost work at any time and do not count. */
  readonly workOf: (task: Task) => WorkingCalendar
}

/** Throws CalendarProblem when a calendar cannot be compiled. */
export const workCalendars = (
  plan: Pick<Plan, 'program' | 'calendars'> & { readonly resources: readonly Resource[]; readonly assignments: readonly Assignment[] },
): WorkCalendars => {
  const compiled = compileCalendars(plan.calendars)
  const programId = plan.program.calendarId
  const program = compiled.get(programId)
  if (!program) throw new Error(`The program's calendar ${programId} is not in the plan.`)
  const calendarOf = new Map<string, string>()
  for (const { id, kind, calendarId } of plan.resources) if (kind === 'work') calendarOf.set(id, calendarId ?? programId)
  const workedOn = new Map<string, string[]>()
  for (const { taskId, resourceId } of plan.assignments) {
    const calendar = calendarOf.get(resourceId)
    if (calendar === undefined) continue
    const ids = workedOn.get(taskId)
    if (ids) ids.push(calendar)
    else workedOn.set(taskId, [calendar])
  }
  const usual = compiled.union([programId])
  const ownOf = (task: Task): WorkingCalendar => (task.calendarId === null ? undefined : compiled.get(task.calendarId)) ?? program
  const workOf = (task: Task): WorkingCalendar => {
    const ids = workedOn.get(task.id)
    if (!ids || (task.calendarId !== null && task.ignoreResourceCalendars === true)) return ownOf(task)
    if (task.calendarId !== null) return compiled.within(task.calendarId, ids) ?? program
    const union = compiled.union(ids)
    return union === null || union === usual ? program : union
  }
  return { compiled, program, ownOf, workOf }
}
