/** Changes to the work breakdown structure: where rows go, indenting and outdenting, what lies below a row. */
import { Refused } from '../../shared/contract/refusal.ts'
import type { Task } from '../../shared/model/task.ts'
import { childrenOf, outline } from '../../shared/model/tree.ts'
import { edits as words } from '../../shared/words/en/service.ts'
import type { Draft } from './draft.ts'

/** The task, or a refusal that says where in the input its id stands. */
export const taskOf = (draft: Pick<Draft, 'rows'>, id: string, at?: string): Task => {
  const task = draft.rows.task.get(id)
  if (!task) throw new Refused('not-found', words.noTask(id), at === undefined ? {} : { at })
  return task
}

const SMALLEST_GAP = 1e-6

/**
 * Gives the children of one parent this order. Rows in `placed` are new or come from elsewhere and get positions between
 * their neighbours; the others keep theirs, unless the gap is used up.
 */
const arrange = (draft: Draft, parentId: string | null, order: readonly string[], placed: ReadonlySet<string>): void => {
  const positions = new Map<string, number>()
  let isTight = false
  for (let at = 0; at < order.length; ) {
    if (!placed.has(order[at])) {
      at += 1
      continue
    }
    let end = at
    while (end < order.length && placed.has(order[end])) end += 1
    const before = at === 0 ? null : draft.rows.task.get(order[at - 1])!.position
    const after = end === order.length ? null : draft.rows.task.get(order[end])!.position
    const first = before ?? (after === null ? 0 : after - (end - at) - 1)
    const last = after ?? first + (end - at) + 1
    const gap = (last - first) / (end - at + 1)
    isTight ||= gap < SMALLEST_GAP
    for (let each = at; each < end; each += 1) positions.set(order[each], first + gap * (each - at + 1))
    at = end
  }
  order.forEach((id, at) => {
    const task = draft.rows.task.get(id)!
    const position = isTight ? at + 1 : (positions.get(id) ?? task.position)
    if (task.parentId !== parentId || task.position !== position) draft.put('task', { ...task, parentId, position })
  })
}

/** Places among the children of parentId (null = top level) before a sibling (null = last) for rows that are about to be put there. */
export const insertAt = (draft: Draft, parentId: string | null, beforeId: string | null, ids: readonly string[]): void => {
  if (parentId !== null) taskOf(draft, parentId, 'parentId')
  const placed = new Set(ids)
  const siblings = [...draft.rows.task.values()]
    .filter((task) => task.parentId === parentId && !placed.has(task.id))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map((task) => task.id)
  const at = beforeId === null ? siblings.length : siblings.indexOf(beforeId)
  if (at < 0) throw new Refused('not-found', words.notSibling(taskOf(draft, beforeId!, 'beforeId').name), { at: 'beforeId' })
  arrange(draft, parentId, [...siblings.slice(0, at), ...ids, ...siblings.slice(at)], placed)
}

/** The tasks with all below them, parents first. */
export const branchesOf = (draft: Draft, ids: readonly string[], field = 'ids'): Task[] => {
  const children = childrenOf(draft.rows.task.values())
  const found = new Set<Task>()
  const stack = ids.map((id, at) => taskOf(draft, id, `${field}.${at}`)).reverse()
  while (stack.length > 0) {
    const task = stack.pop()!
    if (found.has(task)) continue
    found.add(task)
    for (const child of [...(children.get(task.id) ?? [])].reverse()) stack.push(child)
  }
  return [...found]
}

/** Those of the tasks that have none of the others above them, in outline order: what a gesture on a selection really takes hold of. */
const rootsOf = (draft: Draft, ids: readonly string[]): Task[] => {
  const chosen = new Set(ids.map((id, at) => taskOf(draft, id, `ids.${at}`).id))
  const isUnderChosen = (task: Task): boolean => {
    const seen = new Set<string>()
    for (let up = task.parentId; up !== null && !seen.has(up); up = draft.rows.task.get(up)?.parentId ?? null) {
      if (chosen.has(up)) return true
      seen.add(up)
    }
    return false
  }
  const roots = [...chosen].map((id) => draft.rows.task.get(id)!).filter((task) => !isUnderChosen(task))
  if (roots.length === 1) return roots
  const rowOf = new Map(outline(draft.rows.task.values()).map((row) => [row.task.id, row.row]))
  return roots.sort((a, b) => rowOf.get(a.id)! - rowOf.get(b.id)!)
}

