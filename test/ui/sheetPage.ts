/** The sheet as a planner's hands and eyes use it, for tests: the real program over the loopback in the real browser. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Plan } from '../../shared/model/plan.ts'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'

export interface SheetPage {
  readonly program: LaunchedProgram
  readonly page: Page
  readonly grid: Locator
  /** The row at this place among those shown, 1-based. */
  row(place: number): Locator
  cell(place: number, column: string): Locator
  /** What the cells of a column show, from the first row on; the empty row left out. */
  texts(column: string): Promise<string[]>
  /** Presses keys one after the other, e.g. press('Tab', 'Tab'). */
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
  /** Makes a new program with these rows [name, level from 0], shown and with the keyboard in its first row. */
  fresh(rows: readonly (readonly [string, number])[]): Promise<void>
  /** Opens the sample on the Plan screen. */
  sample(): Promise<void>
  /** Selects a task by its name through the search, as a planner would. */
  find(name: string): Promise<void>
  plan(): Promise<Plan>
  /** Waits until what was asked before has been answered and painted. */
  settled(): Promise<void>
  close(): Promise<void>
}

let programs = 0

/** What becomes true a moment later, on a busy machine too. */
export const eventually = <T>(look: () => Promise<T> | T) => expect.poll(look, { timeout: 15_000 })

export const openSheet = async (size = { width: 1440, height: 900 }): Promise<SheetPage> => {
  const program = await launchProgram({ shell: 'loopback', size })
  const { page, ask } = program
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const grid = page.getByRole('treegrid')
  const row = (place: number): Locator => grid.locator(`[role=row][aria-rowindex="${place + 1}"]`)
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const plan = async (): Promise<Plan> => (await ask('plan.read', {})).plan
  const settled = async (): Promise<void> => {
    await ask('plan.read', {})
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  }
  const toPlan = async (): Promise<void> => {
    await page.getByRole('navigation').getByRole('button', { name: 'Plan' }).click()
    await grid.waitFor()
  }
  return {
    program,
    page,
    grid,
    row,
    cell: (place, column) => row(place).locator(`.c-${column}`),
    texts: (column) => grid.locator(`.sheet-row:not(.new) > .c-${column}`).allTextContents(),
    press,
    type: (text) => page.keyboard.type(text),
    async fresh(rows) {
      programs += 1
      await ask('files.create', { name: `Sheet ${programs}`, start: 14_200_000 })
      const parents: (string | null)[] = []
      for (const [name, level] of rows) {
        const { created } = await ask('task.insert', { parentId: parents[level - 1] ?? null, beforeId: null, tasks: [{ name }] })
        parents[level] = created[0]
      }
      await page.getByRole('heading', { name: `Sheet ${programs}`, level: 1 }).waitFor()
      await toPlan()
      await settled()
      await grid.focus()
      await press('Control+Home')
    },
    async sample() {
      await ask('files.openSample', {})
      await toPlan()
    },
    async find(name) {
      await press('Control+k')
      await page.keyboard.type(name)
      await page.getByRole('option', { name }).first().waitFor()
      await press('Enter')
      await page.getByRole('heading', { name, level: 2 }).waitFor()
    },
    plan,
    settled,
    close: program.stop,
  }
}
