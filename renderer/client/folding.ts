/** Which branches are folded is kept on this computer, per file: told as it changes, one message at a time, the last word winning. */
import { read, store } from './store.ts'

/** Follows the store for good. `keep` resolves when the program has it, or could not take it: then the next folding tells it again. */
export const keepFolding = (keep: (collapsed: string[]) => Promise<unknown>): void => {
  let path = read().file?.path
  let told = read().collapsed
  let busy = false
  const tell = async (): Promise<void> => {
    if (busy) return
    busy = true
    while (told !== read().collapsed && path !== undefined && path === read().file?.path) {
      told = read().collapsed
      await keep([...told])
    }
    busy = false
  }
  store.subscribe((state) => {
    if (state.file?.path !== path) {
      // Another program comes folded as it was left: nothing to tell.
      path = state.file?.path
      told = state.collapsed
    } else if (state.collapsed !== told && path !== undefined) void tell()
  })
}
