/** Makes a Gantt chart in an element: our interface (chart.ts) in front of frappe-gantt (frappe.ts). */
import type { Instant } from '../../../../shared/time/instant.ts'
import { gantt as words } from '../../../../shared/words/en/gantt.ts'
import { type Axis, axisOf, doesFor, instantAt, touches, xOf } from './axis.ts'
import type { Gantt, GanttEvents, Preview, Span, Zoom } from './chart.ts'
import { emptyFrame, HEADER_HEIGHT, rowsInView, shownExtent, takeModel } from './frame.ts'
import { WindowedFrappe } from './frappe.ts'
import { followPointer } from './gestures.ts'
import { createTip } from './tip.ts'
import { fittingZoom } from './zoom.ts'
import './gantt.css'

/** Pixels left of the plan's start when it is first shown. */
const LEAD = 24

export const createGantt = (host: HTMLElement, events: GanttEvents, zoom: Zoom = 'week'): Gantt => {
  const frame = emptyFrame(zoom)
  const root = document.createElement('div')
  root.className = 'gantt-root'
  host.append(root)
  const measure = (): void => {
    frame.viewWidth = Math.max(1, root.clientWidth)
    frame.viewHeight = Math.max(1, root.clientHeight - HEADER_HEIGHT)
  }
  measure()
  const axisNow = (zoomNow: Zoom, inView?: Span): Axis =>
    axisOf(zoomNow, frame.model.rangeStart, frame.model.rangeFinish, frame.viewWidth, inView)
  const inView = (): Span => ({ from: instantAt(frame.axis, frame.scrollX), to: instantAt(frame.axis, frame.scrollX + frame.viewWidth) })
  frame.axis = axisNow(zoom)
  let started = false

  const chart = new WindowedFrappe(root, frame)
  const { scroller, surface } = chart
  // The keyboard reaches the chart (F6, Tab) and scrolls along the time with the arrows.
  scroller.tabIndex = 0
  surface.setAttribute('role', 'group')
  surface.setAttribute('aria-label', words.chart)
  const tip = createTip(root)

  const showPreview = (preview: Preview | null): void => {
    const before = frame.preview
    const now = preview && preview.size > 0 ? preview : null
    if (before === null && now === null) return
    frame.preview = now
    chart.redrawPreview(before)
  }
  /** A drag has come to the end of time: another view's width of it. */
  const lengthenAxis = (): void => {
    const { from, to } = inView()
    setAxis(axisNow(frame.axis.zoom, { from, to: 2 * to - from }), 0)
  }
  const gestures = followPointer(chart, frame, events, tip, showPreview, lengthenAxis)
  const listening = new AbortController()

  /** Draws on another axis, with the instant at `anchor` pixels of the view kept in its place. */
  const setAxis = (axis: Axis, anchor: number, instant = instantAt(frame.axis, frame.scrollX + anchor)): void => {
    frame.axis = axis
    frame.scrollX = Math.max(0, Math.min(Math.round(xOf(axis, instant) - anchor), axis.width - frame.viewWidth))
    chart.redraw()
    gestures.refresh()
  }

  scroller.addEventListener(
    'scroll',
    () => {
      // While a new width is on its way the browser has cut the scroll position to the old axis: not what anybody asked for.
      if (scroller.scrollLeft === frame.scrollX || root.clientWidth !== frame.viewWidth) return
      frame.scrollX = scroller.scrollLeft
      chart.scrolled()
      gestures.refresh()
      events.onScrollX?.(frame.scrollX)
    },
    { signal: listening.signal, passive: true },
  )
  root.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return
      event.preventDefault()
      events.onWheel(event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * frame.rowHeight : event.deltaY)
    },
    { signal: listening.signal, passive: false },
  )
  const resizing = new ResizeObserver(() => {
    const { viewWidth, viewHeight } = frame
    measure()
    if (viewWidth !== frame.viewWidth || viewHeight !== frame.viewHeight) setAxis(axisNow(frame.axis.zoom, inView()), 0)
  })
  resizing.observe(root)

  return {
    setModel(model) {
      const before = frame.model
      if (model.rows !== before.rows) gestures.rowsReplaced()
      const fresh = takeModel(frame, model)
      const axis = axisNow(frame.axis.zoom, started ? inView() : undefined)
      const fits = doesFor(frame.axis, axis, frame.viewWidth)
      if (!started && model.rows.length > 0) {
        started = true
        setAxis(axis, LEAD, model.rangeStart)
      } else if (!fits && axis.origin !== frame.axis.origin) {
        setAxis(axis, 0)
      } else {
        if (!fits) {
          const { width } = frame.axis
          frame.axis = axis
          chart.axisEnds(width)
        }
        if (fresh.rows || fresh.links) chart.redrawRows()
        else if (model.selected !== before.selected) chart.paintSelection()
        if (
          model.nonWorking !== before.nonWorking ||
          model.dataDate !== before.dataDate ||
          model.dataDateLabel !== before.dataDateLabel ||
          model.freezes !== before.freezes
        )
          chart.paintHighlights()
        gestures.refresh()
      }
    },
    setZoom(next) {
      if (next !== frame.axis.zoom) setAxis(axisNow(next), frame.viewWidth / 2)
    },
    scrollTo(instant: Instant) {
      setAxis(frame.axis, frame.viewWidth / 4, instant)
    },
    openAt(instant) {
      if (instant === null) setAxis(frame.axis, LEAD, frame.model.rangeStart)
      else setAxis(frame.axis, frame.viewWidth / 4, instant)
      const { first, last } = rowsInView(frame, 0)
      // A summary's bracket lies over everything and shows nothing.
      const inSight = Array.from({ length: last - first + 1 }, (_, at) => frame.model.rows.at(first + at))
      const bars = inSight.filter((row) => row.kind !== 'summary')
      const seen = { from: frame.scrollX, to: frame.scrollX + frame.viewWidth }
      if (bars.length === 0 || bars.some((row) => touches(shownExtent(frame, row), seen))) return
      setAxis(frame.axis, LEAD, Math.min(...bars.map((row) => row.start)))
    },
    shownFrom: () => instantAt(frame.axis, frame.scrollX),
    showFrom: (instant) => setAxis(frame.axis, 0, instant),
    fit() {
      const { rangeStart, rangeFinish } = frame.model
      const next = fittingZoom(rangeStart, rangeFinish, frame.viewWidth - 2 * LEAD)
      setAxis(axisNow(next), LEAD, rangeStart)
      return next
    },
    setScrollTop(pixels) {
      if (pixels === frame.scrollY) return
      frame.scrollY = pixels
      chart.scrolled()
      gestures.refresh()
    },
    showPreview,
    destroy() {
      gestures.destroy()
      listening.abort()
      resizing.disconnect()
      tip.destroy()
      root.remove()
    },
  }
}
