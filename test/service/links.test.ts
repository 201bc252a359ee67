/** A link is no second file: one lock, one writer, one place; and no look at an open file takes its locks away. */
import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, newHome, openService, START } from './open.ts'
import { typeRows } from './rows.ts'

let home: string
let bench: Bench
let path: string
let link: string
beforeEach(async () => {
  home = newHome()
  bench = openService({ home })
  path = join(home, 'p.throughline')
  link = join(home, 'link.throughline')
  await bench.ask('files.create', { name: 'P', path, start: START })
  await typeRows(bench, ['A'])
  symlinkSync(path, link)
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

describe('a program opened through a link', () => {
  it('is held under its own name, also against whoever comes the straight way', async () => {
    await bench.ask('files.close', {})
    expect((await bench.ask('files.open', { path: link })).path).toBe(path)
    const other = openService({ home: join(home, 'other'), author: 'Ben' })
    for (const way of [path, link]) expect((await other.refused('files.open', { path: way })).code).toBe('locked')
    await other.close()
    expect((await bench.ask('files.open', { path: link })).path).toBe(path)
  })
  it('is the same file when a copy is saved or compared', async () => {
    expect((await bench.refused('files.saveCopy', { path: link, overwrite: true })).message).toMatch(/is the program that is open now/)
    expect((await bench.refused('copies.compare', { path: link })).message).toMatch(/this very file/)
  })
  it('that leads into a synced folder is opened as a copy', async () => {
    mkdirSync(join(home, 'Dropbox'))
    symlinkSync(join(home, 'Dropbox'), join(home, 'Plans'))
    expect((await bench.refused('files.create', { name: 'N', path: join(home, 'Plans', 'n.throughline') })).message).toMatch(
      /Dropbox folder/,
    )
    await bench.ask('files.saveCopy', { path: join(home, 'Plans', 'p.throughline') })
    const other = openService({ home: join(home, 'other'), author: 'Ben' })
    expect((await other.ask('files.open', { path: join(home, 'Plans', 'p.throughline') })).warning).toMatch(/Dropbox folder.*own copy/)
    await other.close()
  })
})

/** "1: POSIX  ADVISORY  READ  4711 08:01:131085 1073741826 1073742335": the system's own list. */
const locksOn = (file: string): number =>
  readFileSync('/proc/locks', 'utf8')
    .split('\n')
    .filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${statSync(file).ino} `)).length

describe.skipIf(process.platform !== 'linux')('an open program', () => {
  it('keeps its locks whoever looks at it: a schedule of the file, a save over a link to it, a comparison, a check, a back-up', async () => {
    const before = locksOn(path)
    expect(before).toBeGreaterThan(0)
    const copy = join(home, 'copy.throughline')
    await bench.ask('files.saveCopy', { path: copy })
    await bench.ask('schedule.file', { path })
    await bench.ask('schedule.file', { path: link })
    await bench.ask('copies.compare', { path: copy })
    await bench.call('copies.compare', { path: link })
    await bench.call('files.saveCopy', { path: link, overwrite: true })
    await bench.ask('file.check', {})
    await bench.ask('backup.make', {})
    await bench.call('import.preview', { path })
    expect(locksOn(path)).toBe(before)
  })
})
