/** Dragging from end to end: says at the pointer what the link would be or why it is refused, and makes it on release. */
import { type Connection, useStore as useFlow } from '@xyflow/react'
import { useEffect, useRef, useState } from 'react'
import { network as words } from '../../../shared/words/en/network.ts'
import { call, showRefusal } from '../../client/session.ts'
import { read } from '../../client/store.ts'
import type { LinkFlowEdge } from './LinkEdge.tsx'
import { linkRefusal, linkTypeOf } from './linkRefusal.ts'

export const useConnecting = () => {
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
