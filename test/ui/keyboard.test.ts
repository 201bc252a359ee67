/** The whole way of a planner without a mouse: import, mend, edit, link, undo, take back, export; the keyboard is never left nowhere. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { writeTeamPlan } from '../e2e/fixtures.ts'
import { eventually, openSheet, type SheetPage } from './sheetPage.ts'

let sheet: SheetPage
let page: Page
const errors: string[] = []
beforeAll(async () => {
  sheet = await openSheet()
  page = sheet.page
  page.on('pageerror', (error) => errors.push(String(error)))
}, 120_000)
afterAll(() => sheet?.close())
beforeEach(() => expect(errors).toEqual([]))

/** What has the keyboard, by its role or tag and its name. */
const holder = (): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'nothing'
    const name = element.getAttribute('aria-label') ?? element.textContent ?? ''
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`
  })
const isHeldBy = (what: RegExp) => eventually(holder).toMatch(what)
/** Tab, as often as it takes to come to what has this name. */
const tabTo = async (name: RegExp): Promise<void> => {
  for (let presses = 0; presses < 80; presses += 1) {
    await sheet.press('Tab')
    if (name.test(await holder())) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}
const palette = async (words: string): Promise<void> => {
  await sheet.press('Control+k')
  await sheet.type(words)
  await page.getByRole('option').first().waitFor()
  await sheet.press('Enter')
}

test('a file comes in, with a row mended on the way', async () => {
  const folder = (await sheet.program.call('files.browse', {})) as { ok: true; value: { folder: string } }
  const file = await writeTeamPlan(join(folder.value.folder))
  await sheet.press('Control+i')
  await page.getByLabel('Path or name').waitFor()
  await sheet.type(file)
  await sheet.press('Enter')
  await isHeldBy(/^table Import preview/)
  await tabTo(/Mend row 8/)
  await sheet.press('Enter')
  await isHeldBy(/^input Start of row 8/)
  await sheet.press('Escape')
  await isHeldBy(/^button Mend row 8/)
  await sheet.press('Enter')
  await isHeldBy(/^input Start of row 8/)
  await sheet.press('Control+a')
  await sheet.type('28/01/2027')
  await sheet.press('Enter')
  await page.getByText('5 rows will come in', { exact: true }).waitFor()
  await isHeldBy(/^table Import preview/)
  await tabTo(/Import as a new program/)
  await sheet.press('Enter')
  await isHeldBy(/^treegrid/)
})

test.each([
  ['calendars', /^Calendars/],
  ['program settings', /^Program settings/],
  ['baselines', /^Baselines/],
  ['about this file', /^About this file/],
  ['list of keys', /^Keys/],
])('a dialog that the search opened gives the keyboard back to the sheet: %s', async (words, title) => {
  await palette(words)
  await page.getByRole('dialog', { name: title }).waitFor()
  await sheet.press('Escape')
  await isHeldBy(/^treegrid/)
})

test('F6 goes round the parts of the plan and comes back to the sheet', async () => {
  const seen: string[] = []
  for (let presses = 0; presses < 4; presses += 1) {
    await sheet.press('F6')
    seen.push(
      await page.evaluate(() => document.activeElement?.closest('[data-pane], [role=toolbar]')?.getAttribute('data-pane') ?? 'tools'),
    )
  }
  expect(seen).toEqual(['chart', 'why', 'tools', 'sheet'])
})

test('a duration is typed, rows are linked, and undo leaves the keyboard in the sheet', async () => {
  await sheet.press('Control+Home', 'ArrowDown', 'ArrowRight', 'F2', 'Control+a')
  await sheet.type('12d')
  await sheet.press('Enter')
  await eventually(() => sheet.texts('duration')).toContain('12 d')
  await sheet.press('Control+z')
  await eventually(() => sheet.texts('duration')).not.toContain('12 d')
  await sheet.press('Control+y')
  await eventually(() => sheet.texts('duration')).toContain('12 d')
  await isHeldBy(/^treegrid/)
})

test('an older change is taken back from the list of changes', async () => {
  await sheet.press('Insert')
  await isHeldBy(/^input Task name/)
  await sheet.type('Extra')
  await sheet.press('Enter')
  await eventually(() => sheet.texts('name')).toContain('Extra')
  await sheet.press('Escape', 'Control+6')
  await isHeldBy(/^listbox Changes/)
  const before = (await sheet.plan()).tasks.length
  const change = page.getByRole('option', { selected: true })
  // The steps of undo and redo name it, too.
  const isIt = async (): Promise<boolean> => /\dLengthen/.test((await change.count()) === 0 ? '' : ((await change.textContent()) ?? ''))
  for (let presses = 0; presses < 8 && !(await isIt()); presses += 1) {
    await sheet.press('ArrowDown')
    await change.waitFor()
  }
  await tabTo(/Take this change back/)
  await sheet.press('Enter')
  await page.getByText('This change is taken back.').waitFor()
  await isHeldBy(/^listbox Changes/)
  expect((await sheet.plan()).tasks).toHaveLength(before)
})

test('each screen takes the keyboard, and a deck is exported from there', async () => {
  for (const [key, held] of [
    ['Control+3', /^main Network/],
    ['Control+5', /^main Health/],
    ['Control+4', /^main Reports/],
  ] as const) {
    await sheet.press(key)
    await isHeldBy(held)
  }
  await tabTo(/^button Download/)
  const download = page.waitForEvent('download')
  await sheet.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.pptx$/)
  await isHeldBy(/^button Download/)
  await sheet.press('Control+2')
  await isHeldBy(/^treegrid/)
})
