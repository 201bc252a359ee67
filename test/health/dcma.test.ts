/** The fourteen points on plans that a planner could count by hand: one day a task from Mon 5 Jan 2026 unless it says otherwise. */
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../shared/health/index.ts'
import { deliveryChecks } from '../../shared/model/finding.ts'
import { publishedLimits } from '../../shared/model/healthLimits.ts'
import { newTask } from '../../shared/model/task.ts'
import { columnsOf, DAY, january, planOf } from '../schedule/worked.ts'
import { ask, findingsOf, promise, told } from './example.ts'

const chain = { tasks: { A: {}, B: {}, C: {} }, links: ['A>B', 'B>C'] }
const done = { percentComplete: 100, actualStart: january(5), actualFinish: january(5, 17) }

describe('what counts', () => {
  it('is neither a summary, nor a milestone, nor finished or inactive work', () => {
    const tasks = {
      S: {},
      A: { in: 'S' },
      M: { in: 'S', duration: 0, milestone: true },
      D: { in: 'S', ...done },
      I: { in: 'S', active: false },
    }
    expect(told('highFloat', { example: { tasks } })).toBe('0 of 1, passed')
  })
  it('is nothing in an empty plan: no share can be told and none fails', () => {
    expect(findingsOf({ example: { tasks: {} } }).filter((one) => one.passed !== null)).toEqual([])
  })
})

describe('1 logic', () => {
  it('counts tasks without a predecessor or a successor', () => {
    expect(told('logic', { example: chain })).toBe('2 of 3, failed: A no predecessor; C no successor')
    expect(told('logic', { example: { tasks: { A: {} } } })).toBe('1 of 1, failed: A neither predecessor nor successor')
  })
  it('takes any link for logic: the wrong end of it is another check’s business', () => {
    const tasks = { A: {}, B: {}, C: {} }
    expect(told('logic', { example: { tasks, links: ['A>B FF', 'B>C SS'] } })).toBe('2 of 3, failed: A no predecessor; C no successor')
  })
  it('takes milestones as ends of the chain', () => {
    const tasks = { Start: { duration: 0, milestone: true }, A: {}, End: { duration: 0, milestone: true } }
    expect(told('logic', { example: { tasks, links: ['Start>A', 'A>End'] } })).toBe('0 of 1, passed')
  })
  it('lets a link of a summary count for the tasks below', () => {
    const tasks = { A: {}, S: {}, B: { in: 'S' }, C: {} }
    expect(told('logic', { example: { tasks, links: ['A>S', 'S>C'] } })).toBe('2 of 3, failed: A no predecessor; C no successor')
  })
  it('does not take a link to an inactive task for logic', () => {
    expect(told('logic', { example: { tasks: { A: {}, B: { active: false } }, links: ['A>B'] } })).toContain(
      'A neither predecessor nor successor',
    )
  })
  it('passes at its limit exactly', () => {
    expect(ask('logic', { example: chain, limits: { logic: 200 / 3 } }).passed).toBe(true)
    expect(ask('logic', { example: chain, limits: { logic: 66 } }).passed).toBe(false)
  })
})

describe('2 to 4 links', () => {
  const example = { tasks: { A: { duration: 5 * DAY }, B: {}, C: {}, D: {} }, links: ['A>B FS -2d', 'B>C FS +3d', 'A>D SS'] }
  it('leads', () => expect(told('leads', { example })).toBe('1 of 3, failed: B FS-2d from A'))
  it('lags', () => expect(told('lags', { example })).toBe('1 of 3, failed: C FS+3d from B'))
  it('types', () => {
    expect(told('finishToStart', { example })).toBe('2 of 3, failed: D SS from A')
    expect(ask('finishToStart', { example }).result).toBeCloseTo(66.67, 1)
  })
  it('into finished tasks are history', () => {
    const tasks = { A: done, B: { ...done }, C: {} }
    expect(told('leads', { example: { tasks, links: ['A>B FS -1d', 'B>C'] } })).toBe('0 of 1, passed')
  })
  it('into a summary whose rows are all finished are history, too', () => {
    const tasks = { A: {}, S: {}, B: { in: 'S', ...done }, T: {}, C: { in: 'T' } }
    expect(told('lags', { example: { tasks, links: ['A>S FS +1d', 'A>T FS +1d'] } })).toBe('1 of 1, failed: T FS+1d from A')
  })
  it('a lead is taken away by its own link', () => {
    const [item] = ask('leads', { example }).items
    expect(item.fix).toMatchObject({ operation: 'link.update', input: { id: 'l1', set: { lag: 0 } } })
  })
})

