/** Edits that leave the shape of the network as it is: the resident network takes the changed rows instead of being built anew. */
import type { Task } from '../../shared/model/task.ts'
import { SUMMARY } from './codes.ts'
import { fillTask, type Network } from './network.ts'
import { settleFlags } from './settle.ts'

/** Fields that fillTask alone writes: all others decide the order, the calendars or the links. */
const PLAIN = new Set<string>([
  'duration',
  'durationUnit',
  'milestone',
  'constraintDate',
  'constraintType',
  'deadline',
  'percentComplete',
  'actualStart',
  'actualFinish',
  'remainingDuration',
  'resume',
  'splits',
  'levellingDelay',
  'manualStart',
  'manualFinish',
])

export interface TaskChange {
  readonly before: Task
  readonly after: Task
}

const isPlain = ({ before, after }: TaskChange, inert: ReadonlySet<string>): boolean => {
  for (const name in after)
    if (after[name as keyof Task] !== before[name as keyof Task] && !PLAIN.has(name) && !inert.has(name)) return false
  return before.constraintType !== 'ALAP' && after.constraintType !== 'ALAP'
}

/**
 * Writes the changed rows into the network and answers with the way back; null when the network must be built anew: a summary, another
 * calendar, mode or place in the tree, as late as possible. `inert` names fields that no date depends on. The plan's rows must keep their order, and no
 * link may have a lag in percent (it is spread from the duration when the network is built).
 */
export const refill = (network: Network, changes: readonly TaskChange[], inert: ReadonlySet<string>): (() => void) | null => {
  for (const change of changes) {
    const at = network.indexOf.get(change.after.id)
    if (at === undefined || (network.flags[at] & SUMMARY) !== 0 || !isPlain(change, inert)) return null
  }
  const write = (side: 'before' | 'after'): void => {
    for (const change of changes) fillTask(network, network.indexOf.get(change.after.id)!, change[side], false)
    settleFlags(network)
  }
  write('after')
  return () => write('before')
}
