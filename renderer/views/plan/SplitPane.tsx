/** Sheet left, chart right, and a divider between them that is dragged or moved with the arrow keys; its place is kept. */
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { plan } from '../../../shared/words/en/plan.ts'
import { setSheetWidth } from '../../client/look.ts'
import { type PlanLayout, useStore } from '../../client/store.ts'

const LEAST = 140
/** What the chart keeps at least. */
const LEAST_CHART = 200
const STEP = 24

/** Until somebody moves the divider the sheet shows its columns, but leaves the chart this share of the room. */
const chartShare = (room: number): number => (room < 800 ? 0.28 : 0.31)
/** Where all columns are in it, the names take so much of what is left: most are longer than their column. */
const SPARE = 40

export const SplitPane = ({
  layout,
  edges,
  narrowWidth,
  left,
  right,
}: {
  readonly layout: PlanLayout
  /** Right edges of the sheet's columns: before anybody moved the divider it stands at one of them. */
  readonly edges: readonly number[]
  /** Of the sheet when the chart alone is asked for: row number and name stay, or bars would have no names. */
  readonly narrowWidth: number
  readonly left: ReactNode
  readonly right: ReactNode
}) => {
  const wanted = useStore((state) => state.sheetWidth)
  const [room, setRoom] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const drag = useRef<{ x: number; width: number } | null>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const watch = new ResizeObserver(() => setRoom(element.clientWidth))
    watch.observe(element)
    setRoom(element.clientWidth)
    return () => watch.disconnect()
  }, [])
  const most = Math.max(LEAST, room - LEAST_CHART)
  const sheetRoom = room * (1 - chartShare(room))
  // Where not all columns fit, the names come before one more of them.
  const lastEdge = (edges.at(-1) ?? 0) <= sheetRoom ? edges.at(-1) : edges.findLast((edge) => edge <= sheetRoom - SPARE)
  const spare = lastEdge === edges.at(-1) ? SPARE : 0
  const firstWidth = lastEdge === undefined ? narrowWidth : Math.round(Math.min(lastEdge + spare, sheetRoom))
  // Up to the next column, which does not fit, the room is the names': most of them are longer than their column.
  const forNames =
    wanted !== null || layout !== 'both' || lastEdge === undefined || spare > 0 ? 0 : Math.max(0, Math.floor(sheetRoom) - lastEdge)
  const width = Math.min(Math.max(wanted ?? firstWidth + forNames, LEAST), most)
  const keep = (next: number): void => {
    setSheetWidth(Math.max(LEAST, Math.min(most, Math.round(next))))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    keep(width + (event.key === 'ArrowRight' ? STEP : -STEP))
    event.preventDefault()
  }
  const grab = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, width }
    event.preventDefault()
  }
  const columns = layout === 'sheet' ? 'minmax(0, 1fr)' : `${layout === 'gantt' ? Math.min(narrowWidth, most) : width}px minmax(0, 1fr)`
  return (
    <div ref={box} className={`split ${layout}`} style={{ gridTemplateColumns: columns, '--for-names': `${forNames}px` } as CSSProperties}>
      {left}
      {layout === 'sheet' ? null : (
        <div className="split-right" data-pane="chart">
          {layout === 'both' ? (
            // biome-ignore lint/a11y/useSemanticElements: a divider that moves is no <hr>.
            <div
              role="separator"
              tabIndex={0}
              className="divider"
              aria-label={plan.divider}
              aria-orientation="vertical"
              aria-valuenow={width}
              aria-valuemin={LEAST}
              aria-valuemax={most}
              onKeyDown={onKeyDown}
              onPointerDown={grab}
              onPointerMove={(event) => {
                if (drag.current) keep(drag.current.width + event.clientX - drag.current.x)
              }}
              onPointerUp={() => {
                drag.current = null
              }}
              onDoubleClick={() => keep(firstWidth)}
            />
          ) : null}
          {right}
        </div>
      )}
    </div>
  )
}
