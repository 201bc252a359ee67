/** The constraints in both passes: one function per kind, each working on the start of a task (or its late finish). */
import type { Instant } from '../../shared/time/instant.ts'
import { FNET, FNLT, MFO, MILESTONE, MSO, NEVER, NONE, SNET, SNLT } from './codes.ts'
import type { Network } from './network.ts'
import { finishFrom, startFrom, toWork } from './span.ts'

/** Start no earlier than: the date, moved to working time. */
const startNoEarlierThan = (network: Network, at: number, date: Instant): Instant => toWork(network, at, date)
/** Finish no earlier than: the start from which the task finishes on the date. */
const finishNoEarlierThan = (network: Network, at: number, date: Instant): Instant => startFrom(network, at, date)

/** The start that SNET or FNET asks for at the earliest; NONE when the task has neither. */
export const floorOf = (network: Network, at: number): Instant => {
  const date = network.constraintDate[at]
  const kind = network.constraint[at]
  if (kind === SNET) return startNoEarlierThan(network, at, date)
  if (kind === FNET) return finishNoEarlierThan(network, at, date)
  return NONE
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
  const date = network.constraintDate[at]
  return network.constraint[at] === MSO ? mustStartOn(network, at, date) : mustFinishOn(network, at, date)
}

/** When logic comes first (the program does not honour constraints), MSO and MFO only hold a task back; nothing pulls it forward. */
const heldSoftly = (network: Network, at: number, start: Instant): Instant =>
  network.constraint[at] === MSO || network.constraint[at] === MFO ? Math.max(start, fixedStart(network, at)) : start

/** The start after MSO, MFO, SNLT and FNLT (own, or FNLT from a summary) have fixed or pulled back `start`. */
export const heldBy = (network: Network, at: number, start: Instant): Instant => {
  if (!network.honourConstraints) return heldSoftly(network, at, start)
  const date = network.constraintDate[at]
  let held = start
  switch (network.constraint[at]) {
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
  const ceiling = network.inheritedFinish[at]
  return ceiling === NEVER ? held : finishNoLaterThan(network, at, held, ceiling)
}

/** The latest finish that constraints and the deadline leave a task; NEVER when nothing caps it. */
export const capOf = (network: Network, at: number): Instant => {
  const date = network.constraintDate[at]
  let cap = network.inheritedFinish[at]
  switch (network.constraint[at]) {
    case MSO:
    case SNLT:
      cap = Math.min(cap, (network.flags[at] & MILESTONE) !== 0 ? date : finishFrom(network, at, date))
      break
    case MFO:
    case FNLT:
      cap = Math.min(cap, date)
      break
  }
  const deadline = network.deadline[at]
  return deadline === NONE ? cap : Math.min(cap, deadline)
}
