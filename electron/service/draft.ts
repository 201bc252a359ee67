/** The plan's rows in memory and a command's changes to them: applied at once so that later steps see earlier ones, taken back when it fails. */
import { type Plan, type Row, type TableName, tableNames } from '../../shared/model/plan.ts'
import { columns } from '../store/columns.ts'

export type Rows = { readonly [T in TableName]: Map<string, Row<T>> }
type AnyRow = Row<TableName>

/** What one command did to one row; undefined = it was not there, it is no more. */
export interface RowEdit {
  readonly table: TableName
  readonly id: string
  readonly before: AnyRow | undefined
  readonly after: AnyRow | undefined
  /** The fields that differ; empty when the row came or went. */
  readonly fields: readonly string[]
}

const emptyRows = (): Rows => Object.fromEntries(tableNames.map((table) => [table, new Map()])) as unknown as Rows

/** Rows of a plan keyed by id. */
export const rowsFrom = (lists: { readonly [T in TableName]: readonly Row<T>[] }): Rows => {
  const rows = emptyRows()
  for (const table of tableNames) {
    const map = rows[table] as Map<string, AnyRow>
    for (const row of lists[table]) map.set(row.id, row)
  }
  return rows
}

export const planOf = (rows: Rows): Plan => ({
  program: rows.program.get('program')!,
  calendars: [...rows.calendar.values()],
  tasks: [...rows.task.values()],
  workstreams: [...rows.workstream.values()],
  links: [...rows.link.values()],
  resources: [...rows.resource.values()],
  assignments: [...rows.assignment.values()],
  baselines: [...rows.baseline.values()],
  baselineTasks: [...rows.baselineTask.values()],
  positions: [...rows.position.values()],
})

export interface Draft {
  readonly rows: Rows
  /** Ids of rows that the command made, in input order. */
  readonly created: string[]
  /** Adds the row, or replaces the one with its id. */
  readonly put: <T extends TableName>(table: T, row: Row<T>) => void
  readonly remove: (table: TableName, id: string) => void
  /** The net change of each row that differs, tables in their order. */
  readonly edits: () => RowEdit[]
  /** The rows as they were before the command. */
  readonly takeBack: () => void
}

const isSameJson = (a: unknown, b: unknown): boolean =>
  typeof b === 'object' && b !== null && typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b)
const fieldsThatDiffer = (before: AnyRow, after: AnyRow): string[] => {
  const a = before as Record<string, unknown>
  const b = after as Record<string, unknown>
  const fields: string[] = []
  if (a !== b) for (const name in b) if (a[name] !== b[name] && !isSameJson(a[name], b[name])) fields.push(name)
  return fields
}

const texts = Object.fromEntries(
  tableNames.map((table) => [
    table,
    columns[table].filter((each) => each.affinity === 'TEXT' && each.kind === 'plain').map(({ name }) => name),
  ]),
) as unknown as Record<TableName, readonly string[]>
/** Half a surrogate pair (an emoji cut in two) becomes U+FFFD in the file's UTF-8: it does so here, or memory and file would differ. */
const storable = (table: TableName, row: AnyRow): AnyRow => {
  let whole: Record<string, unknown> | null = null
  for (const name of texts[table]) {
    const text = (row as Record<string, unknown>)[name]
    if (typeof text !== 'string' || text.isWellFormed()) continue
    whole ??= { ...row }
    whole[name] = text.toWellFormed()
  }
  return whole === null ? row : (whole as AnyRow)
}

export const startDraft = (rows: Rows): Draft => {
  /** As it was before the command, by table and id, in the order of first touch. */
  const before = Object.fromEntries(tableNames.map((table) => [table, new Map()])) as Record<TableName, Map<string, AnyRow | undefined>>
  /** The order of a table's rows before the first of them was removed: what is put back goes where it was. */
  const orders = new Map<TableName, string[]>()
  const mapOf = (table: TableName): Map<string, AnyRow> => rows[table] as Map<string, AnyRow>
  const touch = (table: TableName, id: string): void => {
    if (!before[table].has(id)) before[table].set(id, mapOf(table).get(id))
  }
  return {
    rows,
    created: [],
    put: (table, row) => {
      touch(table, row.id)
      mapOf(table).set(row.id, storable(table, row as AnyRow))
    },
    remove: (table, id) => {
      touch(table, id)
      if (!orders.has(table)) orders.set(table, [...mapOf(table).keys()])
      mapOf(table).delete(id)
    },
    edits: () => {
      const edits: RowEdit[] = []
      for (const table of tableNames)
        for (const [id, old] of before[table]) {
          const after = mapOf(table).get(id)
          const fields = old && after ? fieldsThatDiffer(old, after) : []
          if (fields.length > 0 || !old !== !after) edits.push({ table, id, before: old, after, fields })
        }
      return edits
    },
    takeBack: () => {
      for (const table of tableNames)
        for (const [id, old] of before[table])
          if (old) mapOf(table).set(id, old)
          else mapOf(table).delete(id)
      for (const [table, order] of orders) {
        const map = mapOf(table)
        for (const id of order) {
          const row = map.get(id)
          if (!row) continue
          map.delete(id)
          map.set(id, row)
        }
      }
    },
  }
}
