/** A task is active only in active summaries, as in Microsoft Project: a summary takes what is below it along, out of the plan and back into it. */
import { inactiveIds } from '../../shared/model/inactive.ts'
import type { Task } from '../../shared/model/task.ts'
import { childrenOf } from '../../shared/model/tree.ts'
import type { Draft } from './draft.ts'
import type { Reckoning } from './reckon.ts'
import { setFields, settingFor } from './setTask.ts'

/**
 * What follows for other rows when a command has made rows active or inactive, or has put them elsewhere. A summary that becomes inactive, or
 * active again, takes all below it along; a task that becomes active takes the summaries above it along, without their other tasks; a row that is
 * new in an inactive summary is inactive. Tasks that become inactive keep the dates that `reckoning` has for them.
 */
export const followSummaries = (draft: Draft, reckoning: () => Reckoning): void => {
  const rows = draft.rows.task
  if (!hasInactive(rows.values())) return
  const touched: Task[] = []
  const activated: Task[] = []
  for (const { table, before, after, fields } of draft.edits()) {
    if (table !== 'task' || !after) continue
    const task = after as Task
    if (before && fields.includes('active') && task.active) activated.push(task)
    else if (!before || fields.includes('active') || fields.includes('parentId')) touched.push(task)
  }
  if (touched.length === 0 && activated.length === 0) return
  const setting = settingFor(draft.rows, reckoning())
  const children = childrenOf(rows.values())
  const set = (id: string, active: boolean): void => {
    const task = rows.get(id)
    if (task && task.active !== active) draft.put('task', setFields(task, { active }, setting, 'active'))
  }
  const below = (id: string): string[] => {
    const ids = [id]
    for (const each of ids) for (const child of children.get(each) ?? []) ids.push(child.id)
    return ids
  }
  for (const { id, parentId } of activated) {
    for (const each of below(id)) set(each, true)
    const seen = new Set<string>()
    for (let up = parentId; up !== null && !seen.has(up); up = rows.get(up)?.parentId ?? null) {
      set(up, true)
      seen.add(up)
    }
  }
  // A summary that the same command made inactive stays so.
  for (const { id, active } of touched) if (!active) set(id, false)
  const inactive = inactiveIds([...rows.values()])
  for (const { id } of [...touched, ...activated]) for (const each of inactive.has(id) ? below(id) : []) set(each, false)
}

const hasInactive = (tasks: Iterable<Task>): boolean => {
  for (const task of tasks) if (!task.active) return true
  return false
}
