/** Manual tasks, and what lies below manual summaries, as Microsoft Project stores them in real plans; by hand on a calendar of January 2026. */
import { describe, expect, test } from 'vitest'
import { CRITICAL } from '../../shared/model/schedule.ts'
import { withoutTexts } from '../../shared/model/untyped.ts'
import { DAY, type Example, january, tableOf } from './worked.ts'

const byHand = (from: number, to: number) => ({ manual: true, manualStart: january(from), manualFinish: january(to, 17) })

describe('below a manual summary', () => {
  const late = byHand(12, 13)
  test('a task as soon as possible starts no earlier than the summary, whatever its own links allow', () => {
    const table = tableOf({ tasks: { P: {}, S: late, A: { in: 'S' }, B: { in: 'S' } }, links: ['P>B'] })
    expect(table).toMatchObject({ A: { start: 'Mon 12 Jan 08:00', driver: 'parent' }, B: { start: 'Mon 12 Jan 08:00', driver: 'parent' } })
  })
  test('nor does one that lies in a summary of its own', () => {
    expect(tableOf({ tasks: { S: late, T: { in: 'S' }, A: { in: 'T' } } }).A.start).toBe('Mon 12 Jan 08:00')
  })
  test('a constraint of its own takes the place of that start', () => {
    const table = tableOf({ tasks: { S: late, A: { in: 'S', constraintType: 'SNET', constraintDate: january(6) } } })
    expect(table.A).toMatchObject({ start: 'Tue 6 Jan 08:00', driver: 'constraint' })
  })
  test('its levelling delay counts from there', () => {
    expect(tableOf({ tasks: { S: late, A: { in: 'S', levellingDelay: 14_400 } } }).A.start).toBe('Tue 13 Jan 08:00')
  })
  test('what the summary waits for moves neither it nor its tasks', () => {
    const table = tableOf({ tasks: { P: { duration: 10 * DAY }, S: byHand(7, 8), A: { in: 'S' } }, links: ['P>S'] })
    expect(table).toMatchObject({ S: { start: 'Wed 7 Jan 08:00' }, A: { start: 'Wed 7 Jan 08:00' } })
  })
  test('what waits for the summary bounds the late dates of its tasks', () => {
    const table = tableOf({ tasks: { S: byHand(5, 6), A: { in: 'S' }, B: {}, Z: { duration: 5 * DAY } }, links: ['S>B'] })
    expect(table.A).toMatchObject({ late: 'Thu 8 Jan 08:00 - Thu 8 Jan 17:00', float: 3 })
  })
})

describe('late dates of a manual summary', () => {
  const plan = (row: Example['tasks'][string], child: Example['tasks'][string]): Example => ({
    tasks: { S: row, A: { in: 'S', ...child }, Z: { duration: 10 * DAY } },
  })
  test('come from its tasks, so that it has their float', () => {
    expect(tableOf(plan(byHand(5, 6), { duration: 2 * DAY })).S).toMatchObject({ late: 'Thu 15 Jan 08:00 - Fri 16 Jan 17:00', float: 8 })
  })
  test('a manual task gives its own dates, and the summary is never late before its own', () => {
    expect(tableOf(plan(byHand(6, 8), byHand(5, 7))).S).toMatchObject({ late: 'Tue 6 Jan 08:00 - Thu 8 Jan 17:00', float: 0 })
  })
  test('a manual summary within gives its late dates', () => {
    const tasks = { S: byHand(5, 6), T: { in: 'S', ...byHand(5, 6) }, A: { in: 'T', duration: 2 * DAY }, Z: { duration: 10 * DAY } }
    expect(tableOf({ tasks }).S.late).toBe('Thu 15 Jan 08:00 - Fri 16 Jan 17:00')
  })
  test('Project 2010 holds tasks that fill the summary to its finish; it is known by its build or by its random GUIDs', () => {
    const filled = plan(byHand(5, 6), { duration: 2 * DAY })
    const asMade = (build: string): Example => ({ ...filled, program: { extras: `<BuildNumber>${build}</BuildNumber>` } })
    const random = '<GUID>11521445-6517-41C6-8E2F-5903A16C4E93</GUID>'
    expect(tableOf(asMade('14.0.7015.1000')).A).toMatchObject({ late: 'Mon 5 Jan 08:00 - Tue 6 Jan 17:00', float: 0 })
    expect(tableOf(asMade('16.0.10730.20102')).A.float).toBe(8)
    expect(tableOf(plan({ ...byHand(5, 6), extras: random }, { duration: 2 * DAY })).A.float).toBe(0)
    expect(tableOf(plan({ ...byHand(5, 7), extras: random }, { duration: 2 * DAY })).A.float).toBe(8)
  })
})

describe('late dates of a manual task', () => {
  test('are never before its own: what cannot wait has no float, not less', () => {
    const table = tableOf({ tasks: { M: { ...byHand(5, 9), duration: 5 * DAY }, B: { ...byHand(7, 7) } }, links: ['M>B'] })
    expect(table.M).toMatchObject({ late: 'Mon 5 Jan 08:00 - Fri 9 Jan 17:00', float: 0 })
  })
  test('lie as far apart as its own dates, where those lie further apart than its duration', () => {
    const table = tableOf({ tasks: { M: { ...byHand(5, 7), duration: DAY }, Z: { duration: 5 * DAY } } })
    expect(table.M.late).toBe('Wed 7 Jan 08:00 - Fri 9 Jan 17:00')
  })
  test('and never closer than its duration', () => {
    const table = tableOf({ tasks: { M: { ...byHand(5, 5), duration: 2 * DAY }, Z: { duration: 5 * DAY } } })
    expect(table.M).toMatchObject({ late: 'Thu 8 Jan 08:00 - Fri 9 Jan 17:00', float: 4 })
  })
  test('of one that has begun its predecessor sees when the rest must go on', () => {
    const begun = { actualStart: january(6), percentComplete: 50, duration: 2 * DAY }
    const table = tableOf({ tasks: { A: {}, M: { ...byHand(6, 7), ...begun }, Z: { duration: 5 * DAY } }, links: ['A>M'] })
    expect(table.A.late).toBe('Thu 8 Jan 08:00 - Thu 8 Jan 17:00')
  })
})

test('a manual task without dates that somebody typed is never critical: Project keeps texts in their place, empty or not', () => {
  const asRead = (extras: string | null): Example => ({ tasks: { M: { ...byHand(5, 5), extras } } })
  const critical = (example: Example): number => tableOf(example).M.flags & CRITICAL
  expect(critical(asRead('<StartText></StartText><DurationText>some days</DurationText>'))).toBe(0)
  expect(critical(asRead('<Type>1</Type>'))).toBe(CRITICAL)
  expect(critical(asRead(withoutTexts('<StartText></StartText><Type>1</Type><DurationText>some days</DurationText>')))).toBe(CRITICAL)
})

test('a summary whose tasks are too late has no free float, not less', () => {
  const table = tableOf({ tasks: { S: {}, A: { in: 'S', duration: 5 * DAY, deadline: january(6, 17) } } })
  expect(table.S).toMatchObject({ float: -3, free: 0 })
})
