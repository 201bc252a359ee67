/** The task that a text names: a row number first, then a WBS code, then a whole name. One grammar for typing and for reading. */
import type { TreeRow } from './model/tree.ts'

/** Answers 'many' for a name that several tasks have. The index is made on the first question, for most edits ask none. */
export const taskFinder = (rows: readonly TreeRow[]): ((ref: string) => string | 'many' | null) => {
  let index: Map<string, string> | null = null
  const build = (): Map<string, string> => {
    const found = new Map<string, string>()
    for (const { task } of rows) {
      const name = task.name.toLowerCase()
      found.set(name, found.has(name) ? 'many' : task.id)
    }
    for (const { task, wbs } of rows) found.set(wbs, task.id)
    for (const { task, row } of rows) found.set(String(row), task.id)
    return found
  }
  return (ref) => {
    index ??= build()
    return index.get(ref.trim().toLowerCase()) ?? null
  }
}
