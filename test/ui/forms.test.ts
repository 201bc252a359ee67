/** What people type into the frame's forms: dates, working times, settings; and what the palette finds. */

import { describe, expect, test } from 'vitest'
import { draftOfCalendar, readCalendar, readSpans, spansText } from '../../renderer/frame/calendarDraft.ts'
import { findActions, findTasks } from '../../renderer/frame/palette.ts'
import { resultWords } from '../../renderer/frame/resultWords.ts'
import { draftOf, readDraft } from '../../renderer/frame/settingsDraft.ts'
import { readDay, showDay, showLastDay } from '../../renderer/frame/typedDate.ts'
import { standardCalendar } from '../../shared/model/calendar.ts'
import { nearCriticalLimitOf } from '../../shared/model/program.ts'
import { outline } from '../../shared/model/tree.ts'
import { formatDate } from '../../shared/time/formatDate.ts'
import { DAY, instantOf } from '../../shared/time/instant.ts'
import { recurrenceText } from '../../shared/words/en/recurrence.ts'
import { planOf, task } from './planFixture.ts'

const day = instantOf(2027, 1, 5)

describe('dates', () => {
  test.each(['5 Jan 2027', '05/01/2027', '5.1.2027', '2027-01-05', 'Tue 5 January 2027'])('"%s" is 5 January 2027', (text) => {
    expect(readDay(text)).toBe(day)
  })
  test.each(['', 'soon', '31 Feb 2027', '2027'])('"%s" is no date', (text) => {
    expect(readDay(text)).toBe(null)
  })
  test('what is shown can be typed back', () => {
    expect(readDay(showDay(day))).toBe(day)
  })
  test('a deadline at midnight is the day before', () => {
    expect(showLastDay(day + DAY)).toBe('5 Jan 2027')
    expect(showLastDay(day + 10_200)).toBe('5 Jan 2027')
  })
})

describe('program settings', () => {
  const { program } = planOf([])
  test('nothing changed means nothing is sent', () => {
    expect(readDraft(draftOf(program), program)).toEqual({ ok: true, faults: {}, set: {} })
  })
  test('only what was changed is sent, a deadline at the end of its working day', () => {
    const reading = readDraft({ ...draftOf(program), deadline: '31 Mar 2027', criticalLimit: '2d', hoursPerDay: '7.5' }, program)
    expect(reading.set).toEqual({ deadline: instantOf(2027, 3, 31, 17), criticalLimit: 9600, minutesPerDay: 450 })
  })
  test('what is nearly critical is chosen as a duration; emptied, it is two working days again', () => {
    const chosen = readDraft({ ...draftOf(program), nearCriticalLimit: '5d' }, program)
    expect(chosen.set).toEqual({ nearCriticalLimit: 24_000 })
    const now = { ...program, ...chosen.set }
    expect(draftOf(now).nearCriticalLimit).toBe('5 d')
    expect(readDraft({ ...draftOf(now), nearCriticalLimit: '' }, now).set).toEqual({ nearCriticalLimit: null })
    expect(readDraft({ ...draftOf(now), nearCriticalLimit: 'some' }, now).faults).toHaveProperty('nearCriticalLimit')
    expect([nearCriticalLimitOf(program), nearCriticalLimitOf({ ...program, minutesPerDay: 450 })]).toEqual([9600, 9000])
  })
  test('an emptied date is taken away', () => {
    const dated = { ...program, deadline: instantOf(2027, 3, 31, 17) }
    expect(readDraft({ ...draftOf(dated), deadline: ' ' }, dated).set).toEqual({ deadline: null })
  })
  test('what cannot be read is said at its field and nothing is sent for it', () => {
    const reading = readDraft({ ...draftOf(program), name: ' ', deadline: 'soon', criticalLimit: '-3d', scheduleFrom: 'finish' }, program)
    expect(reading.ok).toBe(false)
    expect(Object.keys(reading.faults).sort()).toEqual(['criticalLimit', 'deadline', 'finish', 'name'])
  })
})

