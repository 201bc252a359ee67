/** The steering deck as a file: reopened by our own reader it says the plan's dates, keeps the packaging rules and lets nothing overlap. */
import { describe, expect, test } from 'vitest'
import { writeDeck } from '../../electron/io/write/deck.ts'
import { newTask } from '../../shared/model/task.ts'
import type { DeckInput, TimelineBlock } from '../../shared/report/content.ts'
import { contentHeight, fitTitle, slide as frame, table, timelineRoom, timelineX } from '../../shared/report/geometry.ts'
import { deckContent } from '../../shared/report/index.ts'
import { widthOf } from '../../shared/report/measure.ts'
import { finishDay, formatDate } from '../../shared/time/formatDate.ts'
import { DAY, instantOf } from '../../shared/time/instant.ts'
import { atlas, planOf, scheduled } from './atlas.ts'
import { all, faultsOf, open, paragraphsOf, parse, slideNames, textOf } from './package.ts'

const LONG = 'An extraordinarily long name that nobody would read aloud in a committee, with reconciliation of ledgers and more – phase '
const plan = atlas()
const manyMilestones = Array.from({ length: 40 }, (_, at) =>
  newTask({
    id: `m${at}`,
    uid: 100 + at,
    name: `Milestone number ${at + 1}`,
    position: 100 + at,
    parentId: 'w1',
    duration: 0,
    milestone: true,
    constraintType: 'SNET',
    constraintDate: instantOf(2027, 1, 14, 8) + at * 2 * DAY,
  }),
)
const inputs: Readonly<Record<string, DeckInput>> = {
  atlas: scheduled(plan),
  empty: scheduled(planOf([])),
  'no baseline': { ...scheduled(plan), baselineId: null },
  'no deadline': scheduled({ ...plan, program: { ...plan.program, deadline: null } }),
  'long names': scheduled({
    ...plan,
    program: { ...plan.program, name: LONG },
    tasks: plan.tasks.map((task, at) => ({ ...task, name: LONG + at, owner: LONG })),
  }),
  // A deadline three and a half years too early: floats of four digits.
  'hopelessly late': scheduled({
    ...plan,
    program: { ...plan.program, deadline: plan.program.start - 900 * DAY },
    tasks: plan.tasks.map((task, at) => (at % 3 === 2 ? { ...task, deadline: plan.program.start - 1500 * DAY - 300 * at } : task)),
  }),
  'forty milestones': scheduled({ ...plan, tasks: [...plan.tasks, ...manyMilestones] }),
  'hostile names': scheduled({
    ...plan,
    program: { ...plan.program, name: '<Atlas> & "Co" \u0001' },
    tasks: plan.tasks.map((task, at) => ({ ...task, name: `${['=1+1', '</a:t>', '&amp;', '\ud800 half', '\u0000\u0007'][at % 5]} ${at}` })),
  }),
  complete: scheduled({ ...plan, tasks: plan.tasks.map((task) => ({ ...task, percentComplete: 100 })) }),
}

describe.each(Object.entries(inputs))('%s', (_, input) => {
  const content = deckContent(input)

  test('the package breaks no rule that makes PowerPoint offer a repair', async () => {
    const parts = await open(await writeDeck(content))
    expect(faultsOf(parts)).toEqual([])
    expect(slideNames(parts)).toHaveLength(content.slides.length)
    expect([...parts.keys()].filter((name) => name.startsWith('ppt/notes') || name.startsWith('ppt/media'))).toEqual([])
    const order = parse(textOf(parts, 'ppt/presentation.xml')).children.map((child) => child.name)
    expect(order.slice(0, 4)).toEqual(['p:sldMasterIdLst', 'p:sldIdLst', 'p:sldSz', 'p:notesSz'])
    for (const name of slideNames(parts)) {
      const titles = all(parse(textOf(parts, name)), 'p:ph').filter((node) => node.attributes.type === 'title')
      expect(titles).toHaveLength(1)
    }
  })

  test('nothing runs off a slide', () => {
    for (const slide of content.slides) {
      expect(fitTitle(slide.title).height).toBeLessThanOrEqual(90)
      expect(widthOf(slide.subtitle, 15)).toBeLessThan(frame.inner)
      for (const block of slide.blocks) {
        if (block.kind === 'table') {
          expect(table.header + block.rows.reduce((sum, row) => sum + row.height, 0)).toBeLessThanOrEqual(contentHeight)
          expect(block.columns.reduce((sum, column) => sum + column.width, 0)).toBeLessThanOrEqual(frame.inner)
        }
        if (block.kind === 'timeline') expect(overlapsOf(block)).toEqual([])
      }
    }
  })
})

