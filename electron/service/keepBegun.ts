/** What has happened stays in the plan: a command that would make work inactive that has begun is refused, as in Microsoft Project. */
import { Refused } from '../../shared/contract/refusal.ts'
import type { Task } from '../../shared/model/task.ts'
import { edits as words } from '../../shared/words/en/service.ts'
import type { Draft } from './draft.ts'

const hasBegun = ({ actualStart, percentComplete }: Task): boolean => actualStart !== null || percentComplete > 0

/** Files that others wrote may hold such tasks; they come in as they are. */
export const refuseInactiveBegun = (draft: Draft): void => {
  const edits = draft.edits().filter(({ table }) => table === 'task')
  const madeInactive = new Set(
    edits.flatMap(({ id, before, after }) => ((before as Task | null)?.active && !(after as Task | null)?.active ? [id] : [])),
  )
  if (madeInactive.size === 0) return
  const { task: rows } = draft.rows
  const parents = new Set([...rows.values()].map(({ parentId }) => parentId))
  for (const id of madeInactive) {
    const task = rows.get(id)
    // A summary's progress is that of the tasks below it, which were made inactive with it.
    if (!task || parents.has(id) || !hasBegun(task)) continue
    throw new Refused('conflict', wordsFor(draft, task, madeInactive), { at: 'active', taskIds: [id] })
  }
}

/** Whether the task itself was asked for, a summary above it, or a place in one that was inactive already. */
const wordsFor = (draft: Draft, task: Task, madeInactive: ReadonlySet<string>): string => {
  let above = task
  for (let up = draft.rows.task.get(task.parentId ?? ''); up && !up.active; up = draft.rows.task.get(up.parentId ?? '')) above = up
  if (above.id === task.id) return words.begunInactive(task.name)
  return madeInactive.has(above.id) ? words.begunBelow(above.name, task.name) : words.begunPlace(task.name, above.name)
}
