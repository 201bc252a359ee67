/** Where things stand on a slide, in the mock-up's pixels (1280 x 720); writer and thumbnails share it. */
import type { TimelineBlock } from './content.ts'
import { linesOf } from './measure.ts'

export const slide = { width: 1280, height: 720, left: 56, right: 1224, inner: 1168, foot: 672 } as const
export const body = { titleTop: 38, titleWidth: 1120, contentBottom: 660 } as const
export const table = { header: 32, text: 14, line: 19, padding: 15, gap: 12, afterNumber: 10 } as const
export const timeline = { names: 186, ticks: 26, row: 28, bar: 20, lanePadding: 12, laneHeight: 76, foot: 18, text: 12, name: 15 } as const

/** The title's size in pixels and its lines: 30 on two lines, smaller only for a sentence that cannot be shorter. */
/** Scripts whose fonts stand taller than Latin, Greek and Cyrillic. */
const TALL = /[^\u0020-\u052f\u2000-\u22ff]/
export const fitTitle = (title: string): { size: number; lines: number; height: number } => {
  for (const size of [30, 26, 22]) {
    const lines = linesOf(title, size, body.titleWidth, 'bold')
    if (lines <= 2 || size === 22) return { size, lines, height: Math.ceil(lines * size * (TALL.test(title) ? 1.45 : 1.22)) }
  }
  return { size: 22, lines: 3, height: 81 }
}
export const subtitleTop = (title: string): number => body.titleTop + fitTitle(title).height + 4
export const contentTop = (title: string): number => subtitleTop(title) + 22 + 22
/** The height that any slide has for its content, whatever its title's length. */
export const contentHeight = body.contentBottom - (body.titleTop + 88 + 4 + 44)

/** Pixels from the slide's left edge; held inside the plot. */
export const timelineX = (block: Pick<TimelineBlock, 'from' | 'to'>, at: number): number => {
  const share = Math.min(1, Math.max(0, (at - block.from) / (block.to - block.from)))
  return slide.left + timeline.names + share * (slide.inner - timeline.names)
}
/** Heights of the lanes in order: what their rows need, stretched to the mock-up's lane where there is room. */
export const laneHeights = (lanes: readonly { rows: number }[], room: number): number[] => {
  const needed = lanes.map((lane) => lane.rows * timeline.row + timeline.lanePadding)
  const spare = Math.max(0, room - needed.reduce((sum, height) => sum + height, 0)) / Math.max(1, lanes.length)
  return needed.map((height) => Math.max(height, Math.min(timeline.laneHeight, height + spare)))
}
export const timelineRoom = contentHeight - timeline.ticks - timeline.foot
