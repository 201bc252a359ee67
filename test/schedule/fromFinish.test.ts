/** Scheduling from the finish, by hand on a calendar of January 2026; and on random networks as the mirror of scheduling from the start. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Link } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { CONSTRAINT_BROKEN } from '../../shared/model/schedule.ts'
import { type ConstraintType, constraintTypes } from '../../shared/model/task.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { SEED, somePlan } from './somePlan.ts'
import { columnsOf, DAY, type Example, HOUR, january, type Row, spanOf, tableOf } from './worked.ts'

const ALAP = { constraintType: 'ALAP' } as const
/** The program ends on Friday 30 January 2026 at 17:00. */
const untilThe30th: Example['program'] = { scheduleFrom: 'finish', finish: january(30, 17) }
/** A takes three days and B two after it: without anything else Mon 26 - Wed 28 and Thu 29 - Fri 30. */
const pair = (a: Row, b: Row = ALAP, links: readonly string[] = ['A>B']): Example => ({
  tasks: { A: { duration: 3 * DAY, ...ALAP, ...a }, B: { duration: 2 * DAY, ...b } },
  links,
  program: untilThe30th,
})

describe('every task stands as late as its successors allow', () => {
  test('a chain ends at the program finish; the first start is the program start', () => {
    expect(tableOf(pair({}))).toMatchObject({
      A: { start: 'Mon 26 Jan 08:00', finish: 'Wed 28 Jan 17:00', float: 0 },
      B: { start: 'Thu 29 Jan 08:00', finish: 'Fri 30 Jan 17:00', float: 0 },
    })
  })
  test('as soon as possible takes up the room before it, back to where the longest chain begins', () => {
    const table = tableOf({ ...pair({}), tasks: { ...pair({}).tasks, C: {}, D: ALAP } })
    expect(table).toMatchObject({
      C: { start: 'Mon 26 Jan 08:00', finish: 'Mon 26 Jan 17:00', float: 4 },
      D: { start: 'Fri 30 Jan 08:00', finish: 'Fri 30 Jan 17:00', float: 4 },
    })
  })
  test('a link to a summary leaves each task below it the lag on its own calendar', () => {
    const evening = standardCalendar().week.map((day): [number, number][] => (day && day.length > 0 ? [[16 * HOUR, 24 * HOUR]] : []))
    // C takes an hour of Friday evening's shift before 17:00 and seven of Thursday's; four hours of it before Thursday 17:00 is Wednesday 21:00.
    const example: Example = {
      tasks: { P: ALAP, S: {}, C: { in: 'S', calendarId: 'evening', ...ALAP } },
      links: ['P>S +4h'],
      program: untilThe30th,
      calendars: [{ ...standardCalendar('evening', 2), week: evening }],
    }
    expect(tableOf(example)).toMatchObject({
      P: { start: 'Wed 28 Jan 08:00', finish: 'Wed 28 Jan 17:00' },
      C: { start: 'Thu 29 Jan 17:00', finish: 'Fri 30 Jan 17:00' },
    })
  })
  test('as soon as possible does not pull a predecessor that is as late as possible', () => {
    // Z makes the program ten days long. A ends on Wed 28 for B's sake; B cannot begin before.
    const example = pair({}, { constraintType: 'ASAP' })
    expect(tableOf({ ...example, tasks: { ...example.tasks, Z: { duration: 10 * DAY } } })).toMatchObject({
      A: { start: 'Mon 26 Jan 08:00', float: 5 },
      B: { start: 'Thu 29 Jan 08:00' },
    })
    // Both as soon as possible: from Mon 19, where Z begins.
    const early = pair({ constraintType: 'ASAP' }, { constraintType: 'ASAP' })
    expect(tableOf({ ...early, tasks: { ...early.tasks, Z: { duration: 10 * DAY } } })).toMatchObject({
      A: { start: 'Mon 19 Jan 08:00' },
      B: { start: 'Thu 22 Jan 08:00' },
    })
  })
  test('a milestone before a task stands at its start, one without successors at the program finish', () => {
    const table = tableOf({
      tasks: { M: { duration: 0, ...ALAP }, A: ALAP, End: { duration: 0, ...ALAP } },
      links: ['M>A', 'A>End'],
      program: untilThe30th,
    })
    expect(table).toMatchObject({ M: { start: 'Fri 30 Jan 08:00' }, A: { start: 'Fri 30 Jan 08:00' }, End: { start: 'Fri 30 Jan 17:00' } })
  })
  test('a summary spans its tasks where they are planned, not where they could be', () => {
    const example: Example = {
      tasks: {
        Z: { duration: 10 * DAY, ...ALAP },
        S: ALAP,
        A: { in: 'S', ...ALAP },
        B: { in: 'S', ...ALAP },
        C: { duration: 2 * DAY, ...ALAP },
      },
      links: ['A>B', 'S>C'],
      program: untilThe30th,
    }
    expect(tableOf(example)).toMatchObject({
      A: { start: 'Tue 27 Jan 08:00' },
      B: { start: 'Wed 28 Jan 08:00' },
      S: { start: 'Tue 27 Jan 08:00', finish: 'Wed 28 Jan 17:00', duration: 2 },
    })
  })
  test('an SS link to a summary binds its predecessor, too', () => {
    const example: Example = {
      tasks: { P: ALAP, S: ALAP, A: { in: 'S', duration: 4 * DAY, ...ALAP } },
      links: ['P>S SS'],
      program: untilThe30th,
    }
    expect(tableOf(example).P.start).toBe('Tue 27 Jan 08:00')
  })
  test('what has begun, or was placed by hand, stays; predecessors meet it', () => {
    const manual = { manual: true, manualStart: january(20), manualFinish: january(21, 17), duration: 2 * DAY }
    expect(spanOf(pair({}, manual), 'A')).toBe('Thu 15 Jan 08:00 - Mon 19 Jan 17:00')
    const begun = pair({ actualStart: january(12), percentComplete: 50 })
    expect(tableOf(begun)).toMatchObject({ A: { start: 'Mon 12 Jan 08:00', finish: 'Wed 14 Jan 17:00' }, B: { start: 'Thu 29 Jan 08:00' } })
  })
  test('an inactive task does not make the program longer', () => {
    const example = pair({})
    const table = tableOf({ ...example, tasks: { ...example.tasks, Off: { duration: 15 * DAY, active: false, ...ALAP }, C: {} } })
    expect(table.C.start).toBe('Mon 26 Jan 08:00')
  })
})