/** Bars, diamonds and labels of one row that cover another; lanes that do not fit. */
const overlapsOf = (block: TimelineBlock): string[] => {
  const faults: string[] = []
  const rows = block.lanes.reduce((sum, lane) => sum + lane.rows, 0)
  if (rows * 28 + block.lanes.length * 12 > timelineRoom) faults.push(`${rows} rows do not fit`)
  for (const lane of block.lanes) {
    const taken: { row: number; from: number; to: number; name: string }[] = []
    const marks = [
      ...lane.bars.map((bar) => ({ ...bar, from: timelineX(block, bar.start), to: timelineX(block, bar.finish) })),
      ...lane.milestones.map((one) => ({ ...one, from: timelineX(block, one.at) - 9, to: timelineX(block, one.at) + 9 })),
    ]
    for (const mark of marks) {
      const label = widthOf(mark.name, 12) + 6
      const from = mark.label === 'left' ? mark.from - label : mark.from
      const to = mark.label === 'right' ? mark.to + label : mark.to
      if (mark.label === 'inside' && mark.name !== '' && label > mark.to - mark.from) faults.push(`${mark.name} does not fit its bar`)
      if (from < frame.left + 150 || to > frame.right + 10) faults.push(`${mark.name} leaves the slide`)
      for (const other of taken)
        if (other.row === mark.row && from < other.to && other.from < to) faults.push(`${mark.name} over ${other.name}`)
      taken.push({ row: mark.row, from, to, name: mark.name })
    }
  }
  return faults
}

test('the file says the plan’s finish, milestones and critical dates', async () => {
  const input = inputs.atlas
  const content = deckContent(input)
  const parts = await open(await writeDeck(content))
  const said = new Map<string, string[]>()
  slideNames(parts).forEach((name, at) => {
    const { kind } = content.slides[at]
    said.set(kind, [...(said.get(kind) ?? []), ...paragraphsOf(parts, name)])
  })
  const dateOf = (id: string): string => formatDate(input.columns.finish[input.columns.ids.indexOf(id)], 'short')
  expect(said.get('status')).toContain(formatDate(finishDay(input.summary.finish ?? 0), 'shortYear'))
  for (const [id, name] of [
    ['r5', 'Go/no-go'],
    ['d6', 'Data ready for UAT'],
    ['r9', 'Atlas in operation'],
  ]) {
    const cells = said.get('milestones') ?? []
    const at = cells.indexOf(name)
    expect(at).toBeGreaterThan(0)
    // Milestone, workstream, status, baseline, forecast.
    expect(cells[at + 4]).toBe(dateOf(id))
  }
  const critical = said.get('criticalPath') ?? []
  expect(critical[critical.indexOf('Hypercare') + 4]).toBe(dateOf('r8'))
  expect(critical[critical.indexOf('Buffer to the deadline') + 6]).toBe('16\u00a0d')
})

test('a number of days stands on one line with its unit, however late the plan is', () => {
  const days = (name: string) =>
    deckContent(inputs[name]).slides.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'table'
          ? block.rows.flatMap(({ cells }) =>
              cells.flatMap((cell, at) => (/^[−+]?[\d.]+\sd$/u.test(cell.text) ? [{ cell, column: block.columns[at] }] : [])),
            )
          : [],
      ),
    )
  const late = days('hopelessly late')
  expect(late.filter(({ cell }) => /^−\d{4}/u.test(cell.text)).length).toBeGreaterThan(3)
  for (const { cell, column } of [...late, ...days('atlas')]) {
    expect(cell.text).toMatch(/\u00a0d$/)
    expect([cell.text, widthOf(cell.text, table.text, 'semibold') <= (column.width - table.gap) * 0.97]).toEqual([cell.text, true])
  }
})

