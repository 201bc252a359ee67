/** Starts the whole program in one of its shells with a home folder of its own, for journeys and pictures. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Browser, chromium, type Page } from 'playwright-core'
import { buildElectron, buildRenderer, servedFile } from '../../build/build.ts'
import { findChromium } from '../../build/chromium.ts'
import { findElectron } from '../../build/electronBinary.ts'
import { inTree, root } from '../../build/tree.ts'
import type { Call } from '../../shared/contract/index.ts'
import { type Ask, askThrough } from '../ask.ts'
import { outsideAnswer } from '../electron/browser.ts'
import type { Left, Order, Ready } from '../electron/control.ts'

export type Shell = 'loopback' | 'electron' | 'standIn'
export interface LaunchOptions {
  readonly shell: Shell
  /** THROUGHLINE_HOME of this program; start twice with the same one to restart it. Left out: one of its own, which goes when it stops. */
  readonly home?: string
  readonly size?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  /** A program file that it is started with, as by a double click. */
  readonly file?: string
  /** More switches for the browser; the loopback shell only. */
  readonly flags?: readonly string[]
}
type Launched = Omit<LaunchedProgram, 'home' | 'ask'>
type AtHome = LaunchOptions & { readonly home: string }
export interface LaunchedProgram {
  readonly shell: Shell
  readonly home: string
  /** The process that holds the program file. */
  readonly processId: number
  readonly page: Page
  /** An operation through the shell's own way, as the page would call it. */
  readonly call: Call
  readonly ask: Ask
  /** Menu clicks and answers of file dialogs; only the stand-in takes them. */
  readonly order: (order: Order) => void
  /** Addresses outside the program that the page got through to; answered here, so that nothing leaves the machine. */
  readonly left: readonly string[]
  /** Ends the program as a user would; a home folder that was handed in stays. */
  stop(): Promise<void>
  /** Ends it as a power cut would. */
  kill(): Promise<void>
}

/** The shells that can run on this machine: the loopback, and Electron or else its stand-in. */
export const shellsHere = (): readonly Shell[] => ['loopback', findElectron() === null ? 'standIn' : 'electron']

const browserPath = (): string => {
  const path = findChromium()
  if (path === null)
    throw new Error('No Chromium, Chrome or Edge on this machine: a journey cannot run. npm test installs one where it may.')
  return path
}
export const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run']
const defaultSize = { width: 1440, height: 900 }

/** Builds what is not up to date, starts the program and waits until its page can be used. */
export const launchProgram = async (options: LaunchOptions): Promise<LaunchedProgram> => {
  await buildRenderer()
  // The loopback and Electron run what was built; the stand-in runs main's sources, but the preload script as it was built.
  await buildElectron()
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'throughline-')))
  await mkdir(home, { recursive: true })
  const program = await launch[options.shell]({ ...options, home })
  program.page.setDefaultTimeout(20_000)
  const stop = async (): Promise<void> => {
    await program.stop()
    if (options.home === undefined) await rm(home, { recursive: true, force: true })
  }
  return { ...program, home, ask: askThrough(program.call), stop }
}

const environment = (home: string): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  THROUGHLINE_HOME: home,
  THROUGHLINE_AUTHOR: 'Tester',
})
const node = (words: readonly string[], home: string, withMessages = false): ChildProcess =>
  spawn(process.execPath, words, {
    cwd: root,
    env: environment(home),
    stdio: ['ignore', 'pipe', 'pipe', ...(withMessages ? (['ipc'] as const) : [])],
  })

/** Resolves with what `read` finds, or fails with what the program said instead. */
const awaitStart = <T>(child: ChildProcess, listen: (found: (value: T) => void) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
    })
    child.once('exit', (code) => reject(new Error(`The program ended with ${code} before it was ready:\n${said}`)))
    listen(resolve)
  })

const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const insist = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(insist)
}

/** A start that fails half-way leaves no process behind. */
const orEnd = async <T>(child: ChildProcess, start: () => Promise<T>): Promise<T> => {
  try {
    return await start()
  } catch (error) {
    await end(child, 'SIGTERM')
    throw error
  }
}

/** Answers whatever is not the program's own origin, and notes it. */
const watchLeaving = async (page: Page): Promise<string[]> => {
  const left: string[] = []
  await page.context().route(/^https?:\/\/(?!127\.0\.0\.1:)/, (route) => {
    left.push(route.request().url())
    return route.fulfill(outsideAnswer)
  })
  return left
}

