/** What drives the dates that are shown: the early ones, but of tasks that wait as late as possible and of a plan that is scheduled from its finish. */
import type { Driver, TaskEnd } from '../../shared/model/schedule.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { delayedFirst, latestOver } from './alap.ts'
import { summaryWith } from './automaticDriver.ts'
import { endsWithAssignment } from './backward.ts'
import { ASAP, COMPLETE, ELAPSED, FNET, FNLT, INACTIVE, MANUAL, MFO, MILESTONE, MSO, NEVER, NONE, SNET, SNLT, STARTED } from './codes.ts'
import { fixedStart, floorOf } from './constraints.ts'
import { earlyFinishDriving, earlyStartDriving } from './drivers.ts'
import { anchored, type Driving, latestLink, leafBehind, overChild, overLink } from './driving.ts'
import { afterLag } from './lag.ts'
import { boundsStart, fromFinish, lateBounded, lateEndSeen, latestBefore, linkedAbove, movesWith } from './links.ts'
import { constraintDateOf, constraintOf, deadlineOf, inheritedFinishOf, inheritedStartOf } from './particulars.ts'
import { calendarOf, finishFrom, startFrom, toWork } from './span.ts'
import { successorsOf } from './successors.ts'
import { hasOwnDates } from './summaryLeaves.ts'
import type { Tracing } from './tracing.ts'

const onOwnFinish = (at: number, finish: Instant): Driving => ({ ...anchored('alap', finish, true), behind: at, behindEnd: 'finish' })

/** A finish as a task keeps it: the end of a working period, but of a milestone and of what the clock counts. */
const asFinish = ({ network }: Tracing, at: number, finish: Instant): Instant =>
  finish === NEVER || (network.flags[at] & (MILESTONE | ELAPSED)) !== 0 ? finish : calendarOf(network, at).previousWork(finish)
/** A late finish stays raw of a task that ends with an assignment's delay, too (backward.ts). */
const asLateFinish = (tracing: Tracing, at: number, finish: Instant): Instant =>
  endsWithAssignment(tracing.network, at) ? finish : asFinish(tracing, at, finish)

/** A link to a successor, and the finish that it leaves. */
interface Limit {
  readonly link: number
  readonly successor: number
  readonly finish: Instant
}

/** Of the links to successors the one whose limit is the earliest, of equals the one with the lesser id; null when none counts. */
const nearest = (
  tracing: Tracing,
  at: number,
  keep: typeof asFinish,
  limit: (link: number, successor: number) => Instant,
): Limit | null => {
  const { network } = tracing
  const { ids } = network.links
  const out = successorsOf(network)
  let least: Limit | null = null
  for (let owner = at; owner >= 0; owner = linkedAbove(network, owner)) {
    for (let row = out.first[owner]; row < out.first[owner + 1]; row += 1) {
      const link = out.link[row]
      if (!movesWith(network, tracing.schedule, owner, link, at)) continue
      const finish = keep(tracing, at, limit(link, out.to[row]))
      if (finish === NEVER || (least && (finish > least.finish || (finish === least.finish && ids[link] > ids[least.link])))) continue
      least = { link, successor: out.to[row], finish }
    }
  }
  return least
}

const overSuccessor = ({ network }: Tracing, limit: Limit, seen: (successor: number, end: TaskEnd) => Instant): Driving => {
  const { link, successor } = limit
  const behindEnd = boundsStart(network.links.how[link]) ? 'start' : 'finish'
  return { ...anchored('alap', seen(successor, behindEnd), true), link, behind: successor, behindEnd }
}

/** As late as possible: the successor that would be delayed, else what bounds the late finish. */
const alapFinish = (tracing: Tracing, at: number): Driving => {
  const { network, schedule } = tracing
  const ends = tracing.ends()
  const limit = nearest(tracing, at, asFinish, (link, successor) => latestOver(network, schedule, ends, link, at, successor))
  if (!limit || limit.finish > schedule.finish[at]) return lateFinish(tracing, at)
  const successor = delayedFirst(network, schedule, ends, limit.link, limit.successor)
  return overSuccessor(tracing, { ...limit, successor }, (each, end) => ends[end][each])
}

