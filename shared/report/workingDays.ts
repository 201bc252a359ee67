/** Working days between two instants on the program's calendar, in the planner's days (minutes per day is a setting). */
import { standardCalendar } from '../model/calendar.ts'
import type { Plan } from '../model/plan.ts'
import { CalendarProblem, type WorkingCalendar } from '../time/calendar.ts'
import { compileCalendars } from '../time/compiledCalendars.ts'
import type { Instant } from '../time/instant.ts'

/** A program calendar that cannot work (its tasks may have others that can) is answered with Monday to Friday. */
const programCalendar = (plan: Plan): WorkingCalendar => {
  const standard = standardCalendar('standard-week')
  try {
    const calendar = compileCalendars(plan.calendars).get(plan.program.calendarId)
    calendar?.check(plan.program.start)
    if (calendar) return calendar
  } catch (problem) {
    if (!(problem instanceof CalendarProblem)) throw problem
  }
  return compileCalendars([standard]).get(standard.id)!
}

/** Working days from one instant to another to a tenth of a day; negative when the second is earlier. */
export const dayCounter = (plan: Plan): ((from: Instant, to: Instant) => number) => {
  const calendar = programCalendar(plan)
  const perDay = plan.program.minutesPerDay * 10
  return (from, to) => Math.round((calendar.between(from, to) / perDay) * 10) / 10
}
