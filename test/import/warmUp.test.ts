/** A reader that waits for its file reads sample plans of our own meanwhile: they are plans, an order ends it, and what is read then is the same. */
import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { callReaderOff, readFile, startReaderAhead, startReaderSoon } from '../../electron/io/read/index.ts'
import { samples, warmUp } from '../../electron/io/read/warmUp.ts'
import { read } from './fixtures.ts'

const started: Worker[] = []
const note = (reader: Worker): void => void started.push(reader)
process.on('worker', note)
afterEach(() => {
  started.length = 0
  vi.useRealTimers()
})

describe('a reader that waits', () => {
  it('has a whole plan of each kind to read', async () => {
    for (const [name, bytes] of await samples()) {
      const { preview, plan } = await read(bytes, {}, {}, name)
      expect(preview, name).toMatchObject({
        verdict: 'plan',
        tasks: 150,
        withStart: 150,
        withDuration: 150,
        links: 140,
        unresolvedLinks: 0,
      })
      expect(preview.format).toBe({ 'sample.xlsx': 'xlsx', 'sample.csv': 'csv', 'sample.xml': 'mspdi' }[name])
      expect(plan?.tasks.filter((task) => task.parentId === null)).toHaveLength(5)
    }
  })

  it('ends at the next sample when its order comes', async () => {
    let asked = 0
    await warmUp(() => {
      asked += 1
      return asked > 2
    })
    expect(asked).toBe(3)
  })

  it('reads its file in the same way, warm or in the middle of warming up', async () => {
    const bytes = (await samples()).get('sample.xlsx')!
    const cold = JSON.stringify(await readFile({ name: 'plan.xlsx', bytes }, { today: 0 }))
    startReaderAhead()
    const midway = readFile({ name: 'plan.xlsx', bytes }, { today: 0 })
    expect(JSON.stringify(await midway)).toBe(cold)
    startReaderAhead()
    await new Promise((done) => setTimeout(done, 1200))
    expect(JSON.stringify(await readFile({ name: 'plan.xlsx', bytes }, { today: 0 }))).toBe(cold)
    expect(started).toHaveLength(3)
  })

  it('is not started for the rows to be mended when the plan is taken in at once', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    startReaderSoon()
    callReaderOff()
    vi.advanceTimersByTime(10_000)
    await setImmediate()
    expect(started).toHaveLength(0)
    startReaderSoon()
    vi.advanceTimersByTime(10_000)
    await setImmediate()
    expect(started).toHaveLength(1)
  })
})
