/** Keeping the computed dates under a name: of the whole plan, or anew for some tasks of a baseline that stands. */

import { workOf } from '../../shared/baselines/workOf.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { type Draft, planOf } from './draft.ts'
import type { Reckoning } from './reckon.ts'

interface Capture {
  readonly name: string
  /** Null = every task, and nothing else: what the baseline knew of tasks that are gone goes too. */
  readonly taskIds: readonly string[] | null
  readonly newId: () => string
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * A baseline of the same name is taken anew for these tasks, as setting a baseline again does in Microsoft Project. For some tasks of a
 * baseline that stands, the summaries above them are rolled up from what it then holds (Project's "roll up baselines"), and its day stays.
 */
export const captureBaseline = (draft: Draft, reckoning: Reckoning, capture: Capture): string => {
  const all = [...draft.rows.baseline.values()]
  const known = all.find((row) => row.name.toLowerCase() === capture.name.toLowerCase())
  const number = all.reduce((next, row) => Math.max(next, row.number + 1), 0)
  const isPart = known !== undefined && capture.taskIds !== null
  const baseline = isPart ? known : { ...(known ?? { id: capture.newId(), number }), name: capture.name, capturedAt: capture.now }
  draft.put('baseline', baseline)
  if (!known) draft.created.push(baseline.id)
  if (known && !isPart)
    for (const row of [...draft.rows.baselineTask.values()])
      if (row.baselineId === known.id && !draft.rows.task.has(row.taskId)) draft.remove('baselineTask', row.id)
  const work = workOf(planOf(draft.rows))
  for (const taskId of capture.taskIds ?? draft.rows.task.keys()) {
    const row = reckoning.rowOf.get(taskId)
    const task = draft.rows.task.get(taskId)
    if (row === undefined || !task) continue
    const { start, finish, duration } = reckoning.columns
    draft.put('baselineTask', {
      id: `${baseline.id}:${taskId}`,
      baselineId: baseline.id,
      taskId,
      start: start[row],
      finish: finish[row],
      duration: duration[row],
      work: work.get(taskId) ?? null,
      name: task.name,
      parentId: task.parentId,
    })
  }
  if (isPart && capture.taskIds) rollUp(draft, baseline.id, capture.taskIds)
  return baseline.id
}

/** The summaries above these tasks span what the baseline holds of their children; those chosen themselves keep what was captured. */
const rollUp = (draft: Draft, baselineId: string, taskIds: readonly string[]): void => {
  const { rows } = draft
  const chosen = new Set(taskIds)
  const depths = new Map<string, number>()
  for (const id of taskIds) {
    const path: string[] = []
    for (let up = rows.task.get(id)?.parentId ?? null; up !== null && !path.includes(up); up = rows.task.get(up)?.parentId ?? null)
      path.push(up)
    path.forEach((above, at) => {
      if (!chosen.has(above)) depths.set(above, path.length - at)
    })
  }
  const program = rows.program.get('program')!
  const calendar = compileCalendars([...rows.calendar.values()]).get(program.calendarId)
  const children = Map.groupBy(rows.task.values(), (task) => task.parentId)
  // The lowest first: a summary spans its sub-summaries as they now are.
  for (const [id] of [...depths].sort((a, b) => b[1] - a[1])) {
    const own = rows.baselineTask.get(`${baselineId}:${id}`)
    if (!own) continue
    const below = (children.get(id) ?? []).flatMap((child) => rows.baselineTask.get(`${baselineId}:${child.id}`) ?? [])
    const starts = below.flatMap((row) => row.start ?? [])
    const finishes = below.flatMap((row) => row.finish ?? [])
    if (starts.length === 0 || finishes.length === 0) continue
    const start = starts.reduce((a, b) => Math.min(a, b))
    const finish = finishes.reduce((a, b) => Math.max(a, b))
    draft.put('baselineTask', { ...own, start, finish, duration: calendar ? Math.max(0, calendar.between(start, finish)) : own.duration })
  }
}
