/** Damages program files and their journals in every way a disk or a power cut can, and sees what opening makes of it. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from '../bench/generate.ts'
import { perform, randomOrder } from '../history/randomCommands.ts'
import { newHome, openService, START } from '../service/open.ts'
import { digestOf } from './digest.ts'

export interface TornFigures {
  cases: number
  /** Opened as the newest state, as an earlier committed one, refused. */
  newest: number
  earlier: number
  refused: number
  /** Undo after opening, refused because what it needs was damaged. */
  undoRefused: number
  readonly wrong: string[]
}
interface Copy {
  readonly file: Buffer
  readonly journal: Buffer
  /** Commands in it, and the plan after each (by number). */
  readonly last: number
}
interface Source {
  readonly home: string
  readonly copies: readonly Copy[]
  readonly states: ReadonlyMap<number, string>
  /** Where undo leads from each state. */
  readonly undone: ReadonlyMap<number, string>
}

const PAGE = 4096
const FRAME = PAGE + 24
type Random = () => number
const below = (random: Random, limit: number): number => Math.floor(random() * limit)

/** A program at work: copies of file and journal taken between commands, with the plan after each command. */
const record = async (seed: number, commands: number): Promise<Source> => {
  const home = newHome()
  const random = randomFrom(seed)
  const path = join(home, 'torn.throughline')
  const bench = openService({ home, backUp: { everyMs: 1e15 } })
  await bench.ask('files.create', { name: 'Torn', path, start: START })
  const states = new Map<number, string>()
  const undone = new Map<number, string>()
  const copies: Copy[] = []
  const note = async (txn: number): Promise<void> => void states.set(txn, digestOf((await bench.ask('plan.read', {})).plan))
  await note(1)
  for (let at = 0; at < commands; at += 1) {
    const { plan } = await bench.ask('plan.read', {})
    const order = randomOrder(random, plan)
    const answer = await perform(bench.service.dispatch, order)
    if (!answer.ok) continue
    const { txn, changed } = answer.value as { txn: number; changed: number }
    if (changed === 0) continue
    await note(txn)
    undone.set(txn, states.get(txn - 1) ?? '')
    if (at % 9 === 4) copies.push({ file: readFileSync(path), journal: readFileSync(`${path}-wal`), last: txn })
    if (at === Math.floor(commands / 2)) {
      // So that half of the copies have their rows in the file and half in the journal.
      await bench.ask('files.close', {})
      await bench.ask('files.open', { path })
    }
  }
  await bench.close()
  return { home, copies, states, undone }
}

const flip = (random: Random, bytes: Buffer, from: number, to: number): Buffer => {
  const copy = Buffer.from(bytes)
  if (to > from) copy[from + below(random, to - from)] ^= 1 << below(random, 8)
  return copy
}
const overwrite = (random: Random, bytes: Buffer, at: number, length: number): Buffer => {
  const copy = Buffer.from(bytes)
  const kind = below(random, 3)
  for (let offset = at; offset < Math.min(copy.length, at + length); offset += 1)
    copy[offset] = kind === 0 ? 0 : kind === 1 ? 0xff : below(random, 256)
  return copy
}

interface Damaged {
  readonly what: string
  readonly file: Buffer
  readonly journal: Buffer | null
}
/** One kind of damage to one copy. */
const damage = (random: Random, { file, journal }: Copy, older: Copy): Damaged => {
  const pages = Math.floor(file.length / PAGE)
  const frames = Math.max(1, Math.floor((journal.length - 32) / FRAME))
  const page = below(random, pages) * PAGE
  const frame = 32 + below(random, frames) * FRAME
  const kinds: readonly (() => Damaged)[] = [
    () => ({ what: 'journal cut', file, journal: journal.subarray(0, below(random, journal.length)) }),
    () => ({ what: 'journal cut at a frame', file, journal: journal.subarray(0, frame) }),
    () => ({ what: 'journal bit', file, journal: flip(random, journal, 0, journal.length) }),
    () => ({ what: 'journal tail zero', file, journal: overwrite(() => 0, journal, frame, journal.length) }),
    () => ({ what: 'journal frame', file, journal: overwrite(random, journal, frame, FRAME) }),
    () => ({ what: 'journal of an older copy', file, journal: older.journal }),
    () => ({ what: 'page overwritten', file: overwrite(random, file, page, PAGE), journal }),
    () => ({ what: 'page half written', file: overwrite(random, file, page + 512 * below(random, 8), 512), journal }),
    () => ({ what: 'page bit', file: flip(random, file, page, page + PAGE), journal }),
    () => ({ what: 'page bit, no journal', file: flip(random, file, page, page + PAGE), journal: null }),
    () => ({ what: 'page overwritten, no journal', file: overwrite(random, file, page, PAGE), journal: null }),
    () => ({
      what: 'page of another place',
      file: Buffer.concat([
        file.subarray(0, page),
        file.subarray(below(random, pages) * PAGE).subarray(0, PAGE),
        file.subarray(page + PAGE),
      ]),
      journal,
    }),
    () => ({
      what: 'older page, no journal',
      file: Buffer.concat([file.subarray(0, page), older.file.subarray(page, page + PAGE), file.subarray(page + PAGE)]),
      journal: null,
    }),
    () => ({ what: 'file cut', file: file.subarray(0, below(random, file.length)), journal }),
    () => ({ what: 'file cut, no journal', file: file.subarray(0, below(random, file.length)), journal: null }),
    () => ({ what: 'journal lost', file, journal: null }),
  ]
  return kinds[below(random, kinds.length)]()
}

