/** Input that has no schedule, through the operations: refused in words that name the task, the plan as it was; or kept, and the conflict said. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { standardCalendar } from '../../shared/model/calendar.ts'
import { CONSTRAINT_BROKEN, DEADLINE_MISSED } from '../../shared/model/schedule.ts'
import type { TaskFields } from '../../shared/model/task.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { type Bench, openNew } from './open.ts'
import { typePhase } from './rows.ts'

const january = (day: number, hour = 8): number => instantOf(2027, 1, day, hour)
/** The most that a duration or a lag may say: two centuries of clock time, nine of working time. */
const MOST = 1_100_000_000
let bench: Bench
let ids: Record<string, string>
beforeAll(async () => {
  bench = await openNew()
  ids = await typePhase(bench)
})
afterAll(() => bench.close())

const update = (name: string, set: Partial<TaskFields>) => ({ changes: [{ id: ids[name], set }] })
const link = (from: string, to: string, lag: number, lagUnit: string, type = 'FS') => ({
  links: [{ predecessorId: ids[from], successorId: ids[to], type, lag, lagUnit }],
})
/** Refused, nothing changed, and nobody's bug. */
const refusedAsIs = async (operation: Parameters<Bench['refused']>[0], input: unknown) => {
  const before = await bench.ask('plan.read', {})
  const refusal = await bench.refused(operation, input)
  const after = await bench.ask('plan.read', {})
  expect([after.plan, after.schedule]).toEqual([before.plan, before.schedule])
  expect(bench.logged).toEqual([])
  return refusal
}

describe('numbers that are none', () => {
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 1e12, Number.MAX_SAFE_INTEGER + 1])(
    '%s as a duration, a date, a lag',
    async (value) => {
      for (const set of [
        { duration: value },
        { constraintType: 'SNET' as const, constraintDate: value === -1 ? -1e12 : value },
        { levellingDelay: value },
      ])
        expect((await refusedAsIs('task.update', update('Build', set))).code).toBe('invalid')
      expect((await refusedAsIs('link.add', link('Test', 'Review', value === -1 ? -1e12 : value, 'd'))).code).toBe('invalid')
    },
  )
})

describe('dates that leave 1900 to 2200 name the task', () => {
  it.each<[string, string, Partial<TaskFields>]>([
    ['a duration without measure', 'Build', { duration: MOST }],
    ['an elapsed one', 'Build', { duration: MOST, durationUnit: 'ed' }],
    ['a levelling delay', 'Build', { levellingDelay: MOST }],
    ['a start at the end of time', 'Build', { constraintType: 'SNET', constraintDate: instantOf(2199, 12, 31, 8) }],
    ['the first instant beyond it', 'Build', { constraintType: 'MSO', constraintDate: instantOf(2200, 1, 1) }],
    ['a finish at the beginning of time', 'Build', { constraintType: 'FNLT', constraintDate: instantOf(1900, 1, 1, 17) }],
    ['an interruption', 'Build', { splits: [[4800, MOST]] }],
    ['work that resumes then', 'Review', { actualStart: january(4), percentComplete: 10, resume: instantOf(2199, 12, 31, 23) }],
  ])('%s', async (_, name, set) => {
    const refusal = await refusedAsIs('task.update', update(name, set))
    expect(refusal).toMatchObject({ code: 'conflict', taskIds: [ids[name]] })
    expect(refusal.message).toMatch(new RegExp(`^“${name}” cannot be scheduled\\..*1900 to 2200.*Look for`))
  })
  it.each([
    [MOST, 'd'],
    [-MOST, 'd'],
    [MOST, 'ed'],
    [-MOST, 'ed'],
    [MOST, '%'],
    [-MOST, 'e%'],
    [30_000_000, 'd'],
    [400_000_000, 'd'],
  ])('a lag of %s %s on each kind of link', async (lag, unit) => {
    for (const type of ['FS', 'SS', 'FF', 'SF']) {
      const answer = await bench.call('link.add', link('Test', 'Review', lag, unit, type) as never)
      if (answer.ok) {
        // Whatever is shown keeps the lag: 6,250 working days are 23 years and eleven months.
        const { schedule, plan } = await bench.ask('plan.read', {})
        const [from, to] = ['Test', 'Review'].map((name) => plan.tasks.findIndex((task) => task.name === name))
        const years = (schedule.start[to] - schedule.start[from]) / 14_400 / 365.25
        expect([type, lag, Math.round(years)]).toEqual([type, 30_000_000, 24])
        await bench.ask('history.undo', {})
      } else expect(answer).toMatchObject({ code: 'conflict', taskIds: [ids.Review] })
    }
    expect(bench.logged).toEqual([])
  })
  it('a preview says so, too', async () => {
    const refusal = await bench.refused('schedule.preview', { gestures: [{ taskId: ids.Build, duration: MOST }] })
    expect(refusal).toMatchObject({ code: 'conflict', taskIds: [ids.Build] })
  })
  it('the program itself at the end of time', async () => {
    expect(await refusedAsIs('program.update', { set: { start: instantOf(2199, 12, 31, 8) } })).toMatchObject({ taskIds: [ids.Build] })
    expect(await refusedAsIs('program.update', { set: { scheduleFrom: 'finish', finish: instantOf(1900, 1, 1, 8) } })).toMatchObject({
      code: 'conflict',
    })
  })
  it('more may not remain than the task takes', async () => {
    const refusal = await refusedAsIs('task.update', update('Build', { percentComplete: 50, remainingDuration: MOST }))
    expect(refusal).toMatchObject({ code: 'conflict', taskIds: [ids.Build], message: expect.stringContaining('more would remain') })
  })
})