describe('5 hard constraints', () => {
  const on = january(7)
  const tasks = {
    A: { constraintType: 'MSO', constraintDate: on },
    B: { constraintType: 'MFO', constraintDate: january(7, 17) },
    C: { constraintType: 'SNLT', constraintDate: on },
    D: { constraintType: 'FNLT', constraintDate: january(7, 17) },
    E: { constraintType: 'SNET', constraintDate: on },
    F: { constraintType: 'FNLT', constraintDate: january(8, 17), deadline: january(9, 17) },
  } as const
  const found = ask('hardConstraints', { example: { tasks } })
  it('are those that stop logic', () => {
    expect(found.items.map(({ taskId }) => taskId).join('')).toBe('ABCDF')
    expect([found.numerator, found.denominator]).toEqual([5, 6])
  })
  it('become soft and keep what the date was for', () => {
    const set = found.items.map(({ fix }) => (fix?.operation === 'task.update' ? fix.input.changes[0].set : null))
    expect(set).toEqual([
      { constraintType: 'SNET', constraintDate: on },
      { constraintType: 'FNET', constraintDate: january(7, 17), deadline: january(7, 17) },
      // A start no later than the 7th allows this day's finish.
      { constraintType: 'ASAP', constraintDate: null, deadline: january(7, 17) },
      { constraintType: 'ASAP', constraintDate: null, deadline: january(7, 17) },
      // Its own deadline must not be lost.
      null,
    ])
  })
})

describe('6 to 8 float and length', () => {
  it('float above 44 days is high, at 44 it is not', () => {
    const example = (longest: number) => ({
      tasks: { A: { duration: longest * DAY }, B: {}, C: { duration: 0, milestone: true } },
      links: ['A>C', 'B>C'],
    })
    expect(told('highFloat', { example: example(45) })).toBe('0 of 2, passed')
    expect(told('highFloat', { example: example(46) })).toBe('1 of 2, failed: B 45 d of float')
  })
  it('a deadline that cannot be met gives negative float', () => {
    const example = { tasks: { A: { duration: 3 * DAY }, B: { deadline: january(7, 17) } }, links: ['A>B'] }
    expect(told('negativeFloat', { example })).toBe('2 of 2, failed: A −1 d of float; B −1 d of float')
  })
  it('a task of 45 days is long, of 44 not; on the clock, its working days count', () => {
    const tasks = { A: { duration: 44 * DAY }, B: { duration: 45 * DAY }, C: { duration: 60 * 24 * 600, durationUnit: 'ed' as const } }
    expect(told('highDuration', { example: { tasks } })).toBe('1 of 3, failed: B 45 d long')
  })
})

describe('8 high duration against the baseline', () => {
  it('is what the baseline promised; what it does not know counts as it is now', () => {
    const tasks = { Cut: { duration: 30 * DAY }, Grown: { duration: 50 * DAY }, New: { duration: 50 * DAY } }
    const more = promise({ Cut: { duration: 60 * DAY }, Grown: { duration: 40 * DAY } })
    expect(told('highDuration', { example: { tasks }, more })).toBe(
      '2 of 3, failed: Cut 60 d long in the baseline, now 30 d; New 50 d long',
    )
  })
})