test('tables and the chart are native: a table, a chart part with its workbook, no picture', async () => {
  const content = deckContent(inputs.atlas)
  const parts = await open(await writeDeck(content))
  const names = [...parts.keys()]
  expect(names.filter((name) => /^ppt\/charts\/chart.*\.xml$/.test(name))).toHaveLength(1)
  expect(names.some((name) => /\.(png|jpe?g|emf|svg)$/.test(name))).toBe(false)
  const chart = names.find((name) => /^ppt\/charts\/chart.*\.xml$/.test(name)) ?? ''
  expect(all(parse(textOf(parts, chart)), 'c:val')[0].children[0].name).toBe('c:numRef')
  // What PowerPoint opens at "Edit data" says the same numbers as the chart, zeros included.
  const cached = all(all(parse(textOf(parts, chart)), 'c:val')[0], 'c:v').map((node) => Number(node.text))
  const book = await open(parts.get(names.find((name) => name.startsWith('ppt/embeddings/')) ?? '') ?? new Uint8Array())
  expect(faultsOf(book)).toEqual([])
  const cells = all(parse(textOf(book, 'xl/worksheets/sheet1.xml')), 'c').filter((cell) => /^B([2-9]|\d\d)$/.test(cell.attributes.r))
  expect(cached).toContain(0)
  expect(cells.map((cell) => (cell.children[0].text === '' ? null : Number(cell.children[0].text)))).toEqual(cached)
  const tables = slideNames(parts).filter((name) => textOf(parts, name).includes('<a:tbl>'))
  expect(tables.length).toBeGreaterThanOrEqual(5)
})

test('colour never stands alone: each red, amber or green cell has its own shape', async () => {
  const content = deckContent(inputs.atlas)
  const parts = await open(await writeDeck(content))
  const at = content.slides.findIndex((slide) => slide.kind === 'appendix')
  const cells = paragraphsOf(parts, slideNames(parts)[at])
  expect(cells.filter((cell) => /^[■◆●]/.test(cell))).toEqual(['■  Red', '◆  Amber', '●  Green'])
})

test('what the plan cannot fill is left out', () => {
  const kinds = (name: string): string[] => [...new Set(deckContent(inputs[name]).slides.map((slide) => slide.kind))]
  expect(kinds('empty')).toEqual(['status'])
  expect(kinds('atlas')).toEqual(['status', 'timeline', 'workstreams', 'criticalPath', 'milestones', 'next', 'appendix'])
  expect(kinds('complete')).toEqual(['status', 'workstreams', 'milestones', 'appendix'])
  const milestones = deckContent(inputs['no baseline']).slides.find((slide) => slide.kind === 'milestones')?.blocks[0]
  expect(milestones?.kind === 'table' && milestones.columns.map((column) => column.heading)).toEqual([
    'Milestone',
    'Workstream',
    'Status',
    'Forecast',
    'Float',
  ])
})

test('long tables continue on further slides that say which page they are', () => {
  const pages = deckContent(inputs['forty milestones']).slides.filter((slide) => slide.kind === 'milestones')
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.map((page) => page.subtitle.split(' · ').pop())).toEqual(pages.map((_, at) => `${at + 1} of ${pages.length}`))
})

test('moves since the last committee name their cause once and count what follows', () => {
  const { columns } = inputs.atlas
  const moved = ['d4', 'd5', 'd6'].map((taskId) => {
    const finishAfter = columns.finish[columns.ids.indexOf(taskId)]
    return { taskId, startBefore: null, startAfter: null, finishBefore: finishAfter - 4 * DAY, finishAfter, driver: null }
  })
  const block = deckContent({ ...inputs.atlas, recent: moved }).slides[0].blocks[0]
  const card = block.kind === 'cards' ? block.rows[1].cards[0] : null
  expect(card?.heading).toBe('What changed')
  expect(card?.lines.map((line) => line.map((run) => run.text).join(''))).toEqual([
    'Data load rehearsal finishes 2 working days later, on 16 February. Two tasks follow.',
  ])
})
