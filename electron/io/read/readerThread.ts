/** The threads in which foreign files are read: each reads one file and ends. The next one can be started ahead, so that nobody waits for its start. */
import type { Worker } from 'node:worker_threads'
import { startThread } from '../../thread/start.ts'
import { defaultLimits } from './limits.ts'
import type { WarmUp } from './worker.ts'

const start = (memoryMb: number): Worker =>
  startThread(import.meta.url, './worker.ts', './readWorker.js', {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })

/** Who chooses a file or mends rows in its preview comes back within minutes. */
const KEPT_MS = 300_000
/** Whoever takes a plan in as soon as it is shown has both processors for that. */
const SOON_MS = 1500
let soon: NodeJS.Timeout | undefined
let ahead: Worker | null = null
let leaving: NodeJS.Timeout | undefined

const forget = (reader: Worker): void => {
  if (ahead === reader) ahead = null
}

/** One thread waits for its order, warming up, for five minutes; it keeps no process alive. One that cannot start is forgotten: the next reading starts its own and says why. */
export const startReaderAhead = (): void => {
  clearTimeout(soon)
  clearTimeout(leaving)
  const reader = ahead ?? start(defaultLimits.memoryMb)
  if (ahead === null) {
    reader.postMessage({ warmUp: true } satisfies WarmUp)
    reader.unref()
    reader.once('error', () => forget(reader))
    reader.once('exit', () => forget(reader))
    ahead = reader
  }
  leaving = setTimeout(() => {
    forget(reader)
    void reader.terminate()
  }, KEPT_MS)
  leaving.unref()
}

/** The same once a preview has been looked at for a moment, unless it is taken in before: for the rows that are mended next. */
export const startReaderSoon = (): void => {
  clearTimeout(soon)
  soon = setTimeout(startReaderAhead, SOON_MS)
  soon.unref()
}
/** Nobody reads next. */
export const callReaderOff = (): void => clearTimeout(soon)

/** A thread for one reading, with this much memory; to be ended by whoever takes it. */
export const takeReader = (memoryMb: number): Worker => {
  clearTimeout(soon)
  if (ahead === null || memoryMb !== defaultLimits.memoryMb) return start(memoryMb)
  const reader = ahead
  ahead = null
  clearTimeout(leaving)
  reader.ref()
  return reader
}
