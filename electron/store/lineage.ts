/**
 * Two files of one program: where their histories part. A copy carries the whole history with it, which only grows, so what the two have
 * in common is its beginning: the first command says whether they are one program, the last common one is the plan that both began with.
 */
import { statSync } from 'node:fs'
import { Refused } from '../../shared/contract/refusal.ts'
import type { TableName } from '../../shared/model/plan.ts'
import { files } from '../../shared/words/en/service.ts'
import { decodePart, type Stored } from './columns.ts'
import { connect, type Database } from './database.ts'
import { versionOf } from './migrate.ts'
import { LATEST_VERSION } from './migrations/index.ts'
import { openSnapshot } from './open.ts'

export interface Step {
  readonly txn: number
  readonly at: number
  readonly author: string
  readonly label: string
}
export interface Since {
  readonly count: number
  readonly authors: readonly string[]
  /** Newest first. */
  readonly latest: readonly Step[]
}
/** Commands that came after the last common one, in each file. */
export interface Parting {
  readonly base: Step
  readonly here: Since
  readonly there: Since
}
const LATEST = 200

interface Print extends Step {
  readonly command: string
  /** Over the command and all its changes; null of those from before there were seals. */
  readonly seal: number | null
}
const prints = (db: Database): { readonly last: number; readonly of: (txn: number) => Print | undefined } => {
  const select = db.prepare(
    'SELECT txn.id AS txn, at, author, command, label, seal FROM txn LEFT JOIN effect ON effect.txn = txn.id WHERE txn.id = ?',
  )
  return {
    last: (db.prepare('SELECT max(id) FROM txn').pluck().get() as number | null) ?? 0,
    of: (txn) => select.get(txn) as Print | undefined,
  }
}
const isSame = (a: Print | undefined, b: Print | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.at === b.at &&
  a.author === b.author &&
  a.command === b.command &&
  a.label === b.label &&
  a.seal === b.seal

const sinceIn = (db: Database, base: number): Since => ({
  count: db.prepare('SELECT count(*) FROM txn WHERE id > ?').pluck().get(base) as number,
  authors: db.prepare('SELECT DISTINCT author FROM txn WHERE id > ? ORDER BY author LIMIT 1000').pluck().all(base) as string[],
  latest: db.prepare('SELECT id AS txn, at, author, label FROM txn WHERE id > ? ORDER BY id DESC LIMIT ?').all(base, LATEST) as Step[],
})

/** An own file beside the connection that may be writing it; one of an older layout is laid out anew in memory. */
export const openToCompare = (path: string): Database => {
  if (!statSync(path).isFile()) throw new Refused('unreadable', files.notProgram(path))
  const db = connect(path, { readonly: true })
  try {
    if (versionOf(db) === LATEST_VERSION) return db
  } catch (error) {
    db.close()
    throw error
  }
  db.close()
  return openSnapshot(path)
}

/** Null when the two are not copies of one program. Commands are numbered from 1 without a gap, so the parting is found by halving. */
export const partingOf = (here: Database, there: Database): Parting | null => {
  const [own, other] = [prints(here), prints(there)]
  if (!isSame(own.of(1), other.of(1))) return null
  let common = 1
  let apart = Math.min(own.last, other.last) + 1
  while (apart - common > 1) {
    const middle = Math.floor((common + apart) / 2)
    if (isSame(own.of(middle), other.of(middle))) common = middle
    else apart = middle
  }
  const { txn, at, author, label } = own.of(common)!
  return { base: { txn, at, author, label }, here: sinceIn(here, common), there: sinceIn(there, common) }
}

/** What each row was before the first change after this command; null = it was not there. The rows that were not changed are left out. */
export const rowsBefore = (
  db: Database,
  txn: number,
): readonly { readonly table: TableName; readonly id: string; readonly before: Record<string, unknown> | null }[] => {
  const from = (db.prepare('SELECT lastSeq FROM effect WHERE txn = ?').pluck().get(txn) as number | undefined) ?? 0
  const changes = db.prepare('SELECT tableName, rowId, before FROM change WHERE seq > ? ORDER BY seq DESC').raw()
  return (changes.all(from) as [TableName, string, string | null][]).map(([table, id, before]) => ({
    table,
    id,
    before: before === null ? null : decodePart(table, JSON.parse(before) as Record<string, Stored>),
  }))
}
