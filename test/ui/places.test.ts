/** What stays where it was: the keyboard after a search, the chart after another layout or screen; and whose words get the room that is left. */

import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openSheet, type SheetPage } from './sheetPage.ts'

let sheet: SheetPage
let page: Page
beforeAll(async () => {
  sheet = await openSheet()
  page = sheet.page
  await sheet.sample()
}, 120_000)
afterAll(() => sheet?.close())

const hasKeyboard = (place: Locator): Promise<boolean> => place.evaluate((element) => element === document.activeElement)
const cutNames = (column: string): Promise<string[]> =>
  sheet.grid
    .locator(`.sheet-row:not(.new) > .c-${column} .text`)
    .evaluateAll((texts) => texts.flatMap((text) => (text.scrollWidth > text.clientWidth + 1 ? [text.textContent ?? ''] : [])))
const barOf = (name: string) => page.locator('.gantt-host').getByText(name, { exact: false }).first()

test('who searched for a task from the rail goes on with the keys in its row', async () => {
  await page.getByRole('button', { name: 'Plan', exact: true }).focus()
  await sheet.find('UAT wave 2')
  await eventually(() => hasKeyboard(sheet.grid)).toBe(true)
  await sheet.press('F2')
  await eventually(() => sheet.grid.locator('input').inputValue()).toBe('UAT wave 2')
  await sheet.press('Escape')
})

test('who follows a reason in the panel is not left without the keyboard', async () => {
  await sheet.find('UAT wave 2')
  await page.locator('.why-chain button:enabled').first().focus()
  await sheet.press('Enter')
  await page.getByRole('heading', { name: 'Data load rehearsal', level: 2 }).waitFor()
  await eventually(() => page.evaluate(() => document.activeElement?.closest('[role=treegrid], .panel') != null)).toBe(true)
})

test('the chart is where it was after the sheet alone, and after another screen', async () => {
  await sheet.find('UAT wave 2')
  const bar = barOf('UAT sign-off')
  await bar.waitFor()
  const left = async (): Promise<number> => Math.round((await bar.boundingBox())?.x ?? Number.NaN)
  const before = await left()
  await page.getByRole('radio', { name: 'Sheet', exact: true }).click()
  await bar.waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: 'Sheet + Gantt' }).click()
  await eventually(left).toBe(before)
  await page.getByRole('button', { name: 'Network', exact: true }).click()
  await page.locator('[data-task]').first().waitFor()
  await page.getByRole('button', { name: 'Plan', exact: true }).click()
  await eventually(left).toBe(before)
})

test('the sheet alone has room for owners and predecessors, too', async () => {
  await sheet.find('UAT wave 2')
  await page.getByRole('radio', { name: 'Sheet', exact: true }).click()
  await eventually(() => cutNames('owner')).toEqual([])
  await page.getByRole('radio', { name: 'Sheet + Gantt' }).click()
})

test('at 1024 pixels, beside chart and panel, almost every name of the sample is whole', async () => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await page.getByRole('button', { name: 'Why', exact: true }).waitFor()
  const cut = new Set<string>()
  const seen = new Set<string>()
  await sheet.grid.focus()
  await sheet.press('Control+Home')
  for (let pages = 0; pages < 9; pages += 1) {
    await sheet.settled()
    for (const name of await cutNames('name')) cut.add(name)
    for (const name of await sheet.texts('name')) seen.add(name)
    await sheet.press('PageDown')
  }
  expect(seen.size).toBeGreaterThan(120)
  expect([...cut].length / seen.size).toBeLessThan(0.06)
})
