/** The health of a plan: the DCMA 14-point assessment and what delivery managers watch for, each as a finding. Pure. */

import type { CheckKey, Finding } from '../model/finding.ts'
import { checkKeys } from '../model/finding.ts'
import { type HealthLimits, publishedLimits } from '../model/healthLimits.ts'
import { checkCpli, checkCriticalPath } from './criticalPath.ts'
import { checkGreen, checkLooseDates, checkOwners, checkSecurity, checkTesting } from './delivery.ts'
import { gatherHealth, type HealthFacts, type HealthInput } from './facts.ts'
import { checkDanglingLogic, checkLags, checkLeads, checkLinkTypes, checkLogic } from './logic.ts'
import { checkBei, checkInvalidDates, checkMissedTasks } from './progress.ts'
import { checkConstraints, checkHighDuration, checkHighFloat, checkNegativeFloat, checkResources } from './structure.ts'

type Check = (facts: HealthFacts, limits: HealthLimits) => Finding

const checks: Readonly<Record<CheckKey, Check>> = {
  logic: checkLogic,
  leads: checkLeads,
  lags: checkLags,
  finishToStart: checkLinkTypes,
  hardConstraints: checkConstraints,
  highFloat: checkHighFloat,
  negativeFloat: checkNegativeFloat,
  highDuration: checkHighDuration,
  invalidDates: checkInvalidDates,
  resources: checkResources,
  missedTasks: checkMissedTasks,
  criticalPath: checkCriticalPath,
  cpli: checkCpli,
  bei: checkBei,
  danglingLogic: checkDanglingLogic,
  owners: checkOwners,
  looseDates: checkLooseDates,
  squeezedTesting: checkTesting,
  lateSecurity: checkSecurity,
  greenButLate: checkGreen,
}

/**
 * Every check in its order. Definitions follow DCMA's 14-Point Assessment as section 4 of DCMA-EA PAM 200.1 (October 2012) has it; each check's own comment
 * names its section and says where ours differs. What counts as a task there: no summaries, no milestones or other rows without duration, nothing complete
 * (points 9, 11 and 14 look at completed work too), no level of effort (there is none here); inactive rows count nowhere.
 */
export const checkPlan = (input: HealthInput, limits: HealthLimits = publishedLimits): Finding[] => {
  const facts = gatherHealth(input)
  return checkKeys.map((key) => checks[key](facts, limits))
}

export { type CheckKey, checkKeys, deliveryChecks, type Finding, type Fix, type FoundItem, finding } from '../model/finding.ts'
export { TRIAL_DAYS } from './criticalPath.ts'
export type { HealthInput, Trial } from './facts.ts'
