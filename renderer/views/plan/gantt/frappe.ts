/// <reference path="./frappe-gantt.d.ts" />
/** frappe-gantt, windowed: its frame, layers, header and view modes, with everything that grows with the plan drawn by us for the part in view. */
import Frappe, { type DateLabel, type ViewMode } from 'frappe-gantt'
import { utcMs } from '../../../../shared/time/instant.ts'
import { type Body, type Extent, touches } from './axis.ts'
import { drawBackdrop } from './backdrop.ts'
import type { GanttLink, GanttRow, Preview } from './chart.ts'
import { drawArrowHeads, drawLink } from './drawLink.ts'
import { drawRow, rowExtent } from './drawRow.ts'
import { type Frame, HEADER_HEIGHT, rowsInView, shownDates, shownExtent, tasksAround } from './frame.ts'
import { type DrawnLabel, headerLabels, holdLabel } from './headerLabels.ts'
import type { PlacedLink } from './linkIndex.ts'
import { Trunks, trunkX } from './route.ts'
import { svg } from './svg.ts'
import { dayWidths, zooms } from './zoom.ts'

/** Rows drawn above and below the view, a notch of the wheel: most of its small steps draw nothing. */
const SPARE_ROWS = 5
/** More lines than this that only pass through become a quiet background. */
const MANY_TRUNKS = 24
/** Links drawn each for itself; what is beyond (or only passes through) goes into one path, so that the node count stays bounded. */
const MOST_LINKS = 250
// Its own texts are never used: an empty upper_text would make the constructor throw.
const viewModes: ViewMode[] = zooms.map((name) => ({
  name,
  step: '1d',
  column_width: dayWidths[name],
  padding: '0d',
  upper_text: () => '',
  lower_text: () => '',
}))

interface DrawnLink {
  readonly link: GanttLink
  readonly element: SVGPathElement
}
interface DrawnRow {
  readonly row: GanttRow
  readonly element: SVGGElement
}

/**
 * The constructor of frappe-gantt draws before fields of a subclass exist; so they are only declared here, and set in
 * setup_options, the first method it calls that knows our options.
 */
export class WindowedFrappe extends Frappe {
  declare private frame: Frame
  declare private drawnRows: Map<string, DrawnRow>
  declare private drawnLinks: Map<string, DrawnLink>
  declare private shade: SVGGElement
  declare private canvas: SVGGElement
  declare private markers: SVGGElement
  declare private rowLines: SVGPathElement
  /** As wide as the axis, for the browser's own scroll bar. */
  declare private axisLength: HTMLElement | undefined
  declare private through: SVGPathElement
  declare private throughCritical: SVGPathElement
  declare private upperLabels: DrawnLabel[]
  /** What is drawn: pixels of the axis, and rows. */
  declare private window: { x: Extent; first: number; last: number }
  declare private yBase: number

  constructor(host: HTMLElement, frame: Frame) {
    super(host, [], {
      frame,
      view_modes: viewModes,
      upper_header_height: 17,
      lower_header_height: 17,
      bar_height: 14,
      padding: 14,
      infinite_padding: false,
      move_dependencies: false,
      popup: false,
      today_button: false,
      scroll_to: null,
    })
  }

  protected override setup_options(options: object & { frame?: Frame }): void {
    if (options.frame) this.frame = options.frame
    this.drawnRows = new Map()
    this.drawnLinks = new Map()
    super.setup_options(options)
    this.options.view_mode = this.frame.axis.zoom
    this.$popup_wrapper.remove()
  }

  // ---- what stock derives from its tasks -------------------------------------------------------------------------

  protected override setup_tasks(): void {
    this.tasks = []
  }

  protected override setup_gantt_dates(): void {
    this.gantt_start = new Date(utcMs(this.frame.axis.origin))
    this.gantt_end = new Date(utcMs(this.frame.axis.end))
  }

  /** Stock holds a Date for each day of the plan. */
  protected override setup_date_values(): void {
    this.dates = []
  }

  // ---- the steps of stock's render(), in its order ---------------------------------------------------------------

