/** The constraints in both passes: one function per kind, each working on the start of a task (or its late finish). */
import type { Instant } from '../../shared/time/instant.ts'
import { ASAP, FNET, FNLT, MFO, MILESTONE, MSO, NEVER, NONE, SNET, SNLT } from './codes.ts'
import { hasBegun, latestByLinks } from './links.ts'
import type { Network } from './network.ts'
import { constraintDateOf, constraintOf, deadlineOf, inheritedFinishOf, inheritedStartOf, summaryStartOf } from './particulars.ts'
import { asFinish, finishFrom, startFrom, toWork } from './span.ts'

/** Start no earlier than: the date, moved to working time. */
const startNoEarlierThan = (network: Network, at: number, date: Instant): Instant => toWork(network, at, date)
/** Finish no earlier than: the start from which the task finishes on the date. */
const finishNoEarlierThan = (network: Network, at: number, date: Instant): Instant => startFrom(network, at, date)

/**
 * The start that SNET or FNET asks for at the earliest, of a task as soon as possible below a manual summary that summary's start; NONE when
 * nothing does.
 */
export const floorOf = (network: Network, at: number): Instant => {
  const date = constraintDateOf(network, at)
  const kind = constraintOf(network, at)
  if (kind === SNET) return startNoEarlierThan(network, at, date)
  if (kind === FNET) return finishNoEarlierThan(network, at, date)
  const below = kind === ASAP ? summaryStartOf(network, at) : NONE
  return below === NONE ? NONE : startNoEarlierThan(network, at, below)
}

/** Must start on. */
const mustStartOn = (network: Network, at: number, date: Instant): Instant => toWork(network, at, date)
/** Must finish on. */
const mustFinishOn = (network: Network, at: number, date: Instant): Instant => startFrom(network, at, date)
/** Start no later than: pulls a later start back to the date. */
const startNoLaterThan = (network: Network, at: number, start: Instant, date: Instant): Instant =>
  Math.min(start, toWork(network, at, date))
/** Finish no later than: pulls a later finish back to the date. */
const finishNoLaterThan = (network: Network, at: number, start: Instant, date: Instant): Instant =>
  finishFrom(network, at, start) > date ? Math.min(start, startFrom(network, at, date)) : start

/** The start on which MSO or MFO fixes a task. */
export const fixedStart = (network: Network, at: number): Instant => {
  const date = constraintDateOf(network, at)
  return constraintOf(network, at) === MSO ? mustStartOn(network, at, date) : mustFinishOn(network, at, date)
}

/** When logic comes first (the program does not honour constraints), MSO and MFO only hold a task back; nothing pulls it forward. */
const heldSoftly = (network: Network, at: number, start: Instant): Instant =>
  constraintOf(network, at) === MSO || constraintOf(network, at) === MFO ? Math.max(start, fixedStart(network, at)) : start

/** The start after MSO, MFO, SNLT and FNLT (own, or FNLT from a summary) have fixed or pulled back `start`. */
export const heldBy = (network: Network, at: number, start: Instant): Instant => {
  // Seen from the finish it is the late dates that are held, and the early ones only bounded (heldFromFinish).
  if (!network.honourConstraints || network.fromFinish) return heldSoftly(network, at, start)
  const date = constraintDateOf(network, at)
  let held = start
  switch (constraintOf(network, at)) {
    case MSO:
    case MFO:
      return fixedStart(network, at)
    case SNLT:
      held = startNoLaterThan(network, at, start, date)
      break
    case FNLT:
      held = finishNoLaterThan(network, at, start, date)
      break
  }
  const ceiling = inheritedFinishOf(network, at)
  return ceiling === NEVER ? held : finishNoLaterThan(network, at, held, ceiling)
}

/** The latest finish that constraints and the deadline leave a task; NEVER when nothing caps it. */
export const capOf = (network: Network, at: number): Instant => {
  const date = constraintDateOf(network, at)
  let cap = inheritedFinishOf(network, at)
  switch (constraintOf(network, at)) {
    case MSO:
    case SNLT:
      // A start that has been can no longer be late.
      if (hasBegun(network.flags[at])) break
      cap = Math.min(cap, (network.flags[at] & MILESTONE) !== 0 ? date : finishFrom(network, at, date))
      break
    case MFO:
    case FNLT:
      cap = Math.min(cap, date)
      break
  }
  const deadline = deadlineOf(network, at)
  return deadline === NONE ? cap : Math.min(cap, deadline)
}

/** The latest finish that SNLT or FNLT asks for; NEVER when the task has neither. */
const ceilingOf = (network: Network, at: number): Instant => {
  const date = constraintDateOf(network, at)
  const kind = constraintOf(network, at)
  if (kind === SNLT) return (network.flags[at] & MILESTONE) !== 0 ? date : finishFrom(network, at, date)
  return kind === FNLT ? date : NEVER
}

/**
 * Scheduling from the finish is the mirror of scheduling from the start. The latest finish that logic and what only bounds it leave: SNLT
 * and FNLT, a summary's own, a deadline. `allowed` is what the successors allow, NEVER without any: then the date of SNLT or FNLT rules,
 * even after the program finish.
 */
const latestFromFinish = (network: Network, at: number, allowed: Instant, programFinish: Instant): Instant => {
  const ceiling = ceilingOf(network, at)
  const finish = allowed === NEVER && ceiling !== NEVER ? ceiling : Math.min(latestByLinks(network, at, allowed, programFinish), ceiling)
  const deadline = deadlineOf(network, at) === NONE ? NEVER : deadlineOf(network, at)
  return Math.min(finish, inheritedFinishOf(network, at), deadline)
}

/** The same as a date: where logic alone would end the task. */
export const latestByLogic = (network: Network, at: number, allowed: Instant, programFinish: Instant): Instant =>
  asFinish(network, at, latestFromFinish(network, at, allowed, programFinish))

/** The same after MSO and MFO have fixed it, and SNET and FNET, own or of a summary, have pushed an earlier one up to their dates. */
export const heldFromFinish = (network: Network, at: number, allowed: Instant, programFinish: Instant): Instant => {
  const latest = latestFromFinish(network, at, allowed, programFinish)
  const isFixed = constraintOf(network, at) === MSO || constraintOf(network, at) === MFO
  if (isFixed) {
    const fixed = finishFrom(network, at, fixedStart(network, at))
    return network.honourConstraints ? fixed : Math.min(latest, fixed)
  }
  if (!network.honourConstraints) return latest
  const inherited = inheritedStartOf(network, at) === NONE ? NONE : toWork(network, at, inheritedStartOf(network, at))
  const floor = Math.max(floorOf(network, at), inherited)
  return floor !== NONE && startFrom(network, at, asFinish(network, at, latest)) < floor ? finishFrom(network, at, floor) : latest
}
