/** The folder of back-ups is a folder like any other: what else lies in it, or a clock that was wrong, stops neither work nor back-ups. */
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Bench, newHome, openService, START } from '../service/open.ts'

const HOUR = 3_600_000
let home: string
let path: string
let now: number
let bench: Bench
const service = (): Bench => openService({ home, backUp: { everyMs: 600_000 }, clock: () => now })
const insert = (name: string) => bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name }] })
const root = (): string => join(home, 'backups')
const folder = (): string => join(root(), readdirSync(root())[0])
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 10_000 })
const made = (): string[] => readdirSync(folder()).filter((name) => name.endsWith('.throughline'))

beforeEach(async () => {
  home = newHome()
  now = Date.UTC(2027, 0, 4, 9)
  bench = service()
  path = (await bench.ask('files.create', { name: 'Atlas', start: START })).path
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

it('one that was made while the clock ran years ahead keeps no later one from being made', async () => {
  now = Date.UTC(2031, 5, 1)
  await insert('In 2031, says the clock')
  await until(() => expect(made()).toEqual(['2031-06-01T00-00-00.throughline']))
  now = Date.UTC(2027, 0, 4, 10)
  // A change while the first is still being verified sets off no second one: as a person does, go on until it is there.
  await until(async () => {
    await insert('In 2027')
    expect(made()).toContain('2027-01-04T10-00-00.throughline')
  })
  await bench.close()
  now += HOUR
  bench = service()
  await bench.ask('files.open', { path })
  expect((await bench.ask('file.about', {})).lastBackup?.at).toBe(Date.UTC(2027, 0, 4, 10))
  await insert('An hour later')
  await until(() => expect(made()).toContain('2027-01-04T11-00-00.throughline'))
})

it('a file in the place of the folder is said when one is due, and hinders neither opening nor looking', async () => {
  await bench.ask('files.close', {})
  rmSync(root(), { recursive: true, force: true })
  writeFileSync(root(), 'no folder')
  await bench.ask('files.open', { path })
  await insert('First')
  expect((await bench.ask('file.about', {})).lastBackup).toBeNull()
  expect((await bench.ask('backup.list', {})).items).toEqual([])
  expect((await bench.refused('files.open', { path: join(home, 'gone.throughline') })).message).toMatch(/no back-up of it/)
  expect((await bench.refused('backup.make', {})).message).toContain(join(home, 'backups'))
  expect((await bench.refused('backup.make', {})).code).toBe('not-found')
})

it('folders, dead links and nonsense in it are passed over, and stay', async () => {
  await insert('First')
  await until(() => expect(made()).toHaveLength(1))
  await bench.ask('file.about', {})
  const [own] = made()
  const strange = ['2020-01-01T00-00-00.throughline', '2026-99-99T99-99-99.throughline', '2025-01-01T00-00-00.throughline', 'x.part']
  mkdirSync(join(folder(), strange[0]))
  writeFileSync(join(folder(), strange[1]), 'x')
  symlinkSync(join(home, 'nowhere'), join(folder(), strange[2]))
  mkdirSync(join(folder(), strange[3]))
  rmSync(join(folder(), 'program.txt'))
  mkdirSync(join(folder(), 'program.txt'))
  expect((await bench.ask('backup.list', {})).items.map((item) => basename(item.path))).toEqual([own])
  rmSync(join(folder(), 'program.txt'), { recursive: true })
  now += 2 * HOUR
  const { path: next } = await bench.ask('backup.make', {})
  expect((await bench.ask('file.about', {})).lastBackup?.path).toBe(next)
  for (const name of strange.filter((each) => each !== strange[2])) expect(existsSync(join(folder(), name))).toBe(true)
})
