/** Lag: how long after its predecessor's end a link lets its successor begin, forward and backward, on the calendar that the program names. */
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'

/** lagKind: none; clock time; working time on the successor's, the predecessor's or the program's calendar; with PERCENT_OF_SUMMARY added, tenths of a percent of a summary's duration. */
export const LAG_NONE = 0
export const LAG_CLOCK = 1
export const LAG_SUCCESSOR = 2
export const LAG_PREDECESSOR = 3
export const LAG_PROGRAM = 4
export const PERCENT_OF_SUMMARY = 8

/** Tenths of a percent of a duration, in whole tenths of a minute. */
export const percentOf = (duration: number, tenthsOfPercent: number): number => Math.round((duration * tenthsOfPercent) / 1000)

const calendarFor = (network: Network, kind: number, link: number, successor: number): WorkingCalendar => {
  if (kind === LAG_SUCCESSOR) return network.calendars[network.countsOn[successor]]
  if (kind === LAG_PROGRAM) return network.programCalendar
  return network.calendars[network.countsOn[network.links.from[link]]]
}

/** The lag in tenths of a minute: a percentage of a summary is known once the summary is scheduled, and is of its early dates. */
export const lagOf = (network: Network, schedule: Schedule, link: number): number => {
  const { lag, lagKind, from } = network.links
  if (lagKind[link] < PERCENT_OF_SUMMARY) return lag[link]
  const summary = from[link]
  return percentOf(network.programCalendar.between(schedule.earlyStart[summary], schedule.earlyFinish[summary]), lag[link])
}

const later = (network: Network, schedule: Schedule, link: number, successor: number, instant: Instant): Instant => {
  const kind = network.links.lagKind[link] % PERCENT_OF_SUMMARY
  const lag = lagOf(network, schedule, link)
  return kind === LAG_CLOCK ? instant + lag : calendarFor(network, kind, link, successor).add(instant, lag)
}

const earlier = (network: Network, schedule: Schedule, link: number, successor: number, instant: Instant): Instant => {
  const kind = network.links.lagKind[link] % PERCENT_OF_SUMMARY
  const lag = lagOf(network, schedule, link)
  return kind === LAG_CLOCK ? instant - lag : calendarFor(network, kind, link, successor).subtract(instant, lag)
}

/** `successor` is the task that is really bounded: a leaf when the link is on a summary. */
export const afterLag = (network: Network, schedule: Schedule, link: number, successor: number, instant: Instant): Instant =>
  network.links.lagKind[link] === LAG_NONE ? instant : later(network, schedule, link, successor, instant)

/** The latest instant whose lag still ends by `instant`. */
export const beforeLag = (network: Network, schedule: Schedule, link: number, successor: number, instant: Instant): Instant =>
  network.links.lagKind[link] === LAG_NONE ? instant : earlier(network, schedule, link, successor, instant)
