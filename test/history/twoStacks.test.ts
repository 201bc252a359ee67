/** Undo and redo against the slow truth: whole dumps of the plan on two stacks, with closing and reopening in between. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reckon } from '../../electron/service/reckon.ts'
import { editOperations } from '../../shared/contract/edits.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { randomFrom } from '../bench/generate.ts'
import { type Bench, newHome, openService, START } from '../service/open.ts'
import { dump } from '../service/rows.ts'
import { exercised, randomOrder } from './randomCommands.ts'

const HISTORIES = Number(process.env.HISTORIES ?? 40)
const STEPS = 30

/** The plan and its schedule as another program would compute it from the rows alone. */
const checkSchedule = async (bench: Bench): Promise<void> => {
  const { plan, schedule, summary } = await bench.ask('plan.read', {})
  const { columns, summary: fresh } = reckon(plan)
  expect(schedule).toEqual(columns)
  expect(summary).toEqual(fresh)
}

const reopened = async (bench: Bench, home: string, path: string): Promise<Bench> => {
  await bench.close()
  const again = openService({ home })
  await again.ask('files.open', { path })
  return again
}

const runHistory = async (seed: number): Promise<void> => {
  const random = randomFrom(seed)
  const home = newHome()
  const path = join(home, 'history.throughline')
  let bench = openService({ home })
  try {
    await bench.ask('files.create', { name: 'History', path, start: START })
    const before: unknown[] = []
    const after: unknown[] = []
    let now = await dump(bench)
    for (let step = 0; step < STEPS; step += 1) {
      const turn = random()
      if (turn < 0.2) {
        const answer = await bench.call('history.undo', {})
        expect(answer.ok).toBe(before.length > 0)
        if (before.length > 0) {
          after.push(now)
          now = before.pop()
        }
      } else if (turn < 0.32) {
        const answer = await bench.call('history.redo', {})
        expect(answer.ok).toBe(after.length > 0)
        if (after.length > 0) {
          before.push(now)
          now = after.pop()
        }
      } else if (turn < 0.37) bench = await reopened(bench, home, path)
      else {
        const { plan } = await bench.ask('plan.read', {})
        const order = randomOrder(random, plan)
        const answer = await bench.service.dispatch(order.name, order.input)
        if (!answer.ok) expect([order, answer.code, bench.logged]).not.toEqual([order, 'internal', bench.logged])
        if (answer.ok && (answer.value as { changed: number }).changed > 0) {
          before.push(now)
          after.length = 0
          now = await dump(bench)
        }
      }
      const found = await dump(bench)
      // Compared as text first: a deep comparison of equal plans is most of the test's time.
      if (JSON.stringify(found) !== JSON.stringify(now)) expect(found).toEqual(now)
      const { history } = await bench.ask('plan.read', {})
      expect([history.undo !== null, history.redo !== null]).toEqual([before.length > 0, after.length > 0])
    }
    await checkSchedule(bench)
  } finally {
    await bench.close()
    rmSync(home, { recursive: true, force: true })
  }
}

describe('undo and redo', () => {
  it('put back exactly what was, over closing and reopening', { timeout: 60_000 + HISTORIES * 2000 }, async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), runHistory), {
      numRuns: HISTORIES,
      seed: Number(process.env.SEED ?? 20_270_104),
      endOnFailure: true,
    })
  })
  it('are tried on every command that changes the plan', () => {
    expect(exercised().sort()).toEqual(
      Object.keys(editOperations)
        .filter((name) => name !== 'link.update')
        .sort(),
    )
  })
})

describe('the feed', () => {
  it('carries a copy of the plan along, change by change and in one go', { timeout: 30_000 }, async () => {
    const random = randomFrom(5)
    const home = newHome()
    const bench = openService({ home })
    await bench.ask('files.create', { name: 'Feed', start: START })
    const first = await bench.ask('plan.read', {})
    const tables = {
      calendar: 'calendars',
      task: 'tasks',
      workstream: 'workstreams',
      link: 'links',
      resource: 'resources',
      assignment: 'assignments',
      baseline: 'baselines',
      baselineTask: 'baselineTasks',
      position: 'positions',
    } as const
    const copy = new Map<string, unknown>()
    const dates = new Map<string, number[]>()
    const load = (plan: Plan): void => {
      copy.set('program:program', plan.program)
      for (const [table, list] of Object.entries(tables)) for (const row of plan[list]) copy.set(`${table}:${row.id}`, row)
    }
    load(first.plan)
    bench.service.onEvent((event) => {
      if (event.kind !== 'changed') return
      for (const { table, id, row } of event.feed.changes) {
        if (row) copy.set(`${table}:${id}`, row)
        else copy.delete(`${table}:${id}`)
        if (table === 'task' && !row) dates.delete(id)
      }
      const { ids, start, finish, totalFloat, flags } = event.feed.schedule
      ids.forEach((id, at) => {
        dates.set(id, [start[at], finish[at], totalFloat[at], flags[at]])
      })
    })
    let middle = { seq: first.seq, dates: new Map(dates) }
    for (let step = 0; step < 150; step += 1) {
      if (step === 100) middle = { seq: (await bench.ask('plan.read', {})).seq, dates: new Map(dates) }
      const turn = random()
      const { plan } = await bench.ask('plan.read', {})
      const order =
        turn < 0.15 ? { name: 'history.undo', input: {} } : turn < 0.2 ? { name: 'history.redo', input: {} } : randomOrder(random, plan)
      await bench.service.dispatch(order.name, order.input)
    }
    const last = await bench.ask('plan.read', {})
    const rows = new Map(copy)
    copy.clear()
    load(last.plan)
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(copy))
    const { ids, start, finish, totalFloat, flags } = last.schedule
    expect(Object.fromEntries(dates)).toEqual(
      Object.fromEntries(ids.map((id, at) => [id, [start[at], finish[at], totalFloat[at], flags[at]]])),
    )
    // From the middle on in one go: those that changed since, and no others.
    const since = await bench.ask('plan.changes', { after: middle.seq })
    since.schedule.ids.forEach((id, at) => {
      const { start, finish, totalFloat, flags } = since.schedule
      middle.dates.set(id, [start[at], finish[at], totalFloat[at], flags[at]])
    })
    for (const { table, id, row } of since.changes) if (table === 'task' && !row) middle.dates.delete(id)
    expect(Object.fromEntries(middle.dates)).toEqual(Object.fromEntries(dates))
    const joined = await bench.ask('plan.changes', { after: first.seq })
    expect(new Set(joined.schedule.ids)).toEqual(new Set(ids))
    expect(joined.seq).toBe(last.seq)
    expect(ids.length).toBeGreaterThan(10)
    const [task] = last.plan.tasks.slice(-1)
    const { created } = await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'alone' }] })
    const one = await bench.ask('plan.changes', { after: last.seq })
    expect(one.changes.map((each) => each.table)).toEqual(['task'])
    expect(one.schedule.ids).toContain(created[0])
    expect(one.schedule.ids).not.toContain(task.id)
    await bench.close()
    rmSync(home, { recursive: true, force: true })
  })
})
