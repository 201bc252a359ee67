/** Names with characters that turn text round (U+202E and its kin): the program's own words beside them are still read from left to right. */

import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openSheet, type SheetPage } from './sheetPage.ts'

const NAME = 'Load \u202edata'
let sheet: SheetPage
beforeAll(async () => {
  sheet = await openSheet()
  await sheet.fresh([
    [NAME, 0],
    [`Gate \u2067go`, 0],
  ])
  const ids = (await sheet.plan()).tasks.map((task) => task.id)
  const write = (id: string, cells: Record<string, string>) => sheet.program.call('sheet.write', { edits: [{ id, cells }], append: [] })
  await write(ids[1], { predecessors: '1' })
  await write(ids[0], { duration: '9d' })
}, 120_000)
afterAll(() => sheet.close())

/** Whether the last ten characters stand one after the other, as a reader of English sees them. */
const endsInOrder = (place: Locator): Promise<boolean> =>
  place.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let last: Text | null = null
    while (walker.nextNode()) if ((walker.currentNode as Text).data.trim() !== '') last = walker.currentNode as Text
    if (last === null) return false
    const { data } = last
    const lefts = Array.from({ length: Math.min(10, data.length) }, (_each, back) => {
      const range = document.createRange()
      range.setStart(last, data.length - 1 - back)
      range.setEnd(last, data.length - back)
      return range.getBoundingClientRect().left
    })
    return lefts.every((left, at) => at === 0 || left <= lefts[at - 1])
  })

test('the history, the undo button and the panel that says why read on after such a name', async () => {
  const { page } = sheet
  await sheet.find('Gate')
  const reason = page.locator('.why-chain button').first()
  await eventually(() => reason.textContent()).toMatch(/because Load data finishes .* and the link adds nothing/)
  const moved = page.locator('.panel').getByText(/Lengthen Load data to 9 d/)
  await moved.waitFor()
  expect([await endsInOrder(moved), await page.locator('.undo .words').textContent()]).toEqual([true, 'Undo “Lengthen Load data to 9 d”'])
  await page.getByRole('button', { name: 'History', exact: true }).click()
  const label = page.getByText('Lengthen Load data to 9 d', { exact: true })
  await label.waitFor()
  expect(await endsInOrder(label)).toBe(true)
})

test('the name itself stays as it was typed', async () => {
  expect((await sheet.plan()).tasks[0].name).toBe(NAME)
})

test('a refusal reads on after it', async () => {
  const [first, second] = (await sheet.plan()).tasks
  const circle = await sheet.program.call('link.add', { links: [{ predecessorId: second.id, successorId: first.id, type: 'FS' }] })
  expect(circle).toMatchObject({ ok: false, message: expect.stringMatching(/Load data/) })
})

test('a file named after it keeps its ending', async () => {
  const made = await sheet.program.call('files.create', { name: 'Plan \u202excod' })
  expect(made).toMatchObject({ ok: true, value: { path: expect.stringMatching(/[\\/]Plan xcod\.throughline$/) } })
})
