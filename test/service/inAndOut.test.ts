/** Plans coming in as one step of undo, and leaving as whole files. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPreviews } from '../../electron/service/previews.ts'
import type { ProgramEvent } from '../../shared/contract/index.ts'
import { generatePlan } from '../bench/generate.ts'
import { type Bench, newHome, openService, START, writePlan } from './open.ts'
import { dump, shown, tree, typeRows } from './rows.ts'
import { canMount, mountSmallDisk } from './smallDisk.ts'

let home: string
let bench: Bench
let csv: string
beforeEach(() => {
  home = newHome()
  bench = openService({ home })
  csv = join(home, 'Team plan.csv')
  writeFileSync(csv, 'ID,Name,Duration,Start,Predecessors,Owner\n7,Build,5d,2027-02-01,,Mia\n9,Test,2d,,7FS+1d,Ben\n12,Go live,0,,9,\n')
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})
const preview = async (path = csv) => bench.ask('import.preview', { path })

describe('an import', () => {
  it('into a new program is one step: undo empties it, redo brings it back', async () => {
    const { previewId, preview: seen } = await preview()
    expect(seen).toMatchObject({ verdict: 'plan', tasks: 3, links: 2 })
    expect(existsSync(join(home, 'programs'))).toBe(false)
    const { file, result } = await bench.ask('import.commit', { previewId, into: 'new' })
    expect(file).toMatchObject({ name: 'Team plan', path: join(home, 'programs', 'Team plan.throughline') })
    expect(result.label).toBe('Import Team plan.csv')
    expect(result.created).toHaveLength(3)
    const full = await dump(bench)
    expect(await tree(bench)).toEqual(['Build', 'Test', 'Go live'])
    expect((await shown(bench)).Test).toMatchObject({ start: '2027-02-09T08:00' })
    expect((await bench.ask('history.undo', {})).label).toBe('Undo “Import Team plan.csv”')
    expect(await tree(bench)).toEqual([])
    expect((await bench.ask('app.info', {})).file?.name).toBe('Team plan')
    expect((await bench.refused('history.undo', {})).message).toBe('There is nothing to undo.')
    await bench.ask('history.redo', {})
    expect(await dump(bench)).toEqual(full)
    expect((await bench.refused('import.commit', { previewId, into: 'append' })).code).toBe('conflict')
  })
  it('cancelled before it writes leaves nothing behind, and the preview can still be taken in', async () => {
    const { previewId } = await preview()
    const cancelled: unknown[] = []
    const unfollow = bench.service.onEvent((event) => {
      if (event.kind === 'progress' && event.done === 0) cancelled.push(bench.call('job.cancel', { job: 'job-1' }))
    })
    const asked = await bench.call('import.commit', { previewId, into: 'new', job: 'job-1' })
    unfollow()
    expect(cancelled).toHaveLength(1)
    expect(asked).toMatchObject({ ok: false, code: 'cancelled' })
    expect(existsSync(join(home, 'programs'))).toBe(false)
    expect((await bench.ask('app.info', {})).file).toBe(null)
    await bench.ask('import.commit', { previewId, into: 'new' })
    expect(await tree(bench)).toEqual(['Build', 'Test', 'Go live'])
  })
  it('asked for twice at once is taken in once', async () => {
    const { previewId } = await preview()
    const answers = await Promise.all([1, 2].map(() => bench.call('import.commit', { previewId, into: 'new' })))
    expect(answers.map((answer) => answer.ok)).toEqual([true, false])
    expect(readdirSync(join(home, 'programs')).filter((name) => name.endsWith('.throughline'))).toEqual(['Team plan.throughline'])
  })
  it('keeps the source’s numbers, and gives the same dates as looking at the file', async () => {
    const looked = await bench.ask('schedule.file', { path: csv })
    const { previewId } = await preview()
    await bench.ask('import.commit', { previewId, into: 'new' })
    const opened = await bench.ask('schedule.table', {})
    const plain = (table: typeof opened) => table.tasks.map(({ driver: _driver, ...task }) => task)
    expect(plain(opened)).toEqual(plain(looked))
    expect(looked.tasks.map((task) => task.uid)).toEqual([7, 9, 12])
    expect(looked.tasks[1]).toMatchObject({
      id: 2,
      wbs: '2',
      name: 'Test',
      start: '2027-02-09T08:00:00',
      totalSlackMinutes: 0,
      critical: true,
    })
    const { path } = (await bench.ask('app.info', {})).file!
    await bench.ask('files.close', {})
    expect(plain(await bench.ask('schedule.file', { path }))).toEqual(plain(opened))
    expect(readdirSync(join(home, 'programs'))).toEqual(['Team plan.throughline'])
  })
  it('appended stands below what is there, with free numbers and one calendar', async () => {
    await bench.ask('files.create', { name: 'Own', start: START })
    await typeRows(bench, ['A', '  B', { name: 'C', resources: 'mia' }])
    const { previewId } = await preview()
    const before = await dump(bench)
    await bench.ask('import.commit', { previewId, into: 'append' })
    expect(await tree(bench)).toEqual(['A', '  B', 'C', 'Build', 'Test', 'Go live'])
    const { plan } = await bench.ask('plan.read', {})
    expect(new Set(plan.tasks.map((task) => task.uid)).size).toBe(6)
    expect(plan.calendars).toHaveLength(1)
    expect(plan.program.name).toBe('Own')
    await bench.ask('history.undo', {})
    expect(await dump(bench)).toEqual(before)
  })
  it('in place of the open plan can be undone as well', async () => {
    const path = writePlan(home, generatePlan({ tasks: 80, seed: 4 }), 'big')
    await bench.ask('files.open', { path })
    const before = await dump(bench)
    const { previewId } = await preview()
    const { file } = await bench.ask('import.commit', { previewId, into: 'replace' })
    expect(file.path).toBe(path)
    expect(await tree(bench)).toEqual(['Build', 'Test', 'Go live'])
    await bench.ask('history.undo', {})
    expect(await dump(bench)).toEqual(before)
  })
  it('of a file without a plan is refused and makes nothing', async () => {
    writeFileSync(join(home, 'notes.csv'), 'just a line of text\nand another\n')
    const { previewId, preview: seen } = await preview(join(home, 'notes.csv'))
    expect(seen.verdict).not.toBe('plan')
    const answer = await bench.refused('import.commit', { previewId, into: 'new' })
    expect(answer).toMatchObject({ code: 'unreadable', at: 'previewId' })
    expect(existsSync(join(home, 'programs'))).toBe(false)
    expect((await bench.refused('schedule.file', { path: join(home, 'notes.csv') })).code).toBe('unreadable')
  })
  it.skipIf(!canMount)('that finds the disk full leaves no file behind and the open program open', async () => {
    await bench.ask('files.create', { name: 'Own', start: START })
    await typeRows(bench, ['A'])
    const before = await dump(bench)
    const many = Array.from({ length: 20_000 }, (_, row) => `${row + 1},Task ${row + 1},2d`)
    writeFileSync(csv, `ID,Name,Duration\n${many.join('\n')}\n`)
    const { previewId } = await preview()
    const disk = join(home, 'disk')
    const unmount = mountSmallDisk(disk, '2m')
    try {
      const answer = await bench.refused('import.commit', { previewId, into: 'new', path: join(disk, 'new.throughline') })
      expect(answer.code).toBe('no-space')
      expect(answer.message).toContain('full')
      expect(readdirSync(disk)).toEqual([])
      expect((await bench.ask('app.info', {})).file?.name).toBe('Own')
      expect(await dump(bench)).toEqual(before)
    } finally {
      unmount()
    }
  })
  it('keeps a few previews only, the oldest goes first', () => {
    const previews = createPreviews()
    const kept = { source: { path: csv }, sheet: undefined, fixes: {}, result: { plan: null, preview: {} as never } }
    for (const id of ['a', 'b', 'c', 'd']) previews.keep(id, kept)
    previews.keep('a', kept)
    previews.keep('e', kept)
    expect(() => previews.find('b')).toThrow(/Choose the file again/)
    expect(previews.find('a')).toBe(kept)
  })
  it('mended in the preview comes in mended', async () => {
    writeFileSync(csv, 'ID,Name,Duration,Start,Predecessors\n1,Build,5d,2027-02-01,\n2,Test,2d,,99\n')
    const { previewId, preview: seen } = await preview()
    expect(seen.unresolvedLinks).toBe(1)
    const row = seen.rows.find((each) => each.name === 'Test')!
    const fixed = await bench.ask('import.fix', { previewId, fixes: { [row.key]: { predecessors: '1' } } })
    expect(fixed.preview).toMatchObject({ unresolvedLinks: 0, links: 1 })
    await bench.ask('import.commit', { previewId, into: 'new' })
    expect((await shown(bench)).Test.start).toBe('2027-02-08T08:00')
  })
})

describe('an export', () => {
  beforeEach(async () => {
    await bench.ask('files.create', { name: 'Out', path: join(home, 'out.throughline'), start: START })
    await typeRows(bench, ['A', '  B', { name: '  C', predecessors: '2' }])
  })
  it('is written whole under its name, never over another file unasked', async () => {
    const path = join(home, 'plan.csv')
    const { size, base64 } = await bench.ask('export.run', { kind: 'csv', path })
    expect(readFileSync(path)).toHaveLength(size)
    expect(base64).toBeNull()
    writeFileSync(path, 'mine')
    expect(await bench.refused('export.run', { kind: 'csv', path })).toMatchObject({ code: 'conflict', at: 'path' })
    expect(readFileSync(path, 'utf8')).toBe('mine')
    await bench.ask('export.run', { kind: 'csv', path, overwrite: true })
    expect(readFileSync(path, 'utf8')).toContain('C')
    expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([])
  })
  it.skipIf(process.platform === 'win32')('never takes the place of a device or a pipe, and nothing waits for one', async () => {
    const pipe = join(home, 'pipe.csv')
    execFileSync('mkfifo', [pipe])
    const answer = await bench.refused('export.run', { kind: 'csv', path: pipe, overwrite: true })
    expect(answer).toMatchObject({ code: 'conflict', at: 'path' })
    expect(answer.message).toContain('not an ordinary file')
    expect((await bench.refused('files.saveCopy', { path: pipe, overwrite: true })).code).toBe('conflict')
    expect(statSync(pipe).isFIFO()).toBe(true)
    expect((await bench.refused('files.open', { path: pipe })).message).toContain('not an ordinary file')
    expect((await bench.refused('schedule.file', { path: pipe })).message).toContain('not an ordinary file')
    expect((await bench.ask('import.preview', { path: pipe })).preview).toMatchObject({ verdict: 'refused' })
    expect((await bench.refused('export.run', { kind: 'csv', path: home, overwrite: true })).message).toContain('Name a file in it')
  })
  it('travels back as base64 when no path is given', async () => {
    const out = await bench.ask('export.run', { kind: 'mspdi' })
    expect(out).toMatchObject({ name: 'out.xml', path: null })
    expect(Buffer.from(out.base64!, 'base64')).toHaveLength(out.size)
    expect(Buffer.from(out.base64!, 'base64').toString()).toContain('<Name>B</Name>')
    expect(await bench.ask('export.name', { kind: 'deck' })).toEqual({ name: 'out.pptx', folder: home })
  })
  it('reports its progress under the job and can be cancelled', async () => {
    const events: ProgramEvent[] = []
    bench.service.onEvent((event) => events.push(event))
    await bench.ask('export.run', { kind: 'workbook', job: 'job-1' })
    expect(events.filter((event) => event.kind === 'progress' && event.job === 'job-1').length).toBeGreaterThan(0)
    const path = join(home, 'never.pptx')
    const running = bench.call('export.run', { kind: 'deck', path, job: 'job-2' })
    expect(await bench.ask('job.cancel', { job: 'job-2' })).toEqual({ cancelled: true })
    expect(await running).toMatchObject({ ok: false, code: 'cancelled' })
    expect(existsSync(path)).toBe(false)
    expect(await bench.ask('job.cancel', { job: 'job-2' })).toEqual({ cancelled: false })
  })
  it('of slides gives the sentences for thumbnails', async () => {
    const { content } = await bench.ask('report.deck', {})
    expect((content as { slides: unknown[] }).slides.length).toBeGreaterThan(0)
  })
})

describe('a snapshot', () => {
  it('of any file that holds a plan is read-only, locks nothing and can be exported', async () => {
    const path = join(home, 'held.throughline')
    await bench.ask('files.create', { name: 'Held', path, start: START })
    await typeRows(bench, ['A'])
    const other = openService({ home: join(home, 'other') })
    expect((await other.refused('files.open', { path })).code).toBe('locked')
    expect(await other.ask('files.open', { path, snapshot: true })).toMatchObject({ path, readOnly: true })
    expect(await tree(other)).toEqual(['A'])
    expect((await other.refused('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'x' }] })).code).toBe('read-only')
    await other.ask('files.open', { path: csv, snapshot: true })
    expect((await other.ask('export.run', { kind: 'csv' })).name).toBe('Team plan.csv')
    expect((await other.ask('files.recent', {})).items).toEqual([])
    await other.close()
    await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'B' }] })
  })
})

describe('the sample', () => {
  it('opens as a new file of one’s own, each time, with a baseline and nothing to undo', async () => {
    const first = await bench.ask('files.openSample', {})
    const { plan, history } = await bench.ask('plan.read', {})
    expect(plan.tasks.length).toBeGreaterThan(100)
    expect(plan.baselines.length).toBeGreaterThan(0)
    expect(history).toEqual({ undo: null, redo: null })
    const second = await bench.ask('files.openSample', {})
    expect(second.path).not.toBe(first.path)
  })
})
