/**
 * A long session without a browser: the program as `npm run serve` runs it, asked over HTTP as a window asks, its feed filling the
 * window's store in this process; prints memory at rest as JSON.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { buildElectron, buildRenderer, servedFile } from '../../build/build.ts'
import { giveMemoryBack } from '../../electron/restingMemory.ts'
import { readEvents } from '../../renderer/client/loopback.ts'
import { fillProgram, takeFeed } from '../../renderer/client/store.ts'
import type { Call } from '../../shared/contract/index.ts'
import { askThrough } from '../ask.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { newHome, writePlan } from '../service/open.ts'
import { earlyOf, rssAtRest, type SessionFigures } from './atRest.ts'

const commands = Number(process.argv[2] ?? 5000)
const random = randomFrom(Number(process.argv[3] ?? 9))
await buildRenderer()
await buildElectron()
const home = newHome()
const path = writePlan(home, generatePlan({ tasks: 1000, seed: 1 }))

const program = spawn(process.execPath, [servedFile], {
  env: { ...process.env, THROUGHLINE_HOME: home },
  stdio: ['pipe', 'pipe', 'inherit'],
})
const address = await new Promise<RegExpExecArray>((resolve, reject) => {
  let said = ''
  program.stdout.on('data', (chunk) => {
    said += chunk
    const found = /(http:\/\/127\.0\.0\.1:\d+)\/#code=([\w-]+)\s/.exec(said)
    if (found) resolve(found)
  })
  program.once('exit', (status) => reject(new Error(`the program ended with ${status} before it gave its address`)))
})
const [, origin, code] = address
const post = (place: string, input: unknown, bearer?: string): Promise<Response> =>
  fetch(`${origin}${place}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }) },
    body: JSON.stringify(input),
  })
const { value } = (await (await post('/session', { code })).json()) as { value: { bearer: string } }
const call: Call = async (name, input) => (await post(`/api/${name}`, input, value.bearer)).json()
const ask = askThrough(call)

await ask('files.open', { path })
const read = await ask('plan.read', {})
fillProgram(read)
const feed = await fetch(`${origin}/feed`, { headers: { authorization: `Bearer ${value.bearer}` } })
if (!feed.body) throw new Error('no feed')
let taken = 0
// It ends when the program does.
readEvents(feed.body, (event) => {
  if (event.kind !== 'changed') return
  if (!takeFeed(event.feed, 0)) throw new Error('a change was missed')
  taken += 1
}).catch(() => {})

const parents = new Set(read.plan.tasks.map((task) => task.parentId))
const leaves = read.plan.tasks.filter((task) => !parents.has(task.id) && !task.milestone)
const run = async (from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += 1) {
    if (at % 10 === 9) await ask('history.undo', {})
    else {
      const task = leaves[Math.floor(random() * leaves.length)]
      const set = at % 3 === 0 ? { owner: `O${at % 7}` } : { duration: 4800 * (1 + Math.floor(random() * 9)) }
      const answer = await call('task.update', { changes: [{ id: task.id, set }] })
      if (!answer.ok && answer.code === 'internal') throw new Error(answer.message)
    }
  }
}
const measure = async (): Promise<{ heap: number; rss: number }> => {
  const rss = await rssAtRest(program.pid!)
  giveMemoryBack()
  return { heap: process.memoryUsage().heapUsed, rss }
}
const early = earlyOf(commands)
await run(0, early)
const first = await measure()
await run(early, commands)
const last = await measure()
if (taken < commands / 2) throw new Error(`only ${taken} changes came over the feed`)
const figures: SessionFigures = { commands, heap: [first.heap, last.heap], rss: [first.rss, last.rss] }
process.stdout.write(`${JSON.stringify(figures)}\n`)
program.kill('SIGTERM')
await once(program, 'exit')
rmSync(home, { recursive: true, force: true })
