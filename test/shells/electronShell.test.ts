/** The parts of the Electron shell on their own: who may speak, what a window may do, what the menu says. The wiring is tested through the stand-in. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { afterAll, describe, expect, test } from 'vitest'
import { chooseFile } from '../../electron/shell/dialogs.ts'
import { answerCalls } from '../../electron/shell/ipc.ts'
import { menuTemplate } from '../../electron/shell/menu.ts'
import { isOurs } from '../../electron/shell/navigation.ts'
import { denyPermissions } from '../../electron/shell/permissions.ts'
import { openWindow, windowOptions } from '../../electron/shell/window.ts'
import { actionNamed } from '../../renderer/client/actions.ts'
import { registerFrameActions } from '../../renderer/frame/frameActions.ts'
import { menu as menuWords } from '../../shared/words/en/menu.ts'

/** As much of Electron's object as the code under test reads. */
const partly = <T>(part: unknown): T => part as T

describe('who may call', () => {
  const mainFrame = { url: 'app://throughline/' }
  const webContents = { mainFrame }
  const window = partly<BrowserWindow>({ webContents, isDestroyed: () => false })
  const ask = async (event: unknown, of: BrowserWindow | null, input: unknown = '{"a":1}') => {
    const calls: unknown[] = []
    const replies: Promise<string>[] = []
    answerCalls(
      partly({
        handle: (_channel: string, handler: (...words: unknown[]) => Promise<string>) => replies.push(handler(event, 'app.info', input)),
      }),
      {
        dispatch: async (name: unknown, given: unknown) => {
          calls.push([name, given])
          return { ok: true, value: 1 }
        },
      },
      () => of,
    )
    return { calls, answer: JSON.parse((await replies[0]) ?? 'null') }
  }
  const event = (senderFrame: unknown, sender: unknown = webContents): IpcMainInvokeEvent => partly({ sender, senderFrame })

  test('the main frame of our window on our page', async () => {
    expect(await ask(event(mainFrame), window)).toEqual({ calls: [['app.info', { a: 1 }]], answer: { ok: true, value: 1 } })
  })
  const strangers: [string, IpcMainInvokeEvent, BrowserWindow | null][] = [
    ['a frame inside our page', event({ url: 'app://throughline/' }), window],
    ['a frame that is gone', event(null), window],
    ['another window', event(mainFrame, { mainFrame }), window],
    ['no window of ours', event(mainFrame), null],
  ]
  for (const [who, from, of] of strangers)
    test(`not ${who}`, async () => {
      const { calls, answer } = await ask(from, of)
      expect([calls, answer.code]).toEqual([[], 'forbidden'])
    })
  for (const url of [
    'https://evil.example/',
    'app://other/',
    'app://throughline.evil.example/',
    'file:///etc/passwd',
    'about:blank',
    'data:text/html,x',
  ])
    test(`not our main frame while it shows ${url}`, async () => {
      const frame = { url }
      const contents = { mainFrame: frame }
      const { calls, answer } = await ask(event(frame, contents), partly({ webContents: contents, isDestroyed: () => false }))
      expect([calls, answer.code]).toEqual([[], 'forbidden'])
    })
  test('text that is no JSON, and what is no text, never reach the door', async () => {
    for (const input of ['{"a":', null, 7, { a: 1 }]) {
      const { calls, answer } = await ask(event(mainFrame), window, input)
      expect([calls, answer.code]).toEqual([[], 'invalid'])
    }
  })
})

