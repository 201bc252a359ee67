/** Kills a working process at random moments and looks at what it left: nothing that was acknowledged may be missing. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { reckon } from '../../electron/service/reckon.ts'
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
  /** What must never be: each a sentence. */
  readonly wrong: string[]
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

interface Running {
  readonly child: ChildProcess
  readonly said: Said[]
  readonly started: Promise<void>
  readonly ended: Promise<void>
}
const start = (path: string, home: string, seed: number, mode: string): Running => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), path, home, String(seed), mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnvironment,
  })
  const said: Said[] = []
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lines = createInterface({ input: child.stdout })
  const started = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      // The last line may be cut by the kill.
      if (line.endsWith('}')) said.push(JSON.parse(line) as Said)
      resolve()
    })
    void ended.then(resolve)
  })
  return { child, said, started, ended: Promise.all([ended, new Promise((resolve) => lines.once('close', resolve))]).then(() => undefined) }
}

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
    if (JSON.stringify(schedule) !== JSON.stringify(reckon(plan).columns)) wrong('the schedule is not what a recalculation gives')
    if (items[0].finishAfter !== reckon(plan).summary.finish)
      wrong('the finish that the last command left is not what a recalculation gives')
    await compareState(bench, acked, items[0].txn, figures, wrong)
  } catch (error) {
    wrong(error instanceof Error ? error.message : String(error))
  }
  for (const line of bench.logged) wrong(line)
  await bench.close()
  const db = connect(path, { readonly: true })
  if (db.pragma('integrity_check', { simple: true }) !== 'ok') wrong('integrity_check')
  if ((db.pragma('foreign_key_check') as unknown[]).length > 0) wrong('foreign_key_check')
  db.close()
}

/** The plan is as after the last acknowledged command, or as after the one under way; and undo leads back, redo forth. */
const compareState = async (
  bench: Bench,
  acked: readonly Said[],
  lastTxn: number,
  figures: KillFigures,
  wrong: (words: string) => void,
): Promise<void> => {
  const last = acked.at(-1)
  const now = await stateOf(bench)
  const extra = last === undefined ? 0 : lastTxn - last.txn
  if (extra < 0 || extra > 1) wrong(`the history ends at ${lastTxn}, acknowledged was ${last?.txn}`)
  figures.unanswered += extra
  if (extra === 0 && last && last.digest !== '' && last.digest !== now) wrong('the plan is not as it was acknowledged')
  const undone = await bench.call('history.undo', {})
  if (!undone.ok) {
    if (undone.message !== 'There is nothing to undo.') wrong(`undo: ${undone.message}`)
    return
  }
  const isPlain = extra === 1 && last !== undefined && last.digest !== ''
  // Undo of an undo's undo is another state: only after an ordinary command does one step back lead to the acknowledged one.
  const { items } = await bench.ask('history.list', { limit: 2 })
  if (isPlain && items[1].reverts === null && (await stateOf(bench)) !== last.digest)
    wrong('undo of the unanswered command leads elsewhere')
  const redone = await bench.call('history.redo', {})
  if (!redone.ok) wrong(`redo: ${redone.message}`)
  else if ((await stateOf(bench)) !== now) wrong('undo and redo do not lead back')
}

/** `kills` kills on one growing file each `perFile`; two processes in turn, so that one warms up while the other is looked at. */
export const killLoop = async (options: { kills: number; seed: number; perFile?: number; mode?: string }): Promise<KillFigures> => {
  const figures: KillFigures = { kills: 0, acknowledged: 0, unanswered: 0, wrong: [] }
  const random = randomFrom(options.seed)
  const perFile = options.perFile ?? 10
  while (figures.kills < options.kills) {
    const home = newHome()
    const path = join(home, 'crash.throughline')
    const first = openService({ home })
    await first.ask('files.create', { name: 'Crash', path, start: START })
    await first.close()
    for (let at = 0; at < perFile && figures.kills < options.kills; at += 1) {
      const running = start(path, home, Math.floor(random() * 2 ** 31), options.mode ?? 'plain')
      await running.started
      await sleep(5 + random() * 250)
      running.child.kill('SIGKILL')
      await running.ended
      figures.kills += 1
      await inspect(path, home, running.said, figures)
    }
    rmSync(home, { recursive: true, force: true })
  }
  return figures
}