/** What bounds a late finish: a date that fixes it, the successors, a date or deadline that caps it, the program finish; last a date that pushed it up. */
const lateFinish = (tracing: Tracing, at: number): Driving => {
  const { network, schedule } = tracing
  const target = schedule.lateFinish[at]
  const kind = constraintOf(network, at)
  const date = constraintDateOf(network, at)
  const gives = (finish: Instant): boolean => finish !== NONE && finish !== NEVER && asLateFinish(tracing, at, finish) === target
  const late = (driving: Driving): Driving => ({ ...driving, isLate: true })
  const own = (): Driving => late(anchored('constraint', date, true))
  if ((kind === MSO || kind === MFO) && gives(finishFrom(network, at, fixedStart(network, at)))) return own()
  const limit = nearest(tracing, at, asLateFinish, (link, successor) => latestBefore(network, schedule, link, at, successor))
  if (limit && limit.finish === target) {
    const successor = lateBounded(network, schedule, limit.link, at, limit.successor)
    return late(overSuccessor(tracing, { ...limit, successor }, (each, end) => lateEndSeen(network, schedule, each, end)))
  }
  if (kind === MSO || kind === SNLT) {
    if (gives((network.flags[at] & MILESTONE) !== 0 ? date : finishFrom(network, at, date))) return own()
  } else if ((kind === MFO || kind === FNLT) && gives(date)) return own()
  const ceiling = inheritedFinishOf(network, at)
  if (gives(ceiling)) return late(anchored('parent', ceiling, true, summaryWith(network, at, ceiling, [FNLT, MFO])))
  if (gives(deadlineOf(network, at))) return late(anchored('deadline', deadlineOf(network, at), true))
  if (gives(schedule.programFinish)) return late(anchored('programFinish', schedule.programFinish, true))
  const floor = inheritedStartOf(network, at)
  if (floor !== NONE && gives(finishFrom(network, at, toWork(network, at, floor))))
    return late(anchored('parent', floor, false, summaryWith(network, at, floor, [SNET, MSO])))
  if ((kind === SNET || kind === FNET) && gives(finishFrom(network, at, floorOf(network, at)))) return own()
  return anchored('alap', target, true)
}

/** Has begun, or has dates of its own. */
const STANDING = MANUAL | INACTIVE | STARTED | COMPLETE

/** In a plan that is scheduled from its finish a task stands at its late dates, unless as soon as possible has taken it earlier. */
const standsLate = ({ network, schedule }: Tracing, at: number): boolean =>
  network.fromFinish &&
  (network.flags[at] & STANDING) === 0 &&
  hasOwnDates(network.flags[at]) &&
  schedule.start[at] === schedule.lateStart[at] &&
  schedule.finish[at] === schedule.lateFinish[at]

/** As soon as possible among tasks that stand late: the predecessor whose shown date holds it. */
const asapStart = (tracing: Tracing, at: number): Driving => {
  const { network, schedule } = tracing
  const { how, from } = network.links
  const shownEnd = (link: number): Instant => (fromFinish(how[link]) ? schedule.finish : schedule.start)[from[link]]
  const link = latestLink(network, schedule, at, (each) => {
    const asked = afterLag(network, schedule, each, at, shownEnd(each))
    return toWork(network, at, boundsStart(how[each]) ? asked : startFrom(network, at, asked))
  })
  return link < 0 ? earlyStartDriving(tracing, at) : { ...overLink(tracing, at, link), from: shownEnd(link), isShown: true }
}

/** What puts the shown start or finish of a task where it is. */
export const drivingOf = (tracing: Tracing, at: number, end: TaskEnd): Driving => {
  const { network, schedule } = tracing
  const isStart = end === 'start'
  const start = schedule.start[at]
  const finish = schedule.finish[at]
  if (network.hasAlap && !hasOwnDates(network.flags[at])) {
    const leaves = tracing.shown()
    return overChild(leaves[end][at], isStart ? start : finish, end)
  }
  if (standsLate(tracing, at)) return isStart ? onOwnFinish(at, finish) : lateFinish(tracing, at)
  if (start === schedule.earlyStart[at] && finish === schedule.earlyFinish[at])
    return isStart ? earlyStartDriving(tracing, at) : earlyFinishDriving(tracing, at)
  if (!network.fromFinish) return isStart ? onOwnFinish(at, finish) : alapFinish(tracing, at)
  if (constraintOf(network, at) !== ASAP) return isStart ? onOwnFinish(at, finish) : lateFinish(tracing, at)
  return isStart ? asapStart(tracing, at) : { ...anchored('duration', start), behind: at }
}

/** The few words of a driver that the history keeps and other rooms read. */
export const driverOf = (tracing: Tracing, at: number, end: TaskEnd): Driver => {
  const driving = drivingOf(tracing, at, end)
  const { kind, link, from } = driving
  const behind = leafBehind(tracing, driving)
  const { ids, links } = tracing.network
  return {
    end,
    kind,
    linkId: link < 0 ? null : links.ids[link],
    taskId: behind < 0 || behind === at ? null : ids[behind],
    instant: from,
  }
}

const isByLink = (kind: Driver['kind']): boolean => kind === 'link' || kind === 'levelling'

/** The same of a driver already told: the id of the link, null when something else drives. */
export const linkThatDrives = ({ kind, linkId }: Driver): string | null => (isByLink(kind) ? linkId : null)

/** The link that drives a task's start, -1 when something else does: for lines that are drawn as driving. */
export const drivingLink = (tracing: Tracing, at: number): number => {
  const { kind, link } = drivingOf(tracing, at, 'start')
  return isByLink(kind) ? link : -1
}
