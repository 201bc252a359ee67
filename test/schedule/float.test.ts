/** Float, critical and longest path, progress, manual and inactive tasks; by hand on a calendar of January 2026. */
import { describe, expect, test } from 'vitest'
import { standardCalendar } from '../../shared/model/calendar.ts'
import { CRITICAL, LONGEST_PATH } from '../../shared/model/schedule.ts'
import { DAY, type Example, HOUR, january, tableOf } from './worked.ts'

describe('float', () => {
  /** A - B - D is the long way (5 days), A - C - D leaves C two days. */
  const diamond: Example = {
    tasks: { A: {}, B: { duration: 3 * DAY }, C: {}, D: {} },
    links: ['A>B', 'A>C', 'B>D', 'C>D'],
  }
  test('the diamond', () => {
    expect(tableOf(diamond)).toMatchObject({
      A: { float: 0, free: 0, late: 'Mon 5 Jan 08:00 - Mon 5 Jan 17:00' },
      B: { float: 0, free: 0 },
      C: { float: 2, free: 2, start: 'Tue 6 Jan 08:00', late: 'Thu 8 Jan 08:00 - Thu 8 Jan 17:00' },
      D: { float: 0, start: 'Fri 9 Jan 08:00', driver: 'link B' },
    })
  })
  test('critical by float and the longest path agree here', () => {
    const flags = Object.entries(tableOf(diamond)).map(([name, { flags }]) => [name, flags & (CRITICAL | LONGEST_PATH)])
    expect(Object.fromEntries(flags)).toEqual({ A: 3, B: 3, C: 0, D: 3 })
  })
  test('they differ when a deadline presses on a short branch', () => {
    const table = tableOf({ ...diamond, tasks: { ...diamond.tasks, C: { deadline: january(6, 17) } } })
    expect(table.C).toMatchObject({ float: 0, flags: CRITICAL })
  })
  test('a critical limit of two days takes C in', () => {
    expect(tableOf({ ...diamond, program: { criticalLimit: 2 * DAY } }).C.flags & CRITICAL).toBe(CRITICAL)
    const dated = { ...diamond.tasks, C: { deadline: january(30, 17) } }
    expect(tableOf({ ...diamond, tasks: dated, program: { criticalLimit: 2 * DAY } }).C.flags & CRITICAL).toBe(CRITICAL)
  })
  test('an FF link to a task that works at other times takes no float away that is there', () => {
    // B's mornings end at 12:00; A ends the program on Wednesday 17:00. B, done by noon, would be in time until Thursday morning.
    const mornings = { ...standardCalendar('cal-mornings', 2), week: standardCalendar().week.map((day) => (day?.length ? [day[0]] : [])) }
    const table = tableOf({
      tasks: { A: { duration: 3 * DAY }, B: { duration: HOUR, calendarId: 'cal-mornings' } },
      links: ['A>B FF'],
      calendars: [mornings],
    })
    expect(table).toMatchObject({ A: { float: 0, finish: 'Wed 7 Jan 17:00' }, B: { float: 0, finish: 'Wed 7 Jan 12:00' } })
  })
  test('late dates of what has begun, is done, or runs by the clock', () => {
    const table = tableOf({
      tasks: {
        // Began on Monday, two of four days: from Monday to Thursday; late, the rest would end on Friday 16.
        A: { duration: 4 * DAY, actualStart: january(5), percentComplete: 50 },
        Done: { actualStart: january(7), actualFinish: january(7, 17), percentComplete: 100 },
        // Two clock days; Z starts on Thursday 15, after the lunch that is no end to the clock.
        E: { duration: 48 * HOUR, durationUnit: 'ed' },
        Z: { duration: 2 * DAY, constraintType: 'MSO', constraintDate: january(15, 12) },
      },
      links: ['E>Z'],
    })
    expect(table.A.late).toBe('Mon 5 Jan 08:00 - Mon 19 Jan 12:00')
    expect(table.Done.late).toBe('Wed 7 Jan 08:00 - Wed 7 Jan 17:00')
    // Raw: 13:00, where Z's work begins, and two clock days before it.
    expect(table.E.late).toBe('Tue 13 Jan 13:00 - Thu 15 Jan 13:00')
  })
  test('a predecessor of begun work sees when the rest of it must go on; of delayed work, when its delay must begin', () => {
    const table = tableOf({
      tasks: {
        P: {},
        // Two of four days are left: they must go on by Thursday 15 to end on Friday 16.
        A: { duration: 4 * DAY, actualStart: january(5), percentComplete: 50 },
        Q: {},
        // At the latest on Friday 16, its two clock days of delay from Wednesday 14 08:00.
        L: { levellingDelay: 48 * HOUR },
        Z: { duration: 10 * DAY },
      },
      links: ['P>A', 'Q>L'],
    })
    expect(table.P).toMatchObject({ late: 'Wed 14 Jan 08:00 - Wed 14 Jan 17:00', float: 7 })
    expect(table.Q).toMatchObject({ late: 'Tue 13 Jan 08:00 - Tue 13 Jan 17:00', float: 6 })
    // The gap to where L would have to move: none.
    expect(table.Q.free).toBe(0)
  })
  test('several critical paths: a task without successors may not be later than it is', () => {
    // Two chains and a task alone; the first chain gives the program its finish.
    const example: Example = {
      tasks: {
        A: { duration: 3 * DAY },
        B: { duration: 2 * DAY },
        C: {},
        D: {},
        E: { deadline: january(30, 17) },
        F: { duration: 4 * DAY },
      },
      links: ['A>B', 'C>D', 'F>B FF'],
    }
    const floats = (program: Example['program']) => Object.values(tableOf({ ...example, program })).map(({ float }) => float)
    expect(floats({})).toEqual([0, 0, 3, 3, 4, 1])
    // C - D and E are critical in their own right; F still waits for B.
    expect(floats({ multipleCriticalPaths: true })).toEqual([0, 0, 0, 0, 0, 1])
    expect(tableOf({ ...example, program: { multipleCriticalPaths: true } })).toMatchObject({
      D: { late: 'Tue 6 Jan 08:00 - Tue 6 Jan 17:00', flags: CRITICAL },
      B: { flags: CRITICAL | LONGEST_PATH },
    })
  })
  test('free float is the gap to the nearest successor; total float is what the chain shares', () => {
    const table = tableOf({ tasks: { A: {}, B: {}, Z: { duration: 5 * DAY } }, links: ['A>B'] })
    expect(table).toMatchObject({ A: { float: 3, free: 0 }, B: { float: 3, free: 3 } })
  })
  test('a milestone keeps the raw 08:00 of its successor as its late date', () => {
    const table = tableOf({ tasks: { A: {}, M: { duration: 0 }, B: {} }, links: ['A>M', 'M>B'] })
    expect(table.M.late).toBe('Tue 6 Jan 08:00 - Tue 6 Jan 08:00')
    expect(table).toMatchObject({ A: { late: 'Mon 5 Jan 08:00 - Mon 5 Jan 17:00', float: 0 }, M: { float: 0 } })
  })
})

