/** A long session as people have it: a Chromium window on the browser shell, every command asked for by the page and drawn; prints memory as JSON. */
import { rmSync } from 'node:fs'
import { generatePlan } from '../bench/generate.ts'
import { launchProgram } from '../e2e/launch.ts'
import { newHome, writePlan } from '../service/open.ts'
import { earlyOf, rssAtRest, type SessionFigures } from './atRest.ts'

const commands = Number(process.argv[2] ?? 5000)
const seed = Number(process.argv[3] ?? 9)
const BATCH = 50

const home = newHome()
const path = writePlan(home, generatePlan({ tasks: 1000, seed: 1 }))
const program = await launchProgram({ shell: 'loopback', home })
const { page, processId } = program
await program.ask('files.open', { path })
await page.reload()
const session = await page.context().newCDPSession(page)

const measure = async (): Promise<{ heap: number; rss: number }> => {
  const rss = await rssAtRest(processId)
  for (let turn = 0; turn < 3; turn += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return { heap: usedSize, rss }
}

/** In the page: a batch of commands, each through the shell's own way, each drawn before the next. */
const batch = ([from, count, given]: readonly [number, number, number]): Promise<string> =>
  (async () => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${sessionStorage.getItem('throughline.bearer')}` }
    const ask = async (name: string, input: unknown) =>
      (await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })).json()
    const own = window as { soakLeaves?: string[] }
    if (!own.soakLeaves) {
      const { tasks } = (await ask('plan.read', {})).value.plan as { tasks: { id: string; parentId: string | null; milestone: boolean }[] }
      const parents = new Set(tasks.map((task) => task.parentId))
      own.soakLeaves = tasks.filter((task) => !parents.has(task.id) && !task.milestone).map((task) => task.id)
    }
    for (let at = from; at < from + count; at += 1) {
      // Scattered, and the same for the same seed.
      const dice = Math.imul(at + given, 0x9e3779b1) >>> 8
      const id = own.soakLeaves[dice % own.soakLeaves.length]
      const set = at % 3 === 0 ? { owner: `O${at % 7}` } : { duration: 4800 * (1 + (dice % 9)) }
      const answer = at % 10 === 9 ? await ask('history.undo', {}) : await ask('task.update', { changes: [{ id, set }] })
      if (!answer.ok && answer.code === 'internal') return answer.message
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    return ''
  })()
const run = async (from: number, to: number): Promise<void> => {
  for (let at = from; at < to; at += BATCH) {
    const problem = await page.evaluate(batch, [at, Math.min(BATCH, to - at), seed] as const)
    if (problem !== '') throw new Error(problem)
  }
}
const early = earlyOf(commands)
await run(0, early)
const first = await measure()
await run(early, commands)
const last = await measure()
const figures: SessionFigures = { commands, heap: [first.heap, last.heap], rss: [first.rss, last.rss] }
process.stdout.write(`${JSON.stringify(figures)}\n`)
await program.stop()
rmSync(home, { recursive: true, force: true })
