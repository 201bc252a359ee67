/** No mutated file brings a reader down, gets a plan past the model, or keeps the main thread from answering. */
import { describe, expect, it } from 'vitest'
import { answeringWords, isAnswering } from '../soak/answering.ts'
import { mutations } from './mutations.ts'

const count = Number(process.env.MUTATIONS ?? 5000)
const seed = Number(process.env.SEED ?? 11)

describe('mutated files', () => {
  it('are each answered in words, or with a plan that is one', { timeout: 10 * 60_000 }, async () => {
    const figures = await mutations({ count, seed, milliseconds: 5 * 60_000 })
    const { tried, plans, refused, kept, covered, answering, rss } = figures
    console.log(
      `${tried} mutations: ${plans} plans, ${refused} refused; ${kept} reached what none before had, code covered +${covered[1] - covered[0]} signs; ${answeringWords(answering)}; RSS +${Math.round((rss[1] - rss[0]) / 1e6)} MB`,
    )
    expect(figures.wrong.slice(0, 10)).toEqual([])
    expect(tried).toBe(count)
    expect(Math.min(plans, refused)).toBeGreaterThan(tried / 20)
    // Guided: what was kept leads on.
    expect(covered[1]).toBeGreaterThan(covered[0])
    expect(isAnswering(answering)).toBe(true)
    expect(rss[1] - rss[0]).toBeLessThan(150e6)
  })
})
