/** The history's triggers: each change of a planned table is written down by the database itself, and refused outside a command. */
import { type TableName, tableNames } from '../../shared/model/plan.ts'
import type { Database } from './database.ts'

/** What the database says when something writes past the one door. */
export const OUTSIDE = 'a change outside a command'
const guard = `SELECT RAISE (ABORT, '${OUTSIDE}') WHERE NOT EXISTS (SELECT 1 FROM openTxn);`
const log = (table: TableName, id: string, before: string, after: string, where = ''): string =>
  `INSERT INTO change (txn, tableName, rowId, before, after) SELECT txn, '${table}', ${id}, ${before}, ${after} FROM openTxn ${where};`

const whole = (side: 'OLD' | 'NEW', names: readonly string[]): string =>
  `json_object(${names.map((name) => `'${name}', ${side}."${name}"`).join(', ')})`
/** Only the fields that differ: an edit of one cell must not cost two copies of the row. */
const part = (side: 'OLD' | 'NEW', names: readonly string[]): string =>
  `'{' || ${names
    .filter((name) => name !== 'id')
    .map((name) => `iif(OLD."${name}" IS NEW."${name}", '', '"${name}":' || json_quote(${side}."${name}") || ',')`)
    .join(' || ')} || '"id":' || json_quote(${side}.id) || '}'`

const triggersFor = (table: TableName, names: readonly string[]): string[] => {
  const differs = names.map((name) => `OLD."${name}" IS NOT NEW."${name}"`).join(' OR ')
  return [
    `CREATE TRIGGER ${table}_log_insert AFTER INSERT ON ${table} BEGIN ${guard} ${log(table, 'NEW.id', 'NULL', whole('NEW', names))} END`,
    `CREATE TRIGGER ${table}_log_delete AFTER DELETE ON ${table} BEGIN ${guard} ${log(table, 'OLD.id', whole('OLD', names), 'NULL')} END`,
    `CREATE TRIGGER ${table}_log_update AFTER UPDATE ON ${table} BEGIN ${guard}
     SELECT RAISE (ABORT, 'an id never changes') WHERE OLD.id IS NOT NEW.id;
     ${log(table, 'NEW.id', part('OLD', names), part('NEW', names), `WHERE ${differs}`)} END`,
  ]
}

/** Lays the triggers anew from the tables as they now stand: after creating and after each migration. */
export const writeTriggers = (db: Database): void => {
  for (const table of tableNames) {
    const names = (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)
    for (const kind of ['insert', 'delete', 'update']) db.exec(`DROP TRIGGER IF EXISTS ${table}_log_${kind}`)
    for (const sql of triggersFor(table, names)) db.exec(sql)
  }
}
