/** Places nodes: dagre finds the columns and the order, then each workstream gets a lane of its own, so that groups never overlap. Pure. */
import dagre from '@dagrejs/dagre'
import type { GraphEdge, GraphNode } from './graph.ts'

export const NODE_WIDTH = 208
export const NODE_HEIGHT = 64
const COLUMN_GAP = 56
const ROW_GAP = 18
export const LANE_PADDING = 20
export const LANE_HEADER = 30
const LANE_GAP = 28

export interface Place {
  readonly id: string
  readonly x: number
  readonly y: number
}
export interface LayoutRequest {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
}

/** Top-left corners in layout pixels. 1,000 nodes take about a second, so it runs in layout.worker.ts. */
export const layOut = ({ nodes, edges }: LayoutRequest): Place[] => {
  const ranked = rankWithDagre(nodes, edges)
  const lanes = new Map<string | null, GraphNode[]>()
  for (const node of nodes) {
    const lane = lanes.get(node.workstreamId)
    if (lane) lane.push(node)
    else lanes.set(node.workstreamId, [node])
  }
  const places: Place[] = []
  let top = 0
  for (const lane of lanes.values()) {
    const height = placeLane(lane, ranked, top + LANE_HEADER, places)
    top += LANE_HEADER + height + LANE_PADDING + LANE_GAP
  }
  return places
}

interface Rank {
  readonly column: number
  readonly order: number
}

/** The column of each linked node and its order from the top; nodes without links have no entry. */
const rankWithDagre = (nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Map<string, Rank> => {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree', nodesep: ROW_GAP, ranksep: COLUMN_GAP })
  graph.setDefaultEdgeLabel(() => ({}))
  const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]))
  for (const node of nodes) if (linked.has(node.id)) graph.setNode(node.id, { width: NODE_WIDTH, height: NODE_HEIGHT })
  for (const edge of edges) graph.setEdge(edge.from, edge.to)
  if (linked.size === 0) return new Map()
  dagre.layout(graph)
  return new Map(
    [...linked].map((id) => {
      const { x, y } = graph.node(id)
      return [id, { column: Math.round((x - NODE_WIDTH / 2) / (NODE_WIDTH + COLUMN_GAP)), order: y }]
    }),
  )
}

/** Fills one lane and answers its height. Tasks without links stand in a grid below, eight to a row, so that they cannot stretch the lane. */
const placeLane = (lane: readonly GraphNode[], ranked: ReadonlyMap<string, Rank>, top: number, places: Place[]): number => {
  const columns = new Map<number, { id: string; order: number }[]>()
  const loose: string[] = []
  for (const { id } of lane) {
    const rank = ranked.get(id)
    if (!rank) {
      loose.push(id)
      continue
    }
    const column = columns.get(rank.column)
    const entry = { id, order: rank.order }
    if (column) column.push(entry)
    else columns.set(rank.column, [entry])
  }
  const step = NODE_HEIGHT + ROW_GAP
  let tallest = 0
  for (const [column, entries] of columns) {
    entries.sort((a, b) => a.order - b.order)
    entries.forEach((entry, i) => {
      places.push({ id: entry.id, x: column * (NODE_WIDTH + COLUMN_GAP), y: top + i * step })
    })
    tallest = Math.max(tallest, entries.length)
  }
  const gridTop = top + tallest * step
  loose.forEach((id, i) => {
    places.push({ id, x: (i % 8) * (NODE_WIDTH + COLUMN_GAP), y: gridTop + Math.floor(i / 8) * step })
  })
  return (tallest + Math.ceil(loose.length / 8)) * step - ROW_GAP
}
