/** Why a date is where it is, in sentences. */
import type { Plan } from '../model/plan.ts'
import type { Reason } from '../model/reason.ts'
import { steady } from '../steady.ts'
import { readingOf } from './reading.ts'
import { type Sentence, sentenceOf } from './sentences.ts'

export { becauseOf } from './because.ts'

export type WhyStep = Reason & Sentence

/** The reasons in sentences, in their order. Behind the first, a milestone's end is not told apart from its beginning. */
export const whySteps = (plan: Plan, reasons: readonly Reason[]): WhyStep[] => {
  const reading = readingOf(plan)
  return reasons.flatMap((reason, at) => {
    if (at > 0 && reason.kind === 'duration' && reason.steps.length === 0) return []
    const said = sentenceOf(reading, reason)
    return said ? [{ ...reason, sentence: steady(said.sentence), detail: steady(said.detail) }] : []
  })
}
