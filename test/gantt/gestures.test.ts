/** Moving, resizing, linking and progress by hand: previewed while dragging, committed once, dropped by Esc. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, instantOf } from '../../shared/time/instant.ts'
import { type OpenHarness, openHarness } from './openHarness.ts'
import { barOf, drag, hold, takeCalls } from './pointer.ts'

/** Pixels of a day at week zoom. */
const DAY_PX = 6
let harness: OpenHarness
let page: Page
const errors: Error[] = []

beforeAll(async () => {
  harness = await openHarness()
  page = await harness.newPage()
  page.on('pageerror', (error) => errors.push(error))
}, 60_000)
afterAll(() => harness.close())
beforeEach(async () => {
  errors.length = 0
  await page.mouse.move(1300, 880)
  await page.evaluate(() => {
    window.harness.refusal = null
    window.harness.refusesMoves = false
    window.harness.mount(window.harness.plans.mockUp(), 'week')
  })
})

const changes = async () => (await takeCalls(page)).filter(([what]) => what !== 'select')

test('a bar dragged by two days moves with its successors and is committed once, on release', async () => {
  const [before, successor] = [await barOf(page, '27'), await barOf(page, '30')]
  await hold(page, [before.left + 20, before.middle], [before.left + 20 + 2 * DAY_PX, before.middle])
  expect((await barOf(page, '27')).left).toBeCloseTo(before.left + 2 * DAY_PX, 1)
  await expect.poll(async () => (await barOf(page, '30')).left).toBeCloseTo(successor.left + 2 * DAY_PX, 1)
  expect(await page.locator('[data-id="30"] .ghost').count()).toBe(1)
  expect(await page.locator('.gantt-tip').textContent()).toBe('Start +2 d27 Jan → 29 JanProgram finish 9 Jan (+1 d)')
  expect(await changes()).toEqual([])
  await page.mouse.up()
  await page.waitForTimeout(50)
  expect(await changes()).toEqual([['move', { kind: 'move', id: '27', start: instantOf(2027, 1, 29, 8) }]])
  expect((await barOf(page, '30')).left).toBeCloseTo(successor.left + 2 * DAY_PX, 1)
  expect(await page.locator('.ghost').count()).toBe(0)
  expect(errors).toEqual([])
})

test('previews are asked for step by step, not pixel by pixel', async () => {
  const before = await page.evaluate(() => window.harness.previews)
  const bar = await barOf(page, '27')
  await hold(page, [bar.left + 20, bar.middle], [bar.left + 20 + 2 * DAY_PX, bar.middle])
  await page.mouse.up()
  expect((await page.evaluate(() => window.harness.previews)) - before).toBeLessThanOrEqual(2)
})

test('Esc drops a drag: nothing is committed and every bar is back', async () => {
  const before = await barOf(page, '27')
  const successor = await barOf(page, '30')
  await hold(page, [before.left + 20, before.middle], [before.left + 80, before.middle])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await page.waitForTimeout(30)
  expect(await takeCalls(page)).toEqual([])
  expect(await barOf(page, '27')).toEqual(before)
  expect(await barOf(page, '30')).toEqual(successor)
  expect(await page.locator('.gantt-tip').isVisible()).toBe(false)
})

test('a drag back to where it began changes nothing', async () => {
  const bar = await barOf(page, '27')
  await hold(page, [bar.left + 20, bar.middle], [bar.left + 80, bar.middle])
  await page.mouse.move(bar.left + 20, bar.middle, { steps: 6 })
  await page.mouse.up()
  await page.waitForTimeout(30)
  expect(await changes()).toEqual([])
  expect(await barOf(page, '27')).toEqual(bar)
  expect(await page.locator('.ghost').count()).toBe(0)
})

test('a move that is refused goes back to where it was', async () => {
  await page.evaluate(() => {
    window.harness.refusesMoves = true
  })
  const bar = await barOf(page, '27')
  await drag(page, [bar.left + 20, bar.middle], [bar.left + 80, bar.middle])
  await expect.poll(() => barOf(page, '27')).toEqual(bar)
  expect(await changes()).toHaveLength(1)
})

test('a drag held at the edge scrolls the chart and goes on', async () => {
  const bar = await barOf(page, '36')
  const before = await page.evaluate(() => document.querySelector('.gantt-container')!.scrollLeft)
  await hold(page, [bar.left + 20, bar.middle], [1435, bar.middle])
  await expect.poll(() => page.evaluate(() => document.querySelector('.gantt-container')!.scrollLeft)).toBeGreaterThan(before + 100)
  await page.mouse.up()
  const [[, change]] = (await changes()) as [string, { start: number }][]
  expect(change.start).toBeGreaterThan(instantOf(2027, 3, 1, 8) + ((1435 - bar.left) / DAY_PX) * DAY)
})

test('rows that are scrolled into sight during a drag stand where it would put them', async () => {
  await page.evaluate(() => {
    const { plans } = window.harness
    const down = (from: string, to: string) =>
      ({ id: `${from}-${to}`, predecessorId: from, successorId: to, type: 'FS', critical: false, driving: true }) as const
    window.harness.mount(plans.modelOf(plans.generated(300).rows, [down('t1', 't70'), down('t70', 't100')]), 'week')
  })
  const bar = await barOf(page, 't1')
  await hold(page, [bar.left + bar.width / 2, bar.middle], [bar.left + bar.width / 2 + 2 * DAY_PX, bar.middle])
  await page.evaluate(() => window.harness.scroll(90 * 28))
  await expect.poll(() => page.locator('[data-id="t100"] .ghost').count()).toBe(1)
  await page.keyboard.press('Escape')
  await page.mouse.up()
})

