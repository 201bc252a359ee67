/** The promises as the soak tries them: each one's loop, its count and how its figures are said. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { inTree, root } from '../../build/tree.ts'
import { killLoop } from '../crash/kills.ts'
import { killMigrations } from '../crash/migrations.ts'
import { killPublishing } from '../crash/publish.ts'
import { olderPages, tornLoop } from '../crash/torn.ts'
import { hostileExports } from '../export/hostile.ts'
import { historyLoop } from '../history/histories.ts'
import { mutations } from '../import/mutations.ts'
import { type Answering, answeringWords, isAnswering } from './answering.ts'
import { earlyOf, type SessionFigures } from './atRest.ts'
import { bombLoop } from './bombs.ts'
import { type Count, countOf, fullCount } from './counts.ts'
import { jazzerRun } from './jazzer.ts'

export interface Row {
  /** What ran, with its count. */
  readonly ran: string
  /** What was found. */
  readonly found: string
  /** Null when it could not be tried here. */
  readonly isKept: boolean | null
}
export interface Order {
  readonly count: number
  readonly seed: number
  readonly progress: (done: number) => void
}
export interface SoakedPromise {
  readonly name: string
  readonly count: number
  readonly run: (order: Order) => Promise<Row>
}

const number = (value: number): string => value.toLocaleString('en-GB')
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
const wrongWords = (wrong: readonly string[], word = 'wrong'): string =>
  wrong.length === 0 ? `0 ${word}` : `${wrong.length} ${word}: ${wrong.slice(0, 3).join('; ').slice(0, 3000)}`

/** A script of its own process; what it prints last is JSON. */
const spawned = (words: readonly string[], env: Record<string, string>): Promise<{ status: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...words], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.once('close', (status) => resolve({ status, out, err }))
  })

/** A test whose count comes from the environment. */
const tested =
  (ran: string, found: string, file: string, name: string, count: Count) =>
  async (order: Order): Promise<Row> => {
    const words = [inTree('node_modules/vitest/vitest.mjs'), 'run', file, '-t', name]
    const { status, out, err } = await spawned(words, { [count]: String(order.count), SEED: String(order.seed) })
    if (status !== 0) process.stderr.write(out.slice(-4000) + err.slice(0, 6000))
    return { ran: `${number(order.count)} ${ran}`, found: status === 0 ? found : 'FAILED, see above', isKept: status === 0 }
  }

const growth = ([from, to]: readonly [number, number]): string => `${((100 * (to - from)) / from).toFixed(1)} %`
/** Both halves of the program after 5,000 commands and at the end. */
const session =
  (script: string, ran: string) =>
  async ({ count, seed }: Order): Promise<Row> => {
    const { status, out, err } = await spawned([join(import.meta.dirname, script), String(count), String(seed)], {})
    if (status !== 0) return { ran, found: err.slice(0, 1000), isKept: false }
    const { commands, heap, rss } = JSON.parse(out.trim().split('\n').at(-1) ?? '') as SessionFigures
    return {
      ran: `${number(commands)} ${ran}`,
      found: `heap of the window ${megabytes(heap[1])}, growth ${growth(heap)}; RSS of the main process at rest ${megabytes(rss[1])}, growth ${growth(rss)} after the first ${number(earlyOf(commands))}`,
      isKept: heap[1] < heap[0] * 1.1 && rss[1] < rss[0] * 1.1,
    }
  }

/** What a promise says of its count, with the full one in brackets where this run had fewer. */
const promise = (name: string, count: Count, run: SoakedPromise['run']): SoakedPromise => ({
  name,
  count: countOf(count),
  run: async (order) => {
    const row = await run(order)
    return order.count < fullCount(count) && row.ran !== '' ? { ...row, ran: `${row.ran} (${number(fullCount(count))})` } : row
  },
})
/** No memory left behind either. */
const isUnhurt = (answering: Answering, rss: readonly [number, number]): boolean => isAnswering(answering) && rss[1] - rss[0] < 150e6

