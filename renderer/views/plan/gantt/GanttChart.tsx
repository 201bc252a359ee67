/** The Gantt chart as a React part: React makes and feeds it, and stays out of scrolling and dragging. */
import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { Gantt, GanttEvents, GanttModel, Zoom } from './chart.ts'
import { createGantt } from './createGantt.ts'

export interface GanttChartProps {
  readonly model: GanttModel
  readonly zoom: Zoom
  readonly events: GanttEvents
  /** For setScrollTop from the sheet's scroll listener, scrollTo, fit. Null until mounted. */
  readonly ref?: Ref<Gantt>
}

export const GanttChart = ({ model, zoom, events, ref }: GanttChartProps) => {
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<Gantt>(null)
  // The chart is made once; its events go to whatever handlers are the newest.
  const newest = useRef(events)
  useLayoutEffect(() => {
    newest.current = events
  }, [events])
  const firstZoom = useRef(zoom)

  useLayoutEffect(() => {
    if (!host.current) return
    const made = createGantt(
      host.current,
      {
        onSelect: (id, how) => newest.current.onSelect(id, how),
        onOpen: (id) => newest.current.onOpen(id),
        previewMove: (change, shown) => newest.current.previewMove(change, shown),
        commitMove: (change) => newest.current.commitMove(change),
        commitProgress: (id, percent) => newest.current.commitProgress(id, percent),
        commitLink: (from, to, type) => newest.current.commitLink(from, to, type),
        checkLink: (from, to, type) => newest.current.checkLink(from, to, type),
        onHover: (id) => newest.current.onHover(id),
        onWheel: (deltaY) => newest.current.onWheel(deltaY),
        onScrollX: (x) => newest.current.onScrollX?.(x),
      },
      firstZoom.current,
    )
    chart.current = made
    return () => {
      made.destroy()
      chart.current = null
    }
  }, [])

  // In this order: the chart above exists before it is handed out and fed.
  useImperativeHandle<Gantt | null, Gantt | null>(ref, () => chart.current, [])
  useLayoutEffect(() => chart.current?.setModel(model), [model])
  useLayoutEffect(() => chart.current?.setZoom(zoom), [zoom])

  return <div ref={host} className="gantt-host" />
}
