/** Milliseconds from what a hand did in the real window to the frame that shows it. */
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** Settles with the milliseconds of what is being watched for. */
    benchPainted: Promise<number>
    benchDrag: { own: number[]; others: number[]; frames: number[]; going: boolean }
  }
}

/** What must be seen: at least so many elements, or one element whose text is (or is no longer) this. */
export interface Sight {
  readonly selector: string
  readonly least?: number
  readonly text?: string
  readonly notText?: string
  /** Which event of the hand starts the clock. */
  readonly from: 'keydown' | 'pointerdown' | 'click'
}

/**
 * The clock starts with the event's own time, before any handler runs, and stops after the frame in which the sight is there.
 * Nothing polls meanwhile: mutations are looked at as they come.
 */
export const untilPainted = async (page: Page, sight: Sight, act: () => Promise<unknown>): Promise<number> => {
  await page.evaluate(({ selector, least, text, notText, from }) => {
    const holds = (): boolean => {
      const found = document.querySelectorAll(selector)
      if (found.length < (least ?? 1)) return false
      const words = found[0].textContent
      return (text === undefined || words === text) && (notText === undefined || words !== notText)
    }
    let began = 0
    const start = (event: Event): void => {
      began ||= event.timeStamp
    }
    addEventListener(from, start, { capture: true, once: true })
    const painted = new Promise<number>((resolve) => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now() - began)
      const observer = new MutationObserver(() => {
        if (began === 0 || !holds()) return
        observer.disconnect()
        requestAnimationFrame(() => channel.port2.postMessage(null))
      })
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    })
    window.benchPainted = painted
  }, sight)
  await act()
  return page.evaluate(() => {
    const tooLate = new Promise<number>((_, fail) => setTimeout(() => fail(new Error('It was never painted.')), 20_000))
    return Promise.race([window.benchPainted, tooLate])
  })
}

/** Milliseconds of each of many frames while the element is scrolled down in each. The browser must have been started without its frame limit. */
export const scrollFrames = (page: Page, selector: string, by: number, count: number): Promise<number[]> =>
  page.evaluate(
    async ([query, pixels, frames]) => {
      const scroller = document.querySelector(query)
      if (!scroller) throw new Error(`nothing to scroll: ${query}`)
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
      scroller.scrollTop = 0
      for (let warm = 0; warm < 10; warm += 1) {
        scroller.scrollTop += pixels
        await frame()
      }
      const times: number[] = []
      let before = await frame()
      for (let step = 0; step < frames; step += 1) {
        scroller.scrollTop += pixels
        const now = await frame()
        times.push(now - before)
        before = now
      }
      return times
    },
    [selector, by, count] as const,
  )

export interface DragFrames {
  /** From the pointer's move to the frame with the dragged bar, and to the frame with the others, at its new place. */
  readonly own: readonly number[]
  readonly others: readonly number[]
  /** From each frame to the next during the drag. */
  readonly frames: readonly number[]
  /** Per cent of frames that came after more than one and a half of their time. */
  readonly late: number
}

/** Drags a bar to and fro and lets go where it began; bars are drawn anew at each step, so that they are looked for by selector. */
export const dragFrames = async (page: Page, dragged: string, follower: string): Promise<DragFrames> => {
  const box = await page.locator(dragged).boundingBox()
  if (!box) throw new Error(`nothing to drag: ${dragged}`)
  const y = box.y + box.height / 2
  const middle = box.x + box.width / 2
  await page.mouse.move(middle, y)
  await page.mouse.down()
  await page.mouse.move(middle + 30, y, { steps: 3 })
  await page.waitForTimeout(200)
  await page.evaluate(
    ([ownQuery, othersQuery]) => {
      const left = (query: string): number => document.querySelector(query)?.getBoundingClientRect().x ?? Number.NaN
      const found = { own: [] as number[], others: [] as number[], frames: [] as number[], going: true }
      window.benchDrag = found
      const pending: { own: number; others: number } = { own: 0, others: 0 }
      const was = { own: left(ownQuery), others: left(othersQuery) }
      addEventListener(
        'pointermove',
        (event) => {
          pending.own ||= event.timeStamp
          pending.others ||= event.timeStamp
        },
        { capture: true },
      )
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        const now = performance.now()
        for (const [name, query] of [
          ['own', ownQuery],
          ['others', othersQuery],
        ] as const) {
          const is = left(query)
          if (is === was[name]) continue
          was[name] = is
          if (pending[name] !== 0) found[name].push(now - pending[name])
          pending[name] = 0
        }
      }
      let before = performance.now()
      const frame = (now: number): void => {
        if (!found.going) return
        found.frames.push(now - before)
        before = now
        channel.port2.postMessage(null)
        requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
    },
    [dragged, follower] as const,
  )
  // A mouse reports 125 times a second and waits for no answer. Where each move waited for the last one's, all came at the same place
  // between two frames, and the figure was that place.
  const moves: Promise<void>[] = []
  for (let step = 0; step < 480; step += 1) {
    // Two days of the week zoom at a time, to and fro: each move asks for another preview.
    moves.push(page.mouse.move(middle + 36 + 12 * Math.abs((step % 16) - 8), y))
    await new Promise((resolve) => setTimeout(resolve, 8))
  }
  await Promise.all(moves)
  const { own, others, frames } = await page.evaluate(() => {
    window.benchDrag.going = false
    return window.benchDrag
  })
  await page.mouse.move(middle, y, { steps: 3 })
  await page.mouse.up()
  const steady = frames.slice(2)
  return { own, others, frames: steady, late: Math.round((steady.filter((time) => time > 25).length / steady.length) * 100) }
}
