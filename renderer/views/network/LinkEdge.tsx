/** One link in the network: an orthogonal line that runs from end to end as its type says, with type and lag where they are not plain. */
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { memo } from 'react'
import { useStore } from '../../client/store.ts'

export interface LinkEdgeData extends Record<string, unknown> {
  /** "SS+2d"; empty for a plain finish-to-start link. */
  readonly label: string
  readonly critical: boolean
  /** One of its ends is selected. */
  readonly near: boolean
  readonly count: number
  readonly onPick: (id: string, at: { x: number; y: number }) => void
}
export type LinkFlowEdge = Edge<LinkEdgeData, 'link'>

export const LinkEdge = memo((props: EdgeProps<LinkFlowEdge>) => {
  const isDimmed = useStore(({ traced }) => traced !== null && !(traced.taskIds.has(props.source) && traced.taskIds.has(props.target)))
  const { id, sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition, data, selected, markerEnd } = props
  const [path, labelX, labelY] = getSmoothStepPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    borderRadius: 6,
    offset: 18,
  })
  const text = data?.count && data.count > 1 ? `× ${data.count}` : (data?.label ?? '')
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        markerEnd={markerEnd}
        interactionWidth={14}
        className={`${classes(data, selected)}${isDimmed ? ' network-edge-dimmed' : ''}`}
      />
      {text ? (
        <EdgeLabelRenderer>
          <button
            type="button"
            className="network-edge-label nodrag nopan"
            data-critical={data?.critical || undefined}
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
            onClick={(event) => data?.onPick(id, { x: event.clientX, y: event.clientY })}
          >
            {text}
          </button>
        </EdgeLabelRenderer>
      ) : null}
    </>
  )
})
LinkEdge.displayName = 'LinkEdge'

const classes = (data: LinkEdgeData | undefined, selected: boolean | undefined): string =>
  [
    'network-edge',
    data?.critical && 'network-edge-critical',
    data?.near && 'network-edge-near',
    data && data.count > 1 && 'network-edge-gathered',
    selected && 'network-edge-picked',
  ]
    .filter(Boolean)
    .join(' ')
