/** What differs between two copies of a plan, row by row and field by field, with what it was when they parted. */
import type { CopySide, DifferingField, DifferingItem } from '../../../shared/contract/copies.ts'
import type { Calendar } from '../../../shared/model/calendar.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { health } from '../../../shared/words/en/health.ts'
import { type AnyRow, columnFields, field, presence, rowsOf, toldApart, touchedIn, type Versions } from './fields.ts'
import { nameOf, taskItems } from './taskDifferences.ts'
import { calendarFields, dateText, dayText, headingOf } from './texts.ts'
import { isSameRow, sideOf, type Three, threeOf } from './threeWay.ts'

const words = copies.fields
const none: ReadonlySet<string> = new Set()

const settings = new Set(['healthLimits'])
const programItem = (of: Versions): DifferingItem[] => {
  const rows = rowsOf(of, 'program', 'program')
  const limits = threeOf(rows, (row) => (row?.healthLimits ?? {}) as Record<string, unknown>)
  const limitNames = new Set(Object.values(limits).flatMap((each) => Object.keys(each)))
  const named = health.names as Readonly<Record<string, string>>
  const fields = [
    ...columnFields(of, 'program', rows, settings),
    ...[...limitNames].flatMap((name) =>
      field(
        words.healthLimit(named[name] ?? headingOf(name)),
        threeOf(limits, (each) => (each[name] === undefined ? null : String(each[name]))),
      ),
    ),
  ]
  return fields.length === 0 ? [] : [{ kind: 'program', id: 'program', name: copies.kinds.program, wbs: null, isHere: true, fields }]
}

const calendarColumns = new Set(['week', 'workWeeks', 'exceptions'])
const namedItems = (
  of: Versions,
  kind: 'calendar' | 'resource' | 'baseline',
  ids: readonly string[],
  fieldsOf: (rows: Three<AnyRow | undefined>, id: string) => DifferingField[],
): DifferingItem[] =>
  ids.flatMap((id) => {
    const rows = rowsOf(of, kind, id)
    // Gone from both is no difference.
    if (rows.here === undefined && rows.there === undefined) return []
    const fields = [...presence(rows), ...fieldsOf(rows, id)]
    const name = String((rows.here ?? rows.there ?? rows.base)?.name ?? '')
    return fields.length === 0 ? [] : [{ kind, id, name, wbs: null, isHere: rows.here !== undefined, fields }]
  })

const calendarItems = (of: Versions): DifferingItem[] =>
  namedItems(of, 'calendar', touchedIn(of, 'calendar'), (rows) => {
    const parts = threeOf(rows, (row) => (row === undefined ? new Map<string, string>() : calendarFields(row as unknown as Calendar)))
    const names =
      rows.here === undefined || rows.there === undefined ? [] : [...new Set(Object.values(parts).flatMap((each) => [...each.keys()]))]
    return [
      ...columnFields(of, 'calendar', rows, calendarColumns),
      ...names.flatMap((name) =>
        field(
          name,
          threeOf(parts, (each) => each.get(name) ?? null),
        ),
      ),
    ]
  })

/** Of a baseline that only one copy has, how many tasks it keeps; of one in both, each task whose kept dates differ. */
const baselineItems = (of: Versions): DifferingItem[] => {
  const touched = touchedIn(of, 'baselineTask')
  const byBaseline = Map.groupBy(touched, (id) => id.slice(0, id.lastIndexOf(':')))
  const kept = threeOf(of, (version) => Map.groupBy(version.rows.baselineTask.values(), (row) => row.baselineId))
  const ids = [...new Set([...touchedIn(of, 'baseline'), ...byBaseline.keys()])]
  return namedItems(of, 'baseline', ids, (rows, baselineId) => {
    if (rows.here === undefined || rows.there === undefined)
      return field(
        words.tasks,
        threeOf(kept, (each, version) => (rows[version] === undefined ? null : words.kept(each.get(baselineId)?.length ?? 0))),
        rows.here === undefined ? 'there' : 'here',
      )
    return [
      ...columnFields(of, 'baseline', rows, none),
      ...(byBaseline.get(baselineId) ?? []).flatMap((id) => {
        const tasks = threeOf(of, (version) => version.rows.baselineTask.get(id))
        const named = tasks.here ?? tasks.there ?? tasks.base
        const texts = toldApart((exactness) =>
          threeOf(tasks, (task, version) => {
            if (task === undefined) return null
            const day = (at: number | null, isFinish: boolean): string => (at === null ? '–' : dateText(at, isFinish, exactness))
            const span = `${day(task.start, false)} – ${day(task.finish, true)}`
            if (exactness === 'plain') return span
            const days = (value: number | null): string | null => (value === null ? null : dayText(value, of[version]))
            const [duration, work] = [days(task.duration), days(task.work)]
            const parts = [
              span,
              duration,
              work === null ? null : words.work(work),
              ...(exactness === 'raw' ? [task.name, task.parentId] : []),
            ]
            return parts.filter((part) => part !== null).join(', ')
          }),
        )
        const name = words.keptTask(named?.name ?? nameOf(of, named?.taskId ?? ''))
        return field(name, texts, sideOf(tasks, isSameRow))
      }),
    ]
  })
}

const networkItem = (of: Versions): DifferingItem[] => {
  const sides = touchedIn(of, 'position').map((id) => sideOf(rowsOf(of, 'position', id), isSameRow))
  const fields = (['here', 'there', 'both'] as const).flatMap((side) => {
    const moved = sides.filter((each) => each === side).length
    const text = (where: CopySide): string | null => (side === where || side === 'both' ? words.boxCount(moved) : null)
    return moved === 0 ? [] : field(words.boxes, { base: null, here: text('here'), there: text('there') }, side)
  })
  return fields.length === 0 ? [] : [{ kind: 'network', id: 'network', name: copies.kinds.network, wbs: null, isHere: true, fields }]
}

/** In the order of the plan; only rows and fields that are not the same in both copies. */
export const differences = (of: Versions): DifferingItem[] => [
  ...programItem(of),
  ...taskItems(of),
  ...calendarItems(of),
  ...namedItems(of, 'resource', touchedIn(of, 'resource'), (rows) => columnFields(of, 'resource', rows, none)),
  ...baselineItems(of),
  ...networkItem(of),
]
