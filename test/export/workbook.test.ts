/** The workbook as a file: real dates where the plan has them, groups, filters, rules, and nothing that a spreadsheet would run. */
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../electron/io/read/limits.ts'
import { readBytes } from '../../electron/io/read/read.ts'
import { writeCsv } from '../../electron/io/write/csv.ts'
import { writeWorkbook } from '../../electron/io/write/workbook.ts'
import type { Parts } from '../../electron/io/write/zip.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { outline } from '../../shared/model/tree.ts'
import { utcMs } from '../../shared/time/instant.ts'
import { atlas, planOf, type Scheduled, scheduled } from './atlas.ts'
import { all, faultsOf, type Node, open, parse, textOf } from './package.ts'

type Value = string | number | null
/** 0 of "A5", 27 of "AB5". */
const placeOf = (cell: string): number => [...cell.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
/** A sheet's rows as heading → value, read from the XML alone; dates are serial numbers. */
const rowsOf = (parts: Parts, sheet: number): Record<string, Value>[] => {
  const strings = all(parse(textOf(parts, 'xl/sharedStrings.xml')), 'si').map((item) =>
    all(item, 't')
      .map((node) => node.text)
      .join(''),
  )
  const rows = all(parse(textOf(parts, `xl/worksheets/sheet${sheet}.xml`)), 'row').map((row) => {
    // Empty cells are not written: each says where it stands.
    const values: Value[] = []
    for (const cell of row.children) {
      const value = cell.children.find((child) => child.name === 'v')
      if (value) values[placeOf(cell.attributes.r)] = cell.attributes.t === 's' ? strings[Number(value.text)] : Number(value.text)
    }
    return values
  })
  const headings = rows[0].map(String)
  return rows.slice(1).map((row) => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? null])))
}
/** Days since 1899-12-30, as spreadsheets count. */
const serial = (instant: number): number => (utcMs(instant) - Date.UTC(1899, 11, 30)) / 86_400_000

const input = scheduled(atlas())
const parts = await open(await writeWorkbook(input))
const plan = (): Record<string, Value>[] => rowsOf(parts, 1)
const sheetTree = (sheet: number): Node => parse(textOf(parts, `xl/worksheets/sheet${sheet}.xml`))

describe('the plan sheet', () => {
  test('has every row in outline order with its dates to the minute', () => {
    const rows = plan()
    const expected = outline(input.plan.tasks)
    expect(rows.map((row) => row['Task Name'])).toEqual(expected.map((row) => row.task.name))
    expect(rows.map((row) => row.WBS)).toEqual(expected.map((row) => row.wbs))
    expected.forEach(({ task }, at) => {
      const index = input.columns.ids.indexOf(task.id)
      expect(rows[at].Start).toBeCloseTo(serial(input.columns.start[index]), 6)
      expect(rows[at].Finish).toBeCloseTo(serial(input.columns.finish[index]), 6)
      expect(rows[at].Duration).toBe(input.columns.duration[index] / 4800)
    })
  })
  test('says of a task how much of it is done, and of a summary nothing rather than 0', () => {
    const rows = plan()
    outline(input.plan.tasks).forEach(({ task, hasChildren }, at) => {
      expect(rows[at]['% Complete']).toBe(hasChildren ? null : task.percentComplete)
    })
    expect(rows.some((row) => row['% Complete'] === null)).toBe(true)
  })
  test('writes predecessors, floats and baseline as planners write them', () => {
    const uat = plan().find((row) => row['Task Name'] === 'UAT wave 2')
    expect(uat).toMatchObject({ Predecessors: '15;19', 'Total Float': 0, Critical: 'Yes', Milestone: 'No', Owner: 'C. Lindqvist' })
    expect(plan().find((row) => row['Task Name'] === 'Extraction jobs')?.Predecessors).toBe('10SS+3d')
    expect(plan().find((row) => row['Task Name'] === 'Penetration test')?.['Finish Variance']).toBe(3)
  })
  test('is formatted as dates, frozen, filtered and grouped with summaries above', () => {
    const tree = sheetTree(1)
    const formats = all(parse(textOf(parts, 'xl/styles.xml')), 'xf').filter((node) => node.attributes.numFmtId !== undefined)
    const custom = new Map(
      all(parse(textOf(parts, 'xl/styles.xml')), 'numFmt').map((node) => [node.attributes.numFmtId, node.attributes.formatCode]),
    )
    const cellXfs = all(parse(textOf(parts, 'xl/styles.xml')), 'cellXfs')[0].children
    const start = all(tree, 'c').find((cell) => cell.attributes.r === 'E2')
    expect(formats.length).toBeGreaterThan(0)
    expect(custom.get(cellXfs[Number(start?.attributes.s)].attributes.numFmtId)).toMatch(/yyyy/)
    expect(all(tree, 'pane')[0].attributes).toMatchObject({ state: 'frozen', xSplit: '3', ySplit: '1' })
    expect(all(tree, 'autoFilter')[0].attributes.ref).toBe(`A1:AC${input.plan.tasks.length + 1}`)
    expect(all(tree, 'outlinePr')[0].attributes.summaryBelow).toBe('0')
    const levels = all(tree, 'row').map((row) => row.attributes.outlineLevel ?? '0')
    expect(levels.slice(1, 3)).toEqual(['0', '1'])
    expect(all(tree, 'row').some((row) => row.attributes.collapsed === '1')).toBe(false)
  })
  test('tells critical, late and missed by rules that spreadsheets can evaluate', () => {
    const rules = all(sheetTree(1), 'cfRule')
    expect(new Set(rules.map((rule) => rule.attributes.type))).toEqual(new Set(['expression']))
    expect(all(sheetTree(1), 'formula').map((node) => node.text)).toContain('$K2="Yes"')
  })
})

