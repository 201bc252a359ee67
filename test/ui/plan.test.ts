/** The Plan screen with the sample: why panel, task details, filter, columns, and room for it all on a small screen. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, openSheet, type SheetPage } from './sheetPage.ts'

let sheet: SheetPage
let page: Page
beforeAll(async () => {
  sheet = await openSheet({ width: 1024, height: 700 })
  page = sheet.page
  await sheet.sample()
}, 60_000)
afterAll(() => sheet?.close())

const find = (name: string): Promise<void> => sheet.find(name)
const why = () => page.locator('.why')

describe('the plan screen', () => {
  it('has room for all its tools at 1024 x 700', async () => {
    const box = await page.getByRole('button', { name: 'Why', exact: true }).boundingBox()
    expect(box!.x + box!.width).toBeLessThanOrEqual(1024)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024)
  })

  it('says why a task starts when it does, and a step leads to its task', async () => {
    await find('UAT wave 2')
    await eventually(() => why().locator('.why-chain li').count()).toBeGreaterThan(1)
    expect(await why().textContent()).toMatch(/Why it starts on/)
    const step = why().locator('.why-chain button').nth(1)
    const named = ((await step.textContent()) ?? '').split(/ (?:finishes|starts|is|may|actually|waits)/)[0]
    await step.click()
    await page.getByRole('heading', { name: named, level: 2 }).waitFor()
    expect(await sheet.grid.locator('.sheet-row.selected .c-name').textContent()).toBe(named)
  })

  it('tells how the date moved: by how much and by which command', async () => {
    await find('UAT wave 1')
    await sheet.press('F6')
    await sheet.grid.focus()
    const row = sheet.grid.locator('.sheet-row.selected')
    await row.locator('.c-duration').click()
    await sheet.type('20d')
    await sheet.press('Enter')
    await eventually(() => page.locator('.status-what').textContent()).toMatch(/moved/)
    await find('UAT wave 1')
    await eventually(() => why().locator('.why-history li').first().textContent()).toMatch(/\+10 d.*UAT wave 1/)
    await sheet.grid.focus()
    await sheet.press('Control+z')
    await eventually(() => sheet.grid.locator('.sheet-row.selected .c-duration').textContent()).toBe('10 d')
  })

  it('saves a task’s details as one step of undo', async () => {
    await find('UAT fixes')
    await sheet.grid.focus()
    await sheet.press('Shift+F2')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Duration').fill('9d')
    await dialog.getByLabel('Owner').fill('Nobody yet')
    await dialog.getByRole('tab', { name: 'Notes' }).click()
    await dialog.getByRole('textbox', { name: 'Notes' }).fill('Agreed with the supplier')
    await dialog.getByRole('tab', { name: 'Links' }).click()
    await dialog.getByPlaceholder('Lag').first().fill('2d')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    const row = sheet.grid.locator('.sheet-row.selected')
    await eventually(() => row.locator('.c-duration').textContent()).toBe('9 d')
    const of = async () => (await sheet.plan()).tasks.find((task) => task.name === 'UAT fixes')!
    expect(await of()).toMatchObject({ owner: 'Nobody yet', notes: 'Agreed with the supplier' })
    await sheet.grid.focus()
    await sheet.press('Control+z')
    await eventually(() => row.locator('.c-duration').textContent()).toBe('6 d')
    expect(await of()).not.toMatchObject({ owner: 'Nobody yet' })
  })

  it('takes details from the keyboard alone: typing goes to the name, Enter saves, the sheet has the keyboard again', async () => {
    await sheet.press('Shift+F2')
    const name = page.getByRole('dialog').getByLabel('Task name')
    await eventually(() => name.evaluate((field) => field === document.activeElement)).toBe(true)
    const before = await name.inputValue()
    await name.fill(`${before} by hand`)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await eventually(() => sheet.grid.evaluate((grid) => grid === document.activeElement)).toBe(true)
    await sheet.grid.getByText(`${before} by hand`).waitFor()
    await sheet.press('Control+z')
    await sheet.grid.getByText(`${before} by hand`).waitFor({ state: 'detached' })
  })

  it('keeps the dialog and its text when the plan refuses them', async () => {
    await sheet.press('Shift+F2')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Duration').fill('-3d')
    await eventually(() => dialog.locator('.error').textContent()).toMatch(/-3d/)
    expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  it('shows critical tasks only, their summaries with them', async () => {
    const before = Number(await sheet.grid.getAttribute('aria-rowcount'))
    await page.getByRole('button', { name: 'Critical only' }).click()
    await eventually(async () => Number(await sheet.grid.getAttribute('aria-rowcount'))).toBeLessThan(before / 2)
    const floats = await sheet.grid.locator('.sheet-row:not(.summary, .new) > .c-totalFloat').allTextContents()
    expect(new Set(floats)).toEqual(new Set(['0 d']))
    await page.getByRole('button', { name: 'Critical only' }).click()
    await eventually(async () => Number(await sheet.grid.getAttribute('aria-rowcount'))).toBe(before)
  })

  it('scrolls the sheet when the wheel turns over the chart', async () => {
    await sheet.grid.focus()
    await sheet.press('Control+Home')
    const top = () => sheet.grid.evaluate((grid) => grid.scrollTop)
    await eventually(top).toBe(0)
    const chart = (await page.locator('.gantt-host').boundingBox())!
    await page.mouse.move(chart.x + 60, chart.y + 200)
    await page.mouse.wheel(0, 280)
    await eventually(top).toBe(280)
  })

  it('shows a chosen column and keeps it', async () => {
    await page.getByRole('button', { name: 'Columns…' }).click()
    await page.getByRole('dialog').getByText('WBS', { exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await eventually(() => sheet.grid.locator('.sheet-row > .c-wbs').first().textContent()).toMatch(/^\d+(\.\d+)*$/)
    await page.reload()
    await eventually(() => sheet.grid.locator('.sheet-row > .c-wbs').first().textContent()).toMatch(/^\d+(\.\d+)*$/)
  })
})
