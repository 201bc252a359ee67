/** Dates that assignments drive: people's calendars, splits, work that resumes, assignments that begin later. Each a table on paper. */
import { describe, expect, test } from 'vitest'
import { buildNetwork, schedule, toColumns } from '../../electron/scheduler/index.ts'
import { gestureFields } from '../../shared/gesture.ts'
import { type Calendar, standardCalendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Assignment, Resource } from '../../shared/model/resource.ts'
import { compileCalendars } from '../../shared/time/compiledCalendars.ts'
import { DAY, type Example, HOUR, january, planOf, type Row, spanOf, tableOf, written } from './worked.ts'

const resource = (id: string, calendarId: string | null, kind: Resource['kind'] = 'work'): Resource => ({
  id,
  uid: 1,
  name: id,
  kind,
  initials: '',
  role: '',
  calendarId,
  maxUnits: 1,
  extras: null,
})
const assignment = (taskId: string, resourceId: string, delay = 0): Assignment => ({
  id: `${taskId}-${resourceId}`,
  uid: 1,
  taskId,
  resourceId,
  units: 1,
  work: null,
  delay,
  extras: null,
})
const derived = (id: string, more: Partial<Calendar>): Calendar => ({
  ...standardCalendar(id, 2),
  baseId: 'cal-standard',
  week: [null, null, null, null, null, null, null],
  ...more,
})
/** Standard, but Tuesday 6 January off. */
const offTuesday = derived('cal-mia', {
  exceptions: [{ name: 'Off', from: january(6, 0), to: january(6, 0), working: [], recurrence: null }],
})
const evenings: Calendar = {
  ...standardCalendar('cal-evening', 3),
  week: standardCalendar().week.map((day) => (day?.length ? [[17 * HOUR, 24 * HOUR]] : [])),
}

/** "start - finish", "late start - late finish", total float in days. */
const datesOf = (plan: Plan, id: string): [string, string, number] => {
  const network = buildNetwork(plan)
  const columns = toColumns(network, schedule(network))
  const row = columns.ids.indexOf(id)
  const pair = (from: readonly number[], to: readonly number[]): string => `${written(from[row])} - ${written(to[row])}`
  return [pair(columns.start, columns.finish), pair(columns.lateStart, columns.lateFinish), columns.totalFloat[row] / DAY]
}
const assigned = (example: Example, resources: readonly Resource[], assignments: readonly Assignment[]): Plan => ({
  ...planOf(example),
  resources: [...resources],
  assignments: [...assignments],
})

