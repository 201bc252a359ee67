/** Working calendars: worked examples, refusals, and every operation against a reference that steps through days one by one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Calendar, type CalendarException, type Span, standardCalendar } from '../../shared/model/calendar.ts'
import { CalendarProblem, type WorkingCalendar } from '../../shared/time/calendar.ts'
import { civilOf, dayNumberOf } from '../../shared/time/civil.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { formatDate } from '../../shared/time/formatDate.ts'
import { EARLIEST, type Instant, instantOf, LATEST, startOfDay, utcMs, weekdayOf } from '../../shared/time/instant.ts'
import { DAY, HOUR, january, written } from './worked.ts'

const MIDNIGHT = 24 * HOUR
const compiled = (...calendars: Calendar[]): WorkingCalendar => {
  const calendar = compileCalendars(calendars).get(calendars[0].id)
  if (!calendar) throw new Error('not compiled')
  return calendar
}
const closed = (name: string, from: Instant, to: Instant, more: Partial<CalendarException> = {}): CalendarException => ({
  name,
  from,
  to,
  working: [],
  recurrence: null,
  ...more,
})
const weekly = { every: 1, weekdays: [], dayOfMonth: 0, position: 0, positionDay: 0, month: 0, occurrences: 0 }

describe('the standard calendar', () => {
  const calendar = compiled(standardCalendar())
  test.each<[string, Instant, string]>([
    ['next work from Friday 17:00', calendar.nextWork(january(9, 17)), 'Mon 12 Jan 08:00'],
    ['next work inside lunch', calendar.nextWork(january(9, 12)), 'Fri 9 Jan 13:00'],
    ['next work while working', calendar.nextWork(january(9, 10)), 'Fri 9 Jan 10:00'],
    ['previous work from Monday 08:00', calendar.previousWork(january(12)), 'Fri 9 Jan 17:00'],
    ['previous work on a Sunday', calendar.previousWork(january(11, 15)), 'Fri 9 Jan 17:00'],
    ['previous work at 17:00', calendar.previousWork(january(9, 17)), 'Fri 9 Jan 17:00'],
    ['a day from Friday 08:00 ends at 17:00', calendar.add(january(9), DAY), 'Fri 9 Jan 17:00'],
    ['the same on the start side', calendar.addToStart(january(9), DAY), 'Mon 12 Jan 08:00'],
    ['two days from Friday noon', calendar.add(january(9, 12), 2 * DAY), 'Tue 13 Jan 12:00'],
    ['a day before Monday 17:00', calendar.subtract(january(12, 17), DAY), 'Mon 12 Jan 08:00'],
    ['a day before Monday 08:00', calendar.subtract(january(12), DAY), 'Fri 9 Jan 08:00'],
    ['the same on the finish side', calendar.subtractToFinish(january(12, 17), DAY), 'Fri 9 Jan 17:00'],
    ['nothing from a Sunday stays there', calendar.add(january(11), 0), 'Sun 11 Jan 08:00'],
    ['a negative amount goes back', calendar.add(january(12), -DAY), 'Fri 9 Jan 08:00'],
  ])('%s', (_, instant, expected) => expect(written(instant)).toBe(expected))

  test('working time between two instants has a sign', () => {
    expect(calendar.between(january(9), january(12, 17))).toBe(2 * DAY)
    expect(calendar.between(january(12, 17), january(9))).toBe(-2 * DAY)
    expect(calendar.between(january(9, 17), january(12))).toBe(0)
  })
  test('a hundred years are as near as a day', () => {
    // 2000-01-03 to 2100-01-04, both Mondays: 5218 weeks of 40 hours.
    expect(calendar.between(instantOf(2000, 1, 3), instantOf(2100, 1, 4))).toBe(5218 * 5 * DAY)
    expect(calendar.add(instantOf(2000, 1, 3, 8), 5218 * 5 * DAY)).toBe(instantOf(2100, 1, 1, 17))
    expect(calendar.subtract(instantOf(2000, 1, 3, 8), 5 * DAY)).toBe(instantOf(1999, 12, 27, 8))
  })
  test('non-working spans shade nights, lunch and the week-end as one span each', () => {
    expect(calendar.nonWorkingSpans(january(9, 0), january(12, 9)).map((span) => span.map(written).join(' - '))).toEqual([
      'Fri 9 Jan 00:00 - Fri 9 Jan 08:00',
      'Fri 9 Jan 12:00 - Fri 9 Jan 13:00',
      'Fri 9 Jan 17:00 - Mon 12 Jan 08:00',
    ])
  })
})

describe('exceptions, work weeks and bases', () => {
  const base = {
    ...standardCalendar(),
    exceptions: [closed('New Year', january(1), january(2)), closed('Audit', january(15), january(15))],
  }
  const derived: Calendar = { ...standardCalendar('team', 2), baseId: 'cal-standard', week: [null, null, null, null, null, null, null] }
  test('a base calendar’s exception holds in a derived calendar', () => {
    expect(compiled(derived, base).isWorking(january(15, 9))).toBe(false)
    expect(compiled(derived, base).isWorking(january(16, 9))).toBe(true)
  })
  test('unless the derived one has its own for the day', () => {
    const own = { ...derived, exceptions: [closed('Audit team works', january(15), january(15), { working: [[9 * HOUR, 12 * HOUR]] })] }
    expect(compiled(own, base).isWorking(january(15, 9))).toBe(true)
    expect(compiled(own, base).isWorking(january(15, 13))).toBe(false)
  })
  test('an exception beats a work week, a work week beats the weekday pattern', () => {
    const saturdays: Calendar['week'] = [[], [], [], [], [], [], [[8 * HOUR, 12 * HOUR]]]
    const calendar = compiled({
      ...standardCalendar(),
      workWeeks: [{ name: 'Move', from: january(5, 0), to: january(25, 0), week: saturdays }],
      exceptions: [closed('No', january(17, 0), january(17, 0))],
    })
    expect(written(calendar.nextWork(january(5)))).toBe('Sat 10 Jan 08:00')
    expect(written(calendar.nextWork(january(12)))).toBe('Sat 24 Jan 08:00')
    expect(written(calendar.nextWork(january(25)))).toBe('Mon 26 Jan 08:00')
  })
  test.each<[string, Partial<NonNullable<CalendarException['recurrence']>>, string[]]>([
    [
      'every other Friday',
      { kind: 'weekly', every: 2, weekdays: [5] },
      ['Fri 2 Jan', 'Fri 16 Jan', 'Fri 30 Jan', 'Fri 13 Feb', 'Fri 27 Feb'],
    ],
    ['three Fridays only', { kind: 'weekly', weekdays: [5], occurrences: 3 }, ['Fri 2 Jan', 'Fri 9 Jan', 'Fri 16 Jan']],
    ['every tenth day', { kind: 'daily', every: 20 }, ['Thu 1 Jan', 'Wed 21 Jan', 'Tue 10 Feb']],
    ['the 30th, where there is one', { kind: 'monthly', dayOfMonth: 30 }, ['Fri 30 Jan']],
    ['the last Thursday', { kind: 'monthly', position: 5, positionDay: 4 }, ['Thu 29 Jan', 'Thu 26 Feb']],
    ['the second weekday', { kind: 'monthly', position: 2, positionDay: 8 }, ['Fri 2 Jan', 'Tue 3 Feb']],
    ['each 24 February', { kind: 'yearly', month: 2, dayOfMonth: 24 }, ['Tue 24 Feb']],
  ])('recurring: %s', (_, rule, expected) => {
    const recurrence = { kind: 'daily' as const, ...weekly, ...rule }
    const calendar = compiled({
      ...standardCalendar(),
      exceptions: [closed('Again', january(1, 0), instantOf(2026, 2, 28), { recurrence })],
    })
    const days: string[] = []
    for (let day = january(1, 0); day < instantOf(2026, 3, 1); day += MIDNIGHT) {
      const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === 6
      if (!isWeekend && !calendar.isWorking(day + 9 * HOUR)) days.push(formatDate(day, 'weekday'))
    }
    expect(days).toEqual(expected)
  })
})

describe('refusals', () => {
  const problem = (run: () => unknown): CalendarProblem => {
    try {
      run()
    } catch (error) {
      if (error instanceof CalendarProblem) return error
      throw error
    }
    throw new Error('nothing was refused')
  }
  const never: Calendar = { ...standardCalendar('never', 9), name: 'Never', week: [[], [], [], [], [], [], []] }
  test('no working time is said, not searched for ever', () => {
    for (const run of [
      () => compiled(never).nextWork(january(5)),
      () => compiled(never).previousWork(january(5)),
      () => compiled(never).add(january(5), DAY),
      () => compiled(never).subtract(january(5), DAY),
      () => compiled(never).between(january(5), january(6)),
    ]) {
      expect(problem(run)).toMatchObject({ fault: 'no-working-time', calendarName: 'Never' })
    }
    expect(compiled(never).nonWorkingSpans(january(5), january(6))).toEqual([[january(5), january(6)]])
  })
  test('a date that leaves 1900 to 2200 is said', () => {
    const calendar = compiled(standardCalendar())
    expect(problem(() => calendar.add(january(5), 1_100_000_000)).fault).toBe('out-of-range')
    expect(problem(() => calendar.subtract(january(5), 1_100_000_000)).fault).toBe('out-of-range')
    expect(problem(() => calendar.nextWork(LATEST + 1)).fault).toBe('out-of-range')
    expect(problem(() => calendar.nextWork(EARLIEST - 1)).fault).toBe('out-of-range')
    // The calendar still answers afterwards.
    expect(written(calendar.nextWork(january(10)))).toBe('Mon 12 Jan 08:00')
  })
  test('a base in a circle, a base that is missing', () => {
    const a = { ...standardCalendar('a', 1), baseId: 'b' }
    const b = { ...standardCalendar('b', 2), baseId: 'a' }
    expect(problem(() => compiled(a, b)).fault).toBe('base-loop')
    expect(problem(() => compiled(a)).fault).toBe('base-missing')
  })
})

/** The slow truth: working spans of a day straight from the rows, and time counted by walking from span to span. */
const slowSpans = (calendar: Calendar, midnight: Instant): readonly Span[] =>
  calendar.exceptions.find((one) => one.from <= midnight && midnight <= one.to)?.working ?? calendar.week[weekdayOf(midnight)] ?? []
