/** Finds the plan's table in a sheet: the header row (or two), which column is which field, and where the rows end. */
import type { DurationUnit } from '../../../shared/model/fields.ts'
import { type ColumnFacts, factsOf } from './columns.ts'
import { cellText, columnName, type Grid, type GridRow, isBlank } from './grid.ts'
import { type Heading, headingOf, isRegisterHeading, type PlanField } from './headings.ts'
import type { Language } from './headingWords.ts'
import { dateFields } from './headingWords.ts'
import { type Candidate, candidatesOf, IMPORTANCE, looksLikeHeader, rawScore, textsOf } from './tableHeader.ts'

export interface Table {
  readonly grid: Grid
  /** 1-based; the lower one of two; null when the table has none. */
  readonly headerRow: number | null
  readonly rows: GridRow[]
  readonly columns: ReadonlyMap<PlanField, readonly number[]>
  /** The heading's text per column, for the preview. */
  readonly headings: ReadonlyMap<number, string>
  readonly units: ReadonlyMap<number, DurationUnit>
  /** From the outermost level to the name itself; more than one when the level is told by which column is filled. */
  readonly nameColumns: readonly number[]
  readonly language: Language
  readonly score: number
  readonly registerScore: number
  /** Headings that look like a field of ours and hold something else. */
  readonly notUsed: readonly string[]
}

const DATES: ReadonlySet<PlanField> = new Set(dateFields)
const DURATIONS: ReadonlySet<PlanField> = new Set([
  'duration',
  'work',
  'remainingDuration',
  'baselineDuration',
  'optimistic',
  'mostLikely',
  'pessimistic',
])
const MANY: ReadonlySet<PlanField> = new Set(['id', 'predecessors', 'successors', 'group'])
/** What a heading promises must be what the cells hold; an empty column may be anything. */
const isCredible = (field: PlanField, facts: ColumnFacts, heading: Heading): boolean => {
  if (facts.filled === 0) return true
  if (DATES.has(field)) {
    const dates = facts.dates + (facts.serials * 2 >= facts.numbers ? facts.serials : 0)
    return dates / facts.filled >= (heading.weight >= 2.5 ? 0.25 : 0.5)
  }
  if (DURATIONS.has(field)) return facts.durations / facts.filled >= 0.4 && facts.dates / facts.filled < 0.3
  if (field === 'percentComplete') return (facts.numbers + facts.durations) / facts.filled >= 0.4 && facts.dates === 0
  if (field === 'level') return facts.filled - facts.texts > 0 && facts.distinct <= 30
  if (field === 'name') return facts.texts / facts.filled >= 0.3 && (facts.distinct > 1 + facts.filled / 50 || heading.weight >= 2.5)
  if (field === 'predecessors') return facts.dates / facts.filled < 0.3 || heading.weight >= 2.5
  return true
}

const pick = (candidate: Candidate, facts: (column: number) => ColumnFacts, hidden: ReadonlySet<number>) => {
  const columns = new Map<PlanField, number[]>()
  const notUsed: string[] = []
  const wishes: { column: number; heading: Heading; text: string; rank: number }[] = []
  for (const [column, text] of candidate.texts) {
    const heading = headingOf(text)
    if (!heading) continue
    if (!isCredible(heading.field, facts(column), heading)) {
      if (heading.weight >= 2 && (DATES.has(heading.field) || DURATIONS.has(heading.field))) notUsed.push(text)
      continue
    }
    const rank = heading.weight + (facts(column).filled > 0 ? 1 : -2) + (hidden.has(column) ? -0.3 : 0) - column / 10_000
    wishes.push({ column, heading, text, rank })
  }
  wishes.sort((a, b) => b.rank - a.rank)
  const units = new Map<number, DurationUnit>()
  for (const { column, heading } of wishes) {
    const taken = columns.get(heading.field)
    if (!taken) columns.set(heading.field, [column])
    else if (MANY.has(heading.field) && heading.weight >= 2) taken.push(column)
    else if (heading.isBareModifier && heading.field === 'actualStart' && !columns.has('actualFinish'))
      columns.set('actualFinish', [column])
    if (heading.unit) units.set(column, heading.unit)
  }
  // Of several ids the surest stays first; lists and phases go from left to right.
  for (const [field, many] of columns) if (field !== 'id') many.sort((a, b) => a - b)
  const starts = columns.get('actualStart')
  const finishes = columns.get('actualFinish')
  // Two columns with the same heading "Actual": the left one is the start.
  if (starts && finishes && candidate.texts.get(starts[0]) === candidate.texts.get(finishes[0]) && finishes[0] < starts[0]) {
    columns.set('actualStart', finishes)
    columns.set('actualFinish', starts)
  }
  return { columns, units, notUsed, wishes }
}