describe('calendars', () => {
  test('working times are read as people write them', () => {
    expect(readSpans('08:00–12:00, 13-17')).toEqual([
      [4800, 7200],
      [7800, 10_200],
    ])
    expect(readSpans('')).toEqual([])
    expect(readSpans('0-24')).toEqual([[0, 14_400]])
  })
  test.each(['12-8', '8-12, 11-15', 'morning', '8-25', '8:75-9'])('"%s" are no working times', (text) => {
    expect(readSpans(text)).toBe(null)
  })
  test('a calendar comes back from its form as it was', () => {
    const calendar = {
      ...standardCalendar(),
      exceptions: [{ name: 'Freeze', from: day, to: day + 2 * DAY, working: [], recurrence: null }],
    }
    const { uid, ...rest } = calendar
    expect(readCalendar(draftOfCalendar(calendar))).toEqual({ ok: true, calendar: rest })
    expect(uid).toBe(1)
  })
  test('an exception that ends before it begins is refused by its name', () => {
    const draft = draftOfCalendar(standardCalendar())
    const wrong = { key: 'x', name: 'Holiday', from: '6 Jan 2027', to: '5 Jan 2027', working: '', recurrence: null }
    const reading = readCalendar({ ...draft, exceptions: [wrong] })
    expect(reading.ok ? '' : reading.fault).toContain('“Holiday”')
  })
  test('an exception that repeats says how, in words', () => {
    const rule = { kind: 'weekly', every: 1, weekdays: [], dayOfMonth: 0, position: 0, positionDay: 0, month: 0, occurrences: 0 } as const
    expect(recurrenceText({ ...rule, every: 2, weekdays: [1, 5], occurrences: 10 })).toBe(
      'every 2 weeks on Monday, Friday, at most 10 times',
    )
    expect(recurrenceText({ ...rule, kind: 'monthly', position: 5, positionDay: 8 })).toBe('every month on the last weekday')
    expect(recurrenceText({ ...rule, kind: 'yearly', dayOfMonth: 25, month: 12 })).toBe('every year on day 25 of December')
  })
  test('times are shown as they are typed', () => {
    expect(
      spansText([
        [4800, 7200],
        [7830, 14_400],
      ]),
    ).toBe('08:00–12:00, 13:03–24:00')
  })
})

describe('the palette', () => {
  const rows = outline([
    task('t1', 1, { name: 'Data migration' }),
    task('t2', 2, { name: 'Load data', parentId: 't1' }),
    task('t3', 3, { name: 'Go live' }),
    task('t4', 4, { name: '2 walls' }),
  ])
  const found = (text: string): string[] => findTasks(rows, text).map((row) => row.task.name)
  test('finds tasks by any of their words, those that begin with them first', () => {
    expect(found('data')).toEqual(['Data migration', 'Load data'])
    expect(found('data load')).toEqual(['Load data'])
    expect(found('')).toEqual([])
  })
  test('finds a task by its WBS or row number before all others', () => {
    expect(found('1.1')).toEqual(['Load data'])
    expect(found('2')).toEqual(['Load data', 'Go live', '2 walls'])
  })
  test('finds actions by words that are not in their name', () => {
    const actions = [
      { words: 'Reports', also: 'export deck' },
      { words: 'Home', also: undefined },
    ]
    expect(findActions(actions, 'DECK').map((action) => action.words)).toEqual(['Reports'])
    expect(findActions(actions, '')).toHaveLength(2)
    const calendars = [{ words: 'Program settings', also: 'calendar' }, { words: 'Calendars' }]
    expect(findActions(calendars, 'calendar').map((action) => action.words)).toEqual(['Calendars', 'Program settings'])
  })
})

describe('the status line', () => {
  const result = { txn: 1, label: 'Move UAT wave 2', changed: 1, moved: 0, floatLost: 0, created: [], seq: 1 }
  const words = (more: object): string => {
    const { strong, rest } = resultWords({ ...result, finishBefore: day, finishAfter: day, ...more }, (instant) => formatDate(instant))
    return strong + rest
  }
  test('says how many tasks moved, where the finish went and who lost float', () => {
    expect(words({ moved: 12, finishAfter: day + 2 * DAY, floatLost: 4 })).toBe('12 tasks moved, finish 5 Jan → 7 Jan, float lost on 4')
    expect(words({ moved: 1 })).toBe('1 task moved, finish unchanged')
  })
  test('names the command when no date moved', () => {
    expect(words({})).toBe('Move UAT wave 2, no date moved')
  })
})
