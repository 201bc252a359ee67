/** Program files that a stranger wrote with care: sealed as ours are, and still neither trusted nor changed. */
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealTables } from '../../electron/store/seal.ts'
import { generatePlan } from '../bench/generate.ts'
import { type Bench, newHome, openService, writePlan } from '../service/open.ts'

let home: string
let bench: Bench
let whole: string
beforeAll(() => {
  home = newHome()
  bench = openService({ home })
  whole = writePlan(home, generatePlan({ tasks: 20, seed: 2 }), 'whole')
})
afterAll(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

/** The file with this SQL run on it behind the history's back, its seals put right again. */
const forge = (sql: string, keepsTriggers = true): string => {
  const path = join(home, 'forged.throughline')
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  copyFileSync(whole, path)
  const db = new Sqlite(path)
  db.pragma('foreign_keys = OFF')
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[]
  for (const trigger of triggers) db.exec(`DROP TRIGGER "${trigger.name}"`)
  db.exec(sql)
  for (const trigger of keepsTriggers ? triggers : []) db.exec(trigger.sql)
  db.exec('DELETE FROM seal')
  sealTables(db)
  db.close()
  return path
}

test('a file that was only sealed anew opens', async () => {
  await bench.ask('files.open', { path: forge('') })
  await bench.ask('files.close', {})
})

test.each([
  [
    'a trigger that deletes what is written',
    'CREATE TRIGGER evil AFTER INSERT ON task BEGIN DELETE FROM task; END',
    /trigger or view “evil”/,
  ],
  ['a view', 'CREATE VIEW evil AS SELECT * FROM task', /trigger or view “evil”/],
  ['a duration of -3d', 'UPDATE task SET duration = -14400', /duration: a duration of zero or more/],
  ['a start in the year 9999', 'UPDATE program SET start = 99999999999', /start: a date before 2200/],
  ['a parent that is not there', "UPDATE task SET parentId = 'nobody' WHERE rowid = 3", /without the row that they belong to/],
  ['a constraint that nobody knows', "UPDATE task SET constraintType = 'NEVER'", /constraintType/],
  ['a calendar that is no JSON', "UPDATE calendar SET week = '{'", /calendar table/],
  ['a name of a megabyte', "UPDATE task SET name = replace(hex(zeroblob(500000)), '00', 'x')", /name: Too big/],
])('%s is refused with what and where, and the file is as it was', async (_what, sql, says) => {
  const path = forge(sql)
  // After the header, where SQLite notes that the file has a journal beside it.
  const content = (): Buffer => readFileSync(path).subarray(100)
  const before = content()
  for (const input of [{ path }, { path, snapshot: true }]) {
    const answer = await bench.refused('files.open', input)
    expect(answer.code).toBe('unreadable')
    expect(answer.message).toMatch(says)
  }
  expect(content().equals(before)).toBe(true)
  expect(bench.logged).toEqual([])
})

test.each([
  ['number is an older layout’s', 'PRAGMA user_version = 3'],
  ['number is none', 'PRAGMA user_version = 0'],
  ['seals are gone', 'DROP TABLE seal'],
])('a file of which the %s is refused, not taken for a bug', async (_what, sql) => {
  const path = join(home, 'renumbered.throughline')
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
  copyFileSync(whole, path)
  const db = new Sqlite(path)
  db.exec(sql)
  db.close()
  const before = readFileSync(path)
  for (const input of [{ path }, { path, snapshot: true }]) {
    const { code, message } = await bench.refused('files.open', input)
    expect([code, message]).toEqual(['unreadable', expect.stringMatching(/not laid out as they were written/)])
  }
  expect(readFileSync(path).equals(before)).toBe(true)
  expect(bench.logged).toEqual([])
})

test('a file whose changes would not be logged is refused', async () => {
  expect((await bench.refused('files.open', { path: forge('', false) })).message).toMatch(/not laid out as they were written/)
})
