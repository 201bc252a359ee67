/** No mutated file brings a reader down, gets a plan past the model, or keeps the main thread from answering. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import type { MutationFigures, MutationOrder } from './mutationWorker.ts'

const count = Number(process.env.MUTATIONS ?? 5000)
/** In `npm test` the clock may end it earlier; in the soak it does not. */
const milliseconds = process.env.MUTATIONS === undefined ? 12_000 : 24 * 3_600_000

describe('mutated files', () => {
  it('are each answered in words, or with a plan that is one', { timeout: milliseconds + 60_000 }, async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const order: MutationOrder = { count, seed: Number(process.env.SEED ?? 11), milliseconds }
    const figures = await new Promise<MutationFigures>((resolve, reject) => {
      const worker = new Worker(new URL('./mutationWorker.ts', import.meta.url), {
        workerData: order,
        resourceLimits: { maxOldGenerationSizeMb: 1536, stackSizeMb: 4 },
        execArgv: [],
      })
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    delay.disable()
    const late = delay.percentile(99) / 1e6
    console.log(
      `${figures.tried} mutations: ${figures.plans} plans, ${figures.refused} refused; main thread 99 of 100 within ${late.toFixed(0)} ms; RSS +${Math.round((figures.rss[1] - figures.rss[0]) / 1e6)} MB`,
    )
    expect(figures.wrong.slice(0, 10)).toEqual([])
    expect(Math.min(figures.plans, figures.refused)).toBeGreaterThan(figures.tried / 20)
    expect(late).toBeLessThan(50)
  })
})
