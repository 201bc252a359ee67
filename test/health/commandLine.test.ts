import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openService } from '../service/open.ts'
import { type as typeInto, typeRows } from '../service/rows.ts'
import { openCommandLine } from '../shells/commandLine.ts'

const { folder, throughline, files, close } = openCommandLine()
afterAll(close)

writeFileSync(join(folder, 'plan.csv'), 'ID,Task Name,Duration,Predecessors\n1,Design,5d,\n2,Build,10d,1FS-2d\n3,Go live,0d,2\n')

test('check of a spreadsheet prints each check with formula, both numbers and the tasks', async () => {
  const { code, out, err } = await throughline('check', 'plan.csv', '--json')
  expect([code, err]).toEqual([0, ''])
  const { findings, passed, failed, unmeasured } = JSON.parse(out)
  expect(findings).toHaveLength(passed + failed + unmeasured)
  expect(findings[1]).toMatchObject({ key: 'leads', point: 2, numerator: 1, denominator: 2, result: 50, limit: 0, passed: false })
  expect(findings[1].formula).toContain('negative lag')
  expect(findings[1].items).toMatchObject([{ uid: 2, name: 'Build', detail: 'FS-2d from Design' }])
  expect(files()).toEqual(['plan.csv'])
})

test('check in words has a line for each check, and names what failed', async () => {
  const { out } = await throughline('check', 'plan.csv')
  expect(out).toMatch(/^FAIL\s+2\s+Leads\s+50 %\s+≤ 0 %\s+1 of 2$/m)
  expect(out).toContain('    Build: FS-2d from Design')
  expect(out).toMatch(/\d+ passed · \d+ failed · \d+ not measurable\s*$/)
})

test('--strict ends with 3 when a check has failed, for scripts; without it a failed check is an answer like another', async () => {
  expect((await throughline('check', 'plan.csv')).code).toBe(0)
  const strict = await throughline('check', 'plan.csv', '--strict', '--json')
  expect([strict.code, strict.err, JSON.parse(strict.out).failed > 0]).toEqual([3, '', true])
  const allowed = Object.fromEntries(
    JSON.parse(strict.out).findings.map((one: { key: string; sense: string }) => [one.key, one.sense === 'atMost' ? 100 : 0]),
  )
  expect((await throughline('check', 'plan.csv', '--strict', '--limits', JSON.stringify(allowed))).code).toBe(0)
  expect((await throughline('check', 'nothing.csv', '--strict')).code).toBe(1)
  expect((await throughline('help', 'check')).out).toContain('exit code 3')
})

test('limits are given as JSON; those that make no sense are refused', async () => {
  const { out } = await throughline('check', 'plan.csv', '--limits', '{"leads":50}', '--json')
  expect(JSON.parse(out).findings[1]).toMatchObject({ limit: 50, passed: true })
  expect((await throughline('check', 'plan.csv', '--limits', '{leads')).code).toBe(2)
  const wrong = await throughline('check', 'plan.csv', '--limits', '{"leads":-3}')
  expect([wrong.code, wrong.out]).toEqual([1, ''])
  expect(wrong.err).toContain('limits.leads')
})

test('compare names a baseline and tells what became of it, also while the file is open elsewhere', async () => {
  const none = await throughline('compare', 'plan.csv')
  expect([none.code, none.err.includes('no baseline')]).toEqual([1, true])
  const bench = openService()
  const path = join(folder, 'plan.throughline')
  await bench.ask('files.create', { name: 'Plan', path })
  const ids = await typeRows(bench, [
    { name: 'Build', duration: '5d' },
    { name: 'Test', duration: '2d', predecessors: '1' },
    { name: 'Care', duration: '2d' },
  ])
  await bench.ask('baseline.capture', { name: 'Board' })
  await typeInto(bench, ids.Build, { duration: '8d' })
  await bench.ask('task.delete', { ids: [ids.Care] })
  // The file's own time proves nothing: its owner tidies its journal when nobody types.
  const before = await bench.ask('plan.read', {})
  const { code, out, err } = await throughline('compare', 'plan.throughline', '--baseline', 'board')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('Board against the present dates: 2 of 2 tasks moved, 0 added, 1 removed.')
  expect(out).toMatch(/^Build\s+0d\s+\+3d\s+\+3d/m)
  expect(out).toMatch(/^Care .*removed$/m)
  const missing = await throughline('compare', 'plan.throughline', '--baseline', 'Steering')
  expect(missing.err).toContain('It has: Board')
  await bench.close()
  const later = openService()
  await later.ask('files.open', { path })
  const { seq, plan } = await later.ask('plan.read', {})
  expect([seq, plan]).toEqual([before.seq, before.plan])
  await later.close()
})
