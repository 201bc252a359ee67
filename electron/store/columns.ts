/** The columns of each planned table and how a row is written to them and read back; derived from the model's schemas, never listed by hand. */
import { type Row, type TableName, tableNames, tables } from '../../shared/model/plan.ts'

export type Affinity = 'TEXT' | 'INTEGER' | 'REAL'
type Kind = 'plain' | 'boolean' | 'json'
export interface Column {
  readonly name: string
  readonly affinity: Affinity
  readonly nullable: boolean
  readonly kind: Kind
}
/** What SQLite stores and binds. */
export type Stored = string | number | null

/** The part of a zod schema's definition that tells a column. */
interface Definition {
  readonly type: string
  readonly innerType?: { readonly def: Definition }
  readonly format?: string
  readonly values?: readonly unknown[]
  readonly checks?: readonly { readonly _zod: { readonly def: { readonly format?: string } } }[]
}

const isWhole = (definition: Definition): boolean =>
  definition.format === 'safeint' || (definition.checks ?? []).some((check) => check._zod.def.format === 'safeint')

const columnFor = (name: string, definition: Definition, nullable = false): Column => {
  switch (definition.type) {
    case 'nullable':
      return columnFor(name, definition.innerType!.def, true)
    case 'string':
    case 'enum':
    case 'literal':
      return { name, affinity: 'TEXT', nullable, kind: 'plain' }
    case 'number':
      return { name, affinity: isWhole(definition) ? 'INTEGER' : 'REAL', nullable, kind: 'plain' }
    case 'boolean':
      return { name, affinity: 'INTEGER', nullable, kind: 'boolean' }
    case 'array':
    case 'object':
    case 'record':
    case 'tuple':
      return { name, affinity: 'TEXT', nullable, kind: 'json' }
    default:
      throw new Error(`no column for ${name}: ${definition.type}`)
  }
}

const columnsIn = (table: TableName): readonly Column[] =>
  Object.entries(tables[table].shape).map(([name, schema]) => columnFor(name, (schema as unknown as { def: Definition }).def))

export const columns = Object.fromEntries(tableNames.map((table) => [table, columnsIn(table)])) as Record<TableName, readonly Column[]>

export const encodeField = (column: Column, value: unknown): Stored => {
  if (value === null || value === undefined) return null
  if (column.kind === 'boolean') return value ? 1 : 0
  return column.kind === 'json' ? JSON.stringify(value) : (value as Stored)
}
const decodeField = (column: Column, stored: Stored): unknown => {
  if (stored === null) return null
  if (column.kind === 'boolean') return stored === 1
  return column.kind === 'json' ? JSON.parse(stored as string) : stored
}

export const encode = (table: TableName, row: object): Stored[] =>
  columns[table].map((column) => encodeField(column, (row as Record<string, unknown>)[column.name]))

/** One row from its values in column order. */
export const decode = <T extends TableName>(table: T, values: readonly Stored[]): Row<T> => {
  const row: Record<string, unknown> = {}
  const list = columns[table]
  for (let at = 0; at < list.length; at += 1) {
    const column = list[at]
    row[column.name] = column.kind === 'plain' ? values[at] : decodeField(column, values[at])
  }
  return row as Row<T>
}

const byName = new Map(tableNames.map((table) => [table, new Map(columns[table].map((column) => [column.name, column]))]))
/** The column of a field of the model. */
export const columnOf = (table: TableName, field: string): Column => byName.get(table)!.get(field)!

/** The fields in a change's before or after (only those that differ, of an update). Fields of older layouts that are no more are left out. */
export const decodePart = (table: TableName, part: Record<string, Stored>): Record<string, unknown> => {
  const row: Record<string, unknown> = {}
  const named = byName.get(table)
  for (const name in part) {
    const column = named?.get(name)
    if (column) row[name] = decodeField(column, part[name])
  }
  return row
}

export const columnNames = (table: TableName): string => columns[table].map((column) => `"${column.name}"`).join(', ')
