/** The sheet by hand: keys as in Microsoft Project, ranges and clipboard as in Excel, and what happens to text that is not taken. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barOf, hold } from '../gantt/pointer.ts'
import { eventually, openSheet, type SheetPage } from './sheetPage.ts'

let sheet: SheetPage
beforeAll(async () => {
  sheet = await openSheet()
}, 60_000)
afterAll(() => sheet?.close())

const house = [
  ['Foundations', 0],
  ['Dig', 1],
  ['Pour', 1],
  ['Walls', 0],
  ['Roof', 0],
] as const

describe('typing', () => {
  it('makes a plan from nothing: names with Enter, a duration with Tab', async () => {
    await sheet.fresh([])
    await sheet.type('Dig')
    await sheet.press('Enter')
    await sheet.type('Pour')
    await sheet.press('Tab')
    await sheet.type('3d')
    await sheet.press('Enter')
    await sheet.settled()
    await eventually(() => sheet.texts('name')).toEqual(['Dig', 'Pour'])
    await eventually(() => sheet.texts('duration')).toEqual(['1 d?', '3 d'])
  })

  it('loses no letter of a name typed while the last one is still being written', async () => {
    await sheet.fresh([])
    await sheet.type('One\nTwo\nThree\nFour\n')
    await sheet.settled()
    await eventually(() => sheet.texts('name')).toEqual(['One', 'Two', 'Three', 'Four'])
  })

  it('keeps text that cannot be read, says why under the cell, and takes it once it is right', async () => {
    await sheet.fresh(house)
    await sheet.cell(4, 'duration').click()
    await sheet.type('soon')
    await sheet.press('Enter')
    const editor = sheet.page.locator('.cell-editor')
    expect(await editor.inputValue()).toBe('soon')
    expect(await sheet.page.locator('.cell-note').textContent()).toMatch(/soon/)
    expect(await editor.getAttribute('aria-invalid')).toBe('true')
    await sheet.cell(1, 'name').click()
    expect(await editor.inputValue()).toBe('soon')
    await editor.fill('5d')
    await sheet.press('Enter')
    await sheet.settled()
    await eventually(() => sheet.cell(4, 'duration').textContent()).toBe('5 d')
    expect(await editor.count()).toBe(0)
  })

  it('keeps text that the plan refuses: a circle of predecessors', async () => {
    await sheet.fresh(house)
    await sheet.cell(4, 'predecessors').click()
    await sheet.type('5')
    await sheet.press('Enter')
    await sheet.settled()
    await sheet.type('4')
    await sheet.press('Enter')
    expect(await sheet.page.locator('.cell-note').textContent()).toMatch(/Walls.*Roof|Roof.*Walls/)
    expect(await sheet.page.locator('.cell-editor').inputValue()).toBe('4')
    await sheet.press('Escape')
    await eventually(() => sheet.cell(5, 'predecessors').textContent()).toBe('')
  })

  it('says why a computed cell takes no text', async () => {
    await sheet.fresh(house)
    await sheet.cell(2, 'totalFloat').click()
    await sheet.press('F2')
    expect(await sheet.page.locator('.cell-note').textContent()).toMatch(/computed/)
    await sheet.cell(1, 'duration').click()
    await sheet.type('9')
    expect(await sheet.page.locator('.cell-note').textContent()).toMatch(/summary/)
    expect(await sheet.page.locator('.cell-editor').count()).toBe(0)
  })
})

describe('rows', () => {
  it('indents and outdents with Alt+Shift and the arrows, several rows at once', async () => {
    await sheet.fresh(house)
    await sheet.cell(4, 'name').click()
    await sheet.press('Shift+ArrowDown', 'Alt+Shift+ArrowRight')
    await sheet.settled()
    await eventually(() => sheet.row(4).getAttribute('aria-level')).toBe('2')
    await eventually(() => sheet.row(5).getAttribute('aria-level')).toBe('2')
    await sheet.press('Alt+Shift+ArrowLeft')
    await sheet.settled()
    await eventually(() => sheet.row(5).getAttribute('aria-level')).toBe('1')
  })

  it('indents a name that is pulled sideways', async () => {
    await sheet.fresh(house)
    const box = (await sheet.cell(4, 'name').boundingBox())!
    await sheet.page.mouse.move(box.x + 60, box.y + 14)
    await sheet.page.mouse.down()
    await sheet.page.mouse.move(box.x + 100, box.y + 15, { steps: 5 })
    await sheet.page.mouse.up()
    await sheet.settled()
    await eventually(() => sheet.row(4).getAttribute('aria-level')).toBe('2')
  })

  it('inserts above with its name open, deletes, and undo brings the rows back', async () => {
    await sheet.fresh(house)
    await sheet.cell(4, 'name').click()
    await sheet.press('Insert')
    await sheet.page.locator('.cell-editor').waitFor()
    await sheet.type('Cellar')
    await sheet.press('Enter')
    await sheet.settled()
    await eventually(() => sheet.texts('name')).toEqual(['Foundations', 'Dig', 'Pour', 'Cellar', 'Walls', 'Roof'])
    await sheet.cell(1, 'row').click()
    await sheet.press('Delete')
    await sheet.settled()
    await eventually(() => sheet.texts('name')).toEqual(['Cellar', 'Walls', 'Roof'])
    await sheet.press('Control+z')
    await sheet.settled()
    await eventually(() => sheet.texts('name')).toEqual(['Foundations', 'Dig', 'Pour', 'Cellar', 'Walls', 'Roof'])
  })

  it('moves a row by its number to where the line shows, and its links stay', async () => {
    await sheet.fresh(house)
    await sheet.cell(5, 'predecessors').click()
    await sheet.type('4')
    await sheet.press('Enter')
    await sheet.settled()
    const from = (await sheet.cell(5, 'row').boundingBox())!
    const to = (await sheet.cell(1, 'row').boundingBox())!
    await sheet.page.mouse.move(from.x + 10, from.y + 14)
    await sheet.page.mouse.down()
    await sheet.page.mouse.move(to.x + 10, to.y + 30, { steps: 4 })
    await sheet.page.mouse.move(to.x + 10, to.y + 4, { steps: 4 })
    expect(await sheet.page.locator('.drop-line').count()).toBe(1)
    await sheet.page.mouse.up()
    await sheet.settled()
    await eventually(() => sheet.texts('name')).toEqual(['Roof', 'Foundations', 'Dig', 'Pour', 'Walls'])
    await eventually(() => sheet.texts('predecessors')).toEqual(['5', '', '', '', ''])
  })

  it('leaves a row where it was when Escape ends the drag', async () => {
    await sheet.fresh(house)
    const from = (await sheet.cell(5, 'row').boundingBox())!
    await sheet.page.mouse.move(from.x + 10, from.y + 14)
    await sheet.page.mouse.down()
    await sheet.page.mouse.move(from.x + 10, from.y - 80, { steps: 4 })
    expect(await sheet.page.locator('.drop-line').count()).toBe(1)
    await sheet.press('Escape')
    expect(await sheet.page.locator('.drop-line').count()).toBe(0)
    await sheet.page.mouse.up()
    await sheet.settled()
    expect(await sheet.texts('name')).toEqual(['Foundations', 'Dig', 'Pour', 'Walls', 'Roof'])
  })

  it('links in the order of selection and unlinks', async () => {
    await sheet.fresh(house)
    await sheet.cell(5, 'name').click()
    await sheet.cell(2, 'name').click({ modifiers: ['Control'] })
    await sheet.press('Control+F2')
    await sheet.settled()
    await eventually(() => sheet.texts('predecessors')).toEqual(['', '5', '', '', ''])
    await sheet.press('Control+Shift+F2')
    await sheet.settled()
    await eventually(() => sheet.texts('predecessors')).toEqual(['', '', '', '', ''])
  })

  it('folds and unfolds a summary', async () => {
    await sheet.fresh(house)
    await sheet.cell(1, 'name').click()
    await sheet.press('Alt+Shift+Minus')
    await eventually(() => sheet.texts('name')).toEqual(['Foundations', 'Walls', 'Roof'])
    await eventually(() => sheet.row(1).getAttribute('aria-expanded')).toBe('false')
    await sheet.press('Alt+Shift+Equal')
    await eventually(() => sheet.texts('name')).toHaveLength(5)
  })

  it('folds a summary in view and stays there, although the cursor is far below', async () => {
    const below = Array.from({ length: 50 }, (_, at) => [`Below ${at + 1}`, 0] as const)
    await sheet.fresh([...house.slice(0, 3), ...below])
    const top = (): Promise<number> => sheet.grid.evaluate((scroller) => scroller.scrollTop)
    await sheet.press('Control+End')
    await eventually(top).toBeGreaterThan(300)
    await sheet.grid.evaluate((scroller) => scroller.scrollTo(0, 0))
    await sheet.settled()
    await sheet.row(1).locator('[data-twisty]').click()
    await eventually(() => sheet.row(1).getAttribute('aria-expanded')).toBe('false')
    await sheet.settled()
    expect(await top()).toBe(0)
  })
})

const clipboard = (): Promise<string> => sheet.page.evaluate(() => navigator.clipboard.readText())
const setClipboard = (text: string): Promise<void> => sheet.page.evaluate((words) => navigator.clipboard.writeText(words), text)

describe('clipboard', () => {
  it('pastes three rows by four columns from Excel, beyond the end as new rows, in one step of undo', async () => {
    await sheet.fresh(house)
    await setClipboard('Windows\t4d\t\t\r\nDoors\t2d\t\t\r\nPaint\t1w\t\t\r\n')
    await sheet.cell(5, 'name').click()
    await sheet.press('Control+v')
    await sheet.settled()
    await eventually(() => sheet.texts('name')).toEqual(['Foundations', 'Dig', 'Pour', 'Walls', 'Windows', 'Doors', 'Paint'])
    expect((await sheet.texts('duration')).slice(4)).toEqual(['4 d', '2 d', '1 w'])
    await sheet.press('Control+z')
    await sheet.settled()
    await eventually(() => sheet.texts('name')).toEqual(['Foundations', 'Dig', 'Pour', 'Walls', 'Roof'])
  })

  it('takes nothing of a block in which one cell cannot be read', async () => {
    await sheet.fresh(house)
    await setClipboard('Windows\t4d\r\nDoors\tnever')
    await sheet.cell(4, 'name').click()
    await sheet.press('Control+v')
    await sheet.page.locator('.toast').first().waitFor()
    await eventually(() => sheet.texts('name')).toEqual(['Foundations', 'Dig', 'Pour', 'Walls', 'Roof'])
  })

  it('copies a range as tab-separated text that reads back the same', async () => {
    await sheet.fresh(house)
    await sheet.cell(4, 'name').click()
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c')
    expect(await clipboard()).toMatch(/^Walls\t1d\?\r?\nRoof\t1d\?$/)
  })

  it('fills down', async () => {
    await sheet.fresh(house)
    await sheet.cell(2, 'owner').click()
    await sheet.type('Ann')
    await sheet.press('Enter')
    await sheet.settled()
    await sheet.cell(2, 'owner').click()
    await sheet.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
    await sheet.settled()
    await eventually(() => sheet.texts('owner')).toEqual(['', 'Ann', 'Ann', 'Ann', ''])
  })
})

describe('the chart beside it', () => {
  it('moves a bar and its successor in the same gesture, and the sheet follows; undo puts both back', async () => {
    await sheet.fresh(house)
    await sheet.cell(5, 'predecessors').click()
    await sheet.type('4')
    await sheet.press('Enter')
    await eventually(() => sheet.cell(5, 'predecessors').textContent()).toBe('4')
    const tasks = new Map((await sheet.plan()).tasks.map((task) => [task.name, task.id]))
    const starts = await sheet.texts('start')
    const walls = await barOf(sheet.page, tasks.get('Walls')!)
    const roof = await barOf(sheet.page, tasks.get('Roof')!)
    await hold(sheet.page, [walls.left + 3, walls.middle], [walls.left + 3 + 7 * walls.width, walls.middle])
    await eventually(async () => (await barOf(sheet.page, tasks.get('Roof')!)).left).toBeGreaterThan(roof.left + walls.width)
    expect(await sheet.texts('start')).toEqual(starts)
    await sheet.page.mouse.up()
    await eventually(() => sheet.cell(4, 'start').textContent()).not.toBe(starts[3])
    await eventually(() => sheet.cell(5, 'start').textContent()).not.toBe(starts[4])
    await eventually(() => sheet.page.locator('.status-what').textContent()).toMatch(/2 tasks moved/)
    await sheet.grid.focus()
    await sheet.press('Control+z')
    await eventually(() => sheet.texts('start')).toEqual(starts)
  })

  it('selects the row of a bar that is clicked, and opens its details on a double click', async () => {
    const tasks = new Map((await sheet.plan()).tasks.map((task) => [task.name, task.id]))
    const walls = await barOf(sheet.page, tasks.get('Walls')!)
    await sheet.page.mouse.click(walls.left + 3, walls.middle)
    await eventually(() => sheet.grid.locator('.sheet-row.selected .c-name').allTextContents()).toEqual(['Walls'])
    await sheet.page.mouse.dblclick(walls.left + 3, walls.middle)
    await sheet.page.getByRole('dialog', { name: 'Walls' }).waitFor()
    await sheet.press('Escape')
    await sheet.page.getByRole('dialog').waitFor({ state: 'detached' })
  })
})

describe('small things that hands expect', () => {
  it('completes an owner that the plan knows', async () => {
    await sheet.fresh(house)
    await sheet.cell(2, 'owner').click()
    await sheet.type('Annabel')
    await sheet.press('Enter')
    await eventually(() => sheet.cell(2, 'owner').textContent()).toBe('Annabel')
    await sheet.cell(3, 'owner').click()
    await sheet.type('ann')
    expect(await sheet.page.locator('.cell-editor').inputValue()).toBe('annabel')
    await sheet.type('e')
    expect(await sheet.page.locator('.cell-editor').inputValue()).toBe('anne')
    await sheet.press('Escape')
  })

  it('selects a range of cells with the mouse and empties it with cut', async () => {
    await sheet.fresh(house)
    await setClipboard('Ann\r\nBen\r\nCleo')
    await sheet.cell(2, 'owner').click()
    await sheet.press('Control+v')
    await eventually(() => sheet.texts('owner')).toEqual(['', 'Ann', 'Ben', 'Cleo', ''])
    const from = (await sheet.cell(2, 'owner').boundingBox())!
    const to = (await sheet.cell(3, 'owner').boundingBox())!
    await sheet.page.mouse.move(from.x + 10, from.y + 10)
    await sheet.page.mouse.down()
    await sheet.page.mouse.move(to.x + 12, to.y + 12, { steps: 4 })
    await sheet.page.mouse.up()
    await sheet.press('Control+x')
    await eventually(() => sheet.texts('owner')).toEqual(['', '', '', 'Cleo', ''])
    expect(await clipboard()).toMatch(/^Ann\r?\nBen$/)
  })

  it('does not cut whole rows, because their links would be lost, and says what to do', async () => {
    await sheet.cell(4, 'row').click()
    await sheet.press('Control+x')
    await eventually(() => sheet.page.locator('.toast').last().textContent()).toMatch(/links would be lost/)
    expect(await sheet.texts('name')).toHaveLength(5)
  })

  it('keeps an edit open while another window is in front', async () => {
    await sheet.cell(4, 'name').click()
    await sheet.type('Half a na')
    await sheet.page.evaluate(() => {
      document.hasFocus = () => false
      document.querySelector<HTMLInputElement>('.cell-editor')?.blur()
    })
    expect(await sheet.page.locator('.cell-editor').inputValue()).toBe('Half a na')
    await sheet.page.evaluate(() => Reflect.deleteProperty(document, 'hasFocus'))
    await sheet.page.locator('.cell-editor').click()
    await sheet.press('Escape')
    await eventually(() => sheet.cell(4, 'name').textContent()).toBe('Walls')
  })
})

describe('for the screen reader', () => {
  it('names its active cell, rows, levels and selection', async () => {
    await sheet.fresh(house)
    await sheet.cell(2, 'name').click()
    await sheet.press('ArrowDown')
    const active = await sheet.grid.getAttribute('aria-activedescendant')
    expect(await sheet.page.locator(`[id="${active}"]`).textContent()).toBe('Pour')
    await eventually(() => sheet.row(3).getAttribute('aria-selected')).toBe('true')
    await eventually(() => sheet.row(3).getAttribute('aria-level')).toBe('2')
    expect(await sheet.grid.getAttribute('aria-rowcount')).toBe('7')
  })
})
