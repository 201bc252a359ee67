/** Who may ask the loopback shell for anything: decided from the request line and the headers alone, before one byte of the body is read. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RefusalCode } from '../../shared/contract/refusal.ts'
import { shells as words } from '../../shared/words/en/shells.ts'

export type Route =
  | { readonly kind: 'session' }
  | { readonly kind: 'api'; readonly operation: string }
  | { readonly kind: 'feed' }
  | { readonly kind: 'page'; readonly address: string }
export interface Refused {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415
  readonly code: RefusalCode
  readonly message: string
  readonly allow?: string
}
export type Verdict =
  | { readonly admitted: true; readonly route: Route; readonly limit: number }
  | { readonly admitted: false; readonly why: Refused }

export interface House {
  /** "127.0.0.1:49152", exactly as a browser sends it. */
  readonly host: string
  holdsBearer(bearer: string): boolean
}

const MB = 1_048_576
/** Largest body in bytes. A browser's upload travels as base64 in import.preview (its schema ends at 150,000,000 characters). */
const bodyLimit = (route: Route): number =>
  route.kind === 'session' ? 1024 : route.kind === 'api' ? (route.operation === 'import.preview' ? 160 : 32) * MB : 0

/** Equal in constant time whatever the lengths: both sides are hashed first. */
export const isSameSecret = (given: string, kept: string): boolean => timingSafeEqual(digest(given), digest(kept))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const operationPath = /^\/api\/([a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*)$/
const routeOf = (path: string): Route => {
  const operation = operationPath.exec(path)?.[1]
  if (operation !== undefined) return { kind: 'api', operation }
  if (path === '/session') return { kind: 'session' }
  if (path === '/feed') return { kind: 'feed' }
  return { kind: 'page', address: path }
}
const methods: Readonly<Record<Route['kind'], readonly string[]>> = {
  session: ['POST'],
  api: ['POST'],
  feed: ['GET'],
  page: ['GET', 'HEAD'],
}

const refused = (status: Refused['status'], message: string, code: RefusalCode = 'forbidden', allow?: string): Verdict => ({
  admitted: false,
  why: { status, code, message, ...(allow === undefined ? {} : { allow }) },
})

/** The one value of a header; undefined when it is missing, null when it was sent more than once. */
const single = (request: IncomingMessage, name: string): string | undefined | null => {
  const values = request.headersDistinct[name]
  return values === undefined ? undefined : values.length === 1 ? values[0] : null
}

export const judge = (request: IncomingMessage, house: House): Verdict => {
  // A page of a foreign name that points at 127.0.0.1 (DNS rebinding) still sends its own name here.
  if (single(request, 'host') !== house.host) return refused(403, words.wrongHost)
  const target = request.url ?? ''
  if (!/^\/[\x21-\x7e]*$/.test(target) || target.startsWith('//')) return refused(400, words.wrongTarget)
  const route = routeOf(target)
  const method = request.method ?? ''
  const allowed = methods[route.kind]
  if (!allowed.includes(method)) return refused(405, words.wrongMethod(method, allowed.join(' or ')), 'forbidden', allowed.join(', '))
  if (!comesFromOurPage(request, route, `http://${house.host}`)) return refused(403, words.wrongOrigin)
  if (route.kind === 'page') return { admitted: true, route, limit: 0 }
  if (method === 'POST' && !/^application\/json(?:;\s*charset=utf-8)?$/i.test(single(request, 'content-type') ?? ''))
    return refused(415, words.wrongType)
  if (route.kind !== 'session') {
    const bearer = /^Bearer ([\w-]{20,200})$/.exec(single(request, 'authorization') ?? '')?.[1]
    if (bearer === undefined || !house.holdsBearer(bearer)) return refused(401, words.wrongBearer)
  }
  const limit = bodyLimit(route)
  if (single(request, 'content-encoding') !== undefined) return refused(415, words.wrongType)
  if (Number(single(request, 'content-length') ?? 0) > limit) return refused(413, words.tooLarge(limit), 'too-large')
  return { admitted: true, route, limit }
}

/**
 * Every POST names our own origin (browsers always send it there; a request without one is refused). Where the browser says
 * how the request came about (Sec-Fetch-*), it must be our page asking; only opening the window itself may come from elsewhere.
 */
const comesFromOurPage = (request: IncomingMessage, route: Route, own: string): boolean => {
  const origin = single(request, 'origin')
  if (request.method === 'POST' ? origin !== own : origin !== undefined && origin !== own) return false
  const site = single(request, 'sec-fetch-site')
  if (site === undefined || site === 'same-origin') return true
  const opensWindow = single(request, 'sec-fetch-mode') === 'navigate' && single(request, 'sec-fetch-dest') === 'document'
  return route.kind === 'page' && opensWindow
}
