/** The rules of red, amber and green, written once: the slides apply them, the appendix prints them. */
import { deck } from '../words/en/deck.ts'
import type { Rag } from './content.ts'

/** Working days of buffer to the deadline below which the program is amber. */
export const THIN_BUFFER = 10
/** Working days later than the baseline from which a slip is far. */
export const FAR_SLIP = 5
/** Working days of float up to which a workstream is near-critical. */
export const NEAR_CRITICAL = 5

export interface ProgramStanding {
  /** Working days; null without a deadline. */
  readonly buffer: number | null
  /** Working days later than the baseline; null without one. */
  readonly slip: number | null
  readonly missedDeadlines: number
  readonly brokenConstraints: number
  readonly redWorkstreams: number
}
/** Null when there is nothing to measure against. The reason names the rule that decided. */
export const rateProgram = (program: ProgramStanding): { rag: Rag | null; reason: string } => {
  const { buffer, slip, missedDeadlines, brokenConstraints, redWorkstreams } = program
  if (buffer !== null && buffer < 0) return { rag: 'red', reason: deck.reason.late(buffer) }
  if (missedDeadlines > 0) return { rag: 'red', reason: deck.reason.missed(missedDeadlines) }
  if (buffer === null && slip !== null && slip > FAR_SLIP) return { rag: 'red', reason: deck.reason.slippedFar(FAR_SLIP) }
  if (buffer !== null && buffer < THIN_BUFFER) return { rag: 'amber', reason: deck.reason.thinBuffer(THIN_BUFFER) }
  if (redWorkstreams > 0) return { rag: 'amber', reason: deck.reason.redWorkstream(redWorkstreams) }
  if (brokenConstraints > 0) return { rag: 'amber', reason: deck.reason.broken(brokenConstraints) }
  if (buffer === null && slip !== null && slip > 0) return { rag: 'amber', reason: deck.reason.slipped }
  if (buffer !== null) return { rag: 'green', reason: deck.reason.buffer(THIN_BUFFER) }
  if (slip !== null) return { rag: 'green', reason: deck.reason.held }
  return { rag: null, reason: deck.reason.nothingToMeasure }
}

export interface WorkStanding {
  readonly done: boolean
  readonly missed: boolean
  readonly float: number | null
  readonly slip: number | null
  readonly overdue: boolean
}
export const rateWorkstream = (work: WorkStanding): Rag => {
  if (work.done) return 'green'
  const noFloat = work.float !== null && work.float <= 0
  if (work.missed || (work.float !== null && work.float < 0)) return 'red'
  if (work.slip !== null && work.slip > FAR_SLIP && noFloat) return 'red'
  return (work.slip !== null && work.slip > 0) || work.overdue ? 'amber' : 'green'
}
export const rateMilestone = (work: WorkStanding): Rag => {
  if (work.done) return 'green'
  if (work.missed || (work.float !== null && work.float < 0)) return 'red'
  return (work.slip !== null && work.slip > 0) || work.overdue ? 'amber' : 'green'
}
