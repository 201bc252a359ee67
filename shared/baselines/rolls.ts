/** What a comparison counts below each summary: leaves that are there, came, went or moved. */
import type { ComparedTask, Roll } from './compare.ts'

type Mutable = { -readonly [K in keyof Roll]: Roll[K] }
const empty = (): Mutable => ({ tasks: 0, added: 0, removed: 0, moved: 0 })

const hasMoved = ({ start, finish, duration }: Pick<ComparedTask, 'start' | 'finish' | 'duration'>): boolean =>
  (start ?? 0) !== 0 || (finish ?? 0) !== 0 || (duration ?? 0) !== 0

/** The rows above a row, the nearest first; a tree that runs in a circle ends where it began. */
export const pathUp = (parentOf: ReadonlyMap<string, string | null>, id: string): string[] => {
  const path = new Set<string>()
  for (let above = parentOf.get(id) ?? null; above !== null && !path.has(above); above = parentOf.get(above) ?? null) path.add(above)
  return [...path]
}

export interface Rolls {
  readonly total: Roll
  readonly of: (taskId: string) => Roll
}

/** Each leaf counts in every summary above it; a removed one below what it stood below when it was captured. */
export const rollUp = (compared: readonly Omit<ComparedTask, 'below'>[], parentOf: ReadonlyMap<string, string | null>): Rolls => {
  const total = empty()
  const rolls = new Map<string, Mutable>()
  const rollOf = (id: string): Mutable => {
    const known = rolls.get(id)
    if (known) return known
    const roll = empty()
    rolls.set(id, roll)
    return roll
  }
  for (const one of compared) {
    if (one.summary) continue
    for (const roll of [total, ...pathUp(parentOf, one.taskId).map(rollOf)]) {
      if (one.state !== 'removed') roll.tasks += 1
      if (one.state === 'added') roll.added += 1
      else if (one.state === 'removed') roll.removed += 1
      else if (hasMoved(one)) roll.moved += 1
    }
  }
  return { total, of: (taskId) => rolls.get(taskId) ?? empty() }
}
