/** An inactive task keeps its dates and drives nothing; active again it goes where the logic puts it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { instantOf } from '../../shared/time/instant.ts'
import { type Bench, openNew } from './open.ts'
import { shown, type, typeRows } from './rows.ts'

let bench: Bench
let ids: Record<string, string>
beforeEach(async () => {
  bench = await openNew()
  ids = await typeRows(bench, [
    { name: 'Build', duration: '5d' },
    { name: 'Translate', duration: '2d', predecessors: '1' },
    { name: 'Test', duration: '3d', predecessors: '2' },
  ])
})
afterEach(() => bench.close())
const update = (name: string, set: object) => bench.ask('task.update', { changes: [{ id: ids[name], set }] })

it('stays where it was when its predecessor moves, and moves again once it is active', async () => {
  const before = await shown(bench)
  const { label } = await update('Translate', { active: false })
  expect(label).toMatch(/inactive/i)
  expect((await shown(bench)).Test.start).toBe('2027-01-04T08:00')
  await update('Build', { duration: 10 * 4800 })
  const { start, finish } = before.Translate
  expect((await shown(bench)).Translate).toMatchObject({ start, finish })
  await update('Translate', { active: true })
  expect((await shown(bench)).Translate.start).toBe('2027-01-18T08:00')
  for (let step = 0; step < 3; step += 1) await bench.ask('history.undo', {})
  expect(await shown(bench)).toEqual(before)
})
it.each([
  ['typed', () => type(bench, ids.Translate, { start: '1 Feb 2027' })],
  ['dragged', () => bench.ask('task.reschedule', { gestures: [{ taskId: ids.Translate, start: instantOf(2027, 2, 1, 8) }] })],
])('goes where it is %s', async (_how, move) => {
  await update('Translate', { active: false })
  await move()
  expect((await shown(bench)).Translate).toMatchObject({ start: '2027-02-01T08:00', finish: '2027-02-02T17:00' })
})
it('says so when it is asked why it is where it is', async () => {
  await update('Translate', { active: false })
  const { start } = await bench.ask('schedule.why', { taskId: ids.Translate })
  expect(JSON.stringify(start)).toContain('inactive')
})
