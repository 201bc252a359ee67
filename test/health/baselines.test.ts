/** Baselines: taken, taken anew for a selection, compared with the present and with each other; what was removed is named. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract/index.ts'
import { type Bench, openNew } from '../service/open.ts'
import { type as typeInto, typeRows } from '../service/rows.ts'

let bench: Bench
let ids: Record<string, string>
const DAY = 4800

beforeEach(async () => {
  bench = await openNew()
  // Build 4–8 January, Test 11–12 January; Care on its own.
  ids = await typeRows(bench, [
    'Release',
    { name: '  Build', duration: '5d' },
    { name: '  Test', duration: '2d', predecessors: '2' },
    { name: 'Care', duration: '3d' },
  ])
  await bench.ask('baseline.capture', { name: 'Board' })
})
afterEach(() => bench.close())

const boardId = async (name = 'Board'): Promise<string> => {
  const { plan } = await bench.ask('plan.read', {})
  return plan.baselines.find((one) => one.name === name)?.id ?? ''
}
const compare = async (against?: string): Promise<Output<'baseline.compare'>> =>
  bench.ask('baseline.compare', { baselineId: await boardId(), ...(against === undefined ? {} : { againstId: await boardId(against) }) })
/** "Build +0/+2/+2": start, finish and duration in days; "added", "removed". */
const told = ({ tasks }: Output<'baseline.compare'>): string[] => {
  const days = (span: number | null): string => (span === null ? '?' : `${span < 0 ? '' : '+'}${span / DAY}`)
  return tasks.map((task) =>
    task.state === 'kept' ? `${task.name} ${days(task.start)}/${days(task.finish)}/${days(task.duration)}` : `${task.name} ${task.state}`,
  )
}

describe('compared with the present', () => {
  it('nothing has moved at first', async () => {
    const compared = await compare()
    expect(told(compared)).toEqual(['Release +0/+0/+0', 'Build +0/+0/+0', 'Test +0/+0/+0', 'Care +0/+0/+0'])
    expect(compared.total).toEqual({ tasks: 3, added: 0, removed: 0, moved: 0 })
  })
  it('later, longer, added and removed are told per task and rolled up', async () => {
    await typeInto(bench, ids.Build, { duration: '7d' })
    await bench.ask('task.insert', { parentId: ids.Release, beforeId: null, tasks: [{ name: 'Pilot' }] })
    await bench.ask('task.delete', { ids: [ids.Care] })
    const compared = await compare()
    expect(told(compared)).toEqual(['Release +0/+2/+2', 'Build +0/+2/+2', 'Test +2/+2/+0', 'Pilot added', 'Care removed'])
    expect(compared.total).toEqual({ tasks: 3, added: 1, removed: 1, moved: 2 })
    expect(compared.workstreams.map(({ name, below, finish }) => [name, below, finish])).toEqual([
      ['Release', { tasks: 3, added: 1, removed: 0, moved: 2 }, 2 * DAY],
    ])
  })
  it('a removed branch keeps its names and its place', async () => {
    await bench.ask('task.delete', { ids: [ids.Release] })
    const { tasks, total } = await compare()
    expect(tasks.map(({ name, depth, state, summary }) => [name, depth, state, summary])).toEqual([
      ['Care', 0, 'kept', false],
      ['Release', 0, 'removed', true],
      ['Build', 1, 'removed', false],
      ['Test', 1, 'removed', false],
    ])
    expect(total).toEqual({ tasks: 1, added: 0, removed: 2, moved: 0 })
    await bench.ask('history.undo', {})
    expect((await compare()).total.removed).toBe(0)
  })
  it('work is compared where people are assigned, and rolled up', async () => {
    const resource = { id: 'mia', name: 'Mia', kind: 'work', initials: 'M', role: '', calendarId: null, maxUnits: 1 } as const
    await bench.ask('resource.save', { resource })
    await bench.ask('assignment.set', { taskId: ids.Build, assignments: [{ resourceId: 'mia', units: 0.5 }] })
    await bench.ask('baseline.capture', { name: 'Board' })
    await typeInto(bench, ids.Build, { duration: '9d' })
    const { tasks } = await compare()
    expect(tasks.map((task) => [task.name, task.work])).toEqual([
      ['Release', 2 * DAY],
      ['Build', 2 * DAY],
      ['Test', null],
      ['Care', null],
    ])
  })
})

