/** Where the network is looked at: fits and centres by computing, because react-flow's own fitView knows only what is drawn. */
import { useStore as useFlow, useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { CRITICAL } from '../../../shared/model/schedule.ts'
import { read, useStore } from '../../client/store.ts'
import { boundsOf, type FlowNode } from './flow.ts'
import { READABLE_NODES } from './graph.ts'
import { NODE_HEIGHT, NODE_WIDTH } from './layout.ts'
import type { TaskFlowNode } from './TaskNode.tsx'

export const useViewport = (nodes: readonly TaskFlowNode[], all: readonly FlowNode[], places: ReadonlyMap<string, unknown>) => {
  const { setViewport, setCenter, getZoom } = useReactFlow()
  const width = useFlow((state) => state.width)
  const height = useFlow((state) => state.height)
  const fitAll = useCallback(() => {
    const bounds = boundsOf(all)
    if (!bounds || width === 0) return
    const least = nodes.length > READABLE_NODES ? 0.3 : 0.1
    const zoom = Math.min(1, Math.max(least, Math.min((width - 48) / bounds.width, (height - 48) / bounds.height)))
    const x = bounds.width * zoom < width ? (width - bounds.width * zoom) / 2 - bounds.x * zoom : 24 - bounds.x * zoom
    const y = bounds.height * zoom < height ? (height - bounds.height * zoom) / 2 - bounds.y * zoom : 24 - bounds.y * zoom
    void setViewport({ x, y, zoom })
  }, [all, nodes.length, width, height, setViewport])
  const centre = useCallback((x: number, y: number) => void setCenter(x, y, { zoom: Math.max(getZoom(), 0.7) }), [setCenter, getZoom])

  // Placed when a layout arrives, not when a node is dragged: all of it while that can be read, else where the work stands.
  const seen = useRef<unknown>(null)
  useEffect(() => {
    if (seen.current === places || nodes.length === 0 || width === 0) return
    seen.current = places
    const bounds = boundsOf(all)
    if (!bounds || Math.min(width / bounds.width, height / bounds.height) >= READABLE_ZOOM) return fitAll()
    const here = placeToLook(nodes)
    const shown = height / READABLE_ZOOM
    const margin = 24
    const lowest = bounds.y + bounds.height + margin - shown
    const top = Math.max(bounds.y - margin, Math.min(here.y - shown / 2, lowest))
    void setViewport({ x: width * 0.3 - here.x * READABLE_ZOOM, y: -top * READABLE_ZOOM, zoom: READABLE_ZOOM })
  }, [places, nodes, all, width, height, fitAll, setViewport])
  return { fit: fitAll, centre }
}

/** Brings a task into sight that another view or the search asked for. */
export const useReveal = (nodes: readonly TaskFlowNode[], centre: (x: number, y: number) => void) => {
  const reveal = useStore((state) => state.reveal)
  const done = useRef(reveal?.at ?? 0)
  useEffect(() => {
    if (!reveal || reveal.at === done.current) return
    const node = nodes.find((candidate) => candidate.id === reveal.taskId)
    if (!node) return
    done.current = reveal.at
    centre(node.position.x + NODE_WIDTH / 2, node.position.y + NODE_HEIGHT / 2)
  }, [reveal, nodes, centre])
}

/** Below this zoom names cannot be read. */
const READABLE_ZOOM = 0.72

/** The selected task; else the first critical one that is not complete, by start; else the first of all. */
const placeToLook = (nodes: readonly TaskFlowNode[]): { x: number; y: number } => {
  const { schedule, tasks, selection } = read()
  const selected = nodes.find((node) => node.id === selection.focus)
  if (selected) return selected.position
  let best = nodes[0]
  let earliest = Number.POSITIVE_INFINITY
  for (const node of nodes) {
    const dates = schedule.get(node.id)
    if (!dates || (dates.flags & CRITICAL) === 0 || (tasks.get(node.id)?.percentComplete ?? 0) >= 100 || dates.start >= earliest) continue
    earliest = dates.start
    best = node
  }
  return best.position
}
