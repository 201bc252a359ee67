/** The import preview by hand: drop a file, read the verdicts, mend what was refused, import, undo. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planFields } from '../../electron/io/read/headingWords.ts'
import { importing as words } from '../../shared/words/en/import.ts'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'

let program: LaunchedProgram
let page: Page

beforeAll(async () => {
  program = await launchProgram({ shell: 'loopback' })
  page = program.page
  await page.getByText('Recent programs').waitFor()
}, 120_000)
afterAll(() => program?.stop())

/** As if a file were let go over the window. */
const drop = (name: string, bytes: Buffer): Promise<void> =>
  page.evaluate(
    ([fileName, base64]) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], fileName))
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
    },
    [name, bytes.toString('base64')] as const,
  )
const button = (name: string | RegExp) => page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
const names = (): Promise<string[]> =>
  program.call('plan.read', {}).then((answer) => (answer.ok ? answer.value.plan.tasks.map((task) => task.name) : [answer.code]))

const csv = [
  'ID,Task Name,Duration,Start,Finish,Predecessors,Owner,% Complete',
  '1,Prepare,10d,4 Jan 2027,15 Jan 2027,,PMO,50',
  '2,Build,15d,18 Jan 2027,5 Feb 2027,1,Dev,0',
  '3,Test,5d,8 Feb 2027,12 Feb 2027,2,QA,0',
  '4,Release,0d,15 Feb 2027,15 Feb 2027,3;9,PMO,0',
].join('\n')

describe('the import preview', () => {
  test('shows every row with its verdict before anything is written', async () => {
    await drop('plan.csv', Buffer.from(csv))
    await page.getByRole('table', { name: 'Import preview' }).waitFor()
    expect(await page.locator('.preview-row[data-key]').count()).toBe(4)
    await page.getByText('3 rows will come in, 1 will not').waitFor()
    expect(await page.locator('.preview-row.refused').textContent()).toContain('9')
    expect(await names()).toEqual(['no-program'])
  })

  test('the rows can be narrowed to the refused ones', async () => {
    await page.getByRole('radio', { name: /^Refused/ }).click()
    await expect.poll(() => page.locator('.preview-row[data-key]').count()).toBe(1)
    await page.getByRole('radio', { name: /^All rows/ }).click()
    await expect.poll(() => page.locator('.preview-row[data-key]').count()).toBe(4)
  })

  test('a refused row is mended in place and read again', async () => {
    await button('Mend row 5').click()
    const cell = page.getByLabel('Predecessors of row 5')
    expect(await cell.inputValue()).toBe('3;9')
    await cell.fill('3')
    await button('Read again').click()
    await page.getByText('4 rows will come in', { exact: true }).waitFor()
    expect(await page.locator('.preview-row.refused').count()).toBe(0)
  })

  test('is one command: it comes in, goes out by one undo and in again by redo', async () => {
    await button('Import as a new program').click()
    await page.getByRole('status', { name: 'What just happened' }).getByText('imported from plan.csv').waitFor()
    expect(await names()).toEqual(['Prepare', 'Build', 'Test', 'Release'])
    await page.locator('[data-action="history.undo"]').click()
    await expect.poll(names).toEqual([])
    await page.locator('[data-action="history.redo"]').click()
    await expect.poll(names).toEqual(['Prepare', 'Build', 'Test', 'Release'])
  })

  test('goes below the open program when asked to', async () => {
    await drop('more.csv', Buffer.from('Task Name,Duration\nLater,3d\n'))
    await button('Into the open program').click()
    await page.getByRole('menuitem', { name: 'Add to the open program' }).click()
    await expect.poll(async () => (await names()).includes('Later')).toBe(true)
    expect(await names()).toContain('Release')
  })

  test('a file that is not read says what to do in which program', async () => {
    const mpp = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])
    await drop('plan.mpp', mpp)
    await page.getByRole('heading', { name: 'This file cannot be imported as a plan' }).waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/Save|save/)
    await button('Back to Home').click()
    await page.getByRole('heading', { name: 'Import preview' }).waitFor({ state: 'detached' })
  })

  test('a dropped program file is refused with the way to open it', async () => {
    await drop('atlas.throughline', Buffer.from('SQLite format 3\0'))
    await page.locator('.toast.refusal').getByText('Home > Open…').waitFor()
  })

  test('every field that a column can become has a name for people', () => {
    expect(planFields.filter((field) => !(field in words.fields))).toEqual([])
  })
})
