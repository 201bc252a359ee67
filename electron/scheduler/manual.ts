/** Manually scheduled and inactive tasks: the stored start and finish are inputs; what is missing comes from the duration or from the logic. */
import { INACTIVE, MANUAL, NONE, SUMMARY } from './codes.ts'
import type { Network } from './network.ts'
import { manualFinishOf, manualStartOf } from './particulars.ts'
import { setEarly } from './place.ts'
import type { Schedule } from './schedule.ts'
import { finishFrom, startFrom } from './span.ts'

/** An inactive task keeps the dates it had (schedule-semantics.md); one that never had any goes where the logic puts it. */
export const keepsDates = (network: Network, at: number): boolean =>
  (network.flags[at] & (MANUAL | INACTIVE | SUMMARY)) === INACTIVE &&
  (manualStartOf(network, at) !== NONE || manualFinishOf(network, at) !== NONE)

/** A placeholder without any date keeps the dates that the logic gave it (placeAutomatic ran before). */
export const placeManual = (network: Network, schedule: Schedule, at: number): void => {
  let start = manualStartOf(network, at)
  let finish = manualFinishOf(network, at)
  if (start === NONE && finish === NONE) return
  if (start === NONE) start = startFrom(network, at, finish)
  if (finish === NONE) finish = finishFrom(network, at, start)
  setEarly(schedule, at, start, finish)
  schedule.logic[network.particulars.of[at]] = start
}