const named = (file: string | undefined): string[] => (file === undefined ? [] : [file])
const cannotOrder = (): never => {
  throw new Error('Only the stand-in takes orders.')
}

const launchLoopback = async ({ shell, home, size, colorScheme, file, flags = [] }: AtHome): Promise<Launched> => {
  const child = node([servedFile, ...named(file)], home)
  return orEnd(child, async () => {
    let said = ''
    const address = await awaitStart<string>(child, (found) =>
      child.stdout?.on('data', (chunk) => {
        said += chunk
        const url = /http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]+(?=\s)/.exec(said)?.[0]
        if (url !== undefined) found(url)
      }),
    )
    const browser = await chromium.launch({ executablePath: browserPath(), args: [...browserArguments, ...flags] })
    const context = await browser.newContext({ viewport: size ?? defaultSize, colorScheme: colorScheme ?? 'light' })
    const page = await context.newPage()
    const left = await watchLeaving(page)
    await page.goto(address)
    // Signing in is the page's own first step.
    await page.waitForFunction(() => sessionStorage.getItem('throughline.bearer') !== null, undefined, { timeout: 120_000 })
    const call: Call = (name, input) =>
      page.evaluate(
        async ([operation, body]) => {
          const bearer = sessionStorage.getItem('throughline.bearer')
          const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` }
          return (await fetch(`/api/${operation}`, { method: 'POST', headers, body })).json()
        },
        [name, JSON.stringify(input)] as const,
      )
    const finish = async (signal: NodeJS.Signals): Promise<void> => {
      await browser.close()
      await end(child, signal)
    }
    const processId = child.pid ?? 0
    return { shell, processId, page, call, order: cannotOrder, left, stop: () => finish('SIGTERM'), kill: () => finish('SIGKILL') }
  })
}

/** Through the bridge that the preload script put there. */
const bridgeCall =
  (page: Page): Call =>
  (name, input) =>
    page.evaluate(
      async ([operation, body]) => {
        const bridge = (window as { throughline?: { call(name: string, input: string): Promise<string> } }).throughline
        return JSON.parse((await bridge?.call(operation, body)) ?? 'null')
      },
      [name, JSON.stringify(input)] as const,
    )

const rememberSize = (home: string, size = defaultSize): Promise<void> =>
  writeFile(join(home, 'window.json'), JSON.stringify({ ...size, maximised: false }))

const launchStandIn = async ({ shell, home, size, colorScheme, file }: AtHome): Promise<Launched> => {
  await rememberSize(home, size)
  const child = node(['--import', inTree('test/electron/register.ts'), inTree('electron/main.ts'), ...named(file)], home, true)
  return orEnd(child, async () => {
    const left: string[] = []
    const { endpoint } = await awaitStart<Ready>(child, (found) =>
      child.on('message', (news: Ready | Left) => {
        if (news.kind === 'ready') found(news)
        else left.push(news.url)
      }),
    )
    const browser: Browser = await chromium.connectOverCDP(endpoint)
    const page = browser.contexts()[0]?.pages()[0]
    if (page === undefined) throw new Error('The stand-in opened no window.')
    if (colorScheme !== undefined) await page.emulateMedia({ colorScheme })
    await page.waitForURL(/stand-in\.invalid/)
    const finish = async (signal: NodeJS.Signals): Promise<void> => {
      await browser.close()
      await end(child, signal)
    }
    return {
      shell,
      processId: child.pid ?? 0,
      page,
      call: bridgeCall(page),
      order: (order) => void child.send(order),
      left,
      stop: () => finish('SIGTERM'),
      kill: () => finish('SIGKILL'),
    }
  })
}

const launchElectron = async ({ shell, home, size, colorScheme, file }: AtHome): Promise<Launched> => {
  await rememberSize(home, size)
  const executablePath = findElectron()
  if (executablePath === null) throw new Error("Electron's binary is not on this machine.")
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root, ...named(file)]
  const program = await _electron.launch({ executablePath, args, env: environment(home), colorScheme: colorScheme ?? 'light' })
  const page = await program.firstWindow()
  const left = await watchLeaving(page)
  const kill = async (): Promise<void> => end(program.process(), 'SIGKILL')
  const processId = program.process().pid ?? 0
  return { shell, processId, page, call: bridgeCall(page), order: cannotOrder, left, stop: () => program.close(), kill }
}

const launch = { loopback: launchLoopback, standIn: launchStandIn, electron: launchElectron } as const
