/** A disk that is full: the plan on it can be looked at and carried away, nothing of it is lost, and with room again work goes on. */
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LATEST_VERSION } from '../../electron/store/migrations/index.ts'
import { type Bench, newHome, openService, START } from '../service/open.ts'
import { canMount, mountSmallDisk } from '../service/smallDisk.ts'
import { fixtures } from './migrations.ts'

let home: string
let disk: string
let path: string
let bench: Bench
let unmount: () => void
const insert = (name: string) => bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name }] })
const tasks = async (): Promise<string[]> => (await bench.ask('plan.read', {})).plan.tasks.map((task) => task.name)

/** Leaves so many bytes free. */
const fill = (left = 0): void => {
  const { bavail, bsize } = statfsSync(disk)
  appendFileSync(join(disk, 'film.mp4'), Buffer.alloc(Math.max(0, bavail * bsize - left), 1))
}
const makeRoom = (): void => rmSync(join(disk, 'film.mp4'))
/** The number in the file's header. */
const layoutOf = (file: string): number => readFileSync(file).readUInt32BE(60)
const beside = (): string[] => readdirSync(disk).filter((name) => name !== 'film.mp4')

describe.skipIf(!canMount)('a disk that is full', () => {
  beforeEach(async () => {
    home = newHome()
    disk = join(home, 'disk')
    unmount = mountSmallDisk(disk, '4m')
    path = join(disk, 'Atlas.throughline')
    bench = openService({ home })
    await bench.ask('files.create', { name: 'Atlas', path, start: START })
    await insert('First')
  })
  afterEach(async () => {
    await bench.close()
    unmount()
    rmSync(home, { recursive: true, force: true })
  })

  /** Everything that can be done with a plan that cannot be written, then the way on. */
  const lookThenWork = async (names: readonly string[]): Promise<void> => {
    const looked = await bench.ask('files.open', { path })
    expect(looked).toMatchObject({
      readOnly: true,
      warning: expect.stringMatching(/disk that holds .*Atlas.* is full.*open to look only.*another disk/),
    })
    expect(await tasks()).toEqual(names)
    const refused = await bench.refused('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Lost' }] })
    expect([refused.code, refused.message]).toEqual(['read-only', expect.stringMatching(/nothing was changed/)])
    // Looking may have put the journal back into the file, which makes room.
    fill()
    const kept = join(home, 'kept.throughline')
    await bench.ask('files.saveCopy', { path: kept, overwrite: true })
    expect((await bench.ask('export.run', { kind: 'workbook', path: join(home, 'plan.xlsx'), overwrite: true })).size).toBeGreaterThan(1000)
    expect((await bench.refused('export.run', { kind: 'workbook', path: join(disk, 'plan.xlsx') })).code).toBe('no-space')
    expect(await bench.ask('files.open', { path })).toMatchObject({ readOnly: true })
    expect(beside().filter((name) => !/^Atlas\.throughline(?:-wal|-shm)?$/.test(name))).toEqual([])
    makeRoom()
    expect(await bench.ask('files.open', { path })).toMatchObject({ readOnly: false, warning: null })
    await insert('Last')
    expect(await tasks()).toEqual([...names, 'Last'])
    expect((await bench.ask('file.check', {})).problems).toEqual([])
    expect(bench.logged).toEqual([])
  }

  it('shows the plan that is on it, lets it be carried away, and opens it for work once there is room', async () => {
    await bench.ask('files.close', {})
    fill()
    await lookThenWork(['First'])
  })

  it('shows the last changes, too, when they are in the journal that a killed process left', async () => {
    await insert('In the journal')
    const left = ['', '-wal'].map((end) => readFileSync(`${path}${end}`))
    expect(left[1].length).toBeGreaterThan(0)
    await bench.ask('files.close', {})
    for (const [at, end] of ['', '-wal'].entries()) writeFileSync(`${path}${end}`, left[at])
    fill()
    await lookThenWork(['First', 'In the journal'])
  })

  it('that gets room while the plan is open: the change that was refused succeeds, and each step back is there', async () => {
    for (let at = 0; at < 40; at += 1) await insert(`Row ${at}`)
    const before = await tasks()
    fill()
    const long = {
      parentId: null,
      beforeId: null,
      tasks: Array.from({ length: 400 }, (_each, at) => ({ name: `New ${at} ${'x'.repeat(300)}` })),
    }
    const refused = await bench.refused('task.insert', long)
    expect([refused.code, refused.message]).toEqual(['no-space', expect.stringMatching(/Nothing was changed; free some space/)])
    expect(await tasks()).toEqual(before)
    makeRoom()
    await bench.ask('task.insert', long)
    expect(await tasks()).toHaveLength(before.length + 400)
    await bench.ask('history.undo', {})
    expect(await tasks()).toEqual(before)
    await bench.ask('history.undo', {})
    expect(await tasks()).toEqual(before.slice(0, -1))
    await bench.ask('files.close', {})
    await bench.ask('files.open', { path })
    expect(await tasks()).toEqual(before.slice(0, -1))
    expect((await bench.ask('file.check', {})).problems).toEqual([])
    await bench.ask('history.redo', {})
    expect(await tasks()).toEqual(before)
    expect(bench.logged).toEqual([])
  })

  it.each([0, 16_384, 65_536, 262_144])('with %i bytes left shows a file of an older layout and leaves it whole', async (left) => {
    const [oldest] = fixtures()
    await bench.ask('files.close', {})
    rmSync(path)
    copyFileSync(oldest.path, path)
    fill(left)
    const file = await bench.ask('files.open', { path })
    const names = await tasks()
    expect(names.length).toBeGreaterThan(5)
    if (file.readOnly) expect(file.warning).toMatch(/is full/)
    await bench.ask('files.close', {})
    makeRoom()
    expect(await bench.ask('files.open', { path })).toMatchObject({ readOnly: false })
    expect(await tasks()).toEqual(names)
    expect(await bench.ask('file.about', {})).toMatchObject({ version: LATEST_VERSION })
    expect((await bench.ask('file.check', {})).problems).toEqual([])
    expect(bench.logged).toEqual([])
  })
})

