/** The dependency graph: tasks and links drawn by react-flow, laid out by dagre in a worker, edited by dragging from end to end. */
import '@xyflow/react/dist/style.css'
import './network.css'
import {
  applyNodeChanges,
  type Connection,
  ConnectionMode,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useStore as useFlow,
  useReactFlow,
} from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { CRITICAL } from '../../../shared/model/schedule.ts'
import { network as words } from '../../../shared/words/en/network.ts'
import { select, showTask, toggle } from '../../client/screen.ts'
import { call, showRefusal } from '../../client/session.ts'
import { read, useStore } from '../../client/store.ts'
import { WhyPanel } from '../why/WhyPanel.tsx'
import { boundsOf, type FlowNode, laneNodes, linkEdges, taskNodes } from './flow.ts'
import { buildGraph, neighbourhood, READABLE_NODES, readableSummaries } from './graph.ts'
import { LaneNode } from './LaneNode.tsx'
import { LinkEdge, type LinkFlowEdge } from './LinkEdge.tsx'
import { LinkEditor } from './LinkEditor.tsx'
import { linkText } from './lagText.ts'
import { NODE_HEIGHT, NODE_WIDTH } from './layout.ts'
import { linkRefusal, linkTypeOf } from './linkRefusal.ts'
import { NetworkTools } from './NetworkTools.tsx'
import { Overview } from './Overview.tsx'
import { type TaskFlowNode, TaskNode } from './TaskNode.tsx'
import { useLayout } from './useLayout.ts'

const nodeTypes = { task: TaskNode, lane: LaneNode }
const edgeTypes = { link: LinkEdge }

export const NetworkView = () => (
  <ReactFlowProvider>
    <Network />
  </ReactFlowProvider>
)

