/** `npm run serve` with a browser of ours that only looks: what it is told on its command line, what it is given, and that all ends when it goes. */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTree, root } from '../../build/tree.ts'

interface Seen {
  readonly words: string[]
  readonly page: string
  readonly mode: number
  readonly session: { status: number; ok: boolean }
  readonly again: number
  readonly info: { ok: boolean; value: { shell: string; file: { name: string } | null } }
  readonly processes: string
  readonly pageLeft: boolean
}

/** Stands where Chromium would: follows the page it is given and writes down what it saw. */
const browserSource = `#!${process.execPath}
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
const words = process.argv.slice(2)
const file = fileURLToPath(words.find((word) => word.startsWith('--app=')).slice('--app='.length))
const page = readFileSync(file, 'utf8')
const mode = statSync(file).mode & 0o777
const address = new URL(/location\\.replace\\("([^"]+)"\\)/.exec(page)[1])
const code = address.hash.slice('#code='.length)
const post = (path, body, bearer) => fetch(address.origin + path, { method: 'POST', headers: { origin: address.origin, 'content-type': 'application/json', ...(bearer ? { authorization: 'Bearer ' + bearer } : {}) }, body: JSON.stringify(body) })
const first = await post('/session', { code })
const session = await first.json()
const second = await post('/session', { code })
const info = await (await post('/api/app.info', {}, session.value.bearer)).json()
const all = process.platform === 'linux' ? readdirSync('/proc').filter((name) => /^\\d+$/.test(name)) : []
const processes = all.map((pid) => { try { return readFileSync('/proc/' + pid + '/cmdline', 'utf8') + readFileSync('/proc/' + pid + '/environ', 'utf8') } catch { return '' } }).join('\\n')
await new Promise((resolve) => setTimeout(resolve, 200))
writeFileSync(process.env.SEEN, JSON.stringify({ words, page, mode, session: { status: first.status, ok: session.ok }, again: second.status, info, processes: [code, session.value.bearer].filter((secret) => processes.includes(secret)).join(' '), pageLeft: existsSync(file) }))
`

const folder = mkdtempSync(join(tmpdir(), 'throughline-start-'))
let said = ''
let exit: number | null
let seen: Seen
beforeAll(async () => {
  const browser = join(folder, 'browser.mjs')
  writeFileSync(browser, browserSource)
  chmodSync(browser, 0o755)
  const env = {
    ...process.env,
    THROUGHLINE_BROWSER: browser,
    THROUGHLINE_HOME: join(folder, 'home'),
    DISPLAY: ':none',
    SEEN: join(folder, 'seen.json'),
  }
  const program = join(folder, 'given.throughline')
  execFileSync(process.execPath, [inTree('electron/cli/main.ts'), 'new', program, '--name', 'Given'], { env })
  const child = spawn(process.execPath, [inTree('build/start.ts'), '--browser', program], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  exit = await new Promise((resolve) => child.once('exit', resolve))
  if (!existsSync(env.SEEN)) throw new Error(`the browser saw nothing:\n${said}`)
  seen = JSON.parse(readFileSync(env.SEEN, 'utf8'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the window is opened through a private page that is gone once it was used', () => {
  expect(seen.page).toContain('location.replace("http://127.0.0.1:')
  if (process.platform !== 'win32') expect(seen.mode).toBe(0o600)
  expect(seen.pageLeft).toBe(false)
})
test('the code of that page signs in once, not twice, and the program answers with the file it was started with', () => {
  expect([seen.session, seen.again]).toEqual([{ status: 200, ok: true }, 403])
  expect(seen.info).toMatchObject({ ok: true, value: { shell: 'browser', file: { name: 'Given' } } })
})
test('no process of this machine carries the code or the bearer in its words or its environment', () => {
  expect(seen.processes).toBe('')
  expect(seen.words.join(' ')).not.toMatch(/code=|http:/)
})
test('the browser has a profile of its own and is told to keep quiet', () => {
  expect(seen.words.find((word) => word.startsWith('--user-data-dir='))).toMatch(/throughline-window-/)
  expect(seen.words).toContain('--disable-background-networking')
  expect(seen.words).toContain('--no-first-run')
})
test('the program ends with its window and leaves nothing behind', () => {
  expect(exit, said).toBe(0)
  const profile = seen.words.find((word) => word.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length)
  expect(existsSync(profile ?? '')).toBe(false)
})

test('a browser that cannot come up is no end: the address is printed, and Ctrl+C ends', async () => {
  const broken = join(folder, 'broken.sh')
  writeFileSync(broken, '#!/bin/sh\nexit 1\n')
  chmodSync(broken, 0o755)
  const env = { ...process.env, THROUGHLINE_BROWSER: broken, THROUGHLINE_HOME: join(folder, 'home'), DISPLAY: ':none' }
  const child = spawn(process.execPath, [inTree('build/start.ts'), '--browser'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let words = ''
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk) => {
      words += chunk
      if (words.includes('#code=')) resolve()
    }),
  )
  expect(words).toContain('broken.sh ended before it showed Throughline')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})
