/** The numbers of the top bar, and what moved between two schedules. */
import { describe, expect, test } from 'vitest'
import { movedBetween, summarise } from '../../electron/scheduler/index.ts'
import { columnsOf, DAY, HOUR, january, planOf } from './worked.ts'

describe('the numbers of the top bar', () => {
  test('finish, deadline and buffer in working time; critical counts leaves', () => {
    const plan = planOf({ tasks: { S: {}, A: { in: 'S', duration: 2 * DAY }, B: {} }, program: { deadline: january(9, 17) } })
    expect(summarise(plan, columnsOf(plan))).toEqual({
      start: january(5),
      finish: january(6, 17),
      deadline: january(9, 17),
      buffer: 3 * DAY,
      critical: 1,
      tasks: 2,
    })
  })
  test('late is a negative buffer, no deadline is none', () => {
    const late = planOf({ tasks: { A: { duration: 2 * DAY } }, program: { deadline: january(5, 13) } })
    expect(summarise(late, columnsOf(late)).buffer).toBe(-12 * HOUR)
    const empty = planOf({ tasks: {} })
    expect(summarise(empty, columnsOf(empty))).toMatchObject({ finish: null, buffer: null, tasks: 0 })
  })
  test('a task that came or went is a move with nothing on the other side', () => {
    const before = columnsOf(planOf({ tasks: { A: {}, B: {} } }))
    const after = columnsOf(planOf({ tasks: { B: {}, C: {} } }))
    expect(movedBetween(before, after).map(({ taskId, startBefore, startAfter }) => [taskId, startBefore, startAfter])).toEqual([
      ['C', null, january(5)],
      ['A', january(5), null],
    ])
  })
})
