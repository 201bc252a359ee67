/** The whole way of a planner through the real program, in every shell that runs here: open, import, drag, link, undo, leave with it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { formatIsoDate } from '../../shared/time/instant.ts'
import { open, textOf } from '../export/package.ts'
import { writeTeamPlan } from './fixtures.ts'
import { type LaunchedProgram, launchProgram, shellsHere } from './launch.ts'

let home: string
let program: LaunchedProgram

describe.each(shellsHere())('in the %s shell', (shell) => {
  const start = async (): Promise<Page> => {
    program = await launchProgram({ shell, home })
    await program.page.getByRole('navigation').waitFor()
    return program.page
  }
  const openSample = async (): Promise<Page> => {
    home = await mkdtemp(join(tmpdir(), 'throughline-journey-'))
    const page = await start()
    await page.getByRole('button', { name: /^Sample: Atlas/ }).click()
    await page.getByRole('treegrid').waitFor()
    return page
  }
  afterEach(async () => {
    await program.stop()
    await rm(home, { recursive: true, force: true })
  })

  test('(a) the sample opens with its critical path', async () => {
    const page = await openSample()
    await expectText(page, /Finish\s*3 Jun 2027/)
    await expectText(page, /Buffer\s*9 d/)
    await showTask(page, 'UAT wave 2')
    const row = page.getByRole('row', { name: /UAT wave 2/ })
    await expect.poll(() => row.locator('.c-totalFloat').textContent()).toBe('0 d')
    await expect.poll(() => page.locator('[data-id="atlas-r44"]').first().getAttribute('class')).toMatch(/critical/)
    await page.getByRole('button', { name: 'Critical only' }).click()
    await expect.poll(() => page.getByRole('row', { name: /Landing zone accepted/ }).count()).toBe(0)
  })

  test('(b) a team’s workbook comes in: one refused row is mended, the import undone and redone', async () => {
    home = await mkdtemp(join(tmpdir(), 'throughline-journey-'))
    const file = await writeTeamPlan(home)
    const page = await start()
    await choose(page, file, () => page.getByRole('button', { name: /^Import…/ }).click())
    await page.getByRole('table', { name: 'Import preview' }).waitFor()
    const refused = page.locator('[data-key="r8"]')
    await expect.poll(() => refused.getAttribute('class')).toMatch(/refused/)
    await expectText(page, /31\/02\/2027/)
    await refused.getByRole('button', { name: /^Mend row/ }).click()
    await page.getByLabel(/^Start of row 8/).fill('28/01/2027')
    await page.getByRole('button', { name: 'Read again' }).click()
    await expect.poll(() => refused.getAttribute('class')).not.toMatch(/refused/)
    await page.getByRole('button', { name: 'Import as a new program' }).click()
    await page.getByRole('treegrid').waitFor()
    expect(await dates('Load data')).toEqual(['2027-01-28', '2027-02-05'])
    expect(await names()).toEqual(['Prepare', 'Write scripts', 'Review scripts', 'Load data', 'Data loaded'])

    await page.keyboard.press('Control+z')
    await expect.poll(names).toEqual([])
    await page.keyboard.press('Control+y')
    await expect.poll(names).toEqual(['Prepare', 'Write scripts', 'Review scripts', 'Load data', 'Data loaded'])
    expect(await dates('Load data')).toEqual(['2027-01-28', '2027-02-05'])
  })

  test('(c) a bar dragged two days takes its successors along, says why, and undo brings every date back, even after a restart', async () => {
    let page = await openSample()
    await showTask(page, 'Trial load 1 (10 %)')
    const before = await allDates()
    const bar = page.locator('[data-id="atlas-d31"] .bar')
    const next = page.locator('[data-id="atlas-d32"] .bar')
    await bar.waitFor()
    const from = (await bar.boundingBox())!
    const nextBefore = (await next.boundingBox())!
    const perDay = from.width / 12
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
    await page.mouse.down()
    await page.mouse.move(from.x + from.width / 2 + 2 * perDay, from.y + from.height / 2, { steps: 8 })
    // Before the button is let go the successor already stands where it would be.
    await expect.poll(async () => Math.round(((await next.boundingBox())!.x - nextBefore.x) / perDay)).toBeGreaterThanOrEqual(1)
    expect(await allDates()).toEqual(before)
    await page.mouse.up()
    await expectText(page, /\d+ tasks moved/)
    expect((await dates('Trial load 1 (10 %)'))[0]).toBe('2027-01-25')
    expect(await dates('Trial load 1 (10 %)')).not.toEqual(before.get('Trial load 1 (10 %)'))
    expect(await dates('UAT wave 2')).not.toEqual(before.get('UAT wave 2'))
    await showTask(page, 'Trial load 1 (10 %)')
    await expectText(page, /How its date moved/i)
    await expectText(page, /Move .*Trial load 1/)

    await page.getByRole('button', { name: /Undo/ }).first().click()
    await expect.poll(allDates).toEqual(before)

    await page.keyboard.press('Control+y')
    await expect.poll(async () => (await dates('Trial load 1 (10 %)'))[0]).toBe('2027-01-25')
    await program.stop()
    page = await start()
    await page
      .getByRole('region', { name: 'Recent programs' })
      .getByRole('button', { name: /^Atlas/ })
      .click()
    await page.getByRole('treegrid').waitFor()
    expect((await dates('Trial load 1 (10 %)'))[0]).toBe('2027-01-25')
    await page.keyboard.press('Control+z')
    await expect.poll(allDates).toEqual(before)
  })

  test('(d) a link drawn in the network moves the Gantt; one that closes a circle is refused with its path', async () => {
    const page = await openSample()
    const before = await dates('Archive load')
    await showTask(page, 'Archive load')
    await page.getByRole('navigation').getByRole('button', { name: 'Network' }).click()
    await drawLink(page, ['atlas-d35', 'finish'], ['atlas-d36', 'start'])
    await expect.poll(() => dates('Archive load')).toEqual(['2027-04-02', '2027-04-15'])
    expect(before).not.toEqual(['2027-04-02', '2027-04-15'])
    await page.getByRole('navigation').getByRole('button', { name: 'Plan' }).click()
    await showTask(page, 'Archive load')
    const bar = page
      .getByRole('img', { name: /Archive load/ })
      .or(page.locator('[data-id="atlas-d36"]'))
      .first()
    await bar.waitFor()
    await expect
      .poll(() =>
        page
          .getByRole('row', { name: /Archive load/ })
          .locator('.c-start')
          .textContent(),
      )
      .toMatch(/2 Apr/)

    await page.getByRole('navigation').getByRole('button', { name: 'Network' }).click()
    const links = (await readPlan()).links.length
    await drawLink(page, ['atlas-d36', 'finish'], ['atlas-d35', 'start'])
    await expectText(page, /circle: Archive load → Data load rehearsal → Archive load/)
    expect((await readPlan()).links.length).toBe(links)
  })

  test('(e) deck and workbook leave the program with the plan’s dates in them', async () => {
    const page = await openSample()
    await page.getByRole('navigation').getByRole('button', { name: 'Reports' }).click()
    await expectText(page, /finishes on 3 June/)
    const deck = await takeAway(page, 'deck.pptx')
    const parts = await open(await readFile(deck))
    const slides = [...parts.keys()].filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    const text = slides.map((name) => textOf(parts, name).replace(/<[^>]+>/g, ' ')).join(' ')
    expect(text).toMatch(/3 Jun/)
    expect(text).toMatch(/UAT wave 2/)

    await page
      .getByRole('radio', { name: 'Workbook' })
      .or(page.getByRole('button', { name: 'Workbook' }))
      .first()
      .click()
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(await takeAway(page, 'workbook.xlsx'))
    const sheet = book.getWorksheet('Plan')!
    const found = sheet
      .getRows(1, sheet.rowCount)!
      .find((row) => Array.isArray(row.values) && row.values.some((value) => value === 'UAT wave 2'))!
    const cells = (found.values as unknown[])
      .filter((value) => value instanceof Date)
      .map((value) => (value as Date).toISOString().slice(0, 10))
    expect(cells.slice(0, 2)).toEqual(['2027-04-02', '2027-04-21'])
  })

  /** Answers the program's question for a file: the native dialog where there is one, else the program's own. */
  const choose = async (page: Page, path: string, ask: () => Promise<void>): Promise<void> => {
    if (shell !== 'loopback') program.order({ kind: 'dialog', path })
    await ask()
    if (shell !== 'loopback') return
    await page.getByLabel('Path or name').fill(path)
    await page.keyboard.press('Enter')
  }

  /** Exports what is chosen on the Reports screen and answers the path of the file. */
  const takeAway = async (page: Page, name: string): Promise<string> => {
    const path = join(home, name)
    if (shell === 'loopback') {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download' }).click()
      await (await download).saveAs(path)
    } else {
      await choose(page, path, () => page.getByRole('button', { name: 'Export…' }).click())
      await expectText(page, new RegExp(`Written: .*${name}`))
    }
    return path
  }
})

