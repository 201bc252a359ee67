/** A program that is scheduled from its finish, as planners handle it: new tasks, drags and typed dates bound finishes, as in Microsoft Project. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/time/instant.ts'
import { type Bench, openNew } from './open.ts'
import { shown, type, typeRows } from './rows.ts'

/** January 2027: the 4th is a Monday; the program ends on Friday 29 at 17:00. */
const january = (day: number, hour = 8): number => instantOf(2027, 1, day, hour)
let bench: Bench
let ids: Record<string, string>
beforeEach(async () => {
  bench = await openNew()
  await bench.ask('program.update', { set: { scheduleFrom: 'finish', finish: january(29, 17) } })
  ids = await typeRows(bench, ['Phase', { name: '  Build', duration: '3d' }, { name: '  Test', duration: '2d', predecessors: '2' }])
})
afterEach(() => bench.close())

const spans = async (): Promise<Record<string, string>> =>
  Object.fromEntries(Object.entries(await shown(bench)).map(([name, { start, finish }]) => [name, `${start.slice(5)} ${finish.slice(5)}`]))
const constraintOf = async (name: string) => {
  const { constraintType, constraintDate } = (await shown(bench))[name].task
  return [constraintType, constraintDate]
}

describe('from the finish', () => {
  it('new tasks are as late as possible', async () => {
    expect(await constraintOf('Test')).toEqual(['ALAP', null])
    expect(await spans()).toEqual({
      Phase: '01-25T08:00 01-29T17:00',
      Build: '01-25T08:00 01-27T17:00',
      Test: '01-28T08:00 01-29T17:00',
    })
  })
  it('a bar dragged to Monday the 18th is a finish no later than Wednesday; the preview shows what the command does', async () => {
    const gestures = [{ taskId: ids.Build, start: january(18) }]
    const { moved } = await bench.ask('schedule.preview', { gestures, slim: true })
    expect(moved).toContainEqual({ taskId: ids.Build, startAfter: january(18), finishAfter: january(20, 17) })
    await bench.ask('task.reschedule', { gestures })
    expect(await constraintOf('Build')).toEqual(['FNLT', january(20, 17)])
    expect((await spans()).Build).toBe('01-18T08:00 01-20T17:00')
    // Past its successor it only goes as far as that allows.
    await bench.ask('task.reschedule', { gestures: [{ taskId: ids.Build, start: january(27) }] })
    expect((await spans()).Build).toBe('01-25T08:00 01-27T17:00')
  })
  it('a right end dragged to the left keeps the start; a typed duration keeps the finish', async () => {
    await bench.ask('task.reschedule', { gestures: [{ taskId: ids.Build, finish: january(26, 17) }] })
    expect(await constraintOf('Build')).toEqual(['FNLT', january(26, 17)])
    expect((await spans()).Build).toBe('01-25T08:00 01-26T17:00')
    await type(bench, ids.Build, { duration: '4d' })
    expect((await spans()).Build).toBe('01-21T08:00 01-26T17:00')
  })
  it('a bar dragged and stretched at once stands where it was put', async () => {
    await bench.ask('task.reschedule', { gestures: [{ taskId: ids.Test, start: january(19), finish: january(21, 17) }] })
    expect((await spans()).Test).toBe('01-19T08:00 01-21T17:00')
  })
  it('a summary dragged takes its tasks with it', async () => {
    await bench.ask('task.reschedule', { gestures: [{ taskId: ids.Phase, start: january(18) }] })
    expect(await spans()).toMatchObject({ Build: '01-18T08:00 01-20T17:00', Test: '01-21T08:00 01-22T17:00' })
  })
  it('typed dates bound from above, an emptied one leaves as late as possible', async () => {
    await type(bench, ids.Test, { start: '20 Jan 2027' })
    expect(await constraintOf('Test')).toEqual(['SNLT', january(20)])
    expect((await spans()).Test).toBe('01-20T08:00 01-21T17:00')
    await type(bench, ids.Test, { finish: '22 Jan 2027' })
    expect(await constraintOf('Test')).toEqual(['FNLT', january(22, 17)])
    await type(bench, ids.Test, { finish: '' })
    expect(await constraintOf('Test')).toEqual(['ALAP', null])
    await type(bench, ids.Test, { constraintDate: '21 Jan 2027' })
    expect((await constraintOf('Test'))[0]).toBe('FNLT')
    await type(bench, ids.Test, { constraintType: '' })
    expect(await constraintOf('Test')).toEqual(['ALAP', null])
  })
  it('uncompleted work is put after the data date all the same', async () => {
    await bench.ask('program.update', { set: { statusDate: january(27, 17) } })
    await bench.ask('progress.reschedule', {})
    expect(await constraintOf('Build')).toEqual(['SNET', january(28)])
    expect((await spans()).Build).toBe('01-28T08:00 02-01T17:00')
  })
  it('from the start again, the same drag is a start no earlier than', async () => {
    await bench.ask('program.update', { set: { scheduleFrom: 'start' } })
    await bench.ask('task.reschedule', { gestures: [{ taskId: ids.Build, start: january(18) }] })
    expect(await constraintOf('Build')).toEqual(['SNET', january(18)])
  })
})
