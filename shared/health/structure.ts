/** DCMA points 5 to 8 and 10: what stands on a task itself: constraint, float, length, people. */

import type { Finding, Fix } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import type { Plan } from '../model/plan.ts'
import type { Task } from '../model/task.ts'
import { CalendarProblem } from '../time/calendar.ts'
import { type CompiledCalendars, compileCalendars } from '../time/compiledCalendars.ts'
import { formatDate } from '../time/formatDate.ts'
import type { Instant } from '../time/instant.ts'
import { isElapsed } from '../time/units.ts'
import { constraintNames } from '../words/en/cells.ts'
import { health as words } from '../words/en/health.ts'
import type { HealthFacts } from './facts.ts'
import { about, measured, unmeasured } from './measure.ts'

const hard: ReadonlySet<string> = new Set(['MSO', 'MFO', 'SNLT', 'FNLT'])

/** The finish that a latest start allows: the task's own length after it, on its own calendar. */
const finishFrom = (task: Task, start: Instant, { program }: Plan, calendars: CompiledCalendars): Instant | null => {
  if (isElapsed(task.durationUnit)) return start + task.duration
  const calendar = calendars.get(task.calendarId ?? program.calendarId) ?? calendars.get(program.calendarId)
  try {
    return calendar?.add(start, task.duration) ?? null
  } catch (problem) {
    // Beyond the years that calendars know, or without working time: no date can be told.
    if (problem instanceof CalendarProblem) return null
    throw problem
  }
}

/**
 * The soft form that keeps what the date was for: "must start" becomes "no earlier than"; a latest finish, or the finish that a latest start allows, becomes a
 * deadline, which warns and does not bind. Null where a later deadline of the task's own would be lost; an earlier one already says more and stays.
 */
const soften = (task: Task, plan: Plan, calendars: CompiledCalendars): Fix | null => {
  const { constraintType, constraintDate: date } = task
  if (date === null) return null
  const fix = (say: string, set: Extract<Fix, { operation: 'task.update' }>['input']['changes'][number]['set']): Fix => ({
    operation: 'task.update',
    words: say,
    input: { changes: [{ id: task.id, set }] },
  })
  if (constraintType === 'MSO') return fix(words.fixes.softenStart, { constraintType: 'SNET', constraintDate: date })
  const latest = constraintType === 'SNLT' ? finishFrom(task, date, plan, calendars) : date
  if (latest === null || (task.deadline !== null && task.deadline > latest)) return null
  const deadline = task.deadline ?? latest
  if (constraintType === 'MFO') return fix(words.fixes.softenFinish, { constraintType: 'FNET', constraintDate: date, deadline })
  const free = plan.program.scheduleFrom === 'finish' ? 'ALAP' : 'ASAP'
  return fix(words.fixes.makeDeadline, { constraintType: free, constraintDate: null, deadline })
}

/**
 * 5 Hard constraints (PAM 200.1, 4.5): unfinished tasks with must-start-on, must-finish-on, start- or finish-no-later-than, of all; at most 5 %. They stop logic
 * from driving dates.
 */
export const checkConstraints = ({ open, plan }: HealthFacts, limits: HealthLimits): Finding => {
  const calendars = compileCalendars(plan.calendars)
  const items = open
    .filter(({ task }) => hard.has(task.constraintType) && task.constraintDate !== null)
    .map(({ task }) =>
      about(task.id, words.constraint(constraintNames[task.constraintType], formatDate(task.constraintDate ?? 0, 'shortYear')), {
        fix: soften(task, plan, calendars),
      }),
    )
  return measured({ key: 'hardConstraints', limits, numerator: items.length, denominator: open.length, items })
}

/** 6 High float (PAM 200.1, 4.6): unfinished tasks with more than 44 working days of total float, of all; at most 5 %. Often a successor is missing. */
export const checkHighFloat = ({ open }: HealthFacts, limits: HealthLimits): Finding => {
  const items = open.filter((leaf) => leaf.float > limits.highFloatDays).map((leaf) => about(leaf.task.id, words.float(leaf.float)))
  return measured({ key: 'highFloat', limits, numerator: items.length, denominator: open.length, items })
}

/** 7 Negative float (PAM 200.1, 4.7): unfinished tasks with total float below zero, of all; none. Some date can no longer be met. */
export const checkNegativeFloat = ({ open }: HealthFacts, limits: HealthLimits): Finding => {
  const items = open.filter((leaf) => leaf.float < 0).map((leaf) => about(leaf.task.id, words.float(leaf.float)))
  return measured({ key: 'negativeFloat', limits, numerator: items.length, denominator: open.length, items })
}

/**
 * 8 High duration (PAM 200.1, 4.8): unfinished tasks longer than 44 working days in the baseline, of all; at most 5 %. What the baseline does not know, or a plan
 * without one, is told by its present length. The pamphlet leaves out what starts after the detailed planning period; no field says where that ends,
 * so everything counts here.
 */
export const checkHighDuration = ({ open, plan }: HealthFacts, limits: HealthLimits): Finding => {
  const perDay = plan.program.minutesPerDay * 10
  const items = open.flatMap(({ task, duration, promise }) => {
    // An elapsed duration runs on the clock: its working days are known of the present dates alone.
    const promised = promise === null || promise.duration === null || isElapsed(task.durationUnit) ? null : promise.duration / perDay
    const counted = promised ?? duration
    if (counted <= limits.highDurationDays) return []
    return [about(task.id, promised === null || promised === duration ? words.long(duration) : words.longInBaseline(promised, duration))]
  })
  return measured({ key: 'highDuration', limits, numerator: items.length, denominator: open.length, items })
}

/**
 * 10 Resources (PAM 200.1, 4.10): unfinished tasks to which nothing is assigned (people, material or cost), of all; none. A plan without any assignment is not
 * loaded with resources at all, which the pamphlet allows: then there is nothing to measure (owners are asked for by a check of their own).
 */
export const checkResources = ({ plan, open }: HealthFacts, limits: HealthLimits): Finding => {
  if (plan.assignments.length === 0) return unmeasured('resources', limits, words.notLoaded, { unit: '%', sense: 'atMost' })
  const assigned = new Set(plan.assignments.map((row) => row.taskId))
  const items = open.filter(({ task }) => !assigned.has(task.id)).map(({ task }) => about(task.id, words.nobody))
  return measured({ key: 'resources', limits, numerator: items.length, denominator: open.length, items })
}
