/** Every step of a history against its seal, in one pass over the rows: what historyRows' isWhole asks of one command at a time. */
import type { Stored } from './columns.ts'
import type { Database } from './database.ts'
import { EFFECT, TXN } from './historyRows.ts'
import { sumOf } from './seal.ts'

export interface BrokenStep {
  readonly txn: number
  readonly label: string
}
/** Commands read at a time: a long history need not lie in memory. */
const CHUNK = 2000

export const brokenSteps = (db: Database): BrokenStep[] => {
  const broken: BrokenStep[] = []
  const steps = db.prepare(`SELECT ${TXN} FROM txn WHERE id > ? ORDER BY id LIMIT ${CHUNK}`).raw()
  const effects = db.prepare(`SELECT txn, seal, firstSeq, lastSeq, ${EFFECT} FROM effect WHERE txn BETWEEN ? AND ?`).raw()
  const changes = db.prepare('SELECT seq, txn, tableName, rowId, before, after FROM change WHERE seq BETWEEN ? AND ? ORDER BY seq').raw()
  const label = db.prepare('SELECT label FROM txn WHERE id = ?').pluck()
  for (let last: number | null = Number.MIN_SAFE_INTEGER; last !== null; ) {
    const rows = steps.all(last) as Stored[][]
    if (rows.length === 0) break
    const [from, to] = [rows[0][0] as number, rows[rows.length - 1][0] as number]
    const effectOf = new Map((effects.all(from, to) as Stored[][]).map((row) => [row[0] as number, row]))
    for (const row of rows) {
      const effect = effectOf.get(row[0] as number)
      // Commands from before there were seals have none; one without its effect is not whole.
      if (effect?.[1] === null) continue
      const sums = [sumOf(row)]
      if (effect) {
        sums.push(sumOf(effect.slice(4)))
        for (const change of changes.all(effect[2], effect[3]) as Stored[][]) sums.push(sumOf(change))
      }
      if (effect?.[1] !== sumOf(sums)) broken.push({ txn: row[0] as number, label: String(label.get(row[0])) })
    }
    last = rows.length < CHUNK ? null : to
  }
  return broken
}