/** Among several columns that could be the name: the one that predecessors name, else short, filled, distinct texts. */
const chooseName = (
  wishes: readonly { column: number; heading: Heading }[],
  rows: readonly GridRow[],
  facts: (column: number) => ColumnFacts,
  predecessors: readonly number[],
): number | null => {
  const named = wishes.filter(({ heading }) => heading.field === 'name')
  if (named.length <= 1) return named[0]?.column ?? null
  const wanted = new Set(
    rows.flatMap((row) => predecessors.map((column) => cellText(row.cells[column]).trim().toLowerCase()).filter((text) => text.length > 3)),
  )
  const scoreOf = ({ column, heading }: { column: number; heading: Heading }): number => {
    const about = facts(column)
    if (about.filled === 0) return -10
    const asked = wanted.size === 0 ? 0 : rows.filter((row) => wanted.has(cellText(row.cells[column]).trim().toLowerCase())).length
    return (
      heading.weight +
      (asked > 0 ? 5 : 0) +
      (2 * about.filled) / Math.max(1, rows.length) +
      about.distinct / about.filled -
      (2 * about.multiline) / about.filled -
      Math.min(2, about.letters / about.filled / 100) -
      column / 1000
    )
  }
  return named.reduce((best, wish) => (scoreOf(wish) > scoreOf(best) ? wish : best)).column
}

/** Columns without a heading that the contents explain: texts that are names, dates that are starts and finishes. */
const infer = (
  candidate: Candidate,
  columns: Map<PlanField, number[]>,
  width: number,
  facts: (column: number) => ColumnFacts,
  rowCount: number,
): void => {
  const used = new Set([...columns.values()].flat())
  const isFree = (column: number): boolean =>
    !used.has(column) && !(candidate.texts.has(column) && headingOf(candidate.texts.get(column) ?? ''))
  const take = (field: PlanField, column: number): void => {
    columns.set(field, [column])
    used.add(column)
  }
  const all = Array.from({ length: Math.min(width, 60) }, (_, column) => column)
  if (!columns.has('name')) {
    const texts = all.filter((column) => {
      const about = facts(column)
      return isFree(column) && about.filled >= rowCount * 0.5 && about.texts >= about.filled * 0.7 && about.distinct >= about.filled * 0.5
    })
    if (texts.length > 0) take('name', texts[0])
    else {
      // A list of milestones, stages or descriptions names its rows there.
      for (const field of ['milestone', 'group', 'notes', 'type'] as const) {
        const column = [...(columns.get(field) ?? [])].reverse().find((each) => {
          const about = facts(each)
          return about.texts >= about.filled * 0.7 && about.distinct >= Math.max(2, about.filled * 0.6)
        })
        if (column === undefined) continue
        const others = (columns.get(field) ?? []).filter((each) => each !== column)
        if (others.length > 0) columns.set(field, others)
        else columns.delete(field)
        take('name', column)
        break
      }
    }
  }
  const name = columns.get('name')?.[0]
  if (name === undefined) return
  const dates = all.filter((column) => {
    const about = facts(column)
    return isFree(column) && !candidate.texts.has(column) && about.filled >= rowCount * 0.4 && about.dates >= about.filled * 0.8
  })
  if (dates.length > 0 && dates.length <= 4 && !columns.has('start')) take('start', dates.shift() as number)
  if (dates.length > 0 && dates.length <= 3 && !columns.has('finish') && columns.has('start')) take('finish', dates[0])
}

/** The level is told by which of several neighbouring columns is filled (a merged heading, or a column of phases beside the names). */
const nameColumnsOf = (
  grid: Grid,
  candidate: Candidate,
  rows: readonly GridRow[],
  columns: ReadonlyMap<PlanField, readonly number[]>,
): number[] => {
  const name = (columns.get('name') as readonly number[])[0]
  const used = new Set([...columns].filter(([field]) => field !== 'group').flatMap(([, list]) => list))
  const named = [name]
  const standsAlone = (column: number): boolean => {
    const filled = rows.filter((row) => typeof row.cells[column]?.value === 'string' && !isBlank(row.cells[column]))
    const alone = filled.filter((row) => named.every((other) => isBlank(row.cells[other])))
    return filled.length > 0 && alone.length >= filled.length * 0.8
  }
  const merge = grid.merges.find(
    (each) => each.top === candidate.headerRow && each.left <= name && each.right >= name && each.right > each.left,
  )
  const last = merge ? Math.min(merge.right, name + 8) : name + 4
  for (let column = name + 1; column <= last; column += 1) {
    if (used.has(column) || (!merge && candidate.texts.has(column))) break
    const filled = rows.some((row) => !isBlank(row.cells[column]))
    if (merge ? filled : standsAlone(column)) named.push(column)
    else if (!merge) break
  }
  for (let column = name - 1; column >= Math.max(0, name - 3); column -= 1) {
    if (used.has(column)) break
    if (!standsAlone(column)) break
    named.unshift(column)
  }
  return named
}

const BLANK_ROWS = 200
const repeatsHeading = (row: GridRow, candidate: Candidate): boolean => {
  if (candidate.texts.size < 2) return false
  for (const [column, text] of candidate.texts) if (row.cells[column]?.value !== text) return false
  return true
}

/**
 * The rows of the table: from below the header until another header or a long gap. After an empty line only blocks count that hold more
 * than a name: below many plans stand notes and keys.
 */
