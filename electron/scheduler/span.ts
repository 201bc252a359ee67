/** A task's own span: from a start to its finish and back, on its calendar, on the clock, or not at all for a milestone. */
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { ELAPSED, MANUAL, MILESTONE, PLACEHOLDER, SUMMARY } from './codes.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'

/** What the task's work runs on. */
export const calendarOf = (network: Network, at: number): WorkingCalendar => network.worksOn[network.pair[at]]

/** The finish of `working` time from `start`: end of a working period; clock time for an elapsed duration. */
export const finishAfter = (network: Network, at: number, start: Instant, working: number): Instant => {
  if (working === 0) return start
  if ((network.flags[at] & ELAPSED) !== 0) return calendarOf(network, at).onClock(start + working)
  return calendarOf(network, at).add(start, working)
}

/** The start that lies `working` time before `finish`: start of a working period. */
export const startBefore = (network: Network, at: number, finish: Instant, working: number): Instant => {
  if (working === 0) return finish
  if ((network.flags[at] & ELAPSED) !== 0) return calendarOf(network, at).onClock(finish - working)
  return calendarOf(network, at).subtract(finish, working)
}

export const finishFrom = (network: Network, at: number, start: Instant): Instant => finishAfter(network, at, start, network.span[at])
export const startFrom = (network: Network, at: number, finish: Instant): Instant => startBefore(network, at, finish, network.span[at])

/** A start moved to the next working instant; a milestone is never moved. */
export const toWork = (network: Network, at: number, start: Instant): Instant =>
  (network.flags[at] & MILESTONE) !== 0 ? start : calendarOf(network, at).nextWork(start)

/** A finish lands on the end of a working period, but of a milestone and of an elapsed duration. */
export const asFinish = (network: Network, at: number, finish: Instant): Instant =>
  (network.flags[at] & (MILESTONE | ELAPSED)) !== 0 ? finish : calendarOf(network, at).previousWork(finish)

/** Time from a to b as the task counts it: on its own calendar, never a resource's, or clock time for an elapsed duration. */
export const spanBetween = (network: Network, at: number, a: Instant, b: Instant): number => {
  if (a === b) return 0
  return (network.flags[at] & ELAPSED) !== 0 ? b - a : network.countsOn[network.pair[at]].between(a, b)
}

/** Stands where it was put: manual, and no placeholder. */
export const hasGivenDates = (flags: number): boolean => (flags & (MANUAL | PLACEHOLDER)) === MANUAL

/** A summary is as long as its children take on the program's calendar; one with dates of its own, and any task, as its row says. */
const isAsLongAsItsChildren = ({ flags }: Network, at: number): boolean => (flags[at] & SUMMARY) !== 0 && !hasGivenDates(flags[at])

const givenDuration = ({ span, particulars }: Network, at: number): number => span[at] - particulars.split[particulars.of[at]]

/** The working duration that is shown for the row. */
export const durationOf = (network: Network, { start, finish }: Schedule, at: number): number =>
  isAsLongAsItsChildren(network, at) ? network.programCalendar.between(start[at], finish[at]) : givenDuration(network, at)

/** What a lag in percent is a percentage of: nothing that is late moves it. */
export const earlyDurationOf = (network: Network, { earlyStart, earlyFinish }: Schedule, at: number): number =>
  isAsLongAsItsChildren(network, at) ? network.programCalendar.between(earlyStart[at], earlyFinish[at]) : givenDuration(network, at)

/** Working time left of a task, splits included. */
export const remainingOf = ({ span, particulars }: Network, at: number): number =>
  particulars.of[at] === 0 ? span[at] : particulars.remaining[particulars.of[at]]
