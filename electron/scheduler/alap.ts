/** As late as possible: the task takes up its free float, so that it waits without delaying any successor. */
import type { Instant } from '../../shared/time/instant.ts'
import { ALAP, COMPLETE, ELAPSED, INACTIVE, MANUAL, MILESTONE, NEVER, STARTED, SUMMARY } from './codes.ts'
import { beforeLag } from './lag.ts'
import { boundsStart, fromFinish, linkedAbove } from './links.ts'
import type { Network } from './network.ts'
import { constraintOf } from './particulars.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishFrom, startFrom } from './span.ts'
import { successorsOf } from './successors.ts'

/** The end of a successor that a link counts to: of a summary the early one, because summaries follow only when all is placed. */
export const endOf = ({ flags }: Network, schedule: Schedule, successor: number, end: 'start' | 'finish'): Instant => {
  if ((flags[successor] & SUMMARY) !== 0) return end === 'start' ? schedule.earlyStart[successor] : schedule.earlyFinish[successor]
  return end === 'start' ? schedule.start[successor] : schedule.finish[successor]
}

/** The latest finish of `at` that leaves the successor over the link where it is; NEVER when that one does not count. */
export const latestOver = (network: Network, schedule: Schedule, link: number, at: number, successor: number): Instant => {
  const how = network.links.how[link]
  if ((network.flags[successor] & (COMPLETE | INACTIVE)) !== 0) return NEVER
  const end = endOf(network, schedule, successor, boundsStart(how) ? 'start' : 'finish')
  const allowed = beforeLag(network, schedule, link, successor, end)
  return fromFinish(how) ? allowed : finishFrom(network, at, allowed)
}

/** The latest finish at which no successor moves: successors that are themselves as late as possible have been placed before. */
const latestWithoutDelay = (network: Network, schedule: Schedule, at: number): Instant => {
  const out = successorsOf(network)
  let finish = schedule.lateFinish[at]
  for (let owner = at; owner >= 0; owner = linkedAbove(network, owner)) {
    for (let row = out.first[owner]; row < out.first[owner + 1]; row += 1) {
      finish = Math.min(finish, latestOver(network, schedule, out.link[row], at, out.to[row]))
    }
  }
  return finish
}

/** Moves start and finish of ALAP tasks; their early dates stay what the logic allows at the earliest. Then summaries follow. */
export const placeAlap = (network: Network, schedule: Schedule): void => {
  const { flags, count, parent } = network
  const moved = new Set<number>()
  for (let at = count - 1; at >= 0; at -= 1) {
    if (constraintOf(network, at) !== ALAP || (flags[at] & (SUMMARY | MANUAL | INACTIVE | STARTED | COMPLETE)) !== 0) continue
    let finish = latestWithoutDelay(network, schedule, at)
    if ((flags[at] & (MILESTONE | ELAPSED)) === 0) finish = calendarOf(network, at).previousWork(finish)
    const start = startFrom(network, at, finish)
    if (start <= schedule.start[at]) continue
    schedule.start[at] = start
    schedule.finish[at] = finish
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
    if (!isOpen(above) || (flags[at] & INACTIVE & ~flags[above]) !== 0) continue
    schedule.start[above] = Math.min(schedule.start[above], schedule.start[at])
    schedule.finish[above] = Math.max(schedule.finish[above], schedule.finish[at])
  }
}
