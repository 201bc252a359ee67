/** Asks the layout worker for places when the shape of the graph changes; the last places stay until the new ones are there. */
import { useEffect, useRef, useState } from 'react'
import type { Graph } from './graph.ts'
import type { Place } from './layout.ts'

export type Places = ReadonlyMap<string, Place>

/** What the layout depends on: which nodes and edges there are, not their dates. */
const shapeOf = (graph: Graph): string =>
  `${graph.nodes.map((node) => `${node.id}@${node.workstreamId}`).join(' ')}|${graph.edges.map((edge) => `${edge.from}>${edge.to}`).join(' ')}`

export const useLayout = (graph: Graph): { places: Places; busy: boolean } => {
  const [known, setKnown] = useState<{ shape: string; places: Places }>({ shape: '', places: new Map() })
  const worker = useRef<Worker | null>(null)
  const asks = useRef(0)
  const shape = shapeOf(graph)

  useEffect(() => () => worker.current?.terminate(), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the graph; dates must not ask for a new layout
  useEffect(() => {
    if (graph.nodes.length === 0) {
      setKnown({ shape, places: new Map() })
      return
    }
    worker.current ??= new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    asks.current += 1
    const ask = asks.current
    worker.current.onmessage = (message: MessageEvent<{ ask: number; places: Place[] }>) => {
      if (message.data.ask !== asks.current) return
      setKnown({ shape, places: new Map(message.data.places.map((place) => [place.id, place])) })
    }
    worker.current.postMessage({ ask, nodes: graph.nodes, edges: graph.edges })
  }, [shape])
  return { places: known.places, busy: known.shape !== shape }
}