describe('calendars without work', () => {
  const { uid: _, ...standard } = standardCalendar('new', 0)
  const closed = { name: 'Closed', working: [], recurrence: null, from: instantOf(1900, 1, 1), to: instantOf(2199, 12, 31) }
  const open = { name: 'Open', working: [[4800, 7200]], recurrence: null, from: instantOf(2027, 3, 1), to: instantOf(2027, 3, 1) }
  const none = [[], [], [], [], [], [], []]
  it('none at all, or all of it taken away by an exception, is refused by the calendar’s name', async () => {
    for (const more of [{ week: none }, { exceptions: [closed] }])
      expect((await refusedAsIs('calendar.save', { calendar: { ...standard, name: 'Never', ...more } })).message).toMatch(
        /“Never” would have no working time/,
      )
  })
  it('only one day, or none from 2028 on: kept, and a task that does not fit is named', async () => {
    for (const [name, more] of [
      ['One day', { week: none, exceptions: [open] }],
      ['Until 2028', { exceptions: [{ ...closed, from: instantOf(2028, 1, 1) }] }],
    ] as const) {
      await bench.ask('calendar.save', { calendar: { ...standard, id: `cal-${name.length}`, name, ...more } } as never)
      const { id } = (await bench.ask('plan.read', {})).plan.calendars.find((calendar) => calendar.name === name)!
      expect(await refusedAsIs('task.update', update('Build', { calendarId: id, duration: 400 * 4800 }))).toMatchObject({
        taskIds: [ids.Build],
        message: expect.stringMatching(new RegExp(`^“Build” cannot be scheduled\\. A date on calendar "${name}"`)),
      })
    }
  })
})

