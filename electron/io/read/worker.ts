/** The worker thread in which foreign bytes are read: one order, one reading, its answer in pieces. Memory and time are bounded from outside (index.ts). */
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { outlineOf, type Piece, piecesOf } from './inPieces.ts'
import type { ReadLimits } from './limits.ts'
import { type ReadOptions, readBytes } from './read.ts'
import type { ReadResult } from './result.ts'
import { warmUp } from './warmUp.ts'

export interface ReadOrder {
  readonly path: string | null
  readonly bytes: Uint8Array<ArrayBuffer> | null
  readonly name: string
  readonly options: ReadOptions
  readonly limits: ReadLimits
}
/** To a reader that is started ahead: its order comes later, so it may warm up. */
export interface WarmUp {
  readonly warmUp: true
}
export type ReadAnswer =
  | { readonly outline: ReadResult }
  | { readonly piece: Piece }
  | { readonly whole: true }
  | { readonly crash: string }

const tell = (answer: ReadAnswer, handedOver: ArrayBuffer[] = []): void => parentPort?.postMessage(answer, handedOver)

const bufferOf = (bytes: Uint8Array<ArrayBuffer>): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const run = async (order: ReadOrder): Promise<void> => {
  const bytes = order.path === null ? bufferOf(order.bytes ?? new Uint8Array()) : readFileSync(order.path)
  const result = await readBytes(bytes, order.name, order.options, order.limits)
  tell({ outline: outlineOf(result) })
  for (const piece of piecesOf(result)) tell({ piece }, [piece.bytes.buffer])
  tell({ whole: true })
}

let isOrdered = false
// Listening keeps the thread until it is ended from outside, once its pieces are unpacked.
parentPort?.on('message', (message: ReadOrder | WarmUp) => {
  // A warm-up that fails ends the thread: whoever reads next starts their own.
  if ('warmUp' in message) return void warmUp(() => isOrdered)
  isOrdered = true
  run(message).catch((error: unknown) => tell({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
})
