/** The network by hand, in the real program: moving boxes, changing and removing links, focus, closing a workstream. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'

let program: LaunchedProgram
let page: Page
beforeAll(async () => {
  program = await launchProgram({ shell: 'loopback' })
  page = program.page
  await page.getByRole('button', { name: /^Sample: Atlas/ }).click()
  await page.getByRole('treegrid').waitFor()
  await page.getByRole('navigation').getByRole('button', { name: 'Network' }).click()
  await task('atlas-d12').waitFor()
}, 90_000)
afterAll(() => program?.stop())

const task = (id: string) => page.locator(`[data-task="${id}"]`)
const read = () => program.ask('plan.read', {})
/** Clicks on a link where nothing lies over it. */
const clickLink = async (from: string, to: string): Promise<string> => {
  const link = (await read()).plan.links.find((row) => row.predecessorId === from && row.successorId === to)
  if (!link) throw new Error(`no link ${from} > ${to}`)
  await page.locator(`[data-id="${link.id}"]`).locator('path').first().dispatchEvent('click', { clientX: 600, clientY: 300 })
  return link.id
}

test('it opens where the work stands: the first critical task that is not complete is in view', async () => {
  expect(await task('atlas-d12').isVisible()).toBe(true)
  expect(await task('atlas-d12').getAttribute('data-critical')).toBe('true')
})

test('a box that was moved stays where it was put, and undo puts it back', async () => {
  const before = (await task('atlas-d13').boundingBox())!
  await page.mouse.move(before.x + 60, before.y + 12)
  await page.mouse.down()
  await page.mouse.move(before.x + 60, before.y - 40, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => (await read()).plan.positions.map((row) => row.id)).toEqual(['atlas-d13'])
  const after = (await task('atlas-d13').boundingBox())!
  expect(after.y).toBeLessThan(before.y - 30)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await read()).plan.positions).toEqual([])
  await expect.poll(async () => Math.abs((await task('atlas-d13').boundingBox())!.y - before.y) < 3).toBe(true)
})

test('a link is changed where it is drawn; a lag that cannot be read is refused beside it and nothing is lost', async () => {
  const id = await clickLink('atlas-d13', 'atlas-d22')
  const editor = page.getByRole('form')
  await editor.getByLabel('Lag').fill('soon')
  await editor.getByRole('button', { name: 'Change link' }).click()
  await editor.getByRole('alert').waitFor()
  expect(await editor.getByLabel('Lag').inputValue()).toBe('soon')
  await editor.getByLabel('Lag').fill('2d')
  await editor.getByRole('button', { name: 'Change link' }).click()
  await editor.waitFor({ state: 'detached' })
  const link = (await read()).plan.links.find((row) => row.id === id)
  expect([link?.type, link?.lag, link?.lagUnit]).toEqual(['FS', 9600, 'd'])
  await page.getByRole('button', { name: 'FS+2d' }).first().waitFor()
  await page.getByText(/\d+ tasks moved/).waitFor()
})

test('Delete removes the chosen link, undo draws it again', async () => {
  const id = await clickLink('atlas-d13', 'atlas-d22')
  await page.getByRole('form').waitFor()
  await page.keyboard.press('Escape')
  await clickLink('atlas-d13', 'atlas-d22')
  await page.getByRole('form').getByRole('button', { name: 'Remove' }).click()
  await expect.poll(async () => (await read()).plan.links.some((row) => row.id === id)).toBe(false)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await read()).plan.links.some((row) => row.id === id)).toBe(true)
})

test('a box can be chosen by the keyboard', async () => {
  await page.locator('.react-flow__node[data-id="atlas-d11"]').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => task('atlas-d11').getAttribute('data-selected')).toBe('true')
  await page.getByRole('complementary').getByText('Target data model').first().waitFor()
})

test('a link can be changed by the keyboard alone, which then stands on it again', async () => {
  const drawn = page.locator('.react-flow__edge[aria-label*=" from Mapping catalogue to Schema freeze"]')
  const id = await drawn.getAttribute('data-id')
  await drawn.focus()
  await page.keyboard.press('Enter')
  const lag = page.getByRole('form').getByLabel('Lag')
  await expect.poll(() => lag.evaluate((field) => field === document.activeElement)).toBe(true)
  await page.keyboard.type('3d')
  await page.keyboard.press('Enter')
  await page.getByRole('form').waitFor({ state: 'detached' })
  expect((await read()).plan.links.find((row) => row.id === id)?.lag).toBe(14_400)
  expect(await drawn.evaluate((edge) => edge === document.activeElement)).toBe(true)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await read()).plan.links.find((row) => row.id === id)?.lag).toBe(0)
})

test('focus shows only what leads to a task and what follows it', async () => {
  await task('atlas-d13').click()
  await page.getByRole('button', { name: 'Focus', exact: true }).click()
  await expect.poll(() => page.locator('[data-task]').count()).toBeLessThan(60)
  await page.getByText(/Showing what leads to and follows “Schema freeze”/).waitFor()
  await page.getByRole('button', { name: 'Focus', exact: true }).click()
})

test('a workstream closes into one box that says how much it holds, and opens again', async () => {
  await page.getByRole('button', { name: 'Fit', exact: true }).click()
  await page.getByRole('button', { name: 'Close Security and compliance' }).click()
  await expect.poll(() => task('atlas-s32').count()).toBe(0)
  const box = task('atlas-S')
  await box.waitFor()
  expect(await box.textContent()).toMatch(/14 tasks/)
  await box.getByRole('button', { name: 'Open Security and compliance' }).click()
  await task('atlas-s32').waitFor()
})
