/** Progress: a started task stands at its actual start, a complete one at its actual dates; out-of-sequence work follows the program's rule. */
import { COMPLETE, NONE, STARTED } from './codes.ts'
import type { Network } from './network.ts'
import { actualFinishOf, actualStartOf, resumeOf } from './particulars.ts'
import { type Logic, setEarly } from './place.ts'
import type { Schedule } from './schedule.ts'
import { asFinish, finishAfter, finishFrom, remainingOf } from './span.ts'

/**
 * What remains goes on where the file or the planner says (resume), else right after what is done.
 * Retained logic: what remains of a started task waits for predecessors that have not finished, and ends no earlier than its links let it.
 * Progress override lets it run on.
 * A task that is 100 % complete without actual dates keeps the dates of the logic (placeAutomatic ran before).
 */
export const placeProgress = (network: Network, schedule: Schedule, at: number, logic: Logic): void => {
  const start = actualStartOf(network, at) === NONE ? schedule.earlyStart[at] : actualStartOf(network, at)
  const actualFinish = actualFinishOf(network, at)
  if ((network.flags[at] & STARTED) === 0 && actualFinish === NONE) return
  const isComplete = (network.flags[at] & COMPLETE) !== 0
  const resume = isComplete ? NONE : resumeOf(network, at)
  let finish = actualFinish
  if (finish === NONE)
    finish = resume === NONE ? finishFrom(network, at, start) : finishAfter(network, at, resume, remainingOf(network, at))
  if (!isComplete && !network.override) {
    const goesOn = resume === NONE ? finishAfter(network, at, start, network.span[at] - remainingOf(network, at)) : resume
    if (logic.start > goesOn) finish = Math.max(finish, finishAfter(network, at, logic.start, remainingOf(network, at)))
    if (logic.finish > finish) finish = Math.max(finish, asFinish(network, at, logic.finish))
  }
  setEarly(schedule, at, Math.min(start, finish), finish)
  schedule.logic[network.particulars.of[at]] = start
}
