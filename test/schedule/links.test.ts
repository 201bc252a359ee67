/** Links: the four types, lag in working time, on the clock and as a percentage, on leaves and on summaries. January 2026, Monday the 5th, 08:00. */
import { describe, expect, test } from 'vitest'
import { standardCalendar } from '../../shared/model/calendar.ts'
import { DAY, type Example, HOUR, january, spanOf, tableOf } from './worked.ts'

/** A takes three days (Mon-Wed), B two. */
const pair = (link: string, more: Partial<Example> = {}): Example => ({
  tasks: { A: { duration: 3 * DAY }, B: { duration: 2 * DAY } },
  links: [link],
  ...more,
})

describe('the four types', () => {
  test.each([
    ['A>B', 'Thu 8 Jan 08:00 - Fri 9 Jan 17:00'],
    ['A>B SS', 'Mon 5 Jan 08:00 - Tue 6 Jan 17:00'],
    ['A>B FF', 'Tue 6 Jan 08:00 - Wed 7 Jan 17:00'],
    // B ends where A starts, at 08:00 as it stands, not at Friday 17:00.
    ['A>B SF', 'Thu 1 Jan 08:00 - Mon 5 Jan 08:00'],
  ])('%s puts B on %s', (link, span) => expect(spanOf(pair(link), 'B')).toBe(span))

  // Microsoft's KB Q103971, and MPXJ's scheduler: B is longer than A and would have to begin on Friday 2 January.
  test('FF asks for a finish, never for a start before the program’s', () => {
    const longer: Example = { tasks: { A: { duration: DAY }, B: { duration: 2 * DAY }, C: { duration: 0 } }, links: ['A>B FF', 'A>C FF'] }
    expect(tableOf(longer)).toMatchObject({
      B: { start: 'Mon 5 Jan 08:00', finish: 'Tue 6 Jan 17:00', driver: 'programStart' },
      C: { start: 'Mon 5 Jan 17:00', driver: 'link A' },
    })
    // The same with a constraint, which takes the long way through the rules.
    expect(spanOf({ ...longer, tasks: { ...longer.tasks, B: { duration: 2 * DAY, deadline: january(30) } } }, 'B')).toBe(
      'Mon 5 Jan 08:00 - Tue 6 Jan 17:00',
    )
    // A lead before the program start does not bring it forward either, and a summary's FF link holds what is below it.
    const below: Example = { tasks: { A: { duration: DAY }, S: {}, B: { in: 'S', duration: 2 * DAY } }, links: ['A>S FF', 'A>B FS -3d'] }
    expect(tableOf(below).B.start).toBe('Mon 5 Jan 08:00')
  })
})

test('of two links that ask for the same finish, the one that lets it stand as it is decides, whatever the order of the links', () => {
  const tasks: Example['tasks'] = { M: { duration: 0, constraintType: 'MSO', constraintDate: january(12, 6) }, T: {} }
  for (const links of [
    ['M>T FF', 'M>T SF'],
    ['M>T SF', 'M>T FF'],
  ])
    expect(spanOf({ tasks, links }, 'T')).toBe('Fri 9 Jan 08:00 - Mon 12 Jan 06:00')
})

