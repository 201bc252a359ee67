/** A program that is closed while a thread still reads its file: the file alone must hold everything, for it is the file that is copied and sent. */
import { copyFileSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { generatePlan } from '../bench/generate.ts'
import { addHistory } from '../bench/longHistory.ts'
import { type Bench, newHome, openService, writePlan } from '../service/open.ts'

let home: string
let bench: Bench
let path: string
beforeEach(async () => {
  home = newHome()
  bench = openService({ home })
  path = writePlan(home, generatePlan({ tasks: 50, seed: 2 }), 'Long')
  addHistory(path, 3000)
  await bench.ask('files.open', { path })
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})
const names = async (file: string): Promise<string[]> => {
  await bench.ask('files.open', { path: file, snapshot: true })
  return (await bench.ask('plan.read', {})).plan.tasks.map((task) => task.name)
}

it.each([0, 300])('%i ms after a check began: nothing stays beside the file, and a copy of it has the last change', async (wait) => {
  const check = bench.ask('file.check', {})
  await new Promise((resolve) => setTimeout(resolve, wait))
  await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'The last change' }] })
  await bench.ask('files.close', {})
  const copy = join(home, 'sent.throughline')
  copyFileSync(path, copy)
  expect((await check).problems).toEqual([])
  expect(readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)))).toEqual([basename(path)])
  expect(await names(copy)).toContain('The last change')
})
