/** What is told as saved was told to the disk before: no kill of a process can show it, only a power cut, so the orders to the disk are looked at. */

import type * as fs from 'node:fs'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openFile } from '../../electron/store/open.ts'
import { type Bench, newHome, openService, START } from '../service/open.ts'

/** "sync name", "rename from to": in the order in which the system was asked. */
const orders = vi.hoisted(() => [] as string[])
/** What another process does in the moment before a new file takes its name. */
const between = vi.hoisted(() => ({ run: null as ((path: string) => void) | null }))
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const names = new Map<number, string>()
  const nameOf = (path: fs.PathLike): string => String(path).replace(/^.*[/\\]/, '')
  return {
    ...real,
    openSync: (...given: Parameters<typeof real.openSync>) => {
      const handle = real.openSync(...given)
      names.set(handle, nameOf(given[0]))
      return handle
    },
    fsyncSync: (handle: number) => {
      orders.push(`sync ${names.get(handle)}`)
      real.fsyncSync(handle)
    },
    linkSync: (from: fs.PathLike, to: fs.PathLike) => {
      orders.push(`rename ${nameOf(from)} ${nameOf(to)}`)
      between.run?.(String(to))
      real.linkSync(from, to)
    },
    renameSync: (from: fs.PathLike, to: fs.PathLike) => {
      orders.push(`rename ${nameOf(from)} ${nameOf(to)}`)
      real.renameSync(from, to)
    },
  }
})

let home: string
let bench: Bench
beforeEach(() => {
  home = newHome()
  bench = openService({ home })
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

it('each change waits for the disk: the journal is synced at every commit', async () => {
  const path = join(home, 'Atlas.throughline')
  await bench.ask('files.create', { name: 'Atlas', path, start: START })
  await bench.ask('files.close', {})
  const { db } = openFile(path, { backups: join(home, 'backups'), now: 0 })
  try {
    // 2 = FULL; 1 (NORMAL, better-sqlite3's own) syncs at checkpoints alone and may lose the last commits.
    expect([db.pragma('journal_mode', { simple: true }), db.pragma('synchronous', { simple: true })]).toEqual(['wal', 2])
  } finally {
    db.close()
  }
})

it.skipIf(process.platform === 'win32')('a file is on the disk before it takes its name, and its name before it is told', async () => {
  const ways: readonly [string, () => Promise<unknown>][] = [
    ['New.throughline', () => bench.ask('files.create', { name: 'New', path: join(home, 'New.throughline'), start: START })],
    ['Copy.throughline', () => bench.ask('files.saveCopy', { path: join(home, 'Copy.throughline') })],
    ['Copy.throughline', () => bench.ask('files.saveCopy', { path: join(home, 'Copy.throughline'), overwrite: true })],
    ['plan.csv', () => bench.ask('export.run', { kind: 'csv', path: join(home, 'plan.csv') })],
  ]
  for (const [name, run] of ways) {
    orders.length = 0
    await run()
    // The short lists in the settings folder may be lost.
    const about = orders.filter((order) => !order.includes('.json'))
    const temporary = about[0]?.slice('sync '.length)
    expect(temporary).toMatch(/\.part$/)
    expect(about).toEqual([`sync ${temporary}`, `rename ${temporary} ${name}`, `sync ${basename(home)}`])
  }
})

it('a name that another process takes in the last moment stays its own', async () => {
  await bench.ask('files.create', { name: 'Own', path: join(home, 'Own.throughline'), start: START })
  const taken = 'what the other process has just put there'
  between.run = (path) => writeFileSync(path, taken)
  const path = join(home, 'New.throughline')
  for (const refused of [
    await bench.refused('files.create', { name: 'New', path, start: START }),
    await bench.refused('files.saveCopy', { path: join(home, 'Copy.throughline') }),
    await bench.refused('export.run', { kind: 'csv', path: join(home, 'plan.csv') }),
  ])
    expect([refused.code, refused.message]).toEqual(['conflict', expect.stringMatching(/is already there/)])
  between.run = null
  for (const name of ['New.throughline', 'Copy.throughline', 'plan.csv']) expect(readFileSync(join(home, name), 'utf8')).toBe(taken)
  expect(readdirSync(home).filter((name) => name.endsWith('.part'))).toEqual([])
  expect((await bench.ask('app.info', {})).file?.name).toBe('Own')
})
