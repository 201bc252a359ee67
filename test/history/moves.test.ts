/** The dates that commands moved: packed in the file, told one by one, found by task, and brought along from older layouts. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connect, connectMemory, type Database, setPragmas } from '../../electron/store/database.ts'
import { migrate } from '../../electron/store/migrate.ts'
import { moveRows } from '../../electron/store/moves.ts'
import type { Driver, MovedDate } from '../../shared/model/schedule.ts'
import { newHome } from '../service/open.ts'

const drivers: (Driver | null)[] = [
  null,
  { end: 'start', kind: 'link', linkId: 'l7', taskId: 't300', instant: -4_800 },
  { end: 'finish', kind: 'duration', linkId: null, taskId: null, instant: 0 },
  { kind: 'link', linkId: 'l8', taskId: 't1', instant: 1_000_000_000 },
  { kind: 'constraint', linkId: null, taskId: null, instant: null },
]
/** 600 tasks from the last to the first, each by its own number of days. */
const movesBy = (days: number): MovedDate[] =>
  Array.from({ length: 600 }, (_, at) => ({
    taskId: `t${600 - at}`,
    startBefore: at * 10 - 3_000_000,
    startAfter: at * 10 - 3_000_000 + days * 14_400,
    finishBefore: at * 10 + 999_999_999,
    finishAfter: at * 10 + 999_999_999 - days,
    driver: drivers[at % drivers.length],
  }))
const byTask = (a: MovedDate, b: MovedDate): number => (a.taskId < b.taskId ? -1 : 1)

describe('moved dates', () => {
  let db: Database
  beforeEach(() => {
    db = connectMemory()
    setPragmas(db, false)
    migrate(db)
  })
  afterEach(() => db.close())

  it('are told as they were kept, of many tasks and of one', () => {
    const moves = moveRows(db)
    moves.keep(1, movesBy(1))
    moves.keep(2, movesBy(2).slice(10, 20))
    moves.keep(3, movesBy(3))
    expect(moves.of(1).sort(byTask)).toEqual(movesBy(1).sort(byTask))
    expect(moves.of(2).sort(byTask)).toEqual(movesBy(2).slice(10, 20).sort(byTask))
    expect(moves.ofTask('t600', 9).map(({ txn }) => txn)).toEqual([3, 1])
    expect(moves.ofTask('t585', 2)).toEqual([
      { txn: 3, moved: movesBy(3)[15] },
      { txn: 2, moved: movesBy(2)[15] },
    ])
    expect(moves.datesAfter('t600', 2)).toEqual({ start: movesBy(1)[0].startAfter, finish: movesBy(1)[0].finishAfter })
    expect(moves.datesAfter('t585', 0)).toEqual({ start: movesBy(1)[15].startBefore, finish: movesBy(1)[15].finishBefore })
    expect(moves.datesAfter('nobody', 2)).toBeNull()
    expect(moves.ofTask('nobody', 9)).toEqual([])
    // Another connection reads the same.
    expect(moveRows(db).of(3).sort(byTask)).toEqual(movesBy(3).sort(byTask))
  })
  it('of a command that was rolled back leave nothing behind, not even their words', () => {
    const moves = moveRows(db)
    moves.keep(1, movesBy(1).slice(0, 3))
    db.exec('BEGIN')
    moves.keep(2, movesBy(2))
    db.exec('ROLLBACK')
    const others = movesBy(3).slice(300)
    moves.keep(2, others)
    expect(moveRows(db).of(2).sort(byTask)).toEqual(others.sort(byTask))
    expect(moveRows(db).of(1).sort(byTask)).toEqual(movesBy(1).slice(0, 3).sort(byTask))
  })
})

describe('an older file', () => {
  it.each([1, 2, 3, 4])('of layout %i keeps every date that it kept', (version) => {
    const home = newHome()
    const path = join(home, 'old.throughline')
    copyFileSync(join(import.meta.dirname, `../crash/fixtures/v${version}.throughline`), path)
    const db = connect(path)
    try {
      const old = db.prepare('SELECT * FROM movedDate ORDER BY id').all() as (Omit<MovedDate, 'driver'> & {
        id: number
        txn: number
        driver: string | null
      })[]
      expect(old.length).toBeGreaterThan(10)
      migrate(db)
      const moves = moveRows(db)
      for (const txn of new Set(old.map((row) => row.txn))) {
        const expected = old
          .filter((row) => row.txn === txn)
          .map(({ id: _id, txn: _txn, driver, ...dates }) => ({ ...dates, driver: driver === null ? null : JSON.parse(driver) }))
        expect(moves.of(txn).sort(byTask)).toEqual(expected.sort(byTask))
      }
    } finally {
      db.close()
      rmSync(home, { recursive: true, force: true })
    }
  })
})
