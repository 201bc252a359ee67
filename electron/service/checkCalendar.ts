/** A calendar that could not be worked on is refused before anything is scheduled on it. */
import { Refused } from '../../shared/contract/refusal.ts'
import type { Calendar, Span } from '../../shared/model/calendar.ts'
import { CalendarProblem } from '../../shared/time/calendar.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { edits as words } from '../../shared/words/en/service.ts'
import type { Rows } from './draft.ts'

const isInOrder = (spans: readonly Span[]): boolean => spans.every(([from, to], at) => from < to && (at === 0 || spans[at - 1][1] <= from))

const refuse = (message: string, at: string): never => {
  throw new Refused('conflict', message, { at: `calendar.${at}` })
}

export const checkCalendar = (rows: Rows, calendar: Calendar): void => {
  const { name } = calendar
  if (calendar.baseId !== null && !rows.calendar.has(calendar.baseId))
    throw new Refused('not-found', words.noCalendar(calendar.baseId), { at: 'calendar.baseId' })
  const seen = new Set<string>()
  for (let at: string | null = calendar.id; at !== null; at = rows.calendar.get(at)?.baseId ?? null) {
    if (seen.has(at)) refuse(words.calendarCircle(name), 'baseId')
    seen.add(at)
  }
  for (const week of [calendar.week, ...calendar.workWeeks.map((each) => each.week)])
    for (const spans of week) if (spans !== null && !isInOrder(spans)) refuse(words.spans(name), 'week')
  for (const [at, exception] of calendar.exceptions.entries()) {
    if (!isInOrder(exception.working)) refuse(words.spans(name), `exceptions.${at}.working`)
    if (exception.to < exception.from) refuse(words.exceptionOrder(name, exception.name), `exceptions.${at}.to`)
  }
  try {
    compileCalendars([...rows.calendar.values()])
      .get(calendar.id)!
      .check(rows.program.get('program')!.start)
  } catch (error) {
    if (error instanceof CalendarProblem) refuse(error.fault === 'no-working-time' ? words.noWorkingTime(name) : error.message, 'week')
    throw error
  }
}
