/** The command line as its users have it: real processes on real files, words on stderr, JSON on stdout, exit codes. */
import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { inTree } from '../../build/tree.ts'
import { operationNames } from '../../shared/contract/index.ts'
import { openCommandLine, type Ran } from './commandLine.ts'

const { folder, env, temporary, throughline, files, close } = openCommandLine()
afterAll(close)

const csv =
  'ID,Task Name,Duration,Start,Finish,Predecessors\n1,Design,5d,2026-01-05,2026-01-09,\n2,Build,10d,2026-01-12,2026-01-23,1\n3,Go live,0d,2026-01-23,2026-01-23,2\n'
writeFileSync(join(folder, 'plan.csv'), csv)

describe('words', () => {
  test('help lists every command and every operation of the contract', async () => {
    const { code, out } = await throughline('help')
    expect(code).toBe(0)
    for (const word of ['schedule', 'import', 'export', 'new', 'info', 'undo', 'redo', 'history', ...operationNames])
      expect(out).toContain(`  ${word} `)
  })
  test('help of an operation shows the flags of its schema', async () => {
    const { out } = await throughline('help', 'files.create')
    expect(out).toContain('[--name TEXT] [--path TEXT] [--start NUMBER]')
  })
  test('wrong use is told on stderr with exit code 2', async () => {
    for (const [words, says] of [
      [['plan-it'], 'plan-it'],
      [['schedule'], 'FILE'],
      [['schedule', 'a', 'b'], '"b"'],
      [['info', 'x', '--colour'], '--colour'],
      [['export', 'plan.csv'], '--deck FILE'],
      [['call', 'app.info', '{'], 'JSON'],
      [['plan.changes', '--after', 'soon'], '--after'],
      [['new', 'x.throughline', '--start', '2026-02-31'], '2026-02-31'],
    ] as const) {
      const { code, out, err } = await throughline(...words)
      expect({ words, code, out }).toEqual({ words, code: 2, out: '' })
      expect(err).toContain(says)
    }
  })
})

