/** DCMA points 12 and 13: does the critical path carry a delay to the finish, and is there enough of it left. */

import type { Finding } from '../model/finding.ts'
import type { HealthLimits } from '../model/healthLimits.ts'
import { health as words } from '../words/en/health.ts'
import type { HealthFacts } from './facts.ts'
import { about, measured, unmeasured } from './measure.ts'

/** How much longer the trial makes a critical task, working days (DCMA's number). */
export const TRIAL_DAYS = 600

/**
 * 12 Critical path test: a critical task is made 600 working days longer, and the finish must move as much. The answer is the share of the delay that
 * arrives; calendars of their own between the task and the finish may take a little of it, therefore the limit is not quite 100 %.
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

/**
 * 13 Critical path length index: (length of the critical path + total float) by the length; at least 0.95. The length is the working time from the data
 * date to the finish; the float is what the finish has to the program's deadline, else to the baseline's finish. Without either there is
 * nothing that the finish could be late for.
 */
export const checkCpli = (facts: HealthFacts, limits: HealthLimits): Finding => {
  const { plan, leaves, start, finish, dataDate, days } = facts
  const rest = { unit: 'index', sense: 'atLeast' } as const
  if (start === null || finish === null) return unmeasured('cpli', limits, words.nothingToCount, rest)
  const promised = leaves.reduce<number | null>((last, { promise }) => {
    const at = promise?.finish ?? null
    return at === null ? last : Math.max(last ?? at, at)
  }, null)
  const due = plan.program.deadline ?? promised
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
    note: words.cpli(length, float, plan.program.deadline !== null),
  })
}
