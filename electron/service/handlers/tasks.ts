/** Inserting, changing, deleting and moving rows of the work breakdown structure. */
import { Refused } from '../../../shared/contract/refusal.ts'
import { ownConstraints } from '../../../shared/model/program.ts'
import { newTask, type Task } from '../../../shared/model/task.ts'
import { labels, edits as words } from '../../../shared/words/en/service.ts'
import type { Draft } from '../draft.ts'
import { labelOfChanges } from '../labels.ts'
import { edit, type HandlersOf, type Session } from '../session.ts'
import { setFields, settingFor } from '../setTask.ts'
import { branchesOf, checkFamilyLinks, insertAt, moveRows, shiftRows, taskOf } from '../tree.ts'

type Operations = Record<'task.insert' | 'task.update' | 'task.delete' | 'task.move' | 'task.indent' | 'task.outdent', unknown>

const names = (tasks: readonly Task[]): string[] => tasks.map((task) => task.name)

/** New rows with these fields; their place is given by insertAt afterwards. */
export const addTasks = (
  session: Session,
  draft: Draft,
  parentId: string | null,
  given: readonly (Partial<Task> & { name: string })[],
): Task[] => {
  const program = session.need()
  const { minutesPerDay, ...settings } = draft.rows.program.get('program')!
  const constraintType = ownConstraints(settings).none
  return given.map((fields) => {
    const task = newTask(
      { constraintType, ...fields, id: session.newId(), uid: program.nextUid('task'), position: 0, parentId },
      minutesPerDay,
    )
    draft.put('task', task)
    draft.created.push(task.id)
    return task
  })
}

/** Everything that hangs on these tasks goes with them; what a baseline promised of them stays, so that a comparison can say what was removed. */
const removeTasks = (draft: Draft, gone: readonly Task[]): void => {
  const ids = new Set(gone.map((task) => task.id))
  const { rows } = draft
  for (const link of [...rows.link.values()]) if (ids.has(link.predecessorId) || ids.has(link.successorId)) draft.remove('link', link.id)
  for (const table of ['assignment', 'workstream'] as const)
    for (const row of [...rows[table].values()]) if (ids.has(row.taskId)) draft.remove(table, row.id)
  for (const id of ids) {
    if (rows.position.has(id)) draft.remove('position', id)
    draft.remove('task', id)
  }
}

export const taskHandlers: HandlersOf<Operations> = {
  'task.insert': (input, session) =>
    edit(session, 'task.insert', (draft) => {
      if (input.parentId !== null) taskOf(draft, input.parentId, 'parentId')
      const added = addTasks(
        session,
        draft,
        input.parentId,
        input.tasks.map(({ name }) => ({ name })),
      )
      insertAt(
        draft,
        input.parentId,
        input.beforeId,
        added.map((task) => task.id),
      )
      const setting = settingFor(draft.rows, session.need().reckoning())
      added.forEach((task, at) => {
        const { name, ...fields } = input.tasks[at]
        draft.put('task', setFields(draft.rows.task.get(task.id)!, fields, setting, `tasks.${at}`))
      })
      checkFamilyLinks(draft)
      return labels.insert(names(added))
    }),
  'task.update': (input, session) =>
    edit(session, 'task.update', (draft) => {
      const setting = settingFor(draft.rows, session.need().reckoning())
      const changes = input.changes.map(({ id, set }, at) => {
        const before = taskOf(draft, id, `changes.${at}.id`)
        const after = setFields(before, set, setting, `changes.${at}.set`)
        draft.put('task', after)
        return { before, after }
      })
      return labelOfChanges(changes, draft.rows.program.get('program')!)
    }),
  'task.delete': (input, session) =>
    edit(session, 'task.delete', (draft) => {
      const named = input.ids.map((id, at) => taskOf(draft, id, `ids.${at}`))
      removeTasks(draft, branchesOf(draft, input.ids))
      return labels.remove(names([...new Set(named)]))
    }),
  'task.move': (input, session) =>
    edit(session, 'task.move', (draft) => labels.moveRows(names(moveRows(draft, input.ids, input.parentId, input.beforeId)))),
  'task.indent': (input, session) =>
    edit(session, 'task.indent', (draft) => {
      const moved = shiftRows(draft, input.ids, 1)
      if (moved.length === 0) throw new Refused('conflict', words.cannotIndent, { at: 'ids', taskIds: input.ids })
      return labels.indent(names(moved))
    }),
  'task.outdent': (input, session) =>
    edit(session, 'task.outdent', (draft) => {
      const moved = shiftRows(draft, input.ids, -1)
      if (moved.length === 0) throw new Refused('conflict', words.cannotOutdent, { at: 'ids', taskIds: input.ids })
      return labels.outdent(names(moved))
    }),
}
