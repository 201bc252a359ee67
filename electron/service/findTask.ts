/** Finds the task that a text names: a row number first, then a WBS code, then a whole name. */
import { outline } from '../../shared/model/tree.ts'
import type { Rows } from './draft.ts'

/** The index is made on the first question, for most edits ask none. */
export const findTasks = (rows: Rows): ((ref: string) => string | 'many' | null) => {
  let index: Map<string, string> | null = null
  const build = (): Map<string, string> => {
    const found = new Map<string, string>()
    const list = outline(rows.task.values())
    for (const { task } of list) {
      const name = task.name.toLowerCase()
      found.set(name, found.has(name) ? 'many' : task.id)
    }
    for (const { task, wbs } of list) found.set(wbs, task.id)
    for (const { task, row } of list) found.set(String(row), task.id)
    return found
  }
  return (ref) => {
    index ??= build()
    return index.get(ref.trim().toLowerCase()) ?? null
  }
}
