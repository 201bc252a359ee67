/** Writes a command's rows: inserts whole, updates only the columns that differ, deletes; statements are kept per connection. */
import type { TableName } from '../../shared/model/plan.ts'
import { columnOf, encode, encodeField, type Stored } from './columns.ts'
import type { Database, Statement } from './database.ts'
import { insertSql } from './planRows.ts'

/** One row's change as a command made it; undefined = not there. */
export interface StoredEdit {
  readonly table: TableName
  readonly id: string
  readonly before: object | undefined
  readonly after: object | undefined
  /** The fields that differ; empty when the row came or went. */
  readonly fields: readonly string[]
}
export interface RowWriter {
  /** Each row once. */
  readonly write: (edits: readonly StoredEdit[]) => void
}

/** Rows in one update: of ten thousand updates, each a statement of its own, a third of the time goes to the statements. */
const TOGETHER = 32
/** Of each row the fields, then its id. */
const updateSql = (table: TableName, fields: readonly string[], count: number): string => {
  if (count === 1) return `UPDATE ${table} SET ${fields.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`
  const set = fields.map((name, at) => `"${name}" = given.column${at + 1}`).join(', ')
  const row = `(${'?, '.repeat(fields.length)}?)`
  return `UPDATE ${table} SET ${set} FROM (VALUES ${Array(count).fill(row).join(', ')}) AS given WHERE ${table}.id = given.column${fields.length + 1}`
}

export const rowWriter = (db: Database): RowWriter => {
  const statements = new Map<string, Statement>()
  const prepared = (key: string, sql: () => string): Statement => {
    let statement = statements.get(key)
    if (!statement) {
      statement = db.prepare(sql())
      statements.set(key, statement)
    }
    return statement
  }
  /** Rows of one table in which the same fields differ. */
  const update = (key: string, edits: readonly StoredEdit[]): void => {
    const [{ table, fields }] = edits
    const used = fields.map((name) => columnOf(table, name))
    for (let at = 0; at < edits.length; ) {
      const count = edits.length - at < TOGETHER ? 1 : TOGETHER
      const values: Stored[] = []
      for (const end = at + count; at < end; at += 1) {
        const { id, after } = edits[at]
        for (const column of used) values.push(encodeField(column, (after as Record<string, unknown>)[column.name]))
        values.push(id)
      }
      prepared(`${count} ${key}`, () => updateSql(table, fields, count)).run(values)
    }
  }
  return {
    write: (edits) => {
      const updates = new Map<string, StoredEdit[]>()
      for (const edit of edits) {
        const { table, id, before, after, fields } = edit
        if (!after) prepared(`delete ${table}`, () => `DELETE FROM ${table} WHERE id = ?`).run(id)
        else if (!before) prepared(`insert ${table}`, () => insertSql(table)).run(encode(table, after))
        else {
          const key = `${table} ${fields.join(' ')}`
          const same = updates.get(key)
          if (same) same.push(edit)
          else updates.set(key, [edit])
        }
      }
      for (const [key, same] of updates) update(key, same)
    },
  }
}
