/** Years of back-ups in the folder: which stay when the next is made, which of an hour it is, and the way back when the newest cannot be read. */
import { linkSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, newHome, openService, START } from '../service/open.ts'
import { typeRows } from '../service/rows.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = Date.UTC(2027, 5, 16, 9, 30)
let home: string
let now: number
let bench: Bench
let path: string
let folder: string
/** As if it had been made then: the same plan under the name of that moment. */
const placeOf = (at: number): string => join(folder, `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}.throughline`)
const plant = (from: string, at: number): void => linkSync(from, placeOf(at))
const kept = async () => (await bench.ask('backup.list', {})).items

beforeEach(async () => {
  home = newHome()
  now = NOW
  bench = openService({ home, clock: () => now })
  path = join(home, 'Atlas.throughline')
  await bench.ask('files.create', { name: 'Atlas', path, start: START })
  await typeRows(bench, ['Build'])
  await bench.ask('backup.make', {})
  folder = (await bench.ask('file.about', {})).backupFolder
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

it('two years of one every half hour come down to some seventy, and the last of each span is the one that stays', async () => {
  const [{ path: first }] = await kept()
  for (let at = NOW - 30 * MINUTE; at > NOW - 9 * DAY; at -= 30 * MINUTE) plant(first, at)
  for (let at = NOW - 9 * DAY; at > NOW - 730 * DAY; at -= DAY) plant(first, at)
  writeFileSync(join(folder, 'notes.txt'), 'not ours')
  now = NOW + MINUTE
  await bench.ask('backup.make', {})
  const items = await kept()
  expect(items.every(({ problem, tasks }) => problem === null && tasks === 1)).toBe(true)
  expect(items.length).toBeGreaterThan(50)
  expect(items.length).toBeLessThan(80)
  expect(items[0].at).toBe(now)
  expect(now - (items.at(-1)?.at ?? 0)).toBeLessThan(26 * 7 * DAY)
  // Between an hour and a day old: the one of half past each hour, not that of the hour itself.
  const ofTheDay = items.filter(({ at }) => now - at > HOUR && now - at < DAY)
  expect(new Set(ofTheDay.map(({ at }) => new Date(at).getUTCMinutes()))).toEqual(new Set([30]))
  const ofTheWeek = items.filter(({ at }) => now - at > 2 * DAY && now - at < 6 * DAY)
  expect(new Set(ofTheWeek.map(({ at }) => new Date(at).toISOString().slice(11, 16)))).toEqual(new Set(['23:30']))
  expect(readdirSync(folder)).toContain('notes.txt')
})

it('what cannot be read among them is told as such, and the way back names the newest that can', async () => {
  writeFileSync(placeOf(NOW + HOUR), Buffer.alloc(9000))
  expect((await kept())[0].at).toBe(NOW + HOUR)
  await bench.ask('files.close', {})
  writeFileSync(path, Buffer.alloc(9000))
  const { message } = await bench.refused('files.open', { path })
  expect(message).toMatch(/The last back-up of it is from 16 Jun 2027, \d\d:30 \(1 row\)/)
  const items = (await bench.ask('backup.list', { path })).items
  expect(items.map(({ problem }) => problem === null)).toEqual([false, true])
  expect((await bench.refused('backup.restore', { path: items[0].path })).code).toBe('unreadable')
  await bench.ask('backup.restore', { path: items[1].path })
  expect((await bench.ask('plan.read', {})).plan.tasks.map((task) => task.name)).toEqual(['Build'])
})

it('are found again and opened where the program’s folder is named as seen from where it was started', async () => {
  await bench.ask('files.close', {})
  const portable = openService({ home: relative(process.cwd(), join(home, 'stick')), clock: () => now })
  await portable.ask('files.create', { name: 'Portable', start: START })
  await typeRows(portable, ['Build'])
  await portable.ask('backup.make', {})
  const { items } = await portable.ask('backup.list', {})
  expect(items.map((item) => item.path.startsWith(join(home, 'stick', 'backups')))).toEqual([true])
  const { path: copy } = await portable.ask('backup.restore', { path: items[0].path })
  expect(copy.startsWith(join(home, 'stick', 'programs'))).toBe(true)
  await portable.close()
})

it('none of them are listed when all cannot be read: the word is that there is none', async () => {
  const [good] = await kept()
  await bench.ask('files.close', {})
  writeFileSync(good.path, Buffer.alloc(9000))
  rmSync(path)
  expect((await bench.refused('files.open', { path })).message).toMatch(/There is no back-up of it on this computer/)
})
