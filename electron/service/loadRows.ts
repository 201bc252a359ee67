/** The rows of a file as they come into memory: sealed, whole, and what a plan is made of; a file that is not is refused in words. */
import { Refused } from '../../shared/contract/refusal.ts'
import { type TableName, tableNames, tables } from '../../shared/model/plan.ts'
import { files } from '../../shared/words/en/service.ts'
import type { Database } from '../store/database.ts'
import { readSealedRows } from '../store/planRows.ts'
import { isSame, sealRows } from '../store/seal.ts'
import { type Rows, rowsFrom } from './draft.ts'

/**
 * A row of the model, or a refusal: seals tell what a disk changed, not what a stranger wrote, and a file may come from one.
 * The whole plan is parsed here, once; inside, its types are trusted.
 */
const trusted = (table: TableName, row: object, path: string): object => {
  const found = tables[table].safeParse(row)
  if (found.success) return row
  const [issue] = found.error.issues
  const id = 'id' in row ? String(row.id) : ''
  throw new Refused('unreadable', files.broken(path, files.strangeRow(table, id, `${issue.path.join('.')}: ${issue.message}`)))
}
const decoded = (rows: () => readonly object[], table: TableName, path: string): readonly object[] => {
  try {
    return rows()
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused('unreadable', files.broken(path, files.changedRows(table)))
    throw error
  }
}

/** Every row, refused when it is not what was written or not what a plan is made of. */
export const loadRows = (db: Database, path: string): Rows => {
  const seals = sealRows(db)
  const load = (table: TableName): [TableName, readonly unknown[]] => {
    const { rows, seal } = readSealedRows(db, table)
    if (!isSame(seals.of(table), seal)) throw new Refused('unreadable', files.broken(path, files.changedRows(table)))
    return [table, decoded(rows, table, path).map((row) => trusted(table, row, path))]
  }
  // The history refers to itself alone: its steps are looked at when they are used.
  const orphans = tableNames.reduce((sum, table) => sum + (db.pragma(`foreign_key_check(${table})`) as unknown[]).length, 0)
  if (orphans > 0) throw new Refused('unreadable', files.broken(path, files.orphans(orphans)))
  return rowsFrom(Object.fromEntries(tableNames.map(load)) as unknown as Parameters<typeof rowsFrom>[0])
}
