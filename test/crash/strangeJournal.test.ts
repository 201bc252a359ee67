/** A journal beside a file that it does not belong to: SQLite would put it back into the file all the same, and two plans would be lost. */
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Bench, newHome, openService, START } from '../service/open.ts'

let home: string
let path: string
let bench: Bench
const insert = (name: string) => bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name }] })
const tasks = async (): Promise<string[]> => (await bench.ask('plan.read', {})).plan.tasks.map((task) => task.name)
const kept = (name: string): string => join(home, name)
/** What a killed process leaves. */
const keep = (name: string): void => {
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${kept(name)}${end}`)
  expect(statSync(`${kept(name)}-wal`).size).toBeGreaterThan(0)
}
const bytes = (): Buffer[] => ['', '-wal'].map((end) => readFileSync(`${path}${end}`))

beforeEach(async () => {
  home = newHome()
  bench = openService({ home })
  path = join(home, 'Atlas.throughline')
  await bench.ask('files.create', { name: 'Atlas', path, start: START })
  await insert('First')
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

it('of another program is told, file and journal stay byte for byte, and the way on leads to the whole file', async () => {
  keep('killed')
  const other = join(home, 'Other.throughline')
  await bench.ask('files.create', { name: 'Other', path: other, start: START })
  for (let at = 0; at < 20; at += 1) await insert(`Other ${at}`)
  await bench.ask('files.close', {})
  // Somebody puts another file under the name, by the system's own means.
  copyFileSync(other, path)
  copyFileSync(`${kept('killed')}-wal`, `${path}-wal`)
  const before = bytes()
  const refused = await bench.refused('files.open', { path })
  expect([refused.code, refused.message]).toEqual([
    'unreadable',
    expect.stringMatching(/Atlas\.throughline-wal beside it do not belong together.*whole by itself: move the journal into another folder/),
  ])
  expect(bytes().map((now, at) => now.equals(before[at]))).toEqual([true, true])
  renameSync(`${path}-wal`, kept('moved-wal'))
  await bench.ask('files.open', { path })
  expect(await tasks()).toHaveLength(20)
  expect((await bench.ask('file.check', {})).problems).toEqual([])
  expect(bench.logged).toEqual([])
})

it('of an earlier state of the same program gives a committed plan, or is told with nothing changed', async () => {
  const states = [await tasks()]
  keep('killed')
  for (let at = 0; at < 30; at += 1) {
    await insert(`Later ${at}`)
    states.push(await tasks())
    if (at % 10 !== 9) continue
    await bench.ask('files.close', {})
    const whole = readFileSync(path)
    copyFileSync(`${kept('killed')}-wal`, `${path}-wal`)
    const before = bytes()
    const opened = await bench.call('files.open', { path })
    if (opened.ok) expect(states).toContainEqual(await tasks())
    else {
      expect([opened.code, opened.message]).toEqual(['unreadable', expect.stringMatching(/do not belong together/)])
      expect(bytes().map((now, side) => now.equals(before[side]))).toEqual([true, true])
    }
    await bench.ask('files.close', {})
    rmSync(`${path}-wal`, { force: true })
    writeFileSync(path, whole)
    await bench.ask('files.open', { path })
    expect(await tasks()).toEqual(states.at(-1))
  }
})

it('that is its own goes back into it, as before', async () => {
  await insert('Second')
  keep('killed')
  await bench.ask('files.close', {})
  for (const end of ['', '-wal']) copyFileSync(`${kept('killed')}${end}`, `${path}${end}`)
  await bench.ask('files.open', { path })
  expect(await tasks()).toEqual(['First', 'Second'])
  await bench.ask('files.close', {})
  expect(existsSync(`${path}-wal`)).toBe(false)
})
