/** The rows of a sheet that could be a plan's header, one or two of them, with the text of each column's heading. */
import { type Grid, type GridRow, isBlank } from './grid.ts'
import { headingOf, isRegisterHeading, type PlanField } from './headings.ts'

/** How much a field says for a row being a plan's header. */
export const IMPORTANCE: Partial<Record<PlanField, number>> = {
  name: 3,
  start: 2.5,
  finish: 2.5,
  duration: 2,
  predecessors: 2.5,
  wbs: 2,
  percentComplete: 1.2,
}
const HEADER_ROWS = 120
const CANDIDATES = 6

export interface Candidate {
  readonly headerRow: number | null
  /** Index into grid.rows of the first row below the header. */
  readonly from: number
  readonly texts: Map<number, string>
  readonly raw: number
}

/** Heading texts of one row; a text merged over several columns or rows holds for all of them. */
export const textsOf = (grid: Grid, row: GridRow, spread: boolean): Map<number, string> => {
  const texts = new Map<number, string>()
  row.cells.forEach((cell, column) => {
    if (cell !== undefined && typeof cell.value === 'string' && cell.date === null && !isBlank(cell)) texts.set(column, cell.value.trim())
  })
  if (spread)
    for (const merge of grid.merges) {
      if (merge.top !== row.number || merge.right - merge.left > 40) continue
      const text = texts.get(merge.left)
      if (text !== undefined)
        for (let column = merge.left + 1; column <= merge.right; column += 1) if (!texts.has(column)) texts.set(column, text)
    }
  return texts
}

export const rawScore = (texts: ReadonlyMap<number, string>): number => {
  const best = new Map<PlanField, number>()
  let register = 0
  for (const text of texts.values()) {
    const heading = headingOf(text)
    if (heading) best.set(heading.field, Math.max(best.get(heading.field) ?? 0, heading.weight * (IMPORTANCE[heading.field] ?? 1)))
    if (isRegisterHeading(text)) register += 1.5
  }
  let sum = register
  for (const score of best.values()) sum += score
  return sum
}

/** A heading above holds for its own column and for those to the right that have only a lower heading (centred over them or merged). */
const joinedTexts = (upper: ReadonlyMap<number, string>, lower: ReadonlyMap<number, string>): Map<number, string> => {
  const both = new Map(upper)
  let over = 0
  // Columns come in their order: what holds for one holds for the next, unless a heading or a gap begins there.
  for (const [column, text] of lower) {
    if (upper.has(column) || !lower.has(column - 1)) over = column
    const above = upper.get(over)
    both.set(column, above === undefined ? text : `${above} ${text}`)
  }
  return both
}

export const candidatesOf = (grid: Grid): Candidate[] => {
  const candidates: Candidate[] = []
  for (let at = 0; at < grid.rows.length && grid.rows[at].number <= HEADER_ROWS; at += 1) {
    const row = grid.rows[at]
    const texts = textsOf(grid, row, false)
    const raw = rawScore(texts)
    const below = grid.rows[at + 1]
    const isMergedDown = grid.merges.some(
      (merge) => merge.top === row.number && merge.bottom > row.number && merge.bottom <= row.number + 2,
    )
    if (below && below.number <= row.number + 2) {
      const lower = textsOf(grid, below, false)
      // Two rows are one header when together they say more than the better of the two alone; most rows below are no header at all.
      if (lower.size > 0 && (isMergedDown || looksLikeHeader(lower))) {
        const both = joinedTexts(textsOf(grid, row, true), lower)
        const rawBoth = rawScore(both)
        if (rawBoth > Math.max(raw, rawScore(lower)) + 1)
          candidates.push({ headerRow: below.number, from: at + 2, texts: both, raw: rawBoth })
      }
    }
    if (raw >= 2) candidates.push({ headerRow: row.number, from: at + 1, texts, raw })
  }
  candidates.sort((a, b) => b.raw - a.raw)
  // A row of data may hold a word that is a heading elsewhere: next to a real header it is no candidate.
  const least = (candidates[0]?.raw ?? 0) * 0.4
  return candidates.filter(({ raw }) => raw >= least).slice(0, CANDIDATES)
}
/** Short words, most of which are known headings. */
export const looksLikeHeader = (texts: ReadonlyMap<number, string>): boolean => {
  let known = 0
  for (const text of texts.values()) if (headingOf(text)) known += 1
  return known * 2 >= texts.size
}

/** A row names the columns of a plan, though nothing may stand below it. */
export const hasPlanHeading = (grid: Grid): boolean => {
  const best = candidatesOf(grid)[0]
  return best !== undefined && [...best.texts.values()].filter((text) => headingOf(text) !== null).length >= 3
}