describe('9 invalid dates', () => {
  it('are forecasts in the past and actual dates in the future', () => {
    const tasks = {
      Late: {},
      Running: { actualStart: january(5), percentComplete: 50 },
      Ahead: { actualStart: january(20) },
      Fine: { constraintType: 'SNET', constraintDate: january(12) },
      Done: done,
    } as const
    const asked = { example: { tasks, program: { statusDate: january(8, 17) } } }
    expect(told('invalidDates', asked)).toBe(
      '3 of 5, failed: Late has not begun, and its start 5 Jan 2026 is past; Running is not finished, and its finish 5 Jan 2026 is past; Ahead has an actual date in the future: 20 Jan 2026',
    )
    const [late, running] = ask('invalidDates', asked).items
    expect(late.fix).toMatchObject({ operation: 'progress.reschedule', input: { taskIds: ['Late'] } })
    expect(running.fix).toMatchObject({ operation: 'progress.reschedule', input: { taskIds: ['Running'] } })
  })
})

describe('9 invalid dates without a data date', () => {
  it('take what is reported of today as done', () => {
    const tasks = { A: { actualStart: january(8), actualFinish: january(8, 17), percentComplete: 100 }, B: { actualStart: january(9) } }
    expect(told('invalidDates', { example: { tasks }, input: { today: january(8, 0) } })).toBe(
      '1 of 2, failed: B has an actual date in the future: 9 Jan 2026',
    )
  })
  it('are told by today, and what has not begun can start then', () => {
    const tasks = { Late: {}, Fixed: { constraintType: 'MSO', constraintDate: january(6) } } as const
    const [late, fixed] = ask('invalidDates', { example: { tasks }, input: { today: january(8, 0) } }).items
    expect(late.fix).toMatchObject({
      input: { changes: [{ id: 'Late', set: { constraintType: 'SNET', constraintDate: january(8, 0) } }] },
    })
    expect(fixed.fix).toBeNull()
  })
})

describe('10 resources', () => {
  const resources = [
    { id: 'r', uid: 1, name: 'Mia', kind: 'work' as const, initials: 'M', role: '', calendarId: null, maxUnits: 1, extras: null },
  ]
  const assignments = [{ id: 'a', uid: 1, taskId: 'A', resourceId: 'r', units: 1, work: null, delay: 0, extras: null }]
  it('are asked for once somebody is assigned', () => {
    expect(told('resources', { example: chain })).toBe(
      'not measurable: Nobody is assigned to any task: the plan is not loaded with resources.',
    )
    expect(told('resources', { example: chain, more: { resources, assignments } })).toBe(
      '2 of 3, failed: B nobody assigned; C nobody assigned',
    )
  })
})

describe('11 and 14 against the baseline', () => {
  // A is done on time; B was due on the 6th and is not done; C is due on the 9th; D is unknown to the baseline.
  const example = {
    tasks: { A: done, B: { duration: 2 * DAY }, C: { duration: DAY }, D: {} },
    links: ['A>B', 'B>C'],
    program: { statusDate: january(7, 17) },
  }
  const more = promise({ A: january(5, 17), B: january(6, 17), C: january(9, 17) })
  it('missed tasks are late by what the baseline says, of those due', () => {
    expect(told('missedTasks', { example, more })).toBe('1 of 2, failed: B promised 6 Jan 2026, now 7 Jan 2026')
  })
  it('the execution index counts what is done by what was due or is unknown', () => {
    expect(told('bei', { example, more })).toBe('1 of 3, failed: B promised 6 Jan 2026, not finished')
    expect(ask('bei', { example, more }).result).toBeCloseTo(0.333, 3)
  })
  it('cannot be told without a baseline, or with none chosen', () => {
    expect(told('bei', { example })).toContain('There is no baseline')
    expect(told('missedTasks', { example, more, input: { baselineId: null } })).toContain('There is no baseline')
  })
})

