/** The Plan screen as it opens: a bar to see beside the first rows, the task that was asked for, branches, columns and theme as they were left. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../../shared/time/instant.ts'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'
import { eventually } from './sheetPage.ts'

let home: string
let program: LaunchedProgram
let page: Page
const ask: LaunchedProgram['ask'] = (name, input) => program.ask(name, input)
const launch = async (): Promise<void> => {
  program = await launchProgram({ shell: 'loopback', home })
  page = program.page
}
/** Names of the leaf rows whose bar is in sight in the chart. */
const barsInSight = (): Promise<string[]> =>
  page.evaluate(() => {
    const view = document.querySelector('.gantt-host')?.getBoundingClientRect()
    if (!view) return []
    return [...document.querySelectorAll('.gantt-host [data-id]')].flatMap((row) => {
      const bar = row.querySelector('.bar')?.getBoundingClientRect()
      return bar && bar.right > view.left && bar.left < view.right ? [row.getAttribute('data-id') ?? ''] : []
    })
  })

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'throughline-opening-'))
  await launch()
}, 120_000)
afterAll(async () => {
  await program?.stop()
  if (home) await rm(home, { recursive: true, force: true })
})

/** Forty tasks of a month each, one after the other, the last ones running at the data date. */
const longProgram = async (name: string): Promise<Record<string, string>> => {
  // The Plan opens when all of it is there: a plan that grows under it is no opening.
  await page.keyboard.press('Control+1')
  await ask('files.create', { name, start: instantOf(2024, 1, 1, 8) })
  const cells = Array.from({ length: 40 }, (_, at) => ({
    name: `Month ${at + 1}`,
    duration: '20d',
    ...(at > 0 ? { predecessors: `${at}` } : {}),
  }))
  await ask('sheet.write', { edits: [], append: cells.map((row) => ({ parentId: null, beforeId: null, cells: row })) })
  await ask('program.update', { set: { statusDate: instantOf(2026, 12, 1, 17) } })
  const { plan } = await ask('plan.read', {})
  return Object.fromEntries(plan.tasks.map((task) => [task.name, task.id]))
}

test('where the data date has no bar of the first rows, the chart opens at the earliest of them', async () => {
  const ids = await longProgram('Long')
  await page.locator('.program-name', { hasText: 'Long' }).waitFor()
  await page.keyboard.press('Control+2')
  await eventually(barsInSight).toContain(ids['Month 1'])
})

test('where it has one, the data date is in sight', async () => {
  const ids = await longProgram('Short')
  await ask('program.update', { set: { statusDate: instantOf(2024, 2, 5, 17) } })
  await page.locator('.program-name', { hasText: 'Short' }).waitFor()
  await page.keyboard.press('Control+2')
  await page.keyboard.press('Control+2')
  await eventually(barsInSight).toContain(ids['Month 2'])
  const { line, view } = await page.evaluate(() => {
    const at = (what: string) => document.querySelector(what)?.getBoundingClientRect()
    return { line: at('.gantt-host .current-label')?.left ?? 0, view: at('.gantt-host') }
  })
  expect(view && line > view.left && line < view.right).toBe(true)
})

test('a jump from Health shows the task’s bar, not the data date', async () => {
  const ids = await longProgram('Jump')
  await page.locator('.program-name', { hasText: 'Jump' }).waitFor()
  await page.keyboard.press('Control+5')
  const check = page.locator('[data-check=owners]')
  await check.locator('.check-head').click()
  await check.locator('.check-task', { hasText: 'Month 17' }).click()
  await eventually(barsInSight).toContain(ids['Month 17'])
})

test('another program opens at its own dates', async () => {
  await page.keyboard.press('Control+2')
  await ask('files.create', { name: 'Later', start: instantOf(2031, 1, 6, 8) })
  await ask('sheet.write', { edits: [], append: [{ parentId: null, beforeId: null, cells: { name: 'Only', duration: '5d' } }] })
  const { plan } = await ask('plan.read', {})
  await page.locator('.program-name', { hasText: 'Later' }).waitFor()
  await eventually(barsInSight).toEqual([plan.tasks[0].id])
})

