/** What the sentences about dates look up: tasks, links and calendars by name, days and amounts as text. */
import type { Calendar } from '../model/calendar.ts'
import type { Link } from '../model/link.ts'
import type { Plan } from '../model/plan.ts'
import type { Reason, ReasonStep } from '../model/reason.ts'
import type { TaskEnd } from '../model/schedule.ts'
import type { Task } from '../model/task.ts'
import { outline } from '../model/tree.ts'
import { type WorkCalendars, workCalendars } from '../model/workCalendar.ts'
import { exceptionsByDay } from '../time/calendarRules.ts'
import { formatDuration, spaced } from '../time/durationText.ts'
import { formatDate } from '../time/formatDate.ts'
import { DAY, type Duration, formatIso, type Instant, startOfDay } from '../time/instant.ts'
import { why } from '../words/en/why.ts'

export interface Reading {
  readonly plan: Plan
  readonly tasks: ReadonlyMap<string, Task>
  readonly links: ReadonlyMap<string, Link>
  /** Row numbers of the outline, as predecessors name them. */
  readonly number: () => ReadonlyMap<string, number>
  /** Compiled when first asked for. */
  readonly calendars: () => WorkCalendars
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const readings = new WeakMap<Plan, Reading>()
/** The same for the same plan: a panel tells fifty sentences of one. */
export const readingOf = (plan: Plan): Reading => {
  let reading = readings.get(plan)
  if (!reading) {
    reading = {
      plan,
      tasks: new Map(plan.tasks.map((task) => [task.id, task])),
      links: new Map(plan.links.map((link) => [link.id, link])),
      number: once(() => new Map(outline(plan.tasks).map(({ task, row }) => [task.id, row]))),
      calendars: once(() => workCalendars(plan)),
    }
    readings.set(plan, reading)
  }
  return reading
}

/** "Fri 9 Jan"; with the time of day when that is not the usual one; a milestone's is the start or the end of the day. A finish at midnight belongs to the day it ends. */
export const dayOf = ({ plan: { program } }: Reading, instant: Instant, end: TaskEnd | 'point'): string => {
  const time = instant - startOfDay(instant)
  const isFinish = end === 'finish'
  const day = formatDate(isFinish ? instant - 1 : instant, 'weekday')
  const isUsual = isFinish
    ? time === program.dayFinish || time === 0
    : time === program.dayStart || (end === 'point' && time === program.dayFinish)
  return isUsual ? day : `${day} ${formatIso(instant).slice(11, 16)}`
}

/** "5 d" in the task's own unit; clock time in elapsed units. */
export const lengthOf = ({ plan }: Reading, task: Task, amount: Duration): string =>
  spaced(formatDuration(amount, task.durationUnit, plan.program))

/** "2 d" or "50 %", without its sign. */
export const lagOf = ({ plan }: Reading, { lag, lagUnit }: Link): string => {
  const size = Math.abs(lag)
  return lagUnit === '%' || lagUnit === 'e%' ? `${size / 10} ${lagUnit}` : spaced(formatDuration(size, lagUnit, plan.program))
}

/** "24FS+2d": as the predecessors cell writes the link. */
export const codeOf = (reading: Reading, link: Link): string => {
  const sign = link.lag < 0 ? '-' : '+'
  const amount = link.lag === 0 ? '' : `${sign}${lagOf(reading, link).replace(' ', '')}`
  return `${reading.number().get(link.predecessorId) ?? ''}${link.type}${amount}`
}

/** The people whose own calendars the task's work runs on; none when they work as the program does. */
const peopleOf = ({ plan, calendars }: Reading, task: Task): string[] => {
  const { ownOf, workOf } = calendars()
  if (workOf(task) === ownOf(task)) return []
  const own = new Set(plan.assignments.flatMap(({ taskId, resourceId }) => (taskId === task.id ? [resourceId] : [])))
  return plan.resources.filter(({ id, kind }) => own.has(id) && kind === 'work').map(({ name }) => name)
}

/** What a step runs on, for the words: a calendar's name, "the calendar of Mia", or the clock. */
export const calendarName = (reading: Reading, task: Task, reason: Reason, on: ReasonStep['on']): string => {
  const { ownOf, program } = reading.calendars()
  if (on === 'clock') return why.clock
  if (on === 'program') return program.name
  const link = reason.linkId === null ? undefined : reading.links.get(reason.linkId)
  // The successor is the one whose date it counts from: below a summary, where the link is the summary's.
  const successor = reading.tasks.get(reason.fromTaskId ?? '')
  const works = on === 'successorWork' ? successor : on === 'work' ? task : undefined
  if (works) {
    const people = peopleOf(reading, works)
    return people.length > 0 ? why.calendarOfPeople(people.join(', ')) : ownOf(works).name
  }
  const other = on === 'own' ? task : on === 'successor' ? successor : reading.tasks.get(link?.predecessorId ?? '')
  return other ? ownOf(other).name : program.name
}

/** The calendar rows that a task's work runs on, with their bases. */
const rowsUnder = (reading: Reading, task: Task): Calendar[] => {
  const { plan, calendars } = reading
  const byId = new Map(plan.calendars.map((calendar) => [calendar.id, calendar]))
  const chain = (id: string): Calendar[] => {
    const rows: Calendar[] = []
    for (let row = byId.get(id); row && !rows.includes(row); row = row.baseId === null ? undefined : byId.get(row.baseId)) rows.push(row)
    return rows
  }
  return chain(calendars().ownOf(task).id)
}

/** More than these would hide the sentence. */
const MOST_SPANS_OFF = 2
interface SpanOff {
  readonly from: number
  to: number
  readonly name: string
}

/** The named exceptions among whole days from one instant to another: "Wed 14 Jan is Holiday X". Of people with their own calendars nothing is said. */
export const daysOff = (reading: Reading, task: Task, from: Instant, to: Instant): string => {
  if (to <= from || peopleOf(reading, task).length > 0) return ''
  const named = new Map<number, string>()
  for (const { exceptions } of rowsUnder(reading, task)) {
    for (const [day, { name, working }] of exceptionsByDay(exceptions, Math.floor(from / DAY), Math.floor((to - 1) / DAY))) {
      if (!named.has(day)) named.set(day, working.length === 0 ? name : '')
    }
  }
  const spans: SpanOff[] = []
  for (const [day, name] of [...named].sort(([a], [b]) => a - b)) {
    if (name === '') continue
    const last = spans.at(-1)
    if (last && last.name === name && last.to === day - 1) last.to = day
    else spans.push({ from: day, to: day, name })
  }
  const dayText = (day: number): string => formatDate(day * DAY, 'weekday')
  const said = spans
    .slice(0, MOST_SPANS_OFF)
    .map((span) => why.dayOff(span.from === span.to ? dayText(span.from) : why.span(dayText(span.from), dayText(span.to)), span.name))
  if (spans.length > MOST_SPANS_OFF) said.push(why.moreDaysOff(spans.length - MOST_SPANS_OFF))
  return said.map((words) => `; ${words}`).join('')
}