describe('constraints, as Microsoft Project’s table of flexible and inflexible ones turns round', () => {
  test.each<[string, Row, string]>([
    ['FNLT before the late finish', { constraintType: 'FNLT', constraintDate: january(23, 17) }, 'Wed 21 Jan 08:00 - Fri 23 Jan 17:00'],
    ['FNLT later than logic', { constraintType: 'FNLT', constraintDate: january(29, 17) }, 'Mon 26 Jan 08:00 - Wed 28 Jan 17:00'],
    ['FNLT on a Saturday', { constraintType: 'FNLT', constraintDate: january(24, 17) }, 'Wed 21 Jan 08:00 - Fri 23 Jan 17:00'],
    ['SNLT before the late start', { constraintType: 'SNLT', constraintDate: january(20) }, 'Tue 20 Jan 08:00 - Thu 22 Jan 17:00'],
    [
      'SNET pushes up against its successor',
      { constraintType: 'SNET', constraintDate: january(28) },
      'Wed 28 Jan 08:00 - Fri 30 Jan 17:00',
    ],
    ['SNET earlier than the late start', { constraintType: 'SNET', constraintDate: january(19) }, 'Mon 26 Jan 08:00 - Wed 28 Jan 17:00'],
    ['FNET pushes up', { constraintType: 'FNET', constraintDate: january(29, 17) }, 'Tue 27 Jan 08:00 - Thu 29 Jan 17:00'],
    ['MSO', { constraintType: 'MSO', constraintDate: january(14) }, 'Wed 14 Jan 08:00 - Fri 16 Jan 17:00'],
    ['MSO against its successor', { constraintType: 'MSO', constraintDate: january(28) }, 'Wed 28 Jan 08:00 - Fri 30 Jan 17:00'],
    ['MFO', { constraintType: 'MFO', constraintDate: january(16, 17) }, 'Wed 14 Jan 08:00 - Fri 16 Jan 17:00'],
    ['a deadline draws an as late as possible task to it', { deadline: january(27, 17) }, 'Fri 23 Jan 08:00 - Tue 27 Jan 17:00'],
  ])('%s', (_, row, span) => expect(spanOf(pair(row), 'A')).toBe(span))

  test('without successors FNLT rules even after the program finish', () => {
    const later = pair({}, { constraintType: 'FNLT', constraintDate: january(30, 17) + 3 * 24 * HOUR })
    expect(spanOf(later, 'B')).toBe('Fri 30 Jan 08:00 - Mon 2 Feb 17:00')
  })
  test('what is against logic is said: its constraint broken, and how far in its float', () => {
    const table = tableOf(pair({ constraintType: 'MSO', constraintDate: january(28) }))
    expect(table.A).toMatchObject({ float: -2 })
    expect(table.A.flags & CONSTRAINT_BROKEN).toBe(CONSTRAINT_BROKEN)
    for (const row of [
      { constraintType: 'SNET', constraintDate: january(28) },
      { constraintType: 'FNET', constraintDate: january(29, 17) },
    ] as const)
      expect(tableOf(pair(row)).A.flags & CONSTRAINT_BROKEN, row.constraintType).toBe(CONSTRAINT_BROKEN)
    expect(tableOf(pair({ constraintType: 'FNLT', constraintDate: january(23, 17) })).A.flags & CONSTRAINT_BROKEN).toBe(0)
  })
  test('when logic comes first nothing is pushed against it', () => {
    const soft = (row: Row): Example => ({ ...pair(row), program: { ...untilThe30th, honourConstraints: false } })
    expect(spanOf(soft({ constraintType: 'SNET', constraintDate: january(28) }), 'A')).toBe('Mon 26 Jan 08:00 - Wed 28 Jan 17:00')
    expect(spanOf(soft({ constraintType: 'MSO', constraintDate: january(28) }), 'A')).toBe('Mon 26 Jan 08:00 - Wed 28 Jan 17:00')
    expect(spanOf(soft({ constraintType: 'MSO', constraintDate: january(14) }), 'A')).toBe('Wed 14 Jan 08:00 - Fri 16 Jan 17:00')
  })
  test('a summary’s constraint holds its tasks', () => {
    const example = (row: Row): Example => ({ tasks: { S: row, A: { in: 'S', ...ALAP } }, program: untilThe30th })
    expect(spanOf(example({ constraintType: 'FNLT', constraintDate: january(21, 17) }), 'A')).toBe('Wed 21 Jan 08:00 - Wed 21 Jan 17:00')
  })
})

