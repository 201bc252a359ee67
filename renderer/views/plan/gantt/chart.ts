/** What a Gantt chart is to the rest of the program: types only, so that another renderer can take frappe-gantt's place. */
import type { LinkType } from '../../../../shared/model/link.ts'
import type { Instant } from '../../../../shared/time/instant.ts'

/** From fine to coarse: what one label of the lower header line stands for. */
export type Zoom = 'day' | 'week' | 'month' | 'quarter'

export interface Span {
  readonly from: Instant
  readonly to: Instant
}

export interface Dates {
  readonly start: Instant
  readonly finish: Instant
}

/** One visible row of the outline, top to bottom; rows inside a collapsed summary are simply absent. */
export interface GanttRow extends Dates {
  readonly id: string
  readonly name: string
  readonly kind: 'task' | 'milestone' | 'summary'
  /** Stretches of work, two or more, where the task is interrupted; absent or null = it runs through. */
  readonly segments?: readonly Dates[] | null
  /** 0..100. */
  readonly percentComplete: number
  readonly critical: boolean
  /** Little float left; drawn quietly, told by a dashed under-edge. */
  readonly nearCritical?: boolean
  /** On the longest path: drawn apart where float does not say it as well. */
  readonly longest?: boolean
  /** Steps back while something else is traced. */
  readonly dimmed?: boolean
  readonly manual: boolean
  readonly active: boolean
  /** The deadline is missed: its flag turns to the strong colour. */
  readonly late: boolean
  /** Text to the right of the bar: the owner, or a milestone's name and date; '' for none. */
  readonly label: string
  readonly baseline: Dates | null
  readonly deadline: Instant | null
  /** Of the workstream, `#rrggbb`; anything else is not used. Critical bars keep the strong colour. */
  readonly colour: string | null
}

/** From where to where a link leads: what does not change with the dates. */
export interface LinkEnds {
  readonly id: string
  readonly predecessorId: string
  readonly successorId: string
  readonly type: LinkType
}
export interface GanttLink extends LinkEnds {
  readonly critical: boolean
  /** The link decides the successor's date. */
  readonly driving: boolean
  readonly dimmed?: boolean
}

/** Rows from top to bottom, each made when it is asked for: of ten thousand a chart shows forty. */
export interface GanttRows {
  readonly length: number
  /** From 0 to length - 1; the same object each time. */
  at(index: number): GanttRow
  /** Where each row stands; keep its identity while none comes, goes or changes its place, most new rows are the old ones at other dates. */
  readonly placeOf: ReadonlyMap<string, number>
}
/** Links, each as it is drawn now when it is asked for. */
export interface GanttLinks {
  /** Keep its identity while no link comes, goes or leads elsewhere: the chart then keeps its index. Ends that are no visible row are passed over. */
  readonly ends: readonly LinkEnds[]
  /** The link whose ends stand there. */
  at(index: number): GanttLink
}

export interface GanttModel {
  /** A new object means new rows; keep the same one when only the selection changes (then only the selection is redrawn). */
  readonly rows: GanttRows
  /** Same rule: a new object means that links may be drawn otherwise. */
  readonly links: GanttLinks
  /** The plan's first start and last finish; the axis adds its own margins. */
  readonly rangeStart: Instant
  readonly rangeFinish: Instant
  readonly dataDate: Instant | null
  /** What stands at its line; 'data date' unless told. */
  readonly dataDateLabel?: string
  /** Asked for the part of the axis in view only; spans of less than a day are passed over. Keep its identity while calendars stay. */
  readonly nonWorking: (from: Instant, to: Instant) => readonly Span[]
  readonly freezes?: readonly (Span & { readonly name: string })[]
  readonly selected: ReadonlySet<string>
}

/** What a drag asks for: a new start (the whole bar moves) or a new finish (the duration changes). */
export type DateChange =
  | { readonly kind: 'move'; readonly id: string; readonly start: Instant }
  | { readonly kind: 'finish'; readonly id: string; readonly finish: Instant }

/** Dates that the scheduler would give, by task id; only rows that differ need be there. */
export type Preview = Pick<ReadonlyMap<string, Dates>, 'get' | 'size'>
/** What a drag would do: where bars go, and in a few lines what it costs. */
export interface Foreseen {
  readonly dates: Preview
  readonly words: readonly string[]
}

export interface GanttEvents {
  onSelect(id: string, how: { extend: boolean; toggle: boolean }): void
  /** Double click. */
  onOpen(id: string): void
  /**
   * While dragging, once per snapped step and never two at a time; the newest answer is drawn as live bars. Only the dates of `shown` are
   * looked at: the rows in sight, and those at the other ends of their links.
   */
  previewMove(change: DateChange, shown: readonly string[]): Promise<Foreseen> | undefined
  /** Once per drag, on release. The preview stays until the new rows are set, or a moment after the promise has settled without any. */
  commitMove(change: DateChange): Promise<void>
  commitProgress(id: string, percent: number): Promise<void>
  commitLink(predecessorId: string, successorId: string, type: LinkType): Promise<void>
  /** The refusal to show at the pointer, or null when the link may be drawn. */
  checkLink(predecessorId: string, successorId: string, type: LinkType): string | null
  onHover(id: string | null): void
  /** The vertical wheel over the chart belongs to the sheet's scroller: add this many pixels to its scrollTop. */
  onWheel(deltaY: number): void
  onScrollX?(x: number): void
}

export interface Gantt {
  setModel(model: GanttModel): void
  /** Keeps the instant in the middle of the view where it is. */
  setZoom(zoom: Zoom): void
  /** Brings an instant into view, a quarter from the left (Ctrl+Shift+F5 with the task's start). */
  scrollTo(instant: Instant): void
  /**
   * Where the chart opens: with this instant in view (null = the plan's start), unless no bar of the rows in view would be there to see: then at the
   * earliest of them.
   */
  openAt(instant: Instant | null): void
  /** The instant at the left edge of the view, to come back to with `showFrom`. */
  shownFrom(): Instant
  showFrom(instant: Instant): void
  /** Picks the finest zoom at which the whole plan is in view, shows its start, and says which zoom that was. */
  fit(): Zoom
  /** The sheet's scroller is the master; call this from its scroll listener with its scrollTop. */
  setScrollTop(pixels: number): void
  /** Draws these rows at other dates, with their old place as a ghost; null, an empty map or new rows end it. */
  showPreview(preview: Preview | null): void
  /** Removes everything it made, listeners included. */
  destroy(): void
}
