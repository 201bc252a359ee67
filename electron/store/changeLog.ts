/** The history's triggers: each change of a planned table is written down by the database itself, and refused outside a command. */
import { type TableName, tableNames } from '../../shared/model/plan.ts'
import type { Database } from './database.ts'

/** What the database says when something writes past the one door. */
const OUTSIDE = 'a change outside a command'
/** The open txn's number; without one the database itself refuses the write. */
const txn = `coalesce((SELECT txn FROM openTxn), RAISE (ABORT, '${OUTSIDE}'))`
const log = (table: TableName, id: string, before: string, after: string): string =>
  `INSERT INTO change (txn, tableName, rowId, before, after) VALUES (${txn}, '${table}', ${id}, ${before}, ${after});`

const whole = (side: 'OLD' | 'NEW', names: readonly string[]): string =>
  `json_object(${names.map((name) => `'${name}', ${side}."${name}"`).join(', ')})`

/** Columns are compared in groups: most edits touch one group and are spared the others' text. */
const GROUP = 8
const fieldIf = (side: 'OLD' | 'NEW', name: string): string =>
  `iif(OLD."${name}" IS NEW."${name}", '', '"${name}":' || json_quote(${side}."${name}") || ',')`
/** Only the fields that differ, and the id: an edit of one cell must not cost two copies of the row. */
const part = (side: 'OLD' | 'NEW', names: readonly string[]): string => {
  const fields = names.filter((name) => name !== 'id')
  const groups: string[] = []
  for (let at = 0; at < fields.length; at += GROUP) {
    const group = fields.slice(at, at + GROUP)
    const isSame = group.map((name) => `OLD."${name}" IS NEW."${name}"`).join(' AND ')
    groups.push(`iif(${isSame}, '', ${group.map((name) => fieldIf(side, name)).join(' || ')})`)
  }
  return `'{' || ${groups.join(' || ')} || '"id":' || json_quote(${side}.id) || '}'`
}

const triggersFor = (table: TableName, names: readonly string[]): string[] => [
  `CREATE TRIGGER ${table}_log_insert AFTER INSERT ON ${table} BEGIN ${log(table, 'NEW.id', 'NULL', whole('NEW', names))} END`,
  `CREATE TRIGGER ${table}_log_delete AFTER DELETE ON ${table} BEGIN ${log(table, 'OLD.id', whole('OLD', names), 'NULL')} END`,
  `CREATE TRIGGER ${table}_log_update AFTER UPDATE ON ${table} BEGIN ${log(table, 'NEW.id', part('OLD', names), part('NEW', names))} END`,
  `CREATE TRIGGER ${table}_log_id BEFORE UPDATE OF id ON ${table} WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE (ABORT, 'an id never changes'); END`,
]

const columnsIn = (db: Database, table: TableName): string[] =>
  (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)

const kinds = ['insert', 'delete', 'update', 'id'] as const

/**
 * Name of a trigger or view that is not as we write it; null when there is none. In a file from a stranger it would act at each edit.
 * `laidOutBy` is what the layout itself writes (the migrations' SQL); `isOlder` files get the log's triggers anew before any edit.
 */
export const strangeTrigger = (db: Database, laidOutBy: string, isOlder: boolean): string | null => {
  const anew = new Set(isOlder ? tableNames.flatMap((table) => kinds.map((kind) => `${table}_log_${kind}`)) : [])
  const own = new Set(isOlder ? [] : tableNames.flatMap((table) => triggersFor(table, columnsIn(db, table))))
  const found = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY rowid").all()
  const isOurs = ({ name, sql }: { name: string; sql: string }): boolean => own.has(sql) || anew.has(name) || laidOutBy.includes(`${sql};`)
  return (found as { name: string; sql: string }[]).find((each) => !isOurs(each))?.name ?? null
}

/** Does every change still go into the log? */
export const isLogWhole = (db: Database): boolean => {
  const found = new Set(db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
  return tableNames.every((table) => triggersFor(table, columnsIn(db, table)).every((sql) => found.has(sql)))
}

/** Lays the triggers anew from the tables as they now stand: after creating and after each migration. */
export const writeTriggers = (db: Database): void => {
  for (const table of tableNames) {
    const names = columnsIn(db, table)
    for (const kind of kinds) db.exec(`DROP TRIGGER IF EXISTS ${table}_log_${kind}`)
    for (const sql of triggersFor(table, names)) db.exec(sql)
  }
}
