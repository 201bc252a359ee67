/** Damage that no row shows: an index whose page is gone is met on opening, before a change goes by it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newHome, openService, START } from '../service/open.ts'

it('a page of an index that a disk emptied keeps the file from being opened for work, with the way to the back-up', async () => {
  const home = newHome()
  const bench = openService({ home })
  const path = join(home, 'Atlas.throughline')
  await bench.ask('files.create', { name: 'Atlas', path, start: START })
  const { created } = await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Survey' }] })
  await bench.ask('backup.make', {})
  await bench.ask('files.close', {})
  const whole = readFileSync(path)
  let tried = 0
  for (let page = 4096; page < whole.length; page += 4096) {
    const at = whole.indexOf(created[0], page)
    // Pages of indexes begin with a ten.
    if (whole[page] !== 10 || at < 0 || at >= page + 4096) continue
    const damaged = Buffer.from(whole)
    damaged.fill(0, page, page + 4096)
    writeFileSync(path, damaged)
    const answer = await bench.call('files.open', { path })
    if (!answer.ok) {
      tried += 1
      expect([answer.code, answer.message]).toEqual(['unreadable', expect.stringMatching(/damaged.*last back-up of it is from/)])
      expect(readFileSync(path).equals(damaged)).toBe(true)
    }
    await bench.ask('files.close', {})
  }
  // Those of the plan's tables; the history's are looked at when it is used.
  expect(tried).toBeGreaterThan(0)
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})
