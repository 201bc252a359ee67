/** A program may be called anything; its file gets a name that every system and folder takes. */
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bench, newHome, openService, START } from './open.ts'

let home: string
let bench: Bench
beforeAll(() => {
  home = newHome()
  bench = openService({ home })
})
afterAll(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

it.each([
  ['CON', 'CON_.throughline'],
  ['nul.plan', 'nul_.plan.throughline'],
  ['Console', 'Console.throughline'],
  ['.hidden', 'hidden.throughline'],
  ['..', 'New program.throughline'],
  ['a/b\\c:d', 'a b c d.throughline'],
  ['漢'.repeat(200), `${'漢'.repeat(53)}.throughline`],
  ['😀'.repeat(200), `${'😀'.repeat(40)}.throughline`],
  [`x${'😀'.repeat(200)}`, `x${'😀'.repeat(39)}.throughline`],
])('%s', async (name, expected) => {
  const { path } = await bench.ask('files.create', { name, start: START })
  expect(basename(path)).toBe(expected)
})

it('a long name in any script can be saved over, exported to and backed up', async () => {
  const long = '漢'.repeat(75)
  const { path } = await bench.ask('files.create', { name: 'Long', path: join(home, `${long}.throughline`), start: START })
  await bench.ask('backup.make', {})
  const copy = join(home, `${long.slice(1)}字.throughline`)
  await bench.ask('files.saveCopy', { path: copy })
  await bench.ask('files.saveCopy', { path: copy, overwrite: true })
  expect((await bench.ask('export.run', { kind: 'csv', path: join(home, `${long}.csv`) })).size).toBeGreaterThan(0)
  await bench.ask('files.open', { path: copy })
  await bench.ask('files.open', { path })
})
