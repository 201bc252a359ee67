/** A program that nobody works in gives back what a busy hour took. */
import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { inTree } from '../../build/tree.ts'

/** A process that makes and forgets some hundred megabytes, then waits; it prints its megabytes before and after the wait. */
const busyThenQuiet = `
  const { giveMemoryBackAtRest } = await import(${JSON.stringify(pathToFileURL(inTree('electron/restingMemory.ts')).href)})
  const megabytes = () => process.memoryUsage.rss() / 1_048_576
  if (process.argv[1] === 'gives') giveMemoryBackAtRest(1000)
  let kept = []
  // More than the second of processor time that is worth a collection.
  while (process.cpuUsage().user < 2_500_000) {
    kept = Array.from({ length: 300_000 }, (_, at) => ({ at, name: 'task ' + at }))
  }
  kept = null
  const busy = megabytes()
  // A busy machine is late; whoever keeps is waited for just as long as it takes to see that.
  for (let second = 0; second < (process.argv[1] === 'gives' ? 30 : 4) && megabytes() > busy / 2; second += 1)
    await new Promise((resolve) => setTimeout(resolve, 1000))
  console.log(JSON.stringify([busy, megabytes()]))`

const run = (how: 'gives' | 'keeps'): { busy: number; rested: number } => {
  const [busy, rested] = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', busyThenQuiet, how], { encoding: 'utf8' }))
  return { busy, rested }
}

test('a program at rest gives back the memory that was for work', { timeout: 60_000 }, () => {
  const gives = run('gives')
  const keeps = run('keeps')
  expect(gives.rested).toBeLessThan(gives.busy / 2)
  // V8 by itself keeps it: else this would prove nothing.
  expect(keeps.rested).toBeGreaterThan(gives.rested * 1.3)
})
