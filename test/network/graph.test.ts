/** What the network shows and where: closed summaries, gathered links, neighbourhoods, lanes that never overlap. */
import { expect, test } from 'vitest'
import { buildGraph, neighbourhood, readableSummaries } from '../../renderer/views/network/graph.ts'
import { layOut, NODE_HEIGHT, NODE_WIDTH } from '../../renderer/views/network/layout.ts'
import { linkTypeOf } from '../../renderer/views/network/linkRefusal.ts'
import type { Link } from '../../shared/model/link.ts'
import { newTask, type Task } from '../../shared/model/task.ts'
import { outline } from '../../shared/model/tree.ts'

const task = (id: string, parentId: string | null = null): Task =>
  newTask({ id, uid: 1, name: id, position: Number(id.replace(/\D/g, '')) || 0, parentId })
const link = (predecessorId: string, successorId: string): Link => ({
  id: `${predecessorId}-${successorId}`,
  predecessorId,
  successorId,
  type: 'FS',
  lag: 0,
  lagUnit: 'd',
})

const tasks = [task('S1'), task('a1', 'S1'), task('a2', 'S1'), task('S2'), task('b1', 'S2'), task('b2', 'S2'), task('c9')]
const rows = outline(tasks)
const links = [link('a1', 'a2'), link('a2', 'b1'), link('a1', 'b2')]

test('an open plan shows its tasks, not its summaries', () => {
  const graph = buildGraph(rows, links, new Set(['S1', 'S2']), null)
  expect(graph.nodes.map((node) => node.id).sort()).toEqual(['a1', 'a2', 'b1', 'b2', 'c9'])
  expect(graph.edges.map((edge) => edge.id).sort()).toEqual(['a1-a2', 'a1-b2', 'a2-b1'])
})

test('a summary with links of its own is drawn although it is open', () => {
  const graph = buildGraph(rows, [link('S1', 'b1')], new Set(['S1', 'S2']), null)
  expect(graph.nodes.map((node) => node.id)).toContain('S1')
})

test('a closed summary stands for its tasks and gathers their links', () => {
  const graph = buildGraph(rows, links, new Set(['S1']), null)
  expect(graph.nodes.find((node) => node.id === 'S2')?.holds).toBe(2)
  expect(graph.edges.filter((edge) => edge.to === 'S2').map((edge) => [edge.from, edge.count, edge.link])).toEqual([
    ['a2', 1, null],
    ['a1', 1, null],
  ])
  const both = buildGraph(rows, links, new Set(), null)
  expect(both.edges).toEqual([{ id: 'S1>S2', from: 'S1', to: 'S2', link: null, count: 2 }])
})

test('a large plan opens only as far as a person can read it', () => {
  const many = [1, 2, 3].flatMap((stream) => [
    task(`S${stream}`),
    ...Array.from({ length: 200 }, (_, i) => task(`t${stream}${1000 + i}`, `S${stream}`)),
  ])
  const open = readableSummaries(outline(many))
  expect(open.size).toBe(1)
  expect(buildGraph(outline(many), [], open, null).nodes.length).toBeLessThanOrEqual(400)
})

test('a neighbourhood holds what leads to a task and what follows, not its siblings', () => {
  expect([...neighbourhood(links, 'a2')].sort()).toEqual(['a1', 'a2', 'b1'])
})

test('no two nodes overlap, successors stand right of predecessors, lanes stay apart', () => {
  const graph = buildGraph(rows, links, new Set(['S1', 'S2']), null)
  const places = layOut(graph)
  expect(places.length).toBe(graph.nodes.length)
  const at = new Map(places.map((place) => [place.id, place]))
  for (const { from, to } of graph.edges) expect(at.get(to)!.x).toBeGreaterThan(at.get(from)!.x)
  for (const one of places)
    for (const other of places)
      if (one.id < other.id)
        expect(Math.abs(one.x - other.x) >= NODE_WIDTH || Math.abs(one.y - other.y) >= NODE_HEIGHT, `${one.id} over ${other.id}`).toBe(true)
  const bottom = Math.max(at.get('a1')!.y, at.get('a2')!.y) + NODE_HEIGHT
  expect(Math.min(at.get('b1')!.y, at.get('b2')!.y)).toBeGreaterThan(bottom)
})

test('the dragged ends decide the type of the link', () => {
  expect([
    linkTypeOf('finish', 'start'),
    linkTypeOf('start', 'start'),
    linkTypeOf('finish', 'finish'),
    linkTypeOf('start', 'finish'),
  ]).toEqual(['FS', 'SS', 'FF', 'SF'])
})