describe.skipIf(!canMount)('a full disk that holds the settings and the back-ups alone', () => {
  it('keeps nobody from their program, and a file of an older layout is not touched without its back-up', async () => {
    home = newHome()
    path = join(home, 'Old.throughline')
    const [oldest] = fixtures()
    copyFileSync(oldest.path, path)
    const before = layoutOf(path)
    disk = join(home, 'home')
    unmount = mountSmallDisk(disk, '1m')
    bench = openService({ home: disk })
    try {
      fill()
      const file = await bench.ask('files.open', { path })
      expect(file).toMatchObject({ readOnly: true, warning: expect.stringMatching(/The disk that holds .*home.backups.* is full/) })
      expect(layoutOf(path)).toBe(before)
      expect(existsSync(`${path}-lock`)).toBe(false)
      const shared = join(home, 'Dropbox', 'Shared.throughline')
      mkdirSync(dirname(shared))
      copyFileSync(oldest.path, shared)
      // No own copy can be taken of a published file: it is looked at where it lies.
      expect(await bench.ask('files.open', { path: shared })).toMatchObject({ path: shared, readOnly: true })
      expect((await tasks()).length).toBeGreaterThan(5)
      const own = join(home, 'Own.throughline')
      await bench.ask('files.create', { name: 'Own', path: own, start: START })
      await insert('First')
      expect(await tasks()).toEqual(['First'])
      makeRoom()
      expect(await bench.ask('files.open', { path })).toMatchObject({ readOnly: false })
      expect((await bench.ask('file.about', {})).version).toBe(LATEST_VERSION)
    } finally {
      await bench.close()
      unmount()
      rmSync(home, { recursive: true, force: true })
    }
  })
})
