/** Writes single rows: inserts whole, updates only the columns that differ, deletes; statements are kept per connection. */
import type { TableName } from '../../shared/model/plan.ts'
import { columnOf, encode, encodeField } from './columns.ts'
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
  readonly write: (edit: StoredEdit) => void
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
  const update = (table: TableName, id: string, after: Record<string, unknown>, fields: readonly string[]): void => {
    const values = fields.map((name) => encodeField(columnOf(table, name), after[name]))
    values.push(id)
    prepared(
      `update ${table} ${fields.join(' ')}`,
      () => `UPDATE ${table} SET ${fields.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`,
    ).run(values)
  }
  return {
    write: ({ table, id, before, after, fields }) => {
      if (!after) prepared(`delete ${table}`, () => `DELETE FROM ${table} WHERE id = ?`).run(id)
      else if (!before) prepared(`insert ${table}`, () => insertSql(table)).run(encode(table, after))
      else update(table, id, after as Record<string, unknown>, fields)
    },
  }
}