  protected override clear(): void {
    super.clear()
    this.axisLength?.remove()
    this.drawnRows.clear()
    this.drawnLinks.clear()
  }

  protected override setup_layers(): void {
    const { scrollX, viewWidth } = this.frame
    this.yBase = 0
    this.window = { x: { from: scrollX - viewWidth, to: scrollX + 2 * viewWidth }, ...rowsInView(this.frame, SPARE_ROWS) }
    drawArrowHeads(this.$svg)
    this.shade = svg('g', { class: 'grid' }, this.$svg)
    this.canvas = svg('g', {}, this.$svg)
    this.markers = svg('g', { class: 'markers' }, this.$svg)
    this.layers = {
      selection: svg('g', { class: 'selection' }, this.canvas),
      grid: svg('g', { class: 'lines_layer' }, this.canvas),
      arrow: svg('g', { class: 'arrow' }, this.canvas),
      bar: svg('g', { class: 'bars' }, this.canvas),
      gesture: svg('g', { class: 'gesture' }, this.canvas),
    }
    this.rowLines = svg('path', { class: 'row-line' }, this.layers.grid)
    this.through = svg('path', { class: 'link through' }, this.layers.arrow)
    this.throughCritical = svg('path', { class: 'link critical' }, this.layers.arrow)
    this.axisLength = document.createElement('div')
    this.axisLength.className = 'axis-length'
    this.axisLength.style.width = `${this.frame.axis.width}px`
    this.$container.append(this.axisLength)
  }

  protected override make_grid_background(): void {
    const { viewWidth, viewHeight } = this.frame
    this.grid_height = viewHeight + HEADER_HEIGHT
    this.$container.dataset.zoom = this.frame.axis.zoom
    this.$svg.setAttribute('width', String(viewWidth))
    this.$svg.setAttribute('height', String(this.grid_height))
  }

  /** One path for all lines in view; stock makes a rect and a line for each row and a path for each day. */
  protected override make_grid_rows(): void {
    const { first, last } = this.window
    const { from, to } = this.window.x
    let d = ''
    for (let row = first; row <= last; row++) d += `M${from} ${this.yOf(row + 1) - 0.5}H${to}`
    this.rowLines.setAttribute('d', d)
  }

  protected override make_side_header(): void {}
  protected override make_grid_ticks(): void {}

  protected override make_grid_highlights(): void {
    drawBackdrop(this.frame, this.window.x, this.shade, this.markers)
  }

  /** The labels that stock's make_dates turns into elements. */
  protected override get_dates_to_draw(): DateLabel[] {
    const { axis } = this.frame
    const label = (x: number, upper: string, lower: string): DateLabel => ({
      x,
      formatted_date: '',
      upper_text: upper,
      lower_text: lower,
      upper_y: 4,
      lower_y: 24,
    })
    return [
      ...headerLabels(axis, 'upper', this.window.x).map(({ from, text }) => label(from, text, '')),
      ...headerLabels(axis, 'lower', this.window.x).map(({ from, text }) => label(from, '', text)),
    ]
  }

  protected override make_dates(): void {
    this.$upper_header.replaceChildren()
    this.$lower_header.replaceChildren()
    super.make_dates()
    this.$header.setAttribute('aria-hidden', 'true')
    this.$header.style.width = `${this.frame.viewWidth}px`
    const labels = headerLabels(this.frame.axis, 'upper', this.window.x)
    const elements = this.$upper_header.children
    this.upperLabels = labels.map((label, at) => ({ label, element: elements[at] as HTMLElement }))
  }

