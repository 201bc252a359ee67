/** The frame in a real Chromium over the real service: open, settings, history, palette, import, reports, sizes and colours. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'

let program: LaunchedProgram
let page: Page

beforeAll(async () => {
  program = await launchProgram({ shell: 'loopback' })
  page = program.page
}, 120_000)
afterAll(() => program?.stop())

const button = (name: string | RegExp) => page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
const status = () => page.getByRole('status', { name: 'What just happened' })
const fact = (name: string) => page.locator(`[data-fact="${name}"] dd`)
const openSample = async (): Promise<void> => {
  await program.ask('files.openSample', {})
  await page.reload()
  await fact('finish').waitFor()
}

describe('Home', () => {
  test('with nothing opened yet says what to do', async () => {
    await page.getByText('Nothing here yet').waitFor()
    expect(await button('Plan').isDisabled()).toBe(true)
  })

  test('a whole path typed before the folder has been listed is not passed over', async () => {
    let list = (): void => {}
    const listed = new Promise<void>((resolve) => {
      list = resolve
    })
    await page.route('**/api/files.browse', async (route) => {
      await listed
      await route.continue()
    })
    await page.locator('[data-action="file.open"]').click()
    await page.getByLabel('Path or name').fill(join(program.home, 'missing.throughline'))
    await page.keyboard.press('Enter')
    await page
      .getByText(/missing\.throughline/)
      .first()
      .waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    list()
    await page.unrouteAll({ behavior: 'wait' })
  })

  test('a new program without a name is refused in the form and keeps what was typed', async () => {
    await page.locator('[data-action="file.new"]').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Starts on').fill('5 Jan 2027')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await dialog.getByText('Give the program a name, please.').waitFor()
    expect(await dialog.getByLabel('Starts on').inputValue()).toBe('5 Jan 2027')
    await dialog.getByLabel('Name').fill('Borealis')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.locator('.program-name', { hasText: 'Borealis' }).waitFor()
    expect((await program.ask('plan.read', {})).plan.program.name).toBe('Borealis')
  })

  test('lists it among the recent programs, and forgets it when asked', async () => {
    await button('Home').click()
    await page.locator('.recent li', { hasText: 'Borealis' }).waitFor()
    await openSample()
    await button('Home').click()
    await button('Remove Borealis from this list (the file stays)').click()
    await page.locator('.recent li', { hasText: 'Borealis' }).waitFor({ state: 'detached' })
    expect(await page.locator('.recent li').count()).toBe(1)
  })
})

/** A test that failed half-way leaves its dialog open: the next one starts on a clean page all the same. */
const tidy = async (): Promise<void> => {
  if (await page.getByRole('dialog').count()) await page.reload()
  await fact('finish').waitFor()
}

