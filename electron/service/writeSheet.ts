/** Typed and pasted cells become changes: fields row by row, links and resources of the whole paste together at its end. */
import { type SheetColumn, sheetColumns } from '../../shared/contract/edits.ts'
import type { Parsed } from '../../shared/contract/index.ts'
import { Refused } from '../../shared/contract/refusal.ts'
import { formatCell } from '../../shared/formatCell.ts'
import { isElapsed } from '../../shared/model/fields.ts'
import { type Link, linkKey } from '../../shared/model/link.ts'
import type { Resource } from '../../shared/model/resource.ts'
import { type Task, type TaskFields, taskFields } from '../../shared/model/task.ts'
import { type CellContext, type CellReading, type LinkTyped, readCell } from '../../shared/readCell.ts'
import { cellSource, type PlanIndex } from './cellSource.ts'
import type { Draft } from './draft.ts'
import { putLinks } from './putLinks.ts'
import type { Session } from './session.ts'
import { type Setting, setFields } from './setTask.ts'

export type Cells = Parsed<'sheet.write'>['edits'][number]['cells']

const DATED: readonly SheetColumn[] = ['manual', 'duration', 'constraintType', 'constraintDate', 'start', 'finish']
const LAST: readonly SheetColumn[] = ['predecessors', 'successors', 'resources']
/** Mode and type before the dates that they give a meaning to; links and resources last. */
const ORDER: readonly SheetColumn[] = [
  ...DATED,
  ...sheetColumns.filter((column) => !DATED.includes(column) && !LAST.includes(column)),
  ...LAST,
]

export interface Sheet {
  readonly session: Session
  readonly draft: Draft
  readonly setting: Setting
  /** The plan before the cells were written. */
  readonly index: PlanIndex
  readonly find: (ref: string) => string | 'many' | null
  /** Links that were typed, with the cell they stand in. */
  readonly links: { readonly link: Link; readonly at: string }[]
  readonly resources: Map<string, Resource>
}

const refuse = (why: string, at: string, id: string): never => {
  throw new Refused('invalid', why, { at, taskIds: [id] })
}

/** Links of one side of a task become those that were typed; equal ones keep their ids. */
const replaceLinks = (sheet: Sheet, id: string, side: 'predecessors' | 'successors', typed: readonly LinkTyped[], at: string): void => {
  const known = new Map(sheet.index.links(side, id).map((link) => [linkKey(link), link]))
  for (const { otherId, type, lag, lagUnit } of typed) {
    const ends = side === 'predecessors' ? { predecessorId: otherId, successorId: id } : { predecessorId: id, successorId: otherId }
    const key = linkKey({ ...ends, type })
    sheet.links.push({ link: { ...ends, id: known.get(key)?.id ?? sheet.session.newId(), type, lag, lagUnit }, at })
    known.delete(key)
  }
  for (const link of known.values()) sheet.draft.remove('link', link.id)
}

/** A resource by its name, made when it is new. */
const resourceNamed = ({ draft, resources, session }: Sheet, name: string): Resource => {
  const known = resources.get(name.toLowerCase())
  if (known) return known
  const uid = session.need().nextUid('resource')
  const made: Resource = {
    id: session.newId(),
    uid,
    name,
    kind: 'work',
    initials: '',
    role: '',
    calendarId: null,
    maxUnits: 1,
    extras: null,
  }
  draft.put('resource', made)
  resources.set(name.toLowerCase(), made)
  return made
}

const replaceResources = (sheet: Sheet, taskId: string, typed: readonly { readonly name: string; readonly units: number }[]): void => {
  const { draft, session, index } = sheet
  const known = new Map(index.assignments(taskId).map((row) => [row.resourceId, row]))
  for (const { name, units } of typed) {
    const resourceId = resourceNamed(sheet, name).id
    const row = known.get(resourceId)
    known.delete(resourceId)
    if (row) draft.put('assignment', { ...row, units })
    else {
      const uid = session.need().nextUid('assignment')
      draft.put('assignment', { id: session.newId(), uid, taskId, resourceId, units, work: null, delay: 0, extras: null })
    }
  }
  for (const row of known.values()) draft.remove('assignment', row.id)
}

/** Start and finish in one row give the length between them, unless the length is given as well. */
const lengthBetween = (task: Task, start: number, finish: number, setting: Setting): Partial<TaskFields> => {
  if (isElapsed(task.durationUnit)) return { duration: Math.max(0, finish - start) }
  return { duration: Math.max(0, setting.calendarOf(task).between(start, finish)) }
}

/** Made once: a schema is compiled when it is first used. */
const someFields = taskFields.partial()
const writeFields = (sheet: Sheet, id: string, set: Partial<TaskFields>, at: string): void => {
  const checked = someFields.safeParse(set)
  if (!checked.success) refuse(checked.error.issues[0].message, at, id)
  sheet.draft.put('task', setFields(sheet.draft.rows.task.get(id)!, set, sheet.setting, at))
}

/** `held` has fields of the same row that are read but not yet written. */
const readOne = (sheet: Sheet, column: SheetColumn, text: string, id: string, at: string, held: Partial<TaskFields>): CellReading => {
  const { rows } = sheet.draft
  const context: CellContext = {
    program: rows.program.get('program')!,
    task: { ...rows.task.get(id)!, ...held },
    calendars: [...rows.calendar.values()],
    findTask: sheet.find,
  }
  const reading = readCell(column, text, context)
  return reading.kind === 'fault' ? refuse(reading.why, at, id) : reading
}

/** A cell whose text it already shows changes nothing; a new row has only the cells that are filled. */
export const writeRow = (sheet: Sheet, id: string, cells: Cells, at: string, isNew: boolean): void => {
  const { draft, session, setting, index } = sheet
  const source = cellSource(draft.rows, session.need().reckoning(), index, draft.rows.task.get(id)!)
  const columns = ORDER.filter((column) => {
    const text = cells[column]
    if (text === undefined || (isNew && text.trim() === '')) return false
    return isNew || !(['edited', 'copied'] as const).some((use) => formatCell(column, source, use) === text.trim())
  })
  let start: number | null | undefined
  let held: Partial<TaskFields> = {}
  for (const column of columns) {
    const place = `${at}.cells.${column}`
    const reading = readOne(sheet, column, cells[column]!, id, place, held)
    if (reading.kind === 'links') replaceLinks(sheet, id, reading.side, reading.links, place)
    else if (reading.kind === 'resources') replaceResources(sheet, id, reading.resources)
    else if (reading.kind === 'fields') {
      // A constraint and its date are one thing: neither stands without the other.
      if (column === 'constraintType' && columns.includes('constraintDate')) {
        held = reading.set
        continue
      }
      const { constraintDate } = reading.set
      if (column === 'start') start = constraintDate
      const isSpan = column === 'finish' && start && constraintDate
      if (isSpan && columns.includes('duration')) continue
      const set = isSpan ? lengthBetween(draft.rows.task.get(id)!, start!, constraintDate, setting) : { ...held, ...reading.set }
      held = {}
      writeFields(sheet, id, set, place)
    }
  }
}

/** Once all rows are written: a paste may well link its rows in any order. */
export const writeLinks = ({ draft, links }: Sheet): void => {
  if (links.length > 0)
    putLinks(
      draft,
      links.map((typed) => typed.link),
      (place) => links[place].at,
    )
}
