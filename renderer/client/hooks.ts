/** What views follow of the store, one small hook per thing, so that a row is drawn anew only when its own values changed. */

import type { BaselineTask } from '../../shared/model/baseline.ts'
import type { Link } from '../../shared/model/link.ts'
import type { Task } from '../../shared/model/task.ts'
import type { TreeRow } from '../../shared/model/tree.ts'
import { linksFrom, linksInto } from './indexes.ts'
import type { Scheduled } from './programState.ts'
import type { Selection } from './selection.ts'
import { useStore } from './store.ts'

const none: readonly Link[] = []

export const useTask = (id: string): Task | undefined => useStore((state) => state.tasks.get(id))
export const useRow = (id: string): TreeRow | undefined => useStore((state) => state.rowById.get(id))
export const useScheduled = (id: string): Scheduled | undefined => useStore((state) => state.schedule.get(id))
/** The task's dates in the baseline that is shown. */
export const useBaselineTask = (id: string): BaselineTask | undefined =>
  useStore((state) => (state.baselineId === null ? undefined : state.baselineTasks.get(`${state.baselineId}:${id}`)))
export const useLinksInto = (id: string): readonly Link[] => useStore((state) => linksInto(state.links).get(id) ?? none)
export const useLinksFrom = (id: string): readonly Link[] => useStore((state) => linksFrom(state.links).get(id) ?? none)
export const useVisibleRows = (): readonly TreeRow[] => useStore((state) => state.visible)
export const useSelection = (): Selection => useStore((state) => state.selection)
export const useIsSelected = (id: string): boolean => useStore((state) => state.selection.has.has(id))
/** The task that panels are about: where the keyboard is, if it is selected. */
export const useFocusTask = (): Task | undefined =>
  useStore((state) => (state.selection.focus === null ? undefined : state.tasks.get(state.selection.focus)))
