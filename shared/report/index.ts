/** The steering deck's content from a scheduled plan: slides in the order a committee asks, without those that the plan cannot fill. */
import { formatDate } from '../time/formatDate.ts'
import { deck } from '../words/en/deck.ts'
import type { DeckContent, DeckInput, Draft } from './content.ts'
import { gatherFacts } from './facts.ts'
import { shorten } from './measure.ts'
import { appendixSlide } from './slides/appendix.ts'
import { criticalPathSlide } from './slides/criticalPath.ts'
import { milestonesSlide } from './slides/milestones.ts'
import { nextSlide } from './slides/next.ts'
import { statusSlide } from './slides/status.ts'
import { timelineSlide } from './slides/timeline.ts'
import { workstreamsSlide } from './slides/workstreams.ts'

export type { DeckContent, DeckInput } from './content.ts'

/** Pixels for the foot's left part. */
const FOOT_ROOM = 470

export const deckContent = (input: DeckInput): DeckContent => {
  const facts = gatherFacts(input)
  const drafts: Draft[] = statusSlide(facts, input)
  if (facts.finish !== null)
    drafts.push(
      ...(facts.done ? [] : timelineSlide(facts)),
      ...workstreamsSlide(facts),
      ...criticalPathSlide(facts),
      ...milestonesSlide(facts),
      ...nextSlide(facts),
      ...appendixSlide(),
    )
  return {
    name: facts.name,
    author: deck.committee,
    foot: { left: shorten(deck.foot(facts.name), 12, FOOT_ROOM), middle: deck.dataDate(formatDate(facts.dataDate, 'dayYear')) },
    dataDate: facts.dataDate,
    baseline: facts.baseline,
    slides: drafts.map((draft, at) => ({ ...draft, page: at + 1 })),
  }
}
