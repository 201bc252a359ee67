/** Finds the task that a text names; the rule is shared/findTask.ts, as the sheet checks it while typing. */
import { taskFinder } from '../../shared/findTask.ts'
import { outline } from '../../shared/model/tree.ts'
import type { Rows } from './draft.ts'

/** The outline is made on the first question, for most edits ask none. */
export const findTasks = (rows: Rows): ((ref: string) => string | 'many' | null) => {
  let find: ((ref: string) => string | 'many' | null) | null = null
  return (ref) => {
    find ??= taskFinder(outline(rows.task.values()))
    return find(ref)
  }
}