const inspect = async (source: Source, place: string, { what }: Damaged, last: number, figures: TornFigures): Promise<void> => {
  const wrong = (words: string): void => void figures.wrong.push(`case ${figures.cases}, ${what}: ${words}`)
  const bench = openService({ home: source.home })
  const path = join(place, 'torn.throughline')
  const answer = await bench.call('files.open', { path })
  if (!answer.ok) {
    figures.refused += 1
    if (!['unreadable', 'not-found'].includes(answer.code)) wrong(`${answer.code}: ${answer.message} ${bench.logged.join(' ')}`)
    else if (!answer.message.includes('back-up')) wrong(`no way to a back-up: ${answer.message}`)
    await bench.close()
    return
  }
  const listed = await bench.call('history.list', { limit: 1 })
  if (!listed.ok) {
    // Opening looks at pages and rows, not at each index: that is met, and told, when it is used.
    if (listed.code === 'unreadable') figures.undoRefused += 1
    else wrong(`history: ${listed.code} ${listed.message}`)
    await bench.close()
    return
  }
  const { txn } = listed.value.items[0]
  const digest = digestOf((await bench.ask('plan.read', {})).plan)
  if (source.states.get(txn) !== digest) wrong(`opened as command ${txn}, but with another plan`)
  if (txn === last) figures.newest += 1
  else figures.earlier += 1
  const undo = await bench.call('history.undo', {})
  if (!undo.ok) {
    if (undo.code === 'unreadable') figures.undoRefused += 1
    else if (txn > 1) wrong(`undo: ${undo.code} ${undo.message}`)
  } else if (digestOf((await bench.ask('plan.read', {})).plan) !== source.undone.get(txn)) wrong(`undo of command ${txn} leads elsewhere`)
  for (const line of bench.logged) wrong(line)
  await bench.close()
}

/** A disk that lost one write: each page of an earlier copy in its later place, one after the other. */
export const olderPages = async (options: { seed: number; commands: number }): Promise<TornFigures> => {
  const figures: TornFigures = { cases: 0, newest: 0, earlier: 0, refused: 0, undoRefused: 0, wrong: [] }
  const source = await record(options.seed, options.commands)
  // Those taken with everything in the file: the journal begins anew after closing.
  const older = source.copies[Math.floor(source.copies.length / 2)]
  const file = readFileSync(join(source.home, 'torn.throughline'))
  const place = join(source.home, 'case')
  for (let page = 0; page < older.file.length; page += PAGE) {
    const before = older.file.subarray(page, page + PAGE)
    if (before.equals(file.subarray(page, page + PAGE))) continue
    figures.cases += 1
    rmSync(place, { recursive: true, force: true })
    mkdirSync(place)
    const damaged: Damaged = {
      what: `page ${page / PAGE} of an earlier copy`,
      file: Buffer.concat([file.subarray(0, page), before, file.subarray(page + PAGE)]),
      journal: null,
    }
    writeFileSync(join(place, 'torn.throughline'), damaged.file)
    await inspect(source, place, damaged, options.commands, figures)
  }
  rmSync(source.home, { recursive: true, force: true })
  return figures
}

export const tornLoop = async (options: {
  cases: number
  seed: number
  commands?: number
  progress?: (done: number) => void
}): Promise<TornFigures> => {
  const figures: TornFigures = { cases: 0, newest: 0, earlier: 0, refused: 0, undoRefused: 0, wrong: [] }
  const random = randomFrom(options.seed)
  let source: Source | null = null
  while (figures.cases < options.cases) {
    if (source === null || figures.cases % 300 === 0) {
      if (source) rmSync(source.home, { recursive: true, force: true })
      source = await record(below(random, 2 ** 31), options.commands ?? 90)
    }
    const at = below(random, source.copies.length)
    const copy = source.copies[at]
    const damaged = damage(random, copy, source.copies[Math.max(0, at - 1)])
    const place = join(source.home, 'case')
    rmSync(place, { recursive: true, force: true })
    mkdirSync(place)
    writeFileSync(join(place, 'torn.throughline'), damaged.file)
    if (damaged.journal) writeFileSync(join(place, 'torn.throughline-wal'), damaged.journal)
    figures.cases += 1
    try {
      await inspect(source, place, damaged, copy.last, figures)
    } catch (error) {
      figures.wrong.push(`case ${figures.cases}, ${damaged.what}: ${error instanceof Error ? error.message : String(error)}`)
    }
    options.progress?.(figures.cases)
  }
  if (source && existsSync(source.home)) rmSync(source.home, { recursive: true, force: true })
  return figures
}
