/** Asks what each step of a drag would move: never two questions at a time, always about the newest step. */
import type { DateChange, GanttEvents, GanttRow, Preview } from './chart.ts'
import { heldDates } from './drags.ts'

export interface PreviewQueue {
  /** The drag is now here; null: it is back where it began. Draws at once what is known, and again when the scheduler has answered. */
  step(row: GanttRow, change: DateChange | null): void
  /** Other rows have come into sight: asks again. */
  lookAgain(): void
  /** What the newest answer says of this step; nothing until it has come. */
  words(): readonly string[]
  /** The drag is over: later answers are not drawn. What is drawn stays. */
  stop(): void
}

const isSame = (a: DateChange, b: DateChange): boolean =>
  a.id === b.id && (a.kind === 'move' ? b.kind === 'move' && a.start === b.start : b.kind === 'finish' && a.finish === b.finish)

interface Step {
  readonly row: GanttRow
  readonly change: DateChange
}

/** `shown` are the tasks whose dates are looked at; `draw` gets each preview to show; `answered` is called after one that came from the scheduler. */
export const createPreviewQueue = (
  previewMove: GanttEvents['previewMove'],
  shown: () => readonly string[],
  draw: (preview: Preview | null) => void,
  answered: () => void,
): PreviewQueue => {
  let now: Step | null = null
  let asked: Step | null = null
  let asking = false
  /** Counts drags: an answer to an older one is not drawn. */
  let turn = 0
  let answer: { change: DateChange; preview: Preview; words: readonly string[] } | null = null

  /** The newest answer, with the dragged bar under the pointer until the scheduler has spoken of just this step. */
  const compose = ({ row, change }: Step): Preview => {
    const moved = answer?.preview
    if (moved?.get(row.id) && answer && isSame(answer.change, change)) return moved
    // Each step lays the one bar over the answer, which may be of ten thousand: it is not copied.
    const held = heldDates(row, change)
    return { size: (moved?.size ?? 0) + 1, get: (id) => (id === row.id ? held : moved?.get(id)) }
  }

  const ask = async (): Promise<void> => {
    if (asking) return
    asking = true
    try {
      while (now && now !== asked) {
        asked = now
        const mine = turn
        const foreseen = await previewMove(asked.change, shown())
        if (!foreseen || mine !== turn || !now) continue
        answer = { change: asked.change, preview: foreseen.dates, words: foreseen.words }
        draw(compose(now))
        answered()
      }
    } finally {
      asking = false
    }
  }

  return {
    step(row, change) {
      now = change && { row, change }
      if (!now) answer = null
      draw(now && compose(now))
      void ask()
    },
    lookAgain() {
      if (now) now = { ...now }
      void ask()
    },
    words: () => (answer && now && isSame(answer.change, now.change) ? answer.words : []),
    stop() {
      now = null
      answer = null
      turn += 1
    },
  }
}
