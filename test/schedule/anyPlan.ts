/** Random plans in which everything is mixed, with fixed seeds: what the laws of any network and the sums of reasons are tried on. somePlan.ts has the plain ones. */
import fc from 'fast-check'
import { wouldClose } from '../../shared/cycle.ts'
import { type Calendar, standardCalendar } from '../../shared/model/calendar.ts'
import { type Link, linkKey, linkTypes } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Program } from '../../shared/model/program.ts'
import type { Assignment, Resource } from '../../shared/model/resource.ts'
import { constraintTypes, newTask, type Task } from '../../shared/model/task.ts'
import { DAY, HOUR, january, planOf } from './worked.ts'

const MIDNIGHT = 24 * HOUR
const every = (spans: [number, number][]): [number, number][][] => [0, 1, 2, 3, 4, 5, 6].map(() => spans)

/** Nights from Monday to Friday, through midnight; some days are shorter. */
const nights: Calendar = {
  ...standardCalendar('cal-night', 2),
  name: 'Nights',
  week: [0, 1, 2, 3, 4, 5, 6].map((day): [number, number][] => {
    const morning: [number, number][] = day >= 2 ? [[0, 6 * HOUR]] : []
    return day >= 1 && day <= 5 ? [...morning, [22 * HOUR, 24 * HOUR]] : morning
  }),
}
const always: Calendar = { ...standardCalendar('cal-always', 3), name: 'Always', week: every([[0, 24 * HOUR]]) }
const mixed: Calendar = {
  ...standardCalendar('cal-mixed', 4),
  name: 'Mixed',
  week: [[], [[14 * HOUR, 22 * HOUR]], [[14 * HOUR, 22 * HOUR]], [], [[6 * HOUR, 23 * HOUR]], [], [[10 * HOUR, 12 * HOUR]]],
}
const once = (name: string, first: number, last: number, working: [number, number][] = []) => ({
  name,
  from: january(1, 0) + first * MIDNIGHT,
  to: january(1, 0) + last * MIDNIGHT,
  working,
  recurrence: null,
})
const rule = { every: 1, weekdays: [], dayOfMonth: 0, position: 0, positionDay: 0, month: 0, occurrences: 0 }
/** Derived from Standard: a week off, short Fridays, a Saturday that is worked, a work week. */
const team: Calendar = {
  ...standardCalendar('cal-team', 5),
  name: 'Team',
  baseId: 'cal-standard',
  week: [null, null, null, null, null, null, null],
  workWeeks: [
    {
      name: 'Short',
      from: january(19, 0),
      to: january(25, 0),
      week: every([[8 * HOUR, 12 * HOUR]]).map((day, at) => (at % 6 === 0 ? null : day)),
    },
  ],
  exceptions: [
    once('Off', 11, 15),
    once('Saturday', 9, 9, [[8 * HOUR, 12 * HOUR]]),
    { ...once('Fridays', 0, 3650, [[8 * HOUR, 11 * HOUR]]), recurrence: { ...rule, kind: 'weekly', every: 2, weekdays: [5] } },
    { ...once('Closing', 0, 3650), recurrence: { ...rule, kind: 'monthly', position: 5, positionDay: 8 } },
  ],
}
const anyCalendars: readonly Calendar[] = [nights, always, mixed, team]

const calendarIds = [null, null, null, null, 'cal-standard', ...anyCalendars.map((calendar) => calendar.id)]
const day = fc.integer({ min: -10, max: 45 })
const instant = fc
  .record({ day, hour: fc.constantFrom(0, 3, 8, 10, 12, 17, 23) })
  .map(({ day: at, hour }) => january(1, 0) + at * MIDNIGHT + hour * HOUR)
const rarely = <T>(what: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 10 }, { arbitrary: what, weight })

const begun = fc.oneof(
  fc.record({ actualStart: instant, percentComplete: fc.integer({ min: 0, max: 99 }), resume: rarely(instant, 4) }),
  fc
    .record({ actualStart: instant, percentComplete: fc.constant(100), days: fc.integer({ min: 0, max: 12 }) })
    .map(({ days, ...rest }) => ({
      ...rest,
      actualFinish: rest.actualStart + days * MIDNIGHT,
    })),
  fc.constant({ percentComplete: 100 }),
)
const manual = fc
  .record({ manualStart: rarely(instant, 60), days: fc.integer({ min: 0, max: 12 }), isOpen: fc.boolean() })
  .map(({ manualStart, days, isOpen }) => ({
    manual: true,
    manualStart,
    manualFinish: manualStart === null || (isOpen && days < 2) ? null : manualStart + days * MIDNIGHT,
  }))
