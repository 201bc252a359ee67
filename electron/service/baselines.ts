/** Keeping the computed dates under a name. */
import type { Draft } from './draft.ts'
import type { Reckoning } from './reckon.ts'

interface Capture {
  readonly name: string
  readonly taskIds: readonly string[]
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A baseline of the same name is taken anew for these tasks, as setting a baseline again does in Microsoft Project. */
export const captureBaseline = (draft: Draft, reckoning: Reckoning, capture: Capture): string => {
  const all = [...draft.rows.baseline.values()]
  const known = all.find((row) => row.name.toLowerCase() === capture.name.toLowerCase())
  const number = all.reduce((next, row) => Math.max(next, row.number + 1), 0)
  const baseline = { ...(known ?? { id: capture.newId(), number }), name: capture.name, capturedAt: capture.now }
  draft.put('baseline', baseline)
  if (!known) draft.created.push(baseline.id)
  for (const taskId of capture.taskIds) {
    const row = reckoning.rowOf.get(taskId)
    if (row === undefined) continue
    const { start, finish, duration } = reckoning.columns
    draft.put('baselineTask', {
      id: `${baseline.id}:${taskId}`,
      baselineId: baseline.id,
      taskId,
      start: start[row],
      finish: finish[row],
      duration: duration[row],
      work: null,
    })
  }
  return baseline.id
}
