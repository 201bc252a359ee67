/** Edits that leave the shape of the network as it is: the resident network takes the changed rows instead of being built anew. */
import type { Task } from '../../shared/model/task.ts'
import { SUMMARY } from './codes.ts'
import { fillTask, type Network } from './network.ts'
import { settle } from './settle.ts'

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
  return true
}

/**
 * Writes the changed rows into the network and answers with the way back; null when the network must be built anew: another calendar, mode or
 * place in the tree. `inert` names fields that no date depends on. The plan's rows must keep their order.
 */
export const refill = (network: Network, changes: readonly TaskChange[], inert: ReadonlySet<string>): (() => void) | null => {
  for (const change of changes) if (!network.indexOf.has(change.after.id) || !isPlain(change, inert)) return null
  const write = (side: 'before' | 'after'): void => {
    for (const change of changes) writeTask(network, network.indexOf.get(change.after.id)!, change[side])
    settle(network)
  }
  write('after')
  return () => write('before')
}

/** A task stays the leaf or the summary that it is. */
export const writeTask = (network: Network, at: number, task: Task): void =>
  fillTask(network, at, task, (network.flags[at] & SUMMARY) !== 0)
