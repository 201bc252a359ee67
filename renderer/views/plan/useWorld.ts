/** The plan's look-ups as React follows them: a new world only when something in it is new. */
import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useStore } from '../../client/store.ts'
import { type PlanWorld, worldOf } from './world.ts'

export const useWorld = (): PlanWorld | null => {
  const parts = useStore(
    useShallow((state) => ({
      program: state.program,
      rows: state.rows,
      rowById: state.rowById,
      schedule: state.schedule,
      links: state.links,
      assignments: state.assignments,
      resources: state.resources,
      calendars: state.calendars,
      baselineId: state.baselineId,
      baselineTasks: state.baselineTasks,
      summary: state.summary,
    })),
  )
  return useMemo(() => worldOf(parts), [parts])
}
