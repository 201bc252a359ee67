/** The sample is what a planner is promised: five workstreams over nine months, freezes, a slipped milestone, a near-critical chain. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { atlasPlan } from '../../build/sample/plan.ts'
import { buildNetwork, schedule, summarise, toColumns } from '../../electron/scheduler/index.ts'
import { CRITICAL } from '../../shared/model/schedule.ts'
import { outline } from '../../shared/model/tree.ts'
import { formatIsoDate } from '../../shared/time/instant.ts'

const plan = atlasPlan()
const network = buildNetwork(plan)
const columns = toColumns(network, schedule(network))
const at = (id: string): number => columns.ids.indexOf(id)
const WORKDAY = 4800

test('the file in assets is what the shorthand makes', () => {
  expect(JSON.parse(readFileSync('assets/samples/atlas.json', 'utf8'))).toEqual(plan)
})

test('five workstreams with leads, about 150 tasks, nine months', () => {
  const top = outline(plan.tasks).filter((row) => row.depth === 0)
  expect(top.map((row) => row.task.name)).toEqual(['Foundations', 'Data migration', 'Release 2.4', 'Security and compliance', 'Adoption'])
  expect(plan.workstreams.every((stream) => stream.lead !== '' && top.some((row) => row.task.id === stream.taskId))).toBe(true)
  expect(plan.tasks.length).toBeGreaterThanOrEqual(140)
  const { start, finish } = summarise(plan, columns)
  expect([formatIsoDate(start!), formatIsoDate(finish!)]).toEqual(['2026-09-07', '2027-06-03'])
})

test('the critical path runs from the mapping catalogue to the close, and the penetration test has three days to spare', () => {
  for (const id of ['atlas-d12', 'atlas-d22', 'atlas-d33', 'atlas-r44', 'atlas-r55', 'atlas-a45'])
    expect(columns.flags[at(id)] & CRITICAL, id).toBe(CRITICAL)
  expect(columns.totalFloat[at('atlas-s32')]).toBe(3 * WORKDAY)
})

test('the schema freeze slipped against the board baseline', () => {
  const promised = plan.baselineTasks.find((row) => row.taskId === 'atlas-d13')!.finish!
  expect([formatIsoDate(promised), formatIsoDate(columns.finish[at('atlas-d13')])]).toEqual(['2026-11-16', '2026-11-24'])
})

test('the cutover falls on a weekend, outside every freeze', () => {
  expect([formatIsoDate(columns.start[at('atlas-r55')]), formatIsoDate(columns.finish[at('atlas-r55')])]).toEqual([
    '2027-04-24',
    '2027-04-25',
  ])
  expect(plan.calendars.find((calendar) => calendar.id === 'cal-production')!.exceptions.length).toBe(3)
})
