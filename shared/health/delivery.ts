/** What experienced delivery managers look for and no standard asks: owners, typed dates, squeezed testing, late security, green that is not. */

import type { Finding, Fix } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import { finishDay, formatDate } from '../time/formatDate.ts'
import type { Instant } from '../time/instant.ts'
import { constraintNames } from '../words/en/cells.ts'
import { health as words } from '../words/en/health.ts'
import type { HealthFacts, LeafFact } from './facts.ts'
import { about, measured, unmeasured } from './measure.ts'
import { isTestingWork, namesGoLive, namesSecurityReview } from './namedWork.ts'

const share = { unit: '%', sense: 'atMost' } as const
const unfinished = (facts: HealthFacts): readonly LeafFact[] => facts.leaves.filter((leaf) => !leaf.done)

const assignTo = ({ task, ownerAbove }: LeafFact): Fix | null =>
  ownerAbove === ''
    ? null
    : {
        operation: 'task.update',
        words: words.fixes.giveTo(ownerAbove),
        input: { changes: [{ id: task.id, set: { owner: ownerAbove } }] },
      }

/** Unfinished tasks and milestones without an owner and without anybody assigned, of all. One click gives them to who owns what is above. */
export const checkOwners = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const open = unfinished(facts)
  const assigned = new Set(facts.plan.assignments.map((row) => row.taskId))
  const items = open
    .filter(({ task }) => task.owner.trim() === '' && !assigned.has(task.id))
    .map((leaf) => about(leaf.task.id, words.noOwner, { fix: assignTo(leaf) }))
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

/** When what is done until `at` is needed: the first go-live (found by name) that starts then or later, else the program's finish. */
const neededAt = (facts: HealthFacts): ((at: Instant, finish: Instant) => { readonly at: Instant; readonly name: string | null }) => {
  const goLives = facts.leaves.filter(({ task, work }) => namesGoLive(task.name, !work)).toSorted((a, b) => a.start - b.start)
  return (at, finish) => {
    const next = goLives.find(({ start }) => start >= at)
    return next ? { at: next.start, name: next.task.name } : { at: finish, name: null }
  }
}

/**
 * Unfinished testing that has become shorter than its baseline, or that leaves less than some working days (5) before the go-live after it (the program's
 * finish when none is named), of all unfinished testing. Found by name; a summary's name counts for the tasks below it.
 */
export const checkTesting = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const testing = facts.open.filter(({ task, belowTesting }) => isTestingWork(task.name, belowTesting))
  const { finish } = facts
  if (testing.length === 0 || finish === null) return unmeasured('squeezedTesting', limits, words.noTesting, share)
  const perDay = facts.plan.program.minutesPerDay * 10
  const needed = neededAt(facts)
  const items = testing.flatMap((leaf) => {
    const promised = leaf.promise?.duration ?? null
    const was = promised === null ? null : promised / perDay
    if (was !== null && leaf.duration < was) return [about(leaf.task.id, words.shortened(was, leaf.duration))]
    const { at, name } = needed(leaf.finish, finish)
    const room = facts.days(leaf.finish, at)
    return room < limits.testingRoomDays ? [about(leaf.task.id, words.room(room, name))] : []
  })
  return measured({ key: 'squeezedTesting', limits, numerator: items.length, denominator: testing.length, items })
}

/**
 * Unfinished security and privacy reviews that finish after three quarters of the working time from the program's start to the go-live after them (the
 * program's finish when none is named), of all of them: what they find comes too late to be mended. Found by name.
 */
export const checkSecurity = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const { start, finish } = facts
  const reviews = unfinished(facts).filter(({ task }) => namesSecurityReview(task.name))
  if (reviews.length === 0 || start === null || finish === null) return unmeasured('lateSecurity', limits, words.noSecurity, share)
  const needed = neededAt(facts)
  const items = reviews.flatMap((leaf) => {
    const end = needed(leaf.finish, finish)
    const span = facts.days(start, end.at)
    const at = span === 0 ? 100 : (facts.days(start, leaf.finish) / span) * 100
    if (at <= limits.securityBy) return []
    return [about(leaf.task.id, words.reviewedAt(formatDate(finishDay(leaf.finish), 'shortYear'), at, end.name))]
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
