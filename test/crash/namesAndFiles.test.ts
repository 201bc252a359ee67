/** A program's lock and journal go by its name, its rows by the file: what happens when the two part, or when a name gets another file. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inThread } from '../../electron/store/inThread.ts'
import { type Bench, newHome, openService, START } from '../service/open.ts'
import { childEnvironment } from './killed.ts'

let home: string
let path: string
let bench: Bench
const insert = (name: string, to = bench) => to.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name }] })
const tasks = async (of = bench): Promise<string[]> => (await of.ask('plan.read', {})).plan.tasks.map((task) => task.name)

/** What a killed process leaves: the file as it was at the last tidying, and a journal with the changes since. */
const leaveJournal = async (target: string): Promise<void> => {
  await insert('In the journal')
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, `${target}${end}`)
  expect(statSync(`${target}-wal`).size).toBeGreaterThan(0)
}
const byAnother = async <T>(target: string, run: (answer: { ok: boolean; code?: string; message?: string }) => T | Promise<T>) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holding.ts'), target, join(home, 'other')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnvironment,
  })
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer]
  try {
    return await run(JSON.parse(String(chunk)))
  } finally {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
}

beforeEach(async () => {
  home = newHome()
  bench = openService({ home })
  path = (await bench.ask('files.create', { name: 'Atlas', start: START })).path
  await insert('First')
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

describe('a file that is open and', () => {
  const away = (): string => join(home, 'elsewhere.throughline')
  it.each([
    ['renamed', () => renameSync(path, away())],
    ['deleted', () => rmSync(path)],
    ['moved with its folder', () => renameSync(dirname(path), join(home, 'moved'))],
    [
      'replaced by another file',
      () => {
        copyFileSync(path, away())
        renameSync(away(), path)
      },
    ],
  ])('%s takes no more changes: none is told as saved that would be gone', async (_how, strike) => {
    strike()
    const refused = await bench.refused('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Lost' }] })
    expect([refused.code, refused.message]).toEqual(['not-found', expect.stringMatching(/was moved, renamed, deleted or replaced/)])
    expect((await bench.refused('history.undo', {})).code).toBe('not-found')
    expect((await bench.refused('backup.make', {})).code).toBe('not-found')
    expect((await bench.ask('file.about', {})).check.problems).toEqual([expect.stringMatching(/Put it back under its name/)])
    // What is seen is not lost.
    const kept = join(home, 'kept.throughline')
    await bench.ask('files.saveCopy', { path: kept })
    await bench.ask('files.open', { path: kept })
    expect(await tasks()).toEqual(['First'])
    expect(bench.logged).toEqual([])
  })

  it('put back under its name goes on', async () => {
    renameSync(path, away())
    await bench.refused('history.undo', {})
    renameSync(away(), path)
    await insert('Second')
    await bench.close()
    bench = openService({ home })
    await bench.ask('files.open', { path })
    expect(await tasks()).toEqual(['First', 'Second'])
  })

  it('renamed is not opened by a second process under its new name', async () => {
    renameSync(path, away())
    await byAnother(away(), (answer) => expect([answer.ok, answer.code]).toEqual([false, 'locked']))
    renameSync(away(), path)
  })

  it('has a second name (a hard link) is not opened by a second process under that', async () => {
    linkSync(path, away())
    await byAnother(away(), (answer) => expect([answer.ok, answer.code]).toEqual([false, 'locked']))
    expect(existsSync(`${away()}-wal`)).toBe(false)
  })

  it('is looked into by a thread under its second name keeps its locks', async () => {
    linkSync(path, away())
    // What it finds there has its journal under the other name: all that counts is that looking harms nobody.
    await inThread({ kind: 'parting', path: away(), own: path }).catch(() => undefined)
    await byAnother(away(), (answer) => expect([answer.ok, answer.code]).toEqual([false, 'locked']))
  })
})

describe('a journal that a killed process left', () => {
  it('does not get into a new file of its name', async () => {
    const left = join(home, 'Left.throughline')
    await leaveJournal(left)
    rmSync(left)
    const journal = readFileSync(`${left}-wal`)
    for (const refused of [
      await bench.refused('files.create', { name: 'New', path: left }),
      await bench.refused('files.saveCopy', { path: left, overwrite: true }),
    ])
      expect([refused.code, refused.message]).toEqual(['conflict', expect.stringMatching(/the journal of a program that was there/)])
    expect(readFileSync(`${left}-wal`).equals(journal)).toBe(true)
  })

  it('is passed by when the program looks for a free name', async () => {
    await leaveJournal(join(dirname(path), 'Left.throughline'))
    rmSync(join(dirname(path), 'Left.throughline'))
    const made = await bench.ask('files.create', { name: 'Left', start: START })
    expect(basename(made.path)).toBe('Left 2.throughline')
  })

  it('does not get into a copy that is saved over its file', async () => {
    const left = join(home, 'Left.throughline')
    await leaveJournal(left)
    await bench.ask('history.undo', {})
    await insert('Other')
    // Its last change is in the journal alone: it is one that this program has, too.
    await bench.ask('files.saveCopy', { path: left, overwrite: true })
    expect(existsSync(`${left}-wal`)).toBe(false)
    await bench.ask('files.open', { path: left })
    expect(await tasks()).toEqual(['First', 'Other'])
    expect((await bench.ask('file.check', {})).problems).toEqual([])
  })

  it('in a newer format is refused as such, file and journal byte for byte as they were', async () => {
    const newer = join(home, 'Newer.throughline')
    await leaveJournal(newer)
    const later = join(home, 'Later.throughline')
    const db = new Sqlite(newer)
    db.pragma('wal_autocheckpoint = 0')
    db.pragma('user_version = 99')
    for (const end of ['', '-wal']) copyFileSync(`${newer}${end}`, `${later}${end}`)
    db.close()
    const before = ['', '-wal'].map((end) => readFileSync(`${later}${end}`))
    expect((await bench.refused('files.open', { path: later })).code).toBe('newer')
    expect(['', '-wal'].map((end) => readFileSync(`${later}${end}`))).toEqual(before)
    expect(existsSync(`${later}-lock`)).toBe(false)
  })
})

