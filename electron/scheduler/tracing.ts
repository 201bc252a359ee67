/** A finished schedule that is asked about: what several questions need is gathered when the first one needs it. One for each schedule. */
import { type Ends, endsOf } from './ends.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { leavesOf, type SummaryLeaves } from './summaryLeaves.ts'

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
