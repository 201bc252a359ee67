/** What differs task by task: its columns, where it stands, links into it, people on it, its workstream, its computed dates. */
import type { DifferingField, DifferingItem } from '../../../shared/contract/copies.ts'
import type { Link } from '../../../shared/model/link.ts'
import type { Assignment } from '../../../shared/model/resource.ts'
import { newTask } from '../../../shared/model/task.ts'
import { formatPredecessor } from '../../../shared/predecessors.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { columnFields, field, presence, rowsOf, toldApart, touchedIn, type Versions } from './fields.ts'
import { dateText, dayText } from './texts.ts'
import { isSameValue, sideOf, threeOf } from './threeWay.ts'
import type { Version } from './version.ts'

const words = copies.fields

const linkText = (link: Link, version: Version): string => {
  const text = formatPredecessor({ ref: '', type: link.type, lag: link.lag, lagUnit: link.lagUnit }, version.rows.program.get('program')!)
  return text === '' ? link.type : text
}
const assignmentText = ({ units, work, delay }: Assignment, version: Version): string =>
  [
    `${Number((units * 100).toFixed(4))} %`,
    ...(work === null ? [] : [words.work(dayText(work, version))]),
    ...(delay === 0 ? [] : [words.delay(dayText(delay, version))]),
  ].join(', ')

/** Of things that belong to a task (links into it, people on it), one field for each other end. */
const ownedFields = <T>(
  of: Versions,
  ownedBy: (version: Version) => readonly T[],
  keyOf: (each: T, version: Version) => string,
  textOf: (each: T, version: Version) => string,
  heading: (key: string) => string,
): DifferingField[] => {
  const groups = threeOf(of, (version) => Map.groupBy(ownedBy(version), (each) => keyOf(each, version)))
  const keys = new Set([...groups.here.keys(), ...groups.there.keys(), ...groups.base.keys()])
  return [...keys].flatMap((key) =>
    field(
      heading(key),
      threeOf(
        groups,
        (group, version) =>
          group
            .get(key)
            ?.map((each) => textOf(each, of[version]))
            .sort()
            .join('; ') ?? null,
      ),
    ),
  )
}

export const nameOf = (of: Versions, id: string): string =>
  (of.here.rows.task.get(id) ?? of.there.rows.task.get(id) ?? of.base.rows.task.get(id))?.name ?? words.gone

const computedDates = (of: Versions, id: string): DifferingField[] =>
  (['start', 'finish'] as const).flatMap((end) => {
    const values = threeOf(of, ({ reckoning }) => {
      const row = reckoning.rowOf.get(id)
      return row === undefined ? null : reckoning.columns[end][row]
    })
    // A task that is only in one copy has its own line for that; its dates are told there all the same.
    const side = values.here === null || values.there === null ? (values.here === null ? 'there' : 'here') : sideOf(values)
    if (side === null) return []
    const isFinish = end === 'finish'
    return field(
      words[end],
      toldApart((exactness) => threeOf(values, (value) => (value === null ? null : dateText(value, isFinish, exactness)))),
      side,
      true,
    )
  })

/** Tables whose rows are told under a task, by the task that they belong to. */
const ownersOf = (of: Versions): Set<string> => {
  const owners = new Set<string>(touchedIn(of, 'task'))
  const add = (table: 'link' | 'assignment' | 'workstream', column: string): void => {
    for (const id of touchedIn(of, table))
      for (const row of Object.values(rowsOf(of, table, id))) if (row !== undefined) owners.add(String(row[column]))
  }
  add('link', 'successorId')
  add('assignment', 'taskId')
  add('workstream', 'taskId')
  return owners
}
/** Told in words of their own. */
const leftOut = new Set(['parentId', 'position', 'durationUnit', 'estimated'])
const plainTask = newTask({ id: '', uid: 0, name: '', position: 0 })

