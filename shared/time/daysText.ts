/** Spans of working time as planners read them on screens and slides: "4 d", "-1.5 d", "0 d". */
import type { Duration } from './instant.ts'

/** Days with at most one decimal; `minutesPerDay` is the program's setting. A true minus sign is not used: people copy these. */
export const daysText = (span: Duration, minutesPerDay: number): string => {
  const days = Math.round(span / minutesPerDay) / 10
  return `${days === 0 ? 0 : days} d`
}
