/** An inactive task keeps its dates and drives nothing; active again it goes where the logic puts it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

describe('a summary', () => {
  const activity = async () => Object.fromEntries((await bench.ask('plan.read', {})).plan.tasks.map(({ name, active }) => [name, active]))
  beforeEach(async () => {
    Object.assign(
      ids,
      await typeRows(bench, [
        { name: 'Phase' },
        { name: '  Draft', duration: '20d', predecessors: '1' },
        { name: '  Part' },
        { name: '    Print', duration: '5d' },
      ]),
    )
  })
  it('takes its tasks along, out of the plan with the dates they had and back into it, as one step', async () => {
    const before = await shown(bench)
    await update('Phase', { active: false })
    expect(await activity()).toMatchObject({ Build: true, Phase: false, Draft: false, Part: false, Print: false })
    // The program ends with Test, not with Draft, which stays where it was when Build takes longer.
    expect((await bench.ask('plan.read', {})).summary.finish).toBe(instantOf(2027, 1, 15, 17))
    await update('Build', { duration: 10 * 4800 })
    expect((await shown(bench)).Draft).toMatchObject({ start: before.Draft.start, finish: before.Draft.finish })
    await bench.ask('history.undo', {})
    await update('Phase', { active: true })
    expect(await shown(bench)).toEqual(before)
    await bench.ask('history.undo', {})
    expect(await activity()).toMatchObject({ Phase: false, Print: false })
  })
  it('is active again with one of its tasks; the others stay out', async () => {
    await update('Phase', { active: false })
    await type(bench, ids.Print, { active: 'yes' })
    expect(await activity()).toMatchObject({ Phase: true, Draft: false, Part: true, Print: true })
  })
  it('takes out of the plan what is put into it', async () => {
    await update('Phase', { active: false })
    await bench.ask('task.move', { ids: [ids.Test], parentId: ids.Part, beforeId: null })
    await bench.ask('task.insert', { parentId: ids.Phase, beforeId: null, tasks: [{ name: 'Bind' }] })
    expect(await activity()).toMatchObject({ Test: false, Bind: false, Build: true })
  })
  it('with work that has begun stays in the plan, and says which; so does the task itself', async () => {
    await update('Draft', { percentComplete: 30 })
    const before = await shown(bench)
    const whole = await bench.refused('task.update', { changes: [{ id: ids.Phase, set: { active: false } }] })
    expect([whole.message, whole.taskIds]).toEqual([
      '“Phase” cannot be made inactive: “Draft” below it has begun, and what has happened stays in the plan. Make the tasks that have not begun inactive instead.',
      [ids.Draft],
    ])
    const own = await bench.refused('sheet.write', { edits: [{ id: ids.Draft, cells: { active: 'no' } }], append: [] })
    expect(own.message).toMatch(/^“Draft” has begun, so it cannot be made inactive: .* set its progress to 0 % first\.$/)
    expect(await shown(bench)).toEqual(before)
    await update('Part', { active: false })
    const moved = await bench.refused('task.move', { ids: [ids.Draft], parentId: ids.Part, beforeId: null })
    expect(moved.message).toMatch(/“Draft” has begun, so it cannot go below “Part”, which is inactive/)
    await update('Draft', { percentComplete: 0 })
    await update('Phase', { active: false })
    expect(await activity()).toMatchObject({ Phase: false, Draft: false, Print: false })
  })
  it.each(['new', 'append'] as const)('takes its tasks along in a file that is imported, too (%s)', async (into) => {
    const row = (uid: number, level: number, name: string, active: 0 | 1): string =>
      `<Task><UID>${uid}</UID><ID>${uid}</ID><Name>${name}</Name><Active>${active}</Active><OutlineLevel>${level}</OutlineLevel><Duration>PT8H0M0S</Duration><PercentComplete>${uid === 2 ? 40 : 0}</PercentComplete></Task>`
    const xml = `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2027-01-04T08:00:00</StartDate><Tasks>${row(1, 1, 'Option', 0)}${row(2, 2, 'Try', 1)}${row(3, 1, 'Ship', 1)}</Tasks></Project>`
    const { previewId } = await bench.ask('import.preview', { name: 'option.xml', base64: Buffer.from(xml).toString('base64') })
    await bench.ask('import.commit', { previewId, into })
    expect(await activity()).toMatchObject({ Option: false, Try: false, Ship: true })
  })
})
