/** The thread in which mutated files are read, as the program reads them in one: figures at the end, how far it is in between. */
import { parentPort, workerData } from 'node:worker_threads'
import { type FuzzFigures, fuzz } from './fuzz.ts'

export interface MutationOrder {
  readonly count: number
  readonly seed: number
  /** Ends earlier when this much time has gone. */
  readonly milliseconds: number
}
export type MutationNews = { readonly tried: number } | { readonly figures: FuzzFigures }

const figures = await fuzz({ ...(workerData as MutationOrder), progress: (tried) => parentPort?.postMessage({ tried }) })
parentPort?.postMessage({ figures })
