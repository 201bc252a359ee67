/** Mutated files read in a thread with the program's own limits, while the main thread is watched: does it answer, does memory grow? */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { defaultLimits } from '../../electron/io/read/limits.ts'
import { openService } from '../service/open.ts'
import { type Answering, watchAnswers } from '../soak/answering.ts'
import type { FuzzFigures } from './fuzz.ts'
import type { MutationNews, MutationOrder } from './mutationWorker.ts'

export interface MutationFigures extends FuzzFigures {
  readonly answering: Answering
  /** Bytes of the process after the first thousand files, and the most that it had later. */
  readonly rss: readonly [number, number]
}

/** A batch of small files takes a second or two: so long without news, one of them is not being read to its end. */
const STUCK = 120_000
const MOST_SHOWN = 1_048_576
/** After so many files what is read often has been compiled. */
const EARLY = 1000

export const mutations = async (order: MutationOrder, progress?: (tried: number) => void): Promise<MutationFigures> => {
  const bench = openService()
  let early = 0
  let most = 0
  const beingRead = new SharedArrayBuffer(4 + MOST_SHOWN)
  const worker = new Worker(new URL('./mutationWorker.ts', import.meta.url), {
    workerData: { order, beingRead },
    resourceLimits: { maxOldGenerationSizeMb: defaultLimits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    execArgv: [],
  })
  await once(worker, 'online')
  const watch = watchAnswers(bench)
  const figures = await new Promise<FuzzFigures>((resolve, reject) => {
    const stuck = setTimeout(() => {
      const bytes = Buffer.from(new Uint8Array(beingRead, 4, new Int32Array(beingRead, 0, 1)[0]).slice())
      void worker.terminate()
      reject(new Error(`a file was read for ${STUCK / 1000} s without an end:\n${bytes.toString('base64')}`))
    }, STUCK)
    worker.on('message', (news: MutationNews) => {
      stuck.refresh()
      const { rss } = process.memoryUsage()
      if ('figures' in news) {
        clearTimeout(stuck)
        return resolve(news.figures)
      }
      if (news.tried < EARLY) early = rss
      else most = Math.max(most, rss)
      progress?.(news.tried)
    })
    worker.once('error', reject)
  })
  const answering = await watch.end()
  await bench.close()
  return { ...figures, answering, rss: [early, Math.max(early, most)] }
}
