/** Worked examples as a planner would write them on paper: a few tasks, a few links, and dates like "Mon 5 Jan 08:00". */
import { buildNetwork, driverOf, schedule, toColumns, trace } from '../../electron/scheduler/index.ts'
import { type Calendar, standardCalendar } from '../../shared/model/calendar.ts'
import type { Link, LinkType } from '../../shared/model/link.ts'
import { emptyPlan, type Plan } from '../../shared/model/plan.ts'
import type { Program } from '../../shared/model/program.ts'
import { newProgram } from '../../shared/model/program.ts'
import type { Driver, ScheduleColumns } from '../../shared/model/schedule.ts'
import { newTask, type Task } from '../../shared/model/task.ts'
import { formatDate } from '../../shared/time/formatDate.ts'
import { formatIso, type Instant, instantOf } from '../../shared/time/instant.ts'

export const HOUR = 600
/** A working day of eight hours. */
export const DAY = 8 * HOUR
/** January 2026: the 5th is a Monday, and the program starts then at 08:00. */
export const january = (day: number, hour = 8): Instant => instantOf(2026, 1, day, hour)

/** A task by its name; `in` names its summary. Durations in working tenths: 2 * DAY. */
export type Row = { readonly in?: string } & Partial<Omit<Task, 'id' | 'uid' | 'parentId'>>
export interface Example {
  readonly tasks: Readonly<Record<string, Row>>
  /** "A>B", "A>B SS", "A>B FS +2d", "A>B FF -50%", "A>B FS +1ed". */
  readonly links?: readonly string[]
  readonly program?: Partial<Program>
  readonly calendars?: readonly Calendar[]
}

const LINK = /^(\S+)>(\S+?)(?: (FS|SS|FF|SF))?(?: ([+-]\d+)(d|h|ed|eh|%|e%))?$/

const linkOf = (text: string, at: number): Link => {
  const match = LINK.exec(text)
  if (!match) throw new Error(`no link: ${text}`)
  const [, predecessorId, successorId, type = 'FS', amount = '0', unit = 'd'] = match
  const per = { d: DAY, h: HOUR, ed: 24 * HOUR, eh: HOUR, '%': 10, 'e%': 10 }[unit] ?? 0
  return {
    id: `l${at + 1}`,
    predecessorId,
    successorId,
    type: type as LinkType,
    lag: Number(amount) * per,
    lagUnit: unit as Link['lagUnit'],
  }
}

export const planOf = ({ tasks, links = [], program = {}, calendars = [] }: Example): Plan => ({
  ...emptyPlan(newProgram({ name: 'Example', start: january(5), calendarId: 'cal-standard', ...program }), [
    standardCalendar(),
    ...calendars,
  ]),
  tasks: Object.entries(tasks).map(([name, { in: parentId = null, ...row }], at) =>
    newTask({ id: name, uid: at + 1, name, position: at, parentId, duration: DAY, ...row }),
  ),
  links: links.map(linkOf),
})

/** "Mon 5 Jan 08:00". */
export const written = (instant: Instant): string => `${formatDate(instant, 'weekday')} ${formatIso(instant).slice(11, 16)}`

export interface Dates {
  readonly start: string
  readonly finish: string
  readonly late: string
  /** Working days (clock days of an elapsed task). */
  readonly float: number
  readonly free: number
  readonly flags: number
  readonly duration: number
  readonly driver: string
}

export const columnsOf = (plan: Plan): ScheduleColumns => {
  const network = buildNetwork(plan)
  return toColumns(network, schedule(network))
}

/** What drives each start, in the order of the plan. */
export const driversOf = (plan: Plan): Driver[] => {
  const network = buildNetwork(plan)
  const tracing = trace(network, schedule(network))
  return Array.from(network.planOrder, (at) => driverOf(tracing, at, 'start'))
}

/** The schedule as a table by task name: start, finish, "late start - late finish", floats in days, and what drives the start. */
export const tableOf = (example: Example): Record<string, Dates> => {
  const plan = planOf(example)
  const columns = columnsOf(plan)
  const drivers = driversOf(plan)
  return Object.fromEntries(
    columns.ids.map((id, row) => [
      id,
      {
        start: written(columns.start[row]),
        finish: written(columns.finish[row]),
        late: `${written(columns.lateStart[row])} - ${written(columns.lateFinish[row])}`,
        float: columns.totalFloat[row] / DAY,
        free: columns.freeFloat[row] / DAY,
        flags: columns.flags[row],
        duration: columns.duration[row] / DAY,
        driver: [drivers[row].kind, drivers[row].taskId].filter(Boolean).join(' '),
      },
    ]),
  )
}

/** "Mon 5 Jan 08:00 - Tue 6 Jan 17:00" of one task. */
export const spanOf = (example: Example, name: string): string => {
  const dates = tableOf(example)[name]
  return `${dates.start} - ${dates.finish}`
}
