/** The logic around a task: links with their slack, which of them drive, and the longest path that driving links make. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildNetwork, reasonsBack, schedule, type Tracing, tiesInto, tiesOut, trace } from '../../electron/scheduler/index.ts'
import { LONGEST_PATH } from '../../shared/model/schedule.ts'
import { anyPlan } from './anyPlan.ts'
import { isOut, SEED } from './somePlan.ts'
import { columnsOf, DAY, type Example, january, planOf } from './worked.ts'

const tracingOf = (example: Example): Tracing => {
  const network = buildNetwork(planOf(example))
  return trace(network, schedule(network))
}
/** "A>B 2d", "A>B drives start". */
const ties = (example: Example, name: string, of: typeof tiesInto): string[] => {
  const tracing = tracingOf(example)
  const { ids, indexOf } = tracing.network
  return of(tracing, indexOf.get(name)!).map(({ from, to, drives, slack }) => {
    const leaves = slack === null ? 'moves nothing' : drives === null ? `${slack / DAY}d` : `drives ${drives}`
    return `${ids[from]}>${ids[to]} ${leaves}`
  })
}
const longest = (example: Example): string[] => {
  const columns = columnsOf(planOf(example))
  return columns.ids.filter((_, row) => (columns.flags[row] & LONGEST_PATH) !== 0)
}

describe('links with their slack', () => {
  const building: Example = {
    tasks: { Permit: { duration: 5 * DAY }, Order: { duration: 2 * DAY }, Dig: { duration: 3 * DAY }, Build: { duration: 4 * DAY } },
    links: ['Permit>Dig', 'Order>Dig FS +1d', 'Dig>Build', 'Order>Build SS'],
  }
  test('of a task: what drives it, and what the others could give', () => {
    // Dig starts on day 5. Order ends on day 2, with its lag day 3: two days. Build starts on day 8, Order on day 0.
    expect(ties(building, 'Dig', tiesInto)).toEqual(['Permit>Dig drives start', 'Order>Dig 2d'])
    expect(ties(building, 'Build', tiesInto)).toEqual(['Dig>Build drives start', 'Order>Build 8d'])
    expect(ties(building, 'Order', tiesOut)).toEqual(['Order>Dig 2d', 'Order>Build 8d'])
  })
  test('two links that ask for the same day both drive', () => {
    const even: Example = { tasks: { A: {}, B: {}, C: {} }, links: ['A>C', 'B>C'] }
    expect(ties(even, 'C', tiesInto)).toEqual(['A>C drives start', 'B>C drives start'])
  })
  test('a link on a summary bounds each leaf, and counts from the leaf that ends a summary', () => {
    const phases: Example = {
      tasks: {
        S: {},
        X: { in: 'S', duration: 3 * DAY },
        Y: { in: 'S' },
        T: {},
        Z: { in: 'T' },
        W: { in: 'T', constraintType: 'SNET', constraintDate: january(12) },
      },
      links: ['S>T'],
    }
    expect(ties(phases, 'Z', tiesInto)).toEqual(['X>Z drives start'])
    expect(ties(phases, 'X', tiesOut)).toEqual(['X>Z drives start', 'X>W 2d'])
    expect(ties(phases, 'Y', tiesOut)).toEqual([])
    expect(ties(phases, 'S', tiesOut)).toEqual(['X>Z drives start', 'X>W 2d'])
  })
  test('what is done, or placed by hand, is moved by nothing; a constraint against its links leaves less than nothing', () => {
    const odd: Example = {
      tasks: {
        A: { duration: 3 * DAY },
        Done: { actualStart: january(5), actualFinish: january(5, 17), percentComplete: 100 },
        Hand: { manual: true, manualStart: january(6), manualFinish: january(6, 17) },
        Fixed: { constraintType: 'MSO', constraintDate: january(6) },
      },
      links: ['A>Done', 'A>Hand', 'A>Fixed'],
    }
    expect(ties(odd, 'A', tiesOut)).toEqual(['A>Done moves nothing', 'A>Hand moves nothing', 'A>Fixed -2d'])
  })
  test('of a begun task: its remaining work waits (retained logic), or does not (progress override)', () => {
    const begun = { duration: 5 * DAY, actualStart: january(5), percentComplete: 40 }
    const retained: Example = { tasks: { A: { duration: 6 * DAY }, B: {}, C: begun }, links: ['A>C', 'B>C'] }
    // C's last three days go on when A is done, on Tuesday 13; B was done on Monday 5.
    expect(ties(retained, 'C', tiesInto)).toEqual(['A>C drives finish', 'B>C 5d'])
    expect(ties({ ...retained, program: { outOfSequence: 'override' } }, 'C', tiesInto)).toEqual(['A>C moves nothing', 'B>C moves nothing'])
  })
})

