/** A slide's timeline in miniature: weeks, lanes, bars with baselines, milestones, freeze windows, the data date. */
import type { LabelSide, TimelineBlock } from '../../../../shared/report/content.ts'
import { slide as frame, laneHeights, timeline, timelineRoom, timelineX } from '../../../../shared/report/geometry.ts'
import { shorten } from '../../../../shared/report/measure.ts'

export const Timeline = ({ block, top }: { readonly block: TimelineBlock; readonly top: number }) => {
  const heights = laneHeights(block.lanes, timelineRoom)
  const lanesTop = top + timeline.ticks
  const tops = heights.map((_, at) => lanesTop + heights.slice(0, at).reduce((sum, height) => sum + height, 0))
  const bottom = lanesTop + heights.reduce((sum, height) => sum + height, 0)
  const now = timelineX(block, block.dataDate)
  return (
    <g>
      {block.ticks.map((tick) => (
        <g key={tick.at}>
          <line x1={timelineX(block, tick.at)} x2={timelineX(block, tick.at)} y1={lanesTop - 2} y2={bottom} className="s-grid" />
          <text x={timelineX(block, tick.at) + 3} y={top + 14} className="s-12 s-muted">
            {tick.label}
          </text>
        </g>
      ))}
      {block.lanes.map((lane, at) => (
        <g key={at}>
          <line x1={frame.left} x2={frame.right} y1={tops[at] + heights[at]} y2={tops[at] + heights[at]} className="s-lane" />
          <text x={frame.left} y={tops[at] + heights[at] / 2 + (lane.more === '' ? 5 : -2)} className="s-15 s-semibold">
            {shorten(lane.name, timeline.name, timeline.names - 20, 'semibold')}
          </text>
          {lane.more === '' ? null : (
            <text x={frame.left} y={tops[at] + heights[at] / 2 + 14} className="s-11 s-muted">
              {lane.more}
            </text>
          )}
        </g>
      ))}
      {block.freezes.map((freeze, at) => {
        const x = timelineX(block, Math.max(freeze.from, block.from))
        const y = tops[freeze.firstLane] + 2
        const height = tops[freeze.lastLane] + heights[freeze.lastLane] - 2 - y
        return (
          <g key={at}>
            <rect x={x} y={y} width={Math.max(4, timelineX(block, freeze.to) - x)} height={height} className="s-freeze" />
            <text x={x + 5} y={y + 14} className="s-11 s-freeze-text">
              {freeze.name}
            </text>
          </g>
        )
      })}
      {block.lanes.map((lane, at) => {
        const rowTop = (row: number): number => tops[at] + 7 + row * timeline.row
        return (
          <g key={at}>
            {lane.bars.map((bar, index) => {
              const from = timelineX(block, bar.start)
              const to = Math.max(from + 3, timelineX(block, bar.finish))
              const y = rowTop(bar.row)
              const based = bar.baseline ? [timelineX(block, bar.baseline.start), timelineX(block, bar.baseline.finish)] : null
              return (
                <g key={index}>
                  {based && based[1] - based[0] >= 1 ? (
                    <rect x={based[0]} y={y + 22} width={based[1] - based[0]} height={3} className="s-baseline" />
                  ) : null}
                  <rect
                    x={from}
                    y={y}
                    width={to - from}
                    height={timeline.bar}
                    rx={3}
                    className={bar.critical ? 's-fill-critical' : 's-fill-bar'}
                  />
                  <Label name={bar.name} side={bar.label} from={from} to={to} y={y} isLight={bar.critical && bar.label === 'inside'} />
                </g>
              )
            })}
            {lane.milestones.map((milestone, index) => {
              const x = timelineX(block, milestone.at)
              const y = rowTop(milestone.row)
              return (
                <g key={index}>
                  <path d={`M${x} ${y + 1}l9 9-9 9-9-9z`} className={milestone.critical ? 's-fill-critical' : 's-fill-text'} />
                  <Label name={milestone.name} side={milestone.label} from={x - 9} to={x + 9} y={y} isLight={false} />
                </g>
              )
            })}
          </g>
        )
      })}
      <line x1={now} x2={now} y1={lanesTop - 2} y2={bottom + 14} className="s-now" />
      <text x={now + 5} y={bottom + 13} className="s-11 s-now-text">
        {block.dataDateLabel}
      </text>
    </g>
  )
}

const Label = ({
  name,
  side,
  from,
  to,
  y,
  isLight,
}: {
  readonly name: string
  readonly side: LabelSide
  readonly from: number
  readonly to: number
  readonly y: number
  readonly isLight: boolean
}) => (
  <text
    x={side === 'inside' ? from + 6 : side === 'right' ? to + 6 : from - 6}
    y={y + 14.5}
    textAnchor={side === 'left' ? 'end' : 'start'}
    className={`s-12 ${isLight ? 's-light' : ''}`}
  >
    {name}
  </text>
)
