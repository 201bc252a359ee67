/** The longest path: back from the tasks that give the program its finish over every link that drives a start, whatever the float says. */
import { LONGEST_PATH } from '../../shared/model/schedule.ts'
import { BY_LINK, COMPLETE, INACTIVE, NONE, SUMMARY } from './codes.ts'
import { boundsStart, demand, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { startFrom, toWork } from './span.ts'

/** Which end of a task the path runs through. */
const START = 1
const FINISH = 2

/** True when the link alone would put the task where it is. */
const drives = (network: Network, schedule: Schedule, link: number, at: number): boolean => {
  const asked = demand(network, schedule, link, at)
  const start = boundsStart(network.links.type[link]) ? asked : startFrom(network, at, asked)
  return toWork(network, at, start) === schedule.earlyStart[at]
}

/** Latest early finish of what is active: in a plan from its finish not the given one. */
const latestFinish = (network: Network, schedule: Schedule): number => {
  let latest = NONE
  for (let at = 0; at < network.count; at += 1) {
    if ((network.flags[at] & INACTIVE) === 0) latest = Math.max(latest, schedule.earlyFinish[at])
  }
  return latest
}

/** Marks tasks, and summaries through their end that counts, from the finish back to an anchor. Ties are all on the path. */
export const markLongestPath = (network: Network, schedule: Schedule): void => {
  const { count, flags, links, linkedIn, nextIn, parent } = network
  const latest = latestFinish(network, schedule)
  const ends = new Uint8Array(count)
  // Summaries come after their children and successors after predecessors: one walk downwards meets everything in time.
  for (let at = count - 1; at >= 0; at -= 1) {
    if ((flags[at] & INACTIVE) !== 0) continue
    if (schedule.earlyFinish[at] === latest && (flags[at] & COMPLETE) === 0) ends[at] |= FINISH
    const above = parent[at]
    if (above >= 0) {
      if ((ends[above] & FINISH) !== 0 && schedule.earlyFinish[at] === schedule.earlyFinish[above]) ends[at] |= FINISH
      if ((ends[above] & START) !== 0 && schedule.earlyStart[at] === schedule.earlyStart[above]) ends[at] |= START
    }
    if (ends[at] === 0) continue
    schedule.flags[at] |= LONGEST_PATH
    if ((flags[at] & SUMMARY) !== 0 || schedule.driver[at] !== BY_LINK) continue
    for (let owner = linkedIn[at]; owner >= 0; owner = nextIn[owner]) {
      for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) {
        if (drives(network, schedule, link, at)) ends[links.from[link]] |= fromFinish(links.type[link]) ? FINISH : START
      }
    }
  }
}
