/** What may become of a program file, by the screen alone: a published one that moved on, one that is gone or damaged, a back-up that failed. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, newHome, openService, START } from '../service/open.ts'
import { type as typeInto, typeRows } from '../service/rows.ts'
import { type LaunchedProgram, type LaunchOptions, launchProgram, shellsHere } from './launch.ts'

let home: string
let program: LaunchedProgram | null = null
let page: Page
const start = async (options: Partial<LaunchOptions> = {}): Promise<void> => {
  program = await launchProgram({ shell: 'loopback', home, ...options })
  page = program.page
  await page.getByRole('navigation').waitFor()
}
const picture = async (name: string): Promise<void> => {
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`) })
}
const button = (name: string | RegExp) => page.getByRole('button', { name })
/** By Open…, in the program's own dialog. */
const openPath = async (path: string): Promise<void> => {
  await page.keyboard.press('Control+o')
  await page.getByLabel('Path or name').fill(path)
  await page.keyboard.press('Enter')
}
const saveCopyTo = async (path: string): Promise<void> => {
  await page.keyboard.press('Control+Shift+s')
  await page.getByLabel('File name').fill(path)
  await page.keyboard.press('Enter')
}
const line = (name: string) => page.getByRole('table', { name: 'What differs' }).getByRole('row').filter({ hasText: name })

beforeEach(() => {
  home = newHome()
})
afterEach(async () => {
  await program?.stop()
  program = null
  rmSync(home, { recursive: true, force: true })
})

describe('two people, two copies', () => {
  let anna: Bench
  let shared: string
  let ids: Record<string, string>
  const publish = () => anna.ask('files.saveCopy', { path: shared, overwrite: true })
  beforeEach(async () => {
    mkdirSync(join(home, 'Dropbox'))
    shared = join(home, 'Dropbox', 'Atlas.throughline')
    let at = Date.UTC(2027, 0, 4, 9)
    anna = openService({
      home: join(home, 'anna'),
      clock: () => {
        at += 60_000
        return at
      },
    })
    await anna.ask('files.create', { name: 'Atlas', start: START })
    ids = await typeRows(anna, [
      'Delivery',
      { name: '  Build', duration: '5d' },
      { name: '  Test', duration: '3d', predecessors: '2' },
      { name: '  Ship', duration: '1d', predecessors: '3' },
    ])
    await publish()
  })
  afterEach(() => anna.close())
  /** Changes there and here, after the copy was taken. */
  const growApart = async (): Promise<void> => {
    await typeInto(anna, ids.Build, { duration: '8d', owner: 'Mia' })
    await typeInto(anna, ids.Ship, { predecessors: '3FS+2d' })
    await publish()
    await program?.ask('sheet.write', { edits: [{ id: ids.Build, cells: { duration: '6d' } }], append: [] })
    await program?.ask('sheet.write', { edits: [{ id: ids.Test, cells: { deadline: '15 Jan 2027' } }], append: [] })
  }

  test('a published file that has moved on says so and shows what differs; neither copy is touched', async () => {
    await start()
    await openPath(shared)
    await page.getByRole('treegrid').getByText('Build').waitFor()
    await page.getByText(/so your own copy was opened/).waitFor()
    await growApart()
    const before = readFileSync(shared)
    await openPath(shared)
    await page.getByRole('main', { name: 'Two copies' }).waitFor()
    await page
      .getByRole('region', { name: 'What you can do' })
      .getByText(/moved on: 2 changes by Anna .* and 2 changes here/)
      .waitFor()
    await line('Predecessor “Test”').getByText('FS+2d').waitFor()
    expect(await line('Duration').getByRole('cell').allTextContents()).toEqual(['Duration', '5 d', '6 d', '8 d', 'in both'])
    await picture('copies-light')
    await page.getByRole('radio', { name: /^Changed here/ }).click()
    await expect.poll(() => line('Owner').count()).toBe(0)
    expect(await line('Deadline').count()).toBe(1)
    await page.getByRole('radio', { name: /^All/ }).click()
    await page.getByLabel('Find a task or field').fill('ship')
    await expect.poll(() => line('Owner').count()).toBe(0)
    await page.getByText('With dates that only followed').click()
    await line('Finish').getByText('21 Jan 2027').waitFor()
    await button('Show Ship in the plan').click()
    await expect.poll(() => page.getByRole('row', { name: /Ship/ }).getAttribute('aria-selected')).toBe('true')
    // The notice stays until it is dealt with, and leads back.
    await page.getByRole('list', { name: 'Notices about this file' }).getByRole('button', { name: 'See what differs' }).click()
    await button('Open the other as a copy of your own').click()
    await page.getByRole('treegrid').getByText('Build').waitFor()
    const read = await program?.ask('plan.read', {})
    expect([read?.file.name, read?.plan.tasks.find(({ name }) => name === 'Build')?.duration]).toEqual(['Atlas', 8 * 4800])
    expect(readFileSync(shared).equals(before)).toBe(true)
    await button('Home').click()
    await expect.poll(() => page.locator('.recent li').count()).toBe(2)
  })

  test('saving over what somebody else has saved since is asked, in words that name the change', async () => {
    await start()
    await openPath(shared)
    await page.getByRole('treegrid').getByText('Build').waitFor()
    await growApart()
    const before = readFileSync(shared)
    await saveCopyTo(shared)
    const dialog = page.getByRole('dialog', { name: 'Save over this file?' })
    await dialog.getByText(/is already there/).waitFor()
    await dialog.getByRole('button', { name: 'Replace it' }).click()
    await dialog.getByText(/moved on since: 2 changes by Anna, the last of them/).waitFor()
    await picture('replace')
    expect(readFileSync(shared).equals(before)).toBe(true)
    await dialog.getByRole('button', { name: 'See what differs' }).click()
    await line('Predecessor “Test”').waitFor()
    await saveCopyTo(shared)
    await dialog.getByRole('button', { name: 'Replace it' }).click()
    await dialog.getByText(/moved on since/).waitFor()
    await dialog.getByRole('button', { name: 'Replace it' }).click()
    await page.getByText(/Copy saved and checked/).waitFor()
    expect(readFileSync(shared).equals(before)).toBe(false)
  })
})

