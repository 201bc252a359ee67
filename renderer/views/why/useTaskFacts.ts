/** What the why panel says of a task from the store alone, without asking the program. */
import { useMemo } from 'react'
import { CRITICAL } from '../../../shared/model/schedule.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { TreeRow } from '../../../shared/model/tree.ts'
import type { Duration, Instant } from '../../../shared/time/instant.ts'
import type { Scheduled } from '../../client/computedDates.ts'
import { useStore } from '../../client/store.ts'
import { workingCalendarOf } from '../plan/world.ts'

export interface TaskFacts {
  readonly row: TreeRow
  readonly task: Task
  readonly at: Scheduled | undefined
  readonly critical: boolean
  /** Name of the top-level branch, '' for a top-level row itself. */
  readonly workstream: string
  readonly minutesPerDay: number
  readonly baselineName: string
  /** Milliseconds since 1970. */
  readonly baselineAt: number | null
  readonly baselineFinish: Instant | null
  /** Working time from the baseline's finish to this one; null without a baseline. */
  readonly variance: Duration | null
}

export const useTaskFacts = (id: string | null): TaskFacts | null => {
  const row = useStore((state) => (id === null ? undefined : state.rowById.get(id)))
  const at = useStore((state) => (id === null ? undefined : state.schedule.get(id)))
  const program = useStore((state) => state.program)
  const calendars = useStore((state) => state.calendars)
  const baseline = useStore((state) => (state.baselineId === null ? undefined : state.baselines.get(state.baselineId)))
  const promised = useStore((state) => (state.baselineId === null ? undefined : state.baselineTasks.get(`${state.baselineId}:${id}`)))
  const workstream = useStore((state) => {
    let top = row
    while (top?.task.parentId) top = state.rowById.get(top.task.parentId)
    return top && top !== row ? top.task.name : ''
  })
  return useMemo(() => {
    if (!row || !program) return null
    const baselineFinish = promised?.finish ?? null
    const calendar = workingCalendarOf(calendars, program.calendarId)
    return {
      row,
      task: row.task,
      at,
      critical: at !== undefined && (at.flags & CRITICAL) !== 0,
      workstream,
      minutesPerDay: program.minutesPerDay,
      baselineName: baseline?.name ?? '',
      baselineAt: baseline?.capturedAt ?? null,
      baselineFinish,
      variance: baselineFinish === null || !at || !calendar ? null : calendar.between(baselineFinish, at.finish),
    }
  }, [row, at, program, calendars, baseline, promised, workstream])
}
