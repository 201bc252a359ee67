/** Circles among links: the exact path of tasks that would wait for each other, links on summaries and the tree itself included. */

export interface CycleTask {
  readonly id: string
  readonly parentId: string | null
}
export interface CycleLink {
  readonly predecessorId: string
  readonly successorId: string
}

/**
 * Waiting as a graph. Each task is two nodes: 2i, where it may begin, and 2i + 1, where it is done (for a leaf both in one step).
 * A child begins after its summary may; a summary is done after its children; a successor begins after its predecessor is done.
 */
interface Waiting {
  readonly ids: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly first: Int32Array
  readonly next: Int32Array
}

const waitingOf = (tasks: readonly CycleTask[], links: readonly CycleLink[]): Waiting => {
  const indexOf = new Map<string, number>()
  tasks.forEach((task, at) => {
    indexOf.set(task.id, at)
  })
  const edges: number[] = []
  tasks.forEach((task, at) => {
    edges.push(2 * at, 2 * at + 1)
    const parent = task.parentId === null ? undefined : indexOf.get(task.parentId)
    if (parent !== undefined) edges.push(2 * parent, 2 * at, 2 * at + 1, 2 * parent + 1)
  })
  for (const link of links) {
    const from = indexOf.get(link.predecessorId)
    const to = indexOf.get(link.successorId)
    if (from !== undefined && to !== undefined) edges.push(2 * from + 1, 2 * to)
  }
  const first = new Int32Array(2 * tasks.length + 1)
  for (let at = 0; at < edges.length; at += 2) first[edges[at] + 1] += 1
  for (let node = 0; node < 2 * tasks.length; node += 1) first[node + 1] += first[node]
  const fill = first.slice()
  const next = new Int32Array(edges.length / 2)
  for (let at = 0; at < edges.length; at += 2) {
    next[fill[edges[at]]] = edges[at + 1]
    fill[edges[at]] += 1
  }
  return { ids: tasks.map((task) => task.id), indexOf, first, next }
}

/** Nodes to tasks: each task named once in a row, summaries that are only passed through on the way up or down left out. */
const pathOf = (waiting: Waiting, nodes: readonly number[], tasks: readonly CycleTask[]): string[] => {
  const parentOf = (at: number): number => {
    const parent = tasks[at].parentId
    return parent === null ? -1 : (waiting.indexOf.get(parent) ?? -1)
  }
  const joined = (a: number, b: number): boolean => parentOf(a) === b || parentOf(b) === a
  const steps: { task: number; byTree: boolean }[] = []
  for (let at = 0; at < nodes.length; at += 1) {
    const task = nodes[at] >> 1
    const before = steps[steps.length - 1]
    if (before?.task === task && at > 0 && nodes[at - 1] === nodes[at] - 1) continue
    // An edge of the tree keeps the side (begin to begin, done to done); a link goes from done to begin.
    const byTree = at > 0 && (nodes[at - 1] & 1) === (nodes[at] & 1) && joined(nodes[at - 1] >> 1, task)
    steps.push({ task, byTree })
  }
  const kept = steps.filter((step, at) => !(at > 0 && at < steps.length - 1 && step.byTree && steps[at + 1].byTree))
  return kept.map((step) => waiting.ids[step.task])
}

/**
 * The first circle found, as task ids in order with the first repeated at the end (A, B, C, A); null when there is none.
 * A task that is its own parent, or a link between a summary and something inside it, is a circle too. No recursion.
 */
export const findCycle = (tasks: readonly CycleTask[], links: readonly CycleLink[]): string[] | null => {
  const waiting = waitingOf(tasks, links)
  const { first, next } = waiting
  const count = 2 * tasks.length
  const state = new Uint8Array(count)
  const at = first.slice()
  const stack: number[] = []
  for (let root = 0; root < count; root += 1) {
    if (state[root] !== 0) continue
    stack.push(root)
    state[root] = 1
    while (stack.length > 0) {
      const node = stack[stack.length - 1]
      if (at[node] === first[node + 1]) {
        state[node] = 2
        stack.pop()
        continue
      }
      const to = next[at[node]]
      at[node] += 1
      if (state[to] === 1) return closed(waiting, stack.slice(stack.indexOf(to)), tasks, links)
      if (state[to] === 0) {
        state[to] = 1
        stack.push(to)
      }
    }
  }
  return null
}

/** Turns a circle of nodes so that it begins at a link (where there is one) and closes it. */
const closed = (waiting: Waiting, loop: readonly number[], tasks: readonly CycleTask[], links: readonly CycleLink[]): string[] => {
  const linked = new Set(links.map((link) => `${link.predecessorId}>${link.successorId}`))
  const isLink = (a: number, b: number): boolean =>
    (a & 1) === 1 && (b & 1) === 0 && linked.has(`${waiting.ids[a >> 1]}>${waiting.ids[b >> 1]}`)
  const begin = loop.findIndex((node, at) => isLink(node, loop[(at + 1) % loop.length]))
  // Parents in a circle: there is no link to begin with, and every step is one of the tree.
  if (begin < 0) return [...loop, loop[0]].map((node) => waiting.ids[node >> 1])
  return pathOf(waiting, [...loop.slice(begin), ...loop.slice(0, begin + 1)], tasks)
}

/** The circle that `candidate` would close, beginning with its predecessor (A, B, C, A); null when the link may be made. */
export const wouldClose = (tasks: readonly CycleTask[], links: readonly CycleLink[], candidate: CycleLink): string[] | null => {
  const waiting = waitingOf(tasks, links)
  const from = waiting.indexOf.get(candidate.predecessorId)
  const to = waiting.indexOf.get(candidate.successorId)
  if (from === undefined || to === undefined) return null
  if (from === to) return [candidate.predecessorId, candidate.predecessorId]
  const goal = 2 * from + 1
  const cameFrom = new Int32Array(2 * tasks.length).fill(-1)
  const queue = [2 * to]
  cameFrom[2 * to] = goal
  for (let head = 0; head < queue.length && cameFrom[goal] < 0; head += 1) {
    const node = queue[head]
    for (let at = waiting.first[node]; at < waiting.first[node + 1]; at += 1) {
      const reached = waiting.next[at]
      if (cameFrom[reached] >= 0) continue
      cameFrom[reached] = node
      queue.push(reached)
    }
  }
  if (cameFrom[goal] < 0) return null
  const nodes = [goal]
  for (let node = cameFrom[goal]; node !== goal; node = cameFrom[node]) nodes.push(node)
  nodes.push(goal)
  return pathOf(waiting, nodes.reverse(), tasks)
}
