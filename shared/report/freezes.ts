/** Freeze windows: the exceptions of the plan's calendars in which work stops for days, as the timeline shows them. */
import type { Plan } from '../model/plan.ts'
import type { Task } from '../model/task.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { flat } from './measure.ts'

export interface Freeze {
  readonly name: string
  readonly from: Instant
  /** Exclusive: the midnight after the last day. */
  readonly to: Instant
  readonly calendarId: string
  /** True for a task whose calendar has the window. */
  readonly stops: (task: Task) => boolean
}

/** Shorter non-working exceptions are holidays and not worth a line. */
const SHORTEST = 3 * DAY

/** Named, non-working, unrepeated exceptions of three days and more, of every calendar that tasks run on; a base calendar's counts below it. */
export const freezesOf = (plan: Plan): Freeze[] => {
  const bases = new Map(plan.calendars.map((calendar) => [calendar.id, calendar.baseId]))
  const runsOn = (calendarId: string | null, wanted: string): boolean => {
    const seen = new Set<string>()
    for (let at = calendarId; at !== null && !seen.has(at); at = bases.get(at) ?? null) {
      if (at === wanted) return true
      seen.add(at)
    }
    return false
  }
  return plan.calendars
    .flatMap((calendar) =>
      calendar.exceptions.flatMap((exception): Freeze[] => {
        const name = flat(exception.name)
        const to = exception.to + DAY
        if (name === '' || exception.working.length > 0 || exception.recurrence !== null || to - exception.from < SHORTEST) return []
        const stops = (task: Task): boolean => runsOn(task.calendarId ?? plan.program.calendarId, calendar.id)
        return [{ name, from: exception.from, to, calendarId: calendar.id, stops }]
      }),
    )
    .sort((a, b) => a.from - b.from)
}
