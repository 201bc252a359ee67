/** What a steering deck says, as plain values: the writer draws slides from it, the Reports screen thumbnails. */
import type { Baseline } from '../model/baseline.ts'
import type { Plan } from '../model/plan.ts'
import type { Driver, MovedDate, ScheduleColumns, ScheduleSummary } from '../model/schedule.ts'
import type { Instant } from '../time/instant.ts'

export interface DeckInput {
  readonly plan: Plan
  readonly columns: ScheduleColumns
  /** What drives each start, in the order of the columns; absent = nothing is told of it. */
  readonly drivers?: readonly (Driver | null)[]
  readonly summary: ScheduleSummary
  /** Which baseline to compare with; absent = the one captured last, null = none. */
  readonly baselineId?: string | null
  /** Computed dates that moved since the committee last met. */
  readonly recent?: readonly MovedDate[]
  /** Stands in for the data date when the program has none. */
  readonly today?: Instant | null
}

const slideKinds = ['status', 'timeline', 'workstreams', 'criticalPath', 'milestones', 'next', 'appendix'] as const
export type SlideKind = (typeof slideKinds)[number]
export type Rag = 'green' | 'amber' | 'red'
/** critical: the one strong colour; muted: secondary. */
export type Tone = 'critical' | 'muted'

export interface Run {
  readonly text: string
  readonly strong?: boolean
  readonly tone?: Tone
}
export type Paragraph = readonly Run[]

export interface Card {
  readonly heading: string
  readonly rag?: Rag
  /** The one big word or number. */
  readonly big?: string
  readonly lines: readonly Paragraph[]
  /** Outlined in the critical colour: this one wants an answer. */
  readonly urgent?: boolean
  /** Share of its row's width. */
  readonly share: number
}
export interface CardsBlock {
  readonly kind: 'cards'
  /** Rows of cards with their height in slide pixels. */
  readonly rows: readonly { readonly height: number; readonly cards: readonly Card[] }[]
}

export interface Cell extends Run {
  readonly rag?: Rag
}
export interface TableColumn {
  readonly heading: string
  /** Slide pixels. */
  readonly width: number
  readonly align: 'left' | 'right'
}
export interface TableBlock {
  readonly kind: 'table'
  readonly columns: readonly TableColumn[]
  readonly rows: readonly { readonly height: number; readonly cells: readonly Cell[] }[]
}

/** Where a label stands: in the bar, or beside it. */
export type LabelSide = 'inside' | 'right' | 'left'
export interface TimelineBar {
  readonly name: string
  readonly start: Instant
  readonly finish: Instant
  readonly critical: boolean
  readonly baseline: { readonly start: Instant; readonly finish: Instant } | null
  /** 0-based row in its lane. */
  readonly row: number
  readonly label: LabelSide
}
export interface TimelineMilestone {
  readonly name: string
  readonly at: Instant
  readonly critical: boolean
  readonly row: number
  readonly label: LabelSide
}
export interface TimelineFreeze {
  readonly name: string
  readonly from: Instant
  /** Exclusive. */
  readonly to: Instant
  /** First and last lane that it covers. */
  readonly firstLane: number
  readonly lastLane: number
}
export interface TimelineLane {
  readonly name: string
  readonly rows: number
  readonly bars: readonly TimelineBar[]
  readonly milestones: readonly TimelineMilestone[]
  /** Said under the lane's name when not everything fits; '' otherwise. */
  readonly more: string
}
export interface TimelineBlock {
  readonly kind: 'timeline'
  readonly from: Instant
  readonly to: Instant
  readonly dataDate: Instant
  readonly dataDateLabel: string
  readonly ticks: readonly { readonly at: Instant; readonly label: string }[]
  readonly lanes: readonly TimelineLane[]
  readonly freezes: readonly TimelineFreeze[]
}

export interface ChartBlock {
  readonly kind: 'chart'
  readonly heading: string
  /** Working days, in the order they are read from the top. */
  readonly bars: readonly { readonly label: string; readonly value: number; readonly critical: boolean }[]
  readonly format: string
}

export type Block = CardsBlock | TableBlock | TimelineBlock | ChartBlock
export interface Slide {
  readonly kind: SlideKind
  readonly title: string
  readonly subtitle: string
  readonly page: number
  readonly blocks: readonly Block[]
}
export interface DeckContent {
  readonly name: string
  readonly author: string
  /** Left and middle of every slide's foot; the page number stands on the right. */
  readonly foot: { readonly left: string; readonly middle: string }
  readonly dataDate: Instant
  readonly baseline: Baseline | null
  readonly slides: readonly Slide[]
}
/** A slide before it knows its page. */
export type Draft = Omit<Slide, 'page'>
