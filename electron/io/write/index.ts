/** Writing a file: starts the worker, passes its progress on, ends it on cancel. The bytes come back; where they go is the caller's business. */
import { type ExportKind, exportKinds } from '../../../shared/contract/exports.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import type { DeckInput } from '../../../shared/report/content.ts'
import { writing } from '../../../shared/words/en/writing.ts'
import { startThread } from '../../thread/start.ts'
import type { Progress } from './progress.ts'
import type { WriteAnswer, WriteOrder } from './worker.ts'

export { type ExportKind, exportKinds }
export type ExportInput = DeckInput

/** Garbage may pile up only so far: exports allocate much and keep little. A plan of 100,000 tasks fits. */
const MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 }

/** Throws Refused 'cancelled' when `signal` fires (the worker is ended), and 'internal' with the reason when writing failed. */
export const writeExport = (kind: ExportKind, input: ExportInput, onProgress?: Progress, signal?: AbortSignal): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const cancelled = (): Refused => new Refused('cancelled', writing.cancelled)
    const failed = (why: string): Refused => new Refused('internal', writing.failed(writing.kinds[kind], why))
    if (signal?.aborted) return reject(cancelled())
    const order: WriteOrder = { kind, input }
    const worker = startThread(import.meta.url, './worker.ts', './writeWorker.js', { workerData: order, resourceLimits: MEMORY })
    let isOver = false
    const end = (settle: () => void): void => {
      if (isOver) return
      isOver = true
      signal?.removeEventListener('abort', onAbort)
      // Its answer is here or no longer wanted.
      void worker.terminate()
      settle()
    }
    const onAbort = (): void => end(() => reject(cancelled()))
    signal?.addEventListener('abort', onAbort, { once: true })
    worker.on('message', (answer: WriteAnswer) => {
      if (answer.kind === 'progress') {
        if (!isOver) onProgress?.(answer.done, answer.total, answer.what)
      } else if (answer.kind === 'bytes') end(() => resolve(answer.bytes))
      else end(() => reject(failed(answer.why)))
    })
    worker.on('error', (error) => end(() => reject(failed(error.message))))
    worker.on('exit', () => end(() => reject(failed('the writer stopped'))))
  })
