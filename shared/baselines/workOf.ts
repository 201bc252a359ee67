/** The work that stands planned on each task: what its people are to do, in tenths of a working minute. */
import type { Plan } from '../model/plan.ts'
import type { Duration } from '../time/instant.ts'

/**
 * Work by task id; a task on which nobody is assigned has no entry. Material and cost resources do no work. Work that the
 * assignment does not say is the task's duration times its units (Microsoft Project's fixed units).
 */
export const workOf = (plan: Pick<Plan, 'tasks' | 'resources' | 'assignments'>): ReadonlyMap<string, Duration> => {
  const people = new Set(plan.resources.filter((resource) => resource.kind === 'work').map((resource) => resource.id))
  const work = new Map<string, Duration>()
  if (people.size === 0) return work
  const durations = new Map(plan.tasks.map((task) => [task.id, task.duration]))
  for (const { taskId, resourceId, units, work: given } of plan.assignments) {
    if (!people.has(resourceId)) continue
    work.set(taskId, (work.get(taskId) ?? 0) + (given ?? Math.round((durations.get(taskId) ?? 0) * units)))
  }
  return work
}
