/** What delivery managers watch for, on plans that can be counted by hand. */
import { describe, expect, it } from 'vitest'
import { DAY, january } from '../schedule/worked.ts'
import { ask, promise, told } from './example.ts'

it('no owner: milestones are asked too, an assignment is an answer', () => {
  const resources = [
    { id: 'r', uid: 1, name: 'Mia', kind: 'work' as const, initials: 'M', role: '', calendarId: null, maxUnits: 1, extras: null },
  ]
  const assignments = [{ id: 'a', uid: 1, taskId: 'B', resourceId: 'r', units: 1, work: null, delay: 0, extras: null }]
  const tasks = { S: {}, A: { in: 'S', owner: 'Ann' }, B: { in: 'S' }, C: { in: 'S' }, M: { in: 'S', duration: 0, milestone: true } }
  expect(told('owners', { example: { tasks }, more: { resources, assignments } })).toBe('2 of 4, failed: C no owner; M no owner')
})

it('dates without a predecessor: a typed date that nothing drives', () => {
  const on = january(12)
  const tasks = {
    A: { constraintType: 'SNET', constraintDate: on },
    B: { constraintType: 'SNET', constraintDate: on },
    C: { manual: true, manualStart: on, manualFinish: january(12, 17) },
    D: { constraintType: 'SNET', constraintDate: on, actualStart: on },
  } as const
  expect(told('looseDates', { example: { tasks, links: ['A>B'] } })).toBe(
    '2 of 4, failed: A start no earlier than 12 Jan 2026; C manually scheduled',
  )
})

describe('testing', () => {
  // Build 10 d, then test 4 d, then 6 d to the finish.
  const tasks = {
    Build: { duration: 10 * DAY },
    T: { name: 'System test', duration: 4 * DAY },
    Live: { duration: 6 * DAY },
    Env: { name: 'Test environment' },
  }
  const links = ['Build>T', 'T>Live']
  it('with room before the finish and its own length is well', () => {
    expect(told('squeezedTesting', { example: { tasks, links } })).toBe('0 of 1, passed')
  })
  it('is squeezed when little room is left', () => {
    expect(told('squeezedTesting', { example: { tasks, links }, limits: { testingRoomDays: 7 } })).toBe(
      '1 of 1, failed: T ends 6 d before the finish',
    )
  })
  it('is squeezed when it became shorter than it was promised', () => {
    const more = promise({ T: { duration: 8 * DAY } })
    expect(told('squeezedTesting', { example: { tasks, links }, more })).toBe('1 of 1, failed: T shortened from 8 d to 4 d')
  })
  it('is known by its own name or by the summary’s', () => {
    const under = { UAT: {}, Wave1: { in: 'UAT' }, Data: { in: 'UAT', name: 'Test data' }, Contest: { name: 'Contest rules' } }
    expect(ask('squeezedTesting', { example: { tasks: under } }).denominator).toBe(1)
    expect(told('squeezedTesting', { example: { tasks: { A: {} } } })).toContain('not measurable')
  })
})

describe('a security review', () => {
  const tasks = { Build: { duration: 8 * DAY }, Sec: { name: 'Security review', duration: DAY }, Live: { duration: DAY } }
  it('in the last quarter comes too late', () => {
    expect(told('lateSecurity', { example: { tasks, links: ['Build>Sec', 'Sec>Live'] } })).toBe(
      '1 of 1, failed: Sec finishes 15 Jan 2026, at 90 % of the program',
    )
  })
  it('in time passes, and later limits allow more', () => {
    expect(told('lateSecurity', { example: { tasks, links: ['Sec>Build', 'Build>Live'] } })).toBe('0 of 1, passed')
    expect(ask('lateSecurity', { example: { tasks, links: ['Build>Sec', 'Sec>Live'] }, limits: { securityBy: 90 } }).passed).toBe(true)
  })
  it('is told by its name', () => {
    const named = (name: string) => ask('lateSecurity', { example: { tasks: { A: { name } } } }).denominator
    expect(['Penetration test', 'Privacy impact assessment', 'Threat modelling', 'Security sign-off'].map(named)).toEqual([1, 1, 1, 1])
    expect(['Security training', 'Review of the budget'].map(named)).toEqual([null, null])
  })
})

it('green with negative float: reports on time, but a date behind it cannot be met', () => {
  const begun = { duration: 4 * DAY, actualStart: january(5) }
  const tasks = {
    Green: { ...begun, percentComplete: 60 },
    Behind: { ...begun, percentComplete: 10 },
    Calm: { ...begun, percentComplete: 60 },
    Gate: { duration: 0, milestone: true, deadline: january(7, 17) },
  }
  const example = { tasks, links: ['Green>Gate', 'Behind>Gate'], program: { statusDate: january(6, 17) } }
  expect(told('greenButLate', { example })).toBe('1 of 3, failed: Green 60 % reported with 50 % of its time gone, −1 d of float')
})
