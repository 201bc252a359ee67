/** Where the network is looked at: fits and centres by computing, because react-flow's own fitView knows only what is drawn. */
import { useStore as useFlow, useReactFlow, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { CRITICAL } from '../../../shared/model/schedule.ts'
import { read, useStore } from '../../client/store.ts'
import { boundsOf, type FlowNode } from './flow.ts'
import { READABLE_NODES } from './graph.ts'
import { NODE_HEIGHT, NODE_WIDTH } from './layout.ts'
import type { TaskFlowNode } from './TaskNode.tsx'
import type { Places } from './useLayout.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** `drawn` are the tasks where layout and kept positions put them; `all` has the lanes, too, and follows a drag; `busy`: a layout is on its way. */
export const useViewport = (drawn: readonly TaskFlowNode[], all: readonly FlowNode[], places: Places, busy: boolean) => {
  const { setViewport, getViewport, setCenter, getZoom } = useReactFlow()
  const width = useFlow((state) => state.width)
  const height = useFlow((state) => state.height)
  // Asked for while a layout is on its way, "fit" is meant for that layout.
  const fitsNext = useRef(false)
  const fitAll = useCallback(() => {
    fitsNext.current = busy
    if (all.length > 0 && width > 0) void setViewport(wholeView(all, drawn.length, width, height))
  }, [all, drawn.length, busy, width, height, setViewport])
  const centre = useCallback((x: number, y: number) => void setCenter(x, y, { zoom: Math.max(getZoom(), 0.7) }), [setCenter, getZoom])

  // A first layout opens where the work stands. A later one of the same tasks (a link was drawn) leaves what was looked at where it was.
  const last = useRef<{ places: Places; at: ReadonlyMap<string, Point> } | null>(null)
  useEffect(() => {
    if (last.current?.places === places || drawn.length === 0 || width === 0) return
    const before = last.current?.at
    last.current = { places, at: new Map(drawn.map((node) => [node.id, node.position])) }
    if (fitsNext.current) {
      fitsNext.current = false
      void setViewport(wholeView(drawn, drawn.length, width, height))
      return
    }
    const view = getViewport()
    const anchor = before ? anchorOf(drawn, before, { x: (width / 2 - view.x) / view.zoom, y: (height / 2 - view.y) / view.zoom }) : null
    void setViewport(
      anchor === null ? firstView(drawn, width, height) : { ...view, x: view.x - anchor.x * view.zoom, y: view.y - anchor.y * view.zoom },
    )
  }, [places, drawn, width, height, setViewport, getViewport])
  return { fit: fitAll, centre }
}

/** Everything in view, down to the smallest zoom that still draws. */
const wholeView = (nodes: readonly FlowNode[], tasks: number, width: number, height: number): Viewport => {
  const bounds = boundsOf(nodes) ?? { x: 0, y: 0, width, height }
  const least = tasks > READABLE_NODES ? 0.3 : 0.1
  const zoom = Math.min(1, Math.max(least, Math.min((width - 48) / bounds.width, (height - 96) / bounds.height)))
  const x = bounds.width * zoom < width ? (width - bounds.width * zoom) / 2 - bounds.x * zoom : 24 - bounds.x * zoom
  const y = bounds.height * zoom < height ? (height - bounds.height * zoom) / 2 - bounds.y * zoom : 24 - bounds.y * zoom
  return { x, y, zoom }
}

/** How far the task that the eye is on has moved; null when the layout shows other tasks than before. */
const anchorOf = (drawn: readonly TaskFlowNode[], before: ReadonlyMap<string, Point>, middle: Point): Point | null => {
  const common = drawn.filter((node) => before.has(node.id))
  if (common.length * 2 < Math.max(drawn.length, before.size)) return null
  const focus = read().selection.focus
  const distance = (node: TaskFlowNode): number => {
    const { x, y } = before.get(node.id) ?? node.position
    return node.id === focus ? -1 : (x - middle.x) ** 2 + (y - middle.y) ** 2
  }
  const anchor = common.reduce((best, node) => (distance(node) < distance(best) ? node : best))
  const was = before.get(anchor.id) ?? anchor.position
  return { x: anchor.position.x - was.x, y: anchor.position.y - was.y }
}

/** All of it while that can be read; else the place to look, a third from the left. */
const firstView = (drawn: readonly TaskFlowNode[], width: number, height: number): Viewport => {
  const bounds = boundsOf(drawn) ?? { x: 0, y: 0, width, height }
  const margin = 40
  const fitting = Math.min(1, (width - 2 * margin) / bounds.width, (height - 2 * margin) / bounds.height)
  if (fitting >= READABLE_ZOOM) {
    return {
      x: (width - bounds.width * fitting) / 2 - bounds.x * fitting,
      y: (height - bounds.height * fitting) / 2 - bounds.y * fitting,
      zoom: fitting,
    }
  }
  const here = placeToLook(drawn)
  const shown = height / READABLE_ZOOM
  const lowest = bounds.y + bounds.height + margin - shown
  const top = Math.max(bounds.y - margin, Math.min(here.y - shown / 2, lowest))
  // No empty room left of the first task, nor right of the last one while others are out of sight.
  const wide = width / READABLE_ZOOM
  const rightmost = bounds.x + bounds.width + margin - wide
  const left = Math.max(bounds.x - margin, Math.min(here.x - 0.3 * wide, rightmost))
  return { x: -left * READABLE_ZOOM, y: -top * READABLE_ZOOM, zoom: READABLE_ZOOM }
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
const placeToLook = (nodes: readonly TaskFlowNode[]): Point => {
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
