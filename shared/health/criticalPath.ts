/** DCMA points 12 and 13: does the critical path carry a delay to the finish, and is there enough of it left. */

import type { Finding } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import type { Task } from '../model/task.ts'
import type { Instant } from '../time/instant.ts'
import { health as words } from '../words/en/health.ts'
import type { HealthFacts } from './facts.ts'
import { about, measured, unmeasured } from './measure.ts'

/** How much longer the trial makes a critical task, working days (DCMA's number). */
export const TRIAL_DAYS = 600

/**
 * 12 Critical path test (PAM 200.1, 4.12; the 600 days are those of DCMA's own course): a critical task is made 600 working days longer, and the finish must move
 * in direct proportion. The answer is the share of the delay that arrives; calendars of their own between the task and the finish may take a little
 * of it, therefore the limit is not quite 100 %. A date fixed on the finish itself is set aside for the trial: there the pamphlet reads the delay from the
 * negative float.
 */
export const checkCriticalPath = ({ plan, trial, nameOf }: HealthFacts, limits: HealthLimits): Finding => {
  const rest = { unit: '%', sense: 'atLeast' } as const
  if (plan.program.scheduleFrom === 'finish') return unmeasured('criticalPath', limits, words.fromFinish, rest)
  if (trial === null || trial.delayed <= 0) return unmeasured('criticalPath', limits, words.nothingCritical, rest)
  const finding = measured({ key: 'criticalPath', limits, sense: 'atLeast', numerator: trial.arrived, denominator: trial.delayed })
  const detail = words.trial(trial.delayed, trial.arrived)
  return {
    ...finding,
    note: words.tried(nameOf(trial.taskId), trial.delayed, trial.arrived),
    items: finding.passed === false ? [about(trial.taskId, detail)] : [],
  }
}

/** The latest finish that a row itself allows; null = none. */
const dueOf = ({ deadline, constraintType, constraintDate }: Task): Instant | null =>
  deadline ?? (constraintType === 'FNLT' || constraintType === 'MFO' ? constraintDate : null)

/**
 * 13 Critical path length index (PAM 200.1, 4.13 and 3.1.2.3): (length of the critical path + total float) by the length; at least 0.95. The length is the working
 * time from the data date to the finish; the float is what the finish has to what it was promised for: the program's deadline, else a deadline (or a latest
 * finish) of the row that finishes last, else the baseline's finish. Without any of them there is nothing that the finish could be late for.
 */
export const checkCpli = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const { plan, leaves, start, finish, dataDate, days } = facts
  const rest = { unit: 'index', sense: 'atLeast' } as const
  if (start === null || finish === null) return unmeasured('cpli', limits, words.nothingToCount, rest)
  const promised = leaves.reduce<number | null>((last, { promise }) => {
    const at = promise?.finish ?? null
    return at === null ? last : Math.max(last ?? at, at)
  }, null)
  const own = leaves.reduce<number | null>((first, leaf) => {
    const at = leaf.finish === finish ? dueOf(leaf.task) : null
    return at === null ? first : Math.min(first ?? at, at)
  }, null)
  const due = plan.program.deadline ?? own ?? promised
  if (due === null) return unmeasured('cpli', limits, words.noDeadline, rest)
  const length = days(Math.max(dataDate, start), finish)
  if (length <= 0 || leaves.every((leaf) => leaf.done)) return unmeasured('cpli', limits, words.over, rest)
  const float = days(finish, due)
  return measured({
    key: 'cpli',
    limits,
    ...rest,
    numerator: Math.max(0, length + float),
    denominator: length,
    note: words.cpli(length, float, plan.program.deadline !== null ? 'deadline' : own !== null ? 'ownDeadline' : 'baseline'),
  })
}