const Network = () => {
  const rows = useStore((state) => state.rows)
  const links = useStore((state) => state.links)
  const schedule = useStore((state) => state.schedule)
  const positions = useStore((state) => state.positions)
  const selection = useStore((state) => state.selection)
  const whyOpen = useStore((state) => state.whyOpen)
  const [opened, setOpened] = useState<ReadonlySet<string> | null>(null)
  const [focus, setFocus] = useState<string | null>(null)
  const [criticalOnly, setCriticalOnly] = useState(false)
  const [picked, setPicked] = useState<{ id: string; at: { x: number; y: number } } | null>(null)
  const readable = useMemo(() => readableSummaries(rows), [rows])
  const open = opened ?? readable

  const keep = useMemo(() => {
    if (focus === null && !criticalOnly) return null
    const near = focus === null ? null : neighbourhood(links.values(), focus)
    return new Set(
      rows
        .filter(
          ({ task }) => (near === null || near.has(task.id)) && (!criticalOnly || ((schedule.get(task.id)?.flags ?? 0) & CRITICAL) !== 0),
        )
        .map(({ task }) => task.id),
    )
  }, [rows, links, focus, criticalOnly, schedule])
  const graph = useMemo(() => buildGraph(rows, links.values(), open, keep), [rows, links, open, keep])
  const { places, busy } = useLayout(graph)

  const setOpen = useCallback(
    (id: string, isOpen: boolean) =>
      setOpened((before) => {
        const next = new Set(before ?? readable)
        if (isOpen) next.add(id)
        else next.delete(id)
        return next
      }),
    [readable],
  )
  const onOpen = useCallback((id: string) => setOpen(id, true), [setOpen])
  const onClose = useCallback((id: string) => setOpen(id, false), [setOpen])

  const drawn = useMemo(() => taskNodes(graph, places, positions, selection.has, onOpen), [graph, places, positions, selection.has, onOpen])
  const [nodes, setNodes] = useState<TaskFlowNode[]>(drawn)
  useEffect(() => setNodes(drawn), [drawn])
  const lanes = useMemo(() => (keep === null ? laneNodes(graph, nodes, onClose) : []), [graph, nodes, onClose, keep])
  const onPick = useCallback((id: string, at: { x: number; y: number }) => setPicked({ id, at }), [])
  const edges = useMemo(
    () => linkEdges(graph, schedule, selection.has, picked?.id ?? null, linkText, onPick),
    [graph, schedule, selection.has, picked, onPick],
  )
  const all = useMemo<FlowNode[]>(() => [...lanes, ...nodes], [lanes, nodes])

  const { refusal, connect } = useConnecting()
  const view = useViewport(nodes, all, places)
  useReveal(nodes, view.centre)

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    setNodes((before) => applyNodeChanges(changes.filter((change) => change.type === 'position') as NodeChange<TaskFlowNode>[], before))
  }, [])
  const keepPositions = useCallback((_: unknown, _node: FlowNode, moved: FlowNode[]) => {
    const kept = moved
      .filter((node) => node.type === 'task')
      .map(({ id, position }) => ({ id, x: Math.round(position.x), y: Math.round(position.y) }))
    if (kept.length > 0) void call('position.set', { positions: kept })
  }, [])
  const link = picked ? links.get(picked.id) : undefined

  return (
    <div className="network">
      <NetworkTools
        focusId={focus}
        onFocus={setFocus}
        criticalOnly={criticalOnly}
        onCriticalOnly={setCriticalOnly}
        onFit={view.fit}
        onLayOutAgain={() => {
          setOpened(null)
          if (positions.size > 0) void call('position.clear', {})
        }}
        shown={graph.nodes.length}
      />
      <div className="network-body">
        <div className="network-canvas" data-busy={busy || undefined}>
          <ReactFlow<FlowNode, LinkFlowEdge>
            nodes={all}
            edges={edges}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            onNodesChange={onNodesChange}
            onNodeDragStop={keepPositions}
            onSelectionDragStop={(event, moved) => keepPositions(event, moved[0], moved)}
            onNodeClick={(event, node) => {
              if (node.type === 'task') (event.ctrlKey || event.metaKey ? toggle : (id: string) => select([id]))(node.id)
            }}
            onNodeDoubleClick={(_, node) => node.type === 'task' && showTask(node.id, 'plan')}
            onPaneClick={() => setPicked(null)}
            onEdgeClick={(event, edge) => setPicked({ id: edge.id, at: { x: event.clientX, y: event.clientY } })}
            onEdgesDelete={(gone) => void call('link.remove', { ids: gone.map((edge) => edge.id) })}
            connectionMode={ConnectionMode.Loose}
            onConnectStart={connect.start}
            onConnectEnd={connect.end}
            onConnect={connect.make}
            isValidConnection={connect.isValid}
            onlyRenderVisibleElements
            minZoom={nodes.length > READABLE_NODES ? 0.3 : 0.1}
            maxZoom={2}
            deleteKeyCode={['Delete', 'Backspace']}
            multiSelectionKeyCode="Control"
            selectNodesOnDrag={false}
            elevateNodesOnSelect={false}
            aria-label={words.canvas}
          />
          {refusal ? (
            <p
              className="network-refusal"
              role="alert"
              data-good={refusal.good || undefined}
              style={{ left: refusal.x + 14, top: refusal.y + 14 }}
            >
              {refusal.text}
            </p>
          ) : null}
          {graph.nodes.length === 0 ? (
            <p className="network-empty">
              {rows.length === 0 ? words.empty : words.noneLeft}
              {keep !== null ? (
                <button
                  type="button"
                  className="network-button"
                  onClick={() => {
                    setFocus(null)
                    setCriticalOnly(false)
                  }}
                >
                  {words.showAll}
                </button>
              ) : null}
            </p>
          ) : busy && places.size === 0 ? (
            <p className="network-empty">{words.laying(graph.nodes.length)}</p>
          ) : null}
          <Overview nodes={all} onGo={view.centre} />
        </div>
        {whyOpen ? <WhyPanel /> : null}
      </div>
      {link && picked ? <LinkEditor key={link.id} link={link} at={picked.at} onClose={() => setPicked(null)} /> : null}
    </div>
  )
}