test('lag keeps its distance seen from the finish', () => {
  const spans = (link: string): string => spanOf(pair({}, ALAP, [link]), 'A')
  expect(spans('A>B FS +2d')).toBe('Thu 22 Jan 08:00 - Mon 26 Jan 17:00')
  expect(spans('A>B SS +1d')).toBe('Wed 28 Jan 08:00 - Fri 30 Jan 17:00')
  expect(spans('A>B FF +1d')).toBe('Tue 27 Jan 08:00 - Thu 29 Jan 17:00')
  // Three clock days before Thu 29 08:00 is Mon 26 08:00, the evening of Fri 23.
  expect(spans('A>B FS +3ed')).toBe('Wed 21 Jan 08:00 - Fri 23 Jan 17:00')
})

const calendar = compileCalendars([standardCalendar()]).get('cal-standard')!
/** Standard is its own mirror about half past twelve on a Wednesday. */
const middle = january(7, 12) + HOUR / 2
const mirror = (instant: number): number => 2 * middle - instant
const turned = { FS: 'FS', SS: 'FF', FF: 'SS', SF: 'SF' } as const
const turnedConstraint: Record<ConstraintType, ConstraintType> = {
  ASAP: 'ALAP',
  ALAP: 'ASAP',
  MSO: 'MFO',
  MFO: 'MSO',
  SNET: 'FNLT',
  FNLT: 'SNET',
  FNET: 'SNLT',
  SNLT: 'FNET',
}

test('a plan from its finish is the mirror of the turned plan from its start, whatever its constraints', () => {
  const some = fc.record({
    type: fc.constantFrom(...constraintTypes),
    day: fc.integer({ min: -20, max: 40 }),
    hour: fc.integer({ min: 8, max: 17 }),
  })
  fc.assert(
    fc.property(somePlan, fc.array(fc.option(some), { minLength: 24, maxLength: 24 }), fc.boolean(), (drawn, constraints, honour) => {
      const plan: Plan = {
        ...drawn,
        program: { ...drawn.program, honourConstraints: honour },
        tasks: drawn.tasks.map((task, at) => {
          const drawnOne = constraints[at]
          const { type, day, hour } = drawnOne ?? { type: 'ASAP' as const, day: 0, hour: 8 }
          const constraintDate = type === 'ASAP' || type === 'ALAP' ? null : january(1, 0) + day * 24 * HOUR + hour * HOUR
          return { ...task, parentId: null, duration: Math.max(HOUR, task.duration), constraintType: type, constraintDate }
        }),
        links: drawn.links,
      }
      const columns = columnsOf(plan)
      const back = columnsOf({
        ...plan,
        program: { ...plan.program, scheduleFrom: 'finish', finish: mirror(plan.program.start) },
        tasks: plan.tasks.map((task) => ({
          ...task,
          constraintType: turnedConstraint[task.constraintType],
          constraintDate: task.constraintDate === null ? null : mirror(task.constraintDate),
        })),
        links: plan.links.map(
          (link): Link => ({ ...link, predecessorId: link.successorId, successorId: link.predecessorId, type: turned[link.type] }),
        ),
      })
      for (const row of plan.tasks.keys()) {
        const same = (mine: number, turnedOne: number, what: string): void =>
          expect(calendar.between(mine, mirror(turnedOne)), `${what} of t${row}`).toBe(0)
        same(columns.start[row], back.finish[row], 'start')
        same(columns.finish[row], back.start[row], 'finish')
        same(columns.earlyStart[row], back.lateFinish[row], 'early start')
        same(columns.lateFinish[row], back.earlyStart[row], 'late finish')
        expect(columns.totalFloat[row], `float of t${row}`).toBe(back.totalFloat[row])
        expect(columns.flags[row] & CONSTRAINT_BROKEN, `broken t${row}`).toBe(back.flags[row] & CONSTRAINT_BROKEN)
      }
    }),
    { seed: SEED, numRuns: 300 },
  )
})
