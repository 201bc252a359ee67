/** About this file: each fact it tells is what is so. */
import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LATEST_VERSION } from '../../electron/store/migrations/index.ts'
import { type Bench, newHome, openService, START } from './open.ts'
import { typeRows } from './rows.ts'

const MINUTE = 60_000
let home: string
let now: number
let bench: Bench
let path: string
beforeEach(async () => {
  home = newHome()
  now = Date.UTC(2027, 0, 4, 9)
  bench = openService({ home, clock: () => now })
  path = join(home, 'Atlas.throughline')
  await bench.ask('files.create', { name: 'Atlas', path, start: START })
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})
const about = () => bench.ask('file.about', {})

it('tells the file, its size with its journal, its layout and how many changes it holds', async () => {
  await typeRows(bench, ['Build', 'Test', 'Review'])
  await bench.ask('history.undo', {})
  const told = await about()
  expect([told.size, told.journal]).toEqual([statSync(path).size, statSync(`${path}-wal`).size])
  expect(told.journal).toBeGreaterThan(0)
  // The beginning, three rows, one step of undo.
  expect(told).toMatchObject({ path, name: 'Atlas', readOnly: false, changes: 5, version: LATEST_VERSION, latestVersion: LATEST_VERSION })
  expect(told).toMatchObject({ unsafePlace: null, published: null })
  await bench.ask('files.close', {})
  expect(existsSync(`${path}-wal`)).toBe(false)
  await bench.ask('files.open', { path, snapshot: true })
  expect(await about()).toMatchObject({ journal: 0, readOnly: true, size: statSync(path).size })
})

it('the last check is when it was opened, then when it was checked', async () => {
  const opened = now
  now += 5 * MINUTE
  expect((await about()).check).toEqual({ at: opened, problems: [] })
  expect(await bench.ask('file.check', {})).toEqual({ at: now, problems: [] })
  const checked = now
  now += MINUTE
  expect((await about()).check).toEqual({ at: checked, problems: [] })
  await bench.ask('files.close', {})
  await bench.ask('files.open', { path })
  expect((await about()).check).toEqual({ at: now, problems: [] })
})

it('the last back-up is the last that was made, of those that there are', async () => {
  expect(await about()).toMatchObject({ lastBackup: null, backups: 0 })
  const first = await bench.ask('backup.make', {})
  now += MINUTE
  const second = await bench.ask('backup.make', {})
  expect(await about()).toMatchObject({ lastBackup: { path: second.path, at: now, size: second.size }, backups: 2 })
  rmSync(second.path)
  expect(await about()).toMatchObject({ lastBackup: { path: first.path, at: now - MINUTE }, backups: 1 })
})
