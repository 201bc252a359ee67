/** What experienced delivery managers look for and no standard asks: owners, typed dates, squeezed testing, late security, green that is not. */

import type { Finding } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import { finishDay, formatDate } from '../time/formatDate.ts'
import { constraintNames } from '../words/en/cells.ts'
import { health as words } from '../words/en/health.ts'
import type { HealthFacts, LeafFact } from './facts.ts'
import { about, measured, unmeasured } from './measure.ts'

const share = { unit: '%', sense: 'atMost' } as const
const unfinished = (facts: HealthFacts): readonly LeafFact[] => facts.leaves.filter((leaf) => !leaf.done)

/** Unfinished tasks and milestones without an owner and without anybody assigned, of all. */
export const checkOwners = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const open = unfinished(facts)
  const assigned = new Set(facts.plan.assignments.map((row) => row.taskId))
  const items = open
    .filter(({ task }) => task.owner.trim() === '' && !assigned.has(task.id))
    .map(({ task }) => about(task.id, words.noOwner))
  return measured({ key: 'owners', limits, numerator: items.length, denominator: open.length, items })
}

/** Unfinished tasks and milestones that stand on a typed date and have no predecessor, of all: such a date moves for nobody. */
export const checkLooseDates = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const open = unfinished(facts)
  const items = open
    .filter(({ task, hasPredecessor }) => !hasPredecessor && (task.manual || task.constraintDate !== null) && task.actualStart === null)
    .map(({ task }) =>
      about(
        task.id,
        task.manual
          ? words.manual
          : words.constraint(constraintNames[task.constraintType], formatDate(task.constraintDate ?? 0, 'shortYear')),
      ),
    )
  return measured({ key: 'looseDates', limits, numerator: items.length, denominator: open.length, items })
}

const isTesting = (leaf: LeafFact): boolean => {
  if (!leaf.work || words.notTesting.test(leaf.task.name)) return false
  return words.testing.test(leaf.task.name) || leaf.above.some((name) => words.testing.test(name) && !words.notTesting.test(name))
}

/**
 * Unfinished testing that has become shorter than its baseline, or that leaves less than some working days (5) before the program's finish, of all
 * unfinished testing. Found by name; a summary's name counts for the tasks below it.
 */
export const checkTesting = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const testing = facts.open.filter(isTesting)
  const { finish } = facts
  if (testing.length === 0 || finish === null) return unmeasured('squeezedTesting', limits, words.noTesting, share)
  const perDay = facts.plan.program.minutesPerDay * 10
  const items = testing.flatMap((leaf) => {
    const promised = leaf.promise?.duration ?? null
    const was = promised === null ? null : promised / perDay
    if (was !== null && leaf.duration < was) return [about(leaf.task.id, words.shortened(was, leaf.duration))]
    const room = facts.days(leaf.finish, finish)
    return room < limits.testingRoomDays ? [about(leaf.task.id, words.room(room))] : []
  })
  return measured({ key: 'squeezedTesting', limits, numerator: items.length, denominator: testing.length, items })
}

/** Unfinished security and privacy reviews that finish after three quarters of the program's working time, of all of them: what they find comes too late to be mended. Found by name. */
export const checkSecurity = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const { start, finish } = facts
  const reviews = unfinished(facts).filter(({ task }) => words.security.test(task.name))
  if (reviews.length === 0 || start === null || finish === null) return unmeasured('lateSecurity', limits, words.noSecurity, share)
  const span = facts.days(start, finish)
  const items = reviews.flatMap((leaf) => {
    const at = span === 0 ? 100 : (facts.days(start, leaf.finish) / span) * 100
    if (at <= limits.securityBy) return []
    return [about(leaf.task.id, words.reviewedAt(formatDate(finishDay(leaf.finish), 'shortYear'), at))]
  })
  return measured({ key: 'lateSecurity', limits, numerator: items.length, denominator: reviews.length, items })
}

/**
 * Tasks in progress that report at least as much as the time gone asks for (they would be shown green) and have negative float nonetheless, of all tasks in
 * progress: the report says on time, the network says a date behind them cannot be met.
 */
export const checkGreen = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const begun = facts.open.filter(({ task }) => task.actualStart !== null || task.percentComplete > 0)
  const items = begun.flatMap((leaf) => {
    const length = facts.days(leaf.start, leaf.finish)
    const gone = length <= 0 ? 100 : Math.min(100, Math.max(0, (facts.days(leaf.start, facts.dataDate) / length) * 100))
    const looksGreen = leaf.task.percentComplete >= gone
    return looksGreen && leaf.float < 0 ? [about(leaf.task.id, words.green(leaf.task.percentComplete, gone, leaf.float))] : []
  })
  return measured({
    key: 'greenButLate',
    limits,
    numerator: items.length,
    denominator: begun.length,
    items,
    note: begun.length === 0 ? words.nothingBegun : '',
  })
}
