/** Exports as the service starts them: in a worker, with progress, and gone at once when cancelled. */
import { expect, test } from 'vitest'
import { exportKinds, writeExport } from '../../electron/io/write/index.ts'
import { Refused } from '../../shared/contract/refusal.ts'
import { atlas, scheduled } from './atlas.ts'

const input = scheduled(atlas())

test.each(exportKinds)('%s comes back as bytes of its format, with progress to the end', async (kind) => {
  const seen: [number, number][] = []
  const bytes = await writeExport(kind, input, (done, total) => seen.push([done, total]))
  const beginning = Buffer.from(bytes.subarray(0, 5)).toString('latin1')
  expect(beginning).toMatch({ deck: /^PK/, workbook: /^PK/, mspdi: /^<\?xml/, csv: /^\xEF\xBB\xBFID/ }[kind])
  if (kind === 'deck' || kind === 'workbook') {
    const [done, total] = seen[seen.length - 1]
    expect(done).toBe(total)
    expect(seen.every(([at], index) => index === 0 || at >= seen[index - 1][0])).toBe(true)
  }
})

test('a cancelled export ends with a refusal and no bytes', async () => {
  const before = new AbortController()
  before.abort()
  await expect(writeExport('deck', input, undefined, before.signal)).rejects.toMatchObject({ code: 'cancelled' })
  const during = new AbortController()
  const running = writeExport('workbook', input, undefined, during.signal)
  during.abort()
  await expect(running).rejects.toBeInstanceOf(Refused)
})
