/** The secret that opens the window passes through a file only its user can read, never through the command line. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createSession, writeHandOver } from '../../electron/serve/session.ts'

const address = 'http://127.0.0.1:4711/#code=abc-123'

test('the page leads to the address, is private, and its own address holds no secret', async () => {
  const handOver = await writeHandOver(address)
  const page = fileURLToPath(handOver.url)
  expect(readFileSync(page, 'utf8')).toContain(JSON.stringify(address))
  expect(handOver.url).not.toContain('abc-123')
  if (process.platform !== 'win32') expect([statSync(page).mode & 0o777, statSync(dirname(page)).mode & 0o777]).toEqual([0o600, 0o700])
  await handOver.remove()
  expect(existsSync(dirname(page))).toBe(false)
  await handOver.remove()
})

test('a code runs out after two minutes', () => {
  let now = 0
  const session = createSession({ now: () => now })
  const inTime = session.issueCode()
  now = 119_000
  expect(session.exchange(inTime)).not.toBeNull()
  const late = session.issueCode()
  now += 121_000
  expect(session.exchange(late)).toBeNull()
})

test('the ninth window signs the first one out', () => {
  const session = createSession()
  const bearers = Array.from({ length: 9 }, () => session.exchange(session.issueCode()) ?? '')
  expect(bearers.map(session.holdsBearer)).toEqual([false, ...Array(8).fill(true)])
})
