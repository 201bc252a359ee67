/** Random plans with every feature mixed, dense enough that most dates have a predecessor to follow from. */
import fc from 'fast-check'
import { wouldClose } from '../../shared/cycle.ts'
import { type Calendar, standardCalendar } from '../../shared/model/calendar.ts'
import { type Link, linkTypes } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Assignment, Resource } from '../../shared/model/resource.ts'
import { constraintTypes, newTask, type Task } from '../../shared/model/task.ts'
import { HOUR, january, planOf } from './worked.ts'

const shifts: Calendar = {
  ...standardCalendar('cal-late', 2),
  name: 'Late shift',
  week: [[], [[14 * HOUR, 22 * HOUR]], [[14 * HOUR, 22 * HOUR]], [], [[6 * HOUR, 23 * HOUR]], [], [[10 * HOUR, 12 * HOUR]]],
}
const site: Calendar = {
  ...standardCalendar('cal-site', 3),
  name: 'Site',
  exceptions: [{ name: 'Works holiday', from: january(13, 0), to: january(14, 0), working: [], recurrence: null }],
}

const person = (id: string, uid: number, calendarId: string | null): Resource => ({
  id,
  uid,
  name: `Person ${uid}`,
  kind: 'work',
  initials: '',
  role: '',
  calendarId,
  maxUnits: 1,
  extras: null,
})

interface Dice {
  readonly parent: number
  readonly hours: number
  readonly kind: number
  readonly more: number
  readonly constraint: Task['constraintType']
  readonly day: number
  readonly part: number
}

/** What one throw adds to a task; several may meet on one. */
const featuresOf = ({ hours, kind, more, constraint, day, part }: Dice): Partial<Task> => ({
  ...(kind < 14 ? { constraintType: constraint, constraintDate: january(day, kind % 2 === 0 ? 8 : 17) } : {}),
  ...(kind >= 14 && kind < 22 ? { actualStart: january(day), percentComplete: part } : {}),
  ...(kind >= 22 && kind < 25 ? { actualStart: january(day), percentComplete: part, resume: january(day + 5) } : {}),
  ...(kind >= 25 && kind < 28 ? { actualStart: january(day), actualFinish: january(day + 2, 17), percentComplete: 100 } : {}),
  ...(kind === 28 ? { actualFinish: january(day, 17), percentComplete: 100 } : {}),
  ...(kind === 29 ? { percentComplete: 100 } : {}),
  ...(kind >= 30 && kind < 34 ? { manual: true, manualStart: january(day), manualFinish: january(day + 1, 17) } : {}),
  ...(kind === 34 ? { manual: true, manualStart: january(day) } : {}),
  ...(kind === 35 ? { manual: true, manualFinish: january(day, 17) } : {}),
  ...(kind === 36 ? { manual: true } : {}),
  ...(kind >= 37 && kind < 40 ? { active: false } : {}),
  ...(more < 12 ? { calendarId: more < 6 ? 'cal-late' : 'cal-site' } : {}),
  ...(more >= 12 && more < 18 ? { durationUnit: 'eh' as const } : {}),
  ...(more >= 18 && more < 26 ? { splits: [[(hours * HOUR) >> 1, 5 * HOUR] as const] as unknown as Task['splits'] } : {}),
  ...(more >= 26 && more < 34 ? { levellingDelay: more * HOUR } : {}),
  ...(more >= 34 && more < 42 ? { deadline: january(day, 17) } : {}),
})

export const richPlan: fc.Arbitrary<Plan> = fc
  .record({
    tasks: fc.array(
      fc.record({
        parent: fc.integer({ min: -6, max: 5 }),
        hours: fc.integer({ min: 0, max: 40 }),
        kind: fc.integer({ min: 0, max: 99 }),
        more: fc.integer({ min: 0, max: 99 }),
        constraint: fc.constantFrom(...constraintTypes),
        day: fc.integer({ min: 1, max: 24 }),
        part: fc.integer({ min: 0, max: 90 }),
      }),
      { minLength: 4, maxLength: 14 },
    ),
    links: fc.array(
      fc.record({
        from: fc.nat({ max: 13 }),
        to: fc.nat({ max: 13 }),
        type: fc.constantFrom(...linkTypes, 'FS' as const),
        lag: fc.constantFrom(0, 0, 0, -8, -3, 4, 16),
        unit: fc.constantFrom('h' as const, 'h' as const, 'eh' as const, '%' as const),
      }),
      { minLength: 6, maxLength: 30 },
    ),
    people: fc.array(fc.record({ task: fc.nat({ max: 13 }), who: fc.nat({ max: 2 }), delay: fc.constantFrom(0, 0, 0, 4 * HOUR) }), {
      maxLength: 5,
    }),
    lagCalendar: fc.constantFrom('successor' as const, 'predecessor' as const, 'program' as const, '24h' as const),
    settings: fc.nat({ max: 19 }),
  })
  .map(({ tasks: rows, links: pairs, people, lagCalendar, settings }) => {
    const tasks = rows.map((dice, at): Task => {
      const parentId = dice.parent >= 0 && dice.parent < at && dice.parent < 3 ? `t${dice.parent}` : null
      const own = { id: `t${at}`, uid: at + 1, name: `Task ${at}`, position: at, parentId, duration: dice.hours * HOUR }
      return newTask({ ...own, ...featuresOf(dice) })
    })
    const links: Link[] = []
    for (const { from, to, type, lag, unit } of pairs) {
      if (from >= tasks.length || to >= tasks.length || from === to) continue
      const amount = unit === '%' ? lag * 50 : lag * HOUR
      const link: Link = { id: `l${links.length}`, predecessorId: `t${from}`, successorId: `t${to}`, type, lag: amount, lagUnit: unit }
      if (!wouldClose(tasks, links, link)) links.push(link)
    }
    const assignments = people.flatMap(({ task, who, delay }, at): Assignment[] =>
      task < tasks.length
        ? [{ id: `a${at}`, uid: at + 1, taskId: `t${task}`, resourceId: `r${who}`, units: 1, work: null, delay, extras: null }]
        : [],
    )
    const base = planOf({ tasks: {}, calendars: [shifts, site] })
    const program: Plan['program'] = {
      ...base.program,
      lagCalendar,
      start: settings === 0 ? january(3) : january(5),
      honourConstraints: settings !== 1,
      outOfSequence: settings === 2 ? 'override' : 'retained',
      ...(settings > 14 ? { scheduleFrom: 'finish' as const, finish: january(30, 17) } : {}),
    }
    const resources = [person('r0', 1, null), person('r1', 2, 'cal-late'), person('r2', 3, 'cal-site')]
    return { ...base, program, tasks, links, resources, assignments }
  })