describe('a back-up that fails', () => {
  test('is told above the status line with the next step, and goes when one succeeds', async () => {
    await start()
    writeFileSync(join(home, 'backups'), 'a file where the folder should be')
    await page.keyboard.press('Control+n')
    await page.getByRole('dialog').getByLabel('Name').fill('Atlas')
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click()
    await page.getByRole('treegrid').waitFor()
    await program?.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Build' }] })
    const notices = page.getByRole('list', { name: 'Notices about this file' })
    await notices.getByText(/The back-up of “Atlas” due .* could not be made\..*The plan itself is saved/).waitFor()
    await picture('backup-failed')
    rmSync(join(home, 'backups'))
    await notices.getByRole('button', { name: 'Back up now' }).click()
    await notices.waitFor({ state: 'detached' })
  })
})

describe('a file that is not there any more', () => {
  test('is found on Home with its back-ups, and one of them opens', async () => {
    const bench = openService({ home, backUp: { everyMs: 0 } })
    const path = join(home, 'Lost.throughline')
    await bench.ask('files.create', { name: 'Lost', path, start: START })
    await typeRows(bench, ['Survey'])
    await bench.close()
    rmSync(path)
    await start()
    const item = page.getByRole('listitem').filter({ hasText: 'Lost.throughline' })
    await item.getByText(/not found · \d back-ups?/).waitFor()
    await picture('home-missing')
    await item.getByRole('button', { name: /^Lost/ }).click()
    const dialog = page.getByRole('dialog', { name: 'This file cannot be opened' })
    await dialog.getByText(/There is no file at/).waitFor()
    await dialog
      .getByRole('button', { name: /Open as a copy: the back-up of/ })
      .first()
      .click()
    await page.getByRole('treegrid').getByText('Survey').waitFor()
  })
})

describe.each(shellsHere())('a damaged file that the %s shell is started with', (shell) => {
  const damaged = async (withBackup: boolean): Promise<string> => {
    const bench = openService({ home, backUp: withBackup ? { everyMs: 0 } : false })
    const path = join(home, 'Atlas.throughline')
    await bench.ask('files.create', { name: 'Atlas', path, start: START })
    await typeRows(bench, ['Survey', 'Build'])
    await bench.close()
    writeFileSync(path, readFileSync(path).fill(0xa5, 4096))
    return path
  }
  test('leads to its back-ups', async () => {
    await start({ shell, file: await damaged(true) })
    const dialog = page.getByRole('dialog', { name: 'This file cannot be opened' })
    await dialog
      .getByRole('alert')
      .getByText(/damaged or cut short/)
      .waitFor()
    await picture(`recovery-${shell}`)
    await dialog
      .getByRole('button', { name: /Open as a copy: the back-up of/ })
      .first()
      .click()
    await page.getByRole('treegrid').getByText('Survey').waitFor()
  })
  test.runIf(shell === 'standIn')('when it runs already, the first window leads to its back-ups; a whole one opens in it', async () => {
    await start({ shell })
    const path = await damaged(true)
    program?.order({ kind: 'second', words: ['throughline', 'Atlas.throughline'], folder: home })
    const dialog = page.getByRole('dialog', { name: 'This file cannot be opened' })
    await dialog
      .getByRole('alert')
      .getByText(/damaged or cut short/)
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    rmSync(path)
    const bench = openService({ home: join(home, 'other') })
    await bench.ask('files.create', { name: 'Atlas', path, start: START })
    await typeRows(bench, ['Whole'])
    await bench.close()
    program?.order({ kind: 'open-file', path })
    await page.getByRole('treegrid').getByText('Whole').waitFor()
  })
  test('and has none is told in words', async () => {
    await start({ shell, file: await damaged(false) })
    await page.getByText(/damaged or cut short.*no back-up of it/).waitFor()
  })
})
