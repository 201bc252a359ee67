/** One task in the network: name, dates, float; critical by colour and by a heavy left edge. A closed summary says how much it holds. */
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { CRITICAL } from '../../../shared/model/schedule.ts'
import { daysText } from '../../../shared/time/daysText.ts'
import { finishDay, formatDate } from '../../../shared/time/formatDate.ts'
import { network as words } from '../../../shared/words/en/network.ts'
import { useStore } from '../../client/store.ts'
import { NODE_HEIGHT, NODE_WIDTH } from './layout.ts'

export interface TaskNodeData extends Record<string, unknown> {
  readonly holds: number
  readonly onOpen: (id: string) => void
}
export type TaskFlowNode = Node<TaskNodeData, 'task'>

/** Given to react-flow with each node, so that links are drawn without measuring the DOM. */
export const nodeHandles = [
  { id: 'start', type: 'source' as const, position: Position.Left, x: 0, y: NODE_HEIGHT / 2, width: 1, height: 1 },
  { id: 'finish', type: 'source' as const, position: Position.Right, x: NODE_WIDTH - 1, y: NODE_HEIGHT / 2, width: 1, height: 1 },
]

export const TaskNode = memo(({ id, data, selected }: NodeProps<TaskFlowNode>) => {
  const task = useStore((state) => state.tasks.get(id))
  const dates = useStore((state) => state.schedule.get(id))
  const isSummary = useStore((state) => state.rowById.get(id)?.hasChildren ?? false)
  const isDimmed = useStore((state) => state.traced !== null && !state.traced.taskIds.has(id))
  const minutesPerDay = useStore((state) => state.program?.minutesPerDay ?? 480)
  if (!task) return null
  const critical = ((dates?.flags ?? 0) & CRITICAL) !== 0
  const done = task.percentComplete >= 100
  const isMilestone = !isSummary && task.milestone
  const when = dates ? spanText(dates.start, dates.finish, isMilestone) : ''
  const slack = dates && !done ? daysText(dates.totalFloat, minutesPerDay) : ''
  return (
    <div
      className="network-node"
      data-critical={critical || undefined}
      data-dimmed={isDimmed || undefined}
      data-done={done || undefined}
      data-inactive={!task.active || undefined}
      data-selected={selected || undefined}
      data-summary={isSummary || undefined}
      data-task={id}
      title={task.name}
    >
      <Handle type="source" position={Position.Left} id="start" title={words.startHandle} isConnectable={data.holds === 0} />
      <div className="network-node-name">
        {isMilestone ? <i className="network-diamond" aria-hidden /> : null}
        <span dir="auto">{task.name}</span>
      </div>
      <div className="network-node-facts">
        <span>{when}</span>
        {data.holds > 0 ? (
          <button
            type="button"
            className="nodrag"
            aria-label={`${words.open(task.name)}: ${words.holds(data.holds)}`}
            onClick={() => data.onOpen(id)}
          >
            {words.holds(data.holds)}
          </button>
        ) : (
          <span className="network-node-float">{done ? words.complete : slack}</span>
        )}
      </div>
      {task.percentComplete > 0 && !done ? <i className="network-progress" style={{ width: `${task.percentComplete}%` }} /> : null}
      <Handle type="source" position={Position.Right} id="finish" title={words.finishHandle} isConnectable={data.holds === 0} />
    </div>
  )
})
TaskNode.displayName = 'TaskNode'

const spanText = (start: number, finish: number, isMilestone: boolean): string => {
  const first = formatDate(isMilestone ? finishDay(finish + 1) : start)
  const last = formatDate(finishDay(finish))
  return isMilestone || first === last ? first : `${first} – ${last}`
}
