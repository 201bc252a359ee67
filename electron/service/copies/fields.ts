/** The fields of one row in three versions: which differ, who changed them, and what they read. */
import type { CopySide, DifferingField } from '../../../shared/contract/copies.ts'
import type { TableName } from '../../../shared/model/plan.ts'
import type { Task } from '../../../shared/model/task.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { columns } from '../../store/columns.ts'
import { type Exactness, exactnesses, headingOf, valueText } from './texts.ts'
import { isSameRow, isSameValue, sideOf, type Three, threeOf } from './threeWay.ts'
import type { Version } from './version.ts'

export type Versions = Three<Version>
export type AnyRow = Readonly<Record<string, unknown>> & { readonly id: string }
export type Texts = Three<string | null>
const words = copies.fields

export const field = (name: string, texts: Texts, side: CopySide | null = sideOf(texts), computed = false): DifferingField[] =>
  side === null ? [] : [{ name, ...texts, side, computed }]

export const rowsOf = (of: Versions, table: TableName, id: string): Three<AnyRow | undefined> =>
  threeOf(of, (version) => version.rows[table].get(id) as AnyRow | undefined)
/** Ids of rows that are not the same in all three, in the order of here, then there. */
export const touchedIn = (of: Versions, table: TableName): string[] => {
  const ids = new Set<string>()
  const maps = threeOf(of, (version) => version.rows[table] as ReadonlyMap<string, object>)
  for (const map of [maps.here, maps.there, maps.base])
    for (const id of map.keys())
      if (!isSameRow(maps.here.get(id), maps.there.get(id)) || !isSameRow(maps.here.get(id), maps.base.get(id))) ids.add(id)
  return [...ids]
}

/** Whether the row is there, when it is not so in both copies. */
export const presence = (rows: Three<AnyRow | undefined>): DifferingField[] => {
  if ((rows.here === undefined) === (rows.there === undefined)) return []
  const isNew = rows.base === undefined
  const text = (row: AnyRow | undefined, isBase: boolean): string | null =>
    row === undefined ? (isNew || isBase ? null : words.deleted) : isNew ? words.added : words.isThere
  const texts = { base: text(rows.base, true), here: text(rows.here, false), there: text(rows.there, false) }
  if (isNew) return field(words.row, texts, rows.here === undefined ? 'there' : 'here')
  // Deleted on one side; where the other changed it meanwhile, both did something to it.
  const kept = rows.here ?? rows.there
  return field(words.row, texts, isSameRow(kept, rows.base) ? (rows.here === undefined ? 'here' : 'there') : 'both')
}

/** The shortest texts of which here and there do not read alike. */
export const toldApart = (textsOf: (exactness: Exactness) => Texts): Texts => {
  const texts = exactnesses.map(textsOf)
  return texts.find(({ here, there }) => here !== there) ?? texts[0]
}
/** A duration is one thing with its unit and its question mark. */
const fieldOf = (row: AnyRow | undefined, column: string): unknown => {
  if (row === undefined || column !== 'duration' || !('durationUnit' in row)) return row?.[column]
  const { duration, durationUnit, estimated } = row as unknown as Task
  return [duration, durationUnit, estimated]
}
/** Columns of the row that differ; of a row that only one copy has those that say something (`plain` = what a new row holds). */
export const columnFields = (
  of: Versions,
  table: TableName,
  rows: Three<AnyRow | undefined>,
  left: ReadonlySet<string>,
  plain?: object,
): DifferingField[] =>
  columns[table].flatMap(({ name }) => {
    if (name === 'id' || name === 'uid' || left.has(name)) return []
    const isOneSided = rows.here === undefined || rows.there === undefined
    const lone = rows.here ?? rows.there
    // The heading has the name of what is new.
    if (isOneSided && name === 'name' && rows.base === undefined) return []
    if (isOneSided && (plain === undefined || isSameValue(fieldOf(lone, name), fieldOf(rows.base ?? (plain as AnyRow), name)))) return []
    const values = threeOf(rows, (row) => fieldOf(row, name))
    const side = isOneSided ? (rows.here === undefined ? 'there' : 'here') : sideOf(values, isSameValue)
    if (side === null) return []
    const textsOf = (exactness: Exactness): Texts =>
      threeOf(rows, (row, version) => {
        if (row === undefined) return null
        return valueText(table, row, name, of[version], exactness) ?? (isOneSided && version !== 'base' ? words.none : null)
      })
    return field(headingOf(name), toldApart(textsOf), side)
  })
