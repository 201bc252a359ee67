/** What the sheet's cells and the why panel look things up in: links by task, assignments, the chosen baseline. Built once per change. */
import type { Calendar } from '../../../shared/model/calendar.ts'
import type { Link } from '../../../shared/model/link.ts'
import type { Row } from '../../../shared/model/plan.ts'
import type { Program } from '../../../shared/model/program.ts'
import type { Assignment, Resource } from '../../../shared/model/resource.ts'
import type { TreeRow } from '../../../shared/model/tree.ts'
import type { WorkingCalendar } from '../../../shared/time/calendar.ts'
import { compileCalendars } from '../../../shared/time/compiledCalendars.ts'
import { DAY } from '../../../shared/time/instant.ts'
import type { Schedule } from '../../client/computedDates.ts'
import { assignmentsOf, linksFrom, linksInto } from '../../client/indexes.ts'
import type { State } from '../../client/store.ts'

export interface PlanWorld {
  readonly program: Program
  readonly rowById: ReadonlyMap<string, TreeRow>
  readonly rows: readonly TreeRow[]
  readonly schedule: Schedule
  readonly linksInto: ReadonlyMap<string, readonly Link[]>
  readonly linksFrom: ReadonlyMap<string, readonly Link[]>
  readonly assignmentsOf: ReadonlyMap<string, readonly Assignment[]>
  readonly resources: ReadonlyMap<string, Resource>
  readonly calendars: ReadonlyMap<string, Calendar>
  readonly baselineId: string | null
  readonly baselineTasks: ReadonlyMap<string, Row<'baselineTask'>>
  /** The program's calendar; null when it cannot answer (then variances count in clock days). */
  readonly calendar: WorkingCalendar | null
  /** Dates need their year: the plan is longer than eleven months. */
  readonly showYear: boolean
}

/** Remembers the last answer, so that one edit regroups only what it touched. */
const remember = <K, V>(make: (from: K) => V): ((from: K) => V) => {
  let last: { from: K; made: V } | null = null
  return (from) => {
    if (last === null || last.from !== from) last = { from, made: make(from) }
    return last.made
  }
}

const compiled = remember((calendars: ReadonlyMap<string, Calendar>): ReadonlyMap<string, WorkingCalendar> => {
  try {
    return compileCalendars([...calendars.values()])
  } catch {
    // A calendar with a broken base: the scheduler has refused it aloud already; here only shading and variance do without.
    return new Map()
  }
})

export const workingCalendarOf = (calendars: ReadonlyMap<string, Calendar>, id: string): WorkingCalendar | null => {
  const calendar = compiled(calendars).get(id)
  return calendar !== undefined && hasWorkingTime(calendar) ? calendar : null
}

const hasWorkingTime = (calendar: WorkingCalendar): boolean => {
  try {
    calendar.check()
    return true
  } catch {
    return false
  }
}

const ELEVEN_MONTHS = 335 * DAY

/** Dates need their year. */
export const needsYear = ({ summary }: Pick<State, 'summary'>): boolean =>
  summary !== null && summary.start !== null && summary.finish !== null && summary.finish - summary.start > ELEVEN_MONTHS

type Parts = Pick<
  State,
  | 'program'
  | 'rows'
  | 'rowById'
  | 'schedule'
  | 'links'
  | 'assignments'
  | 'resources'
  | 'calendars'
  | 'baselineId'
  | 'baselineTasks'
  | 'summary'
>

export const worldOf = (state: Parts): PlanWorld | null => {
  if (!state.program) return null
  return {
    program: state.program,
    rowById: state.rowById,
    rows: state.rows,
    schedule: state.schedule,
    linksInto: linksInto(state.links),
    linksFrom: linksFrom(state.links),
    assignmentsOf: assignmentsOf(state.assignments),
    resources: state.resources,
    calendars: state.calendars,
    baselineId: state.baselineId,
    baselineTasks: state.baselineTasks,
    calendar: workingCalendarOf(state.calendars, state.program.calendarId),
    showYear: needsYear(state),
  }
}
