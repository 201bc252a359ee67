/** The Electron entry: wiring only. The window, the protocol, the door and the menu are each told about one another here. */
import { join, resolve } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, screen, session } from 'electron'
import type { ProgramEvent } from '../shared/contract/index.ts'
import { authorName } from './author.ts'
import { pageFiles } from './page/files.ts'
import { preloadFile, rendererFolder } from './page/place.ts'
import { giveMemoryBackAtRest } from './restingMemory.ts'
import { createService } from './service/dispatch.ts'
import { chooseFile } from './shell/dialogs.ts'
import { answerCalls, sendEvent } from './shell/ipc.ts'
import { menuTemplate } from './shell/menu.ts'
import { denyNavigation } from './shell/navigation.ts'
import { denyPermissions } from './shell/permissions.ts'
import { appPage, declareAppScheme, serveAppPages } from './shell/protocol.ts'
import { openWindow } from './shell/window.ts'
import { keepMemorySteady } from './steadyMemory.ts'

/** The service reads this by itself; window and profile follow it, so that a test or a portable program leaves nothing elsewhere. */
const home = process.env.THROUGHLINE_HOME
if (home !== undefined) app.setPath('userData', join(home, 'electron'))

/** A program file named on the command line or by the system's "open with". */
const programFileIn = (words: readonly string[]): string | undefined => words.slice(1).find((word) => word.endsWith('.throughline'))

const start = async (): Promise<void> => {
  let window: BrowserWindow | null = null
  const current = (): BrowserWindow | null => window
  keepMemorySteady()
  giveMemoryBackAtRest()
  const service = createService({ shell: 'electron', author: authorName(), openDialog: (choice) => chooseFile(dialog, window, choice) })
  const say = (event: ProgramEvent): void => sendEvent(current(), event)
  /** Named before the window has loaded (macOS says so even before the app is ready); later ones go to the window's own action. */
  let named = programFileIn(process.argv)
  let isLoaded = false
  const openFile = (path: string | undefined): void => {
    if (!isLoaded) named = path ?? named
    else if (path !== undefined) say({ kind: 'action', action: 'file.open', argument: path })
  }
  service.onEvent(say)
  answerCalls(ipcMain, service, current)
  app.on('second-instance', (_event, words, folder) => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
    const path = programFileIn(words)
    openFile(path === undefined ? undefined : resolve(folder, path))
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    openFile(path)
  })
  app.on('window-all-closed', () => app.quit())
  let isClosed = false
  app.on('will-quit', (event) => {
    if (isClosed) return
    // Quitting waits until the last command is in the file.
    event.preventDefault()
    void service.close().finally(() => {
      isClosed = true
      app.quit()
    })
  })

  await app.whenReady()
  denyPermissions(session.defaultSession)
  serveAppPages(protocol, pageFiles(rendererFolder))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, (action) => say({ kind: 'action', action }))))
  window = openWindow({
    create: (options) => new BrowserWindow(options),
    preload: preloadFile,
    home: home ?? app.getPath('userData'),
    screens: screen.getAllDisplays().map((display) => display.workArea),
  })
  denyNavigation(window.webContents)
  window.on('closed', () => {
    window = null
  })
  // One that cannot be opened is told in the window, which leads to its back-ups.
  const first = named
  if (first !== undefined) await service.openAtStart(resolve(first))
  await window.loadURL(appPage)
  isLoaded = true
  if (named !== first) openFile(named)
}

declareAppScheme(protocol)
if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron gets ready only after this module has been evaluated.
  start().catch((error: unknown) => {
    dialog.showErrorBox('Throughline', error instanceof Error ? (error.stack ?? error.message) : String(error))
    app.exit(1)
  })
} else {
  app.quit()
}
