/** The page of the Gantt tests: mounts a chart, keeps what it asked for, plays a small scheduler to it. */
import { createElement, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import '../../../renderer/style/base.css'
import './harness.css'
import type { DateChange, Dates, Gantt, GanttEvents, Zoom } from '../../../renderer/views/plan/gantt/chart.ts'
import { createGantt } from '../../../renderer/views/plan/gantt/createGantt.ts'
import { GanttChart } from '../../../renderer/views/plan/gantt/GanttChart.tsx'
import { type DrawnPlan, drawn, generated, mockUp, modelOf } from './rows.ts'

/** Moves the task and, by as much, all that follow it through links. */
const moveWithSuccessors = (model: DrawnPlan, change: DateChange): Map<string, Dates> => {
  const moved = new Map<string, Dates>()
  const rows = new Map(model.rows.map((row) => [row.id, row]))
  const first = rows.get(change.id)!
  const by = change.kind === 'move' ? change.start - first.start : change.finish - first.finish
  moved.set(change.id, { start: change.kind === 'move' ? change.start : first.start, finish: first.finish + by })
  const open = [change.id]
  while (open.length > 0) {
    const id = open.pop()
    for (const link of model.links) {
      const row = rows.get(link.successorId)
      if (link.predecessorId !== id || !row || moved.has(row.id)) continue
      moved.set(row.id, { start: row.start + by, finish: row.finish + by })
      open.push(row.id)
    }
  }
  return moved
}

class Harness {
  readonly calls: unknown[][] = []
  refusal: string | null = null
  refusesMoves = false
  model: DrawnPlan = modelOf([], [])
  gantt: Gantt | null = null
  scrollTop = 0
  previews = 0
  private root: Root | null = null

  readonly events: GanttEvents = {
    onSelect: (id, how) => this.calls.push(['select', id, how]),
    onOpen: (id) => this.calls.push(['open', id]),
    previewMove: async (change, shown) => {
      this.previews += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      const moved = moveWithSuccessors(this.model, change)
      const dates = new Map([...moved].filter(([id]) => shown.includes(id)))
      return { dates, words: ['Program finish 9 Jan (+1 d)'] }
    },
    commitMove: async (change) => {
      this.calls.push(['move', change])
      if (this.refusesMoves) return
      const moved = moveWithSuccessors(this.model, change)
      this.set({ ...this.model, rows: this.model.rows.map((row) => ({ ...row, ...moved.get(row.id) })) })
    },
    commitProgress: async (id, percent) => {
      this.calls.push(['progress', id, percent])
    },
    commitLink: async (from, to, type) => {
      this.calls.push(['link', from, to, type])
    },
    checkLink: () => this.refusal,
    onHover: () => {},
    onWheel: (deltaY) => this.scroll(this.scrollTop + deltaY),
  }

  /** Makes the chart if there is none and gives it the model. */
  set(model: DrawnPlan): void {
    this.model = model
    this.gantt?.setModel(drawn(model))
  }
  mount(model: DrawnPlan, zoom: Zoom): void {
    this.destroy()
    this.gantt = createGantt(document.getElementById('chart')!, this.events, zoom)
    this.set(model)
  }
  scroll(top: number): void {
    this.scrollTop = Math.max(0, top)
    this.gantt?.setScrollTop(this.scrollTop)
  }
  /** The React part, in strict mode (which mounts everything twice). */
  mountReact(model: DrawnPlan, zoom: Zoom): void {
    this.root ??= createRoot(document.getElementById('react')!)
    const ref = (chart: Gantt | null): void => {
      this.gantt = chart
    }
    this.model = model
    this.root.render(createElement(StrictMode, null, createElement(GanttChart, { model: drawn(model), zoom, events: this.events, ref })))
  }
  unmountReact(): void {
    this.root?.unmount()
    this.root = null
  }
  destroy(): void {
    this.gantt?.destroy()
    this.gantt = null
    this.scrollTop = 0
    this.calls.length = 0
  }

  readonly plans = { mockUp, generated, modelOf }
}

declare global {
  interface Window {
    harness: Harness
  }
}
window.harness = new Harness()