describe('compared with another baseline', () => {
  it('the later one stands for the present', async () => {
    await typeInto(bench, ids.Build, { duration: '6d' })
    await bench.ask('baseline.capture', { name: 'Replan' })
    await typeInto(bench, ids.Build, { duration: '20d' })
    expect(told(await compare('Replan'))).toEqual(['Release +0/+1/+1', 'Build +0/+1/+1', 'Test +1/+1/+0', 'Care +0/+0/+0'])
  })
  it('knows tasks that are in neither plan nor first baseline', async () => {
    await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Spike' }] })
    await bench.ask('baseline.capture', { name: 'Replan' })
    const { plan } = await bench.ask('plan.read', {})
    await bench.ask('task.delete', { ids: [plan.tasks.find((task) => task.name === 'Spike')?.id ?? ''] })
    expect(told(await compare('Replan')).at(-1)).toBe('Spike added')
  })
})

describe('taken anew', () => {
  it('for a selection, only that and the summaries above follow; the day stays', async () => {
    const before = (await bench.ask('plan.read', {})).plan.baselines[0].capturedAt
    await typeInto(bench, ids.Build, { duration: '7d' })
    await typeInto(bench, ids.Care, { duration: '9d' })
    const { label } = await bench.ask('baseline.capture', { name: 'board', taskIds: [ids.Build] })
    expect(label).toBe('Update baseline Board for 1 task')
    // Test was promised for the 12th and the summary spans what the baseline now holds: Build until the 12th too.
    expect(told(await compare())).toEqual(['Release +0/+2/+2', 'Build +0/+0/+0', 'Test +2/+2/+0', 'Care +0/+6/+6'])
    const { plan } = await bench.ask('plan.read', {})
    expect(plan.baselines).toHaveLength(1)
    expect(plan.baselines[0].capturedAt).toBe(before)
  })
  it('as a whole it forgets what is gone', async () => {
    await bench.ask('task.delete', { ids: [ids.Care] })
    expect((await compare()).total.removed).toBe(1)
    await bench.ask('baseline.capture', { name: 'Board' })
    expect((await compare()).total).toEqual({ tasks: 2, added: 0, removed: 0, moved: 0 })
  })
})

describe('renamed and deleted', () => {
  it('a new name is one step; one that another baseline has is refused', async () => {
    await bench.ask('baseline.capture', { name: 'Replan' })
    const { label } = await bench.ask('baseline.rename', { id: await boardId('Replan'), name: 'October' })
    expect(label).toBe('Rename baseline Replan to October')
    const refusal = await bench.refused('baseline.rename', { id: await boardId('October'), name: ' board ' })
    expect([refusal.code, refusal.at]).toEqual(['conflict', 'name'])
    expect(refusal.message).toContain('Board')
    await bench.ask('baseline.rename', { id: await boardId('October'), name: 'OCTOBER' })
    await bench.ask('history.undo', {})
    await bench.ask('history.undo', {})
    expect((await bench.ask('plan.read', {})).plan.baselines.map(({ name }) => name)).toEqual(['Board', 'Replan'])
  })
  it('a deleted one is back whole after undo', async () => {
    await typeInto(bench, ids.Build, { duration: '7d' })
    const before = await compare()
    await bench.ask('baseline.delete', { id: await boardId() })
    expect((await bench.ask('plan.read', {})).plan.baselineTasks).toEqual([])
    await bench.ask('history.undo', {})
    expect(await compare()).toEqual(before)
  })
})
