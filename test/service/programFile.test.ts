/** The program file when something is wrong with it or with where it lies: each time words, and the file as it was. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reckon, sentRows } from '../../electron/service/reckon.ts'
import { connect } from '../../electron/store/database.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { LATEST_VERSION, migrations } from '../../electron/store/migrations/index.ts'
import { openFile } from '../../electron/store/open.ts'
import { generatePlan } from '../bench/generate.ts'
import { type Bench, newHome, openService, START, writePlan } from './open.ts'
import { type as typeInto, typeRows } from './rows.ts'
import { canMount } from './smallDisk.ts'

let home: string
let bench: Bench
let path: string
let ids: Record<string, string>
beforeEach(async () => {
  home = newHome()
  bench = openService({ home })
  path = join(home, 'p.throughline')
  await bench.ask('files.create', { name: 'P', path, start: START })
  ids = await typeRows(bench, ['A', { name: 'B', predecessors: '1' }])
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')
/** Opening is refused with this code, and neither the file nor its folder changes. */
const staysRefused = async (file: string, code: string, words: RegExp): Promise<void> => {
  const before = existsSync(file) && statSync(file).isFile() ? digest(file) : null
  const folder = readdirSync(home).sort()
  const answer = await bench.refused('files.open', { path: file })
  expect(answer).toMatchObject({ code })
  expect(answer.message).toMatch(words)
  expect(answer.message).toContain(file)
  if (before !== null) expect(digest(file)).toBe(before)
  expect(readdirSync(home).sort()).toEqual(folder)
}

describe('a file that is', () => {
  beforeEach(() => bench.ask('files.close', {}))
  it('not there', () => staysRefused(join(home, 'gone.throughline'), 'not-found', /choose it again/))
  it('a folder', () => staysRefused(home, 'unreadable', /is a folder/))
  it('empty', () => {
    writeFileSync(join(home, 'e.throughline'), '')
    return staysRefused(join(home, 'e.throughline'), 'unreadable', /empty/)
  })
  it('full of zeros', () => {
    writeFileSync(path, Buffer.alloc(statSync(path).size))
    return staysRefused(path, 'unreadable', /zeros.*back-up/)
  })
  it('a spreadsheet', () => {
    writeFileSync(join(home, 'x.xlsx'), 'PK\u0003\u0004 and so on')
    return staysRefused(join(home, 'x.xlsx'), 'unreadable', /Import/)
  })
  it('a database of another program', () => {
    const other = connect(join(home, 'o.db'), { mustExist: false })
    other.exec('CREATE TABLE t (a)')
    other.close()
    return staysRefused(join(home, 'o.db'), 'unreadable', /another program/)
  })
  it('from the future', () => {
    const bytes = readFileSync(path)
    bytes.writeUInt32BE(99, 60)
    writeFileSync(path, bytes)
    return staysRefused(path, 'newer', /format 99.*Update Throughline/)
  })
  it('cut in half', () => {
    truncateSync(path, Math.floor(statSync(path).size / 2))
    return staysRefused(path, 'unreadable', /missing.*back-up/)
  })
  it('cut within its first page', () => {
    truncateSync(path, 300)
    return staysRefused(path, 'unreadable', /damaged or cut short/)
  })
  it('damaged inside', () => {
    const bytes = readFileSync(path)
    for (let at = 4096; at < bytes.length - 4096; at += 4096) bytes.fill(0xa5, at, at + 2000)
    writeFileSync(path, bytes)
    return staysRefused(path, 'unreadable', /damaged/)
  })
  it('longer than it should be still opens', async () => {
    appendFileSync(path, Buffer.alloc(4096))
    expect((await bench.ask('files.open', { path })).name).toBe('P')
  })
})

describe('a refused opening', () => {
  it('leaves the open program open', async () => {
    await bench.refused('files.open', { path: join(home, 'gone.throughline') })
    expect((await bench.ask('app.info', {})).file?.path).toBe(path)
    await typeInto(bench, ids.A, { duration: '4d' })
  })
})

describe('a second process', () => {
  it('learns who holds the file, and gets it when the holder closes or dies', async () => {
    const other = openService({ author: 'Ben', home: join(home, 'other') })
    const held = await other.refused('files.open', { path })
    expect(held.code).toBe('locked')
    expect(held.message).toMatch(/Anna on .* \(process \d+\)/)
    await bench.ask('files.close', {})
    expect((await other.ask('files.open', { path })).readOnly).toBe(false)
    await other.close()
    expect(readdirSync(home).filter((name) => name.startsWith('p.throughline'))).toEqual(['p.throughline'])
    const script = `
      const { createService } = await import(${JSON.stringify(new URL('../../electron/service/dispatch.ts', import.meta.url).href)})
      const service = createService({ shell: 'cli', author: 'Killed', home: ${JSON.stringify(join(home, 'killed'))} })
      await service.dispatch('files.open', { path: ${JSON.stringify(path)} })
      process.kill(process.pid, 'SIGKILL')`
    expect(spawnSync(process.execPath, ['--input-type=module', '-e', script]).signal).toBe('SIGKILL')
    expect(existsSync(`${path}-lock`)).toBe(true)
    expect((await bench.ask('files.open', { path })).readOnly).toBe(false)
  })
})

