/** What follows from changing a task: dates, progress, constraints, manual mode, and what is refused with a next step. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../shared/time/instant.ts'
import { type Bench, openNew } from './open.ts'
import { shown, type, typePhase } from './rows.ts'

let bench: Bench
let ids: Record<string, string>
beforeEach(async () => {
  bench = await openNew()
  ids = await typePhase(bench, { name: '  Done', duration: '0', predecessors: '3' })
})
afterEach(() => bench.close())
const set = (id: string, fields: object) => bench.ask('task.update', { changes: [{ id, set: fields as never }] })
const refusedSet = (id: string, fields: object) => bench.refused('task.update', { changes: [{ id, set: fields }] })

describe('a change', () => {
  it('is told as the file keeps it, half an emoji too', async () => {
    const { label, txn } = await set(ids.Build, { name: 'Build \ud83d' })
    expect((await bench.ask('history.list', { limit: 1 })).items[0]).toMatchObject({ txn, label })
    expect((await shown(bench))['Build \ufffd']).toBeDefined()
  })
  it('that leads a date out of the years of all calendars is refused in words', async () => {
    const refusal = await refusedSet(ids.Build, { manual: true, manualStart: instantOf(2199, 12, 30), duration: 4800 * 300 })
    expect(refusal).toMatchObject({ code: 'conflict', message: expect.stringContaining('1900 to 2200') })
    expect(bench.logged).toEqual([])
  })
  it('of a duration moves what follows and says so', async () => {
    const before = await shown(bench)
    expect(before.Test.start).toBe('2027-01-11T08:00')
    expect(before.Done.start).toBe('2027-01-13T17:00')
    const result = await set(ids.Build, { duration: 7 * 4800 })
    expect(result).toMatchObject({ label: 'Lengthen Build to 7 d', moved: 4, changed: 1 })
    expect(result.finishAfter! - result.finishBefore!).toBe(2 * 14_400)
    expect((await shown(bench)).Test.start).toBe('2027-01-13T08:00')
    expect((await set(ids.Build, { duration: 2 * 4800 })).label).toBe('Shorten Build to 2 d')
  })
  it('is kept with the dates it moved and their drivers', async () => {
    const { txn } = await set(ids.Build, { duration: 7 * 4800 })
    const { moves, label } = await bench.ask('history.moves', { txn })
    expect(label).toBe('Lengthen Build to 7 d')
    expect(moves.map((move) => move.taskId).sort()).toEqual([ids.Phase, ids.Build, ids.Test, ids.Done].sort())
    expect(moves.find((move) => move.taskId === ids.Test)?.driver).toMatchObject({ kind: 'link', taskId: ids.Build })
    const why = await bench.ask('schedule.why', { taskId: ids.Test })
    expect(why.history[0]).toMatchObject({ txn, label: 'Lengthen Build to 7 d', author: 'Anna' })
    expect(why.history[0].because).toContain('Build')
    expect(why.start[0]).toMatchObject({ taskId: ids.Test, kind: 'link', fromTaskId: ids.Build })
    expect(why.finish.map((step) => step.kind)).toEqual(['duration'])
    expect(why.successors).toEqual([expect.objectContaining({ toTaskId: ids.Done, drives: 'start', slack: 0 })])
  })
  it('is explained with the dates of that day, also when the link is gone', async () => {
    await set(ids.Build, { duration: 7 * 4800 })
    await set(ids.Build, { duration: 9 * 4800 })
    const said = async () => (await bench.ask('schedule.why', { taskId: ids.Test })).history.map((each) => each.because)
    expect((await said()).slice(0, 2)).toEqual([expect.stringContaining('Thu 14 Jan'), expect.stringContaining('Tue 12 Jan')])
    await bench.ask('link.unchain', { taskIds: [ids.Build, ids.Test] })
    expect((await said())[1]).toBe('“Build” drove it, by a link that has been removed since.')
    expect((await said())[0]).toMatch(/program/i)
  })
  it('to zero makes a milestone, to more a task again', async () => {
    await set(ids.Test, { duration: 0 })
    expect((await shown(bench)).Test.task.milestone).toBe(true)
    await set(ids.Test, { duration: 4800 })
    expect((await shown(bench)).Test.task).toMatchObject({ milestone: false, estimated: false })
  })
  it('of a summary’s duration, dates or progress is refused with the next step', async () => {
    for (const fields of [
      { duration: 4800 },
      { percentComplete: 50 },
      { actualStart: instantOf(2027, 1, 4, 8) },
      { manualStart: instantOf(2027, 1, 4, 8) },
    ]) {
      const answer = await refusedSet(ids.Phase, fields)
      expect(answer).toMatchObject({ code: 'conflict', at: 'changes.0.set', taskIds: [ids.Phase] })
      expect(answer.message).toMatch(/“Phase” is a summary.*rows below/)
    }
    expect((await refusedSet(ids.Phase, { constraintType: 'MSO', constraintDate: instantOf(2027, 1, 4) })).message).toMatch(
      /summary cannot have the constraint MSO/,
    )
  })
  it('takes a constraint and its date typed in one row, whichever way the details send them', async () => {
    const cells = { constraintDate: '2027-02-01', constraintType: 'MSO' }
    await bench.ask('sheet.write', { edits: [{ id: ids.Build, cells }], append: [] })
    expect((await shown(bench)).Build).toMatchObject({ start: '2027-02-01T08:00', task: { constraintType: 'MSO' } })
    await bench.ask('sheet.write', {
      edits: [{ id: ids.Build, cells: { constraintType: 'FNLT', constraintDate: '2027-02-05' } }],
      append: [],
    })
    expect((await shown(bench)).Build.task).toMatchObject({ constraintType: 'FNLT', constraintDate: instantOf(2027, 2, 5, 17) })
  })
  it('to a constraint needs its date, and a date alone is a start no earlier than', async () => {
    expect((await refusedSet(ids.Build, { constraintType: 'MSO' })).message).toMatch(/needs a date/)
    await set(ids.Build, { constraintDate: instantOf(2027, 2, 1, 8) })
    expect((await shown(bench)).Build).toMatchObject({ start: '2027-02-01T08:00', task: { constraintType: 'SNET' } })
    await set(ids.Build, { constraintType: 'ASAP' })
    expect((await shown(bench)).Build).toMatchObject({ start: '2027-01-04T08:00', task: { constraintDate: null } })
  })
  it('of three estimates keeps them in order', async () => {
    expect((await refusedSet(ids.Build, { optimistic: 9600, mostLikely: 4800 })).message).toMatch(/optimistic ≤ most likely ≤ pessimistic/)
    await set(ids.Build, { optimistic: 4800, mostLikely: 9600, pessimistic: 14_400 })
    expect((await refusedSet(ids.Build, { pessimistic: 9000 })).code).toBe('conflict')
  })
  it('of progress sets the actual dates as Project does', async () => {
    await set(ids.Build, { percentComplete: 40 })
    expect((await shown(bench)).Build.task).toMatchObject({ actualStart: instantOf(2027, 1, 4, 8), actualFinish: null })
    await set(ids.Build, { percentComplete: 100 })
    expect((await shown(bench)).Build.task.actualFinish).toBe(instantOf(2027, 1, 8, 17))
    await set(ids.Build, { percentComplete: 0 })
    expect((await shown(bench)).Build.task).toMatchObject({ actualStart: null, actualFinish: null })
    await set(ids.Build, { actualFinish: instantOf(2027, 1, 12, 17) })
    expect((await shown(bench)).Build.task).toMatchObject({ percentComplete: 100, actualStart: instantOf(2027, 1, 4, 8) })
    expect((await shown(bench)).Test.start).toBe('2027-01-13T08:00')
    expect((await refusedSet(ids.Build, { actualStart: instantOf(2027, 1, 20, 8) })).message).toMatch(/actual finish lies before/)
  })
  it('to manual keeps the dates; back to automatic lets logic decide', async () => {
    await set(ids.Test, { manual: true })
    await set(ids.Build, { duration: 8 * 4800 })
    expect((await shown(bench)).Test.start).toBe('2027-01-11T08:00')
    await set(ids.Test, { duration: 4 * 4800 })
    expect((await shown(bench)).Test.finish).toBe('2027-01-14T17:00')
    expect((await refusedSet(ids.Test, { manualFinish: instantOf(2027, 1, 1) })).message).toMatch(/finish lies before the start/)
    await set(ids.Test, { manual: false })
    expect((await shown(bench)).Test.start).toBe('2027-01-14T08:00')
  })
  it('by dragging is previewed without touching the plan, and the command does what the preview showed', async () => {
    const gestures = [{ taskId: ids.Build, start: instantOf(2027, 1, 6, 8) }]
    const before = await bench.ask('plan.read', {})
    const preview = await bench.ask('schedule.preview', { gestures })
    expect(await bench.ask('plan.read', {})).toEqual(before)
    const result = await bench.ask('task.reschedule', { gestures })
    expect(result.label).toBe('Move Build')
    const { moves } = await bench.ask('history.moves', { txn: result.txn })
    expect(moves).toEqual(preview.moved)
    expect(result.finishAfter).toBe(preview.finishAfter)
    expect((await bench.refused('task.reschedule', { gestures: [{ taskId: ids.Phase, duration: 4800 }] })).message).toContain('“Phase”')
  })
  it('that takes the plan out of the calendar is refused and leaves it as it was', async () => {
    const before = await bench.ask('plan.read', {})
    const answer = await refusedSet(ids.Build, { duration: 1_000_000_000 })
    expect(answer.code).toBe('conflict')
    expect(answer.message).toMatch(/1900|2200|2199/)
    expect(await bench.ask('plan.read', {})).toEqual(before)
    expect((await set(ids.Build, { duration: 6 * 4800 })).moved).toBe(4)
  })
  it('that changes nothing leaves no step of undo', async () => {
    const { history, seq } = await bench.ask('plan.read', {})
    expect(await set(ids.Build, { owner: '' })).toMatchObject({ changed: 0, moved: 0 })
    expect(await bench.ask('plan.read', {})).toMatchObject({ history, seq })
  })
})

describe('a link', () => {
  const add = (predecessorId: string, successorId: string, more = {}) =>
    bench.refused('link.add', { links: [{ predecessorId, successorId, ...more }] })
  it('to itself, within a branch, twice or in a circle is refused with names', async () => {
    expect((await add(ids.Build, ids.Build)).message).toContain('“Build” cannot be linked to itself')
    expect((await add(ids.Phase, ids.Test)).message).toMatch(/“Phase” is a summary above “Test”/)
    expect((await add(ids.Test, ids.Phase)).code).toBe('conflict')
    expect((await add(ids.Build, ids.Test)).message).toMatch(/already have a FS link/)
    const circle = await add(ids.Test, ids.Build)
    expect(circle.message).toMatch(/Build → Test → Build|Test → Build → Test/)
    expect(circle.taskIds).toEqual(expect.arrayContaining([ids.Build, ids.Test]))
    expect((await bench.ask('plan.read', {})).plan.links).toHaveLength(2)
  })
  it('is checked while it is drawn', async () => {
    expect(await bench.ask('link.check', { predecessorId: ids.Build, successorId: ids.Done })).toMatchObject({ allowed: true })
    const closed = await bench.ask('link.check', { predecessorId: ids.Done, successorId: ids.Build })
    expect(closed.allowed).toBe(false)
    expect(closed.message).toContain('Done → Build')
    expect(await bench.ask('link.check', { predecessorId: ids.Build, successorId: ids.Build })).toMatchObject({ allowed: false })
    expect(await bench.ask('link.check', { predecessorId: ids.Phase, successorId: ids.Build })).toMatchObject({ allowed: false })
  })
  it('changes type and lag, and goes with Ctrl+Shift+F2', async () => {
    const [link] = (await bench.ask('plan.read', {})).plan.links
    const { label } = await bench.ask('link.update', { id: link.id, set: { lag: 2 * 4800 } })
    expect(label).toBe('Change link Build → Test')
    expect((await shown(bench)).Test.start).toBe('2027-01-13T08:00')
    await bench.ask('link.unchain', { taskIds: [ids.Test] })
    expect((await bench.ask('plan.read', {})).plan.links).toHaveLength(0)
    expect((await bench.ask('link.chain', { taskIds: [ids.Build, ids.Test, ids.Done] })).label).toBe('Link 3 tasks')
    await bench.ask('link.unchain', { taskIds: [ids.Build, ids.Test] })
    expect((await bench.ask('plan.read', {})).plan.links).toHaveLength(1)
    expect((await bench.ask('link.chain', { taskIds: [ids.Build, ids.Test] })).label).toBe('Link Build → Test')
  })
})

describe('typed text', () => {
  it('is read as planners write it', async () => {
    await type(bench, ids.Build, {
      duration: '2w?',
      owner: 'Mia',
      resources: 'Anna;Ben[50%]',
      priority: '700',
      deadline: '1 Feb 2027',
      notes: 'a\nb',
    })
    const { plan } = await bench.ask('plan.read', {})
    const build = plan.tasks.find((task) => task.id === ids.Build)!
    expect(build).toMatchObject({
      duration: 24_000 * 2,
      durationUnit: 'w',
      estimated: true,
      owner: 'Mia',
      priority: 700,
      deadline: instantOf(2027, 2, 1, 17),
      notes: 'a\nb',
    })
    expect(plan.resources.map((row) => row.name)).toEqual(['Anna', 'Ben'])
    expect(plan.assignments.map((row) => row.units)).toEqual([1, 0.5])
    await type(bench, ids.Test, { resources: 'ben' })
    expect((await bench.ask('plan.read', {})).plan.resources).toHaveLength(2)
  })
  it('sets dates as Project does', async () => {
    await type(bench, ids.Build, { start: '2027-01-06' })
    expect((await shown(bench)).Build).toMatchObject({ start: '2027-01-06T08:00', task: { constraintType: 'SNET' } })
    await type(bench, ids.Build, { finish: '15 Jan 2027' })
    expect((await shown(bench)).Build).toMatchObject({ finish: '2027-01-15T17:00', task: { constraintType: 'FNET' } })
    await type(bench, ids.Build, { start: '' })
    expect((await shown(bench)).Build).toMatchObject({ start: '2027-01-04T08:00', task: { constraintType: 'ASAP' } })
  })
  it('of a row with start and finish gives the length between them', async () => {
    const { created } = await bench.ask('sheet.write', {
      edits: [],
      append: [{ parentId: null, beforeId: null, cells: { name: 'Rollout', start: '1 Feb 2027', finish: '5 Feb 2027' } }],
    })
    expect(created).toHaveLength(1)
    expect((await shown(bench)).Rollout).toMatchObject({ start: '2027-02-01T08:00', finish: '2027-02-05T17:00', duration: 5 * 4800 })
  })
  it('replaces predecessors, keeping the links that stay', async () => {
    const before = (await bench.ask('plan.read', {})).plan.links
    const { label } = await type(bench, ids.Done, { predecessors: '3;2SS+1d' })
    expect(label).toBe('Change predecessors of Done')
    const { links } = (await bench.ask('plan.read', {})).plan
    expect(links.map((link) => link.id)).toEqual(expect.arrayContaining(before.map((link) => link.id)))
    expect(links).toContainEqual(expect.objectContaining({ predecessorId: ids.Build, successorId: ids.Done, type: 'SS', lag: 4800 }))
    await type(bench, ids.Done, { predecessors: '1.1' })
    expect((await bench.ask('plan.read', {})).plan.links.filter((link) => link.successorId === ids.Done)).toEqual([
      expect.objectContaining({ predecessorId: ids.Build }),
    ])
    await type(bench, ids.Build, { successors: '' })
    expect((await bench.ask('plan.read', {})).plan.links).toHaveLength(0)
  })
  it('equal to what the cell shows changes nothing', async () => {
    const { seq } = await bench.ask('plan.read', {})
    await type(bench, ids.Test, { start: '2027-01-11', finish: '2027-01-13', predecessors: '2', duration: '3d', percentComplete: '0' })
    expect((await bench.ask('plan.read', {})).seq).toBe(seq)
  })
  it.each([
    [{ duration: '-3d' }, /negative duration/],
    [{ duration: 'soon' }, /no duration/],
    [{ start: '1 Jan 9999' }, /1900 to 2199/],
    [{ start: '01/01/9999' }, /1900 to 2199/],
    [{ start: '31 June 2027' }, /no day of the calendar/],
    [{ predecessors: '99' }, /no row “99” \(character 1\)/],
    [{ predecessors: '2;77FS+1d' }, /“77” \(character 3\)/],
    [{ predecessors: '3XX' }, /./],
    [{ predecessors: '3' }, /linked to itself/],
    [{ percentComplete: '120' }, /0 to 100/],
    [{ calendar: 'Moon' }, /Standard/],
    [{ constraintType: 'whenever' }, /no constraint/],
    [{ milestone: 'perhaps' }, /Yes or No/],
    [{ name: '  ' }, /needs a name/],
    [{ priority: '5000' }, /0 to 1000/],
    [{ constraintType: 'MSO' }, /needs a date/],
  ])('%o is refused where it stands and nothing of the paste stays', async (cells, words) => {
    const before = await bench.ask('plan.read', {})
    const answer = await bench.refused('sheet.write', {
      edits: [
        { id: ids.Build, cells: { owner: 'Zoe' } },
        { id: ids.Test, cells },
      ],
      append: [],
    })
    expect(answer.message).toMatch(words)
    expect(answer.at).toMatch(/^edits\.1\.cells\./)
    expect(await bench.ask('plan.read', {})).toEqual(before)
  })
  it('pasted as rows may name rows further down', async () => {
    const { label } = await bench.ask('sheet.write', {
      edits: [],
      append: [
        { parentId: null, beforeId: null, cells: { name: 'First', predecessors: '6' } },
        { parentId: null, beforeId: null, cells: { name: 'Second', duration: '2d' } },
      ],
    })
    expect(label).toBe('Insert 2 tasks')
    expect((await shown(bench)).First.start).toBe('2027-01-06T08:00')
  })
})