/** Dragging from end to end: says at the pointer what the link would be or why it is refused, and makes it on release. */
const useConnecting = () => {
  const [refusal, setRefusal] = useState<{ text: string; good: boolean; x: number; y: number } | null>(null)
  const pointer = useRef({ x: 0, y: 0 })
  const last = useRef({ key: '', text: null as string | null })

  const judge = (connection: {
    source: string
    target: string
    sourceHandle?: string | null
    targetHandle?: string | null
  }): string | null => {
    const type = linkTypeOf(connection.sourceHandle, connection.targetHandle)
    const key = `${connection.source}>${connection.target}:${type}`
    if (last.current.key !== key) {
      const { tasks, links } = read()
      last.current = { key, text: linkRefusal(tasks, links, connection.source, connection.target, type) }
    }
    return last.current.text
  }
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      pointer.current = { x: event.clientX, y: event.clientY }
    }
    window.addEventListener('pointermove', follow, { passive: true })
    return () => window.removeEventListener('pointermove', follow)
  }, [])

  // Over a node react-flow asks isValidConnection for each end in reach; the words follow that end, not the node.
  const target = useFlow((state) => (state.connection.inProgress && state.connection.toHandle ? state.connection : null))
  useEffect(() => {
    const to = target?.toHandle
    const from = target?.fromHandle
    if (!to || !from || to.nodeId === from.nodeId) return setRefusal(null)
    const text = judge({ source: from.nodeId, target: to.nodeId, sourceHandle: from.id, targetHandle: to.id })
    const name = (id: string) => read().tasks.get(id)?.name ?? ''
    const good = words.willLink(linkTypeOf(from.id, to.id), name(from.nodeId), name(to.nodeId))
    setRefusal({ text: text ?? good, good: text === null, ...pointer.current })
  })
  return {
    refusal,
    connect: {
      start: () => {
        last.current = { key: '', text: null }
      },
      isValid: (connection: Connection | LinkFlowEdge) => judge(connection) === null,
      make: (connection: Connection) => {
        const { sourceHandle, targetHandle, source, target: to } = connection
        void call('link.add', { links: [{ predecessorId: source, successorId: to, type: linkTypeOf(sourceHandle, targetHandle) }] })
      },
      end: (_: unknown, state: { isValid: boolean | null; toHandle: unknown }) => {
        setRefusal(null)
        if (state.isValid === false && state.toHandle && last.current.text) showRefusal({ message: last.current.text })
      },
    },
  }
}

/** Fits by computing: react-flow's own fitView knows only what is drawn, and only what is in view is drawn. */
const useViewport = (nodes: readonly TaskFlowNode[], all: readonly FlowNode[], places: ReadonlyMap<string, unknown>) => {
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
    const here = placeOfWork(nodes)
    const shown = height / READABLE_ZOOM
    const margin = 24
    const lowest = bounds.y + bounds.height + margin - shown
    const top = Math.max(bounds.y - margin, Math.min(here.y - shown / 2, lowest))
    void setViewport({ x: width * 0.3 - here.x * READABLE_ZOOM, y: -top * READABLE_ZOOM, zoom: READABLE_ZOOM })
  }, [places, nodes, all, width, height, fitAll, setViewport])
  return { fit: fitAll, centre }
}

/** Brings a task into sight that another view or the search asked for. */
const useReveal = (nodes: readonly TaskFlowNode[], centre: (x: number, y: number) => void) => {
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
const READABLE_ZOOM = 0.62

/** The first critical task that is not complete, by start; else the first task. */
const placeOfWork = (nodes: readonly TaskFlowNode[]): { x: number; y: number } => {
  const { schedule, tasks } = read()
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