  /** Rows in view by id: those that left are removed, those that came are drawn, the others stay as they are. */
  protected override make_bars(): void {
    const { axis, model, rowHeight, linkedAtFinish } = this.frame
    const { first, last, x } = this.window
    const shown = new Set<string>()
    for (let at = first; at <= last; at++) {
      const row = model.rows.at(at)
      const dates = shownDates(this.frame, row)
      if (!touches(rowExtent(axis, row, dates), x)) continue
      shown.add(row.id)
      if (this.drawnRows.has(row.id)) continue
      const element = drawRow(axis, row, dates, rowHeight, linkedAtFinish.has(row.id))
      element.setAttribute('transform', `translate(0 ${this.yOf(at)})`)
      this.layers.bar.append(element)
      this.drawnRows.set(row.id, { row, element })
    }
    for (const [id, { element }] of this.drawnRows) {
      if (shown.has(id)) continue
      element.remove()
      this.drawnRows.delete(id)
    }
  }

  /** Links with an end in view each as an element; those that only pass through as one path. */
  protected override make_arrows(): void {
    const { first, last, x } = this.window
    const through = { plain: new Trunks(), critical: new Trunks() }
    const shown = new Set<string>()
    this.frame.links.crossing(first, last, (placed) => {
      const { from, to } = placed
      const endInView = (from >= first && from <= last) || (to >= first && to <= last)
      const { model } = this.frame
      const link = model.links.at(placed.at)
      const a = shownExtent(this.frame, model.rows.at(from))
      const b = shownExtent(this.frame, model.rows.at(to))
      if (endInView && (shown.size < MOST_LINKS || link.critical)) {
        if (!touches({ from: Math.min(a.from, b.from) - 10, to: Math.max(a.to, b.to) + 10 }, x)) return
        shown.add(link.id)
        if (!this.drawnLinks.has(link.id)) this.drawnLinks.set(link.id, { link, element: this.addLink(link, placed, a, b) })
        return
      }
      const trunk = trunkX(link.type, a, b)
      if (trunk < x.from || trunk > x.to) return
      const top = this.yOf(Math.max(first, Math.min(from, to)))
      const bottom = this.yOf(Math.min(last + 1, Math.max(from, to)))
      through[link.critical ? 'critical' : 'plain'].add(trunk, top, bottom)
    })
    for (const [id, { element }] of this.drawnLinks) {
      if (shown.has(id)) continue
      element.remove()
      this.drawnLinks.delete(id)
    }
    this.through.setAttribute('d', through.plain.path())
    this.through.classList.toggle('many', through.plain.count > MANY_TRUNKS)
    this.throughCritical.setAttribute('d', through.critical.path())
  }

  private addLink(link: GanttLink, { from, to }: PlacedLink, a: Body, b: Body): SVGPathElement {
    const middle = this.frame.rowHeight / 2 - 1
    const element = drawLink(link, { from: a, to: b, fromY: this.yOf(from) + middle, toY: this.yOf(to) + middle })
    // What passes through lies lowest, what is critical highest.
    if (link.critical) this.layers.arrow.append(element)
    else this.throughCritical.before(element)
    return element
  }

  protected override map_arrows_on_bars(): void {
    this.paintSelection()
  }

  protected override set_dimensions(): void {}

  protected override set_scroll_position(): void {
    this.$container.scrollLeft = this.frame.scrollX
    this.place()
  }

  /** Gestures are ours (gestures.ts): stock listens on the document for ever, and fires at each step. */
  protected override bind_events(): void {}

  // ---- what the chart asks for -----------------------------------------------------------------------------------

  get scroller(): HTMLElement {
    return this.$container
  }

  get surface(): SVGSVGElement {
    return this.$svg
  }

  get gestureLayer(): SVGGElement {
    return this.layers.gesture
  }

  tasksShown(): string[] {
    return tasksAround(this.frame, this.window)
  }

  /** Draws everything anew: another zoom, axis, size or row height. */
  redraw(): void {
    this.change_view_mode(this.frame.axis.zoom)
  }

  /** The same axis ends earlier or later than it did, `before` pixels from its beginning: nothing on it moves. */
  axisEnds(before: number): void {
    const { width } = this.frame.axis
    if (this.axisLength) this.axisLength.style.width = `${width}px`
    if (Math.min(before, width) > this.window.x.to) return
    this.make_dates()
    this.make_grid_highlights()
    this.place()
  }

