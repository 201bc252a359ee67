/** What several views follow of the store in the same way. */
import type { Task } from '../../shared/model/task.ts'
import { useStore } from './store.ts'

/** The task that panels are about: where the keyboard is, if it is selected. */
export const useFocusTask = (): Task | undefined =>
  useStore((state) => (state.selection.focus === null ? undefined : state.tasks.get(state.selection.focus)))