describe('people’s calendars', () => {
  const example: Example = {
    tasks: { A: { duration: 2 * DAY }, End: { duration: 5 * DAY } },
    calendars: [offTuesday, evenings, derived('cal-plain', {})],
  }

  test('work waits while its person is away; slack is counted on the program’s calendar', () => {
    const plan = assigned(example, [resource('Mia', 'cal-mia')], [assignment('A', 'Mia')])
    // Monday and Wednesday. Late: Thursday and Friday. From Wed 17:00 to Fri 17:00 are two days, from Mon 08:00 to Thu 08:00 three.
    expect(datesOf(plan, 'A')).toEqual(['Mon 5 Jan 08:00 - Wed 7 Jan 17:00', 'Thu 8 Jan 08:00 - Fri 9 Jan 17:00', 2])
  })

  test('two people: work goes on whenever one of them works', () => {
    const plan = assigned(
      example,
      [resource('Mia', null), resource('Noor', 'cal-evening')],
      [assignment('A', 'Mia'), assignment('A', 'Noor')],
    )
    // 16 hours: Monday 08:00-12:00, 13:00-17:00 and 17:00-24:00 are 15, one more on Tuesday morning.
    expect(datesOf(plan, 'A')[0]).toBe('Mon 5 Jan 08:00 - Tue 6 Jan 09:00')
  })

  test('material, a calendar that says nothing of its own, and a task that ignores its people’s calendars stay as they are', () => {
    const plain = 'Mon 5 Jan 08:00 - Tue 6 Jan 17:00'
    expect(datesOf(assigned(example, [resource('Steel', 'cal-mia', 'material')], [assignment('A', 'Steel')]), 'A')[0]).toBe(plain)
    expect(datesOf(assigned(example, [resource('Kim', 'cal-plain')], [assignment('A', 'Kim')]), 'A')[0]).toBe(plain)
    const own = { ...example, tasks: { A: { duration: 2 * DAY, calendarId: 'cal-standard', ignoreResourceCalendars: true } } }
    expect(datesOf(assigned(own, [resource('Mia', 'cal-mia')], [assignment('A', 'Mia')]), 'A')[0]).toBe(plain)
  })

  describe('on a task with a calendar of its own (Microsoft Project: both calendars must work)', () => {
    /** Monday to Saturday, 10:00 to 15:00. */
    const midday: Calendar = {
      ...standardCalendar('cal-midday', 5),
      week: [0, 1, 2, 3, 4, 5, 6].map((day) => (day === 0 ? [] : [[10 * HOUR, 15 * HOUR]])),
    }
    const own = (row: Row, people: readonly Resource[]): string =>
      datesOf(
        assigned(
          {
            tasks: { A: { duration: DAY, calendarId: 'cal-midday', ...row }, End: { duration: 20 * DAY } },
            calendars: [midday, offTuesday, evenings],
          },
          people,
          people.map(({ id }) => assignment('A', id)),
        ),
        'A',
      )[0]
    test('work goes on when the task’s calendar and its person’s do', () => {
      // 10-12 and 13-15 are four hours a day; Tuesday is off: Monday and Wednesday.
      expect(own({}, [resource('Mia', 'cal-mia')])).toBe('Mon 5 Jan 10:00 - Wed 7 Jan 15:00')
    })
    test('of two people one is enough', () => {
      // Whoever works between ten and three: Mia and Kim alike but for Tuesday, when Kim is there.
      expect(own({}, [resource('Mia', 'cal-mia'), resource('Kim', 'cal-standard')])).toBe('Mon 5 Jan 10:00 - Tue 6 Jan 15:00')
    })
    test('unless the task ignores its people’s calendars', () => {
      // Five hours on Monday, three on Tuesday.
      expect(own({ ignoreResourceCalendars: true }, [resource('Mia', 'cal-mia')])).toBe('Mon 5 Jan 10:00 - Tue 6 Jan 13:00')
    })
    test('without any time in common the task’s calendar counts alone', () => {
      expect(own({}, [resource('Noor', 'cal-evening')])).toBe('Mon 5 Jan 10:00 - Tue 6 Jan 13:00')
    })
    test('slack is counted on the task’s calendar alone', () => {
      const plan = assigned(
        { tasks: { A: { duration: DAY, calendarId: 'cal-midday' }, End: { duration: 5 * DAY } }, calendars: [midday, offTuesday] },
        [resource('Mia', 'cal-mia')],
        [assignment('A', 'Mia')],
      )
      // From Wed 15:00 to Fri 15:00: ten hours of its own calendar.
      expect(datesOf(plan, 'A')).toEqual(['Mon 5 Jan 10:00 - Wed 7 Jan 15:00', 'Thu 8 Jan 10:00 - Fri 9 Jan 15:00', 10 / 8])
    })
  })

  test('a start on the day off moves to the day after', () => {
    const later = { ...example, tasks: { A: { duration: DAY, constraintType: 'SNET' as const, constraintDate: january(6) } } }
    expect(datesOf(assigned(later, [resource('Mia', 'cal-mia')], [assignment('A', 'Mia')]), 'A')[0]).toBe(
      'Wed 7 Jan 08:00 - Wed 7 Jan 17:00',
    )
  })
})

