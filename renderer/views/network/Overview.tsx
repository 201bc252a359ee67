/** The whole network in a corner, drawn on a canvas from the same positions: what is critical, what is in view, click to go there. */
import { useStore as useFlow } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { CRITICAL } from '../../../shared/model/schedule.ts'
import { network as words } from '../../../shared/words/en/network.ts'
import { read, useStore } from '../../client/store.ts'
import { boundsOf, type FlowNode } from './flow.ts'

const WIDTH = 180
const HEIGHT = 112

export const Overview = ({ nodes, onGo }: { readonly nodes: readonly FlowNode[]; readonly onGo: (x: number, y: number) => void }) => {
  const canvas = useRef<HTMLCanvasElement>(null)
  const transform = useFlow((state) => state.transform)
  const width = useFlow((state) => state.width)
  const height = useFlow((state) => state.height)
  const isDark = useStore((state) => state.isDark)
  const schedule = useStore((state) => state.schedule)
  const bounds = boundsOf(nodes)
  const scale = bounds ? Math.min((WIDTH - 12) / bounds.width, (HEIGHT - 12) / bounds.height) : 1
  const originX = bounds ? bounds.x - (WIDTH / scale - bounds.width) / 2 : 0
  const originY = bounds ? bounds.y - (HEIGHT / scale - bounds.height) / 2 : 0

  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and schedule change what the colours mean
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!canvas.current || !context) return
    const ratio = window.devicePixelRatio || 1
    canvas.current.width = WIDTH * ratio
    canvas.current.height = HEIGHT * ratio
    context.scale(ratio, ratio)
    const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name)
    const tones = { task: colour('--bar'), critical: colour('--crit'), lane: colour('--line2'), view: colour('--sel') }
    for (const node of nodes) {
      const isCritical = ((read().schedule.get(node.id)?.flags ?? 0) & CRITICAL) !== 0
      context.fillStyle = node.type === 'lane' ? tones.lane : isCritical ? tones.critical : tones.task
      context.fillRect(
        (node.position.x - originX) * scale,
        (node.position.y - originY) * scale,
        Math.max(1.5, (node.width ?? 0) * scale),
        Math.max(1.5, (node.height ?? 0) * scale),
      )
    }
    const [x, y, zoom] = transform
    context.strokeStyle = tones.view
    context.lineWidth = 1.5
    context.strokeRect((-x / zoom - originX) * scale, (-y / zoom - originY) * scale, (width / zoom) * scale, (height / zoom) * scale)
  }, [nodes, transform, width, height, isDark, schedule, scale, originX, originY])

  if (!bounds || nodes.length < 12) return null
  return (
    <button
      type="button"
      className="network-overview"
      aria-label={words.map}
      title={words.map}
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        onGo(originX + (event.clientX - box.left) / scale, originY + (event.clientY - box.top) / scale)
      }}
    >
      <canvas ref={canvas} style={{ width: WIDTH, height: HEIGHT }} />
    </button>
  )
}