describe('a plan from a spreadsheet', () => {
  test('import --json prints the preview and writes nothing', async () => {
    const { code, out } = await throughline('import', 'plan.csv', '--json')
    const preview = JSON.parse(out)
    expect(code).toBe(0)
    expect(preview).toMatchObject({
      verdict: 'plan',
      format: 'csv',
      tasks: 3,
      links: 2,
      earliestStart: expect.stringContaining('2026-01-05'),
    })
    expect(preview.rows[1]).toMatchObject({ name: 'Build', level: 1, predecessors: '1' })
    expect(files()).toEqual(['plan.csv'])
  })
  test('schedule --json prints every task with its dates and leaves nothing', async () => {
    const { code, out } = await throughline('schedule', 'plan.csv', '--json')
    const { tasks } = JSON.parse(out)
    expect(code).toBe(0)
    expect(
      tasks.map((task: { uid: number; name: string; start: string; critical: boolean }) => [
        task.uid,
        task.name,
        task.start,
        task.critical,
      ]),
    ).toEqual([
      [1, 'Design', '2026-01-05T08:00:00', true],
      [2, 'Build', '2026-01-12T08:00:00', true],
      [3, 'Go live', '2026-01-23T17:00:00', true],
    ])
    expect(Object.keys(tasks[0])).toEqual(
      expect.arrayContaining([
        'uid',
        'id',
        'wbs',
        'name',
        'start',
        'finish',
        'earlyStart',
        'earlyFinish',
        'lateStart',
        'lateFinish',
        'totalSlackMinutes',
        'freeSlackMinutes',
        'critical',
        'driver',
      ]),
    )
    expect(files()).toEqual(['plan.csv'])
    expect(readdirSync(temporary).filter((name) => name.startsWith('throughline'))).toEqual([])
  })
  test('a reader that stops early is no fault', async () => {
    const line = `"${process.execPath}" "${inTree('electron/cli/main.ts')}" help | head -1`
    const { err } = await new Promise<Ran>((resolve) =>
      execFile('bash', ['-c', line], { cwd: folder, env }, (_e, out, err) => resolve({ code: 0, out, err })),
    )
    expect(err).toBe('')
  })
  test('a file that cannot be read is refused in words, as JSON, with exit code 1', async () => {
    writeFileSync(join(folder, 'old.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    const { code, out, err } = await throughline('import', 'old.xls', '--json')
    expect([code, JSON.parse(out).verdict]).toEqual([1, 'refused'])
    expect(err.trim()).toBe(JSON.parse(out).message)
    rmSync(join(folder, 'old.xls'))
  })
  test('import --out makes a program; it can be looked at, undone and done again', async () => {
    expect(await throughline('import', 'plan.csv', '--out', 'plan.throughline')).toMatchObject({ code: 0, err: '' })
    expect(existsSync(join(folder, 'plan.throughline'))).toBe(true)
    const count = async (): Promise<number> => JSON.parse((await throughline('info', 'plan.throughline', '--json')).out).tasks
    expect(await count()).toBe(3)
    expect((await throughline('undo', 'plan.throughline')).code).toBe(0)
    expect(await count()).toBe(0)
    expect((await throughline('redo', 'plan.throughline')).code).toBe(0)
    expect(await count()).toBe(3)
    const { items } = JSON.parse((await throughline('history', 'plan.throughline', '--json')).out)
    expect(items.map((item: { author: string }) => item.author)).toEqual(['Ada', 'Ada', 'Ada', 'Ada'])
  })
  test('import --out counts what came in and names each row that stayed out', async () => {
    writeFileSync(join(folder, 'circle.csv'), 'ID,Task Name,Duration,Predecessors\n1,Design,5d,3\n2,Build,3d,1\n3,Test,2d,2\n')
    const { code, out } = await throughline('import', 'circle.csv', '--out', 'circle.throughline')
    expect(code).toBe(0)
    expect(out).toContain('Imported 2 tasks')
    expect(out).toContain('1 row stayed out')
    expect(out).toMatch(/row 4 {2}refused {2}Test: .*circle: Design → Build → Test → Design/)
  })
  test('export of a damaged program file says that it is damaged', async () => {
    writeFileSync(join(folder, 'cut.throughline'), readFileSync(join(folder, 'plan.throughline')).subarray(0, 30_000))
    const { code, err } = await throughline('export', 'cut.throughline', '--deck', 'cut.pptx')
    expect(code).toBe(1)
    expect(err).toContain('damaged or cut short')
    expect(existsSync(join(folder, 'cut.pptx'))).toBe(false)
  })
  test('export writes each file that was asked for, never over another without being told', async () => {
    const words = ['export', 'plan.throughline', '--deck', 'a.pptx', '--workbook', 'b.xlsx', '--mspdi', 'c.xml', '--csv', 'd.csv']
    expect(await throughline(...words)).toMatchObject({ code: 0, err: '' })
    for (const [name, start] of [
      ['a.pptx', 'PK'],
      ['b.xlsx', 'PK'],
      ['c.xml', '<?xml'],
    ] as const)
      expect(readFileSync(join(folder, name)).subarray(0, start.length).toString()).toBe(start)
    expect(readFileSync(join(folder, 'd.csv'), 'utf8')).toContain('Go live')
    const again = await throughline(...words, '--json')
    expect([again.code, JSON.parse(again.out).ok]).toEqual([1, false])
    expect(await throughline(...words, '--overwrite')).toMatchObject({ code: 0 })
  })
  test('copies says what differs between two copies of one program, and leaves nothing', async () => {
    copyFileSync(join(folder, 'plan.throughline'), join(folder, 'ben.throughline'))
    const { tasks } = JSON.parse((await throughline('plan.read', '--file', 'ben.throughline', '--json')).out).plan
    const design = tasks.find(({ name }: { name: string }) => name === 'Design')
    await throughline('task.update', '--file', 'ben.throughline', '--changes', JSON.stringify([{ id: design.id, set: { owner: 'Ben' } }]))
    const before = readdirSync(folder)
    const { code, out } = await throughline('copies', 'plan.throughline', 'ben.throughline')
    expect(code).toBe(0)
    expect(out).toMatch(/^The other file has moved on: 1 change by Ada was made there/)
    expect(out).toMatch(/Design +Owner +– +– +Ben +there/)
    expect(JSON.parse((await throughline('copies', 'plan.throughline', 'ben.throughline', '--json')).out).relation).toBe('behind')
    const same = await throughline('copies', 'plan.throughline', 'plan.throughline')
    expect([same.code, same.err]).toEqual([1, expect.stringContaining('this very file')])
    expect(readdirSync(folder)).toEqual(before)
  })
  test('export takes an importable file as it is', async () => {
    expect(await throughline('export', 'plan.csv', '--mspdi', 'straight.xml')).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(join(folder, 'straight.xml'), 'utf8')).toContain('<Name>Go live</Name>')
  })
})