describe('12 critical path test', () => {
  it('passes when the delay arrives at the finish', () => {
    const trial = { taskId: 'A', delayed: 600, arrived: 600 }
    expect(told('criticalPath', { example: chain, input: { trial } })).toBe('600 of 600, passed')
  })
  it('fails when it does not, and names the task', () => {
    const trial = { taskId: 'A', delayed: 600, arrived: 12 }
    expect(told('criticalPath', { example: chain, input: { trial } })).toBe(
      '12 of 600, failed: A 600 d later here, 12 d later at the finish',
    )
  })
  it('says why it could not be tried', () => {
    expect(told('criticalPath', { example: chain })).toContain('no unfinished task that sets the finish')
    const program = { scheduleFrom: 'finish', finish: january(30, 17) } as const
    expect(told('criticalPath', { example: { ...chain, program } })).toContain('scheduled from its finish')
  })
})

describe('13 CPLI', () => {
  // Ten days of work from the 5th: the finish is Fri 16 Jan.
  const tasks = { A: { duration: 10 * DAY } }
  it('is the path and its float to the deadline, by the path', () => {
    const found = ask('cpli', { example: { tasks, program: { deadline: january(15, 17) } } })
    expect([found.numerator, found.denominator, found.result, found.passed]).toEqual([9, 10, 0.9, false])
  })
  it('counts from the data date on', () => {
    const found = ask('cpli', { example: { tasks, program: { deadline: january(15, 17), statusDate: january(9, 17) } } })
    expect([found.numerator, found.denominator]).toEqual([4, 5])
  })
  it('takes the baseline’s finish without a deadline, and needs one of them', () => {
    expect(ask('cpli', { example: { tasks }, more: promise({ A: january(16, 17) }) }).result).toBe(1)
    expect(told('cpli', { example: { tasks } })).toContain('neither a deadline')
  })
})

describe('13 CPLI without a deadline of the program', () => {
  const tasks = { A: { duration: 10 * DAY }, Live: { duration: 0, milestone: true, deadline: january(15, 17) } }
  it('takes the deadline of the row that finishes last, before the baseline', () => {
    const found = ask('cpli', { example: { tasks, links: ['A>Live'] }, more: promise({ A: january(16, 17) }) })
    expect([found.numerator, found.denominator]).toEqual([9, 10])
    expect(found.note).toContain('deadline of the last task')
  })
})

describe('the whole', () => {
  it('comes in the published order, with a formula that says the limits in it', () => {
    const found = findingsOf({ example: chain, limits: { highFloatDays: 30 } })
    expect(found.map(({ point }) => point)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, ...deliveryChecks.map(() => null)])
    expect(found[5].formula).toContain('more than 30 days')
    expect(found.slice(0, 14).map(({ source }) => source)).toEqual(found.slice(0, 14).map((_, at) => `DCMA-EA PAM 200.1, 4.${at + 1}`))
  })
  it('takes a tree as deep as it is long', () => {
    const tasks = Array.from({ length: 20_000 }, (_, at) =>
      newTask({ id: `t${at}`, uid: at + 1, name: `Task ${at}`, position: 0, parentId: at === 0 ? null : `t${at - 1}` }),
    )
    const plan = { ...planOf({ tasks: {} }), tasks }
    expect(checkPlan({ plan, columns: columnsOf(plan), today: january(5, 0), trial: null })[0].denominator).toBe(1)
  })
  it('takes ten thousand tasks in a fraction of a second', () => {
    const tasks = Array.from({ length: 10_000 }, (_, at) => newTask({ id: `t${at}`, uid: at + 1, name: `Task ${at}`, position: at }))
    const links = tasks.slice(1).map((task, at) => ({
      id: `l${at}`,
      predecessorId: `t${at}`,
      successorId: task.id,
      type: 'FS' as const,
      lag: 0,
      lagUnit: 'd' as const,
    }))
    const plan = { ...planOf({ tasks: {} }), tasks: tasks.map((task) => ({ ...task, duration: 600 })), links }
    const columns = columnsOf(plan)
    const began = performance.now()
    const found = checkPlan({ plan, columns, today: january(5, 0), trial: null }, publishedLimits)
    expect(found[0]).toMatchObject({ numerator: 2, denominator: 10_000, passed: true })
    expect(performance.now() - began).toBeLessThan(1500)
  })
})
