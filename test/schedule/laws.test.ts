/** Laws that join two schedules: of a plan and of the same plan with a link less, a task later, seen from its end, dragged, or closed to a circle. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildNetwork, CycleProblem, movedBetween, preview, readGestures, schedule, toColumns } from '../../electron/scheduler/index.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Link } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { CONSTRAINT_BROKEN } from '../../shared/model/schedule.ts'
import { workCalendars } from '../../shared/model/workCalendar.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { anyPlan } from './anyPlan.ts'
import { finishOf, leavesOf, SEED, somePlan } from './somePlan.ts'
import { columnsOf, DAY, driversOf, HOUR, january } from './worked.ts'

const calendar = compileCalendars([standardCalendar()]).get('cal-standard')!

test('a link that drives no start can go without moving any early date', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), (drawn, pick) => {
      // Seen from the finish it is successors that drive.
      const plan: Plan = { ...drawn, program: { ...drawn.program, scheduleFrom: 'start' } }
      const columns = columnsOf(plan)
      const calendars = workCalendars(plan)
      const driving = new Set(driversOf(plan).map((driver) => driver.linkId))
      // What remains of a begun task waits for links although they are not its start's driver; so does a delayed one, one that waits till the
      // last, one that a constraint pulls back from what links ask (a manual task without dates among them), and one at or before the program
      // start: an FF link holds it there, and without any link its date would rule.
      const waiting = new Set(
        plan.tasks
          .filter(
            (task, row) =>
              task.actualStart !== null ||
              task.percentComplete > 0 ||
              task.levellingDelay > 0 ||
              task.constraintType === 'ALAP' ||
              (columns.flags[row] & CONSTRAINT_BROKEN) !== 0 ||
              task.manual ||
              columns.earlyStart[row] <= calendars.workOf(task).nextWork(plan.program.start),
          )
          .map((task) => task.id),
      )
      const parents = new Set(plan.tasks.map((task) => task.parentId))
      const idle = plan.links.filter((link) => !driving.has(link.id) && !waiting.has(link.successorId) && !parents.has(link.successorId))
      if (idle.length === 0) return
      const gone = idle[pick % idle.length]
      const after = columnsOf({ ...plan, links: plan.links.filter((link) => link !== gone) })
      expect([after.earlyStart, after.earlyFinish]).toEqual([columns.earlyStart, columns.earlyFinish])
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('a critical task a day later is a finish a day later', () => {
  fc.assert(
    fc.property(somePlan, fc.nat(), (plan, pick) => {
      const columns = columnsOf(plan)
      const critical = leavesOf(plan).filter((row) => plan.tasks[row].duration > 0 && columns.totalFloat[row] === 0)
      if (critical.length === 0) return
      const row = critical[pick % critical.length]
      const constraintDate = calendar.addToStart(calendar.nextWork(columns.start[row]), DAY)
      const later = columnsOf({
        ...plan,
        tasks: plan.tasks.map((task, at) => (at === row ? { ...task, constraintType: 'SNET', constraintDate } : task)),
      })
      expect(calendar.between(finishOf(columns), finishOf(later))).toBe(DAY)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('the late dates are the early dates of the network seen from its end', () => {
  // Standard is its own mirror about half past twelve on a Wednesday.
  const middle = january(7, 12) + HOUR / 2
  const mirror = (instant: number): number => 2 * middle - instant
  const turned = { FS: 'FS', SS: 'FF', FF: 'SS', SF: 'SF' } as const
  fc.assert(
    fc.property(somePlan, (drawn) => {
      const plan: Plan = {
        ...drawn,
        tasks: drawn.tasks.map((task) => ({ ...task, parentId: null, duration: Math.max(HOUR, task.duration) })),
      }
      const columns = columnsOf(plan)
      const start = mirror(finishOf(columns))
      const reversed = columnsOf({
        ...plan,
        program: { ...plan.program, start },
        // A late finish is never after the program's; an early start may lie before the program's unless a date holds it.
        tasks: plan.tasks.map((task) => ({ ...task, constraintType: 'SNET', constraintDate: start })),
        links: plan.links.map(
          (link): Link => ({
            ...link,
            predecessorId: link.successorId,
            successorId: link.predecessorId,
            type: turned[link.type],
          }),
        ),
      })
      for (const row of plan.tasks.keys()) {
        expect(calendar.between(columns.lateFinish[row], mirror(reversed.earlyStart[row])), `late finish of t${row}`).toBe(0)
        expect(calendar.between(columns.lateStart[row], mirror(reversed.earlyFinish[row])), `late start of t${row}`).toBe(0)
      }
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('the preview of a drag is the difference that the change would make, and leaves the network as it was', () => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), fc.integer({ min: 1, max: 28 }), (plan, pick, day) => {
      const network = buildNetwork(plan)
      const now = schedule(network)
      const scheduled = { plan, network, schedule: now }
      const gesture = { taskId: plan.tasks[pick % plan.tasks.length].id, start: january(day) }
      const { changes } = readGestures(scheduled, [gesture])
      const before = toColumns(network, now)
      const after = columnsOf({ ...plan, tasks: plan.tasks.map((task) => ({ ...task, ...changes.get(task.id) })) })
      const moved = preview(scheduled, [gesture]).moved.map((move) => ({ ...move, driver: null }))
      expect(moved).toEqual(movedBetween(before, after))
      expect(toColumns(network, schedule(network))).toEqual(before)
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('a circle planted anywhere among 10,000 tasks is found, link by link', () => {
  const plan = generatePlan({ tasks: 10_000, seed: 5 })
  const random = randomFrom(SEED)
  const outgoing = Map.groupBy(plan.links, (link) => link.predecessorId)
  const linked = new Set(plan.links.map((link) => `${link.predecessorId}>${link.successorId}`))
  let planted = 0
  while (planted < 20) {
    const chain = [plan.links[Math.floor(random() * plan.links.length)].predecessorId]
    const length = 1 + Math.floor(random() * 12)
    for (let next = outgoing.get(chain[0]); next && chain.length <= length; next = outgoing.get(chain[chain.length - 1])) {
      chain.push(next[Math.floor(random() * next.length)].successorId)
    }
    if (chain.length < 2) continue
    planted += 1
    const [first, last] = [chain[0], chain[chain.length - 1]]
    const closing: Link = { id: 'closing', predecessorId: last, successorId: first, type: 'FS', lag: 0, lagUnit: 'd' }
    let path: readonly string[] = []
    try {
      buildNetwork({ ...plan, links: [...plan.links, closing] })
    } catch (error) {
      if (!(error instanceof CycleProblem)) throw error
      path = error.path
    }
    const steps = path.slice(1).map((id, at) => `${path[at]}>${id}`)
    expect(path.length).toBeGreaterThan(2)
    expect(path[0]).toBe(path[path.length - 1])
    expect(new Set(steps).size).toBe(steps.length)
    expect(steps.filter((step) => !linked.has(step))).toEqual([`${last}>${first}`])
  }
})