describe('progress', () => {
  test('a started task stands at its actual start; the status date alone moves nothing', () => {
    const table = tableOf({
      tasks: { A: { duration: 3 * DAY, actualStart: january(6), percentComplete: 10 }, B: {} },
      links: ['A>B'],
      program: { statusDate: january(20) },
    })
    expect(table).toMatchObject({
      A: { start: 'Tue 6 Jan 08:00', finish: 'Thu 8 Jan 17:00', driver: 'actual' },
      B: { start: 'Fri 9 Jan 08:00' },
    })
  })
  test('a complete task has its actual dates, no float, is not critical and no longer presses on its predecessor', () => {
    const table = tableOf({
      tasks: { P: {}, A: { actualStart: january(7), actualFinish: january(7, 17), percentComplete: 100 }, Z: { duration: 5 * DAY } },
      links: ['P>A'],
    })
    expect(table.A).toMatchObject({ start: 'Wed 7 Jan 08:00', finish: 'Wed 7 Jan 17:00', float: 0, free: 0, flags: 0 })
    expect(table.P.float).toBe(4)
  })
  /** A began out of turn and is half done (2 of 4 days); P, its predecessor, ends on Friday. */
  const outOfTurn = (outOfSequence: 'retained' | 'override'): Example => ({
    tasks: { P: { duration: 5 * DAY }, A: { duration: 4 * DAY, actualStart: january(5), percentComplete: 50 } },
    links: ['P>A'],
    program: { outOfSequence },
  })
  test('retained logic: what remains waits for the predecessor', () => {
    expect(tableOf(outOfTurn('retained')).A).toMatchObject({ start: 'Mon 5 Jan 08:00', finish: 'Tue 13 Jan 17:00' })
  })
  test('progress override: it runs on', () => {
    expect(tableOf(outOfTurn('override')).A).toMatchObject({ start: 'Mon 5 Jan 08:00', finish: 'Thu 8 Jan 17:00' })
  })
})

