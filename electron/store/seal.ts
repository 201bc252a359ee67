/** Sums over the planned rows and over each command of the history: what a disk changed behind SQLite's back shows as another sum. */
import { type TableName, tableNames } from '../../shared/model/plan.ts'
import { type Column, columns, encodeField, type Stored } from './columns.ts'
import type { Database } from './database.ts'
import type { StoredEdit } from './writeRows.ts'

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

const mixValue = (start: number, value: Stored): number => {
  if (value === null) return mix(start, 0x6e756c6c)
  if (typeof value === 'string') return mixText(start, value)
  // -0 is stored as 0.
  number[0] = value + 0
  return mix(mix(start, halves[0]), halves[1])
}

/** 32 bits over the values in their order. */
export const sumOf = (values: readonly Stored[]): number => {
  let sum = values.length
  for (const value of values) sum = mixValue(sum, value)
  return sum >>> 0
}

/**
 * A table's seal adds up a sum for each cell, made of the row's id, the column's name and the value: so neither the order of rows
 * nor that of columns counts (a migrated table has new columns last), and an edit touches only what it changes.
 */
export interface Seal {
  readonly rowCount: number
  readonly sum: number
}
const emptySeal: Seal = { rowCount: 0, sum: 0 }

const sealOfRows = (names: readonly string[], rows: readonly (readonly Stored[])[]): Seal => {
  const seeds = names.map((name) => mixText(0, name))
  const idAt = names.indexOf('id')
  let sum = 0
  for (const row of rows) {
    const id = mixText(0, row[idAt] as string)
    for (let at = 0; at < seeds.length; at += 1) sum = (sum + mixValue(id ^ seeds[at], row[at])) | 0
  }
  return { rowCount: rows.length, sum: sum >>> 0 }
}

/** The seal of rows whose values stand in the model's order. */
export const sealOf = (table: TableName, rows: readonly (readonly Stored[])[]): Seal =>
  sealOfRows(
    columns[table].map((column) => column.name),
    rows,
  )

interface SealedColumn {
  readonly column: Column
  /** What its name adds to the sum of each cell. */
  readonly seed: number
}
const sealedColumns = Object.fromEntries(
  tableNames.map((table) => [table, columns[table].map((column) => ({ column, seed: mixText(0, column.name) }))]),
) as unknown as Record<TableName, readonly SealedColumn[]>
const sealedColumn = new Map(
  tableNames.map((table) => [table, new Map(sealedColumns[table].map((sealed) => [sealed.column.name, sealed]))]),
)

/** By how much an edit moves the sum; of an update only the fields that differ count. */
const differenceOf = ({ table, id, before, after, fields }: StoredEdit): number => {
  const row = mixText(0, id)
  const old = before as Record<string, unknown> | undefined
  const now = after as Record<string, unknown> | undefined
  const used = old && now ? fields.map((name) => sealedColumn.get(table)!.get(name)!) : sealedColumns[table]
  let sum = 0
  for (const { column, seed } of used) {
    if (old) sum -= mixValue(row ^ seed, encodeField(column, old[column.name]))
    if (now) sum += mixValue(row ^ seed, encodeField(column, now[column.name]))
  }
  return sum | 0
}

export interface SealRows {
  readonly of: (table: TableName | typeof LAYOUT) => Seal | null
  /** Moves the tables' seals along with a command's edits; inside its transaction. */
  readonly follow: (edits: readonly StoredEdit[]) => void
}

export const sealRows = (db: Database): SealRows => {
  const read = db.prepare('SELECT rowCount, sum FROM seal WHERE tableName = ?')
  const write = db.prepare('INSERT OR REPLACE INTO seal VALUES (?, ?, ?)')
  const of = (table: TableName | typeof LAYOUT): Seal | null => (read.get(table) as Seal | undefined) ?? null
  return {
    of,
    follow: (edits) => {
      const seals = new Map<TableName, { rowCount: number; sum: number }>()
      for (const edit of edits) {
        let seal = seals.get(edit.table)
        if (!seal) {
          seal = { ...(of(edit.table) ?? emptySeal) }
          seals.set(edit.table, seal)
        }
        seal.rowCount += Number(edit.after !== undefined) - Number(edit.before !== undefined)
        seal.sum = (seal.sum + differenceOf(edit)) >>> 0
      }
      for (const [table, seal] of seals) write.run(table, seal.rowCount, seal.sum)
    },
  }
}

const tablesIn = (db: Database): Set<string> =>
  new Set(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[])

/** By the columns that the file has, which of an older file are not the model's. */
const readSeal = (db: Database, table: TableName): Seal => {
  const names = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  return sealOfRows(
    names,
    db
      .prepare(`SELECT ${names.map((name) => `"${name}"`).join(', ')} FROM ${table}`)
      .raw()
      .all() as Stored[][],
  )
}

/** The layout itself is text in the file, too: a letter of a trigger that changed would change what the history keeps. */
const LAYOUT = 'layout'
const readLayout = (db: Database): Seal => {
  const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').raw().all() as Stored[][]
  return { rowCount: rows.length, sum: rows.reduce((sum, row) => (sum + sumOf(row)) >>> 0, 0) }
}
/** False for files from before there were seals. */
export const isSealed = (db: Database): boolean => tablesIn(db).has('seal')
/** True for files from before there were seals. */
export const isLayoutWhole = (db: Database): boolean => !isSealed(db) || isSame(sealRows(db).of(LAYOUT), readLayout(db))

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
  const { rowCount, sum } = readLayout(db)
  write.run(LAYOUT, rowCount, sum)
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
