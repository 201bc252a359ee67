/** What History tells of each change: when, who, what, and which dates moved; and which changes are those of one task. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { formatIso } from '../../shared/time/instant.ts'
import { type Bench, newHome, openService, START } from '../service/open.ts'
import { type as typeInto, typeRows } from '../service/rows.ts'

const MONDAY = Date.UTC(2027, 0, 4, 9)
let home: string
let now: number
let bench: Bench
const path = (): string => join(home, 'Atlas.throughline')
const as = async (author: string): Promise<void> => {
  await bench?.close()
  bench = openService({ home, author, clock: () => now })
}
const list = async (taskId?: string) => (await bench.ask('history.list', { limit: 100, ...(taskId === undefined ? {} : { taskId }) })).items

beforeEach(async () => {
  home = newHome()
  now = MONDAY
  await as('Anna')
  await bench.ask('files.create', { name: 'Atlas', path: path(), start: START })
})
afterEach(async () => {
  await bench.close()
  rmSync(home, { recursive: true, force: true })
})

it('each change has its time, its author, its words, and the finish before and after it', async () => {
  const ids = await typeRows(bench, ['Build', { name: 'Test', duration: '3d', predecessors: '1' }])
  await typeInto(bench, ids.Build, { duration: '2d' })
  now = MONDAY + 90_000
  await as('Ben')
  await bench.ask('files.open', { path: path() })
  await typeInto(bench, ids.Build, { duration: '5d' })
  const [last, before] = await list()
  expect([last.at, last.author, last.label]).toEqual([now, 'Ben', 'Lengthen Build to 5 d'])
  expect([before.at, before.author]).toEqual([MONDAY, 'Anna'])
  const day = (finish: number | null): string => formatIso(finish ?? 0).slice(0, 10)
  expect([day(last.finishBefore), day(last.finishAfter)]).toEqual(['2027-01-08', '2027-01-13'])
  expect([last.changed, last.moved]).toEqual([1, 2])
  // The same numbers stand under the change itself.
  const { moves } = await bench.ask('history.moves', { txn: last.txn })
  expect(moves.map((move) => [move.taskId, day(move.finishBefore), day(move.finishAfter)])).toEqual([
    [ids.Build, '2027-01-05', '2027-01-08'],
    [ids.Test, '2027-01-08', '2027-01-13'],
  ])
})

it('a task’s changes are also those that moved its dates without touching its row', async () => {
  const ids = await typeRows(bench, [
    { name: 'Phase' },
    { name: '  Build', duration: '2d' },
    { name: 'Test', duration: '3d', predecessors: '2' },
    'Apart',
  ])
  const labels = async (name: string) => (await list(ids[name])).map(({ label }) => label)
  const before = await labels('Apart')
  await typeInto(bench, ids.Build, { duration: '9d' })
  // The one that waits for it, and the summary above it.
  expect((await labels('Test'))[0]).toBe('Lengthen Build to 9 d')
  expect((await labels('Phase'))[0]).toBe('Lengthen Build to 9 d')
  expect(await labels('Apart')).toEqual(before)
})

it('a task’s changes are also those of its workstream and of its place in the network', async () => {
  const ids = await typeRows(bench, ['Build', 'Apart'])
  await bench.ask('workstream.set', { taskId: ids.Build, set: { lead: 'Mia' } })
  await bench.ask('position.set', { positions: [{ id: ids.Build, x: 10, y: 20 }] })
  expect((await list(ids.Build)).map(({ command }) => command)).toEqual(['position.set', 'workstream.set', 'task.insert'])
  expect((await list(ids.Apart)).map(({ command }) => command)).toEqual(['task.insert'])
})

it('a clock that is set back leaves the changes in their order, and none is lost', async () => {
  const ids = await typeRows(bench, ['Build'])
  now = MONDAY - 86_400_000
  await typeInto(bench, ids.Build, { duration: '5d' })
  now = MONDAY + 1000
  await typeInto(bench, ids.Build, { duration: '7d' })
  await bench.ask('files.close', {})
  await bench.ask('files.open', { path: path() })
  expect((await list()).map(({ label, at }) => [label, at - MONDAY]).slice(0, 3)).toEqual([
    ['Lengthen Build to 7 d', 1000],
    ['Lengthen Build to 5 d', -86_400_000],
    ['Insert Build', 0],
  ])
  expect((await bench.ask('history.undo', {})).label).toBe('Undo “Lengthen Build to 7 d”')
  expect((await bench.ask('history.undo', {})).label).toBe('Undo “Lengthen Build to 5 d”')
})
