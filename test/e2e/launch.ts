/** Starts the whole program in one of its shells with a home folder of its own, for journeys and pictures. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../build/chromium.ts'
import { findElectron } from '../../build/electronBinary.ts'
import { inTree, root } from '../../build/tree.ts'
import type { Call } from '../../shared/contract/index.ts'
import { outsideAnswer } from '../electron/browser.ts'
import type { Left, Order, Ready } from '../electron/control.ts'

export type Shell = 'loopback' | 'electron' | 'standIn'
export interface LaunchOptions {
  readonly shell: Shell
  /** THROUGHLINE_HOME of this program; start twice with the same one to restart it. */
  readonly home: string
  readonly size?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
  /** A program file that it is started with, as by a double click. */
  readonly file?: string
  /** More switches for the browser; the loopback shell only. */
  readonly flags?: readonly string[]
}
export interface LaunchedProgram {
  readonly shell: Shell
  /** The process that holds the program file. */
  readonly processId: number
  readonly page: Page
  /** An operation through the shell's own way, as the page would call it. */
  readonly call: Call
  /** Menu clicks and answers of file dialogs; only the stand-in takes them. */
  readonly order: (order: Order) => void
  /** Addresses outside the program that the page got through to; answered here, so that nothing leaves the machine. */
  readonly left: readonly string[]
  /** Ends the program as a user would; the home folder stays. */
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

export const launchProgram = async (options: LaunchOptions): Promise<LaunchedProgram> => {
  await mkdir(options.home, { recursive: true })
  if (options.shell === 'loopback') return launchLoopback(options)
  const size = options.size ?? defaultSize
  await writeFile(join(options.home, 'window.json'), JSON.stringify({ ...size, maximised: false }))
  return options.shell === 'electron' ? launchElectron(options) : launchStandIn(options)
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

const launchLoopback = async ({ shell, home, size, colorScheme, file, flags = [] }: LaunchOptions): Promise<LaunchedProgram> => {
  const child = node([inTree('electron/serve/main.ts'), ...named(file)], home)
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

const launchStandIn = async ({ shell, home, colorScheme, file }: LaunchOptions): Promise<LaunchedProgram> => {
  const child = node(['--import', inTree('test/electron/register.ts'), inTree('electron/main.ts'), ...named(file)], home, true)
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
}

const launchElectron = async ({ shell, home, colorScheme, file }: LaunchOptions): Promise<LaunchedProgram> => {
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