const readPlan = async () => {
  const read = await program.ask('plan.read', {})
  return { ...read, links: read.plan.links }
}
const allDates = async (): Promise<Map<string, string[]>> => {
  const { plan, schedule } = await readPlan()
  const name = new Map(plan.tasks.map((task) => [task.id, task.name]))
  return new Map(schedule.ids.map((id, i) => [name.get(id) ?? id, [formatIsoDate(schedule.start[i]), formatIsoDate(schedule.finish[i])]]))
}
const dates = async (name: string): Promise<string[]> => (await allDates()).get(name) ?? []
const names = async (): Promise<string[]> => {
  const { plan } = await readPlan()
  return [...plan.tasks].sort((a, b) => a.uid - b.uid).map((task) => task.name)
}
const expectText = (page: Page, text: RegExp): Promise<void> => page.getByText(text).first().waitFor()

/** Through the search, as a planner finds a task. */
const showTask = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').or(page.getByRole('searchbox')).or(page.getByRole('textbox')).last().fill(name)
  await page
    .getByRole('option', { name: new RegExp(name.replace(/[()]/g, '\\$&')) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Drags from one end of a task's box to one end of another's. */
const drawLink = async (page: Page, from: readonly [string, string], to: readonly [string, string]): Promise<void> => {
  const middle = async ([task, end]: readonly [string, string]) => {
    const handle = page.locator(`[data-task="${task}"] [data-handleid="${end}"]`)
    await handle.waitFor({ state: 'attached' })
    const { x, y, width, height } = (await handle.boundingBox())!
    return [x + width / 2, y + height / 2] as const
  }
  await page.locator(`[data-task="${from[0]}"]`).waitFor()
  await page.waitForTimeout(500)
  const [a, b] = [await middle(from), await middle(to)]
  await page.mouse.move(...a)
  await page.mouse.down()
  await page.mouse.move(b[0] + 20, b[1] + 20, { steps: 8 })
  await page.mouse.move(...b, { steps: 4 })
  await page.waitForTimeout(100)
  await page.mouse.up()
}
