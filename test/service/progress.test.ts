/** The command that reschedules uncompleted work: one step of undo, named, refused when there is nothing to reschedule it after. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/time/instant.ts'
import { type Bench, openNew } from './open.ts'
import { shown, typePhase } from './rows.ts'

let bench: Bench
let ids: Record<string, string>
beforeEach(async () => {
  bench = await openNew()
  ids = await typePhase(bench)
})
afterEach(() => bench.close())
const setStatusDate = (day: number) => bench.ask('program.update', { set: { statusDate: instantOf(2027, 1, day, 17) } })

describe('rescheduling uncompleted work', () => {
  it('is refused without a data date, and says where to set it', async () => {
    const refusal = await bench.refused('progress.reschedule', {})
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringMatching(/no data date.*Program settings/) })
  })
  it('never happens by itself: a data date moves nothing', async () => {
    expect((await setStatusDate(6)).moved).toBe(0)
  })
  it('moves what is left after the data date, and undo brings back every date', async () => {
    await bench.ask('task.update', { changes: [{ id: ids.Build, set: { percentComplete: 20 } }] })
    await setStatusDate(6)
    const before = await bench.ask('plan.read', {})
    const result = await bench.ask('progress.reschedule', {})
    expect(result).toMatchObject({ label: 'Reschedule uncompleted work of 2 tasks', changed: 2, moved: 4 })
    const after = await shown(bench)
    // One of five days is done on Monday; four remain from Thursday 7 on, to Tuesday 12.
    expect([after.Build.start, after.Build.finish]).toEqual(['2027-01-04T08:00', '2027-01-12T17:00'])
    expect([after.Test.start, after.Review.start]).toEqual(['2027-01-13T08:00', '2027-01-07T08:00'])
    await bench.ask('history.undo', {})
    const undone = await bench.ask('plan.read', {})
    expect([undone.plan, undone.schedule]).toEqual([before.plan, before.schedule])
    await bench.ask('history.redo', {})
    expect(await shown(bench)).toEqual(after)
    expect((await bench.refused('progress.reschedule', {})).message).toMatch(/No uncompleted work .* 6 Jan 2027/)
  })
  it('of a summary takes the rows below it, and names a single task', async () => {
    await setStatusDate(6)
    const result = await bench.ask('progress.reschedule', { taskIds: [ids.Phase] })
    expect(result.label).toBe('Reschedule uncompleted work of Build')
    expect((await shown(bench)).Review.start).toBe('2027-01-04T08:00')
  })
  it('to where the calendars end is refused as words, not as a fault', async () => {
    await bench.ask('program.update', { set: { statusDate: instantOf(2199, 12, 31, 17) } })
    expect((await bench.refused('progress.reschedule', {})).code).toBe('conflict')
    expect(bench.logged).toEqual([])
  })
})
