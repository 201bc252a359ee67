/** The longest path: back from the tasks that give the program its finish over every link that drives a start, whatever the float says. */
import { LONGEST_PATH } from '../../shared/model/schedule.ts'
import { BY_LINK, COMPLETE, INACTIVE, SUMMARY } from './codes.ts'
import { boundsStart, demand, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { startFrom, toWork } from './span.ts'

/** True when the link alone would put the task where it is. */
const drives = (network: Network, schedule: Schedule, link: number, at: number): boolean => {
  const asked = demand(network, schedule, link, at)
  const start = boundsStart(network.links.type[link]) ? asked : startFrom(network, at, asked)
  return toWork(network, at, start) === schedule.earlyStart[at]
}

/** Marks the leaf tasks (and the summaries they make up the end of) from the finish back to an anchor. */
export const markLongestPath = (network: Network, schedule: Schedule): void => {
  const { count, flags, links, linkedIn, parent } = network
  const mark = (at: number): void => {
    schedule.flags[at] |= LONGEST_PATH
  }
  let latest = schedule.programFinish
  if (network.fromFinish) {
    latest = -latest
    for (let at = 0; at < count; at += 1) if ((flags[at] & INACTIVE) === 0) latest = Math.max(latest, schedule.earlyFinish[at])
  }
  for (let at = 0; at < count; at += 1) {
    if ((flags[at] & (INACTIVE | COMPLETE)) === 0 && schedule.earlyFinish[at] === latest) mark(at)
  }
  for (let at = count - 1; at >= 0; at -= 1) {
    if ((schedule.flags[at] & LONGEST_PATH) === 0) continue
    if ((flags[at] & SUMMARY) !== 0) continue
    if (schedule.driver[at] !== BY_LINK) continue
    for (let owner = linkedIn[at]; owner >= 0; owner = parent[owner] < 0 ? -1 : linkedIn[parent[owner]]) {
      for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) {
        if (drives(network, schedule, link, at)) markEnd(network, schedule, links.from[link], mark, fromFinish(links.type[link]))
      }
    }
  }
}

/** The predecessor and, when it is a summary, the children that give it the end that counts, down to a leaf. */
const markEnd = (network: Network, schedule: Schedule, predecessor: number, mark: (at: number) => void, byFinish: boolean): void => {
  let at = predecessor
  mark(at)
  while ((network.flags[at] & SUMMARY) !== 0) {
    const child = byFinish ? schedule.finishChild[at] : schedule.startChild[at]
    if (child < 0) return
    at = child
    mark(at)
  }
}
