/** Links that no schedule can keep: with oneself, twice, with one's own summary, and round in a circle (told as a path of tasks). */
import { findCycle } from '../../../shared/cycle.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { Unreadable } from './limits.ts'

export interface LinkedTask {
  readonly id: string
  readonly parentId: string | null
}
export interface PlainLink {
  readonly predecessorId: string
  readonly successorId: string
  readonly type: string
}
/** A cycle's path names tasks in the direction of the links, the first repeated at the end. */
export interface LinkFault {
  readonly kind: 'self' | 'double' | 'ancestor' | 'cycle'
  readonly path: readonly string[]
}

const MOST_CYCLES = 200
/** Each circle is found by one walk over all links: where everything waits for everything, fewer circles are enough to say so. */
const MOST_STEPS = 2_000_000

/** The faults by index of the link; a link without a fault is not in the map. Of a circle the link that stands last in the file is at fault. */
export const faultsOf = (tasks: readonly LinkedTask[], links: readonly PlainLink[]): Map<number, LinkFault> => {
  const faults = new Map<number, LinkFault>()
  const parents = new Map(tasks.map((task) => [task.id, task.parentId]))
  const isAbove = (above: string, below: string): boolean => {
    for (let at = parents.get(below) ?? null; at !== null; at = parents.get(at) ?? null) if (at === above) return true
    return false
  }
  const seen = new Set<string>()
  links.forEach(({ predecessorId, successorId, type }, at) => {
    const key = `${predecessorId}>${successorId}:${type}`
    if (predecessorId === successorId) faults.set(at, { kind: 'self', path: [] })
    else if (seen.has(key)) faults.set(at, { kind: 'double', path: [] })
    else if (isAbove(predecessorId, successorId) || isAbove(successorId, predecessorId)) faults.set(at, { kind: 'ancestor', path: [] })
    seen.add(key)
  })
  for (let cycles = 0; ; cycles += 1) {
    const kept = links.map((link, at) => ({ link, at })).filter(({ at }) => !faults.has(at))
    const path = findCycle(
      tasks,
      kept.map(({ link }) => link),
    )
    if (!path) return faults
    if (cycles === MOST_CYCLES || cycles * links.length > MOST_STEPS) throw new Unreadable(reading.tooManyCycles(cycles))
    const steps = new Set(path.slice(1).map((to, at) => `${path[at]}>${to}`))
    for (const { link, at } of kept.reverse()) {
      if (!steps.has(`${link.predecessorId}>${link.successorId}`)) continue
      faults.set(at, { kind: 'cycle', path })
      break
    }
  }
}
