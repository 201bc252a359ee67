/** `npm test`: types, lint, then every test. Its last line is "N passed, N failed", whatever happened. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { buildElectron, buildRenderer } from './build.ts'
import { check } from './check.ts'
import { findChromium, installChromium } from './chromium.ts'
import { inTree, root } from './tree.ts'

interface Counted {
  readonly numPassedTests: number
  readonly numFailedTests: number
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const report = inTree('.cache/tests.json')

/** Counts of the runner itself; a file that could not even be loaded counts as one failure, and so does a runner that died. */
const runTests = (leftOut: readonly string[]): { passed: number; failed: number } => {
  mkdirSync(inTree('.cache'), { recursive: true })
  rmSync(report, { force: true })
  const words = [inTree('node_modules/vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const without = leftOut.flatMap((path) => ['--exclude', path])
  const { status } = spawnSync(process.execPath, [...words, ...without, ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  try {
    const counted: Counted = JSON.parse(readFileSync(report, 'utf8'))
    const failed = Math.max(counted.numFailedTests, status === 0 ? 0 : 1)
    return { passed: counted.numPassedTests, failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Does the file drive a browser, itself or through a file of the tests that it imports? */
const drivesBrowser = (path: string): boolean => {
  const text = readFileSync(path, 'utf8')
  const helpers = [...text.matchAll(/from '(\.[^']+)'/g)].map((found) => resolve(dirname(path), found[1] ?? ''))
  return text.includes("from 'playwright-core'") || helpers.some((helper) => helper.startsWith(inTree('test')) && drivesBrowser(helper))
}
const testsInBrowser = (): string[] =>
  readdirSync(inTree('test'), { recursive: true, encoding: 'utf8' })
    .map((path) => inTree('test', path))
    .filter((path) => /\.test\.tsx?$/.test(path) && drivesBrowser(path))
    .map((path) => relative(root, path).replaceAll('\\', '/'))

const checked = check()
const leftOut = (findChromium() ?? installChromium()) === null ? testsInBrowser() : []
if (leftOut.length > 0)
  say(
    `No Chromium, Chrome or Edge is here and none could be installed: ${leftOut.length} test files that need one are left out (THROUGHLINE_BROWSER=/path names one).`,
  )
let built = true
try {
  await buildRenderer()
  await buildElectron()
} catch (error) {
  built = false
  say(`FAIL build: ${error instanceof Error ? error.message : String(error)}`)
}
const tested = runTests(leftOut)
const passed = checked.passed + tested.passed + (built ? 1 : 0)
const failed = checked.failed + tested.failed + (built ? 0 : 1)
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
