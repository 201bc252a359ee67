/** A program may be called anything; its file gets a name that every system and folder takes. */
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
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

it('a name that ends in a blank never leads to the file without it', async () => {
  const { path } = await bench.ask('files.create', { name: 'Blank', path: join(home, 'Blank.throughline'), start: START })
  await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Only here' }] })
  await bench.ask('files.close', {})
  const before = readFileSync(path)
  for (const end of [' ', '\n', '\u00a0']) {
    copyFileSync(path, `${path}${end}`)
    const refused = await bench.refused('files.open', { path: `${path}${end}` })
    expect([refused.code, refused.message]).toEqual(['conflict', expect.stringMatching(/ends in a blank or a line break/)])
  }
  expect(readFileSync(path).equals(before)).toBe(true)
  // To look is allowed, and a copy is not put where nobody could open it.
  await bench.ask('files.open', { path: `${path} `, snapshot: true })
  expect((await bench.ask('plan.read', {})).plan.tasks.map((task) => task.name)).toEqual(['Only here'])
  expect((await bench.refused('files.saveCopy', { path: join(home, 'New.throughline ') })).message).toMatch(/ends in a blank/)
  expect(existsSync(join(home, 'New.throughline '))).toBe(false)
})

it('no copy is saved under a name that is too long for it to be opened', async () => {
  await bench.ask('files.create', { name: 'Short', start: START })
  const named = (bytes: number): string => join(home, `${'x'.repeat(bytes - 12)}.throughline`)
  const refused = await bench.refused('files.saveCopy', { path: named(243) })
  expect([refused.at, refused.message]).toEqual(['path', expect.stringMatching(/Make it 1 letter shorter/)])
  expect((await bench.refused('files.create', { name: 'Long', path: named(255) })).message).toMatch(/13 letters shorter/)
  expect(existsSync(named(243))).toBe(false)
  await bench.ask('files.saveCopy', { path: named(242) })
  await bench.ask('files.open', { path: named(242) })
  await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Works' }] })
  await bench.ask('files.close', {})
  copyFileSync(named(242), named(250))
  expect((await bench.refused('files.open', { path: named(250) })).message).toMatch(/8 letters shorter/)
  expect(await bench.ask('files.open', { path: named(250), snapshot: true })).toMatchObject({ readOnly: true })
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
