/** The thread in which mutated files are read, as the program reads them in one: figures at the end, how far it is in between. */
import { parentPort, workerData } from 'node:worker_threads'
import { type FuzzFigures, fuzz } from './fuzz.ts'

export interface MutationOrder {
  readonly count: number
  readonly seed: number
  /** Ends earlier when this much time has gone. */
  readonly milliseconds: number
}
/** The file that is being read, for a reading that never ends: its length, then its bytes. */
export type BeingRead = SharedArrayBuffer
export type MutationNews = { readonly tried: number } | { readonly figures: FuzzFigures }

const { order, beingRead } = workerData as { order: MutationOrder; beingRead: BeingRead }
const length = new Int32Array(beingRead, 0, 1)
const shown = new Uint8Array(beingRead, 4)
const figures = await fuzz({
  ...order,
  progress: (tried) => parentPort?.postMessage({ tried }),
  next: (bytes) => {
    length[0] = Math.min(bytes.length, shown.length)
    shown.set(bytes.subarray(0, length[0]))
  },
})
parentPort?.postMessage({ figures })
