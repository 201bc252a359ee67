/** Text typed or pasted into the sheet: each row's cells read, applied in an order in which they make sense together, all or nothing. */
import { type SheetColumn, sheetColumns } from '../../../shared/contract/edits.ts'
import type { Parsed } from '../../../shared/contract/index.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { isElapsed } from '../../../shared/model/fields.ts'
import { type Link, linkKey } from '../../../shared/model/link.ts'
import { type Task, type TaskFields, taskFields } from '../../../shared/model/task.ts'
import type { CellContext, CellReading, LinkTyped } from '../../../shared/sheetText.ts'
import { formatCell, readCell } from '../../../shared/sheetText.ts'
import { labels } from '../../../shared/words/en/service.ts'
import { cellSource } from '../cellSource.ts'
import type { Draft } from '../draft.ts'
import { findTasks } from '../findTask.ts'
import { labelOfChanges } from '../labels.ts'
import { edit, type HandlersOf, type Session } from '../session.ts'
import { type Setting, setFields, settingFor } from '../setTask.ts'
import { insertAt, taskOf } from '../tree.ts'
import { putLinks } from './links.ts'
import { addTasks } from './tasks.ts'

type Cells = Parsed<'sheet.write'>['edits'][number]['cells']

/** Mode and type before the dates that they give a meaning to; links and resources last. */
const ORDER: readonly SheetColumn[] = [
  'manual',
  'duration',
  'constraintType',
  'constraintDate',
  'start',
  'finish',
  ...sheetColumns.filter(
    (column) =>
      !['manual', 'duration', 'constraintType', 'constraintDate', 'start', 'finish', 'predecessors', 'successors', 'resources'].includes(
        column,
      ),
  ),
  'predecessors',
  'successors',
  'resources',
]

const refuse = (why: string, at: string, id: string): never => {
  throw new Refused('invalid', why, { at, taskIds: [id] })
}

/** Links of one side of a task become those that were typed; equal ones keep their ids. */
const replaceLinks = (
  session: Session,
  draft: Draft,
  task: Task,
  side: 'predecessors' | 'successors',
  typed: readonly LinkTyped[],
  at: string,
): void => {
  const isOwn = (link: Link): boolean => (side === 'predecessors' ? link.successorId : link.predecessorId) === task.id
  const known = new Map([...draft.rows.link.values()].filter(isOwn).map((link) => [linkKey(link), link]))
  const wanted: Link[] = []
  for (const { otherId, type, lag, lagUnit } of typed) {
    const ends =
      side === 'predecessors' ? { predecessorId: otherId, successorId: task.id } : { predecessorId: task.id, successorId: otherId }
    const twin = known.get(linkKey({ ...ends, type }))
    known.delete(linkKey({ ...ends, type }))
    wanted.push({ ...ends, id: twin?.id ?? session.newId(), type, lag, lagUnit })
  }
  for (const link of known.values()) draft.remove('link', link.id)
  putLinks(draft, wanted, () => at)
}

/** Resources by name, made when they are new. */
const replaceResources = (
  session: Session,
  draft: Draft,
  task: Task,
  typed: readonly { readonly name: string; readonly units: number }[],
): void => {
  const { rows } = draft
  const known = new Map([...rows.assignment.values()].filter((row) => row.taskId === task.id).map((row) => [row.resourceId, row]))
  for (const { name, units } of typed) {
    let resource = [...rows.resource.values()].find((row) => row.name.toLowerCase() === name.toLowerCase())
    if (!resource) {
      const uid = session.need().nextUid('resource')
      resource = { id: session.newId(), uid, name, kind: 'work', initials: '', role: '', calendarId: null, maxUnits: 1, extras: null }
      draft.put('resource', resource)
    }
    const row = known.get(resource.id)
    known.delete(resource.id)
    const fresh = { uid: 0, taskId: task.id, resourceId: resource.id, units, work: null, extras: null }
    draft.put('assignment', row ? { ...row, units } : { ...fresh, id: session.newId(), uid: session.need().nextUid('assignment') })
  }
  for (const row of known.values()) draft.remove('assignment', row.id)
}

interface Sheet {
  readonly session: Session
  readonly draft: Draft
  readonly setting: Setting
  readonly find: (ref: string) => string | 'many' | null
}

/** Start and finish in one row give the length between them, unless the length is given as well. */
const lengthBetween = (task: Task, start: number, finish: number, setting: Setting): Partial<TaskFields> => {
  if (isElapsed(task.durationUnit)) return { duration: Math.max(0, finish - start) }
  return { duration: Math.max(0, setting.calendarOf(task).between(start, finish)) }
}