const slowAdd = (calendar: Calendar, instant: Instant, working: number): Instant => {
  let left = working
  for (let midnight = startOfDay(instant); ; midnight += MIDNIGHT) {
    for (const [from, to] of slowSpans(calendar, midnight)) {
      const begin = Math.max(midnight + from, instant)
      const length = midnight + to - begin
      if (length <= 0) continue
      if (left <= length) return begin + left
      left -= length
    }
  }
}
const slowSubtract = (calendar: Calendar, instant: Instant, working: number): Instant => {
  let left = working
  for (let midnight = startOfDay(instant); ; midnight -= MIDNIGHT) {
    for (const [from, to] of [...slowSpans(calendar, midnight)].reverse()) {
      const end = Math.min(midnight + to, instant)
      const length = end - midnight - from
      if (length <= 0) continue
      if (left <= length) return end - left
      left -= length
    }
  }
}
const slowBetween = (calendar: Calendar, a: Instant, b: Instant): number => {
  let sum = 0
  for (let midnight = startOfDay(a); midnight < b; midnight += MIDNIGHT) {
    for (const [from, to] of slowSpans(calendar, midnight)) sum += Math.max(0, Math.min(midnight + to, b) - Math.max(midnight + from, a))
  }
  return sum
}

const daySpans = fc
  .uniqueArray(fc.integer({ min: 0, max: 144 }), { maxLength: 8 })
  .map((ticks) => ticks.sort((a, b) => a - b))
  .map((ticks) => ticks.slice(0, ticks.length - (ticks.length % 2)))
  .map((ticks) => Array.from({ length: ticks.length / 2 }, (_, at): [number, number] => [ticks[2 * at] * 100, ticks[2 * at + 1] * 100]))
