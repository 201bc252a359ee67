/** Sums over the planned rows and over each command of the history: what a disk changed behind SQLite's back shows as another sum. */
import { type TableName, tableNames } from '../../shared/model/plan.ts'
import { columns, encode, type Stored } from './columns.ts'
import type { Database } from './database.ts'

const number = new Float64Array(1)
const halves = new Int32Array(number.buffer)

const mix = (sum: number, value: number): number => {
  const mixed = Math.imul(sum ^ value, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}
const mixText = (start: number, given: string): number => {
  // SQLite keeps UTF-8, in which half a surrogate pair becomes U+FFFD.
  const text = given.isWellFormed() ? given : given.toWellFormed()
  let sum = mix(start, text.length + 1)
  for (let at = 0; at < text.length; at += 1) sum = mix(sum, text.charCodeAt(at))
  return sum
}

/** 32 bits over the values in their order, or in the order of these places. */
export const sumOf = (values: readonly Stored[], places?: readonly number[]): number => {
  let sum = values.length
  for (let at = 0; at < values.length; at += 1) {
    const value = values[places ? places[at] : at]
    if (value === null) sum = mix(sum, 0x6e756c6c)
    else if (typeof value === 'string') sum = mixText(sum, value)
    else {
      // -0 is stored as 0.
      number[0] = value + 0
      sum = mix(mix(sum, halves[0]), halves[1])
    }
  }
  return sum >>> 0
}

/** Sums of rows are added up, so that the order of rows does not count and one edit does not read the others. */
export interface Seal {
  readonly rowCount: number
  readonly sum: number
}
export const emptySeal: Seal = { rowCount: 0, sum: 0 }
const sealOfRows = (rows: readonly (readonly Stored[])[], places?: readonly number[]): Seal => {
  let sum = 0
  for (const row of rows) sum = (sum + sumOf(row, places)) >>> 0
  return { rowCount: rows.length, sum }
}

/** A row is summed up in the order of its columns' names: a migrated table has new columns last, the model has them where they belong. */
const places = Object.fromEntries(
  tableNames.map((table) => {
    const names = columns[table].map((column) => column.name)
    return [table, [...names].sort().map((name) => names.indexOf(name))]
  }),
) as unknown as Record<TableName, readonly number[]>
/** The seal of rows whose values stand in the model's order. */
export const sealOf = (table: TableName, rows: readonly (readonly Stored[])[]): Seal => sealOfRows(rows, places[table])
const sumOfRow = (table: TableName, row: object): number => sumOf(encode(table, row), places[table])

/** One row's change as a command made it; undefined = not there. */
export interface SealedEdit {
  readonly table: TableName
  readonly before: object | undefined
  readonly after: object | undefined
}
export interface SealRows {
  readonly of: (table: TableName) => Seal | null
  /** Moves the tables' seals along with a command's edits; inside its transaction. */
  readonly follow: (edits: readonly SealedEdit[]) => void
}

export const sealRows = (db: Database): SealRows => {
  const read = db.prepare('SELECT rowCount, sum FROM seal WHERE tableName = ?')
  const write = db.prepare('INSERT OR REPLACE INTO seal VALUES (?, ?, ?)')
  const of = (table: TableName): Seal | null => (read.get(table) as Seal | undefined) ?? null
  return {
    of,
    follow: (edits) => {
      const seals = new Map<TableName, { rowCount: number; sum: number }>()
      for (const { table, before, after } of edits) {
        let seal = seals.get(table)
        if (!seal) {
          seal = { ...(of(table) ?? emptySeal) }
          seals.set(table, seal)
        }
        if (before) {
          seal.rowCount -= 1
          seal.sum = (seal.sum - sumOfRow(table, before)) >>> 0
        }
        if (after) {
          seal.rowCount += 1
          seal.sum = (seal.sum + sumOfRow(table, after)) >>> 0
        }
      }
      for (const [table, seal] of seals) write.run(table, seal.rowCount, seal.sum)
    },
  }
}

const tablesIn = (db: Database): Set<string> =>
  new Set(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[])

/** By the columns that the file has, which of an older file are not the model's. */
const readSeal = (db: Database, table: TableName): Seal => {
  const names = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name).sort()
  return sealOfRows(
    db
      .prepare(`SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM ${table}`)
      .raw()
      .all() as Stored[][],
  )
}

/** Seals every planned table as it stands: of a new file, and after its layout has changed. */
export const sealTables = (db: Database): void => {
  const there = tablesIn(db)
  if (!there.has('seal')) return
  db.exec('DELETE FROM seal')
  const write = db.prepare('INSERT INTO seal VALUES (?, ?, ?)')
  for (const table of tableNames) {
    if (!there.has(table)) continue
    const { rowCount, sum } = readSeal(db, table)
    write.run(table, rowCount, sum)
  }
}

/** The planned tables whose rows are not those that were written; empty of files from before there were seals. */
export const brokenSeals = (db: Database): TableName[] => {
  const there = tablesIn(db)
  if (!there.has('seal')) return []
  const seals = sealRows(db)
  return tableNames.filter((table) => there.has(table) && !isSame(seals.of(table), readSeal(db, table)))
}

export const isSame = (kept: Seal | null, found: Seal): boolean =>
  kept !== null && kept.rowCount === found.rowCount && kept.sum === found.sum
