/** The topological order of a plan: every predecessor and every child before what waits for it, in loops only. */
import { findCycle } from '../../shared/cycle.ts'
import type { Link } from '../../shared/model/link.ts'
import type { Task } from '../../shared/model/task.ts'
import { CycleProblem } from './problem.ts'

/** Arrays by plan row; `rank` is the row's task number. */
export interface TaskOrder {
  readonly rank: Int32Array
  readonly parentRow: Int32Array
  readonly hasChildren: Uint8Array
  /** Task numbers of the rows with children, ascending. */
  readonly parents: readonly number[]
  readonly rankById: Map<string, number>
  /** Rows of each link's ends; -1 when a task is not in the plan. */
  readonly fromRow: Int32Array
  readonly toRow: Int32Array
}

/**
 * Depth first over two nodes per task, begin 2r and done 2r + 1 (as in shared/cycle.ts): rows are taken in the plan's order, each after what
 * it waits for. So neighbours in the plan, and tasks that are linked, stay neighbours in memory, which the passes feel. A task's number is
 * its place among the done nodes. Throws CycleProblem.
 */
export const orderTasks = (tasks: readonly Task[], links: readonly Link[]): TaskOrder => {
  const count = tasks.length
  const rowById = new Map<string, number>()
  for (let row = 0; row < count; row += 1) rowById.set(tasks[row].id, row)
  const parentRow = new Int32Array(count).fill(-1)
  const hasChildren = new Uint8Array(count)
  const first = new Int32Array(2 * count + 1)
  const fromRow = new Int32Array(links.length).fill(-1)
  const toRow = new Int32Array(links.length).fill(-1)
  for (let row = 0; row < count; row += 1) {
    first[2 * row + 2] += 1
    const parentId = tasks[row].parentId
    const above = parentId === null ? undefined : rowById.get(parentId)
    if (above === undefined) continue
    parentRow[row] = above
    hasChildren[above] = 1
    first[2 * row + 1] += 1
    first[2 * above + 2] += 1
  }
  for (let at = 0; at < links.length; at += 1) {
    const from = rowById.get(links[at].predecessorId)
    const to = rowById.get(links[at].successorId)
    if (from === undefined || to === undefined) continue
    fromRow[at] = from
    toRow[at] = to
    first[2 * to + 1] += 1
  }
  for (let node = 0; node < 2 * count; node += 1) first[node + 1] += first[node]
  /** What each node waits for: first[node] .. first[node + 1]. */
  const waitsFor = new Int32Array(first[2 * count])
  const next = first.slice()
  const wait = (node: number, before: number): void => {
    waitsFor[next[node]] = before
    next[node] += 1
  }
  for (let row = 0; row < count; row += 1) {
    wait(2 * row + 1, 2 * row)
    if (parentRow[row] < 0) continue
    wait(2 * row, 2 * parentRow[row])
    wait(2 * parentRow[row] + 1, 2 * row + 1)
  }
  for (let at = 0; at < links.length; at += 1) if (fromRow[at] >= 0) wait(2 * toRow[at], 2 * fromRow[at] + 1)

  const rank = new Int32Array(count)
  let numbered = 0
  const isOpen = new Uint8Array(2 * count)
  const isPlaced = new Uint8Array(2 * count)
  const open = new Int32Array(2 * count)
  next.set(first)
  for (let row = 0; row < count; row += 1) {
    if (isPlaced[2 * row + 1] === 1) continue
    open[0] = 2 * row + 1
    for (let depth = 1; depth > 0; ) {
      const node = open[depth - 1]
      isOpen[node] = 1
      while (next[node] < first[node + 1] && isPlaced[waitsFor[next[node]]] === 1) next[node] += 1
      if (next[node] < first[node + 1]) {
        const before = waitsFor[next[node]]
        if (isOpen[before] === 1) throw cycleIn(tasks, links)
        open[depth] = before
        depth += 1
        continue
      }
      isPlaced[node] = 1
      depth -= 1
      if ((node & 1) === 0) continue
      rank[node >> 1] = numbered
      numbered += 1
    }
  }
  const parents: number[] = []
  for (let row = 0; row < count; row += 1) if (hasChildren[row] === 1) parents.push(rank[row])
  parents.sort((a, b) => a - b)
  for (let row = 0; row < count; row += 1) rowById.set(tasks[row].id, rank[row])
  return { rank, parentRow, hasChildren, parents, rankById: rowById, fromRow, toRow }
}

const cycleIn = (tasks: readonly Task[], links: readonly Link[]): CycleProblem => {
  const path = findCycle(tasks, links) ?? []
  const names = new Map(tasks.map((task) => [task.id, task.name]))
  return new CycleProblem(
    path,
    path.map((id) => names.get(id) ?? id),
  )
}
