/** The critical path: the unfinished tasks that set the finish, with what they wait for, the buffer at its end, and the float of each workstream as a chart. */
import { finishDay } from '../../time/formatDate.ts'
import { deck } from '../../words/en/deck.ts'
import type { Cell, ChartBlock, Draft, TableColumn } from '../content.ts'
import { dayOfFinish, shortDate } from '../dates.ts'
import type { PlanFacts } from '../facts.ts'
import { shorten } from '../measure.ts'
import { numbered, type TableRow, tablePages, tableRow } from '../table.ts'
import { criticalTitle } from '../titles.ts'

const { columns: words } = deck.critical
/** A steering deck is not a listing: the rest is in the workbook. */
const MOST_ROWS = 24
/** So many fewer are listed rather than that a last slide has nothing but the buffer; else the line below the title says it. */
const GIVES_WAY = 3

export const criticalPathSlide = (facts: PlanFacts): Draft[] => {
  if (facts.driving.length === 0) return []
  for (let most = MOST_ROWS; most >= MOST_ROWS - GIVES_WAY; most -= 1) {
    const slides = slidesOf(facts, most)
    const last = slides[slides.length - 1].blocks[0]
    if (slides.length === 1 || last.kind !== 'table' || last.rows.length > 2) return slides
  }
  return slidesOf(facts, MOST_ROWS, 'subtitle')
}

type BufferPlace = 'row' | 'subtitle'
const slidesOf = (facts: PlanFacts, most: number, bufferIn: BufferPlace = 'row'): Draft[] => {
  // Work that has no float to a date of its own is as critical, and does not move the finish.
  const sets = new Set(facts.driving)
  const others = facts.critical.filter((task) => !sets.has(task)).length
  const buffer = bufferIn === 'subtitle' && facts.buffer !== null ? deck.critical.bufferOf(deck.shortDays(facts.buffer)) : ''
  const subtitle = deck.critical.subtitle + deck.critical.counted(facts.driving.length, others) + buffer
  const pages = (columns: readonly TableColumn[], skip: number): Draft[] =>
    tablePages('criticalPath', criticalTitle(facts), subtitle, columns, rowsOf(facts, columns, most, bufferIn).slice(skip))
  const chart = floatChart(facts)
  if (!chart) return pages(WIDE, 0)
  // The first page shares its width with the chart; further ones have it all.
  const first = pages(BESIDE_CHART, 0)[0]
  const table = first.blocks[0]
  const shown = table.kind === 'table' ? table.rows.length : 0
  const rest = shown < rowsOf(facts, WIDE, most, bufferIn).length ? pages(WIDE, shown) : []
  return numbered([{ ...first, blocks: [...first.blocks, chart] }, ...rest], subtitle)
}

const columnsOf = (widths: readonly number[]): TableColumn[] =>
  [words.task, words.workstream, words.waits, words.start, words.finish, words.duration, words.float].map((heading, at) => ({
    heading,
    width: widths[at],
    align: at < 3 ? 'left' : 'right',
  }))
const BESIDE_CHART = columnsOf([184, 114, 160, 102, 102, 78, 90])
const WIDE = columnsOf([334, 202, 240, 102, 102, 86, 102])

/** The tasks, how many more there are, and the buffer at the end of the path. */
const rowsOf = (facts: PlanFacts, columns: readonly TableColumn[], most: number, bufferIn: BufferPlace): TableRow[] => {
  const date = (at: number): string => shortDate(at, facts.dataDate)
  const rows = facts.driving.slice(0, most).map((task) => {
    const cause = task.driver?.kind === 'link' && task.driver.taskId !== null ? facts.byId.get(task.driver.taskId) : undefined
    const cells: Cell[] = [
      { text: task.name, strong: true },
      { text: task.workstream ?? deck.none, tone: 'muted' },
      { text: cause?.name ?? deck.none, tone: 'muted' },
      { text: date(task.start) },
      { text: date(dayOfFinish(task)) },
      { text: deck.shortDays(task.duration) },
      { text: deck.shortDays(task.float), ...(task.critical ? ({ tone: 'critical', strong: true } as const) : {}) },
    ]
    return tableRow(columns, cells)
  })
  const empty = (n: number): Cell[] => Array.from({ length: n }, () => ({ text: '' }))
  if (facts.driving.length > most)
    rows.push(tableRow(columns, [{ text: deck.critical.more(facts.driving.length - most), tone: 'muted' }, ...empty(6)]))
  if (bufferIn === 'row' && facts.buffer !== null && facts.deadline !== null)
    rows.push(
      tableRow(columns, [
        { text: deck.critical.buffer, strong: true },
        ...empty(3),
        { text: date(finishDay(facts.deadline)) },
        { text: '' },
        { text: deck.shortDays(facts.buffer), strong: true, ...(facts.buffer <= 0 ? ({ tone: 'critical' } as const) : {}) },
      ]),
    )
  return rows
}

/** Says something only where workstreams differ in float. */
const floatChart = (facts: PlanFacts): ChartBlock | null => {
  const open = facts.workstreams.flatMap((one) =>
    one.float === null ? [] : [{ label: shorten(one.name, 12, 110), value: one.float, critical: one.float <= 0 }],
  )
  if (open.length < 2 || open.every((one) => one.value === open[0].value)) return null
  const bars = open.sort((a, b) => a.value - b.value).slice(0, 12)
  return { kind: 'chart', heading: deck.critical.chart, bars, format: 'General" d"' }
}
