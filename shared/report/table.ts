/** Tables that never overflow: rows are measured, and what does not fit goes to a continued slide. */

import { deck } from '../words/en/deck.ts'
import type { Cell, Draft, SlideKind, TableBlock, TableColumn } from './content.ts'
import { contentHeight, table } from './geometry.ts'
import { clamp, linesOf } from './measure.ts'

export type TableRow = TableBlock['rows'][number]
/** Room for the shape before a red, amber or green word. */
const RAG_ROOM = 22
const MOST_LINES = 2

/** Text that follows a column of numbers stands a little off it. */
export const indentOf = (columns: readonly TableColumn[], at: number): number =>
  at > 0 && columns[at].align === 'left' && columns[at - 1].align === 'right' ? table.afterNumber : 0

/** Cuts each cell to two lines and gives the row the height that its longest cell needs. */
export const tableRow = (columns: readonly TableColumn[], cells: readonly Cell[], mostLines = MOST_LINES): TableRow => {
  let lines = 1
  const fitted = cells.map((cell, at) => {
    const room = columns[at].width - table.gap - indentOf(columns, at) - (cell.rag ? RAG_ROOM : 0)
    const weight = cell.strong ? 'semibold' : 'regular'
    const text = clamp(cell.text, mostLines, table.text, room, weight)
    lines = Math.max(lines, linesOf(text, table.text, room, weight))
    return { ...cell, text }
  })
  return { height: lines * table.line + table.padding, cells: fitted }
}

/** One draft per page; pages after the first say so in the subtitle. `room` is the height for header and rows. */
export const tablePages = (
  kind: SlideKind,
  title: string,
  subtitle: string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  room: number = contentHeight,
): Draft[] => {
  const pages: TableRow[][] = [[]]
  let used = table.header
  for (const row of rows) {
    if (used + row.height > room && pages[pages.length - 1].length > 0) {
      pages.push([])
      used = table.header
    }
    pages[pages.length - 1].push(row)
    used += row.height
  }
  return numbered(
    pages.map((page) => ({ kind, title, subtitle, blocks: [{ kind: 'table', columns, rows: page }] })),
    subtitle,
  )
}

/** Says which page of how many each is, where there are several. */
export const numbered = (pages: readonly Draft[], subtitle: string): Draft[] =>
  pages.map((page, at) => ({ ...page, subtitle: pages.length === 1 ? subtitle : `${subtitle} · ${deck.continued(at + 1, pages.length)}` }))
