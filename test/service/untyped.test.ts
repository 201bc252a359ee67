/** A manual task from Microsoft Project whose dates nobody has typed yet: off the critical path until somebody does. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { CRITICAL } from '../../shared/model/schedule.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { type Bench, openService } from './open.ts'

let bench: Bench
beforeEach(() => {
  bench = openService()
})
afterEach(() => bench.close())

const XML = `<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2027-01-04T08:00:00</StartDate>
<Tasks><Task><UID>1</UID><ID>1</ID><Name>Someday</Name><Manual>1</Manual><OutlineLevel>1</OutlineLevel><Start>2027-01-04T08:00:00</Start>
<Finish>2027-01-04T17:00:00</Finish><Duration>PT8H0M0S</Duration><StartText></StartText><FinishText></FinishText></Task></Tasks></Project>`

const isCritical = async (): Promise<boolean> => {
  const { schedule } = await bench.ask('plan.read', {})
  return (schedule.flags[0] & CRITICAL) !== 0
}

it('becomes critical with the first date that is typed, and is not when that is taken back', async () => {
  const path = join(bench.home, 'someday.xml')
  writeFileSync(path, XML)
  const { previewId } = await bench.ask('import.preview', { path })
  await bench.ask('import.commit', { previewId, into: 'new' })
  expect(await isCritical()).toBe(false)
  const { plan } = await bench.ask('plan.read', {})
  await bench.ask('task.update', { changes: [{ id: plan.tasks[0].id, set: { manualStart: instantOf(2027, 1, 5, 8) } }] })
  expect(await isCritical()).toBe(true)
  await bench.ask('history.undo', {})
  expect(await isCritical()).toBe(false)
})