  /** New rows, links or dates on the same axis. */
  redrawRows(): void {
    this.moveWindow()
    for (const { element } of this.drawnRows.values()) element.remove()
    this.drawnRows.clear()
    this.removeLinks()
    this.make_grid_rows()
    this.redrawInPlace()
  }

  /** The preview has changed: rows that it moves, or moved before, are drawn again where they are now. */
  redrawPreview(before: Preview | null): void {
    const { preview } = this.frame
    const stays = (id: string): boolean => {
      const from = before?.get(id)
      const to = preview?.get(id)
      return from?.start === to?.start && from?.finish === to?.finish
    }
    for (const [id, { element }] of this.drawnRows) {
      if (stays(id)) continue
      element.remove()
      this.drawnRows.delete(id)
    }
    for (const [id, { link, element }] of this.drawnLinks) {
      if (stays(link.predecessorId) && stays(link.successorId)) continue
      element.remove()
      this.drawnLinks.delete(id)
    }
    this.redrawInPlace()
  }

  private removeLinks(): void {
    for (const { element } of this.drawnLinks.values()) element.remove()
    this.drawnLinks.clear()
  }

  /** Rows and links that are missing in the window, and what lies over them. */
  private redrawInPlace(): void {
    this.make_bars()
    this.make_arrows()
    this.paintSelection()
    this.place()
  }

  paintHighlights(): void {
    this.make_grid_highlights()
  }

  paintSelection(): void {
    const { model, rowHeight } = this.frame
    const { first, last, x } = this.window
    this.layers.selection.replaceChildren()
    for (let at = first; at <= last; at++) {
      if (!model.selected.has(model.rows.at(at).id)) continue
      svg('rect', { x: x.from, y: this.yOf(at), width: x.to - x.from, height: rowHeight - 1 }, this.layers.selection)
    }
  }

  /** After scrolling: moves what is drawn, and draws more only when the view leaves it. */
  scrolled(): void {
    const { frame, window } = this
    const movedX =
      frame.scrollX < window.x.from + frame.viewWidth / 4 || frame.scrollX + frame.viewWidth > window.x.to - frame.viewWidth / 4
    const { first, last } = rowsInView(frame, 0)
    const movedY = first < window.first || last > window.last
    if (movedX || movedY) {
      this.moveWindow()
      if (movedX) {
        this.make_dates()
        this.make_grid_highlights()
      }
      this.make_grid_rows()
      this.make_bars()
      this.make_arrows()
      this.paintSelection()
    }
    this.place()
  }

  private moveWindow(): void {
    const { frame, window } = this
    const { scrollX, viewWidth } = frame
    const x =
      scrollX < window.x.from + viewWidth / 4 || scrollX + viewWidth > window.x.to - viewWidth / 4
        ? { from: scrollX - viewWidth, to: scrollX + 2 * viewWidth }
        : window.x
    this.window = { x, ...rowsInView(frame, SPARE_ROWS) }
    // SVG keeps coordinates in single precision: far down a long plan rows are drawn relative to a nearer zero.
    const base = Math.floor(frame.scrollY / 50_000) * 50_000
    if (base === this.yBase) return
    this.yBase = base
    this.layers.bar.replaceChildren()
    this.drawnRows.clear()
    this.removeLinks()
  }

  /** The top of a row in the canvas' own coordinates. */
  yOf(row: number): number {
    return row * this.frame.rowHeight - this.yBase
  }

  /** Puts the drawn window where the scroll position wants it. */
  private place(): void {
    const { scrollX, scrollY } = this.frame
    this.shade.setAttribute('transform', `translate(${-scrollX} 0)`)
    this.markers.setAttribute('transform', `translate(${-scrollX} 0)`)
    this.canvas.setAttribute('transform', `translate(${-scrollX} ${HEADER_HEIGHT - scrollY + this.yBase})`)
    this.$upper_header.style.transform = `translateX(${-scrollX}px)`
    this.$lower_header.style.transform = `translateX(${-scrollX}px)`
    for (const each of this.upperLabels) holdLabel(each, scrollX)
  }
}
