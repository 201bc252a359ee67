/** A back-up is of one program and says what is wrong with that one: not with the program that is open by then, and not with the copy when it is the file. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Bench, newHome, openService, START } from '../service/open.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let home: string
let now: number
let bench: Bench
const service = (): Bench => openService({ home, clock: () => now, backUp: { everyMs: 10 * MINUTE } })
const insert = (name: string) => {
  now += 1000
  return bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name }] })
}
const items = async (path: string) => (await bench.ask('backup.list', { path })).items
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 100 })
const about = () => bench.ask('file.about', {})
/** Behind SQLite's back, as a disk does it: the name of the calendar where it is a row, not where the history keeps it. */
const damageCalendar = (path: string): void => {
  const bytes = readFileSync(path)
  bytes.write('Stendard', bytes.indexOf('Standard'))
  writeFileSync(path, bytes)
}
const make = async (name: string): Promise<string> => {
  const path = join(home, name)
  mkdirSync(dirname(path), { recursive: true })
  await bench.ask('files.create', { name: 'Atlas', path, start: START })
  return path
}

beforeEach(() => {
  home = newHome()
  now = Date.UTC(2027, 0, 4, 9)
  bench = service()
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

it('the program that is opened while the one before is being backed up gets its own', async () => {
  const second = await make('Second.throughline')
  await insert('Of the second')
  await bench.ask('backup.make', {})
  await insert('More of the second')
  const first = await make('First.throughline')
  await insert('Of the first')
  await until(async () => expect(await items(first)).toHaveLength(1))
  await insert('More of the first')
  // Both are due now: the first on closing, the second on opening after a day.
  now += 2 * DAY
  await bench.ask('files.open', { path: second })
  await until(async () => expect(await items(second)).toHaveLength(2))
  expect((await items(second)).map((item) => [item.origin, item.tasks, item.at === now])).toEqual([
    [second, 2, true],
    [second, 1, false],
  ])
  expect((await items(first)).map((item) => [item.origin, item.tasks])).toEqual([
    [first, 2],
    [first, 1],
  ])
})

it('what is wrong with the program before is not told of the one that is open now', async () => {
  const second = await make('Second.throughline')
  await insert('Whole')
  const first = await make('First.throughline')
  await insert('Survey')
  await until(async () => expect(await items(first)).toHaveLength(1))
  await insert('Build')
  await bench.ask('files.close', {})
  await bench.ask('files.open', { path: first })
  damageCalendar(first)
  await insert('Test')
  now += 11 * MINUTE
  await bench.ask('files.open', { path: second })
  // Its last back-up has failed, and that is said; the second is whole.
  await until(async () =>
    expect((await bench.ask('file.notices', {})).backup).toMatchObject({ path: first, message: expect.stringContaining(first) }),
  )
  expect((await about()).check).toEqual({ at: now, problems: [] })
})

it('a row that the disk changed under the open program is found by the next back-up: the file is told, not the copy', async () => {
  const path = await make('Atlas.throughline')
  await insert('Survey')
  await until(async () => expect(await items(path)).toHaveLength(1))
  await bench.ask('files.close', {})
  await bench.ask('files.open', { path })
  damageCalendar(path)
  const refused = await bench.refused('backup.make', {})
  expect([refused.code, refused.message]).toEqual([
    'unreadable',
    expect.stringMatching(/Atlas\.throughline is damaged.*rows of its calendar table/),
  ])
  now += 11 * MINUTE
  await insert('Build')
  await until(async () => expect((await about()).check.problems.join()).toMatch(/rows of its calendar table/))
  expect((await about()).check.at).toBe(now)
  // The good one stays.
  expect((await items(path)).map(({ tasks, problem }) => [tasks, problem])).toEqual([[1, null]])
})

it('a copy whose pages do not fit together is no back-up', async () => {
  const path = await make('Atlas.throughline')
  const { created } = await insert('Survey')
  await until(async () => expect(await items(path)).toHaveLength(1))
  await bench.ask('files.close', {})
  // In the indexes alone: their pages begin with a ten. Every row is as it was written.
  const bytes = readFileSync(path)
  for (let page = 0; page < bytes.length; page += 4096) {
    const at = bytes.indexOf(created[0], page)
    if (bytes[page] === 10 && at >= 0 && at < page + 4096) bytes.write('~', at)
  }
  writeFileSync(path, bytes)
  await bench.ask('files.open', { path })
  now += MINUTE
  const refused = await bench.refused('backup.make', {})
  expect([refused.code, refused.message]).toEqual(['unreadable', expect.stringMatching(/Atlas\.throughline is damaged/)])
  expect((await items(path)).map(({ tasks }) => tasks)).toEqual([1])
})

it('programs of one name in two folders have back-ups of their own', async () => {
  const one = await make('north/Atlas.throughline')
  await insert('Of the north')
  await until(async () => expect(await items(one)).toHaveLength(1))
  const other = await make('south/Atlas.throughline')
  await insert('Of the south')
  await bench.ask('backup.make', {})
  await insert('More of the south')
  await bench.ask('backup.make', {})
  expect(await about()).toMatchObject({ backups: 2, lastBackup: { at: now } })
  expect(basename((await about()).backupFolder)).toMatch(/^Atlas [0-9a-f]{8}$/)
  // Its own first; those of the other are named by where that lies, for a file may have been moved.
  expect((await items(other)).map((item) => [item.origin, item.lastChange?.label])).toEqual([
    [other, 'Insert More of the south'],
    [other, 'Insert Of the south'],
    [one, 'Insert Of the north'],
  ])
  await bench.ask('files.open', { path: one })
  expect((await about()).backups).toBe(1)
})
