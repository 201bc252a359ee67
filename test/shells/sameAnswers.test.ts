/** One door, three shells: the same calls give the same answers through dispatch, HTTP, the command line and Electron's IPC. */
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../electron/cli/run.ts'
import { startLoopback } from '../../electron/serve/http.ts'
import { createService } from '../../electron/service/dispatch.ts'
import type { OperationName } from '../../shared/contract/index.ts'
import type { Answer } from '../../shared/contract/refusal.ts'
import { type Case, cases as contractCases } from '../contract/cases.ts'
import { launchProgram, shellsHere } from '../e2e/launch.ts'
import { cases, comparable, programPath } from './cases.ts'

type Ask = (name: string, input: unknown, inProgram: boolean) => Promise<unknown>

type Opened = Promise<{ ask: Ask; close: () => Promise<void> }>

/** The outcomes of the contract's own table, which has good and bad input for every operation, through one shell. */
const outcomes = async (open: (home: string) => Opened, table: readonly Case[]): Promise<string[]> => {
  const home = await mkdtemp(join(tmpdir(), 'throughline-same-'))
  const { ask, close } = await open(home)
  const seen: Record<string, Record<string, unknown>> = {}
  const found: string[] = []
  for (const [at, one] of table.entries()) {
    const answer = (await ask(one.name, one.input(home, seen), one.inProgram === true)) as Answer<Record<string, unknown>>
    if (answer.ok) seen[one.name] = answer.value
    found.push(`${at} ${one.name} ${answer.ok ? 'ok' : answer.code}`)
  }
  await close()
  await rm(home, { recursive: true, force: true })
  return found
}

/** Runs the table of this room through one shell in a home of its own and answers every value. */
const through = async (open: (home: string) => Opened): Promise<unknown[]> => {
  const home = await mkdtemp(join(tmpdir(), 'throughline-same-'))
  const { ask, close } = await open(home)
  const answers: unknown[] = []
  let created: readonly string[] = []
  for (const one of cases) {
    const answer = (await ask(one.name, one.input(home, created), one.inProgram === true)) as { value?: { created?: string[] } }
    if (answer.value?.created?.length) created = created.length > 0 ? created : answer.value.created
    answers.push(answer)
  }
  await close()
  await rm(home, { recursive: true, force: true })
  return comparable(answers, home)
}

const service = (home: string) => createService({ shell: 'test', author: 'Tester', home, log: () => {} })

const dispatched = (): Promise<unknown[]> =>
  through(async (home) => {
    const door = service(home)
    return { ask: (name, input) => door.dispatch(name, input), close: door.close }
  })

const loopback = async (home: string): Opened => {
  const door = service(home)
  const served = await startLoopback({ door, files: new Map() })
  const post = (path: string, body: unknown, bearer?: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        origin: served.origin,
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      }
      const going = request(`${served.origin}${path}`, { method: 'POST', headers }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve(JSON.parse(text)))
      })
      going.on('error', reject)
      going.end(JSON.stringify(body))
    })
  const code = new URL(served.issueAddress()).hash.slice('#code='.length)
  const { value } = (await post('/session', { code })) as { value: { bearer: string } }
  const close = async (): Promise<void> => {
    await served.close()
    await door.close()
  }
  return { ask: (name, input) => post(`/api/${name}`, input, value.bearer), close }
}

const onCommandLine = (): Promise<unknown[]> =>
  through(async (home) => ({
    ask: async (name, input, inProgram) => {
      let out = ''
      const words = ['call', name, JSON.stringify(input), '--json', ...(inProgram ? ['--file', programPath(home)] : [])]
      const exit = await run(words, {
        out: (text) => {
          out += text
        },
        err: () => {},
        folder: home,
        readInput: async () => '',
        createService: async () => service(home),
      })
      const printed = JSON.parse(out)
      return exit === 0 ? { ok: true, value: printed } : printed
    },
    close: async () => {},
  }))

const inWindow =
  (shell: 'electron' | 'standIn') =>
  async (home: string): Opened => {
    const program = await launchProgram({ shell, home })
    return { ask: (name, input) => program.call(name as OperationName, input as never), close: program.stop }
  }

describe('the same answers', () => {
  let expected: unknown[]
  beforeAll(async () => {
    expected = await dispatched()
  })
  const compare = (answers: unknown[]): void => {
    for (const [index, one] of cases.entries())
      expect({ case: index, name: one.name, answer: answers[index] }).toEqual({ case: index, name: one.name, answer: expected[index] })
  }
  test('the table has both good and bad input, and nothing is a bug', () => {
    const codes = expected.map((answer) => (answer as { ok: boolean; code?: string }).code ?? 'ok')
    expect(codes.filter((code) => code === 'ok').length).toBeGreaterThan(15)
    expect(new Set(codes)).toEqual(new Set(['ok', 'invalid', 'unknown-operation', 'not-found', 'no-program', 'conflict']))
  })
  test('over HTTP', async () => compare(await through(loopback)))
  test('on the command line', async () => compare(await onCommandLine()))
  const shell = shellsHere().find((one) => one !== 'loopback')
  if (shell === 'electron' || shell === 'standIn')
    test(`through Electron's IPC (${shell})`, async () => compare(await through(inWindow(shell))))

  // The command line opens a program for each call and keeps no preview between them: its table is the one above.
  const promised = (table: readonly Case[]): string[] => table.map((one, at) => `${at} ${one.name} ${one.expect}`)
  test('every operation keeps the contract over HTTP', async () =>
    expect(await outcomes(loopback, contractCases)).toEqual(promised(contractCases)))
  if (shell === 'electron' || shell === 'standIn') {
    // A window asks the system for a file, and a person would have to answer.
    const table = contractCases.filter((one) => one.expect !== 'unsupported')
    test(`every operation keeps the contract through Electron's IPC (${shell})`, async () =>
      expect(await outcomes(inWindow(shell), table)).toEqual(promised(table)))
  }
})
