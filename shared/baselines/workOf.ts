/** The work that stands planned on each row: what its people are to do, in tenths of a working minute. */
import type { Plan } from '../model/plan.ts'
import type { Duration } from '../time/instant.ts'
import { pathUp } from './rolls.ts'

/**
 * Work by task id, summed up into the summaries above; a row on which nobody is assigned, nor below it, has no entry. Material and cost
 * resources do no work, inactive tasks add none to their summary. Work that the assignment does not say is the task's duration times its
 * units (Microsoft Project's fixed units).
 */
export const workOf = (plan: Pick<Plan, 'tasks' | 'resources' | 'assignments'>): ReadonlyMap<string, Duration> => {
  const people = new Set(plan.resources.filter((resource) => resource.kind === 'work').map((resource) => resource.id))
  const work = new Map<string, Duration>()
  if (people.size === 0) return work
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
  const parentOf = new Map(plan.tasks.map((task) => [task.id, task.parentId]))
  for (const { taskId, resourceId, units, work: given } of plan.assignments) {
    const task = tasks.get(taskId)
    if (!task || !people.has(resourceId)) continue
    const planned = given ?? Math.round(task.duration * units)
    for (const id of task.active ? [taskId, ...pathUp(parentOf, taskId)] : [taskId]) work.set(id, (work.get(id) ?? 0) + planned)
  }
  return work
}
