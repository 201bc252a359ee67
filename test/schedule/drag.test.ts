/** What a drag would move, before it is let go: dates, milestones, float and the program's end. */
import { describe, expect, test } from 'vitest'
import { buildNetwork, movedBetween, preview, readGestures, schedule, toColumns } from '../../electron/scheduler/index.ts'
import type { Gesture } from '../../shared/gesture.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { columnsOf, DAY, type Example, january, planOf, written } from './worked.ts'

describe('a drag', () => {
  const example: Example = {
    tasks: {
      A: { duration: 2 * DAY },
      B: { duration: 2 * DAY },
      M: { manual: true, manualStart: january(5), manualFinish: january(5, 17) },
      S: {},
      C: { in: 'S' },
      Done: { actualStart: january(5), actualFinish: january(5, 17), percentComplete: 100 },
    },
    links: ['A>B'],
  }
  const scheduled = (plan: Plan) => {
    const network = buildNetwork(plan)
    return { plan, network, schedule: schedule(network) }
  }
  const moved = (gesture: Gesture): string[] =>
    preview(scheduled(planOf(example)), [gesture]).moved.map(
      (move) => `${move.taskId} ${written(move.startAfter ?? 0)} - ${written(move.finishAfter ?? 0)}`,
    )
  test('of the body is a start no earlier than; what follows moves with it', () => {
    expect(moved({ taskId: 'A', start: january(7) })).toEqual([
      'A Wed 7 Jan 08:00 - Thu 8 Jan 17:00',
      'B Fri 9 Jan 08:00 - Mon 12 Jan 17:00',
    ])
  })
  test('of the right edge is a new duration from the start it has', () => {
    expect(moved({ taskId: 'A', finish: january(7, 17) })).toEqual([
      'A Mon 5 Jan 08:00 - Wed 7 Jan 17:00',
      'B Thu 8 Jan 08:00 - Fri 9 Jan 17:00',
    ])
    expect(moved({ taskId: 'A', duration: DAY })).toEqual(['A Mon 5 Jan 08:00 - Mon 5 Jan 17:00', 'B Tue 6 Jan 08:00 - Wed 7 Jan 17:00'])
  })
  test('of a manual task sets the dates it was given', () => {
    expect(moved({ taskId: 'M', start: january(8) })).toEqual(['M Thu 8 Jan 08:00 - Thu 8 Jan 17:00'])
  })
  test('of a summary holds everything inside it; its length and a finished task’s end are not for dragging', () => {
    expect(moved({ taskId: 'S', start: january(7) })).toEqual([
      'S Wed 7 Jan 08:00 - Wed 7 Jan 17:00',
      'C Wed 7 Jan 08:00 - Wed 7 Jan 17:00',
    ])
    const { changes, idle } = readGestures(scheduled(planOf(example)), [
      { taskId: 'S', finish: january(9) },
      { taskId: 'Done', duration: 3 * DAY },
      { taskId: 'nobody', start: january(9) },
    ])
    expect([changes.size, idle]).toEqual([0, ['S', 'Done', 'nobody']])
  })
  test('of a finished task moves both actual dates', () => {
    expect(moved({ taskId: 'Done', start: january(7) })).toEqual(['Done Wed 7 Jan 08:00 - Wed 7 Jan 17:00'])
  })
  test('touches nothing, says where the program would end, and is what the command will do', () => {
    const before = scheduled(planOf(example))
    const gesture = { taskId: 'A', start: january(7) }
    const answer = preview(before, [gesture])
    expect([answer.finishBefore, answer.finishAfter]).toEqual([january(8, 17), january(12, 17)])
    expect(toColumns(before.network, schedule(before.network))).toEqual(toColumns(before.network, before.schedule))
    const { changes } = readGestures(before, [gesture])
    const after = { ...before.plan, tasks: before.plan.tasks.map((task) => ({ ...task, ...changes.get(task.id) })) }
    const moved = answer.moved.map((move) => ({ ...move, driver: null }))
    expect(movedBetween(columnsOf(before.plan), columnsOf(after))).toEqual(moved)
  })
  test('names the milestones that move and the float that is lost, and travels slim for a pointer', () => {
    // A and B end on Friday with Gate; Side has four days of float, three of them before its own milestone Early.
    const before = scheduled(
      planOf({
        tasks: {
          S: {},
          A: { in: 'S', duration: 3 * DAY },
          B: { in: 'S', duration: 2 * DAY },
          Gate: { duration: 0, milestone: true },
          Side: { duration: DAY },
          Early: { duration: 0, milestone: true },
        },
        links: ['A>B', 'B>Gate', 'Side>Gate', 'Side>Early'],
      }),
    )
    const gesture = { taskId: 'Side', start: january(7) }
    const answer = preview(before, [gesture])
    expect(answer.milestones).toEqual([{ taskId: 'Early', before: january(5, 17), after: january(7, 17) }])
    // Side and Early lose the two days that Side was moved; nobody else loses any.
    expect(answer.floatLost).toEqual({ tasks: 2, most: 2 * DAY, taskId: 'Side' })
    const later = preview(before, [{ taskId: 'A', duration: 4 * DAY }])
    expect(later.milestones).toEqual([{ taskId: 'Gate', before: january(9, 17), after: january(12, 17) }])
    // The finish moves along, so that nobody's float falls.
    expect(later.floatLost).toEqual({ tasks: 0, most: 0, taskId: null })
    expect(preview(before, [gesture], { slim: true })).toEqual({
      ...answer,
      moved: answer.moved.map(({ taskId, startAfter, finishAfter }) => ({ taskId, startAfter, finishAfter })),
    })
    expect(Object.keys(preview(before, [gesture], { slim: true }).moved[0])).toEqual(['taskId', 'startAfter', 'finishAfter'])
    // Of the rows in sight only; what it costs is told of all.
    const early = answer.moved.filter(({ taskId }) => taskId === 'Early')
    expect(early).toHaveLength(1)
    expect(preview(before, [gesture], { of: ['A', 'gone', 'Early'] })).toEqual({ ...answer, moved: early })
    expect(toColumns(before.network, schedule(before.network))).toEqual(toColumns(before.network, before.schedule))
  })
  test('through a percentage lag: the new duration lengthens the lag too', () => {
    const plan = planOf({ tasks: { A: { duration: 2 * DAY }, B: {} }, links: ['A>B FS +50%'] })
    const [, b] = preview(scheduled(plan), [{ taskId: 'A', duration: 4 * DAY }]).moved
    // Four days to Thursday, two more of lag to Monday 12 January.
    expect(written(b.startAfter ?? 0)).toBe('Tue 13 Jan 08:00')
  })
})
