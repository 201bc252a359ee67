/** The dependency graph: tasks and links drawn by react-flow, laid out by dagre in a worker, edited by dragging from end to end. */
import '@xyflow/react/dist/style.css'
import './network.css'
import { applyNodeChanges, ConnectionMode, type EdgeChange, type NodeChange, ReactFlow, ReactFlowProvider } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { CRITICAL } from '../../../shared/model/schedule.ts'
import { network as words } from '../../../shared/words/en/network.ts'
import { go, select, showTask, toggle } from '../../client/screen.ts'
import { call } from '../../client/session.ts'
import { useStore } from '../../client/store.ts'
import { Button } from '../../ui/Button.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { WhyPanel } from '../why/WhyPanel.tsx'
import { ConnectingNote, connect, endConnecting, mayConnect } from './Connecting.tsx'
import { type FlowNode, laneNodes, linkEdges, taskNodes } from './flow.ts'
import { buildGraph, neighbourhood, READABLE_NODES, readableSummaries } from './graph.ts'
import { LaneNode } from './LaneNode.tsx'
import { LinkEdge, type LinkFlowEdge } from './LinkEdge.tsx'
import { LinkEditor } from './LinkEditor.tsx'
import { linkText } from './lagText.ts'
import { NetworkTools } from './NetworkTools.tsx'
import { Overview } from './Overview.tsx'
import { type TaskFlowNode, TaskNode } from './TaskNode.tsx'
import { useLayout } from './useLayout.ts'
import { useReveal, useViewport } from './useViewport.ts'

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

  const tasks = useStore((state) => state.tasks)
  const drawn = useMemo(() => taskNodes(graph, places, positions, selection.has, onOpen), [graph, places, positions, selection.has, onOpen])
  const [nodes, setNodes] = useState<TaskFlowNode[]>(drawn)
  useEffect(() => setNodes(drawn), [drawn])
  const lanes = useMemo(() => (keep === null ? laneNodes(graph, nodes, onClose) : []), [graph, nodes, onClose, keep])
  const onPick = useCallback((id: string, at: { x: number; y: number }) => setPicked({ id, at }), [])
  const edges = useMemo(
    () => linkEdges(graph, schedule, selection.has, picked?.id ?? null, { lag: linkText, name: (id) => tasks.get(id)?.name ?? '' }, onPick),
    [graph, schedule, selection.has, picked, onPick, tasks],
  )
  const all = useMemo<FlowNode[]>(() => [...lanes, ...nodes], [lanes, nodes])

  const view = useViewport(drawn, all, places, busy)
  useReveal(nodes, view.centre)

  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    // Enter and Space on a focused box choose it; react-flow tells so by a change.
    const chosen = changes.flatMap((change) => (change.type === 'select' && change.selected ? [change.id] : []))
    if (chosen.length > 0) select(chosen)
    // A new list of boxes is a new drawing: only for what was dragged.
    const dragged = changes.filter((change) => change.type === 'position') as NodeChange<TaskFlowNode>[]
    if (dragged.length > 0) setNodes((before) => applyNodeChanges(dragged, before))
  }, [])
  const onEdgesChange = useCallback((changes: EdgeChange<LinkFlowEdge>[]) => {
    // Enter on a focused link opens its editor beside it, as a click does under the pointer.
    for (const change of changes) {
      if (change.type !== 'select' || !change.selected) continue
      const box = document.querySelector(`.react-flow__edge[data-id="${CSS.escape(change.id)}"]`)?.getBoundingClientRect()
      if (box) setPicked({ id: change.id, at: { x: box.left + box.width / 2, y: box.top + box.height / 2 } })
    }
  }, [])
  const keepPositions = useCallback((_: unknown, _node: FlowNode, moved: FlowNode[]) => {
    const kept = moved
      .filter((node) => node.type === 'task')
      .map(({ id, position }) => ({ id, x: Math.round(position.x), y: Math.round(position.y) }))
    if (kept.length > 0) void call('position.set', { positions: kept })
  }, [])
  const link = picked ? links.get(picked.id) : undefined

  return (
    <Screen
      label={words.title}
      panel={whyOpen ? <WhyPanel /> : null}
      tools={
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
      }
    >
      <div className="network-canvas" data-busy={busy || undefined}>
        <ReactFlow<FlowNode, LinkFlowEdge>
          nodes={all}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgesChange={onEdgesChange}
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
          onConnectEnd={endConnecting}
          onConnect={connect}
          isValidConnection={mayConnect}
          onlyRenderVisibleElements
          minZoom={nodes.length > READABLE_NODES ? 0.3 : 0.1}
          maxZoom={2}
          deleteKeyCode={['Delete', 'Backspace']}
          multiSelectionKeyCode="Control"
          selectNodesOnDrag={false}
          elevateNodesOnSelect={false}
          aria-label={words.canvas}
        />
        <ConnectingNote />
        {rows.length === 0 ? (
          <Empty words={words.empty}>
            <Button onPress={() => go('plan')}>{words.toPlan}</Button>
          </Empty>
        ) : graph.nodes.length === 0 ? (
          <Empty words={words.noneLeft}>
            <Button
              onPress={() => {
                setFocus(null)
                setCriticalOnly(false)
              }}
            >
              {words.showAll}
            </Button>
          </Empty>
        ) : busy && places.size === 0 ? (
          <Empty words={words.laying(graph.nodes.length)} />
        ) : null}
        <Overview nodes={all} onGo={view.centre} />
      </div>
      {link && picked ? <LinkEditor key={link.id} link={link} at={picked.at} onClose={() => setPicked(null)} /> : null}
    </Screen>
  )
}
