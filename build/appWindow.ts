/** The program as an app window of an installed browser: own profile, no first-run pages, no chatter of the browser's own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderItCanRead } from './chromium.ts'

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-client-side-phishing-detection',
  '--disable-sync',
  '--disable-extensions',
  '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions',
  '--metrics-recording-only',
  '--no-pings',
  '--password-store=basic',
  '--window-size=1440,900',
]

/** Chromium refuses to run its sandbox as root; what it shows is our own page only. */
export const isRoot = (): boolean => process.getuid?.() === 0
export const hasScreen = (): boolean => process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

export interface AppWindow {
  /** Resolves when the window is closed. */
  readonly closed: Promise<void>
  close(): Promise<void>
}

/** A private folder that this browser can read. */
export const scratchFor = (browser: string): string => {
  const folder = folderItCanRead(browser) ?? tmpdir()
  mkdirSync(folder, { recursive: true })
  return folder
}

/** `address` may stand in the process list: it must hold no secret. */
export const openAppWindow = async (browser: string, address: string): Promise<AppWindow> => {
  const profile = await mkdtemp(join(scratchFor(browser), 'throughline-window-'))
  const words = [`--app=${address}`, `--user-data-dir=${profile}`, ...quiet, ...(isRoot() ? ['--no-sandbox'] : [])]
  const child = spawn(browser, words, { stdio: 'ignore' })
  const ended = whenEnded(child)
  return {
    closed: ended,
    close: async () => {
      child.kill()
      const insist = setTimeout(() => child.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(insist)
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

const whenEnded = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
