/** The check as an operation: over the sample, with the trial of the critical path, limits that the program keeps, and fixes that can be undone. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Output } from '../../shared/contract/index.ts'
import { type CheckKey, checkKeys } from '../../shared/model/finding.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { type Bench, openNew, openService } from '../service/open.ts'
import { shown, type as typeInto, typeRows } from '../service/rows.ts'

let bench: Bench
afterEach(() => bench.close())

const check = (input: Parameters<Bench['ask']>[1] = {}): Promise<Output<'plan.check'>> => bench.ask('plan.check', input as object)
const mustStart = (id: string, constraintDate: number) =>
  bench.ask('task.update', { changes: [{ id, set: { constraintType: 'MSO', constraintDate } }] })
const found = async (key: CheckKey) => {
  const finding = (await check()).findings.find((one) => one.key === key)
  if (!finding) throw new Error(key)
  return finding
}

describe('over the sample', () => {
  it('counts what its rows say', async () => {
    bench = openService()
    await bench.ask('files.openSample', {})
    const { plan, schedule } = await bench.ask('plan.read', {})
    const parents = new Set(plan.tasks.map((task) => task.parentId))
    const finished = new Set(plan.tasks.filter((task) => task.percentComplete === 100).map((task) => task.id))
    const open = plan.tasks.filter((task) => !parents.has(task.id) && !finished.has(task.id) && task.active && task.duration > 0)
    const idle = new Set(plan.tasks.filter((task) => !task.active).map((task) => task.id))
    const links = plan.links.filter(
      (link) => !finished.has(link.successorId) && !idle.has(link.successorId) && !idle.has(link.predecessorId),
    )
    const { findings, passed, failed, unmeasured, baseline } = await check()
    const by = new Map(findings.map((one) => [one.key, one]))
    expect(passed + failed + unmeasured).toBe(checkKeys.length)
    expect(baseline?.name).toBe('Board')
    expect(by.get('leads')).toMatchObject({
      numerator: links.filter((link) => link.lag < 0).length,
      denominator: links.length,
      passed: false,
    })
    expect(by.get('finishToStart')?.numerator).toBe(links.filter((link) => link.type === 'FS').length)
    expect(by.get('highFloat')).toMatchObject({
      numerator: open.filter((task) => schedule.totalFloat[schedule.ids.indexOf(task.id)] > 44 * 4800).length,
      denominator: open.length,
    })
    // 9 working days of buffer to the deadline of 16 June: the top bar says so too.
    const cpli = by.get('cpli')
    expect((cpli?.numerator ?? 0) - (cpli?.denominator ?? 0)).toBeCloseTo(9)
    expect(by.get('criticalPath')?.passed).toBe(true)
    expect(findings.every((one) => one.formula.includes('÷') && one.name !== '')).toBe(true)
  })
})

describe('the critical path test', () => {
  it('tries it on a copy: the finish moves, and nothing is touched', async () => {
    bench = await openNew()
    await typeRows(bench, [
      { name: 'Build', duration: '10d' },
      { name: 'Test', duration: '5d', predecessors: '1' },
    ])
    const before = await shown(bench)
    expect(await found('criticalPath')).toMatchObject({ numerator: 600, denominator: 600, passed: true })
    expect(await shown(bench)).toEqual(before)
  })
  it('fails where a fixed date cuts the path', async () => {
    bench = await openNew()
    const ids = await typeRows(bench, [
      { name: 'Build', duration: '10d' },
      { name: 'Go live', duration: '5d', predecessors: '1' },
    ])
    await mustStart(ids['Go live'], instantOf(2027, 1, 18, 8))
    const { passed, items } = await found('criticalPath')
    expect(passed).toBe(false)
    expect(items).toHaveLength(1)
  })
})

describe('the critical path test where the finish has a date of its own', () => {
  const rows = [
    { name: 'Build', duration: '10d' },
    { name: 'Test', duration: '5d', predecessors: '1' },
    { name: 'Live', duration: '0d', predecessors: '2' },
  ]
  it('passes when logic reaches it: the delay would show as negative float there', async () => {
    bench = await openNew()
    const ids = await typeRows(bench, rows)
    await bench.ask('task.update', {
      changes: [{ id: ids.Live, set: { constraintType: 'MFO', constraintDate: instantOf(2027, 1, 22, 17) } }],
    })
    const before = await shown(bench)
    expect(await found('criticalPath')).toMatchObject({ numerator: 600, denominator: 600, passed: true })
    expect(await shown(bench)).toEqual(before)
  })
  it('fails when no work reaches it at all', async () => {
    bench = await openNew()
    const ids = await typeRows(bench, [rows[0], { name: 'Live', duration: '0d' }])
    await bench.ask('task.update', {
      changes: [{ id: ids.Live, set: { constraintType: 'SNET', constraintDate: instantOf(2027, 6, 1, 8) } }],
    })
    expect(await found('criticalPath')).toMatchObject({ numerator: 0, denominator: 600, passed: false })
  })
  it('fails when a date in the middle cuts the path', async () => {
    bench = await openNew()
    const ids = await typeRows(bench, rows)
    await mustStart(ids.Test, instantOf(2027, 1, 18, 8))
    const { passed, items } = await found('criticalPath')
    expect([passed, items.map(({ taskId }) => taskId)]).toEqual([false, [ids.Build]])
  })
})

describe('limits', () => {
  it('given win over the program’s own, those over the published ones; changing them is a step of undo', async () => {
    bench = await openNew()
    await typeRows(bench, ['A', 'B'])
    expect((await found('owners')).limit).toBe(0)
    await bench.ask('program.update', { set: { healthLimits: { owners: 100 } } })
    expect(await found('owners')).toMatchObject({ limit: 100, passed: true })
    const given = await bench.ask('plan.check', { limits: { owners: 50 } })
    expect(given.findings.find((one) => one.key === 'owners')).toMatchObject({ limit: 50, passed: false })
    expect(given.limits.logic).toBe(5)
    await bench.ask('history.undo', {})
    expect((await found('owners')).limit).toBe(0)
  })
})

describe('fixes', () => {
  it('are commands: a lead goes, and comes back by undo', async () => {
    bench = await openNew()
    await typeRows(bench, [
      { name: 'Build', duration: '5d' },
      { name: 'Test', duration: '2d', predecessors: '1FS-2d' },
    ])
    const { items } = await found('leads')
    const [{ fix }] = items
    if (fix?.operation !== 'link.update') throw new Error('no fix')
    const before = await shown(bench)
    await bench.ask('link.update', fix.input)
    expect(await found('leads')).toMatchObject({ numerator: 0, passed: true })
    expect((await shown(bench)).Test.start).toBe('2027-01-11T08:00')
    await bench.ask('history.undo', {})
    expect(await shown(bench)).toEqual(before)
  })
  it('of all leads are one step', async () => {
    bench = await openNew()
    await typeRows(bench, [
      { name: 'Build', duration: '5d' },
      { name: 'Test', duration: '2d', predecessors: '1FS-2d' },
      { name: 'Live', duration: '1d', predecessors: '2FS-1d' },
    ])
    const before = await shown(bench)
    const changes = (await found('leads')).items.flatMap(({ fix }) => (fix?.operation === 'link.update' ? [fix.input] : []))
    const { label } = await bench.ask('link.updateMany', { changes })
    expect(label).toBe('Change 2 links')
    expect(await found('leads')).toMatchObject({ numerator: 0, passed: true })
    await bench.ask('history.undo', {})
    expect(await shown(bench)).toEqual(before)
  })
  it('move what is left after the data date', async () => {
    bench = await openNew()
    await typeRows(bench, [
      { name: 'Build', duration: '5d' },
      { name: 'Test', duration: '2d' },
    ])
    await bench.ask('program.update', { set: { statusDate: instantOf(2027, 1, 8, 17) } })
    const taskIds = (await found('invalidDates')).items.flatMap(({ fix }) =>
      fix?.operation === 'progress.reschedule' ? fix.input.taskIds : [],
    )
    expect(taskIds).toHaveLength(2)
    await bench.ask('progress.reschedule', { taskIds })
    expect(await found('invalidDates')).toMatchObject({ numerator: 0, passed: true })
  })
  it('soften a hard constraint so that logic drives again', async () => {
    bench = await openNew()
    const ids = await typeRows(bench, [
      { name: 'Build', duration: '5d' },
      { name: 'Go live', duration: '1d', predecessors: '1' },
    ])
    await mustStart(ids['Go live'], instantOf(2027, 1, 12, 8))
    const [{ fix }] = (await found('hardConstraints')).items
    if (fix?.operation !== 'task.update') throw new Error('no fix')
    const { id, set } = fix.input.changes[0]
    await bench.ask('task.update', { changes: [{ id, set: { constraintType: set.constraintType, constraintDate: set.constraintDate } }] })
    expect((await found('hardConstraints')).passed).toBe(true)
    expect((await shown(bench))['Go live'].start).toBe('2027-01-12T08:00')
    await typeInto(bench, ids.Build, { duration: '9d' })
    expect((await shown(bench))['Go live'].start).toBe('2027-01-15T08:00')
  })
})
