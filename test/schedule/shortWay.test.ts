/** The short way of simple tasks gives what the long way gives: speed is no second set of rules. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SIMPLE } from '../../electron/scheduler/codes.ts'
import { buildNetwork, schedule, toColumns } from '../../electron/scheduler/index.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { ScheduleColumns } from '../../shared/model/schedule.ts'
import { generatePlan } from '../bench/generate.ts'
import { anyPlan } from './anyPlan.ts'
import { SEED } from './somePlan.ts'

/** The columns both ways, and how many tasks there were for the short one. */
const bothWays = (plan: Plan): [short: ScheduleColumns, long: ScheduleColumns, simple: number] => {
  const network = buildNetwork(plan)
  const short = toColumns(network, schedule(network))
  let simple = 0
  for (let at = 0; at < network.count; at += 1) {
    if ((network.flags[at] & SIMPLE) === 0) continue
    simple += 1
    network.flags[at] &= ~SIMPLE
  }
  return [short, toColumns(network, schedule(network)), simple]
}

test('on networks of every kind, simple tasks have the dates and floats of the general rules', () => {
  let simple = 0
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const [short, long, tasks] = bothWays(plan)
      expect(short).toEqual(long)
      simple += tasks
    }),
    { seed: SEED, numRuns: 500 },
  )
  expect(simple).toBeGreaterThan(500)
})

test('and so on a program of ten thousand tasks', () => {
  const [short, long, simple] = bothWays(generatePlan({ tasks: 10_000, seed: 7 }))
  expect(short).toEqual(long)
  expect(simple).toBeGreaterThan(5000)
})
