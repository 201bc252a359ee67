/** Undo and redo over random histories, and the feed that carries a copy of the plan along. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editOperations } from '../../shared/contract/edits.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { randomFrom } from '../bench/generate.ts'
import { newHome, openService, START } from '../service/open.ts'
import { historyLoop } from './histories.ts'
import { exercised, type Order, perform, randomOrder } from './randomCommands.ts'

/** The count for `npm test`; `npm run soak` runs more. */
const HISTORIES = Number(process.env.HISTORIES ?? 200)

describe('undo and redo', () => {
  it('put back exactly what was, over closing and reopening', { timeout: 60_000 + HISTORIES * 2000 }, async () => {
    const figures = await historyLoop({ histories: HISTORIES, seed: Number(process.env.SEED ?? 20_270_104) })
    expect(figures.wrong).toEqual([])
    // Enough happened in them to prove something.
    expect(Math.min(figures.commands, figures.undone) / HISTORIES).toBeGreaterThan(4)
    expect(figures.reopened).toBeGreaterThan(HISTORIES / 2)
  })
  it('put back many rows in which different fields changed, over closing and reopening', async () => {
    const bench = openService()
    const path = join(bench.home, 'many.throughline')
    await bench.ask('files.create', { name: 'Many', path, start: START })
    const tasks = Array.from({ length: 150 }, (_, at) => ({ name: `Row ${at}` }))
    const { created } = await bench.ask('task.insert', { parentId: null, beforeId: null, tasks })
    const read = async (): Promise<Plan> => {
      await bench.ask('files.close', {})
      await bench.ask('files.open', { path })
      return (await bench.ask('plan.read', {})).plan
    }
    const before = await read()
    const setFor = (at: number) => {
      if (at % 3 === 0) return { notes: `“${at}”\n' \0 ?`, percentComplete: at / 3 }
      return at % 3 === 1 ? { deadline: START + at, owner: 'Mia' } : { deadline: null, duration: 4800 + at }
    }
    await bench.ask('task.update', { changes: created.map((id, at) => ({ id, set: setFor(at) })) })
    const after = await read()
    expect(after.tasks.slice(-150).map(({ id, notes, deadline }) => [id, notes, deadline])).toEqual(
      created.map((id, at) => [id, at % 3 === 0 ? setFor(at).notes : '', at % 3 === 1 ? START + at : null]),
    )
    await bench.ask('history.undo', {})
    expect(await read()).toEqual(before)
    await bench.ask('history.redo', {})
    expect(await read()).toEqual(after)
    await bench.close()
  })
  it('are tried on every command that changes the plan', () => {
    expect(exercised().sort()).toEqual([...Object.keys(editOperations), 'history.undoOne', 'import.commit'].sort())
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
    const dates = new Map<string, (number | string | null)[]>()
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
      const { ids, start, finish, totalFloat, flags, drivingLinks } = event.feed.schedule
      ids.forEach((id, at) => {
        dates.set(id, [start[at], finish[at], totalFloat[at], flags[at], drivingLinks[at]])
      })
    })
    let middle = { seq: first.seq, dates: new Map(dates) }
    for (let step = 0; step < 150; step += 1) {
      if (step === 100) middle = { seq: (await bench.ask('plan.read', {})).seq, dates: new Map(dates) }
      const turn = random()
      const { plan } = await bench.ask('plan.read', {})
      const order: Order =
        turn < 0.15 ? { name: 'history.undo', input: {} } : turn < 0.2 ? { name: 'history.redo', input: {} } : randomOrder(random, plan)
      await perform(bench.service.dispatch, order)
    }
    const last = await bench.ask('plan.read', {})
    const rows = new Map(copy)
    copy.clear()
    load(last.plan)
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(copy))
    // The links that drive are told anew wherever another may drive now, though no date moved.
    const { ids, start, finish, totalFloat, flags, drivingLinks } = last.schedule
    expect(Object.fromEntries(dates)).toEqual(
      Object.fromEntries(ids.map((id, at) => [id, [start[at], finish[at], totalFloat[at], flags[at], drivingLinks[at]]])),
    )
    // From the middle on in one go: those that changed since, and no others.
    const since = await bench.ask('plan.changes', { after: middle.seq })
    since.schedule.ids.forEach((id, at) => {
      const { start, finish, totalFloat, flags, drivingLinks } = since.schedule
      middle.dates.set(id, [start[at], finish[at], totalFloat[at], flags[at], drivingLinks[at]])
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
