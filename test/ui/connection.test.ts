/** The window's line to the program: it says when the line breaks, follows other windows, and catches up after a break. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildRenderer } from '../../build/build.ts'
import { findChromium } from '../../build/chromium.ts'
import { pageFiles } from '../../electron/page/files.ts'
import { rendererFolder } from '../../electron/page/place.ts'
import { type Loopback, startLoopback } from '../../electron/serve/http.ts'
import { createService, type Service } from '../../electron/service/dispatch.ts'
import { browserArguments } from '../e2e/launch.ts'

let browser: Browser
let home: string
let service: Service
let loopback: Loopback

beforeAll(async () => {
  await buildRenderer()
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('No Chromium, Chrome or Edge on this machine.')
  browser = await chromium.launch({ executablePath, args: browserArguments })
}, 120_000)
afterAll(async () => {
  await browser?.close()
})
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'throughline-line-'))
  service = createService({ shell: 'browser', author: 'Tester', home })
  loopback = await startLoopback({ door: service, files: pageFiles(rendererFolder) })
})
afterEach(async () => {
  await loopback.close()
  await service.close()
  await rm(home, { recursive: true, force: true })
})

const open = async (address = loopback.issueAddress()) => {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(address)
  return page
}

test('the one-time code leaves the address at once, and a reload goes on', async () => {
  const page = await open()
  await page.getByText('Recent programs').waitFor()
  expect(page.url()).not.toContain('code')
  await page.reload()
  await page.getByText('Recent programs').waitFor()
})

test('an address used twice is refused in words', async () => {
  const address = loopback.issueAddress()
  const first = await open(address)
  await first.getByText('Recent programs').waitFor()
  const second = await open(address)
  await second.locator('.status .lost').getByText('start Throughline again').waitFor()
})

test('what another window does is seen in this one', async () => {
  const [one, two] = [await open(), await open()]
  await one.locator('[data-action="file.openSample"]').click()
  await two.locator('[data-fact="finish"]').waitFor()
  await service.dispatch('program.update', { set: { name: 'Borealis' } })
  for (const page of [one, two]) await page.locator('.program-name', { hasText: 'Borealis' }).waitFor()
})

test('a line that breaks says so and that the plan is safe; when it is back, what was missed is there', async () => {
  const page = await open()
  await page.locator('[data-action="file.openSample"]').click()
  await page.locator('[data-fact="finish"]').waitFor()
  // The line breaks for this window only: its requests fail and its feed is let go by a reload that cannot reach the feed.
  await page.route('**/feed', (route) => route.abort())
  await page.reload()
  await page.locator('.status .lost').getByText('Your plan is safe').waitFor()
  await service.dispatch('program.update', { set: { name: 'Changed meanwhile' } })
  await page.unroute('**/feed')
  await page.locator('.program-name', { hasText: 'Changed meanwhile' }).waitFor()
  expect(await page.locator('.status .lost').count()).toBe(0)
})

test('when the program is gone, a command says that nothing was changed', async () => {
  const page = await open()
  await page.getByText('Recent programs').waitFor()
  await loopback.close()
  await page.locator('.status .lost').getByText('trying again').waitFor()
  await page.locator('[data-action="file.openSample"]').click()
  await page.locator('.toast.refusal').getByText('Nothing was changed').waitFor()
})
