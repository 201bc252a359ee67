/** No mutated file brings a reader down, gets a plan past the model, or keeps the main thread from answering. */
import { describe, expect, it } from 'vitest'
import { isAnswering } from '../soak/answering.ts'
import { mutations } from './mutations.ts'

const count = Number(process.env.MUTATIONS ?? 5000)
const seed = Number(process.env.SEED ?? 11)

describe('mutated files', () => {
  it('are each answered in words, or with a plan that is one', { timeout: 10 * 60_000 }, async () => {
    const figures = await mutations({ count, seed, milliseconds: 5 * 60_000 })
    const { tried, plans, refused, covered, answering, rss } = figures
    expect(figures.wrong.slice(0, 10)).toEqual([])
    expect(tried).toBe(count)
    expect(Math.min(plans, refused)).toBeGreaterThan(tried / 20)
    // Guided: what was kept leads on.
    expect(covered[1]).toBeGreaterThan(covered[0])
    expect(isAnswering(answering)).toBe(true)
    expect(rss[1] - rss[0]).toBeLessThan(150e6)
  })
})
