/** As late as possible: the task takes up its free float, so that it waits without delaying any successor. */
import type { Instant } from '../../shared/time/instant.ts'
import { ALAP, BY_ALAP, COMPLETE, ELAPSED, INACTIVE, MANUAL, MILESTONE, NEVER, STARTED, SUMMARY } from './codes.ts'
import { beforeLag } from './lag.ts'
import { boundsStart, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import { note } from './place.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, startFrom } from './span.ts'

/** The latest finish at which no successor moves: successors that are themselves as late as possible have been placed before. */
const latestWithoutDelay = (network: Network, schedule: Schedule, at: number): Instant => {
  const { linkedOut, nextOut, links } = network
  let finish = schedule.lateFinish[at]
  let start = NEVER
  for (let owner = linkedOut[at]; owner >= 0; owner = nextOut[owner]) {
    for (let row = links.outFirst[owner]; row < links.outFirst[owner + 1]; row += 1) {
      const link = links.out[row]
      const successor = links.outTo[row]
      if ((network.flags[successor] & (COMPLETE | INACTIVE)) !== 0) continue
      const end = boundsStart(links.type[link]) ? schedule.start[successor] : schedule.finish[successor]
      const allowed = beforeLag(network, schedule, link, successor, end)
      if (fromFinish(links.type[link])) finish = Math.min(finish, allowed)
      else start = Math.min(start, allowed)
    }
  }
  return start === NEVER ? finish : Math.min(finish, finishFrom(network, at, start))
}

/** Moves start and finish of ALAP tasks; their early dates stay what the logic allows at the earliest. Then summaries follow. */
export const placeAlap = (network: Network, schedule: Schedule): void => {
  const { flags, count, parent } = network
  const moved = new Set<number>()
  for (let at = count - 1; at >= 0; at -= 1) {
    if (network.constraint[at] !== ALAP || (flags[at] & (SUMMARY | MANUAL | INACTIVE | STARTED | COMPLETE)) !== 0) continue
    let finish = latestWithoutDelay(network, schedule, at)
    if ((flags[at] & (MILESTONE | ELAPSED)) === 0) finish = calendarOf(network, at).previousWork(finish)
    const start = startFrom(network, at, finish)
    if (start <= schedule.start[at]) continue
    schedule.start[at] = start
    schedule.finish[at] = finish
    note(schedule, at, BY_ALAP, -1, start)
    for (let above = parent[at]; above >= 0 && !moved.has(above); above = parent[above]) moved.add(above)
  }
  if (moved.size > 0) rollUpMoved(network, schedule, moved)
}

const rollUpMoved = (network: Network, schedule: Schedule, moved: ReadonlySet<number>): void => {
  const { flags, parent, count } = network
  const isOpen = (at: number): boolean => at >= 0 && moved.has(at) && (flags[at] & MANUAL) === 0
  for (const at of moved) {
    if (!isOpen(at)) continue
    schedule.start[at] = NEVER
    schedule.finish[at] = -NEVER
  }
  for (let at = 0; at < count; at += 1) {
    const above = parent[at]
    if (isOpen(at)) schedule.duration[at] = network.programCalendar.between(schedule.start[at], schedule.finish[at])
    if (!isOpen(above) || (flags[at] & INACTIVE & ~flags[above]) !== 0) continue
    if (schedule.start[at] < schedule.start[above]) {
      schedule.start[above] = schedule.start[at]
      schedule.startLeaf[above] = schedule.startLeaf[at]
    }
    if (schedule.finish[at] > schedule.finish[above]) {
      schedule.finish[above] = schedule.finish[at]
      schedule.finishLeaf[above] = schedule.finishLeaf[at]
    }
  }
}
