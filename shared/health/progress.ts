/** DCMA points 9, 11 and 14: what has happened, against the data date and against the baseline. */

import type { Finding, Fix } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import { finishDay, formatDate } from '../time/formatDate.ts'
import type { Instant } from '../time/instant.ts'
import { health as words } from '../words/en/health.ts'
import type { HealthFacts, LeafFact } from './facts.ts'
import { about, measured, unmeasured } from './measure.ts'

const day = (at: Instant): string => formatDate(at, 'shortYear')

/**
 * What Microsoft Project's "reschedule uncompleted work" does, where a data date is set; else a start no earlier than today. A start that the planner gave for
 * another reason stays.
 */
const moveAhead = ({ task }: LeafFact, { plan, dataDate }: HealthFacts): Fix | null => {
  const hasBegun = task.actualStart !== null || task.percentComplete > 0
  const isFree = !task.manual && (task.constraintType === 'ASAP' || task.constraintType === 'SNET')
  if (plan.program.statusDate !== null && (hasBegun || isFree))
    return { operation: 'progress.reschedule', words: words.fixes.restAfterDataDate, input: { taskIds: [task.id] } }
  if (hasBegun || !isFree) return null
  return {
    operation: 'task.update',
    words: words.fixes.startToday,
    input: { changes: [{ id: task.id, set: { constraintType: 'SNET', constraintDate: dataDate } }] },
  }
}

/**
 * 9 Invalid dates (PAM 200.1, 4.9): tasks with a forecast before the data date (9a: the work would lie in the past) or an actual date after it (9b), of all tasks; none.
 * The end of the data date's own day is the data date.
 */
export const checkInvalidDates = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const { leaves, dataDate, reportedUntil } = facts
  const work = leaves.filter((leaf) => leaf.work)
  const items = work.flatMap((leaf) => {
    const { task, start, finish, done } = leaf
    const ahead = [task.actualStart, task.actualFinish].find((actual) => actual !== null && actual > reportedUntil)
    if (ahead !== undefined && ahead !== null) return [about(task.id, words.actualAhead(day(ahead)))]
    if (done) return []
    if (task.actualStart === null && task.percentComplete === 0 && start < dataDate)
      return [about(task.id, words.startBehind(day(start)), { fix: moveAhead(leaf, facts) })]
    if (finish < dataDate) return [about(task.id, words.finishBehind(day(finishDay(finish))), { fix: moveAhead(leaf, facts) })]
    return []
  })
  return measured({ key: 'invalidDates', limits, numerator: items.length, denominator: work.length, items })
}

const promisedBy = (leaf: LeafFact, dataDate: Instant): boolean => {
  const finish = leaf.promise?.finish ?? null
  return finish !== null && finish <= dataDate
}

/**
 * 11 Missed tasks (PAM 200.1, 4.11): of the tasks that the baseline finishes by the data date, those that finished, or will finish, later than it says; at
 * most 5 %.
 */
export const checkMissedTasks = ({ leaves, baseline, dataDate }: HealthFacts, limits: HealthLimits): Finding => {
  if (!baseline) return unmeasured('missedTasks', limits, words.noBaseline, { unit: '%', sense: 'atMost' })
  const due = leaves.filter((leaf) => leaf.work && promisedBy(leaf, dataDate))
  const items = due
    .filter((leaf) => leaf.finish > (leaf.promise?.finish ?? leaf.finish))
    .map((leaf) => about(leaf.task.id, words.missed(day(finishDay(leaf.promise?.finish ?? 0)), day(finishDay(leaf.finish)), leaf.done)))
  return measured({
    key: 'missedTasks',
    limits,
    numerator: items.length,
    denominator: due.length,
    items,
    note: due.length === 0 ? words.nothingDue : '',
  })
}

/**
 * 14 Baseline execution index (PAM 200.1, 4.14 and 3.1.2.4): finished tasks, by the tasks that the baseline finishes by the data date and those that it does not know; at
 * least 0.95. Listed: what should be finished and is not.
 */
export const checkBei = ({ leaves, baseline, dataDate }: HealthFacts, limits: HealthLimits): Finding => {
  if (!baseline) return unmeasured('bei', limits, words.noBaseline, { unit: 'index', sense: 'atLeast' })
  const work = leaves.filter((leaf) => leaf.work)
  const due = work.filter((leaf) => promisedBy(leaf, dataDate))
  const unknown = work.filter((leaf) => (leaf.promise?.finish ?? null) === null)
  return measured({
    key: 'bei',
    limits,
    unit: 'index',
    sense: 'atLeast',
    numerator: work.filter((leaf) => leaf.done).length,
    denominator: due.length + unknown.length,
    items: due.filter((leaf) => !leaf.done).map((leaf) => about(leaf.task.id, words.due(day(finishDay(leaf.promise?.finish ?? 0))))),
    note: due.length + unknown.length === 0 ? words.nothingDue : '',
  })
}
