/** Planned dates of summaries, where tasks are planned later than their early dates: the span of their children as these are planned. */
import { INACTIVE, NEVER, NONE } from './codes.ts'
import type { Network } from './network.ts'
import type { Schedule } from './schedule.ts'
import { hasOwnDates } from './summaryLeaves.ts'

export const openSummaries = ({ flags, summaries }: Network, { start, finish }: Schedule): void => {
  for (const at of summaries) {
    if (hasOwnDates(flags[at])) continue
    start[at] = NEVER
    finish[at] = NONE
  }
}

/** Hands a planned task up to its summary. Children come before their summary. */
export const handUp = (network: Network, schedule: Schedule, at: number): void => {
  const { flags, parent } = network
  const { start, finish } = schedule
  const above = parent[at]
  if (above < 0 || hasOwnDates(flags[above]) || (flags[at] & INACTIVE & ~flags[above]) !== 0) return
  start[above] = Math.min(start[above], start[at])
  finish[above] = Math.max(finish[above], finish[at])
}
