/** `npm run build`: the renderer for every window, and main, preload, workers, loopback and command line for Electron. Skips what is up to date. */
import { existsSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'
import { unlessFresh } from './fresh.ts'
import { inTree } from './tree.ts'

const common = { configFile: false, logLevel: 'warn' } as const satisfies InlineConfig

const renderer: InlineConfig = {
  ...common,
  root: inTree('renderer'),
  base: '/',
  plugins: [react()],
  worker: { format: 'es' },
  build: { outDir: inTree('dist/renderer'), emptyOutDir: true, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2500 },
}

/** Bundled files that start by themselves, each beside main.js, where the code that starts a worker looks for it. */
const entries = {
  main: 'electron/main.ts',
  serve: 'electron/serve/main.ts',
  cli: 'electron/cli/main.ts',
  readWorker: 'electron/io/read/worker.ts',
  writeWorker: 'electron/io/write/worker.ts',
  fileWorker: 'electron/store/fileWorker.ts',
} as const

/** Our sources in one place, packages left where they are: better-sqlite3 is native and exceljs does not like to be bundled. */
const electron = (input: Record<string, string>, format: 'es' | 'cjs', extension: string): InlineConfig => ({
  ...common,
  root: inTree('electron'),
  publicDir: false,
  build: {
    ssr: true,
    target: 'node24',
    outDir: inTree('dist/electron'),
    emptyOutDir: format === 'es',
    minify: false,
    rolldownOptions: { input, output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` } },
  },
})

/** Vitest sets NODE_ENV to "test", for which vite would bundle React's slow development build, and everybody after would call it fresh. */
const buildForUse = async (config: InlineConfig): Promise<void> => {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await build(config)
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

export const buildRenderer = (): Promise<boolean> => unlessFresh('dist/renderer', ['renderer', 'shared'], () => buildForUse(renderer))

export const buildElectron = (): Promise<boolean> =>
  unlessFresh('dist/electron', ['electron', 'shared'], async () => {
    const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, inTree(path)]))
    await buildForUse(electron(Object.fromEntries(Object.entries(input).filter(([, path]) => existsSync(path))), 'es', 'js'))
    await buildForUse(electron({ preload: inTree('electron/preload.ts') }, 'cjs', 'cjs'))
  })

/** The loopback shell in the bundle. */
export const servedFile = inTree('dist/electron/serve.js')

if (import.meta.main) {
  for (const [name, make] of [['renderer', buildRenderer] as const, ['electron', buildElectron] as const])
    process.stdout.write(`${name}: ${(await make()) ? 'built' : 'up to date'}\n`)
}
