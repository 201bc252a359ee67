/** Follows the pointer over the chart: hover, select, open, and the drags, each committed once on release. */
import type { GanttEvents, Preview } from './chart.ts'
import { aimed, changeOf, type Drag, dragLines, progressed, shifted } from './drags.ts'
import { rowFacts } from './drawRow.ts'
import { type Frame, HEADER_HEIGHT, shownDates, shownExtent } from './frame.ts'
import type { WindowedFrappe } from './frappe.ts'
import { type Canvas, drawHandles, drawLinking, drawProgressEdge } from './gestureMarks.ts'
import { type Hit, hitAt, type Zone } from './hit.ts'
import { createPreviewQueue } from './previewQueue.ts'
import type { Tip } from './tip.ts'

/** Less movement than this is a click. */
const CLICK_PX = 3
const HOVER_MS = 450
const REFUSAL_MS = 2500
/** So long a preview stays after a commit whose new rows have not come. */
const ROWS_MS = 300
/** Near the left or right edge a drag scrolls the chart. */
const EDGE_PX = 28
const EDGE_STEP = 12

const cursors: Readonly<Record<Zone, string>> = {
  body: 'grab',
  finish: 'ew-resize',
  progress: 'col-resize',
  linkStart: 'crosshair',
  linkFinish: 'crosshair',
  row: '',
}

export interface Gestures {
  /** New rows have come: a drag of the old ones ends without effect, a preview of them too. */
  rowsReplaced(): void
  /** Handles follow the bars after scrolling or redrawing. */
  refresh(): void
  destroy(): void
}

interface Press {
  readonly pointerId: number
  readonly x: number
  readonly y: number
  readonly hit: Hit
  drag: Drag | null
}

const begin = ({ row, at, extent, zone }: Hit): Drag | null => {
  switch (zone) {
    case 'body':
      return row.kind === 'summary' ? null : { kind: 'move', row, shift: 0 }
    case 'finish':
      return { kind: 'finish', row, shift: 0 }
    case 'progress':
      return { kind: 'progress', row, extent, percent: row.percentComplete }
    case 'linkStart':
    case 'linkFinish':
      return { kind: 'link', row, at, end: zone === 'linkStart' ? 'start' : 'finish', target: null }
    case 'row':
      return null
  }
}

