/** Builds the harness page in memory and opens it in the installed Chromium; nothing is served, nothing leaves the machine. */
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { findChromium } from '../../build/chromium.ts'

const ORIGIN = 'http://gantt.test'
const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' }

const buildFiles = async (): Promise<Map<string, string | Uint8Array>> => {
  const built = await build({
    root: fileURLToPath(new URL('./harness', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2024' },
  })
  const files = new Map<string, string | Uint8Array>()
  for (const one of [built].flat()) {
    if (!('output' in one)) continue
    for (const file of one.output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source)
  }
  return files
}

export interface OpenHarness {
  readonly browser: Browser
  newPage(size?: { width: number; height: number }): Promise<Page>
  close(): Promise<void>
}

/** `flags` are more switches for the browser. */
export const openHarness = async (flags: readonly string[] = []): Promise<OpenHarness> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge found: install one, or put it on PATH')
  const [files, browser] = await Promise.all([
    buildFiles(),
    chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', ...flags],
    }),
  ])
  return {
    browser,
    async newPage(size = { width: 1440, height: 900 }) {
      const page = await browser.newPage({ viewport: size })
      await page.route(`${ORIGIN}/**`, async (route) => {
        const path = new URL(route.request().url()).pathname
        const body = files.get(path === '/' ? '/index.html' : path)
        if (body === undefined) return route.fulfill({ status: 404, body: '' })
        const contentType = types[path === '/' ? 'html' : (path.split('.').at(-1) ?? '')] ?? 'application/octet-stream'
        return route.fulfill({ body: typeof body === 'string' ? body : Buffer.from(body), contentType })
      })
      await page.goto(ORIGIN)
      return page
    },
    close: () => browser.close(),
  }
}
