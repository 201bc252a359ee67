/** Turns graph, places and schedule into what react-flow draws: nodes with given sizes, edges with ends by link type, lanes behind them. */
import { MarkerType } from '@xyflow/react'
import type { Link } from '../../../shared/model/link.ts'
import type { Position } from '../../../shared/model/position.ts'
import { CRITICAL } from '../../../shared/model/schedule.ts'
import { network as words } from '../../../shared/words/en/network.ts'
import type { Schedule, Scheduled } from '../../client/computedDates.ts'
import type { Graph } from './graph.ts'
import type { LaneFlowNode } from './LaneNode.tsx'
import type { LinkFlowEdge } from './LinkEdge.tsx'
import { LANE_HEADER, LANE_PADDING, NODE_HEIGHT, NODE_WIDTH } from './layout.ts'
import { nodeHandles, type TaskFlowNode } from './TaskNode.tsx'
import type { Places } from './useLayout.ts'

export type FlowNode = TaskFlowNode | LaneFlowNode

/** A kept position wins over the layout's. */
export const taskNodes = (
  graph: Graph,
  places: Places,
  kept: ReadonlyMap<string, Position>,
  selected: ReadonlySet<string>,
  onOpen: (id: string) => void,
): TaskFlowNode[] =>
  graph.nodes.flatMap((node): TaskFlowNode[] => {
    const place = kept.get(node.id) ?? places.get(node.id)
    if (!place) return []
    return [
      {
        id: node.id,
        type: 'task',
        position: { x: place.x, y: place.y },
        width: NODE_WIDTH,
        height: NODE_HEIGHT,
        // Said as measured: else react-flow measures each box again whenever the boxes are handed over anew.
        measured: { width: NODE_WIDTH, height: NODE_HEIGHT },
        handles: nodeHandles,
        selected: selected.has(node.id),
        deletable: false,
        zIndex: 1,
        data: { holds: node.holds, onOpen },
      },
    ]
  })

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** Around the tasks of each workstream that is open. */
export const laneNodes = (graph: Graph, nodes: readonly TaskFlowNode[], onClose: (taskId: string) => void): LaneFlowNode[] => {
  const streamOf = new Map(graph.nodes.map((node) => [node.id, node.workstreamId]))
  const boxes = new Map<string, Box>()
  for (const node of nodes) {
    const stream = streamOf.get(node.id) ?? null
    if (stream === null || stream === node.id) continue
    const box = boxes.get(stream) ?? { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
    box.left = Math.min(box.left, node.position.x)
    box.top = Math.min(box.top, node.position.y)
    box.right = Math.max(box.right, node.position.x + NODE_WIDTH)
    box.bottom = Math.max(box.bottom, node.position.y + NODE_HEIGHT)
    boxes.set(stream, box)
  }
  return [...boxes].map(([taskId, box]) => {
    const size = { width: box.right - box.left + 2 * LANE_PADDING, height: box.bottom - box.top + LANE_HEADER + LANE_PADDING }
    return {
      id: `lane:${taskId}`,
      type: 'lane',
      position: { x: box.left - LANE_PADDING, y: box.top - LANE_HEADER },
      ...size,
      measured: size,
      draggable: false,
      selectable: false,
      focusable: false,
      deletable: false,
      connectable: false,
      zIndex: -1,
      style: { pointerEvents: 'none' },
      data: { taskId, onClose },
    }
  })
}

export interface LinkWords {
  /** "SS+2d" for what is not plain finish-to-start. */
  readonly lag: (link: Link) => string
  /** A task's name. */
  readonly name: (id: string) => string
}

export const linkEdges = (
  graph: Graph,
  schedule: Schedule,
  selected: ReadonlySet<string>,
  picked: string | null,
  say: LinkWords,
  onPick: (id: string, at: { x: number; y: number }) => void,
): LinkFlowEdge[] =>
  graph.edges
    .map((edge): LinkFlowEdge => {
      const type = edge.link?.type ?? 'FS'
      const critical = isCritical(schedule.get(edge.from)) && isCritical(schedule.get(edge.to)) && drives(edge.link, schedule)
      const label = edge.link && (edge.link.type !== 'FS' || edge.link.lag !== 0) ? say.lag(edge.link) : ''
      return {
        id: edge.id,
        type: 'link',
        source: edge.from,
        target: edge.to,
        sourceHandle: type[0] === 'F' ? 'finish' : 'start',
        targetHandle: type[1] === 'S' ? 'start' : 'finish',
        selected: picked === edge.id,
        deletable: edge.link !== null,
        ariaLabel: words.edge(say.name(edge.from), say.name(edge.to), label || type),
        markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: critical ? 'var(--crit)' : 'var(--faint)' },
        data: { label, critical, near: selected.has(edge.from) || selected.has(edge.to), count: edge.count, onPick },
      }
    })
    // What matters is drawn last, over the rest, but never over a task.
    .sort((a, b) => weight(a) - weight(b))

const weight = ({ data }: LinkFlowEdge): number => (data?.critical ? 2 : 0) + (data?.near ? 1 : 0)

const isCritical = (dates: Scheduled | undefined): boolean => ((dates?.flags ?? 0) & CRITICAL) !== 0
/** Between two critical tasks only the link that sets the date is the critical path; a gathered edge is taken to hold it. */
const drives = (link: Link | null, schedule: Schedule): boolean => {
  if (link === null) return true
  const driving = schedule.get(link.successorId)?.drivingLink ?? null
  return driving === null || driving === link.id
}

/** The box around all nodes. */
export const boundsOf = (nodes: readonly FlowNode[]): { x: number; y: number; width: number; height: number } | null => {
  if (nodes.length === 0) return null
  const left = Math.min(...nodes.map((node) => node.position.x))
  const top = Math.min(...nodes.map((node) => node.position.y))
  return {
    x: left,
    y: top,
    width: Math.max(...nodes.map((node) => node.position.x + (node.width ?? 0))) - left,
    height: Math.max(...nodes.map((node) => node.position.y + (node.height ?? 0))) - top,
  }
}
