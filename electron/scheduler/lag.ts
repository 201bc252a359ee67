/** Lag: how long after its predecessor's end a link lets its successor begin, forward and backward, on the calendar that the program names. */
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { ELAPSED, LAG_CLOCK, LAG_NONE, LAG_PROGRAM, LAG_RUNS, LAG_SUCCESSOR, PERCENT } from './codes.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { earlyDurationOf } from './span.ts'

/** Tenths of a percent of a duration, in whole tenths of a minute. */
const percentOf = (duration: number, tenthsOfPercent: number): number => Math.round((duration * tenthsOfPercent) / 1000)

const calendarFor = (network: Network, runs: number, link: number, successor: number): WorkingCalendar => {
  if (runs === LAG_PROGRAM) return network.programCalendar
  return network.countsOn[network.pair[runs === LAG_SUCCESSOR ? successor : network.links.from[link]]]
}

/** The lag in tenths of a minute. */
export const lagOf = (network: Network, schedule: Schedule, link: number): number => {
  const { lag, how, from } = network.links
  return (how[link] & PERCENT) === 0 ? lag[link] : percentOf(earlyDurationOf(network, schedule, from[link]), lag[link])
}

/** What the lag runs on: LAG_CLOCK for an elapsed one, and for a percentage of an elapsed duration. */
export const runsOf = (network: Network, link: number): number => {
  const { how, from } = network.links
  return (how[link] & PERCENT) !== 0 && (network.flags[from[link]] & ELAPSED) !== 0 ? LAG_CLOCK : how[link] & LAG_RUNS
}

/** What the lag of a link that has one runs on; null = the clock. */
export const lagCalendarOf = (network: Network, link: number, successor: number): WorkingCalendar | null => {
  const runs = runsOf(network, link)
  return runs === LAG_CLOCK ? null : calendarFor(network, runs, link, successor)
}

const later = (network: Network, schedule: Schedule, link: number, successor: number, instant: Instant): Instant => {
  const runs = runsOf(network, link)
  const lag = lagOf(network, schedule, link)
  return runs === LAG_CLOCK ? network.programCalendar.onClock(instant + lag) : calendarFor(network, runs, link, successor).add(instant, lag)
}

const earlier = (network: Network, schedule: Schedule, link: number, successor: number, instant: Instant): Instant => {
  const runs = runsOf(network, link)
  const lag = lagOf(network, schedule, link)
  return runs === LAG_CLOCK
    ? network.programCalendar.onClock(instant - lag)
    : calendarFor(network, runs, link, successor).subtract(instant, lag)
}

export const hasLag = (network: Network, link: number): boolean => (network.links.how[link] & LAG_RUNS) !== LAG_NONE

/** `successor` is the task that is really bounded: a leaf when the link is on a summary. */
export const afterLag = (network: Network, schedule: Schedule, link: number, successor: number, instant: Instant): Instant =>
  hasLag(network, link) ? later(network, schedule, link, successor, instant) : instant

/** The latest instant whose lag still ends by `instant`. */
export const beforeLag = (network: Network, schedule: Schedule, link: number, successor: number, instant: Instant): Instant =>
  hasLag(network, link) ? earlier(network, schedule, link, successor, instant) : instant
