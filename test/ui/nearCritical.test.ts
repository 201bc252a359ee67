/** Which bars the chart tells apart as nearly critical: by the limit that the program chose, two working days unless it did. */
import { expect, test } from 'vitest'
import { programFrom } from '../../renderer/client/programState.ts'
import { ganttRows } from '../../renderer/views/plan/ganttModel.ts'
import { worldOf } from '../../renderer/views/plan/world.ts'
import { answerOf, columnsOf, planOf, task } from './planFixture.ts'

const DAY = 4800
/** Tasks with one to six days of float; the second is critical all the same. */
const tasks = [1, 2, 3, 4, 5, 6].map((days) => task(`t${days}`, days))
const near = (nearCriticalLimit: number | null, rows = tasks): string[] => {
  const plan = planOf(rows)
  const program = { ...plan.program, nearCriticalLimit }
  const columns = { ...columnsOf(tasks), totalFloat: tasks.map((_, at) => (at + 1) * DAY), flags: [0, 1, 0, 0, 0, 0] }
  const state = programFrom({ ...answerOf({ ...plan, program }, 1), schedule: columns })
  const world = worldOf({ ...state, baselineId: null })
  if (!world) throw new Error('no program')
  const bars = ganttRows(world.rows, new Map(), world)
  return world.rows.flatMap((_, at) => (bars.at(at).nearCritical ? [bars.at(at).id] : []))
}

test('a bar is nearly critical up to the limit chosen, and never a critical one', () => {
  expect(near(null)).toEqual(['t1'])
  expect(near(5 * DAY)).toEqual(['t1', 't3', 't4', 't5'])
  expect(near(0)).toEqual([])
})

test('a summary is not: its float may be that of work that is done', () => {
  const under = tasks.map((one) => (one.id === 't3' ? { ...one, parentId: 't1' } : one))
  expect(near(5 * DAY, under)).toEqual(['t3', 't4', 't5'])
})
