/** No change outside history: the database itself writes it down, refuses what goes past it, and never lets it be rewritten. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { planOf, rowsFrom } from '../../electron/service/draft.ts'
import { reckon } from '../../electron/service/reckon.ts'
import { columns, decodePart, type Stored } from '../../electron/store/columns.ts'
import { connect, type Database, setPragmas } from '../../electron/store/database.ts'
import { readRows } from '../../electron/store/planRows.ts'
import { type TableName, tableNames, tables } from '../../shared/model/plan.ts'
import { randomFrom } from '../bench/generate.ts'
import { newHome, openService, START } from '../service/open.ts'
import { typeRows } from '../service/rows.ts'
import { perform, randomOrder } from './randomCommands.ts'

let home: string
let db: Database
/** Tables that hold what was computed or the history itself; every other one is planned. */
const own = new Set(['txn', 'change', 'openTxn', 'effect', 'moved', 'word', 'seal'])

beforeEach(async () => {
  home = newHome()
  const path = join(home, 'log.throughline')
  const bench = openService({ home })
  await bench.ask('files.create', { name: 'Log', path, start: START })
  await typeRows(bench, ['X', 'Y', 'Z'])
  const random = randomFrom(3)
  for (let step = 0; step < 80; step += 1) {
    const order = randomOrder(random, (await bench.ask('plan.read', {})).plan)
    await perform(bench.service.dispatch, order)
    if (step % 9 === 0) await bench.call('history.undo', {})
  }
  const ids = await typeRows(bench, ['A', { name: '  B', resources: 'Mia' }, { name: '  C', predecessors: '2' }])
  await bench.ask('baseline.capture', { name: 'First' })
  await bench.ask('workstream.set', { taskId: ids.A, set: {} })
  await bench.ask('position.set', { positions: [{ id: ids.B, x: 0.1, y: 1 / 3 }] })
  await bench.ask('task.update', {
    changes: [{ id: ids.B, set: { notes: 'quotes " \' \\ and \n lines, ✓ 漢字', percentComplete: 100 / 3 } }],
  })
  await bench.close()
  db = connect(path)
  setPragmas(db, true)
})
afterEach(() => {
  db.close()
  rmSync(home, { recursive: true, force: true })
})

const planned = (): string[] =>
  (db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[]).filter(
    (name) => !own.has(name),
  )

/** Order does not count: a migration can only add columns at the end. */
const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1)

describe('the database', () => {
  it('has a STRICT table for each of the model’s, with the columns of its schema', () => {
    expect(planned().sort()).toEqual([...tableNames].sort())
    const strict = db
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
    expect(strict).toEqual([])
    for (const table of tableNames) {
      const found = db.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[]
      expect([table, found.map(({ name, type, notnull }) => ({ name, affinity: type, nullable: notnull === 0 })).sort(byName)]).toEqual([
        table,
        columns[table].map(({ name, affinity, nullable }) => ({ name, affinity, nullable })).sort(byName),
      ])
    }
  })
  it('refuses every write outside a command, on every planned table', () => {
    const list = planned()
    expect(list.length).toBeGreaterThanOrEqual(10)
    for (const table of list) {
      const row = db.prepare(`SELECT * FROM ${table} LIMIT 1`).get() as Record<string, Stored> | undefined
      expect([table, row]).not.toEqual([table, undefined])
      const names = Object.keys(row!)
      const insert = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
      const fresh = { ...row!, id: table === 'program' ? 'program' : 'new' }
      if (table !== 'program') expect(() => db.prepare(insert).run(Object.values(fresh))).toThrow('a change outside a command')
      for (const isRecursive of ['ON', 'OFF']) {
        db.pragma(`recursive_triggers = ${isRecursive}`)
        expect(() => db.prepare(insert.replace('INSERT', 'INSERT OR REPLACE')).run(Object.values(row!))).toThrow(
          'a change outside a command',
        )
      }
      expect(() => db.prepare(`UPDATE ${table} SET ${names[1]} = ${names[1]}`).run()).toThrow('a change outside a command')
      expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow('a change outside a command')
      expect(() => db.prepare(`UPDATE ${table} SET id = 'other' WHERE id = ?`).run(row!.id)).toThrow(/an id never changes|CHECK/)
    }
  })
  it.each([true, false])('never lets the history be changed (recursive triggers: %s)', (isRecursive) => {
    // Off is what other programs' connections begin with: there REPLACE deletes without asking a delete's trigger.
    db.pragma(`recursive_triggers = ${isRecursive ? 'ON' : 'OFF'}`)
    for (const table of ['txn', 'change']) {
      expect(() => db.prepare(`DELETE FROM ${table}`).run()).toThrow('the history cannot be changed')
      expect(() => db.prepare(`UPDATE ${table} SET rowid = rowid`).run()).toThrow('the history cannot be changed')
      expect(() => db.prepare(`UPDATE OR REPLACE ${table} SET rowid = 1`).run()).toThrow('the history cannot be changed')
      const row = db.prepare(`SELECT * FROM ${table} LIMIT 1`).get() as Record<string, Stored>
      const names = Object.keys(row)
      const replace = `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
      expect(() => db.prepare(replace).run(Object.values(row))).toThrow(/the history cannot be changed|a change outside a command/)
    }
    // A change that no command made cannot be added, either.
    const forge = "INSERT INTO change (txn, tableName, rowId, before, after) VALUES (1, 'task', 'x', NULL, '{}')"
    expect(() => db.prepare(forge).run()).toThrow('a change outside a command')
  })
  it('has no command open between commands, and every change belongs to one', () => {
    expect(db.prepare('SELECT count(*) FROM openTxn').pluck().get()).toBe(0)
    expect(db.prepare('SELECT count(*) FROM change WHERE txn NOT IN (SELECT id FROM txn)').pluck().get()).toBe(0)
    expect(
      db
        .prepare('SELECT count(*) FROM change JOIN effect ON effect.txn = change.txn AND change.seq NOT BETWEEN firstSeq AND lastSeq')
        .pluck()
        .get(),
    ).toBe(0)
    expect(db.pragma('foreign_key_check')).toEqual([])
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  })
  it('keeps the finish that each command left, as a recalculation gives it', () => {
    const plan = planOf(rowsFrom(Object.fromEntries(tableNames.map((table) => [table, readRows(db, table)])) as never))
    const kept = db.prepare('SELECT finishAfter FROM effect ORDER BY txn DESC LIMIT 1').pluck().get()
    expect(kept).toBe(reckon(plan).summary.finish)
  })
  it('gives the tables again when the changes are replayed from nothing', () => {
    const rows = new Map<string, Record<string, unknown>>()
    const changes = db.prepare('SELECT tableName, rowId, before, after FROM change ORDER BY seq').all() as {
      tableName: TableName
      rowId: string
      before: string | null
      after: string | null
    }[]
    expect(changes.length).toBeGreaterThan(50)
    for (const { tableName, rowId, before, after } of changes) {
      const key = `${tableName}:${rowId}`
      if (before !== null) expect(rows.get(key)).toMatchObject(decodePart(tableName, JSON.parse(before)))
      if (after === null) rows.delete(key)
      else rows.set(key, { ...rows.get(key), ...decodePart(tableName, JSON.parse(after)) })
    }
    const stored = tableNames.flatMap((table) => readRows(db, table).map((row) => [`${table}:${row.id}`, row] as const))
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(stored))
    // And each is still what the model says a row is.
    for (const table of tableNames) for (const row of readRows(db, table)) expect(tables[table].safeParse(row).success).toBe(true)
  })
})
