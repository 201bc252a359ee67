/** Rescheduling uncompleted work after the status date, by hand as Microsoft Project does it: the done part stays, the rest goes on. */
import { describe, expect, test } from 'vitest'
import { afterStatusDate, buildNetwork, schedule } from '../../electron/scheduler/index.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { DAY, type Example, january, planOf, spanOf } from './worked.ts'

const scheduled = (plan: Plan) => {
  const network = buildNetwork(plan)
  return { plan, network, schedule: schedule(network) }
}
/** The example with its uncompleted work rescheduled. */
const rescheduled = (example: Example, statusDate: number, among?: readonly string[]): Example => {
  const changes = afterStatusDate(scheduled(planOf(example)), statusDate, among && new Set(among))
  const tasks = Object.entries(example.tasks).map(([name, row]) => [name, { ...row, ...changes.get(name) }])
  return { ...example, tasks: Object.fromEntries(tasks) }
}
const changed = (example: Example, statusDate: number): string[] => [...afterStatusDate(scheduled(planOf(example)), statusDate).keys()]
const spans = (example: Example) => Object.fromEntries(Object.keys(example.tasks).map((name) => [name, spanOf(example, name)]))
/** End of Thursday 8 January; the next working instant is Friday 9 at 08:00. */
const THURSDAY = january(8, 17)

/** Five days from Monday to Friday, the first two of them done. */
const begun = { duration: 5 * DAY, actualStart: january(5), percentComplete: 40 }

describe('uncompleted work after the status date', () => {
  test('not started: the whole task starts after it, and what follows by logic', () => {
    const example: Example = { tasks: { A: { duration: 3 * DAY }, B: { duration: 2 * DAY }, C: {} }, links: ['A>B', 'B>C'] }
    const after = rescheduled(example, THURSDAY)
    expect(after.tasks.A).toMatchObject({ constraintType: 'SNET', constraintDate: january(9) })
    // B was to start on Thursday morning; C, on Monday, was never late and keeps no constraint.
    expect(after.tasks.B).toMatchObject({ constraintType: 'SNET', constraintDate: january(9) })
    expect(after.tasks.C).toEqual({})
    expect(spans(after)).toMatchObject({
      A: 'Fri 9 Jan 08:00 - Tue 13 Jan 17:00',
      B: 'Wed 14 Jan 08:00 - Thu 15 Jan 17:00',
      C: 'Fri 16 Jan 08:00 - Fri 16 Jan 17:00',
    })
  })
  test('started: what is done stays, the three days that remain go on Friday and end on Tuesday', () => {
    const after = rescheduled({ tasks: { A: begun, B: {} }, links: ['A>B'] }, THURSDAY)
    expect(after.tasks.A).toMatchObject({ actualStart: january(5), resume: january(9) })
    expect(spans(after)).toMatchObject({ A: 'Mon 5 Jan 08:00 - Tue 13 Jan 17:00', B: 'Wed 14 Jan 08:00 - Wed 14 Jan 17:00' })
  })
  test('within a day: the next working instant is that of the status date itself', () => {
    const after = rescheduled({ tasks: { A: begun, B: {} } }, january(8, 10))
    expect(spans(after)).toMatchObject({ A: 'Mon 5 Jan 08:00 - Tue 13 Jan 10:00', B: 'Thu 8 Jan 10:00 - Fri 9 Jan 10:00' })
  })
  test('leaves alone what is done, ahead, later, inactive, or a summary', () => {
    const example: Example = {
      tasks: {
        S: {},
        Done: { in: 'S', actualStart: january(5), actualFinish: january(5, 17), percentComplete: 100 },
        // Four of five days are done by Thursday evening: nothing has slipped.
        OnTime: { ...begun, percentComplete: 80 },
        Ahead: { ...begun, percentComplete: 90 },
        Waits: { ...begun, percentComplete: 20, resume: january(12) },
        Later: { constraintType: 'SNET', constraintDate: january(9) },
        Off: { active: false },
      },
    }
    expect(changed(example, THURSDAY)).toEqual([])
    expect(changed(example, january(9, 17))).toEqual(['OnTime', 'Ahead', 'Later'])
  })
  test('a manual task moves by its own dates, a started one by its finish', () => {
    const manual = { manual: true, manualStart: january(5), manualFinish: january(9, 17) }
    const after = rescheduled({ tasks: { A: { ...manual, duration: 5 * DAY }, B: { ...manual, ...begun } } }, THURSDAY)
    expect(spans(after)).toMatchObject({ A: 'Fri 9 Jan 08:00 - Thu 15 Jan 17:00', B: 'Mon 5 Jan 08:00 - Tue 13 Jan 17:00' })
  })
  test('only among the tasks that were asked for', () => {
    const after = rescheduled({ tasks: { A: {}, B: {} } }, THURSDAY, ['B'])
    expect(spans(after)).toMatchObject({ A: 'Mon 5 Jan 08:00 - Mon 5 Jan 17:00', B: 'Fri 9 Jan 08:00 - Fri 9 Jan 17:00' })
  })
  test('once done, a second time finds nothing', () => {
    const example: Example = { tasks: { A: begun, B: { duration: 2 * DAY }, M: { duration: 0, milestone: true } }, links: ['B>M'] }
    expect(changed(example, THURSDAY)).toEqual(['A', 'B', 'M'])
    expect(changed(rescheduled(example, THURSDAY), THURSDAY)).toEqual([])
  })
  test('with retained logic the rest that waits for a predecessor needs no date of its own', () => {
    const example: Example = { tasks: { P: { duration: 8 * DAY, actualStart: january(5), percentComplete: 50 }, A: begun }, links: ['P>A'] }
    expect(changed(example, THURSDAY)).toEqual([])
  })
})