describe('splits', () => {
  const split: Example = {
    tasks: { Before: {}, A: { duration: 2 * DAY, splits: [[DAY, 2 * DAY]] }, After: {} },
    links: ['Before>A', 'A>After'],
  }

  test('a split lengthens the way from start to finish in both passes, not the duration', () => {
    const table = tableOf(split)
    // Tuesday, rest on Wednesday and Thursday, Friday; After on Monday.
    expect([table.A.start, table.A.finish, table.A.duration]).toEqual(['Tue 6 Jan 08:00', 'Fri 9 Jan 17:00', 2])
    expect(table.After.start).toBe('Mon 12 Jan 08:00')
    expect(table.A.late).toBe('Tue 6 Jan 08:00 - Fri 9 Jan 17:00')
    expect([table.Before.late, table.Before.float]).toEqual(['Mon 5 Jan 08:00 - Mon 5 Jan 17:00', 0])
  })

  test('a task cut shorter than the work before the split has none', () => {
    expect(spanOf({ tasks: { A: { duration: DAY, splits: [[DAY, 2 * DAY]] } } }, 'A')).toBe('Mon 5 Jan 08:00 - Mon 5 Jan 17:00')
  })

  test('dragging the right end of a split task keeps the split', () => {
    const plan = planOf(split)
    const calendar = compileCalendars(plan.calendars).get('cal-standard')!
    // From Friday to Monday: one day more.
    expect(
      gestureFields(
        plan.tasks[1],
        { taskId: 'A', finish: january(12, 17) },
        { start: january(6), finish: january(9, 17), calendar, isSummary: false, fromFinish: false },
      ),
    ).toMatchObject({ duration: 3 * DAY })
  })
})

describe('work that resumes', () => {
  const begun = { duration: 3 * DAY, actualStart: january(5), percentComplete: 33, remainingDuration: 2 * DAY }

  test('what remains goes on at the given time', () => {
    expect(spanOf({ tasks: { A: { ...begun, resume: january(8) } } }, 'A')).toBe('Mon 5 Jan 08:00 - Fri 9 Jan 17:00')
    // Work got ahead: half a day earlier than the duration says.
    expect(spanOf({ tasks: { A: { ...begun, resume: january(5, 13) } } }, 'A')).toBe('Mon 5 Jan 08:00 - Wed 7 Jan 12:00')
  })

  test('a split right after what is done is over when the rest goes on; later ones are still to come', () => {
    const splits: [number, number][] = [
      [DAY, 2 * DAY],
      [2 * DAY, DAY],
    ]
    // Monday; rest on Tuesday and Wednesday; Thursday; rest on Friday; Monday.
    expect(spanOf({ tasks: { A: { ...begun, splits } } }, 'A')).toBe('Mon 5 Jan 08:00 - Mon 12 Jan 17:00')
    // Resumed on Wednesday already: Wednesday; rest on Thursday; Friday.
    expect(spanOf({ tasks: { A: { ...begun, splits, resume: january(7) } } }, 'A')).toBe('Mon 5 Jan 08:00 - Fri 9 Jan 17:00')
  })

  test('a predecessor that is late holds the rest back, or lets it run on by the program’s choice', () => {
    const late: Example = { tasks: { P: { duration: 7 * DAY }, A: { ...begun, resume: january(8) } }, links: ['P>A'] }
    expect(spanOf(late, 'A')).toBe('Mon 5 Jan 08:00 - Thu 15 Jan 17:00')
    expect(spanOf({ ...late, program: { outOfSequence: 'override' } }, 'A')).toBe('Mon 5 Jan 08:00 - Fri 9 Jan 17:00')
  })

  test('a new actual start or length forgets when the old rest went on', () => {
    const plan = planOf({ tasks: { A: { ...begun, resume: january(8) } } })
    const calendar = compileCalendars(plan.calendars).get('cal-standard')!
    const standing = { start: january(5), finish: january(9, 17), calendar, isSummary: false, fromFinish: false }
    expect(gestureFields(plan.tasks[0], { taskId: 'A', start: january(6) }, standing)).toMatchObject({ resume: null })
    expect(gestureFields(plan.tasks[0], { taskId: 'A', duration: 4 * DAY }, standing)).toMatchObject({ resume: null })
  })
})

test('an assignment that begins when the task’s work is done keeps the late finish on the next morning, as a milestone does', () => {
  const example: Example = { tasks: { A: { duration: 2 * DAY }, B: {}, End: { duration: 5 * DAY } }, links: ['A>B'] }
  const late = (delay: number): string => datesOf(assigned(example, [resource('Mia', null)], [assignment('A', 'Mia', delay)]), 'A')[1]
  expect(late(2 * DAY)).toBe('Wed 7 Jan 08:00 - Fri 9 Jan 08:00')
  expect(late(DAY)).toBe('Wed 7 Jan 08:00 - Thu 8 Jan 17:00')
})
