/** The work breakdown structure as a tree: order, depth, children and WBS codes, from parentId and position alone. */
import type { Task } from './task.ts'

export interface TreeRow {
  readonly task: Task
  /** 0 for a top-level row. */
  readonly depth: number
  readonly hasChildren: boolean
  /** "1.4.3": ordinals from the top. */
  readonly wbs: string
  /** 1-based row number over the whole plan: the ID that predecessors name, as in Microsoft Project. */
  readonly row: number
}

const byPosition = (a: Task, b: Task): number => a.position - b.position || (a.id < b.id ? -1 : 1)

/** Children of each parent (null = top level) in order. */
export const childrenOf = (tasks: Iterable<Task>): Map<string | null, Task[]> => {
  const children = new Map<string | null, Task[]>()
  for (const task of tasks) {
    const siblings = children.get(task.parentId)
    if (siblings) siblings.push(task)
    else children.set(task.parentId, [task])
  }
  for (const siblings of children.values()) siblings.sort(byPosition)
  return children
}

/** All rows in outline order (depth first), without recursion: a chain of 50,000 parents is a legal tree. */
export const outline = (tasks: Iterable<Task>): TreeRow[] => {
  const children = childrenOf(tasks)
  const rows: TreeRow[] = []
  const stack: { siblings: Task[]; at: number; prefix: string }[] = [{ siblings: children.get(null) ?? [], at: 0, prefix: '' }]
  while (stack.length > 0) {
    const level = stack[stack.length - 1]
    if (level.at >= level.siblings.length) {
      stack.pop()
      continue
    }
    const task = level.siblings[level.at]
    level.at += 1
    const wbs = `${level.prefix}${level.at}`
    const below = children.get(task.id)
    rows.push({ task, depth: stack.length - 1, hasChildren: below !== undefined, wbs, row: rows.length + 1 })
    if (below) stack.push({ siblings: below, at: 0, prefix: `${wbs}.` })
  }
  return rows
}
