/** Plans that have no schedule: links in a circle, or dates that no calendar can give. */
import { CalendarProblem } from '../../shared/time/calendar.ts'

/** The task at which a date left 1900-2200 or a calendar had no working time. */
export class DateProblem extends CalendarProblem {
  readonly taskId: string
  constructor({ fault, calendarId, calendarName, message }: CalendarProblem, taskId: string) {
    super(fault, { id: calendarId, name: calendarName }, message)
    this.name = 'DateProblem'
    this.taskId = taskId
  }
}

/** A plan that has no schedule because its links run in a circle. */
export class CycleProblem extends Error {
  /** Task ids in order, the first repeated at the end, as findCycle (shared/cycle.ts) gives them. */
  readonly path: readonly string[]
  readonly names: readonly string[]
  constructor(path: readonly string[], names: readonly string[]) {
    super(`These tasks wait for each other: ${names.join(' → ')}.`)
    this.name = 'CycleProblem'
    this.path = path
    this.names = names
  }
}
