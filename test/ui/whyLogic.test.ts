/** The why panel's logic: both ends of a task, links with their slack, float paths and traces that chart and network show, and the readings of critical. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, openSheet, type SheetPage } from './sheetPage.ts'

let sheet: SheetPage
let page: Page
beforeAll(async () => {
  sheet = await openSheet()
  page = sheet.page
  await sheet.sample()
}, 60_000)
afterAll(() => sheet?.close())

const find = (name: string): Promise<void> => sheet.find(name)
const why = () => page.locator('.why')
const idOf = async (name: string): Promise<string> => (await sheet.plan()).tasks.find((task) => task.name === name)!.id
const isDimmed = async (name: string): Promise<boolean> =>
  page.locator(`.gantt-root .bar-wrapper[data-id="${await idOf(name)}"]`).evaluate((bar) => bar.classList.contains('dimmed'))

describe('the why panel', () => {
  it('says why a task starts and why it finishes, with the sum', async () => {
    await find('UAT wave 1')
    await eventually(() => why().textContent()).toMatch(
      /UAT wave 1 starts Thu 4 Feb because Integration accepted is on Wed 3 Feb and the link adds nothing\./,
    )
    expect(await why().textContent()).toMatch(/UAT wave 1 finishes Wed 17 Feb: 10\sd of work on Standard from Thu 4 Feb\./)
  })

  it('shows the first steps of a long chain and the rest on request', async () => {
    const steps = why().locator('.why-chain').first().locator('li')
    await eventually(() => steps.count()).toBe(4)
    await why()
      .getByRole('button', { name: /steps further back/ })
      .click()
    await eventually(() => steps.count()).toBeGreaterThan(8)
    expect(await steps.last().textContent()).toMatch(/actually started/)
  })

  it('lists links with what they leave, the driving ones first, and jumps', async () => {
    const ties = why().locator('.why-ties').first().locator('li')
    expect(await ties.nth(0).textContent()).toMatch(/^Integration accepted.*drives its start$/)
    expect(await ties.nth(1).textContent()).toMatch(/^UAT preparation.*10 d to spare$/)
    await ties.nth(1).getByRole('button').click()
    await page.getByRole('heading', { name: 'UAT preparation', level: 2 }).waitFor()
    await find('UAT wave 1')
  })

  it('traces the driving chain in the chart, and gives it back by a second press or by Show all', async () => {
    expect(await isDimmed('UAT preparation')).toBe(false)
    await why().getByRole('button', { name: 'Trace back' }).click()
    await why()
      .getByText(/What drives UAT wave 1: \d+ tasks/)
      .waitFor()
    await eventually(() => isDimmed('UAT preparation')).toBe(true)
    expect([await isDimmed('UAT wave 1'), await isDimmed('Integration accepted')]).toEqual([false, false])
    await why().getByRole('button', { name: 'Trace back' }).click()
    await eventually(() => isDimmed('UAT preparation')).toBe(false)
    await why().getByRole('button', { name: 'Trace forward' }).click()
    await eventually(() => isDimmed('UAT fixes')).toBe(false)
    await eventually(() => isDimmed('UAT preparation')).toBe(true)
    await why().getByRole('button', { name: 'Show all' }).click()
    await eventually(() => isDimmed('UAT preparation')).toBe(false)
  })

  it('offers the most critical paths to the task: a press shows the whole way, a name jumps, an edit ends the showing', async () => {
    await why().getByRole('button', { name: 'Show the most critical paths' }).click()
    const paths = why().locator('.why-paths > li')
    await eventually(() => paths.count()).toBe(5)
    expect(await paths.nth(0).textContent()).toMatch(/^1 drives it/)
    expect(await paths.nth(1).textContent()).toMatch(/^2 \+\d+(\.\d)? d .*joins at/)
    const floats = await paths.allTextContents().then((texts) => texts.slice(1).map((text) => Number(/\+([\d.]+) d/.exec(text)?.[1])))
    expect(floats).toEqual([...floats].sort((a, b) => a - b))
    await paths.nth(1).locator('.why-path').click()
    await why()
      .getByText(/Path 2 to UAT wave 1: \d+ tasks/)
      .waitFor()
    expect([await isDimmed('UAT wave 1'), await isDimmed('UAT preparation')]).toEqual([false, true])
    await why().getByRole('button', { name: 'Show more paths' }).click()
    await eventually(() => paths.count()).toBeGreaterThan(5)
    await sheet.program.ask('task.update', { changes: [{ id: await idOf('UAT preparation'), set: { duration: 4800 } }] })
    await eventually(() => isDimmed('UAT preparation')).toBe(false)
    await sheet.program.ask('history.undo', {})
  })

  it('dims the network too, while it is shown there', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Network' }).click()
    const box = page.locator(`.network-node[data-task="${await idOf('UAT wave 1')}"]`)
    await box.waitFor()
    await why().getByRole('button', { name: 'Trace back' }).click()
    await eventually(() => page.locator('.network-node[data-dimmed]').count()).toBeGreaterThan(0)
    expect(await box.getAttribute('data-dimmed')).toBeNull()
    await why().getByRole('button', { name: 'Show all' }).click()
    await eventually(() => page.locator('.network-node[data-dimmed]').count()).toBe(0)
    await page.getByRole('navigation').getByRole('button', { name: 'Plan' }).click()
    await sheet.grid.waitFor()
  })
})

describe('the readings of critical', () => {
  it('are named apart in the panel and can be filtered for', async () => {
    await find('UAT wave 2')
    await eventually(() => why().locator('.why-remarks').textContent()).toMatch(
      /Critical: its float is at or below 0 d\..*On the longest path/,
    )
    await find('UAT wave 1')
    await eventually(() => why().locator('.why-remarks').count()).toBe(0)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('dialog', { name: 'Filter' }).getByLabel('Show').click()
    await page.getByRole('option', { name: 'On the longest path' }).click()
    await eventually(() => page.locator('.filter-count').textContent()).toMatch(/\d+ rows? of/)
    const { tasks } = (await sheet.program.ask('schedule.table', {})) as { tasks: { name: string; longestPath: boolean }[] }
    const longest = new Set(tasks.filter((task) => task.longestPath).map((task) => task.name))
    expect(longest.has('UAT wave 2') && !longest.has('UAT wave 1')).toBe(true)
    const form = page.getByRole('dialog', { name: 'Filter' })
    await form.getByRole('button', { name: 'Show all rows' }).click()
    await form.getByRole('textbox').press('Escape')
    await form.waitFor({ state: 'detached' })
  })
})

describe('a drag', () => {
  it('says at the pointer what it would cost', async () => {
    await find('UAT wave 2')
    await page.getByRole('radio', { name: 'Gantt', exact: true }).click()
    await sheet.press('Control+Shift+F5')
    const bar = page.locator(`.bar-wrapper[data-id="${await idOf('UAT wave 2')}"] .bar`)
    await bar.waitFor()
    await page.waitForTimeout(500)
    const box = (await bar.boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + 5)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 40, box.y + 5, { steps: 8 })
    await eventually(() => page.locator('.gantt-tip').textContent()).toMatch(
      /Program finish .* working days.*Milestones: .*Float lost by \d+ tasks/,
    )
    await page.keyboard.press('Escape')
    await page.mouse.up()
  })
})