export const promises: readonly SoakedPromise[] = [
  promise('acknowledged = saved', 'KILLS', async ({ count, seed, progress }) => {
    const { kills, acknowledged, unanswered, undone, wrong } = await killLoop({ kills: count, seed, progress })
    return {
      ran: `${number(kills)} kills`,
      found: `${number(acknowledged)} acknowledged, ${wrongWords(wrong, 'lost or wrong')}; ${number(unanswered)} more had reached the file; ${number(undone)} steps of undo and redo after them`,
      isKept: wrong.length === 0,
    }
  }),
  promise('a torn journal is never a wrong plan', 'TORN', async ({ count, seed, progress }) => {
    const torn = [await tornLoop({ cases: count, seed, progress })]
    // And every page in turn as it was earlier, for one program in two hundred cases.
    for (let at = 0; at < count / 200; at += 1) torn.push(await olderPages({ seed: seed + at, commands: 120 }))
    const sum = (figure: 'cases' | 'newest' | 'earlier' | 'refused' | 'undoRefused'): number =>
      torn.reduce((total, each) => total + each[figure], 0)
    const wrong = torn.flatMap((each) => each.wrong)
    return {
      ran: `${number(count)} cases of damage chosen at random, ${number(sum('cases') - count)} of a page as it was earlier`,
      found: `${number(sum('newest') + sum('earlier'))} opened as a committed plan, ${number(sum('refused'))} refused, ${number(sum('undoRefused'))} with a damaged step back refused; ${wrongWords(wrong)}`,
      isKept: wrong.length === 0,
    }
  }),
  promise('undo and redo are exact', 'HISTORIES', async ({ count, seed, progress }) => {
    const { histories, commands, undone, reopened, wrong } = await historyLoop({ histories: count, seed, progress })
    return {
      ran: `${number(histories)} histories of 30 steps`,
      found: `${number(commands)} commands, ${number(undone)} steps of undo and redo, reopened ${number(reopened)} times; ${wrongWords(wrong, 'differences')}`,
      isKept: wrong.length === 0 && histories >= count,
    }
  }),
  promise(
    'one older change is taken back exactly, or refused',
    'TAKE_BACKS',
    tested('changes chosen at random', '0 differences', 'test/history/takeBack.test.ts', 'is taken back so that undo', 'TAKE_BACKS'),
  ),
  promise('migrations are all or nothing', 'MIGRATION_KILLS', async ({ count, seed, progress }) => {
    const { kills, before, after, inside, wrong } = await killMigrations({ kills: count, seed, progress })
    return {
      ran: `${number(kills)} kills, ${number(count)} from each layout`,
      found: `${number(before)} as they were, ${number(after)} migrated, ${number(kills - before - after)} between two steps; ${number(inside)} struck inside a step; ${wrongWords(wrong)}`,
      isKept: wrong.length === 0,
    }
  }),
  promise('publishing is whole or absent', 'PUBLISH_KILLS', async ({ count, seed, progress }) => {
    const { kills, published, read, wrong } = await killPublishing({ kills: count, seed, progress })
    return {
      ran: `${number(kills)} kills`,
      found: `${number(published)} published, opened ${number(read)} times meanwhile, ${wrongWords(wrong, 'unreadable')}`,
      isKept: wrong.length === 0,
    }
  }),
  promise(
    'bad operations never reach a handler',
    'WRONG_INPUTS',
    tested(
      'wrong inputs for each operation, at the door and through each of the three shells',
      '0 handlers called',
      'test/contract/wrongInputs.test.ts',
      'wrong input reaches no handler',
      'WRONG_INPUTS',
    ),
  ),
  promise('exports carry no live formula', 'HOSTILE', async ({ count, seed, progress }) => {
    const { strings, fields, exports, wrong } = await hostileExports({ strings: count, seed, progress })
    return {
      ran: `${number(strings)} hostile strings in every one of ${fields} text fields`,
      found: `${wrongWords(wrong, 'formula cells')} in ${number(exports)} workbooks and as many tables, split at commas, semicolons, tabs, bars and colons`,
      isKept: wrong.length === 0,
    }
  }),
  promise('no import brings it down: mutations', 'MUTATIONS', async ({ count, seed, progress }) => {
    const { tried, plans, refused, kept, covered, answering, rss, wrong } = await mutations(
      { count, seed, milliseconds: 24 * 3_600_000 },
      progress,
    )
    // Whole, so that each can be read again; the table names the first line of each.
    if (wrong.length > 0) process.stderr.write(`${wrong.join('\n')}\n`)
    return {
      ran: `${number(tried)} structured mutations, guided by V8’s block coverage`,
      found: `${number(plans)} plans, ${number(refused)} refused in words, ${wrongWords(wrong.map((each) => each.split('\n', 1)[0]))}; ${number(kept)} kept for the code they reached (+${number(covered[1] - covered[0])} characters); ${answeringWords(answering)}; RSS +${megabytes(rss[1] - rss[0])}`,
      isKept: wrong.length === 0 && tried >= count && isUnhurt(answering, rss),
    }
  }),
  promise('no import brings it down: Jazzer.js', 'JAZZER_RUNS', async ({ count, seed, progress }) => {
    const { missing, runs, covered, wrong } = await jazzerRun({ runs: count, seed, progress })
    if (missing !== null) return { ran: 'not run', found: missing, isKept: null }
    return {
      ran: `${number(runs)} inputs by libFuzzer, guided by the edges they reach`,
      found: `${wrongWords(wrong)}; edges ${number(covered[0])} to ${number(covered[1])}`,
      isKept: wrong.length === 0,
    }
  }),
  promise('no import brings it down: bombs', 'BOMBS', async ({ count, progress }) => {
    const { bombs, answering, rss, wrong } = await bombLoop({ rounds: count, progress })
    return {
      ran: `${number(bombs)} bombs of ${bombs / count} kinds, up to 100 MB, through the program’s own reader`,
      found: `each answered in words, ${wrongWords(wrong)}; ${answeringWords(answering)}; RSS +${megabytes(rss[1] - rss[0])}`,
      isKept: wrong.length === 0 && isUnhurt(answering, rss),
    }
  }),
  promise(
    'long sessions: program',
    'COMMANDS',
    session('session.ts', 'commands over HTTP into the program, its feed into the window’s store'),
  ),
  promise(
    'long sessions: program and window',
    'WINDOW_COMMANDS',
    session('windowSession.ts', 'commands through the browser shell into a Chromium window'),
  ),
]