describe('saving a copy', () => {
  it('gives one whole file that opens with its history, and refuses to overwrite unasked', async () => {
    const copy = join(home, 'copy.throughline')
    const { size } = await bench.ask('files.saveCopy', { path: copy })
    expect(statSync(copy).size).toBe(size)
    expect(readdirSync(home).filter((name) => name.includes('copy'))).toEqual(['copy.throughline'])
    expect(await bench.refused('files.saveCopy', { path: copy })).toMatchObject({ code: 'conflict', at: 'path' })
    await bench.ask('files.saveCopy', { path: copy, overwrite: true })
    expect((await bench.refused('files.saveCopy', { path })).message).toMatch(/open now/)
    expect((await bench.refused('files.saveCopy', { path: join(home, 'no', 'copy.throughline') })).code).toBe('not-found')
    await bench.ask('files.open', { path: copy })
    expect((await bench.ask('history.undo', {})).label).toMatch(/^Undo/)
  })
})

const isRoot = process.getuid?.() === 0
const mounted: string[] = []
/** A small file system of its own; needs root. */
const mount = (options: string): string => {
  const point = join(home, `mount${mounted.length}`)
  mkdirSync(point)
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', point])
  mounted.push(point)
  return point
}
afterEach(() => {
  for (const point of mounted.splice(0)) execFileSync('umount', ['-l', point])
})

describe.skipIf(!canMount)('on a file system of its own', () => {
  it('a full disk refuses the command with words and keeps the plan and the file as they were', async () => {
    const disk = mount('size=3m')
    const small = join(disk, 's.throughline')
    await bench.ask('files.create', { name: 'S', path: small, start: START })
    const made = await typeRows(bench, ['A', 'B'])
    const free = Number(execFileSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' }).split('\n')[1])
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, free - 40_000)))
    let answer = await bench.call('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'more' }] })
    for (let at = 0; answer.ok && at < 200; at += 1)
      answer = await bench.call('task.update', { changes: [{ id: made.A, set: { notes: `${at}`.repeat(8000) } }] })
    expect(answer).toMatchObject({ ok: false, code: 'no-space' })
    const before = await bench.ask('plan.read', {})
    expect(await bench.refused('task.update', { changes: [{ id: made.A, set: { notes: 'x'.repeat(99_000) } }] })).toMatchObject({
      code: 'no-space',
    })
    expect(
      await bench.refused('task.update', { changes: [{ id: made.A, set: { duration: 48_000, notes: 'y'.repeat(99_000) } }] }),
    ).toMatchObject({ code: 'no-space' })
    expect(await bench.ask('plan.read', {})).toEqual(before)
    expect((await bench.refused('files.saveCopy', { path: join(disk, 'copy.throughline') })).code).toBe('no-space')
    expect(readdirSync(disk).filter((name) => name.endsWith('.part'))).toEqual([])
    rmSync(join(disk, 'ballast'))
    expect((await bench.ask('task.update', { changes: [{ id: made.B, set: { notes: 'fits again', deadline: START } }] })).changed).toBe(1)
    const { plan, schedule } = await bench.ask('plan.read', {})
    expect(schedule).toEqual(sentRows(reckon(plan)))
    await bench.ask('files.close', {})
    await bench.ask('files.open', { path: small })
    expect((await bench.ask('plan.read', {})).plan.tasks.find((task) => task.id === made.B)?.notes).toBe('fits again')
    await bench.ask('files.close', {})
  })
  it('a read-only place lets you look and refuses to change, with words', async () => {
    await bench.ask('files.close', {})
    const disk = mount('size=4m')
    const there = join(disk, 'p.throughline')
    copyFileSync(path, there)
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const file = await bench.ask('files.open', { path: there })
    expect(file).toMatchObject({ readOnly: true })
    expect(file.warning).toMatch(/read-only/)
    expect((await bench.ask('plan.read', {})).plan.tasks).toHaveLength(2)
    const answer = await bench.refused('task.update', { changes: [{ id: ids.A, set: { name: 'x' } }] })
    expect(answer).toMatchObject({ code: 'read-only' })
    expect(answer.message).toMatch(/Save a copy/)
    await bench.ask('files.saveCopy', { path: join(home, 'mine.throughline') })
    expect((await bench.refused('files.create', { name: 'N', path: join(disk, 'n.throughline') })).code).toBe('read-only')
    expect((await bench.refused('export.run', { kind: 'csv', path: join(disk, 'x.csv') })).code).toBe('read-only')
  })
})
describe.skipIf(isRoot)('without permission', () => {
  it('a file opens read-only', async () => {
    await bench.ask('files.close', {})
    chmodSync(path, 0o444)
    expect((await bench.ask('files.open', { path })).readOnly).toBe(true)
  })
})