export const moveRows = (draft: Draft, ids: readonly string[], parentId: string | null, beforeId: string | null): Task[] => {
  const roots = rootsOf(draft, ids)
  const moved = new Set(roots.map((task) => task.id))
  const seen = new Set<string>()
  for (let up = parentId; up !== null && !seen.has(up); up = draft.rows.task.get(up)?.parentId ?? null) {
    if (moved.has(up)) throw new Refused('conflict', words.ownParent(draft.rows.task.get(up)!.name), { at: 'parentId', taskIds: [up] })
    seen.add(up)
  }
  // Dropped before one of the moved rows themselves: before the next one that stays.
  let before = beforeId
  if (before !== null && moved.has(before)) {
    const siblings = (childrenOf(draft.rows.task.values()).get(parentId) ?? []).map((task) => task.id)
    before = siblings.slice(siblings.indexOf(before)).find((id) => !moved.has(id)) ?? null
  }
  insertAt(
    draft,
    parentId,
    before,
    roots.map((task) => task.id),
  )
  checkFamilyLinks(draft)
  return roots
}

/**
 * Indents (by = 1) or outdents (by = -1) as Microsoft Project does, on the list of rows with their depths: a row takes its branch along, and rows that
 * stood below an outdented one on its old level become its children. Answers with the rows that could move.
 */
export const shiftRows = (draft: Draft, ids: readonly string[], by: 1 | -1): Task[] => {
  const chosen = new Set(rootsOf(draft, ids).map((task) => task.id))
  const rows = outline(draft.rows.task.values())
  const shifted: Task[] = []
  const path: { id: string; depth: number; old: number }[] = []
  const parents = new Map<string, string | null>()
  let branch: { old: number; by: number } | null = null
  let last = -1
  for (const row of rows) {
    if (branch && row.depth <= branch.old) branch = null
    if (!branch && chosen.has(row.task.id)) {
      const isFree = by === 1 ? row.depth <= last : row.depth > 0
      if (isFree) {
        branch = { old: row.depth, by }
        shifted.push(row.task)
      }
    }
    const depth = Math.min(row.depth + (branch ? branch.by : 0), last + 1)
    while (path.length > 0 && path[path.length - 1].depth >= depth) path.pop()
    parents.set(row.task.id, path[path.length - 1]?.id ?? null)
    path.push({ id: row.task.id, depth, old: row.depth })
    last = depth
  }
  const order = new Map<string | null, string[]>()
  const placed = new Set<string>()
  for (const { task } of rows) {
    const parent = parents.get(task.id)!
    const siblings = order.get(parent)
    if (siblings) siblings.push(task.id)
    else order.set(parent, [task.id])
    if (parent !== task.parentId) placed.add(task.id)
  }
  for (const [parent, siblings] of order) if (siblings.some((id) => placed.has(id))) arrange(draft, parent, siblings, placed)
  checkFamilyLinks(draft)
  return shifted
}

/** Refuses a plan in which a summary is linked with a row of its own branch. */
export const checkFamilyLinks = (draft: Pick<Draft, 'rows'>): void => {
  const { task: tasks, link: links } = draft.rows
  const isAbove = (upper: string, lower: string): boolean => {
    // Nothing is deeper than there are tasks: the count ends a tree that runs in a circle.
    let left = tasks.size
    for (let up = tasks.get(lower)?.parentId ?? null; up !== null && left > 0; up = tasks.get(up)?.parentId ?? null) {
      if (up === upper) return true
      left -= 1
    }
    return false
  }
  for (const link of links.values()) {
    const above = isAbove(link.predecessorId, link.successorId) ? link.predecessorId : link.successorId
    const below = above === link.predecessorId ? link.successorId : link.predecessorId
    if (above === link.predecessorId || isAbove(above, below))
      throw new Refused('conflict', words.familyLink(tasks.get(above)!.name, tasks.get(below)!.name), { taskIds: [above, below] })
  }
}
