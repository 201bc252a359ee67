/** The one door: each operation answers good input with what its schema promises and bad input with a refusal, before any handler sees it. */
import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { handlers } from '../../electron/service/handlers/index.ts'
import { type OperationName, operationNames, operations } from '../../shared/contract/index.ts'
import { refusalCodes } from '../../shared/contract/refusal.ts'
import { newHome, openService } from '../service/open.ts'
import { cases, type Seen } from './cases.ts'

describe('the contract', () => {
  it('has a handler for every operation and a good and a bad case in the table', () => {
    expect(Object.keys(handlers).sort()).toEqual([...operationNames].sort())
    const good = new Set(cases.filter((one) => one.expect === 'ok').map((one) => one.name))
    const bad = new Set(cases.filter((one) => one.expect === 'invalid').map((one) => one.name))
    // Only the shell with a dialog of the system can choose.
    expect(operationNames.filter((name) => !good.has(name))).toEqual(['files.choose'])
    expect(operationNames.filter((name) => !bad.has(name))).toEqual([])
  })
  it('answers the whole table as promised', { timeout: 30_000 }, async () => {
    const home = newHome()
    const bench = openService({ home })
    const seen: Record<string, Record<string, unknown>> = {}
    for (const [at, one] of cases.entries()) {
      const answer = await bench.service.dispatch(one.name, one.input(home, seen as Seen))
      const found = answer.ok ? 'ok' : answer.code
      expect([at, one.name, found, answer.ok ? '' : answer.message]).toEqual([
        at,
        one.name,
        one.expect,
        answer.ok ? '' : expect.stringMatching(/^.{12,}$/s),
      ])
      if (answer.ok) {
        const checked = operations[one.name].output.safeParse(answer.value)
        expect([one.name, checked.error?.issues]).toEqual([one.name, undefined])
        seen[one.name] = answer.value as Record<string, unknown>
        // All of it survives JSON: every shell sends it as text.
        expect(JSON.parse(JSON.stringify(answer.value))).toEqual(answer.value)
      } else expect(refusalCodes).toContain(answer.code)
    }
    expect(bench.logged).toEqual([])
    await bench.close()
    rmSync(home, { recursive: true, force: true })
  })
})

/** What no operation takes: other shapes, and own shapes with something strange added, taken away or changed. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0,
    '',
    'x',
    true,
    [],
    [[]],
    1n,
    Symbol.iterator,
    () => 1,
    new Date(0),
    new Map(),
    'x'.repeat(100_000),
  ),
  fc.string(),
  fc.array(fc.anything(), { maxLength: 3 }),
)
const hostile = [
  JSON.parse('{"__proto__": {"polluted": true}}'),
  { constructor: { prototype: { polluted: true } } },
  { prototype: 1 },
  { toString: 1 },
  { extra: undefined, more: 1 },
]

/** The handler that dispatch would call, replaced until vi.restoreAllMocks. */
const replaceHandler = (name: OperationName, by: () => unknown): void => {
  vi.spyOn(handlers as Record<OperationName, () => unknown>, name).mockImplementation(by)
}

describe('wrong input', () => {
  it('never reaches a handler', { timeout: 30_000 }, async () => {
    const bench = openService()
    const called: OperationName[] = []
    for (const name of operationNames) replaceHandler(name, () => called.push(name))
    for (const name of operationNames) {
      const wrong = [...fc.sample(strange, { numRuns: 30, seed: 7 }), ...hostile]
      for (const [at, input] of wrong.entries()) {
        const answer = await bench.service.dispatch(name, input)
        expect([name, at, answer.ok ? 'ok' : answer.code]).toEqual([name, at, 'invalid'])
      }
    }
    expect(called).toEqual([])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    vi.restoreAllMocks()
    await bench.close()
  })
  it.each([undefined, null, 7, '', 'nothing.here', '__proto__', 'constructor', 'toString', ['plan.read'], { name: 'plan.read' }])(
    '%o is no operation',
    async (name) => {
      const bench = openService()
      expect(await bench.service.dispatch(name, {})).toMatchObject({ ok: false, code: 'unknown-operation' })
      await bench.close()
    },
  )
  it('names the place of the first fault', async () => {
    const bench = openService()
    expect(
      await bench.refused('task.update', {
        changes: [
          { id: 'a', set: {} },
          { id: 'b', set: { duration: '5d' } },
        ],
      }),
    ).toMatchObject({ code: 'invalid', at: 'changes.1.set.duration' })
    await bench.close()
  })
})

describe('a bug', () => {
  it('leaves as "internal" with an id that the log has, and the plan as it was', async () => {
    const bench = openService()
    await bench.ask('files.create', { name: 'P' })
    replaceHandler('plan.read', () => {
      throw new TypeError('secret detail')
    })
    const answer = await bench.refused('plan.read', {})
    vi.restoreAllMocks()
    expect(answer.code).toBe('internal')
    expect(answer.message).not.toContain('secret')
    const id = /under (\w+)/.exec(answer.message)?.[1]
    expect(bench.logged.join('\n')).toContain(`${id} plan.read: TypeError: secret detail`)
    await bench.close()
  })
})

describe('commands', () => {
  it('run one after the other, in the order in which they were called', async () => {
    const bench = openService()
    await bench.ask('files.create', { name: 'P' })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: `T${at}` }] })),
    )
    expect(answers.map((answer) => answer.txn)).toEqual(Array.from({ length: 20 }, (_, at) => at + 2))
    expect((await bench.ask('plan.read', {})).plan.tasks.map((task) => task.name)).toEqual(Array.from({ length: 20 }, (_, at) => `T${at}`))
    await bench.close()
  })
})
