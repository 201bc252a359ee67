/** Float below zero says that something cannot be kept: where nobody gave a date that caps, there is none, whatever the calendars, lags and progress. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standardCalendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { anyPlan } from './anyPlan.ts'
import { brief } from './brief.ts'
import { isOut, SEED } from './somePlan.ts'
import { columnsOf, DAY, type Example, HOUR, january, tableOf } from './worked.ts'

/** Without dates that somebody gave, people and a tree: any calendars, links, lags and progress. */
const uncapped = (plan: Plan): Plan => ({
  ...plan,
  program: { ...plan.program, scheduleFrom: 'start' },
  tasks: plan.tasks.map((task) => ({
    ...task,
    ...{ parentId: null, deadline: null, constraintType: 'ASAP', constraintDate: null, levellingDelay: 0 },
    ...{ manual: false, manualStart: null, manualFinish: null },
  })),
  assignments: [],
})

test('in any network without a date that caps, no float is below zero', () => {
  fc.assert(
    fc.property(anyPlan.map(uncapped), (plan) => {
      const { totalFloat } = columnsOf(plan)
      const below = plan.tasks.filter((task, row) => totalFloat[row] < 0 && !isOut(plan, task))
      if (below.length > 0) throw new Error(`${below.map(({ id }) => id)}\n${brief(plan)}`)
    }),
    { seed: SEED, numRuns: 400, interruptAfterTimeLimit: 60_000 },
  )
})

const night = {
  ...standardCalendar('cal-night', 2),
  name: 'Nights',
  week: Array.from({ length: 7 }, (): [number, number][] => [
    [0, 6 * HOUR],
    [22 * HOUR, 24 * HOUR],
  ]),
}

describe('float that is there', () => {
  test('is not taken away by a lead to or from work at night', () => {
    // N finishes on Thursday at 02:00; four hours of B's work before that is Wednesday 13:00, and would be so until Thursday 08:00.
    const table = tableOf({
      tasks: { A: { duration: 3 * DAY }, N: { calendarId: 'cal-night' }, B: {} },
      links: ['A>N FS -4h', 'N>B FS -4h'],
      calendars: [night],
    })
    expect(table).toMatchObject({
      A: { finish: 'Wed 7 Jan 17:00', float: 0 },
      N: { start: 'Wed 7 Jan 02:00', finish: 'Thu 8 Jan 02:00', late: 'Wed 7 Jan 22:00 - Thu 8 Jan 06:00', float: 0.5 },
      B: { start: 'Wed 7 Jan 13:00', finish: 'Thu 8 Jan 12:00', float: 0 },
    })
  })
  test('nor given by a lead that is no time at all', () => {
    // N stands in the day although its calendar works at night: a part of nothing leaves M as it is, and does not let it wait for the night.
    const table = tableOf({
      tasks: { M: { duration: 0 }, N: { duration: 0, calendarId: 'cal-night' }, B: { duration: 5 * DAY } },
      links: ['M>N FS -50%', 'N>B'],
      calendars: [night],
    })
    expect(table.M).toMatchObject({ late: 'Mon 5 Jan 08:00 - Mon 5 Jan 08:00', float: 0 })
  })
  test('is not taken away by a lag on the clock, or on the program’s calendar, that ends in the night', () => {
    // Three hours after Monday 17:00: B ends its hour on Monday 17:00, the same working minute as Tuesday 08:00.
    const example: Example = { tasks: { A: {}, B: { duration: HOUR } }, links: ['A>B FF +3eh'] }
    expect(tableOf(example).A).toMatchObject({ finish: 'Mon 5 Jan 17:00', float: 0 })
    const point: Example = { tasks: { A: {}, M: { duration: 0 }, B: { duration: HOUR } }, links: ['A>M', 'M>B FF +3eh'] }
    expect(tableOf(point)).toMatchObject({ A: { float: 0 }, M: { float: 0 } })
  })
  test('is not taken away from a milestone, or from what the clock counts, by the finish of work that ended before', () => {
    // N's hour ends on Tuesday at 06:00 and would not go on before 22:00; M stands at 17:00.
    const point: Example = {
      tasks: { A: { duration: 2 * DAY }, M: { duration: 0 }, N: { duration: HOUR, calendarId: 'cal-night' } },
      links: ['A>M', 'M>N FF'],
      calendars: [night],
    }
    expect(tableOf(point)).toMatchObject({ N: { finish: 'Tue 6 Jan 06:00' }, M: { start: 'Tue 6 Jan 17:00', float: 0 }, A: { float: 0 } })
    // 24 hours from Friday 12:00: on Saturday B has been done since Friday 17:00.
    const clock: Example = {
      tasks: { A: { duration: 4.5 * DAY }, E: { duration: 24 * HOUR, durationUnit: 'eh' }, B: {} },
      links: ['A>E', 'E>B FF'],
    }
    expect(tableOf(clock)).toMatchObject({ E: { finish: 'Sat 10 Jan 13:00', float: 0 }, B: { finish: 'Fri 9 Jan 17:00' } })
  })
})

describe('what has begun', () => {
  const half = { actualStart: january(5), percentComplete: 50 }
  const late = (program: Example['program'] = {}): Example => ({
    tasks: { P: { duration: 5 * DAY }, A: { duration: 2 * DAY, ...half }, Z: {} },
    links: ['P>A FF', 'A>Z'],
    program,
  })
  test('ends no earlier than a finish-to-finish link lets it: the link was passed over, and P had a day less than none', () => {
    expect(tableOf(late())).toMatchObject({
      P: { finish: 'Fri 9 Jan 17:00', float: 0 },
      A: { start: 'Mon 5 Jan 08:00', finish: 'Fri 9 Jan 17:00', float: 0 },
      Z: { start: 'Mon 12 Jan 08:00' },
    })
  })
  test('by progress override it runs on, and asks nothing of its predecessors any more', () => {
    expect(tableOf(late({ outOfSequence: 'override' }))).toMatchObject({
      P: { late: 'Mon 5 Jan 08:00 - Fri 9 Jan 17:00', float: 0, free: 0 },
      A: { finish: 'Tue 6 Jan 17:00' },
      Z: { start: 'Wed 7 Jan 08:00' },
    })
    const fs = { ...late({ outOfSequence: 'override' }), links: ['P>A', 'A>Z'] }
    expect(tableOf(fs).P).toMatchObject({ float: 0, free: 0 })
  })
  test('has no late finish from those who waited for its start', () => {
    // A goes on on Wednesday 14; B, which waited for its start, need not end before Friday 16.
    const table = tableOf({
      tasks: { A: { duration: 2 * DAY, ...half, resume: january(14) }, B: { duration: 8 * DAY }, Z: { duration: 10 * DAY } },
      links: ['A>B SS'],
    })
    expect(table.A).toMatchObject({ finish: 'Wed 14 Jan 17:00', late: 'Mon 5 Jan 08:00 - Fri 16 Jan 17:00', float: 2, free: 2 })
  })
  test('does not start too late any more: a start that has been caps no late date, a finish still does', () => {
    const two: Example['tasks'][string] = { duration: 2 * DAY, actualStart: january(7), percentComplete: 10 }
    const table = tableOf({
      tasks: {
        S: { ...two, constraintType: 'SNLT', constraintDate: january(5) },
        M: { ...two, constraintType: 'MSO', constraintDate: january(5) },
        F: { ...two, constraintType: 'MFO', constraintDate: january(6, 17) },
        Z: { duration: 5 * DAY },
      },
    })
    expect(table).toMatchObject({ S: { float: 1, flags: 0 }, M: { float: 1, flags: 0 }, F: { float: -2 } })
  })
})