describe('with the sample open', () => {
  beforeEach(tidy)

  test('the top bar says what the schedule says', async () => {
    const { plan, summary } = await program.ask('plan.read', {})
    expect(await fact('critical').textContent()).toBe(String(summary.critical))
    expect(await fact('finish').textContent()).toMatch(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/)
    const days = (summary.buffer ?? 0) / 10 / plan.program.minutesPerDay
    expect(await fact('buffer').textContent()).toBe(`${Math.round(days * 10) / 10} d`)
  })

  test('a new deadline changes the buffer, is undone from the top bar and redone by key', async () => {
    const before = await fact('buffer').textContent()
    await page.locator('button.program-name').click()
    const dialog = page.getByRole('dialog', { name: 'Program settings' })
    await dialog.getByLabel('Deadline').fill('soon')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('This is no date that can be read').waitFor()
    expect(await dialog.getByLabel('Deadline').inputValue()).toBe('soon')
    await dialog.getByLabel('Deadline').fill('30 Jul 2027')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => fact('deadline').textContent()).toBe('30 Jul')
    const after = await fact('buffer').textContent()
    expect(after).not.toBe(before)

    await page.locator('[data-action="history.undo"]').click()
    await expect.poll(() => fact('buffer').textContent()).toBe(before)
    await page.keyboard.press('Control+y')
    await expect.poll(() => fact('buffer').textContent()).toBe(after)
    await page.keyboard.press('Control+z')
    await expect.poll(() => fact('buffer').textContent()).toBe(before)
  })

  test('the status line says what a command moved and tells why, task by task', async () => {
    const { plan, schedule, summary } = await program.ask('plan.read', {})
    const parents = new Set(plan.tasks.map((task) => task.parentId))
    const critical = plan.tasks.find(
      (task) =>
        !parents.has(task.id) && task.percentComplete === 0 && task.duration > 0 && schedule.flags[schedule.ids.indexOf(task.id)] & 1,
    )
    if (!critical) throw new Error('the sample has no critical task to come')
    const done = await program.ask('task.update', { changes: [{ id: critical.id, set: { duration: critical.duration + 2 * 4800 } }] })
    expect(done.finishAfter).not.toBe(summary.finish)
    await expect.poll(() => status().textContent()).toContain(`${done.moved} tasks moved, finish `)
    await status().getByRole('button', { name: 'Why?' }).click()
    const dialog = page.getByRole('dialog')
    await expect.poll(() => dialog.locator('.moves tbody tr').count()).toBe(Math.min(200, done.moved))
    await dialog.locator('.moves .linkish', { hasText: critical.name }).first().click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('complementary').getByRole('heading', { name: critical.name }).waitFor()

    await status().getByRole('button', { name: 'Undo' }).click()
    await expect.poll(async () => (await program.ask('plan.read', {})).summary.finish).toBe(summary.finish)
  })

  test('the palette finds a task by its words and goes there', async () => {
    await button('Home').click()
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox')
    await box.fill('load rehearsal')
    await page.getByRole('option', { name: /Data load rehearsal/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary').getByRole('heading', { name: 'Data load rehearsal' }).waitFor()
    expect(await page.getByRole('button', { name: 'Plan' }).getAttribute('aria-current')).toBe('page')
  })

  test('the palette does things, too, and Escape leaves everything as it was', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('dark')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await page.reload()
    await fact('finish').waitFor()
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    await button('Colours: Dark').click()
    await page.getByRole('menuitem', { name: 'As the system' }).click()
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('light')
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await page.getByRole('combobox').waitFor({ state: 'detached' })
  })

  test('? lists the keys and names only keys that work', async () => {
    await button('Home').click()
    await page.locator('body').press('?')
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.getByText('Ctrl Shift S').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+2')
    await expect.poll(() => button('Plan').getAttribute('aria-current')).toBe('page')
  })

  test('a calendar exception moves dates and comes back by undo', async () => {
    const before = await fact('finish').textContent()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('calendars')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Calendars' })
    await dialog.getByRole('button', { name: 'Add an exception' }).click()
    const row = dialog.locator('.calendar-exception').last()
    await row.getByLabel('What it is').fill('Moving house')
    await row.getByLabel('From').fill('3 May 2027')
    await row.getByLabel('To').fill('1 May 2027')
    await dialog.getByRole('button', { name: 'Save calendar' }).click()
    await dialog.getByText('“Moving house” cannot be read').waitFor()
    await row.getByLabel('To').fill('28 May 2027')
    await page.keyboard.press('Escape')
    await dialog.getByText('The changes to Standard are not saved yet').waitFor()
    await dialog.getByRole('button', { name: 'Save calendar' }).click()
    await expect.poll(() => fact('finish').textContent()).not.toBe(before)
    await page.getByText('Calendar Standard saved').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await expect.poll(() => fact('finish').textContent()).toBe(before)
  })

  test('a baseline is set under a name and can be taken away', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('baselines')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Baselines' })
    await dialog.waitFor()
    const rows = await dialog.locator('.rows li').count()
    await dialog.getByLabel('Name of a new baseline').fill('Replan')
    await page.keyboard.press('Enter')
    await dialog.locator('.rows li', { hasText: 'Replan' }).getByText('compared with').waitFor()
    await dialog.getByRole('button', { name: 'Delete the baseline Replan' }).click()
    await dialog.locator('.rows li', { hasText: 'Replan' }).waitFor({ state: 'detached' })
    expect(await dialog.locator('.rows li').count()).toBe(rows)
    await page.keyboard.press('Escape')
  })

  test('reports show every slide of the deck and hand the file over', async () => {
    await button('Reports').click()
    const { slides } = (await program.ask('report.deck', {})).content as { slides: { title: string }[] }
    await page.locator('.thumbnails li').first().waitFor()
    expect(await page.locator('.thumbnails li').count()).toBe(slides.length)
    await page.getByRole('img', { name: slides[0].title, exact: false }).first().waitFor()
    const downloading = page.waitForEvent('download', { timeout: 20_000 })
    await button('Download').click()
    const file = await readFile(await (await downloading).path())
    expect(file.subarray(0, 2).toString()).toBe('PK')
    await page.getByText(/^Downloaded: .*\.pptx/).waitFor()
  })

  test('slides compare with the baseline chosen, or with none', async () => {
    await button('Reports').click()
    const subtitle = page
      .locator('.thumbnails li')
      .first()
      .getByText(/baseline “Board”/)
    await subtitle.first().waitFor()
    await page.getByRole('button', { name: /against “Board”/ }).click()
    await page.getByRole('option', { name: 'against no baseline' }).click()
    await subtitle.first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /against no baseline/ }).click()
    await page.getByRole('option', { name: 'against “Board”' }).click()
    await subtitle.first().waitFor()
  })

  test('an export into a folder is not written over a file without asking', async () => {
    await button('Reports').click()
    await page.getByRole('radio', { name: 'CSV' }).click()
    for (const press of ['Keep it', 'Replace it']) {
      await button('Save to a folder…').click()
      await page.getByLabel('File name').fill(join(program.home, 'plan.csv'))
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
      if (press === 'Keep it') {
        await page.getByText('Written:').waitFor()
        await button('Save to a folder…').click()
        await page.getByLabel('File name').fill(join(program.home, 'plan.csv'))
        await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
      }
      await page.getByRole('dialog', { name: 'There is a file already' }).getByRole('button', { name: press }).last().click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    expect((await readFile(join(program.home, 'plan.csv'), 'utf8')).split('\n').length).toBeGreaterThan(100)
  })
})

