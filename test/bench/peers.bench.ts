/** Our Gantt chart beside other charts, the same rows in the same browser: first paint and scroll frame, and how many times as fast we are. */
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../build/chromium.ts'
import { browserArguments } from '../e2e/launch.ts'
import { installPeers, isInstalled, openPeer, type PeerName } from './peers/openPeer.ts'
import { median, type Row } from './row.ts'

const RUNS = 5
/** Frames as fast as they can be made, so that the time between two is what a frame costs. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync']
/** Named on the command line or by THROUGHLINE_PEERS=1, the peers are fetched; else they are looked at only when they are there. */
const isAsked = (): boolean => process.argv.slice(2).includes('peers') || process.env.THROUGHLINE_PEERS === '1'

const firstPaint = (page: Page, count: number): Promise<number[]> =>
  page.evaluate(
    async ([size, runs]) => {
      const host = document.querySelector<HTMLElement>('#chart')!
      const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
      const shade = (at: number): void => {
        document.body.style.background = at % 2 === 0 ? '#fff' : '#fefefe'
      }
      window.prepare(size)
      const times: number[] = []
      for (let run = 0; run < runs; run++) {
        // Frames with something to draw keep the browser from waiting for its idle tick.
        for (let at = 0; at < 6; at++) {
          shade(at)
          await frame()
        }
        const from = performance.now()
        window.peer.mount(host)
        await frame()
        shade(1)
        await frame()
        times.push(performance.now() - from)
        window.peer.unmount()
      }
      window.peer.mount(host)
      return times
    },
    [count, RUNS] as const,
  )

const scrollFrames = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    for (let warm = 0; warm < 10; warm++) await frame()
    const times: number[] = []
    let before = await frame()
    for (let step = 1; step <= 150; step++) {
      window.peer.scroll(step * 90)
      const now = await frame()
      times.push(now - before)
      before = now
    }
    return times
  })

interface Figures {
  readonly paint: number
  readonly scroll: number
  readonly nodes: number
}
const measure = async (browser: Browser, name: PeerName, count: number): Promise<Figures> => {
  const page = await openPeer(browser, name)
  try {
    const paint = median(await firstPaint(page, count))
    const scroll = median(await scrollFrames(page))
    const nodes = await page.evaluate(() => document.querySelectorAll('#chart *').length)
    return { paint, scroll, nodes }
  } finally {
    await page.close()
  }
}

const asked = [
  ['dhtmlx', 'dhtmlx-gantt'],
  ['svar', 'SVAR React Gantt'],
] as const

export const rows = async (): Promise<Row[]> => {
  if (isAsked() && !asked.every(([name]) => isInstalled(name))) installPeers()
  const executablePath = findChromium()
  if (executablePath === null) throw new Error('No Chromium, Chrome or Edge on this machine.')
  const browser = await chromium.launch({ executablePath, args: [...browserArguments, ...UNLIMITED] })
  const found: Row[] = []
  const add = (who: string, count: number, { paint, scroll, nodes }: Figures, beside: Figures | null): void => {
    const size = `${count.toLocaleString('en-GB')} rows`
    const times = (theirs: number, mine: number | undefined): string => (mine === undefined ? '' : `${(theirs / mine).toFixed(1)} x ours`)
    found.push({ what: `${who}: first paint, ${size}`, median: paint, unit: 'ms', note: times(paint, beside?.paint) })
    found.push({ what: `${who}: scroll frame, ${nodes} nodes`, median: scroll, unit: 'ms', note: times(scroll, beside?.scroll) })
  }
  try {
    const ours = await measure(browser, 'ours', 10_000)
    add('ours', 10_000, ours, null)
    for (const [name, title] of asked) {
      if (isInstalled(name)) add(title, 10_000, await measure(browser, name, 10_000), ours)
      else console.log(`  ${title}: not installed: run "npm run bench peers"`)
    }
    const small = await measure(browser, 'ours', 1000)
    add('ours', 1000, small, null)
    add('frappe-gantt as it comes', 1000, await measure(browser, 'stockFrappe', 1000), small)
    return found
  } finally {
    await browser.close()
  }
}