test('milestones, links and critical path have their sheets', () => {
  expect(rowsOf(parts, 2).map((row) => row.Milestone)).toContain('Go/no-go')
  expect(rowsOf(parts, 3)).toHaveLength(input.plan.links.length)
  expect(rowsOf(parts, 3).find((row) => row.Successor === 'Extraction jobs')).toMatchObject({ 'Link Type': 'SS', Lag: 3 })
  const critical = rowsOf(parts, 4)
  expect(critical[0]['Task Name']).toBe('Mapping rules')
  expect(critical.at(-1)?.Finish).toBeCloseTo(serial(input.summary.finish ?? 0), 6)
})

describe('hostile text', () => {
  const names = ['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\tTab', '=HYPERLINK("http://x","y")', 'half \ud800 and \u0001 control', 'plain']
  const hostile = {
    ...input.plan,
    tasks: input.plan.tasks.map((task, at) => ({ ...task, name: names[at % names.length], notes: names[at % names.length] })),
  }

  test('no cell of the workbook is a formula', async () => {
    const opened = await open(await writeWorkbook(scheduled(hostile)))
    for (const name of opened.keys()) {
      if (!/worksheets\/sheet\d+\.xml$/.test(name)) continue
      const tree = parse(textOf(opened, name))
      expect(all(tree, 'f')).toEqual([])
      for (const cell of all(tree, 'c')) expect([undefined, 's', 'n']).toContain(cell.attributes.t)
    }
    const written = rowsOf(opened, 1).map((row) => String(row['Task Name']))
    expect(written.some((name) => name === "'=1+1")).toBe(true)
    expect(written.filter((name) => /^[=+\-@\t\r]/.test(name))).toEqual([])
    expect(written).toContain('plain')
  })
  test('no field of the CSV begins like one', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeCsv(scheduled(hostile)))
    expect(text.startsWith('\uFEFFID,WBS,')).toBe(true)
    expect(text).toContain("'=1+1")
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
    expect(text.split(/[,\r\n]/).filter((field) => /^"?[=+@\t]/.test(field))).toEqual([])
  })
})

describe('read back by our own reader', () => {
  // Calendars do not travel in a table: a plan on the standard week keeps every date.
  const standard = {
    ...input.plan,
    calendars: [standardCalendar()],
    tasks: input.plan.tasks.map((task) => ({ ...task, calendarId: null })),
  }
  const before = scheduled(standard)
  test.each<[string, () => Promise<Uint8Array>]>([
    ['plan.xlsx', () => writeWorkbook(before)],
    ['plan.csv', () => writeCsv(before)],
  ])('%s is the same plan with the same dates', async (name, write) => {
    const { preview, plan: back } = await readBytes(Buffer.from(await write()), name, {}, defaultLimits)
    expect(preview.rows.filter((row) => row.verdict !== 'imported').map((row) => `${row.name}: ${row.note}`)).toEqual([])
    if (!back) throw new Error(preview.message)
    const rows = (of: Plan, { columns }: Scheduled) =>
      outline(of.tasks).map(({ task, depth, wbs, hasChildren }) => {
        const at = columns.ids.indexOf(task.id)
        return [wbs, depth, task.name, columns.start[at], columns.finish[at], hasChildren || task.milestone, task.owner]
      })
    expect(rows(back, scheduled(back))).toEqual(rows(standard, before))
    expect(back.links).toHaveLength(standard.links.length)
  })
})

test.each([
  ['the sample', input],
  ['an empty plan', scheduled(planOf([]))],
])('the package of %s breaks no rule', async (_, given) => {
  expect(faultsOf(await open(await writeWorkbook(given)))).toEqual([])
})
