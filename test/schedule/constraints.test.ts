/** The eight constraints, deadlines, levelling delays and scheduling from the finish; each by hand on a calendar of January 2026. */
import { describe, expect, test } from 'vitest'
import { summarise } from '../../electron/scheduler/index.ts'
import { type Calendar, standardCalendar } from '../../shared/model/calendar.ts'
import { CONSTRAINT_BROKEN, CRITICAL, DEADLINE_MISSED } from '../../shared/model/schedule.ts'
import { columnsOf, DAY, type Example, HOUR, january, planOf, type Row, spanOf, tableOf } from './worked.ts'

/** A takes three days (5-7 January); B takes two and follows it (8-9 January); Z fills the program up to Friday 16 January. */
const withB = (row: Row, links: readonly string[] = ['A>B']): Example => ({
  tasks: { A: { duration: 3 * DAY }, B: { duration: 2 * DAY, ...row }, Z: { duration: 10 * DAY } },
  links,
})

/** The evening shift. */
const nights: Calendar = {
  ...standardCalendar('nights', 2),
  week: [1, 2, 3, 4, 5, 6, 7].map((day): [number, number][] => (day < 6 ? [[16 * HOUR, 24 * HOUR]] : [])),
}

describe('constraints on a task with a predecessor', () => {
  test.each<[string, Row, string]>([
    ['ASAP', { constraintType: 'ASAP' }, 'Thu 8 Jan 08:00 - Fri 9 Jan 17:00'],
    ['SNET later than logic', { constraintType: 'SNET', constraintDate: january(12) }, 'Mon 12 Jan 08:00 - Tue 13 Jan 17:00'],
    ['SNET earlier than logic', { constraintType: 'SNET', constraintDate: january(6) }, 'Thu 8 Jan 08:00 - Fri 9 Jan 17:00'],
    ['SNET on a Saturday', { constraintType: 'SNET', constraintDate: january(10) }, 'Mon 12 Jan 08:00 - Tue 13 Jan 17:00'],
    ['FNET', { constraintType: 'FNET', constraintDate: january(14, 17) }, 'Tue 13 Jan 08:00 - Wed 14 Jan 17:00'],
    ['MSO against logic', { constraintType: 'MSO', constraintDate: january(6) }, 'Tue 6 Jan 08:00 - Wed 7 Jan 17:00'],
    ['MFO later', { constraintType: 'MFO', constraintDate: january(14, 17) }, 'Tue 13 Jan 08:00 - Wed 14 Jan 17:00'],
    ['SNLT pulls back', { constraintType: 'SNLT', constraintDate: january(7) }, 'Wed 7 Jan 08:00 - Thu 8 Jan 17:00'],
    ['SNLT not reached', { constraintType: 'SNLT', constraintDate: january(13) }, 'Thu 8 Jan 08:00 - Fri 9 Jan 17:00'],
    ['FNLT pulls back', { constraintType: 'FNLT', constraintDate: january(8, 17) }, 'Wed 7 Jan 08:00 - Thu 8 Jan 17:00'],
    ['ALAP takes its float', { constraintType: 'ALAP' }, 'Thu 15 Jan 08:00 - Fri 16 Jan 17:00'],
  ])('%s', (_, row, span) => expect(spanOf(withB(row), 'B')).toBe(span))

  test('ALAP waits for its successor without delaying it', () => {
    const example: Example = {
      tasks: { A: { constraintType: 'ALAP' }, P: { duration: 3 * DAY }, B: {}, Z: { duration: 10 * DAY } },
      links: ['A>B', 'P>B'],
    }
    expect(tableOf(example)).toMatchObject({ A: { start: 'Wed 7 Jan 08:00', driver: 'alap' }, B: { start: 'Thu 8 Jan 08:00' } })
  })
  test('ALAP waits for the first task of a summary, and a summary’s waiting task waits in its turn', () => {
    const example: Example = {
      tasks: {
        A: { constraintType: 'ALAP' },
        S: {},
        B: { in: 'S', constraintType: 'ALAP' },
        C: { in: 'S', duration: 2 * DAY },
        Z: { duration: 10 * DAY },
      },
      links: ['A>S', 'B>Z FF'],
    }
    // C follows A on Tuesday, so A cannot wait although B does until Friday 16.
    expect(tableOf(example)).toMatchObject({
      A: { start: 'Mon 5 Jan 08:00' },
      C: { start: 'Tue 6 Jan 08:00' },
      B: { start: 'Fri 16 Jan 08:00' },
      S: { start: 'Tue 6 Jan 08:00', finish: 'Fri 16 Jan 17:00', duration: 9 },
    })
    const { C: _, ...others } = example.tasks
    // Without C nothing else holds A: it waits until the evening before B.
    expect(tableOf({ ...example, tasks: others }).A.start).toBe('Thu 15 Jan 08:00')
  })
  test('ALAP in a summary does not hold up what a link from or to the summary brings forward', () => {
    // B must end when S ends. A could wait until Friday 16, but then S would end there and B with it.
    const example: Example = {
      tasks: {
        S: {},
        A: { in: 'S', constraintType: 'ALAP' },
        T: {},
        B: { in: 'T' },
        C: { in: 'T', duration: 6 * DAY },
        Z: { duration: 10 * DAY },
      },
      links: ['S>T FF'],
    }
    expect(tableOf(example)).toMatchObject({ A: { start: 'Mon 5 Jan 08:00' }, B: { start: 'Mon 5 Jan 08:00' } })
  })
  test('ALAP leaves a levelling delay its distance', () => {
    // L was put off by three clock days to Thursday 8 and stays there: A does not move, although L starts later than A ends.
    const example: Example = {
      tasks: { A: { constraintType: 'ALAP' }, L: { levellingDelay: 48 * HOUR }, Z: { duration: 10 * DAY } },
      links: ['A>L'],
    }
    expect(tableOf(example)).toMatchObject({ A: { start: 'Mon 5 Jan 08:00' }, L: { start: 'Thu 8 Jan 08:00' } })
  })
  test('ALAP before a link into an inactive summary waits: nothing below it counts, whatever its tasks say of themselves', () => {
    const tasks: Example['tasks'] = {
      P: { constraintType: 'ALAP' },
      S: { active: false },
      C: { in: 'S', duration: 3 * DAY },
      N: {},
      Z: { duration: 10 * DAY },
    }
    const table = tableOf({ tasks, links: ['P>S', 'C>N'] })
    expect(table).toMatchObject({
      P: { start: 'Fri 16 Jan 08:00', float: 9, free: 9 },
      C: { flags: 0 },
      N: { start: 'Mon 5 Jan 08:00' },
    })
    // The program does not end with what does not count.
    const long = { ...tasks, C: { in: 'S', duration: 20 * DAY } }
    expect(tableOf({ tasks: long, links: ['P>S'] }).Z).toMatchObject({ float: 0, late: 'Mon 5 Jan 08:00 - Fri 16 Jan 17:00' })
    const plan = planOf({ tasks: long })
    expect(summarise(plan, columnsOf(plan)).finish).toBe(january(16, 17))
  })
  test('ALAP before a link to a summary leaves each task below it the lag on its own calendar', () => {
    // C starts on Wednesday at 16:00. Four hours of its evening shift before that is Tuesday 20:00; on Standard it would be Wednesday 11:00.
    const evening: Row = { in: 'S', calendarId: 'nights', constraintType: 'SNET', constraintDate: january(14, 16) }
    const tasks: Example['tasks'] = { P: { constraintType: 'ALAP' }, S: {}, C: evening, Z: { duration: 10 * DAY } }
    const table = tableOf({ tasks, links: ['P>S +4h'], calendars: [nights] })
    expect(table).toMatchObject({ P: { start: 'Tue 13 Jan 08:00', finish: 'Tue 13 Jan 17:00' }, C: { start: 'Wed 14 Jan 16:00' } })
  })
  test('ALAP on another calendar does not start after the successor that waits for its start, be it in a summary or not', () => {
    const example: Example = {
      tasks: {
        S: {},
        A: { in: 'S', constraintType: 'ALAP', calendarId: 'nights' },
        X: { constraintType: 'SNET', constraintDate: january(14) },
        Z: { duration: 10 * DAY },
      },
      links: ['S>X SS'],
      calendars: [nights],
    }
    // X starts on Wednesday at 08:00; A works from 16:00 to midnight. The end of Tuesday's shift is the same working minute as Wednesday 16:00.
    const kept = { start: 'Wed 14 Jan 00:00', finish: 'Thu 15 Jan 00:00' }
    expect(tableOf(example)).toMatchObject({ S: kept, A: kept, X: { start: 'Wed 14 Jan 08:00' } })
    expect(tableOf({ ...example, links: ['A>X SS'] })).toMatchObject({ A: kept, X: { start: 'Wed 14 Jan 08:00' } })
  })
  test('a waiting task in an inactive branch moves nothing that counts', () => {
    const tasks: Example['tasks'] = {
      S: {},
      I: { in: 'S', active: false },
      A: { in: 'I', constraintType: 'ALAP' },
      Z: { duration: 10 * DAY },
    }
    expect(tableOf({ tasks }).S).toMatchObject({ start: 'Mon 5 Jan 08:00', finish: 'Mon 5 Jan 08:00', duration: 0 })
  })
  test('FNET that places a task is its finish as it stands, be it a Sunday; the work before it ends on Friday', () => {
    const sunday: Row = { constraintType: 'FNET', constraintDate: january(18, 17), duration: 2 * DAY }
    expect(tableOf({ tasks: { A: sunday, B: {} }, links: ['A>B'] })).toMatchObject({
      A: { start: 'Thu 15 Jan 08:00', finish: 'Sun 18 Jan 17:00', driver: 'constraint' },
      B: { start: 'Mon 19 Jan 08:00' },
    })
    expect(tableOf(withB({ constraintType: 'FNET', constraintDate: january(4, 17) })).B.finish).toBe('Fri 9 Jan 17:00')
  })
  test('FNET without predecessors: its finish rules, even when the start lies before the program start', () => {
    // As SNET does (Microsoft Project, five plans): ten days before Friday 9 January.
    const long: Row = { constraintType: 'FNET', constraintDate: january(9, 17), duration: 10 * DAY }
    expect(spanOf({ tasks: { A: long } }, 'A')).toBe('Mon 29 Dec 08:00 - Fri 9 Jan 17:00')
    // With a predecessor logic decides.
    expect(spanOf({ tasks: { P: {}, A: long }, links: ['P>A'] }, 'A')).toBe('Tue 6 Jan 08:00 - Mon 19 Jan 17:00')
  })
  test('MSO before the program start fixes the task there', () => {
    const table = tableOf({ tasks: { A: { constraintType: 'MSO', constraintDate: january(1), duration: 2 * DAY }, B: {} }, links: ['A>B'] })
    expect(table).toMatchObject({ A: { start: 'Thu 1 Jan 08:00', finish: 'Fri 2 Jan 17:00' }, B: { start: 'Mon 5 Jan 08:00' } })
  })
  test('SNET without predecessors rules even before the program start', () => {
    expect(tableOf({ tasks: { A: { constraintType: 'SNET', constraintDate: instantBeforeStart } } }).A.start).toBe('Thu 1 Jan 08:00')
  })
  test('MSO shows how far logic overruns it: the predecessor and the fixed task lose a day', () => {
    const table = tableOf(withB({ constraintType: 'MSO', constraintDate: january(7) }))
    expect(table).toMatchObject({ A: { float: -1 }, B: { float: -1, start: 'Wed 7 Jan 08:00' } })
    expect(table.B.flags & CONSTRAINT_BROKEN).toBe(CONSTRAINT_BROKEN)
    expect(table.B.flags & CRITICAL).toBe(CRITICAL)
  })
  test.each<[string, Row, string]>([
    ['MSO earlier than logic gives way', { constraintType: 'MSO', constraintDate: january(6) }, 'Thu 8 Jan 08:00'],
    ['MSO later than logic still holds', { constraintType: 'MSO', constraintDate: january(13) }, 'Tue 13 Jan 08:00'],
    ['FNLT no longer pulls back', { constraintType: 'FNLT', constraintDate: january(8, 17) }, 'Thu 8 Jan 08:00'],
  ])('when the program lets logic come first: %s, and float shows the overrun', (_, row, start) => {
    const table = tableOf({ ...withB(row), program: { honourConstraints: false } })
    expect(table.B.start).toBe(start)
    expect(table.B.float < 0).toBe(start === 'Thu 8 Jan 08:00')
    expect((table.B.flags & CONSTRAINT_BROKEN) !== 0).toBe(start === 'Thu 8 Jan 08:00')
  })
  test('MFO caps the late dates of what leads to it', () => {
    const table = tableOf(withB({ constraintType: 'MFO', constraintDate: january(13, 17) }))
    expect(table).toMatchObject({
      A: { float: 2, late: 'Wed 7 Jan 08:00 - Fri 9 Jan 17:00' },
      B: { late: 'Mon 12 Jan 08:00 - Tue 13 Jan 17:00' },
    })
  })
  test('a start no earlier than on a summary holds its children, a finish no later than caps them', () => {
    const tasks: Example['tasks'] = { S: { constraintType: 'SNET', constraintDate: january(7) }, A: { in: 'S' }, Z: { duration: 10 * DAY } }
    expect(tableOf({ tasks }).A).toMatchObject({ start: 'Wed 7 Jan 08:00', driver: 'parent' })
    const capped = tableOf({ tasks: { ...tasks, S: { constraintType: 'FNLT', constraintDate: january(8, 17) } } })
    expect(capped.A).toMatchObject({ start: 'Mon 5 Jan 08:00', float: 3 })
  })
})

