/** `npm start`: builds what is needed and opens the program - in Electron, else as an app window of an installed browser, else by its address. */
import { spawn } from 'node:child_process'
import { basename, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fixAllocator } from '../electron/serve/allocator.ts'
import type * as Serve from '../electron/serve/main.ts'
import { hasScreen, isRoot, openAppWindow, scratchFor } from './appWindow.ts'
import { buildElectron, buildRenderer, servedFile } from './build.ts'
import { findChromium } from './chromium.ts'
import { findOrFetchElectron } from './electronBinary.ts'
import { root } from './tree.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const inBrowser = process.argv.includes('--browser')
/** `npm start -- PLAN.throughline`; npm runs us in the project's folder, the user may stand elsewhere. */
const named = process.argv.slice(2).find((word) => !word.startsWith('--'))
const file = named === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), named)

/** True when Electron ran and was closed; false when it could not come up (a missing system library, no screen). */
const runElectron = async (binary: string): Promise<boolean> => {
  await buildElectron()
  const began = Date.now()
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(binary, [...(isRoot() ? ['--no-sandbox'] : []), root, ...(file === undefined ? [] : [file])], {
      stdio: 'inherit',
      env,
    })
    const stop = (): void => void child.kill()
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    child.once('exit', resolve)
    child.once('error', () => resolve(1))
  })
  return code === 0 || Date.now() - began > 5000
}

/** The loopback shell; ends at Ctrl+C and when the app window is closed. A browser that never shows the page is no end: the address is printed. */
const runLoopback = async (browser: string | null): Promise<void> => {
  // The same bundle that Electron runs: its threads start at once and hold a third of the memory of those that strip types.
  await buildElectron()
  const { offerAddress, printAddress, serveProgram, writeHandOver }: typeof Serve = await import(pathToFileURL(servedFile).href)
  let wasShown = false
  let removePage = async (): Promise<void> => {}
  const whenSignedIn = (): void => {
    wasShown = true
    void removePage()
  }
  const program = await serveProgram({ whenSignedIn, ...(file === undefined ? {} : { file }) })
  if (browser === null) {
    await offerAddress(program)
    return program.close()
  }
  const handOver = await writeHandOver(program.loopback.issueAddress(), scratchFor(browser))
  removePage = handOver.remove
  const window = await openAppWindow(browser, handOver.url)
  if (isRoot()) say("As root the browser runs without its own sandbox; it shows only Throughline's page.")
  say('Close the window or press Ctrl+C here to end. Enter prints an address for another browser on this machine.')
  const stopped = offerAddress(program, { quietAtFirst: true })
  const closed = await Promise.race([window.closed.then(() => true), program.windowsGone, stopped])
  await window.close()
  await handOver.remove()
  if (closed === true && !wasShown) {
    say(`${basename(browser)} ended before it showed Throughline.`)
    printAddress(program)
    await stopped
  }
  await program.close()
}

fixAllocator()
await buildRenderer()
const electron = inBrowser || !hasScreen() ? null : await findOrFetchElectron(say)
if (electron === null || !(await runElectron(electron))) {
  const browser = hasScreen() ? findChromium() : null
  if (!inBrowser && browser !== null)
    say(`Electron is not here and could not be fetched: opening Throughline as a window of ${basename(browser)}.`)
  if (!hasScreen()) say('There is no screen here (no DISPLAY), so no window can be opened.')
  else if (browser === null)
    say('Neither Electron nor Chromium, Chrome or Edge was found (THROUGHLINE_BROWSER=/path/to/browser names one).')
  await runLoopback(browser)
}
process.exit()
