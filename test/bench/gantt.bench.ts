/** The Gantt chart in a real Chromium: first paint, scrolling, drag preview and new rows on generated plans. */
import type { Page } from 'playwright-core'
import { openHarness } from '../gantt/openHarness.ts'
import { median, type Row } from './row.ts'

const RUNS = 7
/** Frames as fast as they can be made, so that the time between two is what a frame costs, drawing included. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

/** Milliseconds of the one frame that does the work: script, style, layout and drawing. */
const painted = (page: Page, count: number, work: 'mount' | 'rows'): Promise<number[]> =>
  page.evaluate(
    async ([size, what, runs]) => {
      const { harness } = window
      const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
      /** Frames with something to draw keep the browser from waiting for its idle tick. */
      const awake = async () => {
        for (let at = 0; at < 6; at++) {
          document.body.style.background = at % 2 === 0 ? '#fff' : '#fefefe'
          await frame()
        }
      }
      const plan = harness.plans.generated(size)
      const times: number[] = []
      harness.destroy()
      for (let run = 0; run < runs; run++) {
        if (what === 'mount') harness.destroy()
        else if (!harness.gantt) harness.mount(plan, 'week')
        const rows = plan.rows.map((row) => ({ ...row, percentComplete: run }))
        await awake()
        const from = performance.now()
        if (what === 'mount') harness.mount(plan, 'week')
        else harness.set({ ...plan, rows })
        await frame()
        document.body.style.background = '#fdfdfd'
        await frame()
        times.push(performance.now() - from)
      }
      return times
    },
    [count, work, RUNS] as const,
  )

/** Milliseconds of each of many frames: scrolling in each, or a drag that moves every row in each. */
const frames = (page: Page, count: number, way: 'down' | 'right' | 'drag'): Promise<number[]> =>
  page.evaluate(
    async ([size, direction]) => {
      const { harness } = window
      const plan = harness.plans.generated(size)
      harness.mount(plan, 'week')
      const previews = [1, 2].map((days) => {
        const later = days * 14_400
        return new Map(plan.rows.map((row) => [row.id, { start: row.start + later, finish: row.finish + later }]))
      })
      const scroller = document.querySelector('.gantt-container')!
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      for (let warm = 0; warm < 10; warm++) await frame()
      const times: number[] = []
      let before = await frame()
      for (let step = 1; step <= 150; step++) {
        if (direction === 'down') harness.scroll(step * 90)
        else if (direction === 'right') scroller.scrollLeft += 40
        else harness.gantt?.showPreview(previews[step % 2])
        const now = await frame()
        times.push(now - before)
        before = now
      }
      return times
    },
    [count, way] as const,
  )

export const rows = async (): Promise<Row[]> => {
  const harness = await openHarness(UNLIMITED)
  try {
    const page = await harness.newPage()
    const row = (what: string, times: readonly number[], target?: number, note?: string): Row => ({
      what,
      median: median(times),
      unit: 'ms',
      target,
      note,
    })
    const found = [
      row('first paint, 10,000 rows', await painted(page, 10_000, 'mount'), 200, 'SVAR 277, dhtmlx 428'),
      row('scroll frame down, 10,000 rows', await frames(page, 10_000, 'down'), 10, 'SVAR 10, dhtmlx 10'),
    ]
    const nodes = await page.evaluate(() => document.querySelectorAll('#chart *').length)
    found.push(
      row('scroll frame to the right, 10,000 rows', await frames(page, 10_000, 'right'), 10),
      row('drag frame, preview moves all 10,000 rows', await frames(page, 10_000, 'drag'), 16.7),
      row('all rows new, painted, 10,000 rows', await painted(page, 10_000, 'rows'), 50, `${nodes} nodes after scrolling`),
      row('first paint, 100,000 rows', await painted(page, 100_000, 'mount')),
      row('scroll frame down, 100,000 rows', await frames(page, 100_000, 'down')),
    )
    return found
  } finally {
    await harness.close()
  }
}
