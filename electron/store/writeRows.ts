/** Writes a command's rows: inserts whole, updates only the columns that differ, deletes; statements are kept per connection. */
import type { TableName } from '../../shared/model/plan.ts'
import { columnOf, columns, encodeField, type Stored } from './columns.ts'
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

/** Rows in one statement: of ten thousand, each in a statement of its own, a third of the time goes to the statements. */
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
  /** Rows that one statement can write, in their order. `push` adds the values of one of them. */
  const writeTogether = (
    key: string,
    edits: readonly StoredEdit[],
    sql: (count: number) => string,
    push: (values: Stored[], edit: StoredEdit) => void,
  ): void => {
    for (let at = 0; at < edits.length; ) {
      const count = edits.length - at < TOGETHER ? 1 : TOGETHER
      const values: Stored[] = []
      for (const end = at + count; at < end; at += 1) push(values, edits[at])
      prepared(`${count} ${key}`, () => sql(count)).run(values)
    }
  }
  const insert = (table: TableName, edits: readonly StoredEdit[]): void => {
    const used = columns[table]
    writeTogether(
      `insert ${table}`,
      edits,
      (count) => insertSql(table, count),
      (values, { after }) => {
        for (const column of used) values.push(encodeField(column, (after as Record<string, unknown>)[column.name]))
      },
    )
  }
  /** Rows of one table in which the same fields differ. */
  const update = (key: string, edits: readonly StoredEdit[]): void => {
    const [{ table, fields }] = edits
    const used = fields.map((name) => columnOf(table, name))
    writeTogether(
      key,
      edits,
      (count) => updateSql(table, fields, count),
      (values, { id, after }) => {
        for (const column of used) values.push(encodeField(column, (after as Record<string, unknown>)[column.name]))
        values.push(id)
      },
    )
  }
  return {
    write: (edits) => {
      const inserts = new Map<TableName, StoredEdit[]>()
      const updates = new Map<string, StoredEdit[]>()
      const gather = <K>(groups: Map<K, StoredEdit[]>, key: K, edit: StoredEdit): void => {
        const same = groups.get(key)
        if (same) same.push(edit)
        else groups.set(key, [edit])
      }
      for (const edit of edits) {
        const { table, id, before, after, fields } = edit
        if (!after) prepared(`delete ${table}`, () => `DELETE FROM ${table} WHERE id = ?`).run(id)
        else if (!before) gather(inserts, table, edit)
        else gather(updates, `${table} ${fields.join(' ')}`, edit)
      }
      for (const [table, same] of inserts) insert(table, same)
      for (const [key, same] of updates) update(key, same)
    },
  }
}