test('the right edge changes the finish, never to before the start', async () => {
  const bar = await barOf(page, '30')
  await drag(page, [bar.right - 2, bar.middle], [bar.right - 2 + 3 * DAY_PX, bar.middle])
  expect(await changes()).toEqual([['move', { kind: 'finish', id: '30', finish: instantOf(2027, 2, 22, 17) }]])
  const longer = await barOf(page, '30')
  await drag(page, [longer.right - 2, longer.middle], [longer.left - 200, longer.middle])
  expect(await changes()).toEqual([['move', { kind: 'finish', id: '30', finish: instantOf(2027, 2, 8, 17) }]])
})

test('at day zoom a drag goes by hours', async () => {
  await page.evaluate(() => window.harness.gantt?.setZoom('day'))
  await page.evaluate((instant) => window.harness.gantt?.scrollTo(instant), instantOf(2027, 1, 27))
  const bar = await barOf(page, '27')
  await drag(page, [bar.left + 40, bar.middle], [bar.left + 40 + 32 * 1.5, bar.middle])
  expect(await changes()).toEqual([['move', { kind: 'move', id: '27', start: instantOf(2027, 1, 27, 8) + DAY + 12 * HOUR }]])
})

test('the progress handle sets percent complete in steps of five', async () => {
  const bar = await barOf(page, '30')
  await drag(page, [bar.left, bar.middle + 9], [bar.left + bar.width * 0.52, bar.middle + 9])
  expect(await changes()).toEqual([['progress', '30', 50]])
})

const CONNECTOR = 11
test.each([
  ['finish', 'start', 'FS'],
  ['start', 'start', 'SS'],
  ['finish', 'finish', 'FF'],
  ['start', 'finish', 'SF'],
] as const)('drawn from the %s of one bar to the %s of another it is a link of type %s', async (fromEnd, toEnd, type) => {
  const [from, to] = [await barOf(page, '29'), await barOf(page, '38')]
  const x = fromEnd === 'finish' ? from.right + CONNECTOR : from.left - CONNECTOR
  await drag(page, [x, from.middle], [toEnd === 'start' ? to.left + 4 : to.right - 4, to.middle])
  expect(await changes()).toEqual([['link', '29', '38', type]])
})

test('a link that is refused says so at the pointer and is not made', async () => {
  await page.evaluate(() => {
    window.harness.refusal = 'UAT wave 1 follows Pilot trainings already'
  })
  const [from, to] = [await barOf(page, '29'), await barOf(page, '38')]
  await hold(page, [from.right + CONNECTOR, from.middle], [to.left + 4, to.middle])
  expect(await page.locator('.gantt-tip.refusal').textContent()).toContain('UAT wave 1 follows Pilot trainings already')
  expect(await page.locator('.rubber.refused').count()).toBe(1)
  await page.mouse.up()
  expect(await changes()).toEqual([])
})

test('a summary is not dragged', async () => {
  const bar = await barOf(page, '4')
  await drag(page, [bar.left + 60, bar.middle], [bar.left + 120, bar.middle])
  expect(await changes()).toEqual([])
})

test('a click selects once, however often the rows have been replaced', async () => {
  await page.evaluate(() => {
    for (let times = 0; times < 30; times++) window.harness.set({ ...window.harness.model, rows: [...window.harness.model.rows] })
  })
  const bar = await barOf(page, '29')
  await page.mouse.click(bar.left + 10, bar.middle)
  expect(await takeCalls(page)).toEqual([['select', '29', { extend: false, toggle: false }]])
  await page.keyboard.down('Control')
  await page.mouse.click(bar.left + 10, bar.middle)
  await page.keyboard.up('Control')
  expect(await takeCalls(page)).toEqual([['select', '29', { extend: false, toggle: true }]])
  await page.mouse.dblclick(bar.left + 10, bar.middle)
  expect((await takeCalls(page)).filter(([what]) => what === 'open')).toEqual([['open', '29']])
})

test('a task whose predecessor is collapsed away can be dragged', async () => {
  await page.evaluate(() => {
    const { model } = window.harness
    window.harness.set({ ...model, rows: model.rows.filter((row) => row.id !== '24') })
  })
  const bar = await barOf(page, '27')
  await drag(page, [bar.left + 20, bar.middle], [bar.left + 20 + DAY_PX, bar.middle])
  expect(await changes()).toHaveLength(1)
  expect(errors).toEqual([])
})

test('a task whose predecessor is far above the window can be dragged', async () => {
  await page.evaluate(() => {
    const { plans } = window.harness
    const plan = plans.generated(5000)
    const link = { id: 'far', predecessorId: 't1', successorId: 't4001', type: 'FS', critical: false, driving: true } as const
    window.harness.mount({ ...plan, links: [...plan.links, link] }, 'week')
    window.harness.scroll(3995 * 28)
    window.harness.gantt?.scrollTo(plan.rows[4001].start)
  })
  expect(await page.locator('.link[data-id="far"]').count()).toBe(1)
  const bar = await barOf(page, 't4001')
  await drag(page, [bar.left + bar.width / 3, bar.middle], [bar.left + bar.width / 3 + DAY_PX, bar.middle])
  expect(await changes()).toHaveLength(1)
  expect(errors).toEqual([])
})

test('new rows from elsewhere end a drag without effect', async () => {
  const bar = await barOf(page, '27')
  await hold(page, [bar.left + 20, bar.middle], [bar.left + 60, bar.middle])
  await page.evaluate(() => window.harness.set({ ...window.harness.model, rows: [...window.harness.model.rows] }))
  await page.mouse.up()
  expect(await takeCalls(page)).toEqual([])
  expect(await barOf(page, '27')).toEqual(bar)
})
