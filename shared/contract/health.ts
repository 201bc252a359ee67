/** How sound the plan is, and what became of what was promised. */
import { z } from 'zod'
import { duration, id, instant, name, signedDuration } from '../model/fields.ts'
import { finding } from '../model/finding.ts'
import { chosenLimits, healthLimits } from '../model/healthLimits.ts'
import { query } from './operation.ts'

const promised = z.strictObject({
  start: instant.nullable(),
  finish: instant.nullable(),
  duration: duration.nullable(),
  work: duration.nullable(),
})
const roll = z.strictObject({ tasks: z.int(), added: z.int(), removed: z.int(), moved: z.int() })
const compared = z.strictObject({
  taskId: id,
  /** As it is called now, or was when the baseline was captured; '' when that was not kept. */
  name: z.string().max(400),
  wbs: z.string().nullable(),
  depth: z.int(),
  summary: z.boolean(),
  state: z.enum(['kept', 'added', 'removed']),
  before: promised.nullable(),
  after: promised.nullable(),
  /** Later, longer or more is positive: working tenths of a minute on the program's calendar; null where one side is missing. */
  start: signedDuration.nullable(),
  finish: signedDuration.nullable(),
  duration: signedDuration.nullable(),
  work: signedDuration.nullable(),
  /** Of a summary: its leaves that came, went or moved. */
  below: roll.nullable(),
})
const named = z.strictObject({ id, name, capturedAt: z.int() })

export const healthOperations = {
  /**
   * The DCMA 14-point assessment and what delivery managers watch for. Limits given here win over the program's own, those over the published ones. Without
   * `baselineId` the baseline captured last counts, with null none.
   */
  'plan.check': query(
    'Check the plan',
    z.strictObject({ limits: chosenLimits.optional(), baselineId: id.nullable().optional() }),
    z.strictObject({
      dataDate: instant,
      baseline: named.nullable(),
      limits: healthLimits,
      passed: z.int(),
      failed: z.int(),
      unmeasured: z.int(),
      findings: z.array(finding).max(100),
    }),
  ),
  /** A baseline against the present dates, or against another baseline: per task, rolled up into every summary, and for each top-level branch. */
  'baseline.compare': query(
    'Compare baselines',
    z.strictObject({ baselineId: id, againstId: id.optional() }),
    z.strictObject({
      baseline: named,
      against: named.nullable(),
      tasks: z.array(compared).max(1_000_000),
      workstreams: z.array(compared).max(100_000),
      total: roll,
    }),
  ),
} as const
