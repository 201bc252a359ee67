/** The worker thread in which foreign bytes are read: one reading, one answer. Memory and time are bounded from outside (index.ts). */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadLimits } from './limits.ts'
import { type ReadOptions, readBytes } from './read.ts'
import type { ReadResult } from './result.ts'

export interface ReadOrder {
  readonly path: string | null
  readonly bytes: Uint8Array | null
  readonly name: string
  readonly options: ReadOptions
  readonly limits: ReadLimits
}
export type ReadAnswer = { readonly result: ReadResult } | { readonly crash: string }

const run = async (order: ReadOrder): Promise<ReadAnswer> => {
  const bytes = order.path === null ? Buffer.from(order.bytes ?? new Uint8Array()) : readFileSync(order.path)
  return { result: await readBytes(bytes, order.name, order.options, order.limits) }
}

run(workerData as ReadOrder).then(
  (answer) => parentPort?.postMessage(answer),
  (error: unknown) => parentPort?.postMessage({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
)
