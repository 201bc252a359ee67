/** What the network shows: tasks as nodes and links as edges, with closed summaries standing for what is below them. */
import type { Link } from '../../../shared/model/link.ts'
import type { TreeRow } from '../../../shared/model/tree.ts'

/** Above this many nodes a person no longer reads the drawing; summaries stay closed instead. */
export const READABLE_NODES = 400

export interface GraphNode {
  readonly id: string
  /** The top-level branch it belongs to; null for a top-level task that has no children. */
  readonly workstreamId: string | null
  /** A closed summary: how many tasks it stands for; 0 for a task of its own. */
  readonly holds: number
}
export interface GraphEdge {
  /** The link's id, or `from>to` for links gathered between closed summaries. */
  readonly id: string
  readonly from: string
  readonly to: string
  /** The one link it draws; null when it stands for several. */
  readonly link: Link | null
  readonly count: number
}
export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** Opens summaries from the top, widest first, for as long as the drawing stays readable. */
export const readableSummaries = (rows: readonly TreeRow[]): Set<string> => {
  const open = new Set<string>()
  const below = childCounts(rows)
  let shown = rows.filter((row) => row.depth === 0).length
  for (let depth = 0; ; depth += 1) {
    const level = rows.filter((row) => row.depth === depth && row.hasChildren && (depth === 0 || open.has(row.task.parentId ?? '')))
    if (level.length === 0) return open
    for (const row of level) {
      const grows = (below.get(row.task.id) ?? 0) - 1
      if (shown + grows > READABLE_NODES) continue
      shown += grows
      open.add(row.task.id)
    }
  }
}

const childCounts = (rows: readonly TreeRow[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { task } of rows) if (task.parentId !== null) counts.set(task.parentId, (counts.get(task.parentId) ?? 0) + 1)
  return counts
}

/**
 * The nodes and edges to draw. `open` holds the summaries whose children are shown; `keep` (a focus or a filter) limits the tasks, null keeps all.
 * An open summary is a node of its own only when it has links.
 */
export const buildGraph = (
  rows: readonly TreeRow[],
  links: Iterable<Link>,
  open: ReadonlySet<string>,
  keep: ReadonlySet<string> | null,
): Graph => {
  const nodes: GraphNode[] = []
  const standsFor = new Map<string, string>()
  const held = new Map<string, number>()
  const path: { id: string; closed: string | null }[] = []
  const linked = new Set<string>()
  const all = [...links]
  for (const link of all) linked.add(link.predecessorId).add(link.successorId)
  for (const { task, depth, hasChildren } of rows) {
    path.length = depth
    const closed = path.at(-1)?.closed ?? null
    const isOpen = hasChildren && open.has(task.id)
    path.push({ id: task.id, closed: closed ?? (hasChildren && !isOpen ? task.id : null) })
    if (closed !== null) {
      standsFor.set(task.id, closed)
      if (!hasChildren) held.set(closed, (held.get(closed) ?? 0) + 1)
      continue
    }
    if (isOpen && !linked.has(task.id)) continue
    if (keep !== null && !keep.has(task.id)) continue
    standsFor.set(task.id, task.id)
    nodes.push({ id: task.id, workstreamId: depth === 0 && !hasChildren ? null : path[0].id, holds: 0 })
  }
  const shown = new Set(nodes.map((node) => node.id))
  return {
    nodes: nodes.map((node) => ({ ...node, holds: held.get(node.id) ?? 0 })),
    edges: gatherEdges(all, standsFor, shown),
  }
}

const gatherEdges = (links: readonly Link[], standsFor: ReadonlyMap<string, string>, shown: ReadonlySet<string>): GraphEdge[] => {
  const edges = new Map<string, GraphEdge>()
  for (const link of links) {
    const from = standsFor.get(link.predecessorId)
    const to = standsFor.get(link.successorId)
    if (from === undefined || to === undefined || from === to || !shown.has(from) || !shown.has(to)) continue
    const isOwn = from === link.predecessorId && to === link.successorId
    const key = isOwn ? link.id : `${from}>${to}`
    const before = edges.get(key)
    edges.set(key, { id: key, from, to, link: isOwn ? link : null, count: (before?.count ?? 0) + 1 })
  }
  return [...edges.values()]
}

/** Everything that leads to the task and everything it leads to, itself included. */
export const neighbourhood = (links: Iterable<Link>, taskId: string): Set<string> => {
  const forward = new Map<string, string[]>()
  const backward = new Map<string, string[]>()
  const push = (map: Map<string, string[]>, key: string, value: string) => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  for (const link of links) {
    push(forward, link.predecessorId, link.successorId)
    push(backward, link.successorId, link.predecessorId)
  }
  const found = new Set([taskId])
  for (const map of [forward, backward]) {
    let edge = [taskId]
    const seen = new Set(edge)
    while (edge.length > 0) {
      edge = edge.flatMap((id) => map.get(id) ?? []).filter((id) => !seen.has(id) && seen.add(id))
      for (const id of edge) found.add(id)
    }
  }
  return found
}
