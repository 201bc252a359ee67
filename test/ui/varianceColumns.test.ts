/** The sheet's variance columns: how far start, finish and duration are from what the chosen baseline keeps. */
import { expect, test } from 'vitest'
import { programFrom } from '../../renderer/client/programState.ts'
import { columnOf } from '../../renderer/views/plan/sheet/columns.ts'
import { worldOf } from '../../renderer/views/plan/world.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { answerOf, planOf, task } from './planFixture.ts'

const DAY = 4800
const at = (day: number, hour: number): number => instantOf(2027, 1, day, hour)

/** A task from Tue 5 to Thu 7 January 2027, three days; promised as given. */
const shownOf = (promised: { start: number | null; finish: number | null; duration: number | null } | null, more = {}) => {
  const one = task('t1', 1, more)
  const plan = planOf([one], {
    baselines: [{ id: 'b', name: 'Board', number: 0, capturedAt: 1 }],
    baselineTasks: promised ? [{ id: 'b:t1', baselineId: 'b', taskId: 't1', work: null, name: null, parentId: null, ...promised }] : [],
  })
  const state = programFrom(answerOf(plan, 1))
  const world = worldOf({ ...state, baselineId: 'b' })
  if (!world) throw new Error('no world')
  const scheduled = state.schedule.get('t1')
  if (!scheduled) throw new Error('no dates')
  const source = { row: state.rows[0], task: one, world, at: { ...scheduled, start: at(5, 8), finish: at(7, 17), duration: 3 * DAY } }
  return (['startVariance', 'variance', 'durationVariance'] as const).map((key) => [
    columnOf(key).text(source),
    columnOf(key).tone?.(source),
  ])
}

test('later and longer is told with a plus and as late', () => {
  expect(shownOf({ start: at(4, 8), finish: at(5, 17), duration: 2 * DAY })).toEqual([
    ['+1 d', 'late'],
    ['+2 d', 'late'],
    ['+1 d', 'late'],
  ])
})
test('earlier and shorter is told without alarm', () => {
  expect(shownOf({ start: at(6, 8), finish: at(8, 17), duration: 4 * DAY })).toEqual([
    ['-1 d', undefined],
    ['-1 d', undefined],
    ['-1 d', undefined],
  ])
})
test('an elapsed duration differs in its own unit', () => {
  const [, , duration] = shownOf({ start: null, finish: null, duration: 2 * DAY }, { durationUnit: 'ed' })
  expect(duration[0]).toMatch(/^\+0\.3 ed$/)
})
test('without a promise nothing is said', () => {
  expect(shownOf(null).map(([text]) => text)).toEqual(['', '', ''])
})
