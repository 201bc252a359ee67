/** The longest path: back from the tasks that give the program its finish over every link that drives, whatever the float says. */
import { LONGEST_PATH } from '../../shared/model/schedule.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, INACTIVE } from './codes.ts'
import { earlyFinishDriving, earlyStartDriving, isAsked } from './drivers.ts'
import type { Driving } from './driving.ts'
import { boundAbove, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { hasOwnDates } from './summaryLeaves.ts'
import { type Tracing, trace } from './tracing.ts'

/** Which end of a task the path runs through. */
const START = 1
const FINISH = 2

/** What drives the task where the path leaves it backward: a finish is mostly driven by the task's own start, that of a begun task by a link at most. */
const drivingBack = (tracing: Tracing, at: number, end: number): Driving => {
  if (end === START) return earlyStartDriving(tracing, at)
  const finish = earlyFinishDriving(tracing, at)
  return finish.behind === at ? earlyStartDriving(tracing, at) : finish
}

/** Hands the path on over every link that asks for the same date as the one that drives. */
const goBack = (tracing: Tracing, at: number, end: number, ends: Uint8Array): void => {
  const { network } = tracing
  const { links } = network
  const driving = drivingBack(tracing, at, end)
  if (driving.link < 0) return
  for (let owner = at; owner >= 0; owner = boundAbove(network, owner)) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) {
      if (isAsked(tracing, at, link, driving)) ends[links.from[link]] |= fromFinish(links.how[link]) ? FINISH : START
    }
  }
}

/**
 * Marks tasks, and summaries through their end that counts, from the finish back to an anchor. Ties are all on the path. As in Primavera: over
 * driving relationships, of a begun task those that its remaining work waits for under retained logic. `latest` is the latest early finish of
 * the active tasks: in a plan from its finish not the given one.
 */
export const markLongestPath = (network: Network, schedule: Schedule, latest: Instant): void => {
  const { count, flags, parent } = network
  const { earlyStart, earlyFinish } = schedule
  const tracing = trace(network, schedule)
  const ends = new Uint8Array(count)
  // Summaries come after their children and successors after predecessors: one walk downwards meets everything in time.
  for (let at = count - 1; at >= 0; at -= 1) {
    const above = parent[at]
    const reached = ends[at] | (above < 0 ? 0 : ends[above])
    // Most tasks are far from the path: nothing more is asked of them.
    if ((reached === 0 && earlyFinish[at] !== latest) || (flags[at] & INACTIVE) !== 0) continue
    if (earlyFinish[at] === latest && (flags[at] & COMPLETE) === 0) ends[at] |= FINISH
    if (above >= 0 && !hasOwnDates(flags[above])) {
      if ((ends[above] & FINISH) !== 0 && earlyFinish[at] === earlyFinish[above]) ends[at] |= FINISH
      if ((ends[above] & START) !== 0 && earlyStart[at] === earlyStart[above]) ends[at] |= START
    }
    if (ends[at] === 0) continue
    schedule.flags[at] |= LONGEST_PATH
    if (!hasOwnDates(flags[at])) continue
    if ((ends[at] & START) !== 0) goBack(tracing, at, START, ends)
    if ((ends[at] & FINISH) !== 0) goBack(tracing, at, FINISH, ends)
  }
}
