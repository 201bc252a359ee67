/**
 * A stand-in, not Electron: the part of the module `electron` that electron/main.ts uses, over a real Chromium driven by
 * playwright-core. The real main process, preload, protocol, menu and guards run through it unmodified; what it cannot show
 * is Electron itself. app://throughline is served under an https name that never leaves the machine, because Chromium alone
 * knows no such scheme. Tests steer it through the child process's messages (see control.ts).
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, openBrowser } from './browser.ts'
import { answerNextDialog, nextDialogAnswer, tellParent, whenTold } from './control.ts'
import { StandInWindow } from './window.ts'

process.stderr.write('electron stand-in over Chromium (not Electron)\n')

const paths = new Map<string, string>([['userData', join(tmpdir(), 'throughline-stand-in')]])
let browser: Browser | null = null
let quitting = false

class StandInApp extends EventEmitter {
  setPath(name: string, path: string): void {
    paths.set(name, path)
  }
  getPath(name: string): string {
    return paths.get(name) ?? ''
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  async whenReady(): Promise<void> {
    browser ??= await openBrowser({ session: session.defaultSession, protocol, profiles: this.getPath('userData') })
    StandInWindow.browser = browser
    await tellParent({ kind: 'ready', endpoint: browser.endpoint })
  }
  /** As Electron: windows close first, then a listener of will-quit may hold it up and quit once more. */
  quit(): void {
    if (quitting) return
    for (const window of StandInWindow.open) window.close()
    const event = new Event('will-quit', { cancelable: true })
    this.emit('will-quit', event)
    if (event.defaultPrevented) return
    quitting = true
    void (browser?.close() ?? Promise.resolve()).then(() => process.exit(0))
  }
  exit(code: number): void {
    process.exit(code)
  }
}
export const app = new StandInApp()

type PageHandler = (request: Request) => Response | Promise<Response>
export const protocol = {
  schemes: new Set<string>(),
  handlers: new Map<string, PageHandler>(),
  registerSchemesAsPrivileged(schemes: readonly { scheme: string }[]): void {
    for (const { scheme } of schemes) this.schemes.add(scheme)
  },
  handle(scheme: string, handler: PageHandler): void {
    if (!this.schemes.has(scheme)) throw new Error(`stand-in: ${scheme} was not registered as privileged before the app was ready`)
    this.handlers.set(scheme, handler)
  },
}
export type StandInProtocol = typeof protocol

type Decide = (page: unknown, permission: string, decide: (granted: boolean) => void) => void
/** Electron grants every permission until a handler says otherwise; so does the stand-in. */
export const session = {
  defaultSession: {
    request: ((_page, _permission, decide) => decide(true)) as Decide,
    setPermissionRequestHandler(handler: Decide): void {
      this.request = handler
    },
    setPermissionCheckHandler(_handler: unknown): void {},
    setDevicePermissionHandler(_handler: unknown): void {},
  },
}
export type StandInSession = typeof session.defaultSession

export { ipcMain } from './window.ts'
export { StandInWindow as BrowserWindow }

interface MenuItem {
  readonly label?: string
  readonly role?: string
  readonly click?: () => void
  readonly submenu?: readonly MenuItem[]
}
let menu: readonly MenuItem[] = []
export const Menu = {
  buildFromTemplate: (template: readonly MenuItem[]): readonly MenuItem[] => template,
  setApplicationMenu(items: readonly MenuItem[]): void {
    menu = items
  },
}

const opened = async (_window: unknown, _options: unknown): Promise<{ canceled: boolean; filePaths: string[] }> => {
  const path = nextDialogAnswer()
  return { canceled: path === null, filePaths: path === null ? [] : [path] }
}
export const dialog = {
  showOpenDialog: opened,
  showSaveDialog: async (_window: unknown, _options: unknown): Promise<{ canceled: boolean; filePath: string }> => {
    const path = nextDialogAnswer()
    return { canceled: path === null, filePath: path ?? '' }
  },
  showErrorBox: (title: string, text: string): void => void process.stderr.write(`${title}: ${text}\n`),
}

export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }

const clickMenu = (path: readonly string[]): void => {
  let items = menu
  let found: MenuItem | undefined
  for (const label of path) {
    found = items.find((item) => item.label?.replace('&', '') === label)
    items = found?.submenu ?? []
  }
  if (found?.click === undefined) throw new Error(`stand-in: the menu has no item ${path.join(' > ')}`)
  found.click()
}
whenTold((order) => {
  if (order.kind === 'menu') clickMenu(order.path)
  else if (order.kind === 'dialog') answerNextDialog(order.path)
  else if (order.kind === 'second') app.emit('second-instance', {}, order.words, order.folder)
  else if (order.kind === 'open-file') app.emit('open-file', { preventDefault: () => {} }, order.path)
  else app.quit()
})
process.once('SIGTERM', () => app.quit())
