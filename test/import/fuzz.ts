/**
 * Mutated files, one after the other: a file that reached code which none before it had reached is kept and mutated further. `read` says
 * what must never be: an exception, a plan that is none, a refusal without words, a reading that takes too long.
 */
import { defaultLimits } from '../../electron/io/read/limits.ts'
import { readBytes } from '../../electron/io/read/read.ts'
import { reckon } from '../../electron/service/reckon.ts'
import { Refused } from '../../shared/contract/refusal.ts'
import { planSchema } from '../../shared/model/plan.ts'
import { randomFrom } from '../bench/generate.ts'
import { watchCoverage } from './coverage.ts'
import { mutateBytes, mutateTable, mutateXml, spliced } from './mutate.ts'
import { type Source, seeds } from './seeds.ts'
import { zipped } from './zipped.ts'

export interface FuzzFigures {
  readonly tried: number
  readonly plans: number
  readonly refused: number
  /** Files that reached something new and were mutated further. */
  readonly kept: number
  /** Characters of our readers' source that ran: with the seeds alone, and at the end. */
  readonly covered: readonly [number, number]
  readonly wrong: readonly string[]
}

const LIMITS = { ...defaultLimits, unzippedBytes: 64e6, cells: 500_000, rows: 20_000 }
/** Of one small file, on a machine that does other things, too. */
const TOO_LONG = 8000

/** What is wrong with the reading of this file, or what came of it. */
export const readOne = async (bytes: Buffer, name: string): Promise<'plan' | 'refused' | { wrong: string }> => {
  const from = performance.now()
  try {
    const { preview, plan } = await readBytes(bytes, name, { today: 0 }, LIMITS)
    if (preview.message.length < 5) return { wrong: 'no words' }
    const took = performance.now() - from
    if (took > TOO_LONG) return { wrong: `${Math.round(took)} ms` }
    const keys = preview.rows.map((row) => row.key)
    if (new Set(keys).size < keys.length) return { wrong: 'two rows of one key' }
    if (!plan) return 'refused'
    if (new Set(plan.tasks.map((task) => task.id)).size < plan.tasks.length) return { wrong: 'two tasks of one id' }
    const checked = planSchema.safeParse(plan)
    if (!checked.success) return { wrong: JSON.stringify(checked.error.issues[0]) }
    reckon(plan)
    return 'plan'
  } catch (error) {
    if (error instanceof Refused) return 'refused'
    return { wrong: error instanceof Error ? (error.stack?.split('\n').slice(0, 3).join(' ') ?? '') : String(error) }
  }
}

/** Coverage is asked for once in so many files, for asking costs as much as ten readings: more seldom the less there is to find. */
const BATCH = { least: 16, most: 256 } as const
/** Of a batch that reached something new so many are kept; which of them it was is not worth reading all of them again. */
const KEPT = 12
/** Of each kind; then one of them makes room. They are the fuzzer's memory, not the readers', and must not look like a leak of theirs. */
const MOST_KEPT = 1500
const MOST_BYTES = { csv: 4000, xml: 12_000, xlsx: 50_000 } as const

export const fuzz = async (options: {
  readonly count: number
  readonly seed: number
  /** Ends earlier when this much time has gone. */
  readonly milliseconds?: number
  readonly progress?: (tried: number) => void
  /** Told of each file before it is read. */
  readonly next?: (bytes: Buffer) => void
}): Promise<FuzzFigures> => {
  const random = randomFrom(options.seed)
  const some = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]
  const corpus: Record<Source['kind'], Source[]> = { csv: [], xml: [], xlsx: [] }
  const coverage = watchCoverage(
    (url) => url.includes('/electron/io/read/') || url.includes('/shared/') || url.includes('/electron/scheduler/'),
  )
  const bytesOf = (source: Source): { name: string; bytes: Buffer } =>
    source.kind === 'xlsx'
      ? { name: 'm.xlsx', bytes: zipped(source.parts, random, 0.08) }
      : { name: `m.${source.kind}`, bytes: Buffer.from(source.text) }
  const mutated = (kind: Source['kind']): Source => {
    const list = corpus[kind]
    // A third each: the whole files with which it began, those kept last (what they reached is least explored), any.
    const turn = random()
    const newest = list.length - 1 - Math.floor(random() * Math.min(list.length, 50))
    const from = turn < 0.33 ? list[Math.floor(random() * begun[kind])] : turn < 0.66 ? list[newest] : some(list)
    const other = some(list)
    if (from.kind === 'xlsx') {
      const names = Object.keys(from.parts)
      const name = some(names.filter((each) => random() < 0.2 || /sheet1|sharedStrings|styles|workbook|rels/.test(each)))
      if (name === undefined || random() < 0.02) return { kind: 'xlsx', parts: Object.fromEntries(Object.entries(from.parts).slice(1)) }
      const part = other.kind === 'xlsx' && random() < 0.15 ? spliced(random, from.parts[name], other.parts[name] ?? '') : from.parts[name]
      return { kind: 'xlsx', parts: { ...from.parts, [name]: mutateXml(random, part) } }
    }
    const text = other.kind !== 'xlsx' && random() < 0.15 ? spliced(random, from.text, other.text) : from.text
    return { kind: from.kind, text: from.kind === 'csv' ? mutateTable(random, text) : mutateXml(random, text) }
  }

  const wrong: string[] = []
  let plans = 0
  let refused = 0
  let kept = 0
  for (const source of await seeds()) {
    const { name, bytes } = bytesOf(source)
    const found = await readOne(bytes, name)
    if (typeof found === 'object') wrong.push(`the seed ${name}: ${found.wrong}`)
    corpus[source.kind].push(source)
  }
  const begun = { csv: corpus.csv.length, xml: corpus.xml.length, xlsx: corpus.xlsx.length }
  coverage.take()
  const early = coverage.total()
  const until = performance.now() + (options.milliseconds ?? Number.POSITIVE_INFINITY)
  let tried = 0
  let size: number = BATCH.least
  while (tried < options.count && performance.now() < until && wrong.length < 50) {
    const batch: Source[] = []
    for (let at = 0; at < size && tried < options.count; at += 1) {
      const turn = random()
      const source = mutated(turn < 0.35 ? 'xml' : turn < 0.65 ? 'csv' : 'xlsx')
      const { name, bytes } = bytesOf(source)
      const damaged = mutateBytes(random, bytes)
      options.next?.(damaged)
      const found = await readOne(damaged, name)
      if (found === 'plan') plans += 1
      else if (found === 'refused') refused += 1
      else wrong.push(`${tried} ${name}: ${found.wrong}\n${damaged.toString('base64').slice(0, 40_000)}`)
      // What grows and grows is slow to read and finds nothing that a small one would not.
      if (damaged === bytes && bytes.length < MOST_BYTES[source.kind]) batch.push(source)
      tried += 1
    }
    const isNew = coverage.take() > 0
    size = isNew ? Math.max(BATCH.least, Math.round(size / 2)) : Math.min(BATCH.most, Math.round(size * 1.5))
    if (isNew)
      for (const source of batch.filter(() => random() * batch.length < KEPT)) {
        kept += 1
        const list = corpus[source.kind]
        if (list.length < MOST_KEPT) list.push(source)
        else list[Math.floor(random() * list.length)] = source
      }
    options.progress?.(tried)
  }
  return { tried, plans, refused, kept, covered: [early, coverage.total()], wrong }
}