describe('migrations', () => {
  const next = LATEST_VERSION + 1
  const second = { version: next, sql: 'ALTER TABLE task ADD COLUMN colour TEXT' }
  it('back the file up first and end where a new file begins', async () => {
    await bench.ask('files.close', {})
    const steps = [...migrations, second]
    const { db } = openFile(path, { backups: join(home, 'backups'), now: 0, migrations: steps })
    const fresh = connect(join(home, 'fresh.throughline'), { mustExist: false })
    migrate(fresh, undefined, steps)
    const schema = (of: typeof db): unknown => of.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all()
    expect(schema(db)).toEqual(schema(fresh))
    expect(db.pragma('user_version', { simple: true })).toBe(next)
    db.close()
    fresh.close()
    const { items } = await bench.ask('backup.list', { path })
    expect(items).toMatchObject([{ at: 0, beforeUpdateOf: LATEST_VERSION, tasks: 2, problem: null, origin: path }])
    expect((await bench.ask('backup.restore', { path: items[0].path })).name).toBe('P')
  })
  it('to version 2 give what a baseline knows its names and places, and let a task go without it', async () => {
    const old = join(home, 'old.throughline')
    const db = connect(old, { mustExist: false })
    migrate(db, undefined, migrations.slice(0, 1))
    db.exec(`
      INSERT INTO txn VALUES (1, 0, 'A', 'x', 'x', 'x', 'do', NULL, NULL, NULL, NULL); INSERT INTO openTxn VALUES (1, 1);
      INSERT INTO baseline VALUES ('b', 'Board', 0, 5)`)
    // The columns of that layout, not of the newest.
    const task = (db.pragma('table_info(task)') as { name: string; type: string; notnull: number }[])
      .filter(({ notnull }) => notnull === 1)
      .map(({ name, type }) => [`"${name}"`, name === 'id' ? "'t'" : name === 'name' ? "'Build'" : type === 'TEXT' ? "''" : '0'])
    db.exec(`INSERT INTO task (${task.map(([name]) => name).join()}, parentId) VALUES (${task.map(([, value]) => value).join()}, NULL)`)
    db.exec("INSERT INTO baselineTask VALUES ('b:t', 'b', 't', 1, 2, 3, NULL); DELETE FROM openTxn")
    migrate(db)
    expect(db.prepare('SELECT id, taskId, start, finish, duration, name, parentId FROM baselineTask').all()).toEqual([
      { id: 'b:t', taskId: 't', start: 1, finish: 2, duration: 3, name: 'Build', parentId: null },
    ])
    expect(db.pragma('foreign_key_list(baselineTask)')).toMatchObject([{ table: 'baseline' }])
    db.close()
  })
  it('that fail change nothing', async () => {
    await bench.ask('files.close', {})
    const bad = { version: next, sql: 'ALTER TABLE task ADD COLUMN colour TEXT; INSERT INTO nowhere VALUES (1)' }
    expect(() => openFile(path, { backups: join(home, 'backups'), now: 0, migrations: [...migrations, bad] })).toThrow(/nowhere/)
    expect((await bench.ask('files.open', { path })).name).toBe('P')
    const orphan = {
      version: next,
      sql: "INSERT INTO openTxn VALUES (1, 1); INSERT INTO position VALUES ('nobody', 1, 1); DELETE FROM openTxn",
    }
    await bench.ask('files.close', {})
    expect(() => openFile(path, { backups: join(home, 'backups'), now: 0, migrations: [...migrations, orphan] })).toThrow(
      /without their parent/,
    )
    const db = connect(path)
    expect([db.pragma('user_version', { simple: true }), db.prepare('SELECT count(*) FROM position').pluck().get()]).toEqual([
      LATEST_VERSION,
      0,
    ])
    db.close()
  })
})

describe('recent programs', () => {
  it('are remembered newest first, shown as missing when gone, and forgotten on demand', async () => {
    const second = writePlan(home, generatePlan({ tasks: 50, seed: 1 }), 'second')
    await bench.ask('files.open', { path: second })
    rmSync(path)
    const { items } = await bench.ask('files.recent', {})
    expect(items.map((item) => [item.path, item.missing])).toEqual([
      [second, false],
      [path, true],
    ])
    expect(items.map((item) => item.tasks)).toEqual([expect.any(Number), 2])
    await bench.ask('files.forget', { path })
    expect((await bench.ask('files.recent', {})).items).toHaveLength(1)
    writeFileSync(join(home, 'settings', 'recent.json'), '{"half')
    expect((await bench.ask('files.recent', {})).items).toEqual([])
  })
})
