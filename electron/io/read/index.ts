/** Reading a foreign file: starts the worker with its memory and time limits and turns every way it can end into a verdict. */
import { access, constants, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Instant, instantOf } from '../../../shared/time/instant.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { type Joining, joinPieces } from './inPieces.ts'
import { defaultLimits, type ReadLimits } from './limits.ts'
import { type ReadOptions, refusedResult } from './read.ts'
import { takeReader } from './readerThread.ts'
import type { ReadResult } from './result.ts'
import type { ReadAnswer, ReadOrder } from './worker.ts'

export type { ReadLimits } from './limits.ts'
export { callReaderOff, startReaderAhead, startReaderSoon } from './readerThread.ts'
export type { ReadResult } from './result.ts'
export { toPreviewJson } from './result.ts'
export type ReadSource = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array }

/** Today on this machine's clock, at midnight: the edge where a clock is allowed. */
const localToday = (): Instant => {
  const now = new Date()
  return instantOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
}

/**
 * Reads a file into a preview and a plan. Never throws for what a file can be: a bad one has the verdict "refused" with what, where, why and the next step.
 * `signal` stops the worker (verdict "refused", cancelled).
 */
export const readFile = async (
  source: ReadSource,
  options: ReadOptions & { readonly limits?: Partial<ReadLimits> } = {},
  onProgress?: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<ReadResult> => {
  const limits = { ...defaultLimits, ...options.limits }
  const name = 'path' in source ? basename(source.path) : basename(source.name)
  if (signal?.aborted) return refusedResult(name, 'unknown', reading.cancelled)
  if ('path' in source) {
    const found = await stat(source.path).catch(() => null)
    if (!found) return refusedResult(name, 'unknown', reading.missing(source.path))
    if (found.isDirectory()) return refusedResult(name, 'unknown', reading.isFolder(source.path))
    if (!found.isFile()) return refusedResult(name, 'unknown', reading.notOrdinary(source.path))
    if (found.size > limits.fileBytes) return refusedResult(name, 'unknown', reading.tooLarge(found.size, limits.fileBytes))
    const isReadable = await access(source.path, constants.R_OK).then(
      () => true,
      () => false,
    )
    if (!isReadable) return refusedResult(name, 'unknown', reading.missing(source.path))
  } else if (source.bytes.length > limits.fileBytes) {
    return refusedResult(name, 'unknown', reading.tooLarge(source.bytes.length, limits.fileBytes))
  }
  onProgress?.(0, 1)
  const order: ReadOrder = {
    path: 'path' in source ? source.path : null,
    // The thread takes them over; whoever gave them may read them again.
    bytes: 'path' in source ? null : new Uint8Array(source.bytes),
    name,
    options: {
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
      ...(options.fixes === undefined ? {} : { fixes: options.fixes }),
      today: options.today ?? localToday(),
    },
    limits,
  }
  const result = await runWorker(order, signal)
  onProgress?.(1, 1)
  return result
}

const runWorker = (order: ReadOrder, signal: AbortSignal | undefined): Promise<ReadResult> =>
  new Promise((resolve) => {
    const worker = takeReader(order.limits.memoryMb)
    const refuse = (message: string): void => finish(refusedResult(order.name, 'unknown', message))
    const onAbort = (): void => refuse(reading.cancelled)
    const timer = setTimeout(() => refuse(reading.tooSlow(Math.round(order.limits.milliseconds / 1000))), order.limits.milliseconds)
    let joining: Joining | null = null
    let isOver = false
    const finish = (result: ReadResult): void => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      joining?.giveUp()
      // Its answer is here; whatever the thread still does is of no interest.
      void worker.terminate()
      resolve(result)
    }
    signal?.addEventListener('abort', onAbort, { once: true })
    worker.on('message', (answer: ReadAnswer) => {
      if ('outline' in answer) joining = joinPieces(answer.outline)
      else if ('piece' in answer) joining?.add(answer.piece)
      else if ('whole' in answer) void joining?.whole().then(finish)
      else refuse(reading.crashed(answer.crash.split('\n')[0]))
    })
    worker.on('error', (error: Error & { code?: string }) =>
      refuse(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? reading.outOfMemory(order.limits.memoryMb) : reading.crashed(error.message)),
    )
    worker.on('exit', () => refuse(reading.crashed('the reader stopped')))
    // Bytes go over, they are not copied once more.
    worker.postMessage(order, order.bytes === null ? [] : [order.bytes.buffer])
  })
