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
 * Kahn's algorithm over two nodes per task, begin 2r and done 2r + 1 (as in shared/cycle.ts). A task's number is its place
 * among the done nodes. Throws CycleProblem.
 */
export const orderTasks = (tasks: readonly Task[], links: readonly Link[]): TaskOrder => {
  const count = tasks.length
  const rowById = new Map<string, number>()
  for (let row = 0; row < count; row += 1) rowById.set(tasks[row].id, row)
  const parentRow = new Int32Array(count).fill(-1)
  const hasChildren = new Uint8Array(count)
  const waits = new Int32Array(2 * count)
  const first = new Int32Array(2 * count + 1)
  const edge = (from: number, to: number): void => {
    first[from + 1] += 1
    waits[to] += 1
  }
  const fromRow = new Int32Array(links.length).fill(-1)
  const toRow = new Int32Array(links.length).fill(-1)
  for (let row = 0; row < count; row += 1) {
    edge(2 * row, 2 * row + 1)
    const parentId = tasks[row].parentId
    const above = parentId === null ? undefined : rowById.get(parentId)
    if (above === undefined) continue
    parentRow[row] = above
    hasChildren[above] = 1
    edge(2 * above, 2 * row)
    edge(2 * row + 1, 2 * above + 1)
  }
  for (let at = 0; at < links.length; at += 1) {
    const from = rowById.get(links[at].predecessorId)
    const to = rowById.get(links[at].successorId)
    if (from === undefined || to === undefined) continue
    fromRow[at] = from
    toRow[at] = to
    edge(2 * from + 1, 2 * to)
  }
  for (let node = 0; node < 2 * count; node += 1) first[node + 1] += first[node]
  const next = new Int32Array(first[2 * count])
  const fill = first.slice()
  const place = (from: number, to: number): void => {
    next[fill[from]] = to
    fill[from] += 1
  }
  for (let row = 0; row < count; row += 1) {
    place(2 * row, 2 * row + 1)
    if (parentRow[row] < 0) continue
    place(2 * parentRow[row], 2 * row)
    place(2 * row + 1, 2 * parentRow[row] + 1)
  }
  for (let at = 0; at < links.length; at += 1) if (fromRow[at] >= 0) place(2 * fromRow[at] + 1, 2 * toRow[at])

  // The last one ready goes first: chains stay together in memory, which the passes feel.
  const ready = new Int32Array(2 * count)
  let waiting = 0
  for (let node = 2 * count - 1; node >= 0; node -= 1) {
    if (waits[node] !== 0) continue
    ready[waiting] = node
    waiting += 1
  }
  const rank = new Int32Array(count)
  let numbered = 0
  while (waiting > 0) {
    waiting -= 1
    const node = ready[waiting]
    if ((node & 1) === 1) {
      rank[node >> 1] = numbered
      numbered += 1
    }
    for (let at = first[node]; at < first[node + 1]; at += 1) {
      const to = next[at]
      waits[to] -= 1
      if (waits[to] !== 0) continue
      ready[waiting] = to
      waiting += 1
    }
  }
  if (numbered < count) throw cycleIn(tasks, links)
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
