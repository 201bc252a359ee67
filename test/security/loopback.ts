/** A loopback shell before a door that only counts, and a client that can send anything: for the tests of the guard. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageFiles } from '../../electron/page/files.ts'
import { type Loopback, startLoopback } from '../../electron/serve/http.ts'
import type { ProgramEvent } from '../../shared/contract/index.ts'

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}
export interface Sent {
  readonly method?: string
  readonly path?: string
  /** Null leaves a header of `ours` out. */
  readonly headers?: Readonly<Record<string, string | null>>
  readonly body?: string | Buffer
}

export const openLoopback = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-guard-'))
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'renderer', 'index.html'), '<!doctype html><title>Throughline</title>')
  writeFileSync(join(folder, 'renderer', 'assets', 'main-1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.json'), '{"secret":true}')
  const calls: { name: unknown; input: unknown }[] = []
  const listeners = new Set<(event: ProgramEvent) => void>()
  const logged: string[] = []
  const loopback: Loopback = await startLoopback({
    door: {
      dispatch: async (name, input) => {
        calls.push({ name, input })
        if (name === 'app.broken') throw new Error('a bug with a secret path /home/me')
        return { ok: true, value: { name } }
      },
      onEvent: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    files: pageFiles(join(folder, 'renderer')),
    log: (line) => logged.push(line),
  })
  const host = loopback.origin.slice('http://'.length)
  const port = Number(host.split(':')[1])

  /** A request as our own page would send it, changed where the test says so. */
  const send = ({ method = 'POST', path = '/api/app.info', headers = {}, body = '{}' }: Sent): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const ours: Record<string, string | null> = {
        host,
        origin: loopback.origin,
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
      }
      const all = Object.entries({ ...ours, ...headers }).filter((entry): entry is [string, string] => entry[1] !== null)
      const going = request(
        { host: '127.0.0.1', port, method, path, headers: Object.fromEntries(all), setHost: false, agent: false },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
          )
        },
      )
      going.on('error', reject)
      going.end(method === 'GET' || method === 'HEAD' ? undefined : body)
    })

  /** Bytes as they are, for what no client library would send; answers what came back until the server closed. */
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let back = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.on('data', (chunk) => {
        back += chunk
      })
      socket.on('close', () => resolve(back))
      socket.on('error', reject)
    })

  const signIn = async (): Promise<string> => {
    const code = new URL(loopback.issueAddress()).hash.slice('#code='.length)
    const reply = await send({ path: '/session', body: JSON.stringify({ code }) })
    return JSON.parse(reply.body).value.bearer
  }
  const tell = (event: ProgramEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const close = async (): Promise<void> => {
    await loopback.close()
    rmSync(folder, { recursive: true })
  }
  return { loopback, host, port, calls, logged, listeners, send, raw, signIn, tell, close }
}
