/** The whole plan out of a program file and into it. */
import { type Plan, type Row, type TableName, tableNames } from '../../shared/model/plan.ts'
import { columnNames, columns, decode, encode, type Stored } from './columns.ts'
import type { Database } from './database.ts'
import { type Seal, sealOf } from './seal.ts'

const readValues = (db: Database, table: TableName): Stored[][] =>
  db
    .prepare(`SELECT ${columnNames(table)} FROM ${table} ORDER BY rowid`)
    .raw()
    .all() as Stored[][]

/** All rows of one planned table in the order in which they were written. */
export const readRows = <T extends TableName>(db: Database, table: T): Row<T>[] =>
  readValues(db, table).map((values) => decode(table, values))

/** What the table's seal must be, and the rows, which are decoded only when it is: damaged text may not even be JSON. */
export const readSealedRows = <T extends TableName>(db: Database, table: T): { readonly seal: Seal; readonly rows: () => Row<T>[] } => {
  const values = readValues(db, table)
  return { seal: sealOf(table, values), rows: () => values.map((each) => decode(table, each)) }
}

export const insertSql = (table: TableName, count = 1): string => {
  const row = `(${columns[table].map(() => '?').join(', ')})`
  return `INSERT INTO ${table} (${columnNames(table)}) VALUES ${Array(count).fill(row).join(', ')}`
}

export const rowsOf = (plan: Plan): { readonly [T in TableName]: readonly Row<T>[] } => ({
  calendar: plan.calendars,
  program: [plan.program],
  task: plan.tasks,
  workstream: plan.workstreams,
  link: plan.links,
  resource: plan.resources,
  assignment: plan.assignments,
  baseline: plan.baselines,
  baselineTask: plan.baselineTasks,
  position: plan.positions,
})

/** Writes every row; the caller has a command open (or is laying out a new file). */
export const insertPlan = (db: Database, plan: Plan): void => {
  const rows = rowsOf(plan)
  for (const table of tableNames) {
    const insert = db.prepare(insertSql(table))
    for (const row of rows[table]) insert.run(encode(table, row))
  }
}