const writeFields = (sheet: Sheet, id: string, set: Partial<TaskFields>, at: string): void => {
  const checked = taskFields.partial().safeParse(set)
  if (!checked.success) refuse(checked.error.issues[0].message, at, id)
  sheet.draft.put('task', setFields(sheet.draft.rows.task.get(id)!, set, sheet.setting, at))
}

const readOne = (sheet: Sheet, column: SheetColumn, text: string, id: string, at: string): CellReading => {
  const { rows } = sheet.draft
  const context: CellContext = {
    program: rows.program.get('program')!,
    task: rows.task.get(id)!,
    calendars: [...rows.calendar.values()],
    findTask: sheet.find,
  }
  const reading = readCell(column, text, context)
  return reading.kind === 'fault' ? refuse(reading.why, at, id) : reading
}

/** `before` is the row as it stood: a cell whose text it already shows changes nothing. */
const writeRow = (sheet: Sheet, id: string, cells: Cells, at: string, isNew: boolean): void => {
  const { draft, session, setting } = sheet
  const source = cellSource(draft.rows, session.need().reckoning(), draft.rows.task.get(id)!)
  const columns = ORDER.filter((column) => {
    const text = cells[column]
    if (text === undefined || (isNew && text.trim() === '')) return false
    return isNew || formatCell(column, source) !== text.trim()
  })
  const readings = new Map<SheetColumn, Partial<TaskFields>>()
  for (const column of columns) {
    const place = `${at}.cells.${column}`
    const reading = readOne(sheet, column, cells[column]!, id, place)
    if (reading.kind === 'links') replaceLinks(session, draft, draft.rows.task.get(id)!, reading.side, reading.links, place)
    else if (reading.kind === 'resources') replaceResources(session, draft, draft.rows.task.get(id)!, reading.resources)
    else if (reading.kind === 'fields') {
      readings.set(column, reading.set)
      const start = readings.get('start')?.constraintDate
      const finish = reading.set.constraintDate
      const isSpan = column === 'finish' && start && finish
      if (isSpan && readings.has('duration')) continue
      writeFields(sheet, id, isSpan ? lengthBetween(draft.rows.task.get(id)!, start, finish, setting) : reading.set, place)
    }
  }
}

const appendRows = (sheet: Sheet, rows: Parsed<'sheet.write'>['append']): Task[] => {
  const { session, draft } = sheet
  return rows.map(({ parentId, beforeId, cells }, at) => {
    if (parentId !== null) taskOf(draft, parentId, `append.${at}.parentId`)
    const name = cells.name?.trim() || labels.newRow
    const [task] = addTasks(session, draft, parentId, [{ name: name.slice(0, 400) }])
    insertAt(draft, parentId, beforeId, [task.id])
    return task
  })
}

export const sheetHandlers: HandlersOf<Record<'sheet.write', unknown>> = {
  'sheet.write': (input, session) =>
    edit(session, 'sheet.write', (draft) => {
      const before = new Map(input.edits.map(({ id }, at) => [id, taskOf(draft, id, `edits.${at}.id`)]))
      const added = appendRows(
        { session, draft, setting: settingFor(draft.rows, session.need().reckoning()), find: () => null },
        input.append,
      )
      // Rows are all there before any is read: a pasted row may name one below it.
      const sheet: Sheet = { session, draft, setting: settingFor(draft.rows, session.need().reckoning()), find: findTasks(draft.rows) }
      input.edits.forEach(({ id, cells }, at) => {
        writeRow(sheet, id, cells, `edits.${at}`, false)
      })
      input.append.forEach(({ cells }, at) => {
        writeRow(sheet, added[at].id, cells, `append.${at}`, true)
      })
      return labelFor(draft, before, added, input)
    }),
}

const labelFor = (draft: Draft, before: ReadonlyMap<string, Task>, added: readonly Task[], input: Parsed<'sheet.write'>): string => {
  if (added.length > 0) return before.size === 0 ? labels.insert(added.map((task) => task.name)) : labels.paste(before.size + added.length)
  const changes = [...before].flatMap(([id, task]) => {
    const after = draft.rows.task.get(id)!
    return after === task ? [] : [{ before: task, after }]
  })
  if (before.size > 1) return labels.editRows(before.size)
  const [task] = before.values()
  if (!task) return labels.editRows(0)
  const [written] = input.edits
  if (changes.length === 0) {
    if (written.cells.resources !== undefined) return labels.assign(task.name)
    return written.cells.successors === undefined ? labels.predecessors(task.name) : labels.successors(task.name)
  }
  return labelOfChanges(changes, draft.rows.program.get('program')!)
}