export const followPointer = (
  chart: WindowedFrappe,
  frame: Frame,
  events: GanttEvents,
  tip: Tip,
  showPreview: (preview: Preview | null) => void,
  lengthenAxis: () => void,
): Gestures => {
  const surface = chart.surface
  const listening = new AbortController()
  const { signal } = listening
  let press: Press | null = null
  let hover: Hit | null = null
  let hoverTimer: ReturnType<typeof setTimeout> | undefined
  let rowsTimer: ReturnType<typeof setTimeout> | undefined
  let edgeFrame = 0
  let lastMove: PointerEvent | null = null
  /** Where the chart is in the window; during a drag it is not asked again, for that would lay out anew whatever the last step has drawn. */
  let box: DOMRect | null = null
  /** Esc, listened for only while a button is down. */
  let escapeKey: AbortController | null = null

  const place = (event: { clientX: number; clientY: number }) => {
    if (!press || !box) box = surface.getBoundingClientRect()
    const left = event.clientX - box.left
    const top = event.clientY - box.top
    return { left, top, x: left + frame.scrollX, y: top - HEADER_HEIGHT + frame.scrollY }
  }

  const refresh = (): void => {
    const canvas: Canvas = { frame, layer: chart.gestureLayer, yOf: (row) => chart.yOf(row) }
    canvas.layer.replaceChildren()
    const drag = press?.drag
    if (drag?.kind === 'link' && lastMove) drawLinking(canvas, drag, place(lastMove))
    else if (drag?.kind === 'progress') drawProgressEdge(canvas, drag)
    else if (!press && hover?.near) drawHandles(canvas, hover.row, hover.at, shownExtent(frame, hover.row))
  }

  // ---- hover ---------------------------------------------------------------------------------------------------------

  const setHover = (next: Hit | null): void => {
    const before = hover?.near ? hover.row.id : null
    const now = next?.near ? next.row.id : null
    hover = next
    surface.style.cursor = next && !(next.zone === 'body' && next.row.kind === 'summary') ? cursors[next.zone] : ''
    if (before === now) return
    events.onHover(now)
    refresh()
  }

  const describeLater = (event: PointerEvent): void => {
    clearTimeout(hoverTimer)
    tip.hide()
    if (!hover || hover.zone === 'row') return
    const { row } = hover
    const { left, top } = place(event)
    hoverTimer = setTimeout(() => tip.show(left, top, [row.name, rowFacts(row).join(' · ')]), HOVER_MS)
  }

  // ---- drags ---------------------------------------------------------------------------------------------------------

  const say = (): void => {
    const drag = press?.drag
    if (!drag || !lastMove) return
    const { left, top } = place(lastMove)
    const refused = drag.kind === 'link' && drag.target?.refusal != null
    tip.show(left, top, [...dragLines(frame, drag, shownDates(frame, drag.row)), ...previews.words()], refused)
  }
  const previews = createPreviewQueue(events.previewMove, () => chart.tasksShown(), showPreview, say)

  const step = (drag: Drag, event: PointerEvent, from: Press): Drag => {
    const { x, y } = place(event)
    switch (drag.kind) {
      case 'move':
      case 'finish':
        return shifted(frame, { ...drag, kind: drag.kind }, x - from.x, event.altKey)
      case 'progress':
        return progressed(drag, x, event.altKey)
      case 'link':
        return aimed(frame, drag, x, y, events.checkLink)
    }
  }

  const follow = (event: PointerEvent): void => {
    if (!press) return
    lastMove = event
    const { x, y } = place(event)
    if (!press.drag) {
      if (Math.hypot(x - press.x, y - press.y) < CLICK_PX) return
      press.drag = begin(press.hit)
      if (!press.drag) return
      if (press.hit.zone === 'body') surface.style.cursor = 'grabbing'
    }
    const before = press.drag
    const drag = step(before, event, press)
    press.drag = drag
    if ('shift' in drag && 'shift' in before && drag.shift !== before.shift) previews.step(drag.row, changeOf(drag))
    refresh()
    say()
    edgeFrame ||= requestAnimationFrame(scrollAtEdge)
  }

  /** The drag is taken on from where the chart has scrolled to, for as long as the pointer stays at the edge. */
  const scrollAtEdge = (): void => {
    edgeFrame = 0
    if (!press?.drag || !lastMove) return
    const { left } = place(lastMove)
    const way = left < EDGE_PX ? -1 : left > frame.viewWidth - EDGE_PX ? 1 : 0
    const before = chart.scroller.scrollLeft
    if (way !== 0) chart.scroller.scrollLeft += way * EDGE_STEP
    if (way > 0 && chart.scroller.scrollLeft === before) {
      lengthenAxis()
      chart.scroller.scrollLeft += EDGE_STEP
    }
    if (chart.scroller.scrollLeft === before) return
    edgeFrame = requestAnimationFrame(() => {
      edgeFrame = 0
      if (lastMove) follow(lastMove)
    })
  }

  const letGo = (): void => {
    press = null
    lastMove = null
    previews.stop()
    escapeKey?.abort()
    escapeKey = null
    cancelAnimationFrame(edgeFrame)
    edgeFrame = 0
    surface.style.cursor = ''
    chart.gestureLayer.replaceChildren()
  }

  const cancel = (): void => {
    if (!press) return
    const { pointerId } = press
    letGo()
    if (surface.hasPointerCapture(pointerId)) surface.releasePointerCapture(pointerId)
    tip.hide()
    showPreview(null)
  }

  /** The preview stays until the commit has settled and its rows have come (rowsReplaced), or have not for a while. */
  const keepPreview = async (settled: Promise<void>): Promise<void> => {
    const { rows } = frame.model
    try {
      await settled
    } finally {
      clearTimeout(rowsTimer)
      if (rows === frame.model.rows && !signal.aborted) rowsTimer = setTimeout(() => press || showPreview(null), ROWS_MS)
    }
  }

  const commit = (drag: Drag): void => {
    const change = changeOf(drag)
    if (change) void keepPreview(events.commitMove(change))
    else if (drag.kind === 'progress' && drag.percent !== drag.row.percentComplete) void events.commitProgress(drag.row.id, drag.percent)
    else if (drag.kind === 'link' && drag.target && !drag.target.refusal)
      void events.commitLink(drag.row.id, drag.target.row.id, drag.target.type)
  }

  const release = (event: PointerEvent): void => {
    if (event.pointerId !== press?.pointerId) return
    if (press.drag) follow(event)
    const { hit, drag } = press
    letGo()
    const refusal = drag?.kind === 'link' ? drag.target?.refusal : null
    tip.hide(refusal ? REFUSAL_MS : undefined)
    if (!drag) events.onSelect(hit.row.id, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey })
    else commit(drag)
    // What was dragged is what one asks about next.
    if (drag && drag.kind !== 'link' && !frame.model.selected.has(hit.row.id)) events.onSelect(hit.row.id, { extend: false, toggle: false })
  }

  const pressed = (event: PointerEvent): void => {
    if (event.button !== 0 || press) return
    const { x, y, top } = place(event)
    const hit = top < HEADER_HEIGHT ? null : hitAt(frame, x, y)
    if (!hit) return
    clearTimeout(hoverTimer)
    clearTimeout(rowsTimer)
    tip.hide()
    press = { pointerId: event.pointerId, x, y, hit, drag: null }
    surface.setPointerCapture(event.pointerId)
    escapeKey = new AbortController()
    document.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return
        key.stopPropagation()
        cancel()
      },
      { signal: escapeKey.signal, capture: true },
    )
  }

  const moved = (event: PointerEvent): void => {
    if (press) {
      follow(event)
      return
    }
    const { x, y, top } = place(event)
    setHover(top < HEADER_HEIGHT ? null : hitAt(frame, x, y))
    describeLater(event)
  }

  const left = (): void => {
    if (press) return
    clearTimeout(hoverTimer)
    tip.hide()
    setHover(null)
  }

  surface.addEventListener('pointerdown', pressed, { signal })
  surface.addEventListener('pointermove', moved, { signal })
  surface.addEventListener('pointerup', release, { signal })
  surface.addEventListener('pointercancel', cancel, { signal })
  surface.addEventListener('lostpointercapture', cancel, { signal })
  surface.addEventListener('pointerleave', left, { signal })
  surface.addEventListener(
    'dblclick',
    (event) => {
      const { x, y } = place(event)
      const hit = hitAt(frame, x, y)
      if (hit && hit.zone !== 'row') events.onOpen(hit.row.id)
    },
    { signal },
  )

  return {
    rowsReplaced() {
      cancel()
      clearTimeout(rowsTimer)
      hover = null
      showPreview(null)
    },
    refresh() {
      box = null
      refresh()
      previews.lookAgain()
    },
    destroy() {
      cancel()
      clearTimeout(hoverTimer)
      clearTimeout(rowsTimer)
      listening.abort()
    },
  }
}