const taskFields = (of: Versions, id: string): DifferingField[] => {
  const rows = rowsOf(of, 'task', id)
  // Gone from both is no difference.
  if (rows.here === undefined && rows.there === undefined) return []
  const below = toldApart((exactness) =>
    threeOf(rows, (row, version) => {
      if (row === undefined) return null
      if (row.parentId === null) return words.topLevel
      const wbs = exactness === 'plain' ? '' : `${of[version].rowById.get(String(row.parentId))?.wbs ?? ''} `
      return `${wbs}${nameOf(of, String(row.parentId))}${exactness === 'raw' ? ` (${row.parentId})` : ''}`
    }),
  )
  const order = threeOf(rows, (row, version) => {
    if (row === undefined) return null
    const before = of[version].siblingBefore.get(id)
    return before === undefined ? words.first : words.after(before.name)
  })
  const parents = threeOf(rows, (row) => row?.parentId)
  const isInBoth = rows.here !== undefined && rows.there !== undefined
  const resourceName = ({ resourceId }: Assignment, version: Version): string => version.rows.resource.get(resourceId)?.name ?? words.gone
  return [
    ...presence(rows),
    ...columnFields(of, 'task', rows, leftOut, plainTask),
    // What is gone stood where it stood; what is new is told its place.
    ...(isInBoth || rows.base === undefined ? field(words.below, below, isInBoth ? sideOf(parents) : sideOf(below)) : []),
    // Neighbours that came or went change what a row comes after, too: only a row that was itself put elsewhere is told.
    ...(isInBoth && isSameValue(parents.here, parents.there) && !isSameValue(rows.here?.position, rows.there?.position)
      ? field(words.order, order, order.here === order.there ? null : sideOf(threeOf(rows, (row) => row?.position)))
      : []),
    ...ownedFields(
      of,
      (version) => version.linksInto.get(id) ?? [],
      (link) => link.predecessorId,
      linkText,
      (other) => words.predecessor(nameOf(of, other)),
    ),
    ...ownedFields(of, (version) => version.assignmentsOf.get(id) ?? [], resourceName, assignmentText, words.resource),
    ...field(
      words.workstream,
      threeOf(of, (version) => {
        const row = version.workstreamOf.get(id)
        return row ? words.workstreamText(row.lead, row.colour) : null
      }),
    ),
    ...computedDates(of, id),
  ]
}

const datesDiffer = (of: Versions): Set<string> => {
  const ids = new Set<string>()
  const [here, there] = [of.here.reckoning, of.there.reckoning]
  for (const [id, row] of here.rowOf) {
    const other = there.rowOf.get(id)
    if (
      other === undefined ||
      here.columns.start[row] !== there.columns.start[other] ||
      here.columns.finish[row] !== there.columns.finish[other]
    )
      ids.add(id)
  }
  return ids
}

/** In the order of the plan here; a row that is only there comes after the row that it follows there. */
const inOrder = (of: Versions, ids: ReadonlySet<string>): string[] => {
  const place = new Map<string, number>(of.here.outline.map((line, at) => [line.task.id, at]))
  let last = -1
  for (const line of of.there.outline) {
    const known = of.here.rowById.has(line.task.id)
    last = known ? (place.get(line.task.id) ?? last) : last + 1e-6
    if (!known) place.set(line.task.id, last)
  }
  return [...ids].sort((a, b) => (place.get(a) ?? Number.POSITIVE_INFINITY) - (place.get(b) ?? Number.POSITIVE_INFINITY))
}

export const taskItems = (of: Versions): DifferingItem[] =>
  inOrder(of, new Set([...ownersOf(of), ...datesDiffer(of)])).flatMap((id) => {
    const fields = taskFields(of, id)
    const wbs = (of.here.rowById.get(id) ?? of.there.rowById.get(id) ?? of.base.rowById.get(id))?.wbs ?? null
    return fields.length === 0 ? [] : [{ kind: 'task', id, name: nameOf(of, id), wbs, isHere: of.here.rows.task.has(id), fields }]
  })
