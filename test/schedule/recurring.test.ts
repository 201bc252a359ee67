/**
 * Exceptions of a calendar that hit a task, read from Microsoft Project XML as Project writes them: every pattern, with a last day and with a
 * number of times, and work weeks. The task takes twenty days from Monday 5 January 2026: without exceptions to Friday 30 January.
 */
import { describe, expect, test } from 'vitest'
import { read } from '../import/fixtures.ts'
import { columnsOf, written } from './worked.ts'

const period = (from: string, to: string): string =>
  `<TimePeriod><FromDate>${from}T00:00:00</FromDate><ToDate>${to}T23:59:00</ToDate></TimePeriod>`
const OFF = '<DayWorking>0</DayWorking>'
const until = (from: string, to: string, type: number, more: string, day = OFF): string =>
  `<Exception><EnteredByOccurrences>0</EnteredByOccurrences>${period(from, to)}<Occurrences>1</Occurrences><Name>E</Name><Type>${type}</Type>${more}${day}</Exception>`
/** So many times; the last day that Project writes beside it lies after them. */
const times = (from: string, count: number, type: number, more: string): string =>
  `<Exception><EnteredByOccurrences>1</EnteredByOccurrences>${period(from, '2026-12-31')}<Occurrences>${count}</Occurrences><Name>E</Name><Type>${type}</Type>${more}${OFF}</Exception>`
const task = (more = ''): string =>
  `<Task><UID>1</UID><ID>1</ID><Name>A</Name><OutlineLevel>1</OutlineLevel><Duration>PT160H0M0S</Duration><DurationFormat>7</DurationFormat>${more}</Task>`

const finishWith = async (calendar: string, tasks = task()): Promise<string> => {
  const { plan, preview } = await read(
    `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Title>P</Title><StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Own</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>${calendar}</Calendar></Calendars><Tasks>${tasks}</Tasks></Project>`,
  )
  if (!plan) throw new Error(preview.message)
  return written(columnsOf(plan).finish[0])
}

