/** Follows the pointer over the chart: hover, select, open, and the drags, each committed once on release. */

import type { Extent } from './axis.ts'
import type { DateChange, GanttEvents, GanttRow, Preview } from './chart.ts'
import { aimed, changeOf, type Drag, dragLines, endX, heldDates, progressed, shifted } from './drags.ts'
import { rowDescription, rowShape } from './drawRow.ts'
import { type Frame, HEADER_HEIGHT, shownDates, shownExtent } from './frame.ts'
import type { WindowedFrappe } from './frappe.ts'
import { CONNECTOR, type Hit, hitAt, progressX, type Zone } from './hit.ts'
import { svg } from './svg.ts'
import type { Tip } from './tip.ts'

/** Less movement than this is a click. */
const CLICK_PX = 3
const HOVER_MS = 450
const REFUSAL_MS = 2500
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
  /** The rows under the hands have changed: whatever is being dragged is dropped without effect. */
  cancel(): void
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

export const followPointer = (
  chart: WindowedFrappe,
  frame: Frame,
  events: GanttEvents,
  tip: Tip,
  showPreview: (preview: Preview | null) => void,
): Gestures => {
  const surface = chart.surface
  const listening = new AbortController()
  const { signal } = listening
  let press: Press | null = null
  let hover: Hit | null = null
  let hoverTimer: ReturnType<typeof setTimeout> | undefined
  let edgeFrame = 0
  let lastMove: PointerEvent | null = null
  /** Esc, listened for only while a button is down. */
  let escapeKey: AbortController | null = null
  /** Counts gestures, so that a late answer of an older one is not drawn. */
  let turn = 0
  let wanted: DateChange | null = null
  let asking = false
  let answer: { change: DateChange; preview: Preview } | null = null

  const place = (event: { clientX: number; clientY: number }) => {
    const box = surface.getBoundingClientRect()
    const left = event.clientX - box.left
    const top = event.clientY - box.top
    return { left, top, x: left + frame.scrollX, y: top - HEADER_HEIGHT + frame.scrollY }
  }

  // ---- handles and rubber line ---------------------------------------------------------------------------------------

  const drawHandles = (row: GanttRow, at: number, extent: Extent): void => {
    const shape = rowShape(frame.rowHeight)
    const top = chart.yOf(at)
    const y = top + shape.middle - 1
    svg('circle', { class: 'connector start', cx: extent.from - CONNECTOR, cy: y, r: 4 }, chart.gestureLayer)
    svg('circle', { class: 'connector finish', cx: extent.to + CONNECTOR, cy: y, r: 4 }, chart.gestureLayer)
    if (row.kind !== 'task') return
    const x = progressX(extent, row.percentComplete)
    const bottom = top + shape.barTop + shape.barHeight
    svg('path', { class: 'handle progress', d: `M${x} ${bottom - 3}l5 5v3h-10v-3z` }, chart.gestureLayer)
  }

  const drawLinking = (drag: Drag & { kind: 'link' }, event: PointerEvent): void => {
    const middle = frame.rowHeight / 2 - 1
    const { x, y } = place(event)
    const from = endX(shownExtent(frame, drag.row), drag.end)
    const fromY = chart.yOf(drag.at) + middle
    const { target } = drag
    const to = target ? endX(shownExtent(frame, target.row), target.end) : x
    const toY = target ? chart.yOf(target.at) + middle : y + chart.yOf(0)
    const refused = target?.refusal ? ' refused' : ''
    svg('path', { class: `rubber${refused}`, d: `M${from} ${fromY}L${to} ${toY}` }, chart.gestureLayer)
    svg('circle', { class: `target${refused}`, cx: to, cy: toY, r: 4.5 }, chart.gestureLayer)
  }

  const drawProgress = ({ row, extent, percent }: Drag & { kind: 'progress' }): void => {
    const at = frame.rowOf.get(row.id) ?? 0
    const { barTop, barHeight } = rowShape(frame.rowHeight)
    const x = progressX(extent, percent)
    svg('path', { class: 'progress-edge', d: `M${x} ${chart.yOf(at) + barTop - 3}v${barHeight + 6}` }, chart.gestureLayer)
  }

  const refresh = (): void => {
    chart.gestureLayer.replaceChildren()
    const drag = press?.drag
    if (drag?.kind === 'link' && lastMove) drawLinking(drag, lastMove)
    else if (drag?.kind === 'progress') drawProgress(drag)
    else if (!press && hover?.near) drawHandles(hover.row, hover.at, shownExtent(frame, hover.row))
  }

  // ---- hover -----------------------------------------------------------------------------------------------------------

  const setHover = (next: Hit | null): void => {
    const before = hover?.near ? hover.row.id : null
    const now = next?.near ? next.row.id : null
    hover = next
    surface.style.cursor = next ? (next.zone === 'body' && next.row.kind === 'summary' ? '' : cursors[next.zone]) : ''
    if (before === now) return
    events.onHover(now)
    clearTimeout(hoverTimer)
    tip.hide()
    refresh()
  }

  const describeLater = (event: PointerEvent): void => {
    clearTimeout(hoverTimer)
    if (!hover || hover.zone === 'row') {
      tip.hide()
      return
    }
    const { row } = hover
    const { left, top } = place(event)
    hoverTimer = setTimeout(() => {
      const [name, , ...facts] = rowDescription(row).slice(row.name.length).split(', ')
      tip.show(left, top, [row.name + name, facts.join(' · ')])
    }, HOVER_MS)
  }

  // ---- drags -------------------------------------------------------------------------------------------------------------

  const begin = (hit: Hit): Drag | null => {
    const { row, at, extent, zone } = hit
    if (zone === 'body') return row.kind === 'summary' ? null : { kind: 'move', row, shift: 0 }
    if (zone === 'finish') return { kind: 'finish', row, shift: 0 }
    if (zone === 'progress') return { kind: 'progress', row, extent, percent: row.percentComplete }
    if (zone === 'row') return null
    return { kind: 'link', row, at, end: zone === 'linkStart' ? 'start' : 'finish', target: null }
  }

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

  /** The newest answer, with the dragged bar under the pointer until the scheduler has spoken of just this step. */
  const composePreview = (row: GanttRow, change: DateChange): Preview => {
    const preview = new Map(answer?.preview)
    if (answer?.change !== change || !preview.has(change.id)) preview.set(change.id, heldDates(row, change))
    return preview
  }

  const ask = async (mine: number, row: GanttRow): Promise<void> => {
    if (asking) return
    asking = true
    try {
      while (wanted && mine === turn) {
        const change = wanted
        wanted = null
        const preview = await events.previewMove(change)
        if (!preview || mine !== turn || !press) continue
        answer = { change, preview }
        const now = wanted ?? change
        showPreview(composePreview(row, now))
        if (press.drag && lastMove) say(press.drag, lastMove)
      }
    } finally {
      asking = false
    }
    // A newer gesture began while this one's last question was under way.
    if (wanted && press?.drag) void ask(turn, press.drag.row)
  }

  const say = (drag: Drag, event: PointerEvent): void => {
    const { left, top } = place(event)
    const refused = drag.kind === 'link' && drag.target?.refusal != null
    tip.show(left, top, dragLines(frame, drag, shownDates(frame, drag.row)), refused)
  }

  const follow = (event: PointerEvent): void => {
    if (!press) return
    lastMove = event
    const { x, y } = place(event)
    if (!press.drag) {
      if (Math.hypot(x - press.x, y - press.y) < CLICK_PX) return
      press.drag = begin(press.hit)
      if (!press.drag) return
      surface.classList.add('dragging')
      if (press.hit.zone === 'body') surface.style.cursor = 'grabbing'
    }
    const before = press.drag
    const drag = step(before, event, press)
    press.drag = drag
    if ((drag.kind === 'move' || drag.kind === 'finish') && before.kind === drag.kind && before.shift !== drag.shift) {
      const change = changeOf(drag)
      if (change) {
        showPreview(composePreview(drag.row, change))
        wanted = change
        void ask(turn, drag.row)
      } else {
        wanted = null
        answer = null
        showPreview(null)
      }
    }
    refresh()
    say(drag, event)
    edgeFrame ||= requestAnimationFrame(scrollAtEdge)
  }

  const scrollAtEdge = (): void => {
    edgeFrame = 0
    if (!press?.drag || !lastMove) return
    const { left } = place(lastMove)
    const way = left < EDGE_PX ? -1 : left > frame.viewWidth - EDGE_PX ? 1 : 0
    if (way === 0) return
    const before = frame.scrollX
    chart.scroller.scrollLeft += way * EDGE_STEP
    // The scroll event comes later; the step is taken from where the chart will be.
    if (chart.scroller.scrollLeft !== before) edgeFrame = requestAnimationFrame(() => lastMove && follow(lastMove))
  }

  const letGo = (): void => {
    press = null
    lastMove = null
    wanted = null
    answer = null
    turn += 1
    escapeKey?.abort()
    escapeKey = null
    cancelAnimationFrame(edgeFrame)
    edgeFrame = 0
    surface.classList.remove('dragging')
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

  const keepUntil = async (settled: Promise<void>): Promise<void> => {
    const mine = turn
    try {
      await settled
    } finally {
      if (mine === turn && !press) showPreview(null)
    }
  }

  const commit = (drag: Drag): void => {
    const change = changeOf(drag)
    if (change) void keepUntil(events.commitMove(change))
    else if (drag.kind === 'progress' && drag.percent !== drag.row.percentComplete) void events.commitProgress(drag.row.id, drag.percent)
    else if (drag.kind === 'link' && drag.target && !drag.target.refusal)
      void events.commitLink(drag.row.id, drag.target.row.id, drag.target.type)
  }

  const release = (event: PointerEvent): void => {
    if (!press || event.pointerId !== press.pointerId) return
    if (press.drag) follow(event)
    const { hit, drag } = press
    letGo()
    const refusal = drag?.kind === 'link' ? drag.target?.refusal : null
    tip.hide(refusal ? REFUSAL_MS : undefined)
    if (drag) commit(drag)
    else events.onSelect(hit.row.id, { extend: event.shiftKey, toggle: event.ctrlKey || event.metaKey })
    // What was dragged is what one asks about next.
    if (drag && drag.kind !== 'link' && !frame.model.selected.has(hit.row.id)) events.onSelect(hit.row.id, { extend: false, toggle: false })
  }

  surface.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || press) return
      const { x, y, top } = place(event)
      const hit = top < HEADER_HEIGHT ? null : hitAt(frame, x, y)
      if (!hit) return
      clearTimeout(hoverTimer)
      tip.hide()
      turn += 1
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
    },
    { signal },
  )
  surface.addEventListener(
    'pointermove',
    (event) => {
      if (press) return follow(event)
      const { x, y, top } = place(event)
      setHover(top < HEADER_HEIGHT ? null : hitAt(frame, x, y))
      describeLater(event)
    },
    { signal },
  )
  surface.addEventListener('pointerup', release, { signal })
  surface.addEventListener('pointercancel', cancel, { signal })
  surface.addEventListener('lostpointercapture', cancel, { signal })
  surface.addEventListener('pointerleave', () => press || setHover(null), { signal })
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
    cancel,
    refresh: () => {
      if (hover) hover = frame.model.rows[hover.at] === hover.row ? hover : null
      refresh()
    },
    destroy() {
      cancel()
      clearTimeout(hoverTimer)
      listening.abort()
    },
  }
}