test('a right-to-left name that is too long for its place keeps its beginning, and stays beside its row', async () => {
  const name = 'ترحيل البيانات من النظام القديم إلى المنصة الجديدة مع اختبار القبول النهائي والتدريب'
  await ask('files.create', { name: 'RTL', start: instantOf(2027, 1, 4, 8) })
  await ask('sheet.write', { edits: [], append: [{ parentId: null, beforeId: null, cells: { name, duration: '5d' } }] })
  await page.locator('.program-name', { hasText: 'RTL' }).waitFor()
  const beginsInSight = (place: string) =>
    page.evaluate(
      ([at, text]) => {
        const box = [...document.querySelectorAll<HTMLElement>(at)].find((element) => element.textContent === text)
        const node = box?.firstChild
        if (!box || !node) return 'not there'
        const first = new Range()
        first.setStart(node, 0)
        first.setEnd(node, 1)
        const letter = first.getBoundingClientRect()
        const room = box.getBoundingClientRect()
        return box.scrollWidth > box.clientWidth && letter.left >= room.left - 1 && letter.right <= room.right + 1
      },
      [place, name] as const,
    )
  await page.keyboard.press('Control+2')
  await eventually(() => beginsInSight('.sheet-row .text')).toBe(true)
})

test('branches are folded as they were left, after a restart too, and no step of undo', async () => {
  await ask('files.openSample', {})
  await page.locator('.program-name', { hasText: 'Atlas' }).waitFor()
  await page.keyboard.press('Control+2')
  const { file, plan } = await ask('plan.read', {})
  const branch = plan.tasks.find((task) => task.name === 'Mobilise')
  const row = () => page.getByRole('treegrid').locator('[role=row]', { hasText: 'Mobilise' }).first()
  await row().locator('.twisty').click()
  await eventually(async () => (await ask('view.read', {})).collapsed).toEqual([branch?.id])
  expect((await ask('plan.read', {})).history.undo).toBe(null)
  await program.stop()
  await launch()
  await ask('files.open', { path: file.path })
  await page.locator('.program-name', { hasText: 'Atlas' }).waitFor()
  await page.keyboard.press('Control+2')
  await eventually(() => row().getAttribute('aria-expanded')).toBe('false')
  await eventually(() => page.getByRole('treegrid').getByText('Program kick-off').count()).toBe(0)
})

test('theme, columns and the divider are as they were left after a restart, though the address is another one', async () => {
  await ask('files.openSample', {})
  await page.locator('.program-name', { hasText: 'Atlas' }).waitFor()
  await page.keyboard.press('Control+2')
  const divider = () => page.getByRole('separator')
  const headWidth = () => page.locator('.sheet-head .c-name').evaluate((head) => head.clientWidth)
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  const origin = new URL(page.url()).origin
  await divider().focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  const before = await headWidth()
  const split = await divider().getAttribute('aria-valuenow')
  const grip = (await page.locator('.sheet-head .c-name .grip').boundingBox())!
  await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(grip.x + grip.width / 2 + 60, grip.y + grip.height / 2, { steps: 4 })
  await page.mouse.up()
  await eventually(headWidth).toBeGreaterThan(before)
  const wide = await headWidth()
  await page.getByRole('button', { name: /^Colours/ }).click()
  await page
    .getByRole('menuitemradio', { name: 'Dark' })
    .or(page.getByRole('menuitem', { name: 'Dark' }))
    .click()
  await eventually(async () => (await ask('look.read', {})).theme).toBe('dark')
  await program.stop()
  await launch()
  expect(new URL(page.url()).origin).not.toBe(origin)
  await eventually(theme).toBe('dark')
  await ask('files.openSample', {})
  await page.locator('.program-name', { hasText: 'Atlas' }).waitFor()
  await page.keyboard.press('Control+2')
  await eventually(headWidth).toBe(wide)
  await eventually(() => divider().getAttribute('aria-valuenow')).toBe(split)
})

test('the divider stays where it was put before the program said how it was left', async () => {
  let release = (): void => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/api/look.read', async (route) => {
    await released
    await route.continue()
  })
  await page.reload()
  await ask('files.openSample', {})
  await page.locator('.program-name', { hasText: 'Atlas' }).waitFor()
  await page.keyboard.press('Control+2')
  const divider = page.getByRole('separator')
  await divider.focus()
  const before = Number(await divider.getAttribute('aria-valuenow'))
  await page.keyboard.press('ArrowLeft')
  await eventually(async () => Number(await divider.getAttribute('aria-valuenow'))).toBeLessThan(before)
  const put = Number(await divider.getAttribute('aria-valuenow'))
  release()
  await eventually(async () => (await ask('look.read', {})).sheetWidth).toBe(put)
  expect(Number(await divider.getAttribute('aria-valuenow'))).toBe(put)
  await page.unrouteAll({ behavior: 'wait' })
})
