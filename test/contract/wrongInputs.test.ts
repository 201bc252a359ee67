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
import { wrongInputs } from './wrong.ts'

const usual = Number(process.env.WRONG_INPUTS ?? 300)
/** The shells pass text on to the door that has just been tried 300 times: fewer by default, all in the soak. */
const inShells = Number(process.env.WRONG_INPUTS ?? 40)
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

const direct: Ask = (name, text) => bench.service.dispatch(name, JSON.parse(text)) as ReturnType<Ask>

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

describe('wrong input reaches no handler', () => {
  it('at the door', { timeout: 30 * MINUTE }, () => tryAll(direct, usual, 1))
  it('through Electron’s channel', { timeout: 30 * MINUTE }, () => tryAll(overIpc(), inShells, 2))
  it('through the loopback', { timeout: 30 * MINUTE }, async () => {
    const { ask, close } = await overHttp()
    await tryAll(ask, inShells, 3)
    await close()
  })
  it('on the command line', { timeout: 30 * MINUTE }, () => tryAll(onCommandLine, inShells, 4))
})
