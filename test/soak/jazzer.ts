/**
 * The readers under Jazzer.js, where it is installed: among the project's packages, or in a folder named by JAZZER. Its native part comes
 * ready made; where the system's C library is too old for it (Debian 12), it does not load, and the soak says so.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { inTree } from '../../build/tree.ts'

export interface JazzerFigures {
  /** Why it did not run; null when it did. */
  readonly missing: string | null
  readonly runs: number
  /** Edges reached with the first inputs and at the end, as libFuzzer counts them. */
  readonly covered: readonly [number, number]
  readonly wrong: readonly string[]
}

const folder = inTree('.cache/jazzer')
const missing = (why: string): JazzerFigures => ({ missing: why, runs: 0, covered: [0, 0], wrong: [] })

/** Plain JavaScript in one file with the packages that readers use, so that these are instrumented, too. */
const bundle = async (): Promise<string> => {
  await build({
    configFile: false,
    logLevel: 'error',
    root: inTree('test/import'),
    publicDir: false,
    ssr: { noExternal: true, external: ['better-sqlite3', 'exceljs'] },
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: { target: inTree('test/import/fuzzTarget.ts') }, output: { entryFileNames: 'target.mjs' } },
    },
  })
  return join(folder, 'target.mjs')
}

export const jazzerRun = async (options: {
  readonly runs: number
  readonly seed: number
  readonly progress?: (done: number) => void
}): Promise<JazzerFigures> => {
  const home = process.env.JAZZER ?? inTree('.')
  const cli = join(home, 'node_modules/@jazzer.js/core/dist/cli.js')
  if (!existsSync(cli)) return missing('@jazzer.js/core is not installed (npm install it in a folder and name that in JAZZER)')
  const target = await bundle()
  const corpus = join(folder, 'corpus')
  rmSync(corpus, { recursive: true, force: true })
  mkdirSync(corpus, { recursive: true })
  const { firstInputs } = (await import(target)) as typeof import('../import/fuzzTarget.ts')
  for (const [at, bytes] of firstInputs().entries()) writeFileSync(join(corpus, `first${at}`), bytes)
  const words = [
    cli,
    target,
    corpus,
    '--timeout',
    '20000',
    '--',
    `-runs=${options.runs}`,
    `-seed=${Math.max(1, options.seed)}`,
    '-max_len=20000',
  ]
  const preload = process.env.JAZZER_PRELOAD
  const child = spawn(process.execPath, [...words, `-artifact_prefix=${folder}/found-`], {
    cwd: home,
    env: { ...process.env, ...(preload === undefined ? {} : { LD_PRELOAD: preload }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let tail = ''
  let runs = 0
  let first = 0
  let last = 0
  const hear = (chunk: Buffer): void => {
    tail = (tail + chunk).slice(-20_000)
    for (const [, run, edges] of chunk.toString().matchAll(/#(\d+)\t[A-Za-z]+\s+cov: (\d+)/g)) {
      runs = Math.max(runs, Number(run))
      last = Number(edges)
      if (first === 0) first = last
      options.progress?.(runs)
    }
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (runs === 0) return missing(`it does not start here: ${/Error: .*/.exec(tail)?.[0] ?? tail.slice(0, 300)}`)
  const found = readdirSync(folder).filter((name) => name.startsWith('found-'))
  return { missing: null, runs, covered: [first, last], wrong: status === 0 ? [] : [`${found.join(' ')} ${tail.slice(-1500)}`] }
}
