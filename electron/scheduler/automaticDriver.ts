/** Who asks for the dates of a task that logic, constraints and levelling place. */
import type { Instant } from '../../shared/time/instant.ts'
import { ASAP, FNET, FNLT, FREE, INACTIVE, MANUAL, MFO, MSO, NEVER, NONE, SNET } from './codes.ts'
import { floorOf, heldBy } from './constraints.ts'
import { anchored, type Driving, latestLink, overLink, startOver } from './driving.ts'
import { givesFinish, isHeldToProgramStart } from './forward.ts'
import { demand } from './links.ts'
import type { Network } from './network.ts'
import { constraintDateOf, constraintOf, inheritedFinishOf, inheritedStartOf, levellingDelayOf, summaryStartOf } from './particulars.ts'
import { calendarOf, finishFrom, hasGivenDates, startFrom, toWork } from './span.ts'
import type { Tracing } from './tracing.ts'

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
  while (above >= 0 && !hasGivenDates(flags[above])) above = parent[above]
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
export const automatic = (tracing: Tracing, at: number): Placed => {
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

/** A finish that an SF link without lag gives, or a finish no earlier than, stands as it is (08:00 of the next morning, a Sunday). */
export const givenFinish = (tracing: Tracing, at: number): Driving | null => {
  const { network, schedule } = tracing
  if (finishFrom(network, at, schedule.earlyStart[at]) === schedule.earlyFinish[at]) return null
  if (constraintOf(network, at) === FNET && constraintDateOf(network, at) === schedule.earlyFinish[at]) return byConstraint(network, at)
  const link = latestLink(network, schedule, at, (each) =>
    givesFinish(network, schedule, each) ? demand(network, schedule, each, at) : NONE,
  )
  return overLink(tracing, at, link)
}
