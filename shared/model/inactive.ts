/** Which tasks are out of the plan: the inactive ones, and all that lies below an inactive summary, whatever those rows say of themselves. */
import type { Task } from './task.ts'

type Placed = Pick<Task, 'id' | 'parentId' | 'active'>

/** Their ids; the rows may come in any order. */
export const inactiveIds = (tasks: readonly Placed[]): ReadonlySet<string> => {
  const ids = new Set<string>()
  for (const task of tasks) if (!task.active) ids.add(task.id)
  if (ids.size === 0) return ids
  const below = new Map<string, string[]>()
  for (const { id, parentId } of tasks) {
    if (parentId === null) continue
    const siblings = below.get(parentId)
    if (siblings) siblings.push(id)
    else below.set(parentId, [id])
  }
  // A set is gone through in the order of its entries, those that are added on the way included.
  for (const id of ids) for (const child of below.get(id) ?? []) ids.add(child)
  return ids
}
