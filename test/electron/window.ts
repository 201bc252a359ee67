/** The stand-in's BrowserWindow, webContents and ipcMain: events and refusals in Electron's order, pages of a real Chromium. */
import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Frame, Page, Request, Route } from 'playwright-core'
import { type Browser, fromChromium, toChromium } from './browser.ts'

type Handler = (event: { sender: StandInContents; senderFrame: StandInFrame | null }, ...words: unknown[]) => unknown
const handlers = new Map<string, Handler>()
export const ipcMain = { handle: (channel: string, handler: Handler): void => void handlers.set(channel, handler) }

/** Electron hands the same object for the same frame; so must this. */
class StandInFrame {
  readonly #frame: Frame
  constructor(frame: Frame) {
    this.#frame = frame
  }
  get url(): string {
    return fromChromium(this.#frame.url())
  }
}
const frames = new WeakMap<Frame, StandInFrame>()
const frameOf = (frame: Frame): StandInFrame => {
  const known = frames.get(frame) ?? new StandInFrame(frame)
  frames.set(frame, known)
  return known
}

class Denied extends Event {}
/** An event whose listeners may prevent what it announces. */
const isAllowed = (on: EventEmitter, name: string, details: { url: string; isMainFrame: boolean }): boolean => {
  const event = Object.assign(new Denied(name, { cancelable: true }), details)
  on.emit(name, event)
  return !event.defaultPrevented
}

class StandInContents extends EventEmitter {
  page: Page | null = null
  #opens: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  get mainFrame(): StandInFrame {
    if (this.page === null) throw new Error('stand-in: the page is not there yet')
    return frameOf(this.page.mainFrame())
  }
  isDestroyed(): boolean {
    return this.page?.isClosed() ?? false
  }
  send(channel: string, text: string): void {
    const page = this.page
    if (page === null || page.isClosed()) return
    page
      .evaluate(([name, words]) => window.standInHear?.(name, words), [channel, text] as const)
      .catch((error: unknown) => {
        if (!page.isClosed()) process.stderr.write(`stand-in: an event was lost: ${String(error)}\n`)
      })
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#opens = handler
  }
  mayOpen(url: string): boolean {
    return this.#opens({ url }).action === 'allow'
  }
}

declare global {
  interface Window {
    standInHear?: (channel: string, text: string) => void
    standInInvoke?: (channel: string, ...words: unknown[]) => Promise<unknown>
  }
}

interface Options {
  readonly width?: number
  readonly height?: number
  readonly webPreferences?: {
    readonly preload?: string
    readonly sandbox?: boolean
    readonly contextIsolation?: boolean
    readonly nodeIntegration?: boolean
  }
}

export class StandInWindow extends EventEmitter {
  static browser: Browser | null = null
  static readonly open = new Set<StandInWindow>()
  readonly webContents = new StandInContents()
  readonly #options: Options
  readonly #ready: Promise<Page>
  #destroyed = false
  /** The address that the program itself loads; every other main-frame navigation is announced first. */
  #loading = ''

  constructor(options: Options) {
    super()
    const { sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {}
    if (sandbox !== true || contextIsolation !== true || nodeIntegration !== false)
      throw new Error('stand-in: a window must be sandboxed, isolated and without Node; there is no other kind here')
    this.#options = options
    this.#ready = this.#open()
    StandInWindow.open.add(this)
  }

  async #open(): Promise<Page> {
    const browser = StandInWindow.browser
    if (browser === null) throw new Error('stand-in: a window before the app is ready')
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    this.webContents.page = page
    await page.setViewportSize({ width: this.#options.width ?? 1440, height: this.#options.height ?? 900 })
    await page.exposeBinding('standInInvoke', ({ frame }, channel: string, ...words: unknown[]) => {
      const handler = handlers.get(channel)
      if (handler === undefined) throw new Error(`stand-in: nobody handles ${channel}`)
      return handler({ sender: this.webContents, senderFrame: frameOf(frame) }, ...words)
    })
    await page.addInitScript(preloadInPage(this.#options.webPreferences?.preload))
    await browser.context.route('**/*', (route) => this.#judge(route))
    browser.context.on('page', (opened) => {
      // Electron asks before the window exists; here it exists for an instant and goes when the answer is no.
      if (!this.webContents.mayOpen(opened.url())) void opened.close()
    })
    page.on('close', () => this.#closed())
    return page
  }

  /** Navigations of the page are announced to the program, which may prevent them. */
  async #judge(route: Route): Promise<void> {
    const request = route.request()
    const url = fromChromium(request.url())
    if (this.#isElsewhere(request)) return this.webContents.mayOpen(url) ? route.fallback() : route.abort('aborted')
    if (request.isNavigationRequest() && url !== this.#loading) {
      const isMainFrame = request.frame() === this.webContents.page?.mainFrame()
      const details = { url, isMainFrame }
      const allowed =
        isAllowed(this.webContents, 'will-frame-navigate', details) &&
        (!isMainFrame || isAllowed(this.webContents, 'will-navigate', details))
      if (!allowed) return route.abort('aborted')
    }
    return route.fallback()
  }

  /** A window that the page opens asks for its address before there is a frame to name. */
  #isElsewhere(request: Request): boolean {
    try {
      return request.frame().page() !== this.webContents.page
    } catch {
      return true
    }
  }

  /** The page is gone, or the program quits: a window tells of its closing before it goes. */
  #closed(): void {
    if (this.#destroyed) return
    this.emit('close', { preventDefault: () => {} })
    this.#destroyed = true
    this.emit('closed')
    StandInWindow.open.delete(this)
    if (StandInWindow.open.size === 0) import('./standIn.ts').then(({ app }) => app.emit('window-all-closed'))
  }

  close(): void {
    this.#closed()
  }
  async loadURL(url: string): Promise<void> {
    const page = await this.#ready
    await StandInWindow.browser?.decidePermissions()
    this.#loading = url
    await page.goto(toChromium(url))
    this.emit('ready-to-show')
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false
  }
  maximize(): void {}
  isMaximized(): boolean {
    return false
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: 0, y: 0, width: this.#options.width ?? 1440, height: this.#options.height ?? 900 }
  }
}

/** The built preload as an init script: `require('electron')` gives the two modules that a sandboxed preload may use. Main frame only, as in Electron. */
const preloadInPage = (path: string | undefined): string => {
  const source = path === undefined ? '' : readFileSync(path, 'utf8')
  return `(() => {
    if (window !== window.top) return
    const invoke = window.standInInvoke
    const listeners = new Map()
    window.standInHear = (channel, text) => { for (const hear of listeners.get(channel) ?? []) hear({}, text) }
    const ipcRenderer = {
      invoke: (channel, ...words) => invoke(channel, ...words),
      on: (channel, hear) => { listeners.set(channel, [...(listeners.get(channel) ?? []), hear]) },
      removeListener: (channel, hear) => { listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== hear)) },
    }
    const contextBridge = { exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }) }
    const require = (name) => {
      if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer }
      throw new Error('a sandboxed preload cannot require ' + name)
    }
    const module = { exports: {} }
    const exports = module.exports
    ${source}
  })()`
}
