/** Who asks for the finish of a task that has begun and is not done. */
import type { Instant } from '../../shared/time/instant.ts'
import { NONE, PLACEHOLDER, STARTED } from './codes.ts'
import { anchored, type Driving, latestLink, onOwnStart, overLink } from './driving.ts'
import { boundsStart, demand } from './links.ts'
import type { Network } from './network.ts'
import { actualFinishOf, actualStartOf, resumeOf } from './particulars.ts'
import { asFinish, finishAfter, finishFrom, remainingOf } from './span.ts'
import type { Tracing } from './tracing.ts'

/** Placed by its progress: an actual date, or begun. One that is complete without any actual date stands where logic put it. */
export const hasActualDate = (network: Network, at: number): boolean =>
  (network.flags[at] & PLACEHOLDER) === 0 && ((network.flags[at] & STARTED) !== 0 || actualFinishOf(network, at) !== NONE)

/** The finish that a link asks of a begun task's remaining work. */
export const restOver = ({ network, schedule }: Tracing, link: number, at: number): Instant => {
  const asked = demand(network, schedule, link, at)
  return boundsStart(network.links.how[link]) ? finishAfter(network, at, asked, remainingOf(network, at)) : asFinish(network, at, asked)
}

/** A begun task waits for predecessors under retained logic: the link whose demand its remaining work follows; -1 when it runs on by itself. */
const heldUpBy = (tracing: Tracing, at: number, goesOn: Instant, alone: Instant): number => {
  const { network, schedule } = tracing
  if (network.override) return -1
  const { how } = network.links
  const link = latestLink(network, schedule, at, (each) =>
    boundsStart(how[each]) && demand(network, schedule, each, at) <= goesOn ? NONE : restOver(tracing, each, at),
  )
  return link >= 0 && restOver(tracing, link, at) > alone ? link : -1
}

/** Begun and not done: its remaining work, after what is done, from where it resumes, or after a predecessor. */
export const begunFinish = (tracing: Tracing, at: number): Driving => {
  const { network, schedule } = tracing
  const start = actualStartOf(network, at)
  const resume = resumeOf(network, at)
  const remaining = remainingOf(network, at)
  const isResumed = resume !== NONE
  const goesOn = isResumed ? resume : finishAfter(network, at, start, network.span[at] - remaining)
  const alone = isResumed ? finishAfter(network, at, resume, remaining) : finishFrom(network, at, start)
  const link = heldUpBy(tracing, at, goesOn, alone)
  if (link >= 0) return overLink(tracing, at, link)
  return isResumed ? anchored('remaining', resume) : onOwnStart(schedule, at)
}
