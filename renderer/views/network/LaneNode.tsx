/** A workstream drawn as a group behind its tasks, with its name, lead and a way to close it into one box. */
import type { Node, NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { network as words } from '../../../shared/words/en/network.ts'
import { workstreamByTask } from '../../client/indexes.ts'
import { useStore } from '../../client/store.ts'

export interface LaneNodeData extends Record<string, unknown> {
  readonly taskId: string
  readonly onClose: (taskId: string) => void
}
export type LaneFlowNode = Node<LaneNodeData, 'lane'>

export const LaneNode = memo(({ data }: NodeProps<LaneFlowNode>) => {
  const task = useStore((state) => state.tasks.get(data.taskId))
  const stream = useStore((state) => workstreamByTask(state.workstreams).get(data.taskId))
  if (!task) return null
  return (
    <section className="network-lane" aria-label={task.name}>
      <header>
        <i style={{ background: stream?.colour ?? 'var(--faint)' }} aria-hidden />
        <b>{task.name}</b>
        {stream?.lead ? <span>{stream.lead}</span> : null}
        <button
          type="button"
          className="nodrag nopan"
          onClick={() => data.onClose(data.taskId)}
          aria-label={words.close(task.name)}
          title={words.close(task.name)}
        >
          –
        </button>
      </header>
    </section>
  )
})
LaneNode.displayName = 'LaneNode'
