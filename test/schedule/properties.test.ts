/** What float means, tried on plain random networks; chains too long to recurse; and a schedule as one would first write it. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildNetwork, reasonsBack, schedule, toColumns, trace } from '../../electron/scheduler/index.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Link } from '../../shared/model/link.ts'
import { CRITICAL } from '../../shared/model/schedule.ts'
import { newTask } from '../../shared/model/task.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { instantFromUtcMs } from '../../shared/time/instant.ts'
import { generatePlan } from '../bench/generate.ts'
import { naive } from '../bench/naive.ts'
import { finishOf, leavesOf, SEED, somePlan } from './somePlan.ts'
import { columnsOf, DAY, HOUR, january, planOf } from './worked.ts'

describe('on a plain network', () => {
  test('total float is exactly how far a task can slip: one tenth of a minute more moves the finish', () => {
    const calendar = compileCalendars([standardCalendar()]).get('cal-standard')!
    fc.assert(
      fc.property(somePlan, fc.nat(), (plan, pick) => {
        const columns = columnsOf(plan)
        const leaves = leavesOf(plan).filter((row) => plan.tasks[row].duration > 0)
        if (leaves.length === 0) return
        const row = leaves[pick % leaves.length]
        const slip = (by: number): number => {
          const constraintDate = calendar.addToStart(calendar.nextWork(columns.start[row]), by)
          return finishOf(
            columnsOf({
              ...plan,
              tasks: plan.tasks.map((task, at) => (at === row ? { ...task, constraintType: 'SNET', constraintDate } : task)),
            }),
          )
        }
        expect(columns.totalFloat[row]).toBeGreaterThanOrEqual(0)
        expect(calendar.between(finishOf(columns), slip(columns.totalFloat[row]))).toBe(0)
        expect(slip(columns.totalFloat[row] + 1)).toBeGreaterThan(finishOf(columns))
      }),
      { seed: SEED, numRuns: 400 },
    )
  })

  test('free float is at least 0, at most total float, and using it up moves no other task', () => {
    const calendar = compileCalendars([standardCalendar()]).get('cal-standard')!
    fc.assert(
      fc.property(somePlan, fc.nat(), (drawn, pick) => {
        // The free float of a leaf looks at its own links; links of its summary are not its own.
        const plan = { ...drawn, tasks: drawn.tasks.map((task) => ({ ...task, parentId: null })) }
        const columns = columnsOf(plan)
        const row = pick % plan.tasks.length
        if (plan.tasks[row].duration === 0) return
        const free = columns.freeFloat[row]
        expect(free).toBeGreaterThanOrEqual(0)
        expect(free).toBeLessThanOrEqual(columns.totalFloat[row])
        const constraintDate = calendar.addToStart(calendar.nextWork(columns.start[row]), free)
        const slipped = columnsOf({
          ...plan,
          tasks: plan.tasks.map((task, at) => (at === row ? { ...task, constraintType: 'SNET', constraintDate } : task)),
        })
        plan.tasks.forEach((task, at) => {
          if (at !== row && task.duration > 0) expect(calendar.between(columns.start[at], slipped.start[at]), task.id).toBe(0)
        })
      }),
      { seed: SEED, numRuns: 400 },
    )
  })
})

describe('size', () => {
  test('a chain of 50,000 tasks', () => {
    const count = 50_000
    const tasks = Array.from({ length: count }, (_, at) =>
      newTask({ id: `t${at}`, uid: at + 1, name: `${at}`, position: at, duration: HOUR }),
    )
    const links = tasks
      .slice(1)
      .map((task, at): Link => ({ id: `l${at}`, predecessorId: tasks[at].id, successorId: task.id, type: 'FS', lag: 0, lagUnit: 'd' }))
    const plan = { ...planOf({ tasks: {} }), tasks, links }
    const columns = columnsOf(plan)
    // 50,000 hours are 6,250 working days: 1,250 weeks from Monday 5 January 2026.
    const weeks = columns.finish[count - 1] - january(2, 17)
    expect(weeks).toBe(1250 * 7 * 24 * HOUR)
    expect(columns.totalFloat.every((float) => float === 0)).toBe(true)
    const network = buildNetwork(plan)
    expect(reasonsBack(trace(network, schedule(network)), network.indexOf.get(`t${count - 1}`)!, 'finish', 200_000)).toHaveLength(2 * count)
  })
  test('summaries 20,000 deep', () => {
    const count = 20_000
    const tasks = Array.from({ length: count }, (_, at) =>
      newTask({ id: `t${at}`, uid: at + 1, name: `${at}`, position: at, parentId: at === 0 ? null : `t${at - 1}`, duration: DAY }),
    )
    const columns = columnsOf({ ...planOf({ tasks: {} }), tasks })
    expect([columns.start[0], columns.finish[0]]).toEqual([january(5), january(5, 17)])
  })
  test('a generated program is the same from the same seed, and schedules the same a second time into the same arrays', () => {
    const plan = generatePlan({ tasks: 2000, seed: 7 })
    expect(generatePlan({ tasks: 2000, seed: 7 })).toEqual(plan)
    expect(plan.tasks).toHaveLength(2000)
    const network = buildNetwork(plan)
    const first = toColumns(network, schedule(network))
    const used = schedule(network)
    expect(toColumns(network, schedule(network, used))).toEqual(first)
  })
})

test('a schedule as one would first write it, with dates and days stepped through, has the same dates and floats', () => {
  const plan = generatePlan({ tasks: 1500, seed: 11 })
  const columns = columnsOf(plan)
  const slow = naive(plan)
  const differing = plan.tasks.flatMap(({ id }, row) => {
    const { start, finish, lateStart, lateFinish, total, free, critical } = slow.get(id)!
    const dates = [start, finish, lateStart, lateFinish].map((date) => instantFromUtcMs(date.getTime()))
    const ours = [columns.earlyStart[row], columns.earlyFinish[row], columns.lateStart[row], columns.lateFinish[row]]
    const same = [...ours, columns.totalFloat[row], columns.freeFloat[row], (columns.flags[row] & CRITICAL) !== 0]
    return isDeepStrictEqual([...dates, total, free, critical], same) ? [] : [{ id, naive: [...dates, total, free, critical], same }]
  })
  expect(differing).toEqual([])
})