test('only our own origin is ours', () => {
  expect(['app://throughline', 'app://throughline/', 'app://throughline/assets/x.js'].map(isOurs)).toEqual([true, true, true])
  expect(['app://throughlines/', 'app://evil/app://throughline/', 'http://app://throughline/', ''].map(isOurs)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('permissions are denied, whoever asks', () => {
  const answers: Record<string, boolean> = {}
  let check: (permission: string) => boolean = () => true
  let device = (): boolean => true
  denyPermissions(
    partly({
      setPermissionRequestHandler: (handler: (page: unknown, permission: string, decide: (yes: boolean) => void) => void) => {
        for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'hid'])
          handler(null, permission, (yes) => {
            answers[permission] = yes
          })
      },
      setPermissionCheckHandler: (handler: (page: unknown, permission: string) => boolean) => {
        check = (permission) => handler(null, permission)
      },
      setDevicePermissionHandler: (handler: () => boolean) => {
        device = handler
      },
    }),
  )
  expect(Object.values(answers)).toEqual(Array(7).fill(false))
  expect([check('media'), check('clipboard-sanitized-write'), device()]).toEqual([false, true, false])
})

describe('the window', () => {
  const place = { width: 1200, height: 800, maximised: false }
  test('is sandboxed, isolated and without Node', () => {
    expect(windowOptions('/preload.cjs', place).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
    })
  })

  const open = (home: string, screens = [{ x: 0, y: 0, width: 1920, height: 1080 }]) => {
    const listeners = new Map<string, () => void>()
    let options: Record<string, unknown> = {}
    const window = {
      once: () => {},
      on: (name: string, listener: () => void) => listeners.set(name, listener),
      getNormalBounds: () => ({ x: 40, y: 50, width: 1300, height: 820 }),
      isMaximized: () => false,
      maximize: () => {},
    }
    openWindow({
      create: (wanted) => {
        options = { ...wanted }
        return partly(window)
      },
      preload: '/p.cjs',
      home,
      screens,
    })
    return { options, close: () => listeners.get('close')?.() }
  }
  const homes: string[] = []
  const newHome = (): string => {
    const home = mkdtempSync(join(tmpdir(), 'throughline-place-'))
    homes.push(home)
    return home
  }
  afterAll(() => {
    for (const home of homes) rmSync(home, { recursive: true })
  })

  test('comes back where it was closed', () => {
    const home = newHome()
    expect(open(home).options).toMatchObject({ width: 1440, height: 900 })
    open(home).close()
    expect(open(home).options).toMatchObject({ x: 40, y: 50, width: 1300, height: 820 })
  })
  test('comes up on a screen that is there when its own is gone', () => {
    const home = newHome()
    open(home).close()
    const { options } = open(home, [{ x: 3000, y: 0, width: 800, height: 600 }])
    expect([options.x, options.y, options.width]).toEqual([undefined, undefined, 1300])
  })
  test('a damaged note is no reason not to start', () => {
    const home = newHome()
    for (const text of ['{', '{"width":1e9,"height":1,"maximised":false}', '[]']) {
      writeFileSync(join(home, 'window.json'), text)
      expect(open(home).options).toMatchObject({ width: 1440, height: 900 })
    }
  })
})

test('every menu item says its action and nothing else', () => {
  const said: string[] = []
  const template = menuTemplate('linux', (action) => said.push(action))
  for (const { submenu } of template)
    if (Array.isArray(submenu)) for (const item of submenu) item.click?.(partly({}), undefined, partly({}))
  const wanted = Object.values(menuWords).flatMap(({ entries }) => entries.flatMap((entry) => (entry === 'line' ? [] : [entry.action])))
  expect(said).toEqual(wanted)
})

test("the menu's actions and keys are those of the window", () => {
  const unregister = registerFrameActions()
  for (const { entries } of Object.values(menuWords))
    for (const entry of entries) {
      if (entry === 'line') continue
      const keys = actionNamed(entry.action)?.keys ?? []
      expect({
        action: entry.action,
        known: actionNamed(entry.action) !== undefined,
        keys: entry.keys === undefined || keys.includes(entry.keys),
      }).toEqual({
        action: entry.action,
        known: true,
        keys: true,
      })
    }
  unregister()
})

test('a file dialog offers the kinds of file that its purpose wants, and null when it is cancelled', async () => {
  const asked: { filters?: { extensions: string[] }[] }[] = []
  const dialog = {
    showOpenDialog: async (_window: unknown, options: { filters?: { extensions: string[] }[] }) => {
      asked.push(options)
      return { canceled: true, filePaths: [] }
    },
    showSaveDialog: async (_window: unknown, options: { filters?: { extensions: string[] }[] }) => {
      asked.push(options)
      return { canceled: false, filePath: '/tmp/deck.pptx' }
    },
  }
  const window = partly<BrowserWindow>({})
  expect(await chooseFile(partly(dialog), window, { purpose: 'import' })).toBeNull()
  expect(await chooseFile(partly(dialog), window, { purpose: 'save-deck', suggested: 'deck.pptx' })).toBe('/tmp/deck.pptx')
  expect(asked.map(({ filters }) => filters?.[0]?.extensions[0])).toEqual(['xlsx', 'pptx'])
  expect(await chooseFile(partly(dialog), null, { purpose: 'open' })).toBeNull()
})

test('an installed program runs with every fuse set and the sample beside it', () => {
  const config = JSON.parse(readFileSync('build/electron-builder.json', 'utf8'))
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  })
  for (const { from } of config.extraResources) expect(existsSync(from)).toBe(true)
})
