/** Figures of a long history at 10,000 tasks: what it adds to opening, its pages, its filter by task, taking back an old command, comparing copies. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { newHome, openService, writePlan } from '../service/open.ts'
import { generatePlan } from './generate.ts'
import { addHistory } from './longHistory.ts'
import { median, type Row, timed } from './row.ts'

const TASKS = 10_000
const CHANGES = 100_000
const ROUNDS = 21

export const rows = async (): Promise<Row[]> => {
  const home = newHome()
  const short = writePlan(home, generatePlan({ tasks: TASKS, seed: 7 }), 'short')
  const long = join(home, 'long.throughline')
  const bench = openService({ home })
  const { ask } = bench
  await ask('files.open', { path: short })
  const { tasks } = (await ask('plan.read', {})).plan
  const { txn: large } = await ask('task.update', { changes: tasks.map(({ id }) => ({ id, set: { priority: 600 } })) })
  await ask('files.close', {})
  copyFileSync(short, long)
  addHistory(long, CHANGES)
  const open = async (path: string): Promise<number> => {
    await ask('files.close', {})
    // Processor time of this process: what it costs, whoever else wants the cores.
    const from = process.cpuUsage()
    await ask('files.open', { path })
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000
  }
  // Each lays its first schedule down once; then the two take turns, so that the machine's noise meets both alike.
  for (const path of [short, long, short, long]) await open(path)
  const openings = { short: [] as number[], long: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    const turn = round % 2 === 0 ? (['short', 'long'] as const) : (['long', 'short'] as const)
    for (const which of turn) openings[which].push(await open(which === 'short' ? short : long))
  }
  await open(long)
  const task = tasks[1234].id
  const first = await timed(() => ask('history.list', { limit: 500 }), 9)
  const deep = await timed(() => ask('history.list', { limit: 500, before: 1000 }), 9)
  const ofTask = await timed(() => ask('history.list', { limit: 500, taskId: task }), 9)
  const moves = await timed(() => ask('history.moves', { txn: CHANGES - 1 }), 9)
  const refused = await timed(async () => void (await bench.call('history.undoOne', { txn: 5 })), 9)
  const largeRefused = await timed(async () => void (await bench.call('history.undoOne', { txn: large })), 5)
  const copy = join(home, 'copy.throughline')
  await ask('files.saveCopy', { path: copy })
  await ask('task.update', { changes: tasks.map(({ id }, at) => ({ id, set: { owner: `O${at % 9}` } })) })
  const compare = await timed(() => ask('copies.compare', { path: copy }), 5)
  await bench.close()
  rmSync(home, { recursive: true, force: true })
  const [without, withAll] = [median(openings.short), median(openings.long)]
  const best = Math.min(...openings.long) / Math.min(...openings.short) - 1
  return [
    { what: 'open 10,000 tasks without a history, processor time', median: without, unit: 'ms' },
    { what: 'open 10,000 tasks with 100,000 changes, processor time', median: withAll, unit: 'ms' },
    {
      what: 'what the history adds to opening',
      median: 100 * (withAll / without - 1),
      unit: '%',
      target: 10,
      note: `best of ${ROUNDS}: ${(100 * best).toFixed(1)} %`,
    },
    { what: 'first page of the history (500)', median: first, unit: 'ms' },
    { what: 'a page 100,000 changes back', median: deep, unit: 'ms' },
    { what: 'the history of one task', median: ofTask, unit: 'ms' },
    { what: 'what one change moved', median: moves, unit: 'ms' },
    { what: 'taking back an old change, refused', median: refused, unit: 'ms' },
    { what: 'taking back a change of 10,000 rows, refused', median: largeRefused, unit: 'ms' },
    { what: 'comparing with a copy, 10,000 tasks differ', median: compare, unit: 'ms' },
  ]
}