/** What may come on top of anything else. */
const added: fc.Arbitrary<Partial<Task>> = fc.oneof(
  fc.record({ deadline: instant }),
  fc.record({ durationUnit: fc.constantFrom('eh' as const, 'ed' as const) }),
  fc.integer({ min: 1, max: 60 }).map((hours) => ({ levellingDelay: hours * HOUR })),
  fc
    .record({ first: fc.integer({ min: 1, max: 20 }), rest: fc.integer({ min: 1, max: 12 }) })
    .map(({ first, rest }) => ({ splits: [[first * HOUR, rest * HOUR]] as [number, number][] })),
)
const special: fc.Arbitrary<Partial<Task>> = fc.oneof(
  { arbitrary: fc.constant({}), weight: 8 },
  { arbitrary: fc.record({ constraintType: fc.constantFrom(...constraintTypes), constraintDate: instant }), weight: 7 },
  { arbitrary: begun, weight: 3 },
  { arbitrary: manual, weight: 2 },
  { arbitrary: fc.constant({ active: false }), weight: 1 },
)

const people: readonly Resource[] = ['cal-night', 'cal-team', null, 'cal-mixed'].map((calendarId, at) => ({
  id: `r${at}`,
  uid: at + 1,
  name: `Person ${at}`,
  kind: at === 3 ? 'material' : 'work',
  initials: '',
  role: '',
  calendarId,
  maxUnits: 1,
  extras: null,
}))

const settings: fc.Arbitrary<Partial<Program>> = fc.record({
  lagCalendar: fc.constantFrom('successor', 'predecessor', 'program', '24h'),
  honourConstraints: fc.boolean(),
  outOfSequence: fc.constantFrom('retained', 'override'),
  calendarId: fc.constantFrom('cal-standard', 'cal-standard', 'cal-team', 'cal-night', 'cal-always'),
  scheduleFrom: fc.constantFrom('start', 'start', 'finish'),
  finish: fc.constantFrom(january(30, 17), january(31, 3)),
  start: fc.constantFrom(january(5), january(3, 12)),
})

/** Up to two dozen rows in a tree, up to forty links of every kind between any of them (a circle is left out), every setting of a program. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    settings,
    tasks: fc.array(
      fc.record({
        parent: fc.integer({ min: -3, max: 8 }),
        hours: fc.integer({ min: 0, max: 40 }),
        special,
        added: rarely(added, 3),
        calendarId: fc.constantFrom(...calendarIds),
        with: rarely(fc.record({ person: fc.nat({ max: 3 }), delay: fc.constantFrom(0, 0, 0, 4 * HOUR, 3 * DAY) }), 3),
      }),
      { minLength: 2, maxLength: 24, size: 'max' },
    ),
    links: fc.array(
      fc.record({
        from: fc.nat({ max: 1000 }),
        to: fc.nat({ max: 1000 }),
        isBack: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
        type: fc.constantFrom('FS' as const, ...linkTypes),
        lag: fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, { arbitrary: fc.integer({ min: -8, max: 16 }), weight: 3 }),
        unit: fc.constantFrom('h' as const, 'h' as const, 'eh' as const, '%' as const, 'e%' as const),
      }),
      { maxLength: 40, size: 'max' },
    ),
  })
  .map(({ settings: set, tasks: rows, links: pairs }) => {
    const tasks = rows.map(({ parent, hours, special: first, added: more, calendarId }, at): Task => {
      const parentId = parent >= 0 && parent < at && parent < 4 ? `t${parent}` : null
      const own = { id: `t${at}`, uid: at + 1, name: `Task ${at}`, position: at, parentId, duration: hours * HOUR, calendarId }
      return newTask({ ...own, ...first, ...more })
    })
    const links: Link[] = []
    const keys = new Set<string>()
    for (const { from: a, to: b, isBack, type, lag, unit } of pairs) {
      // Mostly from an upper row to a lower one, so that few links are left out for closing a circle.
      const [low, high] = [Math.min(a % tasks.length, b % tasks.length), Math.max(a % tasks.length, b % tasks.length)]
      const [from, to] = isBack ? [high, low] : [low, high]
      if (from === to) continue
      // In percent: from less 80 % to 160 %.
      const link: Link = {
        id: `l${links.length}`,
        predecessorId: `t${from}`,
        successorId: `t${to}`,
        type,
        lag: unit.endsWith('%') ? lag * 100 : lag * HOUR,
        lagUnit: unit,
      }
      if (keys.has(linkKey(link)) || wouldClose(tasks, links, link)) continue
      keys.add(linkKey(link))
      links.push(link)
    }
    const assignments = rows.flatMap(({ with: assigned }, at): Assignment[] =>
      assigned === null
        ? []
        : [
            {
              id: `a${at}`,
              uid: at + 1,
              taskId: `t${at}`,
              resourceId: `r${assigned.person}`,
              units: 1,
              work: null,
              delay: assigned.delay,
              extras: null,
            },
          ],
    )
    const plain = planOf({ tasks: {}, calendars: anyCalendars, program: set })
    return { ...plain, tasks, links, resources: [...people], assignments }
  })
