/** The whole program with 10,000 tasks in a real window: what a planner waits for, from the hand to the painted frame. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { createService } from '../../electron/service/dispatch.ts'
import type { Ask } from '../ask.ts'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'
import { writePlan } from '../service/open.ts'
import { generatePlan } from './generate.ts'
import { dragFrames, type Sight, scrollFrames, untilPainted } from './painted.ts'
import { median, type Row } from './row.ts'

const TASKS = 10_000
const RUNS = 11
const EDITS = 200
/** Frames as fast as they can be made, so that the time between two is what a frame costs. */
const UNLIMITED = ['--disable-frame-rate-limit', '--disable-gpu-vsync']

const cell = (task: string, column: string): string => `[id="cell:${task}:${column}"]`
const bar = (task: string): string => `.bars [data-id="${task}"]`

/** Machines are shared: the best run says what the program costs, the median what was waited here. */
const row = (what: string, times: readonly number[], target?: number, note = ''): Row => ({
  what,
  median: median(times),
  unit: 'ms',
  target,
  note: `best ${Math.min(...times).toFixed(1)}${note === '' ? '' : `; ${note}`}`,
})

/** A program of 10,000 tasks that the window finds among its recent ones. */
const prepare = async (home: string): Promise<string> => {
  const path = writePlan(home, generatePlan({ tasks: TASKS, seed: 7 }))
  const service = createService({ shell: 'test', author: 'Bench', home })
  await service.dispatch('files.open', { path })
  await service.close()
  return path
}

const inProgram = async <T>(home: string, flags: readonly string[], use: (program: LaunchedProgram) => Promise<T>): Promise<T> => {
  const program = await launchProgram({ shell: 'loopback', home, flags })
  try {
    // Journeys look at every request of the page, which costs each of them 3 ms that no planner waits for.
    await program.page.context().unrouteAll()
    return await use(program)
  } finally {
    await program.stop()
  }
}

/** Sheet and chart both: the last of them to come is a bar. */
const planInSight = { selector: '.sheet-row + .sheet-row, .bars [data-id]', least: 35 } as const

const openFromHome = async ({ page, ask }: LaunchedProgram): Promise<number> => {
  const recent = page.getByRole('region', { name: 'Recent programs' }).getByRole('button', { name: /^Generated program/ })
  await ask('files.close', {})
  await recent.waitFor()
  await page.waitForTimeout(400)
  return untilPainted(page, { ...planInSight, from: 'click' }, () => recent.click())
}

/** Of the first tasks in sight the one whose end moves the most others, and one of those that is in sight too. */
const farReaching = async (page: Page, ask: Ask): Promise<{ task: string; follower: string; moved: number }> => {
  const { plan, schedule } = await ask('plan.read', {})
  await page.locator('.sheet-row').nth(2).locator('.c-name').click()
  await page.keyboard.press('Control+Shift+F5')
  await page.waitForTimeout(300)
  const inSight = await page.locator('.bars [data-id]').evaluateAll((bars) => {
    const view = document.querySelector('.gantt-container')?.getBoundingClientRect() ?? new DOMRect()
    return bars.flatMap((one) => {
      // The bar without its label; it is dragged to the right by 132 px and must not come to the chart's edge.
      const { left, right, top, bottom } = (one.querySelector('.bar') ?? one).getBoundingClientRect()
      const isInside = left > view.left + 60 && right < view.right - 160 && top > view.top + 40 && bottom < view.bottom
      return isInside ? [one.getAttribute('data-id') ?? ''] : []
    })
  })
  const shown = new Set(inSight)
  const place = new Map(schedule.ids.map((id, at) => [id, at]))
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  let best = { task: '', follower: '', moved: 0 }
  for (const { id, duration, actualStart, constraintDate } of plan.tasks) {
    if (!shown.has(id) || parents.has(id) || duration === 0 || actualStart !== null || constraintDate !== null) continue
    const start = schedule.start[place.get(id) ?? 0] + 10 * 14_400
    const { moved } = await ask('schedule.preview', { gestures: [{ taskId: id, start }] })
    const follower = moved.find(({ taskId }) => taskId !== id && shown.has(taskId) && !parents.has(taskId))
    if (follower && moved.length > best.moved) best = { task: id, follower: follower.taskId, moved: moved.length }
  }
  if (best.moved === 0) throw new Error('No task in sight moves another.')
  return best
}

const repeat = async (count: number, work: (at: number) => Promise<number>): Promise<number[]> => {
  const times: number[] = []
  for (let at = 0; at < count + 1; at += 1) {
    const time = await work(at)
    if (at > 0) times.push(time)
  }
  return times
}

/** A task further down whose end moves some others, as most do; brought into sight. */
const ordinary = async (page: Page, ask: Ask): Promise<{ task: string; moved: number }> => {
  const { plan, schedule } = await ask('plan.read', {})
  const place = new Map(schedule.ids.map((id, at) => [id, at]))
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  for (let row = 500; row < plan.tasks.length; row += 7) {
    const { id, duration, actualStart, constraintDate } = plan.tasks[row]
    if (parents.has(id) || duration === 0 || actualStart !== null || constraintDate !== null) continue
    const start = schedule.start[place.get(id) ?? 0] + 10 * 14_400
    const { moved } = await ask('schedule.preview', { gestures: [{ taskId: id, start }] })
    if (moved.length < 20 || moved.length > 300) continue
    await page.locator('.sheet-scroller').evaluate(
      (scroller, top) => {
        scroller.scrollTop = top
      },
      row * 28 - 200,
    )
    await page.waitForTimeout(300)
    return { task: id, moved: moved.length }
  }
  throw new Error('No task moves a moderate number of others.')
}

