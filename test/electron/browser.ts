/** The stand-in's Chromium: one profile, app:// served by the handlers that the program registered, permissions as its session decides. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Route } from 'playwright-core'
import { findChromium } from '../../build/chromium.ts'
import { tellParent } from './control.ts'
import type { StandInProtocol, StandInSession } from './standIn.ts'

/** Where app://NAME lives in a Chromium that does not know app://. */
const suffix = '.stand-in.invalid'
export const toChromium = (url: string): string => url.replace(/^app:\/\/([^/?#]+)/, `https://$1${suffix}`)
export const fromChromium = (url: string): string => url.replace(/^https:\/\/([^/?#]+)\.stand-in\.invalid/, 'app://$1')

export interface Browser {
  readonly context: BrowserContext
  readonly endpoint: string
  /** Asks the session's handler about every permission, as it stands now; what it grants is granted, the rest denied. */
  decidePermissions(): Promise<void>
  close(): Promise<void>
}

/** Electron's name of a permission and Chromium's own. */
const permissions = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
] as const

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })

export const openBrowser = async (of: { session: StandInSession; protocol: StandInProtocol; profiles: string }): Promise<Browser> => {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('stand-in: no Chromium on this machine')
  await mkdir(of.profiles, { recursive: true })
  const profile = await mkdtemp(join(of.profiles, 'chromium-'))
  const port = await freePort()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    viewport: null,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--window-size=1440,900',
      `--remote-debugging-port=${port}`,
    ],
  })
  // The last route made is asked first: the guard of window.ts, then the program's own pages, then this.
  await context.route('**/*', (route) => letGo(route))
  await context.route(`https://*${suffix}/**`, (route) => serve(route, of.protocol))
  return {
    context,
    endpoint: `http://127.0.0.1:${port}`,
    decidePermissions: () => context.grantPermissions(permissions.filter(([name]) => isGranted(of.session, name)).map(([, name]) => name)),
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

const isGranted = (session: StandInSession, permission: string): boolean => {
  let granted = false
  session.request(null, permission, (answer) => {
    granted = answer
  })
  return granted
}

/** Nothing leaves this machine in a test: what gets so far is answered here, and the test is told. */
const letGo = async (route: Route): Promise<void> => {
  await tellParent({ kind: 'left', url: route.request().url() })
  await route.fulfill(outsideAnswer)
}
/** Any page that asks may read it, so that only the program's own policy can say no. */
export const outsideAnswer = { body: '<h1>outside</h1>', contentType: 'text/html', headers: { 'access-control-allow-origin': '*' } }

const serve = async (route: Route, protocol: StandInProtocol): Promise<void> => {
  const request = route.request()
  const handler = protocol.handlers.get('app')
  if (handler === undefined) return route.abort('namenotresolved')
  const response = await handler(new Request(fromChromium(request.url()), { method: request.method() }))
  const body = Buffer.from(await response.arrayBuffer())
  await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body })
}
