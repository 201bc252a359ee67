/** DCMA points 5 to 8 and 10: what stands on a task itself: constraint, float, length, people. */

import type { Finding, Fix } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import type { Task } from '../model/task.ts'
import { formatDate } from '../time/formatDate.ts'
import { constraintNames } from '../words/en/cells.ts'
import { health as words } from '../words/en/health.ts'
import type { HealthFacts } from './facts.ts'
import { about, measured, unmeasured } from './measure.ts'

const hard: ReadonlySet<string> = new Set(['MSO', 'MFO', 'SNLT', 'FNLT'])

/**
 * The soft form that keeps what the date was for: "must start" becomes "no earlier than"; a latest finish becomes a deadline, which warns and
 * does not bind. "Start no later than" has no soft form (a deadline is about the finish): it takes a decision.
 */
const soften = (task: Task): Fix | null => {
  const date = task.constraintDate
  if (date === null) return null
  const fix = (say: string, set: Extract<Fix, { operation: 'task.update' }>['input']['changes'][number]['set']): Fix => ({
    operation: 'task.update',
    words: say,
    input: { changes: [{ id: task.id, set }] },
  })
  if (task.constraintType === 'MSO') return fix(words.fixes.softenStart, { constraintType: 'SNET', constraintDate: date })
  // A deadline of its own is not overwritten.
  if (task.deadline !== null && task.deadline !== date) return null
  if (task.constraintType === 'MFO') return fix(words.fixes.softenFinish, { constraintType: 'FNET', constraintDate: date, deadline: date })
  if (task.constraintType === 'FNLT') return fix(words.fixes.makeDeadline, { constraintType: 'ASAP', constraintDate: null, deadline: date })
  return null
}

/** 5 Hard constraints: unfinished tasks with must-start-on, must-finish-on, start- or finish-no-later-than, of all; at most 5 %. They stop logic from driving dates. */
export const checkConstraints = ({ open }: HealthFacts, limits: HealthLimits): Finding => {
  const items = open
    .filter(({ task }) => hard.has(task.constraintType) && task.constraintDate !== null)
    .map(({ task }) =>
      about(task.id, words.constraint(constraintNames[task.constraintType], formatDate(task.constraintDate ?? 0, 'shortYear')), {
        fix: soften(task),
      }),
    )
  return measured({ key: 'hardConstraints', limits, numerator: items.length, denominator: open.length, items })
}

/** 6 High float: unfinished tasks with more than 44 working days of total float, of all; at most 5 %. Often a successor is missing. */
export const checkHighFloat = ({ open }: HealthFacts, limits: HealthLimits): Finding => {
  const items = open.filter((leaf) => leaf.float > limits.highFloatDays).map((leaf) => about(leaf.task.id, words.float(leaf.float)))
  return measured({ key: 'highFloat', limits, numerator: items.length, denominator: open.length, items })
}

/** 7 Negative float: unfinished tasks with total float below zero, of all; none. Some date can no longer be met. */
export const checkNegativeFloat = ({ open }: HealthFacts, limits: HealthLimits): Finding => {
  const items = open.filter((leaf) => leaf.float < 0).map((leaf) => about(leaf.task.id, words.float(leaf.float)))
  return measured({ key: 'negativeFloat', limits, numerator: items.length, denominator: open.length, items })
}

/**
 * 8 High duration: unfinished tasks longer than 44 working days, of all; at most 5 %. DCMA reads the baseline's duration within the rolling wave; we read
 * the present one, which is there without a baseline too.
 */
export const checkHighDuration = ({ open }: HealthFacts, limits: HealthLimits): Finding => {
  const items = open.filter((leaf) => leaf.duration > limits.highDurationDays).map((leaf) => about(leaf.task.id, words.long(leaf.duration)))
  return measured({ key: 'highDuration', limits, numerator: items.length, denominator: open.length, items })
}

/**
 * 10 Resources: unfinished tasks to which nobody is assigned, of all; none. A plan without any assignment is not loaded with resources at all, which DCMA
 * allows: then there is nothing to measure (owners are asked for by a check of their own).
 */
export const checkResources = ({ plan, open }: HealthFacts, limits: HealthLimits): Finding => {
  if (plan.assignments.length === 0) return unmeasured('resources', limits, words.notLoaded, { unit: '%', sense: 'atMost' })
  const assigned = new Set(plan.assignments.map((row) => row.taskId))
  const items = open.filter(({ task }) => !assigned.has(task.id)).map(({ task }) => about(task.id, words.nobody))
  return measured({ key: 'resources', limits, numerator: items.length, denominator: open.length, items })
}
