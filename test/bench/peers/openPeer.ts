/** Builds the page of one peer in memory and opens it; a peer that is no dependency is taken from a folder outside the tree. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { inTree } from '../../../build/tree.ts'

const ORIGIN = 'http://peer.test'
const folder = inTree('.cache/peers')
const modules = join(folder, 'node_modules')
/** Looked at beside, never shipped, never a dependency. */
const packages = { dhtmlx: 'dhtmlx-gantt@10.0.3', svar: '@svar-ui/react-gantt@2.7.3' } as const
export type PeerName = 'ours' | 'stockFrappe' | keyof typeof packages

const nameOf = (versioned: string): string => versioned.slice(0, versioned.lastIndexOf('@'))
export const isInstalled = (name: PeerName): boolean => !(name in packages) || existsSync(join(modules, nameOf(packages[name as 'svar'])))

/** Fetches the peers through npm into .cache/peers; nothing of the project changes. */
export const installPeers = (): void => {
  mkdirSync(folder, { recursive: true })
  const words = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...Object.values(packages)]
  spawnSync('npm', words, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
}

const from = (path: string): string => JSON.stringify(join(modules, path))
const here = (file: string): string => JSON.stringify(join(import.meta.dirname, file))
const imports: Readonly<Record<PeerName, string>> = {
  ours: `import { ours } from ${here('ours.ts')}; window.peer = ours()`,
  stockFrappe: `import ${JSON.stringify(inTree('node_modules/frappe-gantt/dist/frappe-gantt.css'))}
    import { stockFrappe } from ${here('stockFrappe.ts')}; window.peer = stockFrappe()`,
  dhtmlx: `import { gantt } from ${from('dhtmlx-gantt/codebase/dhtmlxgantt.es.js')}
    import ${from('dhtmlx-gantt/codebase/dhtmlxgantt.css')}
    import { dhtmlx } from ${here('dhtmlx.ts')}; window.peer = dhtmlx(gantt)`,
  svar: `import { Gantt, Willow } from ${from('@svar-ui/react-gantt/dist/index.es.js')}
    import ${from('@svar-ui/react-gantt/dist-full/index.css')}
    import { createElement } from ${from('react/index.js')}
    import { createRoot } from ${from('react-dom/client.js')}
    import { flushSync } from ${from('react-dom/index.js')}
    import { svar } from ${here('svar.ts')}; window.peer = svar({ Gantt, Willow, createElement, createRoot, flushSync })`,
}
const entryOf = (name: PeerName): string => `${imports[name]}
  import { generated } from ${JSON.stringify(inTree('test/gantt/harness/rows.ts'))}
  window.prepare = (count) => window.peer.prepare(generated(count))`

const filesOf = async (name: PeerName): Promise<Map<string, string | Uint8Array>> => {
  const entry = 'virtual:peer'
  const built = await build({
    root: inTree('test'),
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      { name: 'peer', resolveId: (id) => (id === entry ? `\0${entry}` : null), load: (id) => (id === `\0${entry}` ? entryOf(name) : null) },
    ],
    build: {
      write: false,
      cssCodeSplit: false,
      target: 'es2024',
      chunkSizeWarningLimit: 9999,
      rolldownOptions: { input: entry, output: { entryFileNames: 'peer.js', assetFileNames: '[name][extname]' } },
    },
  })
  const files = new Map<string, string | Uint8Array>()
  for (const one of [built].flat()) {
    if (!('output' in one)) continue
    for (const file of one.output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source)
  }
  const styles = [...files.keys()].filter((file) => file.endsWith('.css')).map((file) => `<link rel="stylesheet" href="${file}">`)
  const body = '<body style="margin:0"><div id="chart" style="width:1200px;height:820px;position:relative;overflow:hidden"></div>'
  files.set('/', `<!doctype html><meta charset="utf-8">${styles.join('')}${body}<script type="module" src="/peer.js"></script>`)
  return files
}

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' }

/** A page with the peer in it; whatever it asks for elsewhere it does not get. */
export const openPeer = async (browser: Browser, name: PeerName): Promise<Page> => {
  const files = await filesOf(name)
  const page = await browser.newPage({ viewport: { width: 1200, height: 820 } })
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url())
    const body = url.origin === ORIGIN ? files.get(url.pathname) : undefined
    if (body === undefined) return route.fulfill({ status: 404, body: '' })
    const contentType = types[url.pathname.split('.').at(-1) ?? ''] ?? 'text/html'
    return route.fulfill({ body: typeof body === 'string' ? body : Buffer.from(body), contentType })
  })
  await page.goto(ORIGIN)
  await page.waitForFunction(() => window.prepare !== undefined)
  return page
}
