/**
 * The loopback shell: the same program for a browser window on this machine, and for nothing else.
 *
 * The wire, in full (the other end is renderer/client/connection.ts):
 *
 *   The window opens  http://127.0.0.1:PORT/#code=CODE   CODE works once, within two minutes. The page takes it out of the address
 *   (history.replaceState) and exchanges it:
 *
 *   POST /session     {"code":"CODE"}                    -> {"ok":true,"value":{"bearer":"..."}}
 *                                                        or 403 {"ok":false,"code":"forbidden","message":"..."}
 *                     The page keeps the bearer in sessionStorage: a reload goes on, another tab or a restarted program does not.
 *   POST /api/NAME    the operation's input as JSON      -> 200 with dispatch's answer: {"ok":true,"value":...} or a refusal value
 *                     Authorization: Bearer ...
 *   GET  /feed        Authorization: Bearer ...          -> 200 text/event-stream, read with fetch (EventSource cannot send the header):
 *                     ": ready" once it listens, then one "data: <event>" per event (page/eventText.ts), events parted by an empty line,
 *                     ": still here" every 15 s of silence. It ends when the program ends. After a break the page asks plan.changes
 *                     for what it missed.
 *
 *   Every POST carries Content-Type: application/json and the browser's own Origin. What the guard refuses answers 4xx with a refusal
 *   of code "forbidden", "too-large" or "unknown-operation"; 401 means that the bearer is not (or no longer) known.
 *   Bodies: 32 MB, import.preview 160 MB. Everything else is GET or HEAD of the renderer's files.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, refusal } from '../../shared/contract/refusal.ts'
import { shells as words } from '../../shared/words/en/shells.ts'
import type { PageFiles } from '../page/files.ts'
import type { Service } from '../service/dispatch.ts'
import { boundStrangers } from './connections.ts'
import { streamFeed } from './feed.ts'
import { judge, type Refused, type Route } from './guard.ts'
import { createSession } from './session.ts'
import { servePage } from './static.ts'

const MOST_STRANGERS = 64
const MOST_FEEDS = 16

export interface Loopback {
  /** "http://127.0.0.1:49152" */
  readonly origin: string
  /** A fresh address with a one-time code; the one before it stops working. */
  issueAddress(): string
  /** Ends every connection, the feeds too. */
  close(): Promise<void>
}

export interface LoopbackOptions {
  readonly door: Pick<Service, 'dispatch' | 'onEvent'>
  readonly files: PageFiles
  /** Told when a window has exchanged its code. */
  readonly whenSignedIn?: () => void
  /** Told how many windows follow the program, at every change. */
  readonly whenFollowed?: (windows: number) => void
  readonly log?: (line: string) => void
}

/** Listens on a random port of 127.0.0.1. */
export const startLoopback = async ({ door, files, whenSignedIn, whenFollowed, log }: LoopbackOptions): Promise<Loopback> => {
  const session = createSession(whenSignedIn === undefined ? {} : { whenUsed: whenSignedIn })
  const house = { host: '', holdsBearer: session.holdsBearer }
  let feeds = 0

  const serve = async (route: Route, limit: number, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (route.kind === 'page') {
      if (!(await servePage(files, route.address, request, response)))
        refuse(response, { status: 404, code: 'not-found', message: words.notThere })
      return
    }
    if (route.kind === 'feed') {
      if (feeds >= MOST_FEEDS) return refuse(response, { status: 403, code: 'forbidden', message: words.busy })
      feeds += 1
      whenFollowed?.(feeds)
      response.on('close', () => {
        feeds -= 1
        whenFollowed?.(feeds)
      })
      return streamFeed(response, door.onEvent)
    }
    const body = await readBody(request, limit)
    if (body === null) return refuse(response, { status: 413, code: 'too-large', message: words.tooLarge(limit) })
    const input = parseJson(body)
    if (input === notJson) return answer(response, 200, refusal('invalid', words.notJson))
    if (route.kind === 'api') return answer(response, 200, await door.dispatch(route.operation, input))
    const bearer = session.exchange(codeIn(input))
    if (bearer === null) return refuse(response, { status: 403, code: 'forbidden', message: words.wrongCode })
    answer(response, 200, { ok: true, value: { bearer } })
  }

  const receive = (request: IncomingMessage, response: ServerResponse): void => {
    const verdict = judge(request, house)
    if (!verdict.admitted) {
      refuse(response, verdict.why)
      return
    }
    if (verdict.route.kind === 'api' || verdict.route.kind === 'feed') connections.admit(request.socket)
    serve(verdict.route, verdict.limit, request, response).catch((error: unknown) => {
      if (response.destroyed || request.errored) return // the window went away in the middle
      const id = randomUUID()
      log?.(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      if (response.headersSent) response.destroy()
      else answer(response, 500, refusal('internal', words.bug(id)))
    })
  }

  // A whole request has two minutes (a large upload), its headers ten seconds. Answers take as long as their operation takes.
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 }, receive)
  const connections = boundStrangers(server, MOST_STRANGERS)
  server.on('checkContinue', (request, response) => {
    if (judge(request, house).admitted) response.writeContinue()
    receive(request, response)
  })
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.on('connect', (_request, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve)
  })
  house.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = `http://${house.host}`
  return {
    origin,
    issueAddress: () => `${origin}/#code=${session.issueCode()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const answer = (response: ServerResponse, status: number, value: Answer<unknown>, headers: Record<string, string> = {}): void => {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    ...headers,
  })
  response.end(body)
}

/** The connection ends with the refusal, so that an unread body is never taken for the next request. */
const refuse = (response: ServerResponse, { status, code, message, allow }: Refused): void =>
  answer(response, status, refusal(code, message), { connection: 'close', ...(allow === undefined ? {} : { allow }) })

/** The body's bytes, or null as soon as it grows past the limit (a chunked body names no length beforehand). */
const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | null> => {
  const chunks: Buffer[] = []
  let size = 0
  // Leaving early must not destroy the connection: the refusal still has to go out on it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length
    if (size > limit) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

const notJson = Symbol('not JSON')
/** Bytes that are no UTF-8 are refused: replaced by question marks they would stand in the plan. */
const utf8 = new TextDecoder('utf-8', { fatal: true })
const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(body))
  } catch {
    return notJson
  }
}

const codeIn = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'code' in input && typeof input.code === 'string' ? input.code : ''
