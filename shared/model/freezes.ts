/** Freeze windows: the exceptions of calendars in use in which work stops for days. Chart and deck draw the same ones. */
import { DAY, type Instant } from '../time/instant.ts'
import type { Calendar } from './calendar.ts'

export interface Freeze {
  readonly name: string
  readonly from: Instant
  /** Exclusive: the midnight after the last day. */
  readonly to: Instant
  readonly calendarId: string
}

/** Of one day only it is a holiday, and not worth a window. */
const SHORTEST = 2 * DAY

/** The calendars that count for work on this one: itself and the bases below it. */
export const calendarsBelow = (bases: ReadonlyMap<string, string | null>, calendarId: string): ReadonlySet<string> => {
  const seen = new Set<string>()
  for (let at: string | null = calendarId; at !== null && !seen.has(at); at = bases.get(at) ?? null) seen.add(at)
  return seen
}

/** Named, non-working, unrepeated exceptions of two days and more, by date. `inUse`: ids of the program's calendar and of those that tasks have. */
export const freezesOf = (calendars: Iterable<Calendar>, inUse: Iterable<string>): Freeze[] => {
  const all = [...calendars]
  const bases = new Map(all.map((calendar) => [calendar.id, calendar.baseId]))
  const counting = new Set<string>()
  for (const id of inUse) for (const below of calendarsBelow(bases, id)) counting.add(below)
  return all
    .filter((calendar) => counting.has(calendar.id))
    .flatMap((calendar) =>
      calendar.exceptions.flatMap(({ name, from, to, working, recurrence }): Freeze[] =>
        name.trim() === '' || working.length > 0 || recurrence !== null || to + DAY - from < SHORTEST
          ? []
          : [{ name, from, to: to + DAY, calendarId: calendar.id }],
      ),
    )
    .sort((a, b) => a.from - b.from)
}
