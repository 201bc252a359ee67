/** Health and the comparison with a baseline in a real Chromium over the real service: figures, jump, fix, undo, limits. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantOf } from '../../shared/time/instant.ts'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'
import { eventually } from './sheetPage.ts'

let program: LaunchedProgram
let page: Page
const ask: LaunchedProgram['ask'] = (name, input) => program.ask(name, input)
const check = (key: string): Locator => page.locator(`[data-check="${key}"]`)
const verdict = (key: string): Locator => check(key).getByRole('img')
const status = (): Locator => page.getByRole('status', { name: 'What just happened' })
const goHealth = async (): Promise<void> => {
  await page.keyboard.press('Control+5')
  await check('logic').waitFor()
}

beforeAll(async () => {
  program = await launchProgram({ shell: 'loopback' })
  page = program.page
}, 120_000)
afterAll(() => program?.stop())

test('without a program the screen cannot be entered; without tasks it says what it will do and leads to the plan', async () => {
  expect(await page.getByRole('button', { name: 'Health', exact: true }).isDisabled()).toBe(true)
  await ask('files.create', { name: 'Empty', start: instantOf(2027, 1, 4, 8) })
  await page.locator('.program-name', { hasText: 'Empty' }).waitFor()
  await page.keyboard.press('Control+5')
  await page.getByText('No tasks yet. Add some in the Plan').waitFor()
  await page.getByRole('button', { name: 'Go to the plan' }).click()
  await page.getByRole('treegrid').waitFor()
})

describe('with the sample', () => {
  beforeAll(async () => {
    await ask('files.openSample', {})
    await page.locator('.program-name', { hasText: 'Atlas' }).waitFor()
    await goHealth()
  })

  test('every check shows what the operation says', async () => {
    const { findings, passed, failed, unmeasured } = await ask('plan.check', {})
    await page
      .getByRole('status')
      .filter({ hasText: `${passed} passed · ${failed} failed · ${unmeasured} not measurable` })
      .waitFor()
    expect(await page.locator('.check').count()).toBe(findings.length)
    for (const { key, passed: holds, numerator, denominator } of findings) {
      expect(await verdict(key).getAttribute('aria-label')).toBe(holds === null ? 'Not measurable' : holds ? 'Passed' : 'Failed')
      const counted = await check(key).locator('.check-counted').textContent()
      if (numerator === null) expect(counted).toBe('')
      else expect(counted).toMatch(new RegExp(`^${Math.round(numerator)}(\\.\\d)? of ${Math.round(denominator ?? 0)}`))
    }
  })

  test('only the failed ones, when asked', async () => {
    const { failed } = await ask('plan.check', {})
    await page.getByRole('radio', { name: /^Failed/ }).click()
    await eventually(() => page.locator('.check').count()).toBe(failed)
    expect(await page.locator('.check.passed').count()).toBe(0)
    await page.getByRole('radio', { name: /^All/ }).click()
  })

  test('a fix is one step: the lead goes, the figures follow, undo brings it back', async () => {
    const before = (await ask('plan.check', {})).findings.find((one) => one.key === 'leads')
    const count = before?.numerator ?? 0
    await check('leads').locator('.check-head').click()
    await check('leads')
      .getByRole('button', { name: /^Remove the lead: / })
      .first()
      .click()
    await eventually(() => check('leads').locator('.check-counted').textContent()).toContain(`${count - 1} of`)
    expect(await check('leads').locator('.check-items li').count()).toBe(count - 1)
    await status().getByRole('button', { name: 'Undo' }).click()
    await eventually(() => check('leads').locator('.check-counted').textContent()).toContain(`${count} of`)
    expect((await ask('plan.check', {})).findings.find((one) => one.key === 'leads')).toEqual(before)
    await check('leads').locator('.check-head').click()
  })

  test('all leads go with one click, as one step of undo', async () => {
    const before = (await ask('plan.check', {})).findings.find((one) => one.key === 'leads')
    const count = before?.numerator ?? 0
    expect(count).toBeGreaterThan(1)
    await check('leads').locator('.check-head').click()
    await check('leads').getByText('After DCMA-EA PAM 200.1, 4.2').waitFor()
    await check('leads')
      .getByRole('button', { name: `Remove the lead: all ${count}` })
      .click()
    await eventually(() => verdict('leads').getAttribute('aria-label')).toBe('Passed')
    await page.keyboard.press('Control+z')
    await eventually(() => check('leads').locator('.check-counted').textContent()).toContain(`${count} of`)
    expect((await ask('plan.check', {})).findings.find((one) => one.key === 'leads')).toEqual(before)
    await check('leads').locator('.check-head').click()
  })

  test('what cannot be measured says why without being opened', async () => {
    expect(await check('resources').textContent()).toContain('Nobody is assigned to any task')
  })

  test('a click on a task shows it in the plan, and the screen is as it was on coming back', async () => {
    await check('highFloat').locator('.check-head').click()
    const task = check('highFloat').locator('.check-task').first()
    const name = (await task.locator('.check-task-name').textContent()) ?? ''
    await task.click()
    const selected = page.getByRole('treegrid').locator('[role=row][aria-selected=true]')
    await selected.waitFor()
    expect(await selected.textContent()).toContain(name)
    await goHealth()
    await check('highFloat').locator('.check-task', { hasText: name }).first().waitFor()
    await check('highFloat').locator('.check-head').click()
  })

  test('limits belong to the program: typed, refused in words, kept, undone', async () => {
    await page.getByRole('button', { name: 'Limits…' }).click()
    const dialog = page.getByRole('dialog')
    const field = dialog.getByLabel('High float, at most %')
    await field.fill('a lot')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Write a number from 0 to 100').waitFor()
    expect(await field.inputValue()).toBe('a lot')
    await field.fill('60')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(() => verdict('highFloat').getAttribute('aria-label')).toBe('Passed')
    expect((await ask('plan.read', {})).plan.program.healthLimits).toEqual({ highFloat: 60 })
    await page.keyboard.press('Control+z')
    await eventually(() => verdict('highFloat').getAttribute('aria-label')).toBe('Failed')
  })

  test('what became of a baseline: the most moved first, and a jump', async () => {
    const [baseline] = (await ask('plan.read', {})).plan.baselines
    const { tasks, total } = await ask('baseline.compare', { baselineId: baseline.id })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('Compare with a baseline')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`${total.moved} of ${total.tasks - total.added} tasks moved`).waitFor()
    const table = dialog.getByRole('table', { name: /Tasks/ })
    const most = tasks.filter((task) => !task.summary).reduce((a, b) => (Math.abs(b.finish ?? 0) > Math.abs(a.finish ?? 0) ? b : a))
    const first = table.locator('tbody tr').first()
    expect(await first.textContent()).toContain(`${Math.round((most.finish ?? 0) / 480) / 10} d`)
    const name = (await first.getByRole('button').textContent()) ?? ''
    await first.getByRole('button').click()
    const selected = page.getByRole('treegrid').locator('[role=row][aria-selected=true]')
    await selected.waitFor()
    expect(await selected.textContent()).toContain(name)
  })

  test('the baseline follows for the selection', async () => {
    const { plan } = await ask('plan.read', {})
    const [baseline] = plan.baselines
    const moved = (await ask('baseline.compare', { baselineId: baseline.id })).tasks.filter(
      (task) => !task.summary && (task.finish ?? 0) > 0,
    )
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(moved[0].name)
    await page.keyboard.press('Enter')
    await page.getByRole('treegrid').locator('[role=row][aria-selected=true]', { hasText: moved[0].name }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(`Update baseline ${baseline.name}`)
    await page.keyboard.press('Enter')
    await status().getByText(`Update baseline ${baseline.name} for 1 task`).waitFor()
    const after = (await ask('baseline.compare', { baselineId: baseline.id })).tasks.find((task) => task.taskId === moved[0].taskId)
    expect(after).toMatchObject({ start: 0, finish: 0, duration: 0 })
  })

  test('three baselines: set, renamed, refused in words, deleted, back by undo, compared with each other', async () => {
    const dialog = page.getByRole('dialog')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('Baselines')
    await page.keyboard.press('Enter')
    const field = dialog.getByLabel('Name of a new baseline')
    for (const name of ['October', 'November']) {
      await field.fill(name)
      await page.keyboard.press('Enter')
      await dialog.getByRole('button', { name: `Delete the baseline ${name}` }).waitFor()
    }
    await field.fill('october')
    await dialog.getByText('Takes October anew').waitFor()
    await field.fill('')
    await dialog.getByRole('button', { name: 'Rename the baseline October' }).click()
    const renaming = dialog.getByLabel('Rename the baseline October')
    await renaming.fill('Board')
    await page.keyboard.press('Enter')
    await dialog.getByText('There is already a baseline called “Board”').waitFor()
    await renaming.fill('Steering')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Rename the baseline Steering' }).click()
    await page.keyboard.press('Escape')
    await dialog.getByRole('button', { name: 'Delete the baseline November' }).click()
    await dialog.getByRole('button', { name: 'Delete the baseline November' }).waitFor({ state: 'detached' })
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await page.keyboard.press('Control+z')
    await eventually(async () => (await ask('plan.read', {})).plan.baselines.map(({ name }) => name)).toEqual([
      'Board',
      'Steering',
      'November',
    ])
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('Compare with a baseline')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: /Against/ }).click()
    await page.getByRole('option', { name: 'Steering' }).click()
    await dialog.getByText('stand as promised').waitFor()
    await page.keyboard.press('Escape')
  })
})
