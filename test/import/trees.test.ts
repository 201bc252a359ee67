/** The tree of a table, in each way that the plans teams send tell it. */
import { describe, expect, it } from 'vitest'
import { day, read, readSheet, rowNamed, style } from './fixtures.ts'

const bold = (v: string) => ({ v, s: style.bold })

describe('the tree, in each way that plans tell it', () => {
  const header = ['Task', 'Start', 'Finish']
  const dates = [day('2026-01-05'), day('2026-01-09')]
  const tree = ['Phase', '  Part', '    Step 1', '    Step 2', '  Other part', 'Second phase', '  Last']
  const bare = (result: Awaited<ReturnType<typeof read>>): string[] =>
    result.preview.rows.map((row) => `${'  '.repeat(row.level - 1)}${row.name}`)

  it('a WBS column', async () => {
    const codes = ['1', '1.1', '1.1.1', '1.1.2', '1.2', '2', '2.1']
    expect(bare(await readSheet([['WBS', ...header], ...tree.map((name, at) => [codes[at], name.trim(), ...dates])]))).toEqual(tree)
  })
  it('a WBS column of numbers that lost its zeros', async () => {
    const rows = [['1', 'P'], ...Array.from({ length: 11 }, (_, at) => [Number(`1.${at + 1}`), `S${at + 1}`]), [2, 'Q']]
    const result = await readSheet([['WBS', ...header], ...rows.map(([code, name]) => [code, name, ...dates])])
    expect(rowNamed(result, 'S10').note).toContain('1.10')
    expect(result.preview.rows.filter((row) => row.level === 2)).toHaveLength(11)
  })
  it('a level column, though the codes look flat', async () => {
    const levels = [1, 2, 3, 3, 2, 1, 2]
    const codes = ['1', '1.1', '1.11', '1.12', '1.2', '2', '2.1']
    const result = await readSheet([
      ['ID WBS', 'Nível', 'Tarefa', 'Início', 'Fim'],
      ...tree.map((name, at) => [codes[at], levels[at], name.trim(), ...dates]),
    ])
    expect(bare(result)).toEqual(tree)
  })
  it('leading spaces', async () => {
    expect(bare(await readSheet([header, ...tree.map((name) => [name, ...dates])]))).toEqual(tree)
  })
  it("the cell's indent format", async () => {
    const indents = [0, style.indent1, style.indent2, style.indent2, style.indent1, 0, style.indent1]
    expect(bare(await readSheet([header, ...tree.map((name, at) => [{ v: name.trim(), s: indents[at] }, ...dates])]))).toEqual(tree)
  })
  it('which column is filled', async () => {
    const rows = tree.map((name) => {
      const depth = name.search(/\S/) / 2
      return [0, 1, 2].map((at) => (at === depth ? name.trim() : null))
    })
    const result = await readSheet([['Task', null, null, 'Start', 'Finish'], ...rows.map((names) => [...names, ...dates])], {
      merges: ['A1:C1'],
    })
    expect(bare(result)).toEqual(tree)
  })
  it('numbers in the names', async () => {
    const names = ['1. Phase', '1.1 Part', 'Step 1', 'Step 2', '1.2 Other part', '2. Second phase', '2.1 Last']
    const result = await readSheet([header, ...names.map((name) => [name, ...dates])])
    expect(result.preview.rows.map((row) => row.level)).toEqual([1, 2, 3, 3, 2, 1, 2])
  })
  it('group rows in a column beside the names', async () => {
    const result = await readSheet([
      [null, 'Task name', 'Start date', 'End date'],
      ['Inception', null, null, null],
      [null, 'Kick-off', ...dates],
      [null, 'Scope', ...dates],
      ['Build', null, null, null],
      [null, 'Code', ...dates],
    ])
    expect(bare(result)).toEqual(['Inception', '  Kick-off', '  Scope', 'Build', '  Code'])
  })
  it('bold rows without dates', async () => {
    const result = await readSheet([
      header,
      [bold('Phase A'), null, null],
      ['x', ...dates],
      ['y', ...dates],
      [bold('Phase B'), null, null],
      ['z', ...dates],
    ])
    expect(bare(result)).toEqual(['Phase A', '  x', '  y', 'Phase B', '  z'])
  })
  it("the sheet's own outline", async () => {
    const result = await readSheet([header, ...['P', 'a', 'b'].map((name) => [name, ...dates])], { outline: { 3: 1, 4: 1 } })
    expect(bare(result)).toEqual(['P', '  a', '  b'])
  })
  it('columns of phases that repeat become summaries, and say so', async () => {
    const result = await read('Phase,Module,Feature,Est. Days\nOne,Core,a,\nOne,Core,b,\nOne,Web,c,\nTwo,Web,d,\nTwo,Web,e,\n')
    expect(bare(result)).toEqual(['One', '  Core', '    a', '    b', '  Web', '    c', 'Two', '  Web', '    d', '    e'])
    expect(rowNamed(result, 'Core')).toMatchObject({ verdict: 'changed', note: expect.stringContaining('Module') })
  })
  it('a column of phases merged over its rows', async () => {
    const rows = [
      ['阶段', '任务', '开始日期', '结束日期'],
      ['设计', '草图', ...dates],
      [null, '定稿', ...dates],
      ['开发', '编码', ...dates],
      [null, '测试', ...dates],
    ]
    expect(bare(await readSheet(rows, { merges: ['A2:A3', 'A4:A5'] }))).toEqual(['设计', '  草图', '  定稿', '开发', '  编码', '  测试'])
  })
  it('ids with a prefix that do not stand together', async () => {
    const csv =
      "task_id,task,start_date,end_date,dependencies\nP1,Design,2026-01-05,2026-01-16,[]\nP1.1,Sketch,2026-01-05,2026-01-09,['P1']\nM1,Gate,2026-01-16,2026-01-16,\"['P1.1', 'P1.2']\"\nP1.2,Draw,2026-01-12,2026-01-16,['P1.1']\n"
    const result = await read(csv)
    expect(bare(result)).toEqual(['Design', '  Sketch', 'Gate', '  Draw'])
    expect(result.preview.links).toBe(3)
    expect(rowNamed(result, 'Sketch').note).toContain('summary with a task inside it')
  })
})
