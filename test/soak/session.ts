/** A long session: commands through the one door, their feed into the window's store; prints memory at rest as JSON. */
import { rmSync } from 'node:fs'
import { giveMemoryBack } from '../../electron/restingMemory.ts'
import { keepMemorySteady } from '../../electron/steadyMemory.ts'
import { fillProgram, takeFeed } from '../../renderer/client/store.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { newHome, openService, writePlan } from '../service/open.ts'

export interface SessionFigures {
  readonly commands: number
  /** Bytes after the first 5,000 commands (or half of them) and at the end. */
  readonly heap: readonly [number, number]
  readonly rss: readonly [number, number]
}

const commands = Number(process.argv[2] ?? 5000)
// As the shells do.
keepMemorySteady()
const home = newHome()
const bench = openService({ home })
await bench.ask('files.open', { path: writePlan(home, generatePlan({ tasks: 1000, seed: 1 })) })
const read = await bench.ask('plan.read', {})
fillProgram(read)
bench.service.onEvent((event) => {
  // As it crosses the bridge: text.
  if (event.kind === 'changed') takeFeed(JSON.parse(JSON.stringify(event.feed)), 0)
})
const random = randomFrom(Number(process.argv[3] ?? 9))
const parents = new Set(read.plan.tasks.map((task) => task.parentId))
const leaves = read.plan.tasks.filter((task) => !parents.has(task.id) && !task.milestone)
const step = async (at: number): Promise<void> => {
  if (at % 10 === 9) await bench.ask('history.undo', {})
  else {
    const task = leaves[Math.floor(random() * leaves.length)]
    const set = at % 3 === 0 ? { owner: `O${at % 7}` } : { duration: 4800 * (1 + Math.floor(random() * 9)) }
    const answer = await bench.call('task.update', { changes: [{ id: task.id, set }] })
    if (!answer.ok && answer.code === 'internal') throw new Error(answer.message)
  }
  if (at % 50 === 0) await new Promise((resolve) => setImmediate(resolve))
}
const measure = async (): Promise<{ heap: number; rss: number }> => {
  for (let turn = 0; turn < 3; turn += 1) {
    giveMemoryBack()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss }
}
/** Until then caches fill and code gets compiled. */
const early = Math.min(5000, Math.ceil(commands / 2))
for (let at = 0; at < early; at += 1) await step(at)
const first = await measure()
for (let at = early; at < commands; at += 1) await step(at)
const last = await measure()
const figures: SessionFigures = { commands, heap: [first.heap, last.heap], rss: [first.rss, last.rss] }
process.stdout.write(`${JSON.stringify(figures)}\n`)
await bench.close()
rmSync(home, { recursive: true, force: true })