const editAndUndo = async (page: Page, { task, moved }: { task: string; moved: number }): Promise<Row[]> => {
  const finish = cell(task, 'finish')
  const text = (): Promise<string> => page.locator(finish).innerText()
  const changed = async (from: Sight['from'], act: () => Promise<unknown>): Promise<number> => {
    const before = await text()
    return untilPainted(page, { selector: finish, notText: before, from }, act)
  }
  const edits: number[] = []
  const undos: number[] = []
  for (let at = 0; at <= RUNS; at += 1) {
    await page.locator(cell(task, 'duration')).click()
    await page.keyboard.type(`${20 + at} d`)
    const edit = await changed('keydown', () => page.keyboard.press('Enter'))
    await page.locator('.cell.editing').waitFor({ state: 'detached' })
    await page.waitForTimeout(150)
    const undo = await changed('keydown', () => page.keyboard.press('Control+z'))
    await page.waitForTimeout(150)
    if (at > 0) edits.push(edit)
    if (at > 0) undos.push(undo)
  }
  return [
    row(`a typed duration that moves ${moved} dates, Enter to painted`, edits, 50),
    row('its undo, key to old dates painted', undos, 100),
  ]
}

const dragOneBar = async ({ page, ask }: LaunchedProgram): Promise<Row[]> => {
  const { task, follower, moved } = await farReaching(page, ask)
  await page.waitForTimeout(300)
  const drag = await dragFrames(page, `${bar(task)} .bar`, `${bar(follower)} .bar`)
  return [
    row('drag: pointer to the dragged bar painted', drag.own, 16.7),
    row('drag: pointer to the others painted', drag.others, 33, `up to ${moved} tasks move`),
    row('drag: from frame to frame at 60 a second', drag.frames, 16.9, `${drag.late} % of frames late`),
  ]
}

const foldOneSummary = ({ page }: LaunchedProgram): Promise<number[]> =>
  repeat(RUNS, async (at) => {
    const [now, then] = at % 2 === 0 ? ['true', 'false'] : ['false', 'true']
    const summary = page.locator(`.sheet-row[aria-level="1"][aria-expanded="${now}"]`).first()
    const id = await summary.getAttribute('data-row')
    const twisty = page.locator(`[data-row="${id}"] [data-twisty]`)
    const time = await untilPainted(page, { selector: `[data-row="${id}"][aria-expanded="${then}"]`, from: 'pointerdown' }, () =>
      twisty.click(),
    )
    await page.waitForTimeout(100)
    return time
  })

const openScreen = (page: Page, name: string, selector: string, least: number): Promise<number> =>
  untilPainted(page, { selector, least, from: 'click' }, () =>
    page.getByRole('navigation').getByRole('button', { name, exact: true }).click(),
  )

/** Megabytes: the window's objects after a collection, and the memory of the process that holds the file. */
const memory = async ({ page, processId }: LaunchedProgram): Promise<{ window: number; program: number }> => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  const status = readFileSync(`/proc/${processId}/status`, 'utf8')
  return { window: usedSize / 1e6, program: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000 }
}

const editManyTimes = async ({ ask }: LaunchedProgram): Promise<void> => {
  const { plan } = await ask('plan.read', {})
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  const leaves = plan.tasks.filter((task) => !parents.has(task.id) && task.duration > 0 && task.actualStart === null)
  for (let at = 0; at < EDITS; at += 1) {
    const { id } = leaves[(at * 37) % leaves.length]
    await ask('task.update', { changes: [{ id, set: { duration: 4800 * (1 + (at % 15)) } }] })
  }
}

export const rows = async (): Promise<Row[]> => {
  const home = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  try {
    await prepare(home)
    const atSixty = await inProgram(home, [], async (program) => {
      const { page, ask } = program
      const found = [row('open from Home to Plan painted', await repeat(7, () => openFromHome(program)), 1000)]
      await page.waitForTimeout(500)
      found.push(...(await editAndUndo(page, await ordinary(page, ask))))
      await page.locator('.sheet-scroller').evaluate((scroller) => {
        scroller.scrollTop = 0
      })
      found.push(...(await editAndUndo(page, await farReaching(page, ask))), ...(await dragOneBar(program)))
      found.push(row('fold or unfold a summary of 2,000 rows', await foldOneSummary(program), 50))
      const network: number[] = []
      const plan: number[] = []
      for (let at = 0; at < 5; at += 1) {
        network.push(await openScreen(page, 'Network', '.react-flow__node', 5))
        await page.waitForTimeout(300)
        plan.push(await openScreen(page, 'Plan', planInSight.selector, planInSight.least))
        await page.waitForTimeout(300)
      }
      found.push(row('Network from the rail, nodes painted', network, 1000), row('Plan from the rail, painted', plan, 200))
      const before = await memory(program)
      await editManyTimes(program)
      await page.waitForTimeout(500)
      const after = await memory(program)
      const figure = (what: string, was: number, is: number): Row => ({
        what,
        median: is,
        unit: 'MB',
        note: `${was.toFixed(0)} before them`,
      })
      found.push(figure(`window's heap after ${EDITS} edits`, before.window, after.window))
      found.push(figure(`program's process after ${EDITS} edits`, before.program, after.program))
      return found
    })
    const unlimited = await inProgram(home, UNLIMITED, async (program) => {
      await openFromHome(program)
      await program.page.waitForTimeout(1000)
      const slow = await scrollFrames(program.page, '.sheet-scroller', 90, 200)
      const fast = await scrollFrames(program.page, '.sheet-scroller', 1200, 100)
      return [
        row('scroll frame of sheet and chart, 90 px a frame', slow, 16.7),
        row('scroll frame of sheet and chart, a page and more a frame', fast),
      ]
    })
    return [...atSixty, ...unlimited]
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
