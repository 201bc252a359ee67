/**
 * `npm run soak`: the promises of the program file for as long as you like, as a table. `npm run soak 1 3` runs these promises only; what
 * each one's last run found is kept (.cache/soak.json), and the table shows all of them. Counts are set in the environment (KILLS, TORN,
 * HISTORIES …: counts.ts) or scaled together (SCALE=0.1), the seed with SEED.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { inTree } from '../../build/tree.ts'
import { fixAllocator } from '../../electron/serve/allocator.ts'
import { promises, type Row } from './promises.ts'

// As `npm run serve` does it.
fixAllocator()

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const kept = inTree('.cache/soak.json')
type Kept = Record<string, Row & { readonly seed: number; readonly seconds: number }>

const readKept = (): Kept => {
  try {
    return JSON.parse(readFileSync(kept, 'utf8'))
  } catch {
    // The first soak here.
    return {}
  }
}
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const keptWords = (isKept: boolean | null): string => (isKept === null ? 'not tried' : isKept ? 'yes' : 'NO')

/** Once in a while how far it is: a soak runs for an hour. */
const progressOf = (number: number, total: number): ((done: number) => void) => {
  let next = performance.now() + 20_000
  return (done) => {
    if (performance.now() < next) return
    next = performance.now() + 20_000
    say(`   ${number}: ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`)
  }
}

const only = process.argv.slice(2).map(Number)
const ran: boolean[] = []
for (const [at, { name, count, run }] of promises.entries()) {
  if (only.length > 0 && !only.includes(at + 1)) continue
  say(`${at + 1}. ${name} (seed ${seed})`)
  const from = performance.now()
  const row = await run({ count, seed, progress: progressOf(at + 1, count) }).catch(
    (error: unknown): Row => ({ ran: '', found: error instanceof Error ? (error.stack ?? error.message) : String(error), isKept: false }),
  )
  const seconds = Math.round((performance.now() - from) / 1000)
  say(`   ${keptWords(row.isKept)}: ${row.ran}; ${row.found} (${seconds} s)`)
  ran.push(row.isKept !== false)
  // Read again: another soak may have written its own meanwhile.
  mkdirSync(dirname(kept), { recursive: true })
  writeFileSync(kept, JSON.stringify({ ...readKept(), [name]: { ...row, seed, seconds } }, null, 1))
}
const rows = readKept()
process.stdout.write('\n| promise | run | found | kept |\n|---|---|---|---|\n')
for (const { name } of promises) {
  const row = rows[name]
  process.stdout.write(row ? `| ${name} | ${row.ran} | ${row.found} | ${keptWords(row.isKept)} |\n` : `| ${name} | not run yet | | |\n`)
}
say(
  `\n${promises.flatMap(({ name }, at) => (rows[name] ? [`${at + 1}: seed ${rows[name].seed}, ${rows[name].seconds} s`] : [])).join(' · ')}`,
)
process.exitCode = ran.every((isKept) => isKept) ? 0 : 1
