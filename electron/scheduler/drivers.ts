/**
 * What drives a task's early start and finish: one driver for each, told from the finished schedule by asking again, in the order of the
 * forward pass, who asked for the date. Nothing of this is kept while the passes run. Dates that are not the early ones: shownDrivers.ts.
 */
import { automatic, givenFinish } from './automaticDriver.ts'
import { begunFinish, hasActualDate, restOver } from './begunDriver.ts'
import { COMPLETE, EMPTY, MANUAL, NONE, PLACEHOLDER, SUMMARY } from './codes.ts'
import { anchored, type Driving, onOwnStart, overChild, startOver } from './driving.ts'
import { keepsDates } from './manual.ts'
import type { Network } from './network.ts'
import { actualFinishOf, actualStartOf, manualFinishOf, manualStartOf } from './particulars.ts'
import type { Tracing } from './tracing.ts'

/** Placed by hand, or inactive where it was; a placeholder when it has at least one date. */
export const isByHand = (network: Network, at: number): boolean => {
  const { flags } = network
  if ((flags[at] & (MANUAL | PLACEHOLDER)) === MANUAL || keepsDates(network, at)) return true
  return (flags[at] & (MANUAL | SUMMARY)) === MANUAL && (manualStartOf(network, at) !== NONE || manualFinishOf(network, at) !== NONE)
}

/** What puts a task's early start where it is. */
export const earlyStartDriving = (tracing: Tracing, at: number): Driving => {
  const { network, schedule } = tracing
  const flags = network.flags[at]
  if (isByHand(network, at)) {
    const start = manualStartOf(network, at)
    return start === NONE ? anchored('manual', manualFinishOf(network, at), true) : anchored('manual', start)
  }
  if ((flags & SUMMARY) !== 0) {
    if ((flags & EMPTY) !== 0) return anchored(network.fromFinish ? 'programFinish' : 'programStart', schedule.programStart)
    return overChild(tracing.early().start[at], schedule.earlyStart[at], 'start')
  }
  if (!hasActualDate(network, at)) return automatic(tracing, at).driving
  const begun = actualStartOf(network, at)
  if (begun !== NONE) return anchored('actual', Math.min(begun, schedule.earlyFinish[at]))
  const placed = automatic(tracing, at)
  return placed.start <= schedule.earlyFinish[at] ? placed.driving : anchored('actual', schedule.earlyFinish[at])
}

/** What puts a task's early finish where it is: mostly its own length from its start. */
export const earlyFinishDriving = (tracing: Tracing, at: number): Driving => {
  const { network, schedule } = tracing
  const flags = network.flags[at]
  if (isByHand(network, at)) {
    const finish = manualFinishOf(network, at)
    return finish === NONE ? onOwnStart(schedule, at) : anchored('manual', finish, true)
  }
  if ((flags & SUMMARY) !== 0) {
    if ((flags & EMPTY) !== 0) return onOwnStart(schedule, at)
    return overChild(tracing.early().finish[at], schedule.earlyFinish[at], 'finish')
  }
  if (hasActualDate(network, at)) {
    if (actualFinishOf(network, at) !== NONE) return anchored('actual', actualFinishOf(network, at), true)
    return (flags & COMPLETE) !== 0 ? onOwnStart(schedule, at) : begunFinish(tracing, at)
  }
  const given = givenFinish(tracing, at)
  if (given) return given
  const start = automatic(tracing, at).driving
  return start.bindsFinish ? start : onOwnStart(schedule, at)
}

/** True when the link asks for the same date as the link that drives. */
export const isAsked = (tracing: Tracing, at: number, link: number, driving: Driving): boolean => {
  if (link === driving.link) return true
  const { network, schedule } = tracing
  if (hasActualDate(network, at)) return restOver(tracing, link, at) === restOver(tracing, driving.link, at)
  return startOver(network, schedule, link, at) === startOver(network, schedule, driving.link, at)
}
