/** Writes single rows: inserts whole, updates only the columns that differ, deletes; statements are kept per connection. */
import type { TableName } from '../../shared/model/plan.ts'
import { columns, encode, encodeField, type Stored } from './columns.ts'
import type { Database, Statement } from './database.ts'
import { insertSql } from './planRows.ts'

export interface RowWriter {
  /** undefined = not there. */
  readonly write: (table: TableName, id: string, before: object | undefined, after: object | undefined) => void
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
  const update = (table: TableName, id: string, before: object, after: object): void => {
    let key = `update ${table}`
    const names: string[] = []
    const values: Stored[] = []
    for (const column of columns[table]) {
      const value = (after as Record<string, unknown>)[column.name]
      const old = (before as Record<string, unknown>)[column.name]
      if (value === old) continue
      const stored = encodeField(column, value)
      if (column.kind === 'json' && stored === encodeField(column, old)) continue
      names.push(column.name)
      values.push(stored)
      key += ` ${column.name}`
    }
    if (names.length === 0) return
    values.push(id)
    prepared(key, () => `UPDATE ${table} SET ${names.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`).run(values)
  }
  return {
    write: (table, id, before, after) => {
      if (!after) prepared(`delete ${table}`, () => `DELETE FROM ${table} WHERE id = ?`).run(id)
      else if (!before) prepared(`insert ${table}`, () => insertSql(table)).run(encode(table, after))
      else update(table, id, before, after)
    },
  }
}
