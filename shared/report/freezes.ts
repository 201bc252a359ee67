/** The plan's freeze windows with the tasks that each of them stops. */
import { calendarsBelow, type Freeze, freezesOf } from '../model/freezes.ts'
import type { Plan } from '../model/plan.ts'
import type { Task } from '../model/task.ts'
import { flat } from './measure.ts'

export interface ReportedFreeze extends Freeze {
  /** True for a task whose calendar, or a base of it, has the window. */
  readonly stops: (task: Task) => boolean
}

export const reportedFreezes = ({ program, calendars, tasks }: Plan): ReportedFreeze[] => {
  const bases = new Map(calendars.map((calendar) => [calendar.id, calendar.baseId]))
  const calendarOf = (task: Task): string => task.calendarId ?? program.calendarId
  const below = new Map([program.calendarId, ...tasks.map(calendarOf)].map((id) => [id, calendarsBelow(bases, id)]))
  return freezesOf(calendars, below.keys()).map((freeze) => ({
    ...freeze,
    name: flat(freeze.name),
    stops: (task) => below.get(calendarOf(task))?.has(freeze.calendarId) ?? false,
  }))
}