describe('saving and exporting', () => {
  it('never takes the place of a plan, the open one least of all, nor of what lies beside it', async () => {
    const other = join(home, 'Other.throughline')
    await bench.ask('files.saveCopy', { path: other })
    for (const target of [path, other]) {
      const refused = await bench.refused('export.run', { kind: 'csv', path: target, overwrite: true })
      expect([refused.code, refused.message]).toEqual(['conflict', expect.stringMatching(/is a Throughline program file/)])
    }
    for (const end of ['-wal', '-shm', '-lock', '-journal']) {
      const refused = await bench.refused('files.saveCopy', { path: `${path}${end}`, overwrite: true })
      expect([refused.code, refused.message]).toEqual(['conflict', expect.stringMatching(/belongs to/)])
      expect((await bench.refused('export.run', { kind: 'csv', path: `${path}${end}`, overwrite: true })).code).toBe('conflict')
    }
    await insert('Second')
    expect((await bench.ask('file.check', {})).problems).toEqual([])
  })

  it('over a file that somebody has open is refused by the name of its holder', async () => {
    const other = join(home, 'Other.throughline')
    await bench.ask('files.saveCopy', { path: other })
    const before = readFileSync(other)
    await byAnother(other, async (answer) => {
      expect(answer.ok).toBe(true)
      const refused = await bench.refused('files.saveCopy', { path: other, overwrite: true, replace: true })
      expect([refused.code, refused.message]).toEqual(['locked', expect.stringMatching(/a Throughline command of Cleo/)])
    })
    expect(readFileSync(other).subarray(100).equals(before.subarray(100))).toBe(true)
    // The holder was killed: its lock is gone with it.
    await bench.ask('files.saveCopy', { path: other, overwrite: true })
  })

  it('through a link replaces what it leads to, and the link stays', async () => {
    mkdirSync(join(home, 'shared'))
    const real = join(home, 'shared', 'Atlas.throughline')
    await bench.ask('files.saveCopy', { path: real })
    const link = join(home, 'link.throughline')
    symlinkSync(real, link)
    await insert('Second')
    await bench.ask('files.saveCopy', { path: link, overwrite: true })
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    await bench.ask('files.open', { path: real })
    expect(await tasks()).toEqual(['First', 'Second'])
  })
})

it.each([
  ['zeros', Buffer.alloc(8192)],
  ['a line of text', Buffer.from('no database at all, '.repeat(100))],
])('a lock of which a power cut left %s keeps nobody out', async (_what, bytes) => {
  await bench.ask('files.close', {})
  writeFileSync(`${path}-lock`, bytes)
  await bench.ask('files.open', { path })
  await insert('Second')
  await byAnother(path, (answer) => expect(answer.code).toBe('locked'))
})

it.each(['-wal', '-shm', '-journal', '-lock', '-lock-journal'])(
  'a folder, a link or a pipe where %s belongs is told: nothing is written into it, and nobody waits for it',
  async (end) => {
    await bench.ask('files.close', {})
    const strange = `${path}${end}`
    const put: readonly (() => void)[] = [
      () => mkdirSync(strange),
      () => symlinkSync(strange, strange),
      () => symlinkSync(join(home, 'elsewhere'), strange),
      () => void execFileSync('mkfifo', [strange]),
    ]
    for (const each of process.platform === 'win32' ? put.slice(0, 1) : put) {
      each()
      for (const input of [{ path }, { path, snapshot: true }]) {
        const refused = await bench.refused('files.open', input)
        expect([refused.code, refused.message]).toEqual(['conflict', expect.stringContaining(`${strange} is no ordinary file`)])
      }
      rmSync(strange, { recursive: true })
    }
    expect(existsSync(join(home, 'elsewhere'))).toBe(false)
    await bench.ask('files.open', { path })
    expect(await tasks()).toEqual(['First'])
    expect(bench.logged).toEqual([])
  },
)
