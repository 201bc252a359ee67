/**
 * What drives a task's early start and finish: one driver for each, told from the finished schedule by asking again, in the order of the
 * forward pass, who asked for the date. Nothing of this is kept while the passes run. Dates that are not the early ones: shownDrivers.ts.
 */
import type { DriverKind, TaskEnd } from '../../shared/model/schedule.ts'
import type { Instant } from '../../shared/time/instant.ts'
import {
  ASAP,
  COMPLETE,
  EMPTY,
  FNET,
  FNLT,
  FREE,
  INACTIVE,
  MANUAL,
  MFO,
  MILESTONE,
  MSO,
  NEVER,
  NONE,
  PLACEHOLDER,
  SF,
  SNET,
  STARTED,
  SUMMARY,
} from './codes.ts'
import { floorOf, heldBy } from './constraints.ts'
import { type Ends, endsOf } from './ends.ts'
import { isHeldToProgramStart } from './forward.ts'
import { lagOf } from './lag.ts'
import { boundAbove, boundsStart, demand, fromFinish, typeOf } from './links.ts'
import { keepsDates } from './manual.ts'
import type { Network } from './network.ts'
import {
  actualFinishOf,
  actualStartOf,
  constraintDateOf,
  constraintOf,
  inheritedFinishOf,
  inheritedStartOf,
  levellingDelayOf,
  manualFinishOf,
  manualStartOf,
  resumeOf,
  summaryStartOf,
} from './particulars.ts'
import type { Schedule } from './schedule.ts'
import { calendarOf, finishAfter, finishFrom, remainingOf, startFrom, toWork } from './span.ts'
import { hasOwnDates, leavesOf, type SummaryLeaves } from './summaryLeaves.ts'

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

