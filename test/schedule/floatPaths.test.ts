/** Float paths to a chosen task, on paper and against every chain of random networks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildNetwork, floatPaths, schedule, tiesInto, trace } from '../../electron/scheduler/index.ts'
import { slackOver } from '../../electron/scheduler/logic.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { anyPlan } from './anyPlan.ts'
import { somePlan } from './somePlan.ts'
import { DAY, type Example, january, planOf } from './worked.ts'

const pathsOf = (plan: Plan, taskId: string, most = 10) => {
  const network = buildNetwork(plan)
  return floatPaths(network, schedule(network), taskId, most)
}
/** "A B +2d > C": the chain, its float, the task it leads to. */
const written = (example: Example, taskId: string, most?: number): string[] =>
  pathsOf(planOf(example), taskId, most).map(
    ({ taskIds, joins, relativeFloat }) => `${taskIds.join(' ')} +${relativeFloat / DAY}d${joins ? ` > ${joins}` : ''}`,
  )

describe('on paper', () => {
  const building: Example = {
    tasks: {
      Permit: { duration: 5 * DAY },
      Order: { duration: 2 * DAY },
      Dig: { duration: 3 * DAY },
      Deliver: { duration: 3 * DAY },
      Train: {},
      Build: { duration: 4 * DAY },
      Unrelated: { duration: 20 * DAY },
    },
    links: ['Permit>Dig', 'Order>Deliver', 'Dig>Build', 'Deliver>Build', 'Train>Build', 'Order>Dig'],
  }

  test('the driving chain first, then what may slip, each chain up to where it joins', () => {
    // Build waits for Dig (day 8). Deliver ends on day 5: three days. Train ends on day 1: seven.
    expect(written(building, 'Build')).toEqual(['Permit Dig Build +0d', 'Order Deliver +3d > Build', 'Train +7d > Build'])
  })
  test('only as many as are asked for; none for a task that is not there', () => {
    expect(written(building, 'Build', 2)).toHaveLength(2)
    expect(written(building, 'Nowhere')).toEqual([])
  })
  test('the float is relative to the chosen task, not to the end of the program', () => {
    expect(written(building, 'Deliver')).toEqual(['Order Deliver +0d'])
  })
  test('lag, a date of its own and a begun task', () => {
    const dated: Example = {
      tasks: {
        A: {},
        B: { constraintType: 'SNET', constraintDate: january(8) },
        C: {},
        D: { actualStart: january(5), duration: 2 * DAY },
        E: {},
      },
      links: ['A>B', 'B>C FS +1d', 'D>E', 'E>C'],
    }
    // B stands on its date, Thursday; A ends on Monday, so two days. C waits a day more, till Monday. E ends on Wednesday: two days.
    expect(written(dated, 'C')).toEqual(['B C +0d', 'D E +2d > C', 'A +2d > B'])
  })
  test('links on a summary come from the leaf that gives its finish, and lead to each leaf', () => {
    const grouped: Example = {
      tasks: { S: {}, X: { in: 'S', duration: 3 * DAY }, Y: { in: 'S' }, T: {}, Z: { in: 'T' } },
      links: ['S>T'],
    }
    expect(written(grouped, 'Z')).toEqual(['X Z +0d'])
    expect(written(grouped, 'T')).toEqual(['X Z +0d'])
  })
})

test('every task that leads to the chosen one is on one path, with the least float of all its chains', () => {
  const calendar = compileCalendars(planOf({ tasks: {} }).calendars).get('cal-standard')!
  fc.assert(
    fc.property(somePlan, fc.nat(), (drawn, pick) => {
      const plan: Plan = {
        ...drawn,
        tasks: drawn.tasks.map((task) => ({ ...task, parentId: null, duration: Math.max(600, task.duration) })),
        links: drawn.links.filter((link) => link.type === 'FS').map((link) => ({ ...link, lag: 0 })),
      }
      const network = buildNetwork(plan)
      const dates = schedule(network)
      const at = (id: string): number => network.indexOf.get(id)!
      const target = plan.tasks[pick % plan.tasks.length].id
      // The longest way round: floats handed back over every link until nothing changes.
      const least = new Map([[target, 0]])
      for (let changed = true; changed; ) {
        changed = false
        for (const { predecessorId, successorId } of plan.links) {
          const behind = least.get(successorId)
          if (behind === undefined) continue
          const float = behind + calendar.between(dates.earlyFinish[at(predecessorId)], dates.earlyStart[at(successorId)])
          if (float >= (least.get(predecessorId) ?? Number.POSITIVE_INFINITY)) continue
          least.set(predecessorId, float)
          changed = true
        }
      }
      const paths = floatPaths(network, dates, target, 1000)
      const found = paths.flatMap(({ taskIds, relativeFloat }) => taskIds.map((id) => [id, relativeFloat] as const))
      expect(new Map(found)).toEqual(least)
      expect(found).toHaveLength(least.size)
      const floats = paths.map((path) => path.relativeFloat)
      expect(floats).toEqual([...floats].sort((a, b) => a - b))
    }),
    { seed: 20260105, numRuns: 300 },
  )
})

test('with every feature mixed, a chain holds together by links without slack, and joins an earlier one by the slack that it has more', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), (plan, pick) => {
      const network = buildNetwork(plan)
      const computed = schedule(network)
      const tracing = trace(network, computed)
      const chosen = plan.tasks[pick % plan.tasks.length].id
      const floatOf = new Map<string, number>()
      /** The least slack over the links from one leaf to another; a broken link counts as none. */
      const slack = (from: string, to: string): number => {
        const at = network.indexOf.get(to)!
        const ties = tiesInto(tracing, at).filter((tie) => tie.to === at && network.ids[tie.from] === from && tie.slack !== null)
        return Math.min(...ties.map((tie) => Math.max(0, slackOver(tracing, at, tie.link) ?? Number.POSITIVE_INFINITY)))
      }
      const paths = floatPaths(network, computed, chosen, 100)
      expect(paths[0].joins).toBeNull()
      for (const { taskIds, joins, relativeFloat } of paths) {
        for (const [at, id] of taskIds.entries()) {
          expect(floatOf.has(id), id).toBe(false)
          floatOf.set(id, relativeFloat)
          if (at > 0) expect(slack(taskIds[at - 1], id)).toBe(0)
        }
        if (joins !== null) expect(relativeFloat).toBe(floatOf.get(joins)! + slack(taskIds.at(-1)!, joins))
      }
      const floats = paths.map((path) => path.relativeFloat)
      expect(floats).toEqual(floats.toSorted((a, b) => a - b))
    }),
    { seed: 20260105, numRuns: 500 },
  )
})
