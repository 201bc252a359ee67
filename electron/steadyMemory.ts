/**
 * Keeps a long session's memory where it is: V8 lets its space for young objects double up to 128 MB while many are made, and gives none
 * of it back. From 32 MB on it no longer grows here; edits and imports take as long as before.
 */
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const ENOUGH = 32 * 1_048_576
const EVERY_MS = 500

/** Looks twice a second until the space is large enough; keeps no process alive. */
export const keepMemorySteady = (): void => {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
    if (young === undefined || young.space_size < ENOUGH) return
    clearInterval(timer)
    // The process's flag; threads that start later begin small and stay so, which costs an import a tenth at most.
    setFlagsFromString('--semi-space-growth-factor=1')
  }, EVERY_MS)
  timer.unref()
}
