/** What holds for every network: on random plans from fixed seeds, and on chains too long to recurse. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildNetwork, reasonsBack, refill, schedule, toColumns, trace } from '../../electron/scheduler/index.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Link } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { CRITICAL, scheduleNumbers } from '../../shared/model/schedule.ts'
import { newTask, type Task } from '../../shared/model/task.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { instantFromUtcMs } from '../../shared/time/instant.ts'
import { generatePlan } from '../bench/generate.ts'
import { naive } from '../bench/naive.ts'
import { finishOf, leavesOf, SEED, somePlan } from './somePlan.ts'
import { columnsOf, DAY, HOUR, january, planOf } from './worked.ts'

describe('on any network', () => {
  test('early is not after late where there is float, and a start is not after its finish', () => {
    fc.assert(
      fc.property(somePlan(true), (plan) => {
        const columns = columnsOf(plan)
        for (const row of leavesOf(plan)) {
          expect(columns.start[row]).toBeLessThanOrEqual(columns.finish[row])
          if (plan.tasks[row].manual || plan.tasks[row].actualStart !== null || columns.totalFloat[row] < 0) continue
          expect(columns.earlyFinish[row], plan.tasks[row].id).toBeLessThanOrEqual(nextMorning(plan, row, columns.lateFinish[row]))
        }
      }),
      { seed: SEED, numRuns: 400 },
    )
  })

  test('the order of rows and the names of ids change nothing', () => {
    fc.assert(
      fc.property(somePlan(true), fc.infiniteStream(fc.nat({ max: 1_000_000 })), (plan, dice) => {
        const order = plan.tasks.map((task) => ({ task, key: dice.next().value ?? 0 })).sort((a, b) => a.key - b.key)
        const renamed = new Map(order.map(({ task }, at) => [task.id, `x${at}`]))
        const id = (old: string): string => renamed.get(old) ?? old
        const shuffled: Plan = {
          ...plan,
          tasks: order.map(({ task }) => ({ ...task, id: id(task.id), parentId: task.parentId === null ? null : id(task.parentId) })),
          links: [...plan.links]
            .reverse()
            .map((link) => ({ ...link, predecessorId: id(link.predecessorId), successorId: id(link.successorId) })),
        }
        const before = columnsOf(plan)
        const after = columnsOf(shuffled)
        const rows = plan.tasks.map((task) => after.ids.indexOf(id(task.id)))
        for (const name of scheduleNumbers) {
          expect(rows.map((row) => after[name][row])).toEqual(before[name])
        }
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  test('total float is exactly how far a task can slip: one tenth of a minute more moves the finish', () => {
    const calendar = compileCalendars([standardCalendar()]).get('cal-standard')!
    fc.assert(
      fc.property(somePlan(false), fc.nat(), (plan, pick) => {
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
      fc.property(somePlan(false), fc.nat(), (drawn, pick) => {
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

  test('refilling a resident network is building it anew, and giving back leaves it as it was', () => {
    const progress = { actualStart: january(6), actualFinish: null, percentComplete: 40, duration: 3 * DAY }
    const done = { actualStart: january(6), actualFinish: january(6, 17), percentComplete: 100 }
    const dated = { constraintType: 'SNET' as const, constraintDate: january(14), deadline: january(20) }
    const late = { constraintType: 'ALAP' as const, constraintDate: null }
    fc.assert(
      fc.property(somePlan(true), fc.nat(), fc.constantFrom<Partial<Task>>(progress, done, dated, late), (plan, pick, set) => {
        const row = pick % plan.tasks.length
        const change = { before: plan.tasks[row], after: { ...plan.tasks[row], ...set } }
        const resident = buildNetwork(plan)
        const giveBack = refill(resident, [change], new Set())
        expect(giveBack).not.toBeNull()
        const anew = columnsOf({ ...plan, tasks: plan.tasks.map((task) => (task === change.before ? change.after : task)) })
        expect(toColumns(resident, schedule(resident))).toEqual(anew)
        giveBack?.()
        expect(toColumns(resident, schedule(resident))).toEqual(columnsOf(plan))
      }),
      { seed: SEED, numRuns: 300 },
    )
  })

  const nextMorning = (plan: Plan, row: number, instant: number): number =>
    plan.tasks[row].durationUnit.startsWith('e')
      ? instant
      : (compileCalendars(plan.calendars)
          .get(plan.tasks[row].calendarId ?? plan.program.calendarId)
          ?.nextWork(instant) ?? instant)
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