describe('the longest path', () => {
  test('goes back over driving links and all ties, not over what has slack', () => {
    const example: Example = {
      tasks: { A: { duration: 3 * DAY }, B: { duration: 3 * DAY }, C: {}, D: { duration: 2 * DAY } },
      links: ['A>D', 'B>D', 'C>D'],
    }
    expect(longest(example)).toEqual(['A', 'B', 'D'])
  })
  test('is not what float says: a deadline makes a side branch critical, a buffer after the path none of it', () => {
    const example: Example = {
      tasks: { A: { duration: 5 * DAY }, B: { duration: 5 * DAY }, Side: { duration: DAY, deadline: january(5, 17) } },
      links: ['A>B'],
    }
    const columns = columnsOf(planOf(example))
    expect(columns.totalFloat[2]).toBe(0)
    expect(longest(example)).toEqual(['A', 'B'])
  })
  test('goes on over what a begun task’s remaining work waits for, and ends at work that runs by itself', () => {
    const begun = { duration: 5 * DAY, actualStart: january(5), percentComplete: 40 }
    const retained: Example = { tasks: { A: { duration: 6 * DAY }, B: begun, C: {} }, links: ['A>B', 'B>C'] }
    expect(longest(retained)).toEqual(['A', 'B', 'C'])
    // By override B's five days end on Friday 9 and C on Monday 12, as A does alone: A is the end of a path of its own.
    expect(
      longest({ ...retained, tasks: { ...retained.tasks, A: { duration: 2 * DAY } }, program: { outOfSequence: 'override' } }),
    ).toEqual(['B', 'C'])
    // A is done before B's rest goes on: B runs by itself and its chain ends there.
    expect(longest({ ...retained, tasks: { ...retained.tasks, A: { duration: DAY } } })).toEqual(['B', 'C'])
  })
  test('runs through a levelling delay, because its predecessor still moves it', () => {
    expect(longest({ tasks: { A: {}, B: { levellingDelay: 24 * 600 } }, links: ['A>B'] })).toEqual(['A', 'B'])
  })
  test('stops at a date that somebody gave', () => {
    expect(longest({ tasks: { A: {}, B: { constraintType: 'SNET', constraintDate: january(14) } }, links: ['A>B'] })).toEqual(['B'])
  })
  test('holds every task that the reasons of a last finish lead back to; a driving link leaves no slack', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const network = buildNetwork(plan)
        const computed = schedule(network)
        const tracing = trace(network, computed)
        const active = [...plan.tasks.keys()].filter((row) => !isOut(plan, plan.tasks[row])).map((row) => network.planOrder[row])
        const latest = Math.max(...active.map((at) => computed.earlyFinish[at]))
        for (const at of active) {
          for (const { drives, slack, to } of tiesInto(tracing, at))
            if (drives !== null && to === at) expect(slack, network.ids[at]).toBe(0)
          const task = plan.tasks[network.row[at]]
          const isNoEnd = task.percentComplete >= 100 || task.actualFinish !== null || plan.tasks.some((one) => one.parentId === task.id)
          // Of dates that are not the early ones the reasons look the other way.
          if (computed.earlyFinish[at] !== latest || isNoEnd || network.hasAlap) continue
          for (const { taskId } of reasonsBack(tracing, at, 'finish', 1000)) {
            const on = network.indexOf.get(taskId)!
            if (!isOut(plan, plan.tasks[network.row[on]])) expect(computed.flags[on] & LONGEST_PATH, taskId).toBe(LONGEST_PATH)
          }
        }
      }),
      { seed: SEED, numRuns: 800 },
    )
  })
})
