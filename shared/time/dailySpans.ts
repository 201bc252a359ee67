/** Working hours of several calendars as one, day by day. */
import type { DaySpan } from './calendarRules.ts'

/** Per day the time at which both work. */
export const commonByDay = (
  one: readonly (readonly DaySpan[])[],
  other: readonly (readonly DaySpan[])[],
): readonly (readonly DaySpan[])[] =>
  one.map((spans, day) =>
    spans.flatMap(([from, to]) =>
      other[day].flatMap(([start, end]): DaySpan[] => (start < to && from < end ? [[Math.max(from, start), Math.min(to, end)]] : [])),
    ),
  )

/** Per day the time at which any of the calendars works. */
export const unionByDay = (calendars: readonly (readonly (readonly DaySpan[])[])[]): readonly (readonly DaySpan[])[] => {
  if (calendars.length === 1) return calendars[0]
  return calendars[0].map((_, day) => {
    const merged: [number, number][] = []
    for (const [start, end] of calendars.flatMap((days) => days[day]).sort((a, b) => a[0] - b[0])) {
      const last = merged[merged.length - 1]
      if (last && start <= last[1]) last[1] = Math.max(last[1], end)
      else merged.push([start, end])
    }
    return merged
  })
}
