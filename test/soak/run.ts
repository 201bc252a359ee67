/**
 * `npm run soak`: the promises of the program file for as long as you like, as a table. Counts are set in the environment
 * (KILLS, TORN, HISTORIES, TAKE_BACKS, MIGRATION_KILLS, PUBLISH_KILLS, WRONG_INPUTS, HOSTILE, MUTATIONS, COMMANDS) or scaled together (SCALE=0.1).
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { inTree, root } from '../../build/tree.ts'
import { killLoop } from '../crash/kills.ts'
import { killMigrations } from '../crash/migrations.ts'
import { killPublishing } from '../crash/publish.ts'
import { tornLoop } from '../crash/torn.ts'
import type { SessionFigures } from './session.ts'

const scale = Number(process.env.SCALE ?? 1)
/** The counts of the full soak. */
const full = {
  KILLS: 1000,
  TORN: 2000,
  HISTORIES: 20_000,
  TAKE_BACKS: 5000,
  MIGRATION_KILLS: 100,
  PUBLISH_KILLS: 200,
  WRONG_INPUTS: 300,
  HOSTILE: 10_000,
  MUTATIONS: 1_000_000,
  COMMANDS: 50_000,
} as const
type Count = keyof typeof full
const countOf = (name: Count): number => Math.max(1, Math.round(Number(process.env[name] ?? full[name] * scale)))
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

interface Row {
  readonly promise: string
  /** What ran, with its count. */
  readonly ran: string
  /** What was found. */
  readonly found: string
  readonly isKept: boolean
}
const number = (value: number): string => value.toLocaleString('en-GB')
const wrongWords = (wrong: readonly string[]): string =>
  wrong.length === 0 ? '0 wrong' : `${wrong.length} wrong: ${wrong.slice(0, 3).join('; ')}`

/** A test whose count comes from the environment. */
const runTest = (file: string, name: string, count: Count): boolean => {
  const words = [inTree('node_modules/vitest/vitest.mjs'), 'run', file, '-t', name]
  const env = { ...process.env, [count]: String(countOf(count)), SEED: String(seed) }
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) process.stderr.write(stdout.slice(-4000) + stderr.slice(0, 6000))
  return status === 0
}
const tested =
  (promise: string, ran: string, found: string, file: string, name: string, count: Count): (() => Row) =>
  () => {
    const isKept = runTest(file, name, count)
    return { promise, ran: `${number(countOf(count))} ${ran}`, found: isKept ? found : 'FAILED, see above', isKept }
  }

const steps: readonly (() => Row | Promise<Row>)[] = [
  async () => {
    const { kills, acknowledged, unanswered, wrong } = await killLoop({ kills: countOf('KILLS'), seed })
    const found = `${number(acknowledged)} acknowledged, ${wrongWords(wrong).replace('wrong', 'lost or wrong')}; ${unanswered} more had reached the file`
    return { promise: 'acknowledged = saved', ran: `${number(kills)} kills`, found, isKept: wrong.length === 0 }
  },
  async () => {
    const { cases, newest, earlier, refused, undoRefused, wrong } = await tornLoop({ cases: countOf('TORN'), seed })
    const found = `${number(newest + earlier)} opened as a committed plan, ${number(refused)} refused, ${undoRefused} with a damaged step back refused; ${wrongWords(wrong)}`
    return { promise: 'a torn journal is never a wrong plan', ran: `${number(cases)} cases`, found, isKept: wrong.length === 0 }
  },
  tested(
    'undo and redo are exact',
    'histories of 30 steps',
    '0 differences',
    'test/history/twoStacks.test.ts',
    'put back exactly',
    'HISTORIES',
  ),
  tested(
    'one older change is taken back exactly, or refused',
    'changes chosen at random',
    '0 differences',
    'test/history/takeBack.test.ts',
    'is taken back so that undo',
    'TAKE_BACKS',
  ),
  async () => {
    const { kills, before, after, wrong } = await killMigrations({ kills: countOf('MIGRATION_KILLS'), seed })
    const found = `${number(before)} as they were, ${number(after)} migrated, ${number(kills - before - after)} between two steps; ${wrongWords(wrong)}`
    return { promise: 'migrations are all or nothing', ran: `${number(kills)} kills`, found, isKept: wrong.length === 0 }
  },
  async () => {
    const { kills, published, read, wrong } = await killPublishing({ kills: countOf('PUBLISH_KILLS'), seed })
    const found = `${number(published)} published, opened ${number(read)} times meanwhile, ${wrongWords(wrong).replace('wrong', 'unreadable')}`
    return { promise: 'publishing is whole or absent', ran: `${number(kills)} kills`, found, isKept: wrong.length === 0 }
  },
  tested(
    'bad operations never reach a handler',
    'wrong inputs for each operation, through the door and each shell',
    '0 handlers called',
    'test/contract/wrongInputs.test.ts',
    'wrong input reaches no handler',
    'WRONG_INPUTS',
  ),
  tested(
    'exports carry no live formula',
    'hostile strings',
    '0 formula cells',
    'test/export/formulas.test.ts',
    'no live formula',
    'HOSTILE',
  ),
  tested(
    'no import brings it down',
    'mutations over the readers',
    'each answered in words, the main process within 50 ms',
    'test/import/mutations.test.ts',
    'are each answered in words',
    'MUTATIONS',
  ),
  () => {
    const words = ['--expose-gc', join(import.meta.dirname, 'session.ts'), String(countOf('COMMANDS'))]
    const { stdout, stderr, status } = spawnSync(process.execPath, words, { encoding: 'utf8' })
    if (status !== 0) return { promise: 'long sessions', ran: '', found: stderr.slice(0, 300), isKept: false }
    const { commands, heap, rss } = JSON.parse(stdout) as SessionFigures
    const growth = ([from, to]: readonly [number, number]): string => `${((100 * (to - from)) / from).toFixed(1)} %`
    const size = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
    const found = `heap ${size(heap[1])}, growth ${growth(heap)}; RSS ${size(rss[1])}, growth ${growth(rss)} after the first ${number(Math.min(5000, Math.ceil(commands / 2)))}`
    return {
      promise: 'long sessions',
      ran: `${number(commands)} commands through the feed`,
      found,
      isKept: heap[1] < heap[0] * 1.1 && rss[1] < rss[0] * 1.1,
    }
  },
]

const only = process.argv.slice(2).map(Number)
const rows: Row[] = []
for (const [at, step] of steps.entries()) {
  if (only.length > 0 && !only.includes(at + 1)) continue
  const from = performance.now()
  const row = await step()
  rows.push(row)
  process.stderr.write(`${at + 1}. ${row.promise}: ${row.found} (${Math.round((performance.now() - from) / 1000)} s)\n`)
}
process.stdout.write(`\nseed ${seed}\n\n| promise | run | found | kept |\n|---|---|---|---|\n`)
for (const { promise, ran, found, isKept } of rows) process.stdout.write(`| ${promise} | ${ran} | ${found} | ${isKept ? 'yes' : 'NO'} |\n`)
process.exitCode = rows.every((row) => row.isKept) ? 0 : 1