describe('looks', () => {
  beforeEach(tidy)

  /** Words that are cut off or lie outside the window, among what is always there and the buttons. */
  const clipped = (): Promise<string[]> =>
    page.evaluate(() => {
      const wrong: string[] = []
      for (const element of document.querySelectorAll<HTMLElement>(
        '.rail button, .facts div, .top .btn, .screen .btn:not(.sheet *), .home-way',
      )) {
        const box = element.getBoundingClientRect()
        if (box.width === 0 || element.closest('.undo')) continue
        const cut = element.scrollWidth > element.clientWidth + 1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1
        const scrolls = element.closest('.home, .reports, .panel')
        if (cut && !(scrolls && box.bottom > innerHeight)) wrong.push(`${element.className}: ${element.textContent}`)
      }
      return wrong
    })

  test.each([
    [1440, 900],
    [1024, 700],
  ])('no label is clipped at %i x %i', async (width, height) => {
    await page.setViewportSize({ width, height })
    for (const name of ['Home', 'Plan', 'Reports']) {
      await button(name).click()
      await page.waitForTimeout(250)
      expect(await clipped(), name).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('every button has a name, and the keyboard reaches the rail with its focus to be seen', async () => {
    await button('Home').click()
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll('button')]
        .filter((one) => !(one.textContent?.trim() || one.getAttribute('aria-label') || one.title))
        .map((one) => one.outerHTML.slice(0, 120)),
    )
    expect(nameless).toEqual([])
    await button('Plan').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await button('Plan').evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')
    await page.keyboard.press('Enter')
    await expect.poll(() => button('Plan').getAttribute('aria-current')).toBe('page')
  })
})
