/** The History screen over a long history: its whole length at once, its oldest change at one key, one task's changes, an old one taken back. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { momentText } from '../../renderer/client/moments.ts'
import { finishDay, formatDate } from '../../shared/time/formatDate.ts'
import { generatePlan } from '../bench/generate.ts'
import { addHistory } from '../bench/longHistory.ts'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'
import { newHome, writePlan } from '../service/open.ts'

const CHANGES = 20_000
let home: string
let program: LaunchedProgram
let page: Page
beforeAll(async () => {
  home = newHome()
  mkdirSync(join(home, 'programs'))
  const path = writePlan(join(home, 'programs'), generatePlan({ tasks: 200, seed: 3 }), 'Long')
  addHistory(path, CHANGES)
  program = await launchProgram({ shell: 'loopback', home, file: path })
  page = program.page
  await page.getByRole('treegrid').waitFor()
}, 120_000)
afterAll(async () => {
  await program?.stop()
  rmSync(home, { recursive: true, force: true })
})

const options = () => page.getByRole('option')
const listed = async (input: object) => (await program.ask('history.list', { limit: 1000, ...input })).items

test('has its whole length from the start, draws only what is in sight and is at its end at one key', async () => {
  await page.getByRole('navigation').getByRole('button', { name: 'History' }).click()
  const [newest] = await listed({ limit: 1 })
  await options().first().getByText(newest.label).waitFor()
  const body = page.getByRole('listbox')
  await expect.poll(() => body.evaluate((list) => list.getBoundingClientRect().height)).toBe((CHANGES + 1) * 28)
  expect(await options().count()).toBeLessThan(100)
  await body.focus()
  await page.keyboard.press('End')
  const oldest = options().filter({ hasText: 'New program' })
  await oldest.waitFor()
  // It is chosen as soon as it is read, and the next key goes on from there.
  await page.getByRole('region', { name: 'The change' }).getByText('This is how the file began.').waitFor()
  expect(await oldest.getAttribute('aria-posinset')).toBe(String(CHANGES + 1))
  expect(await oldest.getAttribute('aria-selected')).toBe('true')
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => page.locator('[role=option][aria-selected=true]').getAttribute('aria-posinset')).toBe(String(CHANGES))
})

test('tells of a change when it was made, by whom, what it moved and the finish that it left', async () => {
  const { plan, schedule } = await program.ask('plan.read', {})
  // The last that has none below it: the finish waits for it.
  const above = new Set(plan.tasks.map(({ parentId }) => parentId))
  const finishOf = new Map(schedule.ids.map((id, row) => [id, schedule.finish[row]]))
  const leaves = plan.tasks.filter(({ id }) => !above.has(id)).sort((a, b) => (finishOf.get(b.id) ?? 0) - (finishOf.get(a.id) ?? 0))
  const [leaf] = leaves
  const { txn } = await program.ask('task.update', { changes: [{ id: leaf.id, set: { duration: leaf.duration + 20 * 4800 } }] })
  const [told] = await listed({ limit: 1 })
  expect(told.txn).toBe(txn)
  const day = (finish: number | null): string => formatDate(finishDay(finish ?? 0))
  await page.getByRole('listbox').focus()
  await page.keyboard.press('Home')
  const row = options().first()
  await row.getByText(told.label).waitFor()
  expect(await row.locator('> span').allInnerTexts()).toEqual([
    momentText(told.at),
    told.label,
    'Tester',
    '1',
    `${told.moved} ${told.moved === 1 ? 'task' : 'tasks'}`,
    `${day(told.finishBefore)} → ${day(told.finishAfter)}`,
  ])
  expect(told.finishAfter).toBeGreaterThan(told.finishBefore ?? 0)
  expect(told.moved).toBeGreaterThan(0)
  await row.click()
  const panel = page.getByRole('region', { name: 'The change' })
  await panel.getByText(`Tester, ${momentText(told.at)}`).waitFor()
  const { moves } = await program.ask('history.moves', { txn })
  const names = new Map(plan.tasks.map((task) => [task.id, task.name]))
  await expect.poll(() => panel.getByRole('listitem').count()).toBe(moves.length)
  expect(await panel.getByRole('listitem').getByRole('button').allInnerTexts()).toEqual(moves.map(({ taskId }) => names.get(taskId)))
  expect(await panel.getByRole('listitem').first().innerText()).toContain(formatDate(finishDay(moves[0].finishAfter ?? 0), 'shortYear'))
})

test('shows the changes of one task alone', async () => {
  const task = (await program.ask('plan.read', {})).plan.tasks[7]
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').or(page.getByRole('textbox')).last().fill(task.name)
  await page
    .getByRole('option', { name: new RegExp(task.name) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('navigation').getByRole('button', { name: 'History' }).click()
  await page.getByRole('button', { name: `Only changes of ${task.name}` }).click()
  const of = await listed({ taskId: task.id })
  await expect.poll(() => options().first().getAttribute('aria-setsize')).toBe(String(of.length))
  expect(of.length).toBeLessThan(CHANGES / 10)
  await page.getByRole('button', { name: 'All changes' }).click()
})

test('takes the last change back, and shows it as taken back', async () => {
  const [newest] = await listed({ limit: 1 })
  await options().first().click()
  await page.getByRole('button', { name: 'Take this change back' }).click()
  await options().first().getByText(`Undo “${newest.label}”`).waitFor()
  await options().nth(1).getByText('taken back').waitFor()
  await page.setViewportSize({ width: 1024, height: 700 })
  const row = options().nth(1)
  const end = async (part: string): Promise<number> => {
    const box = await row.locator(part).boundingBox()
    return Math.round((box?.x ?? Number.NaN) + (box?.width ?? Number.NaN))
  }
  // However long the label is, the word is whole.
  await expect.poll(async () => (await end('.changes-what small')) <= (await end('.changes-what')) - 8).toBe(true)
})
