/** The pointer's way over the chart, for tests: where a row's bar is, and drags from point to point. */
import type { Page } from 'playwright-core'

export interface Box {
  readonly left: number
  readonly right: number
  readonly middle: number
  readonly width: number
}

/** The bar of a row as it is drawn on the page. */
export const barOf = (page: Page, id: string): Promise<Box> =>
  page.evaluate((wanted) => {
    const bar = document.querySelector(`[data-id="${wanted}"] .bar`)
    if (!bar) throw new Error(`no bar ${wanted}`)
    const { left, right, top, height, width } = bar.getBoundingClientRect()
    return { left, right, middle: top + height / 2, width }
  }, id)

/** Presses at `from`, moves to `to` in small steps, and waits so long that previews have come; the button stays down. */
export const hold = async (page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 12 })
  await page.waitForTimeout(60)
}

export const drag = async (page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
  await hold(page, from, to)
  await page.mouse.up()
  await page.waitForTimeout(30)
}

/** What the chart has asked for since the last time. */
export const takeCalls = (page: Page): Promise<unknown[][]> => page.evaluate(() => window.harness.calls.splice(0))