describe('links that make no sense name their tasks', () => {
  it.each<[string, unknown, RegExp, string[]]>([
    ['to itself', () => link('Test', 'Test', 0, 'd'), /“Test” cannot be linked to itself/, ['Test', 'Test']],
    ['to what is below', () => link('Phase', 'Test', 0, 'd'), /“Phase” is a summary above “Test”/, ['Phase', 'Test']],
    ['to what is above', () => link('Test', 'Phase', 0, 'd', 'SS'), /“Phase” is a summary above “Test”/, ['Phase', 'Test']],
    ['the same type a second time', () => link('Build', 'Test', 480, 'd'), /“Build” and “Test” already have a FS link/, ['Build', 'Test']],
    ['a circle', () => link('Test', 'Build', 0, 'd', 'SS'), /circle: Build → Test → Build/, ['Build', 'Test', 'Build']],
  ])('%s', async (_, input, message, tasks) => {
    const refusal = await refusedAsIs('link.add', (input as () => unknown)())
    expect(refusal.message).toMatch(message)
    expect(refusal.taskIds).toEqual(tasks.map((name) => ids[name]))
  })
  it('each of the other types between the same two is allowed, as in Primavera', async () => {
    await bench.ask('link.add', { links: ['SS', 'FF', 'SF'].map((type) => link('Build', 'Test', 0, 'd', type).links[0]) } as never)
    expect((await bench.ask('plan.read', {})).plan.links.map(({ type }) => type).sort()).toEqual(['FF', 'FS', 'SF', 'SS'])
    await bench.ask('history.undo', {})
  })
})

describe('constraints against logic are kept and said', () => {
  const flagsAfter = async (name: string, set: Partial<TaskFields>): Promise<number> => {
    await bench.ask('task.update', update(name, set))
    const { plan, schedule } = await bench.ask('plan.read', {})
    await bench.ask('history.undo', {})
    return schedule.flags[plan.tasks.findIndex((task) => task.name === name)]
  }
  it.each<[string, string, Partial<TaskFields>, number]>([
    ['start no later than before the predecessor ends', 'Test', { constraintType: 'SNLT', constraintDate: january(6) }, CONSTRAINT_BROKEN],
    ['finish no later than', 'Test', { constraintType: 'FNLT', constraintDate: january(8, 17) }, CONSTRAINT_BROKEN],
    ['must start on', 'Test', { constraintType: 'MSO', constraintDate: january(5) }, CONSTRAINT_BROKEN],
    ['must finish on', 'Test', { constraintType: 'MFO', constraintDate: january(8, 17) }, CONSTRAINT_BROKEN],
    ['a deadline before the start', 'Test', { deadline: january(4) }, DEADLINE_MISSED],
    ['must start on, later than logic asks', 'Test', { constraintType: 'MSO', constraintDate: january(20) }, 0],
    ['start no later than on a Sunday: Monday will do', 'Build', { constraintType: 'SNLT', constraintDate: january(3) }, 0],
    ['finish no earlier than on a Sunday: Friday evening will do', 'Build', { constraintType: 'FNET', constraintDate: january(10, 17) }, 0],
  ])('%s', async (_, name, set, flag) => expect((await flagsAfter(name, set)) & (CONSTRAINT_BROKEN | DEADLINE_MISSED)).toBe(flag))
  it('a summary’s finish no later than pulls a task from its predecessors: the task says so, and the why', async () => {
    await bench.ask('task.update', update('Phase', { constraintType: 'FNLT', constraintDate: january(8, 17) }))
    const { plan, schedule } = await bench.ask('plan.read', {})
    await bench.ask('history.undo', {})
    expect(schedule.flags[plan.tasks.findIndex((task) => task.name === 'Test')] & CONSTRAINT_BROKEN).toBe(CONSTRAINT_BROKEN)
  })
  it('must finish on in a summary that must finish earlier', async () => {
    await bench.ask('task.update', update('Phase', { constraintType: 'FNLT', constraintDate: january(8, 17) }))
    await bench.ask('task.update', update('Test', { constraintType: 'MFO', constraintDate: january(20, 17) }))
    const { plan, schedule } = await bench.ask('plan.read', {})
    const flagOf = (name: string): number => schedule.flags[plan.tasks.findIndex((task) => task.name === name)] & CONSTRAINT_BROKEN
    await bench.ask('history.undo', {})
    await bench.ask('history.undo', {})
    // The task's own date wins; the summary ends later than it should, and says so.
    expect([flagOf('Test'), flagOf('Phase')]).toEqual([0, CONSTRAINT_BROKEN])
  })
})
