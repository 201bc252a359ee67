/** What the chart draws, how much of it, and that nothing of it stays behind. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { DAY, instantOf } from '../../shared/time/instant.ts'
import { type OpenHarness, openHarness } from './openHarness.ts'
import { barOf } from './pointer.ts'

let harness: OpenHarness
let page: Page
const errors: Error[] = []

beforeAll(async () => {
  harness = await openHarness()
  page = await harness.newPage()
  page.on('pageerror', (error) => errors.push(error))
}, 60_000)
afterAll(() => harness.close())
beforeEach(() => {
  errors.length = 0
})

const nodes = () => page.evaluate(() => document.querySelectorAll('#chart *').length)
const headerX = (text: string) =>
  page.evaluate((wanted) => {
    const found = [...document.querySelectorAll('.upper-text, .lower-text')].find((label) => label.textContent === wanted)
    return found ? found.getBoundingClientRect().left : null
  }, text)

test('names and labels are text, whatever they hold', async () => {
  await page.evaluate(() => {
    const plan = window.harness.plans.mockUp()
    const evil = '<img src=x onerror="document.title=\'owned\'">'
    const rows = plan.rows.map((row) => (row.id === '24' ? { ...row, name: evil, label: evil, colour: 'url(http://evil)' } : row))
    window.harness.mount({ ...plan, rows, freezes: [{ from: plan.rangeStart, to: plan.rangeFinish, name: evil }] }, 'week')
  })
  const bar = await barOf(page, '24')
  await page.mouse.move(bar.left + 10, bar.middle)
  await page.locator('.gantt-tip').waitFor()
  expect(await page.locator('.gantt-tip').textContent()).toContain('<img src=x')
  expect(await page.locator('[data-id="24"] .bar-label').textContent()).toContain('<img src=x')
  expect(await page.locator('#chart img').count()).toBe(0)
  expect(await page.title()).toBe('Gantt harness')
})

test('an interrupted task is drawn in pieces with its progress in the first ones; a gap that the zoom does not show closes', async () => {
  const pieces = (gap: number) =>
    page.evaluate((pause) => {
      const plan = window.harness.plans.mockUp()
      const rows = plan.rows.map((row) => {
        if (row.id !== '24') return row
        const half = Math.round((row.finish - row.start) / 2)
        const segments = [
          { start: row.start, finish: row.start + half - pause / 2 },
          { start: row.start + half + pause / 2, finish: row.finish },
        ]
        return { ...row, percentComplete: 50, segments }
      })
      window.harness.mount({ ...plan, rows }, 'week')
      const parts = (name: string) => [...document.querySelectorAll(`[data-id="24"] .${name}`)].map((part) => part.getBoundingClientRect())
      const bars = parts('bar').map(({ left, right }) => [left, right])
      return { bars, done: parts('bar-progress').map(({ width }) => width), joined: parts('interruption').length }
    }, gap)
  const { bars, done, joined } = await pieces(2 * DAY)
  expect([bars.length, joined]).toEqual([2, 1])
  expect(bars[1][0]).toBeGreaterThan(bars[0][1] + 5)
  // Half of the work is about the first of two pieces.
  expect(done[0]).toBeCloseTo(bars[0][1] - bars[0][0], -1)
  expect((await pieces(DAY / 24)).bars).toHaveLength(1)
})

test('names of freeze windows never run into each other: at a coarse zoom the later one is left out, at a fine one both stand', async () => {
  const names = (zoom: 'day' | 'quarter'): Promise<(string | null)[]> =>
    page.evaluate((at) => {
      const plan = window.harness.plans.mockUp()
      const from = plan.rangeStart
      const freezes = ['Quarter close', 'Half-year close'].map((name, i) => ({
        from: from + i * 144_000,
        to: from + i * 144_000 + 28_800,
        name,
      }))
      window.harness.mount({ ...plan, freezes: freezes.toReversed() }, at)
      return [...document.querySelectorAll('.freeze-label')].map((label) => label.textContent)
    }, zoom)
  expect(await names('quarter')).toEqual(['Quarter close'])
  expect(await names('day')).toEqual(['Quarter close', 'Half-year close'])
})

test('a month label stands over its first day, and a bar of three years ends on its last', async () => {
  await page.evaluate(
    ([start, finish]) => {
      const { plans } = window.harness
      const row = { ...plans.mockUp().rows[2], id: 'long', start, finish, baseline: null, label: '' }
      window.harness.mount(plans.modelOf([row], []), 'month')
      window.harness.gantt?.scrollTo(finish)
    },
    [instantOf(2026, 3, 17), instantOf(2029, 2, 28, 17)],
  )
  const bar = await barOf(page, 'long')
  const march = await page.evaluate(() => {
    const labels = [...document.querySelectorAll<HTMLElement>('.lower-text')]
    const year = [...document.querySelectorAll<HTMLElement>('.upper-text')].find((label) => label.textContent === '2029')
    const from = year?.getBoundingClientRect().left ?? 0
    return labels.find((label) => label.textContent === 'Mar' && label.getBoundingClientRect().left > from)?.getBoundingClientRect().left
  })
  expect(Math.abs((march ?? 0) - bar.right)).toBeLessThan(1)
})

test('ten thousand rows: few nodes at the top, in the middle and at the end', async () => {
  await page.evaluate(() => window.harness.mount(window.harness.plans.generated(10_000), 'week'))
  for (const row of [0, 5000, 9980]) {
    await page.evaluate((at) => {
      window.harness.scroll(at * 28)
      window.harness.gantt?.scrollTo(window.harness.model.rows[at + 5].start)
    }, row)
    expect(await page.locator(`[data-id="t${row + 10}"]`).count()).toBe(1)
    expect(await nodes()).toBeLessThan(1500)
  }
  expect(errors).toEqual([])
})

test('a link from far above to far below is drawn through the window', async () => {
  await page.evaluate(() => {
    const plan = window.harness.plans.generated(3000)
    const link = { id: 'far', predecessorId: 't5', successorId: 't2995', type: 'FS', critical: true, driving: true } as const
    const rows = plan.rows.map((row) => (row.id === 't5' ? { ...row, finish: plan.rows[1500].start } : row))
    window.harness.mount({ ...plan, rows, links: [link] }, 'week')
    window.harness.scroll(1500 * 28)
    window.harness.gantt?.scrollTo(plan.rows[1500].start)
  })
  const line = await page.locator('path.link.critical').first().boundingBox()
  expect(line?.height).toBeGreaterThan(800)
  expect(line?.x).toBeGreaterThan(300)
  expect(line?.x).toBeLessThan(450)
})

test('the axis stays while the sheet scrolls', async () => {
  await page.evaluate(() => window.harness.mount(window.harness.plans.generated(2000), 'week'))
  const before = await headerX('February')
  await page.evaluate(() => window.harness.scroll(1000 * 28))
  expect(await headerX('February')).toBe(before)
  expect(before).not.toBeNull()
})

test('the vertical wheel goes to the sheet, the horizontal one to the chart', async () => {
  await page.evaluate(() => window.harness.mount(window.harness.plans.generated(2000), 'week'))
  await page.mouse.move(700, 400)
  await page.mouse.wheel(0, 560)
  await expect.poll(() => page.evaluate(() => window.harness.scrollTop)).toBe(560)
  const before = await page.evaluate(() => document.querySelector('.gantt-container')!.scrollLeft)
  await page.mouse.wheel(300, 0)
  await expect.poll(() => page.evaluate(() => document.querySelector('.gantt-container')!.scrollLeft)).toBe(before + 300)
})

test('a change of zoom keeps the middle of the view, fitting shows the whole plan', async () => {
  await page.evaluate(() => window.harness.mount(window.harness.plans.mockUp(), 'day'))
  await page.evaluate((instant) => window.harness.gantt?.scrollTo(instant), instantOf(2027, 1, 11))
  const before = await barOf(page, '24')
  const middle = (720 - before.left) / 32
  await page.evaluate(() => window.harness.gantt?.setZoom('week'))
  const after = await barOf(page, '24')
  expect((720 - after.left) / 6).toBeCloseTo(middle + 8 / 24, 0)
  expect(await page.evaluate(() => window.harness.gantt?.fit())).toBe('week')
  const whole = await barOf(page, '1')
  expect(whole.left).toBeGreaterThanOrEqual(0)
  expect(whole.right).toBeLessThanOrEqual(1440)
})

test('an axis that grows to the left does not move what is seen', async () => {
  await page.evaluate(() => window.harness.mount(window.harness.plans.mockUp(), 'week'))
  const before = await barOf(page, '30')
  await page.evaluate((by) => {
    const { model } = window.harness
    window.harness.set({ ...model, rows: [...model.rows], rangeStart: model.rangeStart - by })
  }, 100 * DAY)
  expect(Math.abs((await barOf(page, '30')).left - before.left)).toBeLessThan(1)
})

test('a chart that becomes narrower or wider keeps its left edge', async () => {
  await page.evaluate(() => window.harness.mount(window.harness.plans.mockUp(), 'week'))
  await page.evaluate((instant) => window.harness.gantt?.scrollTo(instant), instantOf(2027, 2, 1))
  const before = await barOf(page, '37')
  for (const width of [800, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    await expect.poll(() => page.locator('svg.gantt').getAttribute('width')).toBe(String(width))
    expect(Math.abs((await barOf(page, '37')).left - before.left)).toBeLessThan(1)
  }
})

test('rows are told to a screen reader in words', async () => {
  await page.evaluate(() => window.harness.mount(window.harness.plans.mockUp(), 'week'))
  expect(await page.getByRole('img', { name: /^Reconciliation scripts/ }).getAttribute('aria-label')).toBe(
    'Reconciliation scripts, task, 11 Jan – 22 Jan 2027, 60% complete, critical',
  )
  expect(await page.getByRole('img', { name: /^Performance testing/ }).getAttribute('aria-label')).toContain('deadline 10 Feb 2027 missed')
})

test('what is special about a row is told by its shape', async () => {
  await page.evaluate(() => window.harness.mount(window.harness.plans.mockUp(), 'week'))
  const shapes = (id: string) =>
    page.evaluate(
      (wanted) => [...document.querySelectorAll(`[data-id="${wanted}"] > :not(.bar-label)`)].map((part) => part.classList.value),
      id,
    )
  expect(await shapes('24')).toEqual(['baseline', 'bar', 'bar-progress', 'under-edge'])
  expect(await shapes('33')).toEqual(['bar', 'under-edge'])
  expect(await shapes('32')).toEqual(['baseline', 'bar', 'bracket'])
  expect(await shapes('34')).toEqual(['bar', 'strike'])
  expect(await shapes('31')).toEqual(['baseline', 'bar', 'deadline'])
  expect(await shapes('26')).toEqual(['baseline', 'bar'])
})

test('an axis that ends a year later scrolls to there, with its months, and does not move what is seen', async () => {
  const widthOf = () => page.evaluate(() => document.querySelector('.gantt-container')!.scrollWidth)
  await page.evaluate(() => window.harness.mount(window.harness.plans.mockUp(), 'month'))
  const before = { bar: await barOf(page, '24'), width: await widthOf() }
  await page.evaluate((year) => {
    const plan = window.harness.plans.mockUp()
    window.harness.set({ ...plan, rangeFinish: plan.rangeFinish + year })
  }, 365 * DAY)
  expect((await barOf(page, '24')).left).toBe(before.bar.left)
  expect(await widthOf()).toBeGreaterThan(before.width + 300)
  await page.evaluate(() => {
    const scroller = document.querySelector('.gantt-container')!
    scroller.scrollLeft = scroller.scrollWidth
  })
  const lastLabel = () =>
    page.evaluate(() => Math.max(...[...document.querySelectorAll('.lower-text')].map((label) => label.getBoundingClientRect().left)))
  await expect.poll(lastLabel).toBeGreaterThan((await page.evaluate(() => document.querySelector('.gantt-container')!.clientWidth)) - 120)
  await page.evaluate(() => window.harness.set(window.harness.plans.mockUp()))
  expect(errors).toEqual([])
})

test('an empty plan is an axis, and takes rows later', async () => {
  await page.evaluate(() =>
    window.harness.mount(window.harness.plans.modelOf([], [], { rangeStart: 136_000_000, rangeFinish: 136_000_000 }), 'week'),
  )
  expect(await page.locator('.upper-text').count()).toBeGreaterThan(0)
  expect(await page.locator('.bar-wrapper').count()).toBe(0)
  await page.evaluate(() => window.harness.set(window.harness.plans.mockUp()))
  expect(await page.locator('.bar-wrapper').count()).toBe(25)
  expect(errors).toEqual([])
})

const listenerCount = async (): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  let count = 0
  for (const expression of ['window', 'document', 'document.body', 'document.getElementById("chart")']) {
    const { result } = await session.send('Runtime.evaluate', { expression })
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId! })
    count += listeners.length
  }
  await session.detach()
  return count
}

test('after destroy no listener and no node is left, even in the middle of a drag', async () => {
  await page.evaluate(() => window.harness.destroy())
  const before = await listenerCount()
  for (let times = 0; times < 3; times++) {
    await page.evaluate(() => window.harness.mount(window.harness.plans.mockUp(), 'week'))
    const bar = await barOf(page, '27')
    await page.mouse.move(bar.left + 20, bar.middle)
    await page.mouse.down()
    await page.mouse.move(bar.left + 60, bar.middle)
    expect(await listenerCount()).toBeGreaterThan(before)
    await page.evaluate(() => window.harness.destroy())
    await page.mouse.up()
  }
  expect(await listenerCount()).toBe(before)
  expect(await nodes()).toBe(0)
  expect(errors).toEqual([])
})

test('the React part makes one chart, even in strict mode, and takes it away', async () => {
  await page.evaluate(() => {
    window.harness.destroy()
    window.harness.mountReact(window.harness.plans.mockUp(), 'week')
  })
  await page.locator('#react [data-id="24"]').waitFor()
  expect(await page.locator('#react .gantt-root').count()).toBe(1)
  await page.evaluate(() => window.harness.mountReact({ ...window.harness.model, selected: new Set(['21', '22']) }, 'month'))
  await expect.poll(() => page.locator('#react .selection rect').count()).toBe(2)
  await page.evaluate(() => window.harness.gantt?.setScrollTop(56))
  expect((await barOf(page, '21')).middle).toBeLessThan(60)
  await page.evaluate(() => window.harness.unmountReact())
  expect(await page.locator('#react *').count()).toBe(0)
  expect(errors).toEqual([])
})
