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
import { launchProgram, shellsHere } from '../e2e/launch.ts'
import { cases, comparable, programPath } from './cases.ts'

type Ask = (name: string, input: unknown, inProgram: boolean) => Promise<unknown>

/** Runs the table through one shell in a home of its own. */
const through = async (open: (home: string) => Promise<{ ask: Ask; close: () => Promise<void> }>): Promise<unknown[]> => {
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

const overHttp = (): Promise<unknown[]> =>
  through(async (home) => {
    const door = service(home)
    const loopback = await startLoopback({ door, files: new Map() })
    const post = (path: string, body: unknown, bearer?: string): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const headers = {
          'content-type': 'application/json',
          origin: loopback.origin,
          ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        }
        const going = request(`${loopback.origin}${path}`, { method: 'POST', headers }, (response) => {
          let text = ''
          response.on('data', (chunk) => {
            text += chunk
          })
          response.on('end', () => resolve(JSON.parse(text)))
        })
        going.on('error', reject)
        going.end(JSON.stringify(body))
      })
    const code = new URL(loopback.issueAddress()).hash.slice('#code='.length)
    const { value } = (await post('/session', { code })) as { value: { bearer: string } }
    const close = async (): Promise<void> => {
      await loopback.close()
      await door.close()
    }
    return { ask: (name, input) => post(`/api/${name}`, input, value.bearer), close }
  })

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

const inWindow = (shell: 'electron' | 'standIn'): Promise<unknown[]> =>
  through(async (home) => {
    const program = await launchProgram({ shell, home })
    return { ask: (name, input) => program.call(name as OperationName, input as never), close: program.stop }
  })

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
  test('over HTTP', async () => compare(await overHttp()))
  test('on the command line', async () => compare(await onCommandLine()))
  const shell = shellsHere().find((one) => one !== 'loopback')
  if (shell === 'electron' || shell === 'standIn') test(`through Electron's IPC (${shell})`, async () => compare(await inWindow(shell)))
})
