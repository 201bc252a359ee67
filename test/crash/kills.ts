/** Kills a working process at random moments and looks at what it left: nothing that was acknowledged may be missing. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { reckon, sentRows } from '../../electron/service/reckon.ts'
import { connect } from '../../electron/store/database.ts'
import { randomFrom } from '../bench/generate.ts'
import { type Bench, newHome, openService, START } from '../service/open.ts'
import type { Said } from './child.ts'
import { digestOf } from './digest.ts'
import { childEnvironment } from './killed.ts'

export interface KillFigures {
  kills: number
  acknowledged: number
  /** Commands that were in the file although the kill came before their answer. */
  unanswered: number
  /** Steps of undo that were taken after a kill. */
  undone: number
  /** What must never be: each a sentence. */
  readonly wrong: string[]
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

interface Running {
  readonly child: ChildProcess
  readonly said: Said[]
  /** That many commands have been acknowledged, or the process has ended; 0 = it has opened the file. */
  readonly reached: Promise<void>
  readonly ended: Promise<void>
}
const start = (path: string, home: string, seed: number, acknowledged: number): Running => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), path, home, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnvironment,
  })
  const said: Said[] = []
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lines = createInterface({ input: child.stdout })
  const reached = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      // The last line may be cut by the kill.
      if (line.endsWith('}')) said.push(JSON.parse(line) as Said)
      if (digested(said) >= acknowledged) resolve()
    })
    void ended.then(resolve)
  })
  return { child, said, reached, ended: Promise.all([ended, new Promise((resolve) => lines.once('close', resolve))]).then(() => undefined) }
}

const digested = (said: readonly Said[]): number => said.filter(({ digest }) => digest !== '').length

const stateOf = async (bench: Bench): Promise<string> => digestOf((await bench.ask('plan.read', {})).plan)

/** Everything that must hold of the file after a kill; answers with its last command's number. */
const inspect = async (path: string, home: string, said: readonly Said[], figures: KillFigures): Promise<void> => {
  const wrong = (words: string): void => void figures.wrong.push(`kill ${figures.kills}: ${words}`)
  const acked = said.filter((each) => each.kind === 'acked')
  for (const each of said) if (each.kind === 'failed') wrong(each.label)
  const bench = openService({ home })
  try {
    await bench.ask('files.open', { path })
    const { items } = await bench.ask('history.list', { limit: 1000 })
    const labels = new Map(items.map((item) => [item.txn, item.label]))
    const oldest = Math.min(...labels.keys())
    for (const each of acked) if (each.txn >= oldest && labels.get(each.txn) !== each.label) wrong(`“${each.label}” (${each.txn}) is lost`)
    figures.acknowledged += new Set(acked.map((each) => each.txn)).size
    const { plan, schedule } = await bench.ask('plan.read', {})
    if (JSON.stringify(schedule) !== JSON.stringify(sentRows(reckon(plan)))) wrong('the schedule is not what a recalculation gives')
    if (items[0].finishAfter !== reckon(plan).summary.finish)
      wrong('the finish that the last command left is not what a recalculation gives')
    // Before anything is written: as the kill left it.
    checkFile(path, wrong)
    await compareState(bench, acked, figures, wrong)
  } catch (error) {
    wrong(error instanceof Error ? error.message : String(error))
  }
  for (const line of bench.logged) wrong(line)
  await bench.close()
  checkFile(path, wrong)
}

const checkFile = (path: string, wrong: (words: string) => void): void => {
  const db = connect(path, { readonly: true })
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') wrong('integrity_check')
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) wrong('foreign_key_check')
  db.close()
}

/** Steps that are undone and redone again after each kill. */
const STEPS_BACK = 3

/** The plan is as after the last acknowledged command, or as after the one under way; and undo leads back step by step, redo forth. */
const compareState = async (bench: Bench, acked: readonly Said[], figures: KillFigures, wrong: (words: string) => void): Promise<void> => {
  const { items } = await bench.ask('history.list', { limit: STEPS_BACK + 1 })
  const last = acked.at(-1)
  const states = [await stateOf(bench)]
  const extra = last === undefined ? 0 : items[0].txn - last.txn
  if (extra < 0 || extra > 1) wrong(`the history ends at ${items[0].txn}, acknowledged was ${last?.txn}`)
  figures.unanswered += extra
  const digests = new Map(acked.filter(({ digest }) => digest !== '').map(({ txn, digest }) => [txn, digest]))
  const isAs = (txn: number, state: string): boolean => !digests.has(txn) || digests.get(txn) === state
  if (!isAs(items[0].txn, states[0])) wrong('the plan is not as it was acknowledged')
  /** As long as one ordinary command follows the other, each step back leads to the state that the one before had been acknowledged with. */
  let isPlain = true
  for (let back = 0; back < STEPS_BACK; back += 1) {
    const undone = await bench.call('history.undo', {})
    if (!undone.ok) {
      if (undone.message !== 'There is nothing to undo.') wrong(`undo: ${undone.message}`)
      break
    }
    figures.undone += 1
    states.push(await stateOf(bench))
    isPlain &&= items[back]?.reverts === null
    if (isPlain && items[back + 1] && !isAs(items[back + 1].txn, states[back + 1])) wrong(`step ${back + 1} of undo leads elsewhere`)
  }
  for (const state of states.slice(0, -1).reverse()) {
    const redone = await bench.call('history.redo', {})
    if (!redone.ok) wrong(`redo: ${redone.message}`)
    else if ((await stateOf(bench)) !== state) wrong('undo and redo do not lead back')
  }
}

/** `kills` kills, on one growing file `perFile` of them. */
export const killLoop = async (options: {
  kills: number
  seed: number
  perFile?: number
  progress?: (done: number) => void
}): Promise<KillFigures> => {
  const figures: KillFigures = { kills: 0, acknowledged: 0, unanswered: 0, undone: 0, wrong: [] }
  const random = randomFrom(options.seed)
  const perFile = options.perFile ?? 10
  while (figures.kills < options.kills) {
    const home = newHome()
    const path = join(home, 'crash.throughline')
    const first = openService({ home })
    await first.ask('files.create', { name: 'Crash', path, start: START })
    await first.close()
    for (let at = 0; at < perFile && figures.kills < options.kills; at += 1) {
      // Counted in commands, so that a slow machine proves as much; then anywhere within the next ones.
      const running = start(path, home, Math.floor(random() * 2 ** 31), Math.floor(random() * 12))
      await running.reached
      await sleep(random() * 40)
      running.child.kill('SIGKILL')
      await running.ended
      figures.kills += 1
      await inspect(path, home, running.said, figures)
      options.progress?.(figures.kills)
    }
    rmSync(home, { recursive: true, force: true })
  }
  return figures
}
