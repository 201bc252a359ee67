/** Uncompleted work that the plan has before the status date, and the fields that move it after. A command's rule: no pass ever does this by itself. */
import { type GestureFields, gestureFields } from '../../shared/gesture.ts'
import type { Task } from '../../shared/model/task.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, INACTIVE, PLACEHOLDER, SUMMARY } from './codes.ts'
import type { Scheduled } from './preview.ts'
import { calendarOf, finishAfter, remainingOf, startBefore } from './span.ts'

/** A summary has its tasks' dates, an inactive task none that count, and a placeholder none at all. */
const NEVER_MOVED = SUMMARY | INACTIVE | COMPLETE | PLACEHOLDER

/**
 * The fields to change, per task in the plan's order; tasks whose open work already lies after `statusDate` are not in it. `among` limits
 * it to some tasks. As Microsoft Project reschedules uncompleted work: a task that has not started starts no earlier than the next working
 * instant after the status date, whatever its constraint was; of one that has, the part done stays where it is and the rest goes on from there.
 * Throws CalendarProblem when the status date lies where the calendar has no work any more.
 */
export const afterStatusDate = (
  scheduled: Scheduled,
  statusDate: Instant,
  among?: ReadonlySet<string>,
): ReadonlyMap<string, GestureFields> => {
  const { plan, network } = scheduled
  const changes = new Map<string, GestureFields>()
  plan.tasks.forEach((task, row) => {
    const at = network.planOrder[row]
    if ((network.flags[at] & NEVER_MOVED) !== 0 || (among && !among.has(task.id))) return
    const hasBegun = task.actualStart !== null || task.percentComplete > 0
    const fields = hasBegun ? restAfter(scheduled, at, task, statusDate) : startAfter(scheduled, at, task, statusDate)
    if (fields && changesAny(task, fields)) changes.set(task.id, fields)
  })
  return changes
}

const changesAny = (task: Task, fields: GestureFields): boolean =>
  (Object.keys(fields) as (keyof GestureFields)[]).some((field) => task[field] !== fields[field])

/** Moved as a bar is dragged: the same fields, for manual tasks too. */
const startAfter = ({ network, schedule: now }: Scheduled, at: number, task: Task, statusDate: Instant): GestureFields | null => {
  if (now.start[at] >= statusDate) return null
  const calendar = calendarOf(network, at)
  const start = calendar.nextWork(statusDate)
  // A start no earlier than also where the program is scheduled from its finish: what is left must not lie before the status date.
  const standing = { start: now.start[at], finish: now.finish[at], calendar, isSummary: false, fromFinish: false }
  return gestureFields(task, { taskId: task.id, start }, standing)
}

const restAfter = ({ network, schedule: now }: Scheduled, at: number, task: Task, statusDate: Instant): GestureFields | null => {
  const left = remainingOf(network, at)
  if (left === 0 || startBefore(network, at, now.finish[at], left) >= statusDate) return null
  const resume = calendarOf(network, at).nextWork(statusDate)
  // Some files have progress without an actual start: then it began where it stands.
  const begun = task.actualStart === null ? { actualStart: now.start[at] } : {}
  return { ...begun, resume, ...(task.manual ? { manualFinish: finishAfter(network, at, resume, left) } : {}) }
}
