/** Who asks for a date, as a value, and how links ask: the words in which drivers.ts and shownDrivers.ts answer. */
import type { DriverKind, TaskEnd } from '../../shared/model/schedule.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { MILESTONE, NONE } from './codes.ts'
import { boundAbove, boundsStart, demand, fromFinish } from './links.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, startFrom, toWork } from './span.ts'
import { hasOwnDates } from './summaryLeaves.ts'
import type { Tracing } from './tracing.ts'

/** Who asks for one end of a task, by task and link number. */
export interface Driving {
  readonly kind: DriverKind
  /** The driving link, -1 when none asks. */
  readonly link: number
  /** The date that it counts from. */
  readonly from: Instant
  /** Whose computed date that is, -1 = nobody's, an anchor; and which end of it. */
  readonly behind: number
  readonly behindEnd: TaskEnd
  /** The summary above whose constraint it is, or the task or summary whose link; -1 = its own. */
  readonly above: number
  /** The date is one of the finish: the start is counted back from it. */
  readonly bindsFinish: boolean
  /** A date of the backward pass. */
  readonly isLate?: boolean
  /** Counts from the date that is shown of a predecessor that stands later than its early one. */
  readonly isShown?: boolean
}

export const anchored = (kind: DriverKind, from: Instant, bindsFinish = false, above = -1): Driving => ({
  kind,
  link: -1,
  from,
  behind: -1,
  behindEnd: 'start',
  above,
  bindsFinish,
})

export const onOwnStart = (schedule: Schedule, at: number): Driving => ({ ...anchored('duration', schedule.earlyStart[at]), behind: at })

export const overChild = (leaf: number, from: Instant, behindEnd: TaskEnd): Driving => ({
  ...anchored('children', from),
  behind: leaf,
  behindEnd,
})

/** The start at which a link alone would put a task that has not begun. */
export const startOver = (network: Network, schedule: Schedule, link: number, at: number): Instant => {
  const asked = demand(network, schedule, link, at)
  if (boundsStart(network.links.how[link])) return toWork(network, at, asked)
  const start = startFrom(network, at, asked)
  return (network.flags[at] & MILESTONE) !== 0 ? start : calendarOf(network, at).nextWork(start)
}

/** Of links that ask for the same date the one is named whose predecessor has the least float, then the lesser id: not the order of the rows. */
const isNearer = (network: Network, schedule: Schedule, link: number, than: number): boolean => {
  const { from, ids } = network.links
  const more = schedule.totalFloat[from[link]] - schedule.totalFloat[from[than]]
  return more === 0 ? ids[link] < ids[than] : more < 0
}

/** The link, own or of a summary above, whose `ask` is the latest; -1 when there is none. NONE = it does not count. */
export const latestLink = (network: Network, schedule: Schedule, at: number, ask: (link: number) => Instant): number => {
  const { links } = network
  let driving = -1
  let latest = NONE
  for (let owner = at; owner >= 0; owner = boundAbove(network, owner)) {
    for (let link = links.inFirst[owner]; link < links.inFirst[owner + 1]; link += 1) {
      const asked = ask(link)
      if (asked === NONE || asked < latest || (asked === latest && !isNearer(network, schedule, link, driving))) continue
      latest = asked
      driving = link
    }
  }
  return driving
}

/** The leaf that really drives, where a summary's date is counted from; what is as late as possible waits for the summary itself. */
export const leafBehind = ({ network, early, shown }: Tracing, { kind, behind, behindEnd, isShown }: Driving): number =>
  behind < 0 || kind === 'alap' || kind === 'children' || hasOwnDates(network.flags[behind])
    ? behind
    : (isShown ? shown : early)()[behindEnd][behind]

/** The task or the summary above it that the link leads to. */
const ownerOf = (network: Network, at: number, link: number): number => {
  const { inFirst } = network.links
  let owner = at
  while (link < inFirst[owner] || link >= inFirst[owner + 1]) owner = boundAbove(network, owner)
  return owner
}

export const overLink = ({ network, schedule }: Tracing, at: number, link: number): Driving => {
  const { from, how } = network.links
  const owner = ownerOf(network, at, link)
  const countsFinish = fromFinish(how[link])
  return {
    kind: 'link',
    link,
    from: (countsFinish ? schedule.earlyFinish : schedule.earlyStart)[from[link]],
    behind: from[link],
    behindEnd: countsFinish ? 'finish' : 'start',
    above: owner === at ? -1 : owner,
    bindsFinish: !boundsStart(how[link]),
  }
}
