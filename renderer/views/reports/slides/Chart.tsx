/** A slide's bar chart in miniature. */
import type { ChartBlock } from '../../../../shared/report/content.ts'
import { slide as frame } from '../../../../shared/report/geometry.ts'
import { shorten } from '../../../../shared/report/measure.ts'

const WIDTH = 308
const NAMES = 118
const ROW = 36

export const Chart = ({ block, top }: { readonly block: ChartBlock; readonly top: number }) => {
  const x = frame.right - WIDTH
  const most = Math.max(1, ...block.bars.map((bar) => Math.abs(bar.value)))
  const height = Math.min(ROW, 420 / Math.max(1, block.bars.length))
  return (
    <g>
      <foreignObject x={x} y={top + 2} width={WIDTH} height={36}>
        <div className="s-chart-heading">{block.heading}</div>
      </foreignObject>
      {block.bars.map((bar, index) => {
        const y = top + 46 + index * height
        const width = ((WIDTH - NAMES - 34) * Math.max(0, bar.value)) / most
        return (
          <g key={index}>
            <text x={x + NAMES - 8} y={y + height / 2 + 4} className="s-12" textAnchor="end">
              {shorten(bar.label, 12, NAMES - 10)}
            </text>
            <rect
              x={x + NAMES}
              y={y + height * 0.19}
              width={Math.max(1, width)}
              height={height * 0.62}
              className={bar.critical ? 's-fill-critical' : 's-fill-bar'}
            />
            <text x={x + NAMES + width + 6} y={y + height / 2 + 4} className="s-12">
              {Math.round(bar.value * 10) / 10}
            </text>
          </g>
        )
      })}
      <line x1={x + NAMES} x2={x + NAMES} y1={top + 44} y2={top + 48 + block.bars.length * height} className="s-line" />
    </g>
  )
}