describe('lag', () => {
  test.each([
    ['A>B FS +1d', 'Fri 9 Jan 08:00 - Mon 12 Jan 17:00'],
    ['A>B FS -1d', 'Wed 7 Jan 08:00 - Thu 8 Jan 17:00'],
    ['A>B FS +4h', 'Thu 8 Jan 13:00 - Mon 12 Jan 12:00'],
    ['A>B SS +1d', 'Tue 6 Jan 08:00 - Wed 7 Jan 17:00'],
    ['A>B FF +2d', 'Thu 8 Jan 08:00 - Fri 9 Jan 17:00'],
    // Without a lag SF keeps 08:00; with one, the working lag decides: Monday 08:00 + 1 d is Monday 17:00.
    ['A>B SF +1d', 'Fri 2 Jan 08:00 - Mon 5 Jan 17:00'],
    // A clock day after Monday 08:00 is Tuesday 08:00: a finish with a lag lands on the end of work, Monday 17:00.
    ['A>B SF +1ed', 'Fri 2 Jan 08:00 - Mon 5 Jan 17:00'],
    // Three clock days after Wednesday 17:00 is Saturday 17:00: Monday.
    ['A>B FS +3ed', 'Mon 12 Jan 08:00 - Tue 13 Jan 17:00'],
    // Half of A's three days.
    ['A>B FS +50%', 'Fri 9 Jan 13:00 - Tue 13 Jan 12:00'],
    ['A>B FS -100%', 'Mon 5 Jan 08:00 - Tue 6 Jan 17:00'],
    // Half of 24 working hours, on the clock: Thursday 05:00.
    ['A>B FS +50e%', 'Thu 8 Jan 08:00 - Fri 9 Jan 17:00'],
  ])('%s puts B on %s', (link, span) => expect(spanOf(pair(link), 'B')).toBe(span))

  const sunday = {
    ...standardCalendar('cal-sunday', 2),
    name: 'Every day',
    week: Array.from({ length: 7 }, (): [number, number][] => [[8 * HOUR, 16 * HOUR]]),
  }
  /** B works every day of the week; A finishes on Friday 9 January. */
  const across = (lagCalendar: 'successor' | 'predecessor' | 'program' | '24h'): Example => ({
    tasks: { A: { duration: 5 * DAY }, B: { duration: DAY, calendarId: 'cal-sunday' } },
    links: ['A>B FS +2d'],
    calendars: [sunday],
    program: { lagCalendar },
  })
  test.each([
    ['successor', 'Mon 12 Jan 08:00'],
    ['predecessor', 'Wed 14 Jan 08:00'],
    ['program', 'Wed 14 Jan 08:00'],
    // Sixteen hours on the clock after Friday 17:00 is Saturday 09:00.
    ['24h', 'Sat 10 Jan 09:00'],
  ] as const)('runs on the calendar of the %s', (setting, start) => expect(tableOf(across(setting)).B.start).toBe(start))

  test.each([
    // Saturday and Sunday are work for both.
    ['predecessor', 'Mon 12 Jan 08:00'],
    // An hour on Friday from 16:00, Monday, and Tuesday until 16:00, when B's day is over.
    ['program', 'Wed 14 Jan 08:00'],
  ] as const)('between two tasks that work every day, on that of the %s', (setting, start) => {
    const example = across(setting)
    const tasks = { ...example.tasks, A: { duration: 5 * DAY, calendarId: 'cal-sunday' } }
    expect(tableOf({ ...example, tasks }).B.start).toBe(start)
  })

  test('a percentage of what the clock counts runs by the clock', () => {
    // Half of 48 hours after Wednesday 08:00.
    const table = tableOf({ tasks: { E: { duration: 48 * HOUR, durationUnit: 'ed' }, B: {} }, links: ['E>B FS +50%'] })
    expect(table.B.start).toBe('Thu 8 Jan 08:00')
  })
})

describe('milestones and elapsed durations', () => {
  test('an elapsed task that must end at a start begins in working time and ends its time later, not at the start asked for', () => {
    // Asked for Monday 08:00; 24 hours before is Sunday: it begins on Monday.
    const table = tableOf({ tasks: { A: {}, E: { duration: 24 * HOUR, durationUnit: 'eh' } }, links: ['A>E SF'] })
    expect(table.E).toMatchObject({ start: 'Mon 5 Jan 08:00', finish: 'Tue 6 Jan 08:00' })
  })
  test('a milestone sits at its predecessor’s finish, 17:00, and its successor starts next morning', () => {
    const table = tableOf({ tasks: { A: {}, M: { duration: 0 }, B: {} }, links: ['A>M', 'M>B'] })
    expect(table.M.start).toBe('Mon 5 Jan 17:00')
    expect(table.B.start).toBe('Tue 6 Jan 08:00')
  })
  test('a milestone without predecessors stands at the program start even before working hours', () => {
    expect(tableOf({ tasks: { M: { duration: 0 }, A: {} }, program: { start: january(5, 6) } })).toMatchObject({
      M: { start: 'Mon 5 Jan 06:00' },
      A: { start: 'Mon 5 Jan 08:00' },
    })
  })
  test('an elapsed duration runs through the week-end, its float in clock time', () => {
    const table = tableOf({ tasks: { A: { duration: 5 * DAY }, E: { duration: 48 * HOUR, durationUnit: 'ed' }, B: {} }, links: ['A>B'] })
    expect(table.E).toMatchObject({ start: 'Mon 5 Jan 08:00', finish: 'Wed 7 Jan 08:00' })
    // To Monday 12 January 17:00: five days and nine hours of clock time.
    expect(table.E.float * 8).toBe(5 * 24 + 9)
  })
})

