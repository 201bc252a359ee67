/** Text typed or pasted into the sheet, all or nothing. */
import type { Parsed } from '../../../shared/contract/index.ts'
import type { Task } from '../../../shared/model/task.ts'
import { labels } from '../../../shared/words/en/service.ts'
import { indexPlan } from '../cellSource.ts'
import type { Draft } from '../draft.ts'
import { findTasks } from '../findTask.ts'
import { labelOfChanges } from '../labels.ts'
import { edit, type HandlersOf, type Session } from '../session.ts'
import { settingFor } from '../setTask.ts'
import { insertAt, taskOf } from '../tree.ts'
import { type Sheet, writeLinks, writeRow } from '../writeSheet.ts'
import { addTasks } from './tasks.ts'

type Append = Parsed<'sheet.write'>['append']

/** The new rows in order; neighbours that go to one place are put there together. */
const appendRows = (session: Session, draft: Draft, rows: Append): Task[] => {
  const added: Task[] = []
  for (let at = 0; at < rows.length; ) {
    const { parentId, beforeId } = rows[at]
    if (parentId !== null) taskOf(draft, parentId, `append.${at}.parentId`)
    let end = at + 1
    while (end < rows.length && rows[end].parentId === parentId && rows[end].beforeId === beforeId) end += 1
    const names = rows.slice(at, end).map(({ cells }) => ({ name: (cells.name?.trim() || labels.newRow).slice(0, 400) }))
    const group = addTasks(session, draft, parentId, names)
    insertAt(
      draft,
      parentId,
      beforeId,
      group.map((task) => task.id),
    )
    added.push(...group)
    at = end
  }
  return added
}

const startSheet = (session: Session, draft: Draft): Sheet => ({
  session,
  draft,
  setting: settingFor(draft.rows, session.need().reckoning()),
  index: indexPlan(draft.rows),
  find: findTasks(draft.rows),
  links: [],
  resources: new Map([...draft.rows.resource.values()].map((resource) => [resource.name.toLowerCase(), resource])),
})

export const sheetHandlers: HandlersOf<Record<'sheet.write', unknown>> = {
  'sheet.write': (input, session) =>
    edit(session, 'sheet.write', (draft) => {
      const before = new Map(input.edits.map(({ id }, at) => [id, taskOf(draft, id, `edits.${at}.id`)]))
      // Rows are all there before any is read: a pasted row may name one below it.
      const added = appendRows(session, draft, input.append)
      const sheet = startSheet(session, draft)
      input.edits.forEach(({ id, cells }, at) => {
        writeRow(sheet, id, cells, `edits.${at}`, false)
      })
      input.append.forEach(({ cells }, at) => {
        writeRow(sheet, added[at].id, cells, `append.${at}`, true)
      })
      writeLinks(sheet)
      return labelFor(draft, before, added, input)
    }),
}

const labelFor = (draft: Draft, before: ReadonlyMap<string, Task>, added: readonly Task[], input: Parsed<'sheet.write'>): string => {
  if (added.length > 0) return before.size === 0 ? labels.insert(added.map((task) => task.name)) : labels.paste(before.size + added.length)
  if (before.size !== 1) return labels.editRows(before.size)
  const [[id, task]] = before
  const after = draft.rows.task.get(id)!
  if (after !== task) return labelOfChanges([{ before: task, after }], draft.rows.program.get('program')!)
  const [{ cells }] = input.edits
  if (cells.resources !== undefined) return labels.assign(task.name)
  return cells.successors === undefined ? labels.predecessors(task.name) : labels.successors(task.name)
}