describe('manual and inactive', () => {
  test('a manual task keeps its dates against logic and drives its successors', () => {
    const table = tableOf({
      tasks: { A: { duration: 3 * DAY }, M: { manual: true, manualStart: january(6), manualFinish: january(6, 17) }, B: {} },
      links: ['A>M', 'M>B'],
    })
    expect(table).toMatchObject({
      M: { start: 'Tue 6 Jan 08:00', finish: 'Tue 6 Jan 17:00', driver: 'manual' },
      B: { start: 'Wed 7 Jan 08:00' },
    })
  })
  test('actual dates stand although the work took longer than planned; a manual finish alone gives the start', () => {
    const table = tableOf({
      tasks: {
        A: { actualStart: january(7), actualFinish: january(9, 17), percentComplete: 100 },
        B: {},
        M: { manual: true, manualFinish: january(8, 17), duration: 2 * DAY },
      },
      links: ['A>B'],
    })
    expect(table).toMatchObject({
      A: { start: 'Wed 7 Jan 08:00', finish: 'Fri 9 Jan 17:00' },
      B: { start: 'Mon 12 Jan 08:00' },
      M: { start: 'Wed 7 Jan 08:00', finish: 'Thu 8 Jan 17:00' },
    })
  })
  test('SS between manual tasks does not bind backward', () => {
    const table = tableOf({
      tasks: {
        M: { manual: true, manualStart: january(5), manualFinish: january(5, 17) },
        N: { manual: true, manualStart: january(6), manualFinish: january(7, 17), duration: 2 * DAY },
        Z: { duration: 5 * DAY },
      },
      links: ['M>N SS'],
    })
    // N may start on Thursday 8 at the latest; M, although it should start no later, has until Friday.
    expect(table).toMatchObject({ N: { float: 2 }, M: { float: 4 } })
  })
  test('a manual summary keeps its own dates, whatever its children do', () => {
    const table = tableOf({
      tasks: { S: { manual: true, manualStart: january(12), manualFinish: january(13, 17), duration: 2 * DAY }, A: { in: 'S' } },
    })
    expect(table).toMatchObject({ S: { start: 'Mon 12 Jan 08:00', finish: 'Tue 13 Jan 17:00' }, A: { start: 'Mon 12 Jan 08:00' } })
  })
  test('a placeholder without dates is never critical', () => {
    expect(tableOf({ tasks: { A: { manual: true, duration: 5 * DAY } } }).A).toMatchObject({
      start: 'Mon 5 Jan 08:00',
      flags: LONGEST_PATH,
    })
  })
  test('an inactive task keeps the dates it had, whatever its predecessors do', () => {
    const kept = { active: false, duration: 2 * DAY, manualStart: january(7), manualFinish: january(8, 17) }
    const table = tableOf({ tasks: { A: { duration: 10 * DAY }, B: kept, C: {} }, links: ['A>B', 'B>C'] })
    expect(table).toMatchObject({ B: { start: 'Wed 7 Jan 08:00', finish: 'Thu 8 Jan 17:00' }, C: { start: 'Mon 5 Jan 08:00' } })
  })
  test('an inactive task drives nothing and does not count in its summary or the program finish', () => {
    const table = tableOf({ tasks: { S: {}, A: { in: 'S', duration: 5 * DAY, active: false }, B: { in: 'S' }, C: {} }, links: ['A>C'] })
    expect(table).toMatchObject({ C: { start: 'Mon 5 Jan 08:00', float: 0 }, S: { finish: 'Mon 5 Jan 17:00' }, A: { flags: 0 } })
  })
})
