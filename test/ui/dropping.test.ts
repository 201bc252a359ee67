/** What people let go over the window that is no plan: each is answered in words, and the window goes on. */
import { deflateRawSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type LaunchedProgram, launchProgram } from '../e2e/launch.ts'

let program: LaunchedProgram
let page: Page
const bugs: string[] = []
beforeAll(async () => {
  program = await launchProgram({ shell: 'loopback' })
  page = program.page
  page.on('pageerror', (error) => bugs.push(error.message))
  await page.getByText('Recent programs').waitFor()
}, 120_000)
afterAll(() => program?.stop())
afterEach(() => expect(bugs.splice(0)).toEqual([]))

/** `megabytes` of nothing instead of bytes; `as` = what the system says of it. */
interface Dropped {
  readonly name: string
  readonly base64?: string
  readonly megabytes?: number
  readonly as?: 'folder' | 'gone'
}
const drop = (what: Dropped): Promise<void> =>
  page.evaluate(({ name, base64 = '', megabytes = 0, as }) => {
    const bytes = megabytes > 0 ? new Uint8Array(megabytes * 1_048_576) : Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], name))
    const { webkitGetAsEntry } = DataTransferItem.prototype
    const { readAsDataURL } = FileReader.prototype
    // A page cannot make a folder or a file that is gone: what the browser then does is done in its place.
    if (as === 'folder') DataTransferItem.prototype.webkitGetAsEntry = () => ({ isDirectory: true }) as FileSystemEntry
    if (as !== undefined)
      FileReader.prototype.readAsDataURL = function () {
        setTimeout(() => this.dispatchEvent(new ProgressEvent('error')))
      }
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }))
    Object.assign(DataTransferItem.prototype, { webkitGetAsEntry })
    Object.assign(FileReader.prototype, { readAsDataURL })
  }, what)
const toast = () => page.locator('.toast.refusal')
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')

test('a folder is told as one', async () => {
  await drop({ name: 'Plans of the team', as: 'folder' })
  await toast()
    .getByText(/“Plans of the team” is a folder/)
    .waitFor()
})
test('a file that is gone, or not on this computer yet, is told as that', async () => {
  await drop({ name: 'Gone.csv', base64: base64('x'), as: 'gone' })
  await toast()
    .getByText(/“Gone.csv” could not be read/)
    .waitFor()
})
test('a file too large to hand over is told with its size', async () => {
  await drop({ name: 'Huge.csv', megabytes: 150 })
  await toast()
    .getByText(/“Huge.csv” has 150 MB/)
    .waitFor()
})
test('an empty file is told as that', async () => {
  await drop({ name: 'Empty.csv' })
  await page
    .getByRole('alert')
    .getByText(/0 bytes/)
    .waitFor()
})
test.each(['Plan "<b>&amp;" %41 #1?.csv', 'Ñandú 计划 \u202Evsc.exe.csv', '..csv', `${'x'.repeat(240)}.csv`])(
  'a file called %s is read',
  async (name) => {
    await drop({ name, base64: base64('Task Name,Duration\nA,3d\n') })
    await page.getByText('1 row will come in', { exact: true }).waitFor()
    await page.getByText(name).first().waitFor()
  },
)
test('a workbook that would fill the memory is refused, and the next file is read', { timeout: 120_000 }, async () => {
  const name = Buffer.from('xl/workbook.xml')
  const unpacked = 300_000_000
  const body = deflateRawSync(Buffer.alloc(unpacked), { level: 1 })
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(body.length, 18)
  head.writeUInt32LE(unpacked, 22)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  head.copy(entry, 6, 4, 30)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(head.length + name.length + body.length, 16)
  await drop({ name: 'Bomb.xlsx', base64: base64(Buffer.concat([head, name, body, entry, name, end])) })
  await page.getByRole('heading', { name: 'This file cannot be imported as a plan' }).waitFor()
  await drop({ name: 'Plan.csv', base64: base64('Task Name,Duration\nA,3d\n') })
  await page.getByText('1 row will come in', { exact: true }).waitFor()
})