const onOwnStart = (schedule: Schedule, at: number, kind: DriverKind = 'duration'): Driving => ({
  ...anchored(kind, schedule.earlyStart[at]),
  behind: at,
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

/** The leaves of summaries, gathered when the first summary drives. One for each schedule. */
export interface Tracing {
  readonly network: Network
  readonly schedule: Schedule
  /** The leaves that give summaries their early dates, and the dates that are shown. */
  readonly early: () => SummaryLeaves
  readonly shown: () => SummaryLeaves
  /** What as late as possible waits for. */
  readonly ends: () => Ends
}

export const trace = (network: Network, schedule: Schedule): Tracing => {
  let early: SummaryLeaves | undefined
  let shown: SummaryLeaves | undefined
  let ends: Ends | undefined
  return {
    network,
    schedule,
    early: () => {
      early ??= leavesOf(network, schedule.earlyStart, schedule.earlyFinish)
      return early
    },
    shown: () => {
      shown ??= leavesOf(network, schedule.start, schedule.finish)
      return shown
    },
    ends: () => {
      ends ??= endsOf(network, schedule)
      return ends
    },
  }
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

/** The nearest summary above whose constraint holds the task to that date. */
export const summaryWith = (network: Network, at: number, date: Instant, kinds: readonly number[]): number => {
  const { parent, flags } = network
  for (let above = parent[at]; above >= 0; above = parent[above]) {
    if (
      (flags[above] & (MANUAL | INACTIVE)) === 0 &&
      constraintDateOf(network, above) === date &&
      kinds.includes(constraintOf(network, above))
    )
      return above
  }
  return -1
}

/** The nearest manual summary above. */
const manualSummaryOver = ({ parent, flags }: Network, at: number): number => {
  let above = parent[at]
  while (above >= 0 && !hasOwnDates(flags[above])) above = parent[above]
  return above
}

/** A driver and the start that it gives. */
interface Placed {
  readonly driving: Driving
  readonly start: Instant
}

const byConstraint = (network: Network, at: number): Driving => {
  const kind = constraintOf(network, at)
  if (kind === ASAP) return anchored('parent', summaryStartOf(network, at), false, manualSummaryOver(network, at))
  return anchored('constraint', constraintDateOf(network, at), kind === FNET || kind === MFO || kind === FNLT)
}

/** Logic first: the latest demand, SNET and FNET; without demands, and where a finish is asked that would lie too early, the program start. */
const byLogic = (tracing: Tracing, at: number): Placed => {
  const { network, schedule } = tracing
  const { programStart } = schedule
  const floor = (network.flags[at] & FREE) !== 0 ? NONE : floorOf(network, at)
  const link = latestLink(network, schedule, at, (each) => startOver(network, schedule, each, at))
  const atProgramStart = (): Placed => {
    const kind = network.fromFinish ? 'programFinish' : 'programStart'
    return { driving: anchored(kind, programStart), start: toWork(network, at, programStart) }
  }
  let placed: Placed | null = link < 0 && !network.fromFinish ? null : atProgramStart()
  if (link >= 0) {
    const start = startOver(network, schedule, link, at)
    const isHeld = start < programStart && (network.fromFinish || isHeldToProgramStart(network, at))
    if (!isHeld) placed = { driving: overLink(tracing, at, link), start }
  }
  if (floor > (placed?.start ?? NONE)) return { driving: byConstraint(network, at), start: floor }
  return placed ?? atProgramStart()
}

/** MSO, MFO, SNLT, FNLT, and what the summaries above say of the finish. */
const holding = (network: Network, at: number, held: Instant): Driving => {
  const ceiling = inheritedFinishOf(network, at)
  const isFixed = constraintOf(network, at) === MSO || constraintOf(network, at) === MFO
  const isParents = !isFixed && ceiling !== NEVER && startFrom(network, at, ceiling) === held
  return isParents ? anchored('parent', ceiling, true, summaryWith(network, at, ceiling, [FNLT, MFO])) : byConstraint(network, at)
}

/** A task that logic, constraints and levelling place: the rules of placeAutomatic in their order, keeping who asked last. */
const automatic = (tracing: Tracing, at: number): Placed => {
  const { network } = tracing
  let { driving, start } = byLogic(tracing, at)
  if ((network.flags[at] & FREE) !== 0) return { driving, start }
  const inherited = inheritedStartOf(network, at)
  if (inherited > start && toWork(network, at, inherited) > start) {
    driving = anchored('parent', inherited, false, summaryWith(network, at, inherited, [SNET, MSO]))
    start = toWork(network, at, inherited)
  }
  const delay = levellingDelayOf(network, at)
  if (delay > 0) {
    driving = { ...driving, kind: 'levelling' }
    start = calendarOf(network, at).nextWork(calendarOf(network, at).nextWork(start) + delay)
  }
  const held = heldBy(network, at, start)
  return held === start ? { driving, start } : { driving: holding(network, at, held), start: held }
}

/** Placed by hand, or inactive where it was; a placeholder when it has at least one date. */
export const isByHand = (network: Network, at: number): boolean => {
  const { flags } = network
  if ((flags[at] & (MANUAL | PLACEHOLDER)) === MANUAL || keepsDates(network, at)) return true
  return (flags[at] & (MANUAL | SUMMARY)) === MANUAL && (manualStartOf(network, at) !== NONE || manualFinishOf(network, at) !== NONE)
}

/** Placed by its progress: an actual date, or begun. One that is complete without any actual date stands where logic put it. */
export const hasActualDate = (network: Network, at: number): boolean =>
  (network.flags[at] & PLACEHOLDER) === 0 && ((network.flags[at] & STARTED) !== 0 || actualFinishOf(network, at) !== NONE)

export const overChild = (leaf: number, from: Instant, behindEnd: TaskEnd): Driving => ({
  ...anchored('children', from),
  behind: leaf,
  behindEnd,
})

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

/** A begun task waits for predecessors under retained logic: the link whose demand its remaining work follows; -1 when it runs on by itself. */
const heldUpBy = (tracing: Tracing, at: number, goesOn: Instant, alone: Instant): number => {
  const { network, schedule } = tracing
  if (network.override) return -1
  const { how } = network.links
  const link = latestLink(network, schedule, at, (each) => (boundsStart(how[each]) ? demand(network, schedule, each, at) : NONE))
  if (link < 0) return -1
  const asked = demand(network, schedule, link, at)
  return asked > goesOn && finishAfter(network, at, asked, remainingOf(network, at)) > alone ? link : -1
}

/** Begun and not done: its remaining work, after what is done, from where it resumes, or after a predecessor. */
const begunFinish = (tracing: Tracing, at: number): Driving => {
  const { network, schedule } = tracing
  const start = actualStartOf(network, at)
  const resume = resumeOf(network, at)
  const remaining = remainingOf(network, at)
  const isResumed = resume !== NONE
  const goesOn = isResumed ? resume : finishAfter(network, at, start, network.span[at] - remaining)
  const alone = isResumed ? finishAfter(network, at, resume, remaining) : finishFrom(network, at, start)
  const link = heldUpBy(tracing, at, goesOn, alone)
  if (link >= 0) return { ...overLink(tracing, at, link), bindsFinish: false }
  return isResumed ? anchored('remaining', resume) : onOwnStart(schedule, at)
}

/** True when the link asks for the same date as the link that drives. */
export const isAsked = ({ network, schedule }: Tracing, at: number, link: number, driving: Driving): boolean => {
  if (link === driving.link) return true
  const { how } = network.links
  // A begun task's remaining work waits for starts only, and counts from the demand itself.
  if (hasActualDate(network, at)) {
    if (!boundsStart(how[link])) return false
    const rest = (each: number): Instant => finishAfter(network, at, demand(network, schedule, each, at), remainingOf(network, at))
    return rest(link) === rest(driving.link)
  }
  return startOver(network, schedule, link, at) === startOver(network, schedule, driving.link, at)
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

/** A finish that an SF link without lag gives, or a finish no earlier than, stands as it is (08:00 of the next morning, a Sunday). */
const givenFinish = (tracing: Tracing, at: number): Driving | null => {
  const { network, schedule } = tracing
  if (finishFrom(network, at, schedule.earlyStart[at]) === schedule.earlyFinish[at]) return null
  if (constraintOf(network, at) === FNET && constraintDateOf(network, at) === schedule.earlyFinish[at]) return byConstraint(network, at)
  const { how } = network.links
  const link = latestLink(network, schedule, at, (each) =>
    typeOf(how[each]) === SF && lagOf(network, schedule, each) === 0 ? demand(network, schedule, each, at) : NONE,
  )
  return overLink(tracing, at, link)
}