describe('summaries', () => {
  const tree: Example['tasks'] = {
    S: {},
    A: { in: 'S', duration: 2 * DAY },
    B: { in: 'S', duration: DAY },
    T: {},
    C: { in: 'T' },
    D: { in: 'T', duration: 3 * DAY },
  }
  test('a summary spans its children and has their working time', () => {
    expect(tableOf({ tasks: tree, links: ['A>B'] }).S).toMatchObject({ start: 'Mon 5 Jan 08:00', finish: 'Wed 7 Jan 17:00', duration: 3 })
  })
  test('a link to a summary acts on each leaf below it, a link from one counts from its rolled-up finish', () => {
    const table = tableOf({ tasks: tree, links: ['S>T'] })
    expect(table).toMatchObject({
      C: { start: 'Wed 7 Jan 08:00', driver: 'link A' },
      D: { start: 'Wed 7 Jan 08:00' },
      T: { finish: 'Fri 9 Jan 17:00' },
    })
    // A must be done on Tuesday; B may wait for that day too.
    expect(table).toMatchObject({ A: { float: 0 }, B: { float: 1 }, C: { float: 2 } })
  })
  test('links on a task and on its summary add up', () => {
    const table = tableOf({ tasks: { ...tree, X: { duration: 4 * DAY } }, links: ['S>T', 'X>D'] })
    expect(table).toMatchObject({ C: { start: 'Wed 7 Jan 08:00' }, D: { start: 'Fri 9 Jan 08:00', driver: 'link X' } })
  })
  test('a percentage lag after a summary is a percentage of its computed duration', () => {
    // S lasts three days; half of it after Wednesday is Friday noon.
    expect(tableOf({ tasks: tree, links: ['A>B', 'S>C FS +50%'] }).C.start).toBe('Fri 9 Jan 13:00')
  })
  test('a link from a summary’s start binds the task that starts first, not those after it', () => {
    // P starts with S on Monday and takes five days; Z fills ten: S may start five days later, and so may A. B has its own room.
    const table = tableOf({
      tasks: { S: {}, A: { in: 'S' }, B: { in: 'S', duration: 4 * DAY }, P: { duration: 5 * DAY }, Z: { duration: 10 * DAY } },
      links: ['A>B', 'S>P SS'],
    })
    expect(table).toMatchObject({ A: { float: 5 }, B: { float: 5 }, P: { float: 5 } })
    const long = tableOf({
      tasks: { S: {}, A: { in: 'S' }, B: { in: 'S', duration: 9 * DAY }, P: { duration: 10 * DAY } },
      links: ['A>B', 'S>P SS'],
    })
    // Both ways are ten days: nothing has room, and nothing less than none.
    expect(long).toMatchObject({ A: { float: 0 }, B: { float: 0 }, P: { float: 0 } })
  })
  test('a link from the finish of a summary with dates of its own holds its tasks, as in Microsoft Project; one from its start does not', () => {
    const tasks: Example['tasks'] = {
      S: { manual: true, manualStart: january(5), manualFinish: january(6, 17), duration: 2 * DAY },
      A: { in: 'S', duration: 4 * DAY },
      B: {},
      Z: { duration: 10 * DAY },
    }
    expect(tableOf({ tasks, links: ['S>B'] })).toMatchObject({ B: { start: 'Wed 7 Jan 08:00' }, A: { float: 5 } })
    expect(tableOf({ tasks, links: ['S>B SS'] })).toMatchObject({ B: { start: 'Mon 5 Jan 08:00' }, A: { float: 6 } })
  })
  test('an SS link to a summary acts forward and is ignored backward', () => {
    // B must start by Wednesday, P only by Friday.
    const table = tableOf({ tasks: { A: { duration: 5 * DAY }, P: {}, S: {}, B: { in: 'S', duration: 3 * DAY } }, links: ['P>S SS'] })
    expect(table.P.late).toBe('Fri 9 Jan 08:00 - Fri 9 Jan 17:00')
  })
})