const rowsOf = (
  grid: Grid,
  candidate: Candidate,
  columns: ReadonlyMap<PlanField, readonly number[]>,
  nameColumns: readonly number[],
): GridRow[] => {
  const own = [...new Set([...[...columns.values()].flat(), ...nameColumns])]
  const facts = own.filter((column) => !nameColumns.includes(column) && !(columns.get('id') ?? []).includes(column))
  const isFilled = (row: GridRow, among: readonly number[]): boolean => among.some((column) => !isBlank(row.cells[column]))
  const rows: GridRow[] = []
  let block: GridRow[] = []
  let isFirst = true
  const close = (): void => {
    const counts = block.some((row) => isFilled(row, nameColumns) && isFilled(row, facts))
    if (block.length > 0 && (isFirst || counts)) rows.push(...block)
    if (block.length > 0) isFirst = false
    block = []
  }
  let lastNumber = candidate.headerRow ?? 0
  for (const row of grid.rows.slice(candidate.from)) {
    if (!isFilled(row, own)) continue
    if (row.number > lastNumber + BLANK_ROWS && rows.length + block.length > 0) break
    const isAfterGap = row.number > lastNumber + 1
    if (isAfterGap) close()
    if (rows.length + block.length > 0) {
      // The same heading again (a new page) is passed over; another one after a gap begins another table.
      if (repeatsHeading(row, candidate)) {
        lastNumber = row.number
        continue
      }
      const texts = isAfterGap ? textsOf(grid, row, false) : null
      if (texts !== null && texts.size >= 3 && looksLikeHeader(texts) && rawScore(texts) >= candidate.raw * 0.5) break
    }
    block.push(row)
    lastNumber = row.number
  }
  close()
  return rows
}

const languageOf = (wishes: readonly { heading: Heading }[]): Language => {
  const votes = new Map<Language, number>()
  for (const { heading } of wishes) votes.set(heading.language, (votes.get(heading.language) ?? 0) + heading.weight)
  return [...votes].reduce<[Language, number]>((best, vote) => (vote[1] > best[1] ? vote : best), ['en', 0])[0]
}

const analyse = (grid: Grid, candidate: Candidate): Table | null => {
  const below = grid.rows.slice(candidate.from)
  const width = below.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const known = new Map<number, ColumnFacts>()
  const facts = (column: number): ColumnFacts => {
    const found = known.get(column) ?? factsOf(below, column)
    known.set(column, found)
    return found
  }
  const { columns, units, notUsed, wishes } = pick(candidate, facts, grid.hiddenColumns)
  const name = chooseName(wishes, below, facts, columns.get('predecessors') ?? [])
  if (name !== null) columns.set('name', [name])
  const rowCount = below.filter((row) => row.cells.some((cell) => !isBlank(cell))).length
  if (rowCount === 0) return null
  infer(candidate, columns, width, facts, rowCount)
  if (!columns.has('name')) return null
  const nameColumns = nameColumnsOf(grid, candidate, below, columns)
  const rows = rowsOf(grid, candidate, columns, nameColumns)
  const named = rows.filter((row) => nameColumns.some((column) => !isBlank(row.cells[column]))).length
  if (named === 0) return null
  let score = 0
  for (const [field, list] of columns) {
    const wish = wishes.find((each) => each.column === list[0])
    const filled = list.some((column) => facts(column).filled > 0)
    score += (wish?.heading.weight ?? 0.8) * (IMPORTANCE[field] ?? 1) * (filled ? 1 : 0.3)
  }
  const registerScore = [...candidate.texts].filter(([column, text]) => isRegisterHeading(text) && facts(column).filled > 0).length
  return {
    grid,
    headerRow: candidate.headerRow,
    rows,
    columns,
    headings: candidate.texts,
    units,
    nameColumns,
    language: languageOf(wishes),
    score: score * Math.min(1, 0.4 + named / 10) + Math.log2(1 + named),
    registerScore,
    notUsed,
  }
}

/** Columns by which a table is a schedule and not just a list. */
export const isSchedule = (table: Table): boolean =>
  (['start', 'finish', 'duration', 'predecessors', 'wbs', 'level', 'baselineStart', 'percentComplete', 'parent'] as const).some((field) =>
    table.columns.has(field),
  ) || table.columns.size >= (table.notUsed.length > 0 ? 2 : 3)

/** The best table of a sheet; null when no row looks like a header and the columns do not explain themselves. */
export const findTable = (grid: Grid): Table | null => {
  const candidates = candidatesOf(grid)
  const tables = candidates.flatMap((candidate) => analyse(grid, candidate) ?? [])
  if (tables.length === 0) {
    const bare = analyse(grid, { headerRow: null, from: 0, texts: new Map(), raw: 0 })
    if (bare && bare.rows.length >= 3 && bare.columns.has('start')) tables.push(bare)
  }
  return tables.reduce<Table | null>((best, table) => (best === null || table.score > best.score ? table : best), null)
}

export const describeColumns = (table: Table): { header: string; field: string; column: string }[] =>
  [...table.columns].flatMap(([field, list]) =>
    list.map((column) => ({ header: table.headings.get(column) ?? '', field, column: columnName(column) })),
  )
