/** Mutated files read in a thread with the program's own limits, while the main thread is watched: does it answer, does memory grow? */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { defaultLimits } from '../../electron/io/read/limits.ts'
import type { FuzzFigures } from './fuzz.ts'
import type { MutationNews, MutationOrder } from './mutationWorker.ts'

export interface MutationFigures extends FuzzFigures {
  /** Milliseconds that the main thread came late: 99 of 100 times at most, and the longest. */
  readonly late: readonly [number, number]
  /** Bytes of the process after the first thousand files, and the most that it had later. */
  readonly rss: readonly [number, number]
}

/** After so many files what is read often has been compiled. */
const EARLY = 1000

export const mutations = async (order: MutationOrder, progress?: (tried: number) => void): Promise<MutationFigures> => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let early = 0
  let most = 0
  const figures = await new Promise<FuzzFigures>((resolve, reject) => {
    const worker = new Worker(new URL('./mutationWorker.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: defaultLimits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      execArgv: [],
    })
    worker.once('online', () => delay.enable())
    worker.on('message', (news: MutationNews) => {
      const { rss } = process.memoryUsage()
      if ('figures' in news) return resolve(news.figures)
      if (news.tried < EARLY) early = rss
      else most = Math.max(most, rss)
      progress?.(news.tried)
    })
    worker.once('error', reject)
  })
  delay.disable()
  return { ...figures, late: [delay.percentile(99) / 1e6, delay.max / 1e6], rss: [early, Math.max(early, most)] }
}
