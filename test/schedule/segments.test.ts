/** Where the work of a task stops and goes on, by hand and against the scheduler's own finish. */
import { expect, test } from 'vitest'
import { segmentsOf } from '../../shared/model/segments.ts'
import { workCalendars } from '../../shared/model/workCalendar.ts'
import { columnsOf, DAY, type Example, january, planOf, type Row, written } from './worked.ts'

const piecesOf = (row: Row, more: Partial<Example> = {}): string[] | null => {
  const plan = planOf({ ...more, tasks: { ...more.tasks, X: row } })
  const { ids, start, finish } = columnsOf(plan)
  const at = ids.indexOf('X')
  const segments = segmentsOf(plan.tasks[at], { start: start[at], finish: finish[at] }, workCalendars(plan).program)
  if (segments) expect([segments[0].start, segments[segments.length - 1].finish]).toEqual([start[at], finish[at]])
  return segments?.map((piece) => `${written(piece.start)} - ${written(piece.finish)}`) ?? null
}
const begun = { duration: 5 * DAY, actualStart: january(5), percentComplete: 40 }

test('work that runs through has none', () => {
  expect(piecesOf({ duration: 5 * DAY })).toBe(null)
  expect(piecesOf(begun)).toBe(null)
  expect(piecesOf({ ...begun, percentComplete: 100, actualFinish: january(9, 17) })).toBe(null)
  expect(piecesOf({ ...begun, percentComplete: 0 })).toBe(null)
})
test('a split of one day after two', () => {
  expect(piecesOf({ duration: 5 * DAY, splits: [[2 * DAY, DAY]] })).toEqual([
    'Mon 5 Jan 08:00 - Tue 6 Jan 17:00',
    'Thu 8 Jan 08:00 - Mon 12 Jan 17:00',
  ])
})
test('what remains goes on where it was told to', () => {
  expect(piecesOf({ ...begun, resume: january(9) })).toEqual(['Mon 5 Jan 08:00 - Tue 6 Jan 17:00', 'Fri 9 Jan 08:00 - Tue 13 Jan 17:00'])
})
test('what remains waits for a predecessor (retained logic), and a split in it stays', () => {
  const later: Partial<Example> = { tasks: { P: { duration: 4 * DAY } }, links: ['P>X'] }
  expect(piecesOf({ ...begun, splits: [[3 * DAY, DAY]] }, later)).toEqual([
    'Mon 5 Jan 08:00 - Tue 6 Jan 17:00',
    'Fri 9 Jan 08:00 - Fri 9 Jan 17:00',
    'Tue 13 Jan 08:00 - Wed 14 Jan 17:00',
  ])
})