describe('recurring exceptions', () => {
  test.each<[string, string, string]>([
    ['none', '', 'Fri 30 Jan 17:00'],
    // Mon 12, Tue 13, Wed 14 off: three days more.
    ['daily, every day of a range', until('2026-01-12', '2026-01-14', 1, '<Period>1</Period>'), 'Wed 4 Feb 17:00'],
    ['daily, three times', times('2026-01-12', 3, 1, '<Period>1</Period>'), 'Wed 4 Feb 17:00'],
    // 6, 9, 12, 15, (18 Sunday), 21, (24 Saturday), 27, 30: seven days more, 2-6 and 9-10 February.
    ['every third day to the end of January', until('2026-01-06', '2026-01-31', 7, '<Period>3</Period>'), 'Tue 10 Feb 17:00'],
    // 6, 9, 12, 15.
    ['every third day, four times', times('2026-01-06', 4, 7, '<Period>3</Period>'), 'Thu 5 Feb 17:00'],
    // Fri 9, Mon 12, Tue 13.
    ['on weekdays, three times', times('2026-01-09', 3, 8, '<Period>1</Period>'), 'Wed 4 Feb 17:00'],
    // Tue and Thu 6, 8, 13, 15, 20, 22, 27, 29.
    [
      'weekly on Tuesday and Thursday',
      until('2026-01-05', '2026-01-31', 6, '<DaysOfWeek>20</DaysOfWeek><Period>1</Period>'),
      'Wed 11 Feb 17:00',
    ],
    // Fri 9 and 23 (and 6 February).
    ['every other Friday', until('2026-01-05', '2026-02-28', 6, '<DaysOfWeek>32</DaysOfWeek><Period>2</Period>'), 'Tue 3 Feb 17:00'],
    // From Wed 7: Mon 12, 19, 26; not 2 February.
    ['three Mondays', times('2026-01-07', 3, 6, '<DaysOfWeek>2</DaysOfWeek><Period>1</Period>'), 'Wed 4 Feb 17:00'],
    ['monthly on the 15th', until('2026-01-01', '2026-12-31', 4, '<MonthDay>15</MonthDay><Period>1</Period>'), 'Mon 2 Feb 17:00'],
    // The 10th of January has gone by on the 15th: 10 February and 10 April. The task is over before.
    [
      'every other month on the 10th, from the 15th',
      until('2026-01-15', '2026-12-31', 4, '<MonthDay>10</MonthDay><Period>2</Period>'),
      'Fri 30 Jan 17:00',
    ],
    // 20 January, 20 February.
    ['monthly on the 20th, once', times('2026-01-05', 1, 4, '<MonthDay>20</MonthDay><Period>1</Period>'), 'Mon 2 Feb 17:00'],
    // Tue 13.
    [
      'the second Tuesday of the month',
      until('2026-01-01', '2026-12-31', 5, '<MonthItem>5</MonthItem><MonthPosition>1</MonthPosition><Period>1</Period>'),
      'Mon 2 Feb 17:00',
    ],
    // Fri 30.
    [
      'the last weekday of the month',
      until('2026-01-01', '2026-12-31', 5, '<MonthItem>1</MonthItem><MonthPosition>4</MonthPosition><Period>1</Period>'),
      'Mon 2 Feb 17:00',
    ],
    // Sunday 25 is the fourth, Saturday 31 the last: nobody works then anyway.
    [
      'the last weekend day of the month',
      until('2026-01-01', '2026-12-31', 5, '<MonthItem>2</MonthItem><MonthPosition>4</MonthPosition><Period>1</Period>'),
      'Fri 30 Jan 17:00',
    ],
    // Before its first day a rule names none: Thu 1 January has gone by, 1 February is a Sunday.
    [
      'the first day of the month, from the 2nd',
      until('2026-01-02', '2026-12-31', 5, '<MonthItem>0</MonthItem><MonthPosition>0</MonthPosition><Period>1</Period>'),
      'Fri 30 Jan 17:00',
    ],
    // Mon 5; 2 February is its second time.
    [
      'the first Monday, twice',
      times('2026-01-01', 2, 5, '<MonthItem>4</MonthItem><MonthPosition>0</MonthPosition><Period>1</Period>'),
      'Tue 3 Feb 17:00',
    ],
    ['yearly on 19 January', until('2020-01-01', '2030-12-31', 2, '<Month>0</Month><MonthDay>19</MonthDay>'), 'Mon 2 Feb 17:00'],
    // 2023, 2024, 2025.
    [
      'yearly on 19 January, three times from 2023',
      times('2023-01-01', 3, 2, '<Month>0</Month><MonthDay>19</MonthDay>'),
      'Fri 30 Jan 17:00',
    ],
    // Wed 21.
    [
      'the third Wednesday of January',
      until('2020-01-01', '2030-12-31', 3, '<Month>0</Month><MonthItem>6</MonthItem><MonthPosition>2</MonthPosition>'),
      'Mon 2 Feb 17:00',
    ],
    // 2024 and 2025 only.
    [
      'the third Wednesday of January, twice from 2024',
      times('2024-01-01', 2, 3, '<Month>0</Month><MonthItem>6</MonthItem><MonthPosition>2</MonthPosition>'),
      'Fri 30 Jan 17:00',
    ],
    // Three Saturday mornings are twelve hours: by Thu 29 four hours too many.
    [
      'working Saturdays from eight to twelve',
      until(
        '2026-01-05',
        '2026-01-31',
        6,
        '<DaysOfWeek>64</DaysOfWeek><Period>1</Period>',
        '<DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes>',
      ),
      'Thu 29 Jan 12:00',
    ],
    // A single day beats a rule: Tue 13 is worked although Tuesdays are off (6, 20, 27).
    [
      'a day of its own in a rule',
      `${until('2026-01-05', '2026-01-31', 6, '<DaysOfWeek>4</DaysOfWeek><Period>1</Period>')}${until('2026-01-13', '2026-01-13', 1, '', '<DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>')}`,
      'Wed 4 Feb 17:00',
    ],
  ])('%s', async (_, exceptions, finish) => expect(await finishWith(`<Exceptions>${exceptions}</Exceptions>`)).toBe(finish))

  test('the 31st is the last day of a shorter month, 29 February the 28th', async () => {
    const from = (date: string): string =>
      task(`<ConstraintType>4</ConstraintType><ConstraintDate>${date}T08:00:00</ConstraintDate>`).replace('PT160H', 'PT40H')
    // Mon 27 April to Fri 1 May without Thu 30 April: to Mon 4 May.
    const monthly = `<Exceptions>${until('2026-01-01', '2026-12-31', 4, '<MonthDay>31</MonthDay><Period>1</Period>')}</Exceptions>`
    expect(await finishWith(monthly, from('2026-04-27'))).toBe('Mon 4 May 17:00')
    // From the 15th of January every other month on the 10th: the first is Tue 10 February.
    const other = `<Exceptions>${until('2026-01-15', '2026-12-31', 4, '<MonthDay>10</MonthDay><Period>2</Period>')}</Exceptions>`
    expect(await finishWith(other, from('2026-02-09'))).toBe('Mon 16 Feb 17:00')
    // Mon 23 February 2032 to Fri 27, nothing; 28 February 2033 is a Monday.
    const yearly = `<Exceptions>${until('2026-01-01', '2040-12-31', 2, '<Month>1</Month><MonthDay>29</MonthDay>')}</Exceptions>`
    expect(await finishWith(yearly, from('2033-02-28'))).toBe('Mon 7 Mar 17:00')
  })
})

describe('work weeks', () => {
  const morning = (type: number): string =>
    `<WeekDay><DayType>${type}</DayType><DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay>`
  const week = (from: string, to: string, days: string): string =>
    `<WorkWeeks><WorkWeek>${period(from, to)}<Name>Short</Name><WeekDays>${days}</WeekDays></WorkWeek></WorkWeeks>`
  // Days that a work week does not name stay as the calendar has them.
  test('mornings only for a week cost twenty hours: two and a half days', async () => {
    expect(await finishWith(week('2026-01-12', '2026-01-16', [2, 3, 4, 5, 6].map(morning).join('')))).toBe('Wed 4 Feb 12:00')
  })
  test('one morning of it is an exception of its own', async () => {
    const days = [2, 3, 4, 5, 6].map(morning).join('')
    const exception = `<Exceptions>${until('2026-01-14', '2026-01-14', 1, '')}</Exceptions>`
    // Four hours less: to Wednesday 17:00.
    expect(await finishWith(`${exception}${week('2026-01-12', '2026-01-16', days)}`)).toBe('Wed 4 Feb 17:00')
  })
  test('a Saturday in a work week is worked', async () => {
    expect(await finishWith(week('2026-01-05', '2026-01-18', morning(7)))).toBe('Thu 29 Jan 17:00')
  })
})
