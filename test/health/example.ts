/** A small plan checked, and one check's answer as a planner would write it down. */
import { checkPlan, type HealthInput } from '../../shared/health/index.ts'
import type { BaselineTask } from '../../shared/model/baseline.ts'
import type { CheckKey, Finding } from '../../shared/model/finding.ts'
import { type HealthLimits, publishedLimits } from '../../shared/model/healthLimits.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { columnsOf, type Example, january, planOf } from '../schedule/worked.ts'

/** A baseline that finishes these tasks then; starts and durations where given. */
export const promise = (
  finishes: Readonly<Record<string, Instant | Partial<BaselineTask>>>,
): Pick<Plan, 'baselines' | 'baselineTasks'> => ({
  baselines: [{ id: 'b', name: 'Board', number: 0, capturedAt: 1 }],
  baselineTasks: Object.entries(finishes).map(([taskId, given]) => ({
    id: `b:${taskId}`,
    baselineId: 'b',
    taskId,
    start: null,
    finish: null,
    duration: null,
    work: null,
    name: taskId,
    parentId: null,
    ...(typeof given === 'number' ? { finish: given } : given),
  })),
})

interface Asked {
  readonly example: Example
  readonly more?: Partial<Plan>
  readonly limits?: Partial<HealthLimits>
  readonly input?: Partial<HealthInput>
}
export const findingsOf = ({ example, more = {}, limits = {}, input = {} }: Asked): Finding[] => {
  const plan = { ...planOf(example), ...more }
  return checkPlan({ plan, columns: columnsOf(plan), today: january(5, 0), trial: null, ...input }, { ...publishedLimits, ...limits })
}
export const ask = (key: CheckKey, asked: Asked): Finding => {
  const found = findingsOf(asked).find((one) => one.key === key)
  if (!found) throw new Error(`no check ${key}`)
  return found
}

/** "2 of 3, failed: A no predecessor; C no successor". */
export const told = (key: CheckKey, asked: Asked): string => {
  const { numerator, denominator, passed, items, note } = ask(key, asked)
  if (passed === null) return `not measurable: ${note}`
  const rows = items.map(({ taskId, detail }) => `${taskId} ${detail}`).join('; ')
  return `${numerator} of ${denominator}, ${passed ? 'passed' : 'failed'}${rows === '' ? '' : `: ${rows}`}`
}
