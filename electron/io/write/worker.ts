/** The worker thread in which files are written: one export, progress on the way, the bytes at the end. Cancelling ends the thread (index.ts). */
import { parentPort, workerData } from 'node:worker_threads'
import type { DeckInput } from '../../../shared/report/content.ts'
import type { ExportKind } from './index.ts'
import { writeFile } from './writeFile.ts'

export interface WriteOrder {
  readonly kind: ExportKind
  readonly input: DeckInput
}
export type WriteAnswer =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'crash'; readonly why: string }

const say = (answer: WriteAnswer, transfer: ArrayBuffer[] = []): void => parentPort?.postMessage(answer, transfer)

const { kind, input } = workerData as WriteOrder
writeFile(kind, input, (done, total, what) => say({ kind: 'progress', done, total, what })).then(
  // A copy of exactly the bytes can be handed over without copying them again.
  (bytes) => {
    const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice()
    say({ kind: 'bytes', bytes: whole }, [whole.buffer as ArrayBuffer])
  },
  (error: unknown) => say({ kind: 'crash', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
)
