/** Undo and redo against the slow truth: whole dumps of the plan on two stacks, with closing and reopening in between. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reckon, sentRows } from '../../electron/service/reckon.ts'
import type { Output } from '../../shared/contract/index.ts'
import { planSchema } from '../../shared/model/plan.ts'
import { randomFrom } from '../bench/generate.ts'
import { newHome, openService, START } from '../service/open.ts'
import { perform, randomOrder } from './randomCommands.ts'

export interface HistoryFigures {
  histories: number
  /** Commands that changed the plan, steps of undo and redo, reopenings. */
  commands: number
  undone: number
  reopened: number
  /** What must never be: each a sentence with the seed of its history. */
  readonly wrong: string[]
}

type Read = Output<'plan.read'>
const STEPS = 30
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
/** A row that was changed in memory has its fields in another order than one that was read: by name, all of them. */
const inOrder = (row: object): unknown => Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))
/** Everything that the plan is as text, in an order that does not depend on how it came about. */
const textOf = ({ plan }: Read): string =>
  JSON.stringify(
    Object.entries(plan).map(([name, rows]) => [name, Array.isArray(rows) ? [...rows].sort(byId).map(inOrder) : inOrder(rows)]),
  )

/** One random history; throws what is wrong with it. */
const runHistory = async (seed: number, empty: string, figures: HistoryFigures): Promise<void> => {
  const random = randomFrom(seed)
  const home = join(dirname(empty), `history${seed}`)
  mkdirSync(home)
  const path = join(home, 'history.throughline')
  // Laying out a new file is a third of a history's time: most begin with a copy of an empty one.
  const isNew = random() < 0.05
  if (!isNew) copyFileSync(empty, path)
  let bench = openService({ home })
  const fail = (what: string): never => {
    throw new Error(what)
  }
  try {
    if (isNew) await bench.ask('files.create', { name: 'History', path, start: START })
    else await bench.ask('files.open', { path })
    const before: string[] = []
    const after: string[] = []
    let read = await bench.ask('plan.read', {})
    let now = textOf(read)
    const step = async (): Promise<string> => {
      const turn = random()
      if (turn < 0.2 || turn < 0.32) {
        const [name, from, to] = turn < 0.2 ? (['history.undo', before, after] as const) : (['history.redo', after, before] as const)
        const answer = await bench.call(name, {})
        if (answer.ok !== from.length > 0) fail(`${name} with ${from.length} steps to go: ${JSON.stringify(answer)}`)
        if (answer.ok) {
          figures.undone += 1
          to.push(now)
          now = from.pop() ?? ''
        }
        return name
      }
      if (turn < 0.37) {
        await bench.close()
        for (const line of bench.logged) fail(line)
        bench = openService({ home })
        await bench.ask('files.open', { path })
        figures.reopened += 1
        return 'reopened'
      }
      const order = randomOrder(random, read.plan)
      const answer = await perform(bench.service.dispatch, order)
      if (!answer.ok) return answer.code === 'internal' ? fail(`${JSON.stringify(order)}: ${bench.logged.join(' ')}`) : order.name
      if ((answer.value as { changed: number }).changed === 0) return order.name
      // Taking back the newest command is undo itself, and says so.
      if (order.name === 'history.undoOne' && (answer.value as { label: string }).label.startsWith('Undo')) {
        after.push(now)
        now = before.pop() ?? fail('history.undoOne undid what was no step')
        return order.name
      }
      figures.commands += 1
      before.push(now)
      after.length = 0
      now = textOf(await bench.ask('plan.read', {}))
      return order.name
    }
    for (let at = 0; at < STEPS; at += 1) {
      const what = await step()
      read = await bench.ask('plan.read', {})
      if (textOf(read) !== now) fail(`step ${at}, ${what}: the plan is another\n${now}\n${textOf(read)}`)
      const { undo, redo } = read.history
      if ((undo !== null) !== before.length > 0 || (redo !== null) !== after.length > 0)
        fail(`step ${at}, ${what}: undo ${undo}, redo ${redo}`)
      // As another program would compute it from the rows alone.
      if (at % 10 === 9 || what === 'reopened') {
        const fresh = reckon(read.plan)
        if (JSON.stringify(read.schedule) !== JSON.stringify(sentRows(fresh))) fail(`step ${at}, ${what}: the schedule is another`)
        if (JSON.stringify(read.summary) !== JSON.stringify(fresh.summary)) fail(`step ${at}, ${what}: the summary is another`)
      }
    }
    const { error } = planSchema.safeParse(read.plan)
    if (error) fail(`a row is none: ${JSON.stringify(error.issues[0])}`)
  } finally {
    await bench.close()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Stops at the tenth that is wrong. */
export const historyLoop = async (options: {
  histories: number
  seed: number
  progress?: (done: number) => void
}): Promise<HistoryFigures> => {
  const figures: HistoryFigures = { histories: 0, commands: 0, undone: 0, reopened: 0, wrong: [] }
  const random = randomFrom(options.seed)
  const folder = newHome()
  const empty = join(folder, 'empty.throughline')
  const first = openService({ home: folder })
  await first.ask('files.create', { name: 'History', path: empty, start: START })
  await first.close()
  for (; figures.histories < options.histories && figures.wrong.length < 10; figures.histories += 1) {
    const seed = Math.floor(random() * 2 ** 31)
    try {
      await runHistory(seed, empty, figures)
    } catch (error) {
      figures.wrong.push(`history with seed ${seed}: ${error instanceof Error ? error.message : String(error)}`)
    }
    options.progress?.(figures.histories + 1)
  }
  rmSync(folder, { recursive: true, force: true })
  return figures
}
