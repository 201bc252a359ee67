/** Today as the program counts it; the clock is handed in. */
import { type Instant, instantFromUtcMs, startOfDay } from '../../shared/time/instant.ts'

/** Midnight of today by the machine's wall clock. */
export const todayBy = (clock: () => number): Instant => {
  const now = new Date(clock())
  return startOfDay(instantFromUtcMs(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())))
}
