/** A command's result as the status line says it: "12 tasks moved, finish 14 Mar → 18 Mar, float lost on 4". Pure. */
import type { CommandResult } from '../../shared/contract/results.ts'
import { frame } from '../../shared/words/en/frame.ts'

/** `day` writes an instant as a date. */
export const resultWords = (result: CommandResult, day: (instant: number) => string): { strong: string; rest: string } => {
  const { moved, label, finishBefore, finishAfter, floatLost } = result
  const parts: string[] = []
  if (moved === 0) parts.push(frame.status.nothingMoved)
  if (finishBefore !== null && finishAfter !== null && finishBefore !== finishAfter) {
    parts.push(frame.status.finishMoved(day(finishBefore), day(finishAfter)))
  } else if (moved > 0) parts.push(frame.status.finishStays)
  if (floatLost > 0) parts.push(frame.status.floatLost(floatLost))
  return { strong: moved > 0 ? frame.status.moved(moved) : label, rest: parts.map((part) => `, ${part}`).join('') }
}
