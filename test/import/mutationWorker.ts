/** The thread in which mutated files are read, one after the other: it says what came out of each that is not as it must be. */
import { parentPort, workerData } from 'node:worker_threads'
import { defaultLimits } from '../../electron/io/read/limits.ts'
import { readBytes } from '../../electron/io/read/read.ts'
import { writeCsv } from '../../electron/io/write/csv.ts'
import { writeMspdi } from '../../electron/io/write/mspdi.ts'
import { writeWorkbook } from '../../electron/io/write/workbook.ts'
import { reckon } from '../../electron/service/reckon.ts'
import { Refused } from '../../shared/contract/refusal.ts'
import { planSchema } from '../../shared/model/plan.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { scheduled } from '../export/atlas.ts'
import { open } from '../export/package.ts'
import { zipOf } from './fixtures.ts'
import { mutateBytes, mutateTable, mutateXml } from './mutate.ts'

export interface MutationOrder {
  readonly count: number
  readonly seed: number
  /** Ends earlier when this much time has gone. */
  readonly milliseconds: number
}
export interface MutationFigures {
  readonly tried: number
  readonly plans: number
  readonly refused: number
  readonly wrong: readonly string[]
  /** Bytes, after the first hundred and at the end. */
  readonly rss: readonly [number, number]
}

const { count, seed, milliseconds } = workerData as MutationOrder
const limits = { ...defaultLimits, unzippedBytes: 64e6, milliseconds: 5000, cells: 500_000 }
const random = randomFrom(seed)
const input = scheduled(generatePlan({ tasks: 30, seed: 2 }))
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')
const csv = text(await writeCsv(input))
const mspdi = text(await writeMspdi(input))
const book = await open(await writeWorkbook(input))
const parts = new Map([...book].map(([name, bytes]) => [name, text(bytes)]))
const some = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]

const mutated = async (): Promise<{ name: string; bytes: Buffer }> => {
  const turn = random()
  if (turn < 0.35) return { name: 'm.xml', bytes: mutateBytes(random, Buffer.from(mutateXml(random, mspdi))) }
  if (turn < 0.65) return { name: 'm.csv', bytes: mutateBytes(random, Buffer.from(mutateTable(random, csv))) }
  const names = [...parts.keys()].filter((name) => /sheet1|sharedStrings|styles|workbook|rels|Types/.test(name))
  const one = some(names)
  const changed = Object.fromEntries([...parts].map(([name, part]) => [name, name === one ? mutateXml(random, part) : part]))
  if (random() < 0.05) delete changed[some(names)]
  return { name: 'm.xlsx', bytes: mutateBytes(random, await zipOf(changed)) }
}

const wrong: string[] = []
let plans = 0
let refused = 0
let tried = 0
let early = 0
const until = performance.now() + milliseconds
for (; tried < count && performance.now() < until; tried += 1) {
  const { name, bytes } = await mutated()
  const from = performance.now()
  try {
    const { preview, plan } = await readBytes(bytes, name, { today: 0 }, limits)
    if (preview.message.length < 5) wrong.push(`${tried} ${name}: no words`)
    if (!plan) refused += 1
    else {
      plans += 1
      const checked = planSchema.safeParse(plan)
      if (!checked.success) wrong.push(`${tried} ${name}: ${JSON.stringify(checked.error.issues[0])}`)
      else reckon(plan)
    }
  } catch (error) {
    if (!(error instanceof Refused))
      wrong.push(`${tried} ${name}: ${error instanceof Error ? error.stack?.split('\n').slice(0, 3).join(' ') : String(error)}`)
  }
  const took = performance.now() - from
  if (took > 8000) wrong.push(`${tried} ${name}: ${Math.round(took)} ms`)
  if (tried === 100) early = process.memoryUsage().rss
}
const figures: MutationFigures = { tried, plans, refused, wrong, rss: [early, process.memoryUsage().rss] }
parentPort?.postMessage(figures)
