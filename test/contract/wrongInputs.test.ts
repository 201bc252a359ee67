/** Wrong input reaches no handler, through the door itself and through each of the three shells. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { run } from '../../electron/cli/run.ts'
import { startLoopback } from '../../electron/serve/http.ts'
import { handlers } from '../../electron/service/handlers/index.ts'
import { answerCalls } from '../../electron/shell/ipc.ts'
import { appPage } from '../../electron/shell/protocol.ts'
import { type OperationName, operationNames } from '../../shared/contract/index.ts'
import { randomFrom } from '../bench/generate.ts'
import { type Bench, openService } from '../service/open.ts'
import { parsed, wrongInputs } from './wrong.ts'

const usual = Number(process.env.WRONG_INPUTS ?? 300)
const seed = Number(process.env.SEED ?? 1)
const MINUTE = 60_000
type Ask = (name: OperationName, text: string) => Promise<{ readonly ok: boolean; readonly code?: string }>

let bench: Bench
const called: string[] = []
beforeAll(() => {
  bench = openService()
  for (const name of operationNames)
    vi.spyOn(handlers as Record<OperationName, () => unknown>, name).mockImplementation(() => called.push(name))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await bench.close()
})

const direct: Ask = (name, text) => bench.service.dispatch(name, parsed(text)) as ReturnType<Ask>

const overIpc = (): Ask => {
  let answer: (event: unknown, name: unknown, input: unknown) => Promise<string> = () => Promise.reject(new Error('no channel'))
  const frame = { url: appPage }
  const contents = { mainFrame: frame }
  const window = { isDestroyed: () => false, webContents: contents }
  const ipc = {
    handle: (_channel: string, listener: typeof answer) => {
      answer = listener
    },
  }
  answerCalls(ipc as never, bench.service, () => window as never)
  return async (name, text) => JSON.parse(await answer({ sender: contents, senderFrame: frame }, name, text))
}

const overHttp = async (): Promise<{ ask: Ask; close: () => Promise<void> }> => {
  const loopback = await startLoopback({ door: bench.service, files: new Map() })
  const post = (path: string, body: string, bearer: string | null): ReturnType<Ask> =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        origin: loopback.origin,
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      }
      const going = request(`${loopback.origin}${path}`, { method: 'POST', headers }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve(JSON.parse(text)))
      })
      going.on('error', reject)
      going.end(body)
    })
  const code = new URL(loopback.issueAddress()).hash.slice('#code='.length)
  const { value } = (await post('/session', JSON.stringify({ code }), null)) as unknown as { value: { bearer: string } }
  return { ask: (name, text) => post(`/api/${name}`, text, value.bearer), close: loopback.close }
}

const onCommandLine: Ask = async (name, text) => {
  let out = ''
  const door = { dispatch: bench.service.dispatch, close: () => Promise.resolve() }
  const exit = await run(['call', name, text, '--json'], {
    out: (line) => {
      out += line
    },
    err: () => undefined,
    folder: bench.home,
    readInput: () => Promise.resolve(''),
    createService: () => Promise.resolve(door),
  })
  // Wrong use (text that is no JSON number, for one) ends before the door.
  return exit === 2 ? { ok: false, code: 'invalid' } : JSON.parse(out)
}

const tryAll = async (ask: Ask, count: number, seed: number): Promise<void> => {
  const random = randomFrom(seed)
  for (const name of operationNames)
    for (const text of wrongInputs(name, count, random)) {
      const answer = await ask(name, text)
      if (answer.ok || answer.code !== 'invalid') expect([name, text.slice(0, 200), answer]).toEqual([name, '', 'invalid'])
    }
  expect(called).toEqual([])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
}

/** A field that is new in a schema tomorrow is tried tomorrow: every place of every input, at any depth. */
it('is made for every place of every input', () => {
  const random = randomFrom(5)
  const texts = wrongInputs('calendar.save', 2000, random).join('\n')
  for (const inner of ['exceptions', 'recurrence', 'workWeeks', 'working']) expect(texts).toContain(`"${inner}":`)
  expect(wrongInputs('task.insert', 500, random).some((text) => /"tasks":\[\{[^\]]*"__proto__"/.test(text))).toBe(true)
})

describe('wrong input reaches no handler', () => {
  it('at the door', { timeout: 30 * MINUTE }, () => tryAll(direct, usual, seed))
  it('through Electron’s channel', { timeout: 30 * MINUTE }, () => tryAll(overIpc(), usual, seed + 1))
  it('through the loopback', { timeout: 30 * MINUTE }, async () => {
    const { ask, close } = await overHttp()
    await tryAll(ask, usual, seed + 2)
    await close()
  })
  it('on the command line', { timeout: 30 * MINUTE }, () => tryAll(onCommandLine, usual, seed + 3))
})
