/** The values of a row's fields as a planner reads them; which field is a date, a duration or a name of another row is told here. */

import type { Calendar, Span } from '../../../shared/model/calendar.ts'
import type { DurationUnit } from '../../../shared/model/fields.ts'
import type { TableName } from '../../../shared/model/plan.ts'
import type { ConstraintType, Task } from '../../../shared/model/task.ts'
import { formatDuration, spaced } from '../../../shared/time/durationText.ts'
import { finishDay, formatDate } from '../../../shared/time/formatDate.ts'
import { DAY, type Instant } from '../../../shared/time/instant.ts'
import { constraintNames } from '../../../shared/words/en/cells.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { recurrenceText } from '../../../shared/words/en/recurrence.ts'
import type { Version } from './version.ts'

const words = copies.fields
const dates = new Set([
  'start',
  'finish',
  'deadline',
  'manualStart',
  'manualFinish',
  'constraintDate',
  'actualStart',
  'actualFinish',
  'resume',
  'statusDate',
])
/** A date at midnight that ends the day before. */
const finishes = new Set(['finish', 'manualFinish', 'actualFinish', 'deadline'])
const durations = new Set([
  'duration',
  'remainingDuration',
  'levellingDelay',
  'optimistic',
  'mostLikely',
  'pessimistic',
  'criticalLimit',
  'nearCriticalLimit',
])
const timesOfDay = new Set(['dayStart', 'dayFinish'])

const two = (value: number): string => String(value).padStart(2, '0')
/** "08:30"; 24:00 is the end of the day. */
export const timeText = (tenths: number): string => `${two(Math.floor(tenths / 600))}:${two(Math.floor((tenths % 600) / 10))}`
const timeOf = (instant: Instant): string => timeText(((instant % DAY) + DAY) % DAY)

/** How much a text says: as planners read it, with what tells two of them apart, as it is stored. */
export const exactnesses = ['plain', 'exact', 'raw'] as const
export type Exactness = (typeof exactnesses)[number]

/** "4 Jan 2027"; with the time of day where days alone would read alike. */
export const dateText = (instant: Instant, isFinish: boolean, exactness: Exactness): string => {
  if (exactness === 'raw') return `${dateText(instant, isFinish, 'exact')} (${instant})`
  const isExact = exactness === 'exact'
  const day = formatDate(isFinish && !isExact ? finishDay(instant) : Math.floor(instant / DAY) * DAY, 'shortYear')
  return isExact ? `${day}, ${timeOf(instant)}` : day
}
const spansText = (spans: readonly Span[] | null): string =>
  spans === null
    ? words.asBase
    : spans.length === 0
      ? words.notWorking
      : spans.map(([from, to]) => `${timeText(from)}–${timeText(to)}`).join(', ')

const durationText = (value: number, unit: DurationUnit, version: Version, isEstimated = false): string =>
  spaced(formatDuration(value, unit, version.rows.program.get('program')!, isEstimated))
export const dayText = (value: number, version: Version): string => durationText(value, 'd', version)

export const headingOf = (column: string): string =>
  copies.columns[column] ?? `${column[0].toUpperCase()}${column.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`

/** A column's value as text, null = none. */
export const valueText = (table: TableName, row: object, column: string, version: Version, exactness: Exactness): string | null => {
  const value = (row as Record<string, unknown>)[column]
  if (value === null || value === undefined || value === '') return null
  if (exactness === 'raw') return typeof value === 'string' ? value : JSON.stringify(value)
  const isExact = exactness === 'exact'
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (column === 'calendarId' || column === 'baseId')
    return `${version.rows.calendar.get(String(value))?.name ?? words.gone}${isExact ? ` (${value})` : ''}`
  if (column === 'constraintType') return constraintNames[value as ConstraintType]
  if (column === 'extras') return `${words.characters(String(value).length)}`
  if (column === 'percentComplete') return `${isExact ? value : Math.round(value as number)} %`
  if (column === 'maxUnits') return `${Math.round((value as number) * 10_000) / 100} %`
  if (column === 'splits')
    return (value as NonNullable<Task['splits']>)
      .map(([done, lasting]) => words.split(dayText(done, version), dayText(lasting, version)))
      .join('; ')
  if (typeof value === 'number') {
    if (dates.has(column)) return dateText(value, finishes.has(column), exactness)
    if (timesOfDay.has(column)) return timeText(value)
    if (column === 'levellingDelay') return durationText(value, 'ed', version)
    if (durations.has(column)) {
      const task = table === 'task' ? (row as Task) : null
      return durationText(value, task?.durationUnit ?? 'd', version, column === 'duration' && task?.estimated === true)
    }
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const exceptionDays = (from: Instant, to: Instant): string => {
  const [first, last] = [formatDate(from, 'shortYear'), formatDate(to, 'shortYear')]
  return first === last ? first : `${first} – ${last}`
}
/** A calendar's days, exceptions and work weeks, each as a field of its own: a list of two hundred holidays is no value to look at. */
export const calendarFields = (calendar: Calendar): Map<string, string> => {
  const fields = new Map<string, string>()
  const add = (name: string, text: string): void => {
    const known = fields.get(name)
    fields.set(name, known === undefined ? text : `${known}; ${text}`)
  }
  calendar.week.forEach((spans, day) => {
    add(words.weekday(day), spansText(spans as readonly Span[] | null))
  })
  for (const { name, from, to, working, recurrence } of calendar.exceptions)
    add(
      words.exception(name, exceptionDays(from, to)),
      [spansText(working as readonly Span[]), ...(recurrence ? [recurrenceText(recurrence)] : [])].join(', '),
    )
  for (const { name, from, to, week } of calendar.workWeeks)
    add(
      words.workWeek(name),
      `${exceptionDays(from, to)}: ${week.map((spans, day) => `${words.weekday(day)} ${spansText(spans as readonly Span[] | null)}`).join('; ')}`,
    )
  return fields
}
