/** Checking the plan's health and comparing baselines: questions that change nothing. */
import { compareBaselines } from '../../../shared/baselines/compare.ts'
import type { healthOperations } from '../../../shared/contract/health.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { checkPlan } from '../../../shared/health/index.ts'
import type { Baseline } from '../../../shared/model/baseline.ts'
import { publishedLimits } from '../../../shared/model/healthLimits.ts'
import { chooseBaseline } from '../../../shared/report/facts.ts'
import { compileCalendars } from '../../../shared/time/compiledCalendars.ts'
import { edits as words } from '../../../shared/words/en/service.ts'
import type { Program } from '../program.ts'
import type { HandlersOf } from '../session.ts'
import { todayBy } from '../today.ts'
import { tryCriticalPath } from '../trial.ts'

const baselineOf = (program: Program, id: string, at: string): Baseline => {
  const baseline = program.rows.baseline.get(id)
  if (!baseline) throw new Refused('not-found', words.noBaseline(id), { at })
  return baseline
}
const named = ({ id, name, capturedAt }: Baseline) => ({ id, name, capturedAt })

export const healthHandlers: HandlersOf<typeof healthOperations> = {
  'plan.check': (input, session) => {
    const program = session.need()
    if (typeof input.baselineId === 'string') baselineOf(program, input.baselineId, 'baselineId')
    const plan = program.plan()
    const compared = { plan, ...(input.baselineId === undefined ? {} : { baselineId: input.baselineId }) }
    const today = todayBy(session.clock)
    const limits = { ...publishedLimits, ...plan.program.healthLimits, ...input.limits }
    const findings = checkPlan({ ...compared, columns: program.reckoning().columns, today, trial: tryCriticalPath(program) }, limits)
    const baseline = chooseBaseline(compared)
    return {
      dataDate: plan.program.statusDate ?? today,
      baseline: baseline && named(baseline),
      limits,
      passed: findings.filter((one) => one.passed === true).length,
      failed: findings.filter((one) => one.passed === false).length,
      unmeasured: findings.filter((one) => one.passed === null).length,
      findings,
    }
  },
  'baseline.compare': (input, session) => {
    const program = session.need()
    const baseline = baselineOf(program, input.baselineId, 'baselineId')
    const against = input.againstId === undefined ? null : baselineOf(program, input.againstId, 'againstId')
    const plan = program.plan()
    const calendar = compileCalendars(plan.calendars).get(plan.program.calendarId) ?? null
    const compared = compareBaselines(plan, program.reckoning().columns, calendar, baseline.id, against?.id)
    return { baseline: named(baseline), against: against && named(against), ...compared }
  },
}