const instantBeforeStart = january(1)

describe('deadlines and levelling', () => {
  test('a deadline never moves an early date; missed, it makes float negative all the way up', () => {
    const table = tableOf(withB({ deadline: january(8, 17) }))
    expect(table).toMatchObject({ A: { float: -1, start: 'Mon 5 Jan 08:00' }, B: { float: -1, start: 'Thu 8 Jan 08:00' } })
    expect(table.B.flags & DEADLINE_MISSED).toBe(DEADLINE_MISSED)
  })
  test('a levelling delay counts from working time and ends in it, of a milestone too', () => {
    // A ends on Monday 17:00; the delay counts from Tuesday 08:00: to 12:00, where lunch begins.
    const table = tableOf({ tasks: { A: {}, M: { duration: 0, levellingDelay: 4 * HOUR } }, links: ['A>M'] })
    expect(table.M.start).toBe('Tue 6 Jan 13:00')
  })
  test('a levelling delay is clock time after the start that logic gives', () => {
    const table = tableOf(withB({ levellingDelay: 24 * HOUR }))
    expect(table.B).toMatchObject({ start: 'Fri 9 Jan 08:00', driver: 'levelling A' })
  })
})

test('from the finish: the program start follows from the critical chain, ALAP tasks take late dates', () => {
  const example: Example = {
    tasks: { A: { duration: 3 * DAY }, B: { duration: 2 * DAY }, C: { constraintType: 'ALAP' } },
    links: ['A>B'],
    program: { scheduleFrom: 'finish', finish: january(30, 17) },
  }
  expect(tableOf(example)).toMatchObject({
    A: { start: 'Mon 26 Jan 08:00', float: 0 },
    B: { finish: 'Fri 30 Jan 17:00', float: 0 },
    C: { start: 'Fri 30 Jan 08:00', finish: 'Fri 30 Jan 17:00' },
  })
})
