/** What the palette finds for typed words: tasks by name, WBS or number, and actions that can be done now. Pure. */
import type { TreeRow } from '../../shared/model/tree.ts'

export interface Findable {
  readonly words: string
  readonly also?: string | undefined
}
const MOST_TASKS = 12
const MOST_ACTIONS = 12

const wordsIn = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

/** Tasks whose name holds all words, those that begin with them first; an exact WBS or row number before all. */
export const findTasks = (rows: readonly TreeRow[], text: string): readonly TreeRow[] => {
  const query = text.trim().toLowerCase()
  const words = wordsIn(text)
  if (words.length === 0) return []
  const ranked: TreeRow[][] = [[], [], []]
  for (const row of rows) {
    const name = row.task.name.toLowerCase()
    if (row.wbs === query || String(row.row) === query) ranked[0].push(row)
    else if (name.startsWith(query)) ranked[1].push(row)
    else if (words.every((word) => name.includes(word))) ranked[2].push(row)
  }
  return ranked.flat().slice(0, MOST_TASKS)
}

/** Actions that hold all words, those that say them before those that mean them, else in their own order; all of them when nothing is typed. */
export const findActions = <A extends Findable>(actions: readonly A[], text: string): readonly A[] => {
  const words = wordsIn(text)
  const holdsAll = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word))
  const saying = actions.filter((action) => holdsAll(action.words))
  const meaning = actions.filter((action) => !holdsAll(action.words) && holdsAll(`${action.words} ${action.also ?? ''}`))
  return [...saying, ...meaning].slice(0, words.length === 0 ? actions.length : MOST_ACTIONS)
}
