/** The computed schedule as typed arrays by task number, and the passes in their order. */
import { CalendarProblem } from '../../shared/time/calendar.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { placeAlap } from './alap.ts'
import { backward } from './backward.ts'
import { INACTIVE, NEVER, NONE, SUMMARY } from './codes.ts'
import { computeFloat } from './float.ts'
import { forward } from './forward.ts'
import { placeFromFinish } from './fromFinish.ts'
import { markLongestPath } from './longestPath.ts'
import type { Network } from './network.ts'
import { DateProblem } from './problem.ts'

/** Instants and durations in tenths of a minute, indexed by task number; NONE = nothing to say. */
export interface Schedule {
  readonly start: Int32Array
  readonly finish: Int32Array
  readonly earlyStart: Int32Array
  readonly earlyFinish: Int32Array
  readonly lateStart: Int32Array
  readonly lateFinish: Int32Array
  /** Of simple tasks the working position of the early finish on the task's calendar (near.ts). */
  readonly position: Int32Array
  /** Where logic alone would put the start, before what holds it; in a plan from its finish, the finish. By row of the particulars. */
  readonly logic: Int32Array
  readonly totalFloat: Int32Array
  readonly freeFloat: Int32Array
  /** Bits of shared/model/schedule.ts: critical, longest path, deadline missed, constraint broken. */
  readonly flags: Uint8Array
  /** Where tasks without predecessors start: given, or counted back from a given finish. */
  programStart: Instant
  /** Latest early finish of the active tasks. */
  programFinish: Instant
}

/** Only as late as possible parts a start from the early start: else they share their arrays. */
const emptySchedule = ({ count, hasAlap, particulars }: Network): Schedule => {
  const column = (): Int32Array => new Int32Array(count)
  const earlyStart = column()
  const earlyFinish = column()
  return {
    start: hasAlap ? column() : earlyStart,
    finish: hasAlap ? column() : earlyFinish,
    earlyStart,
    earlyFinish,
    lateStart: column(),
    lateFinish: column(),
    position: column(),
    logic: new Int32Array(particulars.rows),
    totalFloat: column(),
    freeFloat: column(),
    flags: new Uint8Array(count),
    programStart: NONE,
    programFinish: NONE,
  }
}

/** Earliest late start of the active tasks of a plan that is scheduled from its finish: the program start that such a plan implies. */
const startFromFinish = (network: Network, schedule: Schedule): Instant => {
  let earliest = NEVER
  for (let at = 0; at < network.count; at += 1) {
    if ((network.flags[at] & INACTIVE) === 0) earliest = Math.min(earliest, schedule.lateStart[at])
  }
  return earliest === NEVER ? network.programFinish : earliest
}

const fits = (network: Network, into: Schedule): boolean =>
  into.start.length === network.count &&
  into.logic.length >= network.particulars.rows &&
  (into.start !== into.earlyStart) === network.hasAlap

const UNPLACED = NONE + 1

/** The task that a pass could not place, found by going once more over dates that say who has none yet; -1 when every task has. */
const unplacedIn = (network: Network): number => {
  const traced = emptySchedule(network)
  traced.earlyFinish.fill(UNPLACED)
  traced.lateFinish.fill(UNPLACED)
  try {
    run(network, traced)
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error
  }
  // Summaries are opened before their tasks are placed: they are none of those that a date was sought for.
  const isUnplaced = (column: Int32Array, at: number): boolean => column[at] === UNPLACED && (network.flags[at] & SUMMARY) === 0
  for (let at = 0; at < network.count; at += 1) if (isUnplaced(traced.earlyFinish, at)) return at
  for (let at = network.count - 1; at >= 0; at -= 1) if (isUnplaced(traced.lateFinish, at)) return at
  return -1
}

/**
 * One full pass. Throws DateProblem, which names the task, when a date leaves 1900-2200 or a calendar has no working time. `into` is written
 * over when it fits.
 */
export const schedule = (network: Network, into?: Schedule): Schedule => {
  try {
    return run(network, into && fits(network, into) ? into : emptySchedule(network))
  } catch (error) {
    if (!(error instanceof CalendarProblem)) throw error
    const at = unplacedIn(network)
    throw at < 0 ? error : new DateProblem(error, network.ids[at])
  }
}

const run = (network: Network, result: Schedule): Schedule => {
  result.programStart = network.programStart
  let latest = forward(network, result, result.programStart)
  if (network.fromFinish) {
    backward(network, result, network.programFinish)
    result.programStart = startFromFinish(network, result)
    latest = forward(network, result, result.programStart)
    result.programFinish = network.programFinish
  } else {
    result.programFinish = latest === NONE ? network.programStart : latest
  }
  backward(network, result, result.programFinish)
  if (network.fromFinish) placeFromFinish(network, result)
  else if (network.hasAlap) placeAlap(network, result)
  computeFloat(network, result)
  markLongestPath(network, result, latest)
  return result
}
