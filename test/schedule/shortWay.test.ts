/** The short way of simple tasks and milestones gives what the long way gives: speed is no second set of rules. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LINKED_ABOVE, SIMPLE } from '../../electron/scheduler/codes.ts'
import { buildNetwork, schedule, toColumns } from '../../electron/scheduler/index.ts'
import { isPoint } from '../../electron/scheduler/milestones.ts'
import { linkTypes } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { ScheduleColumns } from '../../shared/model/schedule.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { anyPlan } from './anyPlan.ts'
import { SEED } from './somePlan.ts'

/** The columns both ways, and how many tasks and milestones there were for the short one. */
const bothWays = (plan: Plan): [short: ScheduleColumns, long: ScheduleColumns, simple: number, points: number] => {
  const network = buildNetwork(plan)
  const short = toColumns(network, schedule(network))
  let simple = 0
  let points = 0
  for (let at = 0; at < network.count; at += 1) {
    if (isPoint(network, at)) {
      points += 1
      // Asking in vain whether links of a summary above bear on it is what the general rules do besides.
      network.flags[at] |= LINKED_ABOVE
    }
    if ((network.flags[at] & SIMPLE) === 0) continue
    simple += 1
    network.flags[at] &= ~SIMPLE
  }
  return [short, toColumns(network, schedule(network)), simple, points]
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

/** Every other task a milestone, and links of four kinds with leads and lags in hours, days, by the clock and in percent. */
const eventful = (seed: number): Plan => {
  const plan = generatePlan({ tasks: 60, seed })
  const random = randomFrom(seed)
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]
  const milestone = { duration: 0, milestone: true, percentComplete: 0, actualStart: null, actualFinish: null }
  return {
    ...plan,
    program: {
      ...plan.program,
      lagCalendar: one(['successor', 'predecessor', 'program', '24h']),
      multipleCriticalPaths: random() < 0.3,
      criticalLimit: one([0, 4800]),
    },
    tasks: plan.tasks.map((task) => (task.duration > 0 && random() < 0.5 ? { ...task, ...milestone } : task)),
    links: plan.links.map((link) => ({
      ...link,
      type: one(linkTypes),
      lag: one([0, 0, 0, 2400, 4800, -700, -14_400]),
      lagUnit: one(['d', 'd', 'h', 'ed', '%']),
    })),
  }
}

test('so have milestones, on small programs full of them', () => {
  let points = 0
  for (let seed = 1; seed <= 150; seed += 1) {
    const [short, long, , milestones] = bothWays(eventful(seed))
    expect(short, `seed ${seed}`).toEqual(long)
    points += milestones
  }
  expect(points).toBeGreaterThan(1500)
})

test('and so on a program of ten thousand tasks', () => {
  const [short, long, simple, points] = bothWays(generatePlan({ tasks: 10_000, seed: 7 }))
  expect(short).toEqual(long)
  expect(simple).toBeGreaterThan(5000)
  expect(points).toBeGreaterThan(300)
})
