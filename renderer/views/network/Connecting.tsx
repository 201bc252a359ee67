/** Dragging from end to end: says at the pointer what the link would be or why it is refused, and makes it on release. */
import { type Connection, type IsValidConnection, type OnConnect, type OnConnectEnd, useStore as useFlow } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { network as words } from '../../../shared/words/en/network.ts'
import { call, showRefusal } from '../../client/session.ts'
import { read } from '../../client/store.ts'
import type { LinkFlowEdge } from './LinkEdge.tsx'
import { linkRefusal, linkTypeOf } from './linkRefusal.ts'

type Ends = Pick<Connection, 'source' | 'target'> & { readonly sourceHandle?: string | null; readonly targetHandle?: string | null }

/** While a drag rests on one end the same question comes with every move of the pointer: the last answer is kept. */
let last = { key: '', links: read().links, text: null as string | null }
const judge = ({ source, target, sourceHandle, targetHandle }: Ends): string | null => {
  const type = linkTypeOf(sourceHandle, targetHandle)
  const key = `${source}>${target}:${type}`
  const { tasks, links } = read()
  if (last.key !== key || last.links !== links) last = { key, links, text: linkRefusal(tasks, links, source, target, type) }
  return last.text
}

export const mayConnect: IsValidConnection<LinkFlowEdge> = (connection) => judge(connection) === null

export const connect: OnConnect = ({ source, target, sourceHandle, targetHandle }) =>
  void call('link.add', { links: [{ predecessorId: source, successorId: target, type: linkTypeOf(sourceHandle, targetHandle) }] })

/** A refused link is said again where it stays to be read. */
export const endConnecting: OnConnectEnd = (_, { isValid, fromHandle, toHandle }) => {
  if (isValid !== false || !fromHandle || !toHandle || fromHandle.nodeId === toHandle.nodeId) return
  const text = judge({ source: fromHandle.nodeId, target: toHandle.nodeId, sourceHandle: fromHandle.id, targetHandle: toHandle.id })
  if (text !== null) showRefusal({ message: text })
}

export const ConnectingNote = () => {
  const connection = useFlow((state) => (state.connection.inProgress ? state.connection : null))
  const pointer = useRef({ x: 0, y: 0 })
  useEffect(() => {
    const follow = (event: PointerEvent) => {
      pointer.current = { x: event.clientX, y: event.clientY }
    }
    window.addEventListener('pointermove', follow, { passive: true, capture: true })
    return () => window.removeEventListener('pointermove', follow, { capture: true })
  }, [])
  const { fromHandle: from, toHandle: to } = connection ?? {}
  if (!from || !to || from.nodeId === to.nodeId) return null
  const refused = judge({ source: from.nodeId, target: to.nodeId, sourceHandle: from.id, targetHandle: to.id })
  const name = (id: string): string => read().tasks.get(id)?.name ?? ''
  return (
    <p
      className="network-refusal"
      role="alert"
      data-good={refused === null || undefined}
      style={{ left: pointer.current.x + 14, top: pointer.current.y + 14 }}
    >
      {refused ?? words.willLink(linkTypeOf(from.id, to.id), name(from.nodeId), name(to.nodeId))}
    </p>
  )
}