const someCalendar = fc
  .record({
    week: fc.array(daySpans, { minLength: 7, maxLength: 7 }),
    exceptions: fc.array(fc.record({ from: fc.integer({ min: 0, max: 700 }), days: fc.integer({ min: 0, max: 9 }), working: daySpans }), {
      maxLength: 12,
    }),
  })
  .filter(({ week }) => week.some((spans) => spans.length > 0))
  .map(
    ({ week, exceptions }): Calendar => ({
      ...standardCalendar(),
      week,
      exceptions: exceptions.map(({ from, days, working }, at) =>
        closed(`x${at}`, january(1, 0) + from * MIDNIGHT, january(1, 0) + (from + days) * MIDNIGHT, { working }),
      ),
    }),
  )
const someInstant = fc.integer({ min: january(1, 0), max: january(1, 0) + 700 * MIDNIGHT })

test('agrees with stepping through days on any calendar', () => {
  fc.assert(
    fc.property(someCalendar, someInstant, someInstant, fc.integer({ min: 1, max: 200_000 }), (calendar, a, b, working) => {
      const fast = compiled(calendar)
      expect(fast.add(a, working)).toBe(slowAdd(calendar, a, working))
      expect(fast.subtract(a, working)).toBe(slowSubtract(calendar, a, working))
      expect(fast.between(a, b)).toBe(a <= b ? slowBetween(calendar, a, b) : 0 - slowBetween(calendar, b, a))
      expect([fast.startAt(fast.positionOf(a)), fast.finishAt(fast.positionOf(a))]).toEqual([fast.nextWork(a), fast.previousWork(a)])
      expect(fast.positionOf(fast.finishAt(fast.positionOf(b) + working))).toBe(fast.positionOf(b) + working)
      // One tenth of a minute tells both neighbours: the next working instant, the previous one, and whether this one works.
      expect(fast.nextWork(a)).toBe(slowAdd(calendar, a, 1) - 1)
      expect(fast.previousWork(a)).toBe(slowSubtract(calendar, a, 1) + 1)
      expect(fast.isWorking(a)).toBe(slowBetween(calendar, a, a + 1) === 1)
      const [low, high] = a < b ? [a, b] : [b, a]
      const free = fast.nonWorkingSpans(low, high).reduce((sum, [from, to]) => sum + to - from, 0)
      expect(high - low - free).toBe(slowBetween(calendar, low, high))
    }),
    { seed: 20260105, numRuns: 300 },
  )
})

test('days and dates agree with the platform’s own over three centuries', () => {
  for (let day = EARLIEST / MIDNIGHT; day < LATEST / MIDNIGHT; day += 13) {
    const date = new Date(utcMs(day * MIDNIGHT))
    expect(civilOf(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() })
    expect(dayNumberOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day)
  }
})

test('dates for people', () => {
  const instant = instantOf(2027, 9, 5, 8)
  expect((['day', 'dayYear', 'short', 'shortYear', 'weekday'] as const).map((pattern) => formatDate(instant, pattern))).toEqual([
    '5 September',
    '5 September 2027',
    '5 Sep',
    '5 Sep 2027',
    'Sun 5 Sep',
  ])
})
