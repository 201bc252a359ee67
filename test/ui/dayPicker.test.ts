/** A date cell's month: Alt+Down or F4 opens it, arrows and Enter choose, Escape goes back to the text; typing stays as it is. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eventually, openSheet, type SheetPage } from './sheetPage.ts'

let sheet: SheetPage
beforeAll(async () => {
  sheet = await openSheet()
}, 120_000)
afterAll(() => sheet.close())
beforeEach(async () => {
  await sheet.fresh([
    ['Build', 0],
    ['Test', 0],
  ])
  await sheet.press('Home')
  // The start's column: row number, name, duration, start.
  for (let at = 0; at < 3; at += 1) await sheet.press('ArrowRight')
})

/** The sheet's programs begin on Friday, 13 September 2002. */
const month = () => sheet.page.getByRole('dialog', { name: 'Start' })
const editor = () => sheet.page.locator('.cell-editor')

test('Alt+Down opens it at the cell’s day; arrows and Enter choose another, as one step, and the grid has the keyboard again', async () => {
  const before = (await sheet.plan()).tasks[0].constraintDate
  expect(before).toBe(null)
  await sheet.press('Alt+ArrowDown')
  await month().locator('header', { hasText: 'September 2002' }).waitFor()
  await sheet.press('ArrowDown', 'ArrowLeft', 'Enter')
  await month().waitFor({ state: 'detached' })
  await eventually(() => sheet.cell(1, 'start').textContent()).toBe('19 Sep')
  expect(await editor().count()).toBe(0)
  await sheet.press('ArrowDown')
  await eventually(() => sheet.page.locator('.sheet-row.selected').textContent()).toContain('Test')
  await sheet.press('Control+z')
  await eventually(async () => (await sheet.plan()).tasks[0].constraintDate).toBe(null)
})

test('F4 while typing opens it; Escape leaves it with the text as it was, a second one leaves the cell', async () => {
  await sheet.type('20 Feb 2027')
  await sheet.press('F4')
  await month().locator('header', { hasText: 'February 2027' }).waitFor()
  await sheet.press('Escape')
  await month().waitFor({ state: 'detached' })
  await eventually(() => editor().inputValue()).toBe('20 Feb 2027')
  await eventually(() => editor().evaluate((field) => field === document.activeElement)).toBe(true)
  await sheet.press('Escape')
  await eventually(() => editor().count()).toBe(0)
  expect((await sheet.plan()).tasks[0].constraintDate).toBe(null)
})

test('a click on the sign in the editor opens it, a click on a day takes it; days without work are marked', async () => {
  await sheet.press('F2')
  await sheet.page.getByRole('button', { name: 'Choose a day (Alt+Down)' }).click()
  await month().waitFor()
  const off = await month().locator('.day.off:not([data-outside-month])').allTextContents()
  expect(off.slice(0, 4)).toEqual(['1', '7', '8', '14'])
  await month().getByText('17', { exact: true }).click()
  await eventually(() => sheet.cell(1, 'start').textContent()).toBe('17 Sep')
})

test('a cell that holds no day has no month', async () => {
  await sheet.press('ArrowLeft', 'Alt+ArrowDown')
  expect(await editor().count()).toBe(0)
  await sheet.press('F2', 'F4')
  expect(await sheet.page.locator('.day-picker').count()).toBe(0)
  expect(await sheet.page.getByRole('button', { name: 'Choose a day (Alt+Down)' }).count()).toBe(0)
})
