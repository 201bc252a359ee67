/** Saving over a published file: what somebody else saved since is never lost unasked. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, openService, START } from './open.ts'
import { type as typeInto } from './rows.ts'
import { openTwoCopies, type TwoCopies } from './twoCopies.ts'

let two: TwoCopies
let home: string
let shared: string
let anna: Bench
let ben: Bench
let ids: TwoCopies['ids']
let publish: TwoCopies['publish']
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

beforeEach(async () => {
  two = await openTwoCopies()
  ;({ home, shared, anna, ben, ids, publish } = two)
})
afterEach(() => two.close())

describe('saving over a published file', () => {
  it('that somebody else has saved since is noticed and asked; what is replaced is kept among the back-ups', async () => {
    await typeInto(anna, ids.Build, { duration: '8d' })
    await publish(anna)
    await typeInto(ben, ids.Build, { duration: '6d' })
    const before = digest(shared)
    const refused = await ben.refused('files.saveCopy', { path: shared, overwrite: true })
    expect(refused).toMatchObject({ code: 'conflict', at: 'path' })
    expect(refused.message).toMatch(/has moved on since: 1 change by Anna, the last of them “.*Build.*”, would be gone/)
    expect(digest(shared)).toBe(before)
    await publish(ben, { replace: true })
    expect(digest(shared)).not.toBe(before)
    const { items } = await ben.ask('backup.list', { path: shared })
    expect(items[0]).toMatchObject({ lastChange: { author: 'Anna' }, problem: null })
    // Now it is Anna's turn to be asked.
    expect((await anna.refused('files.saveCopy', { path: shared, overwrite: true })).message).toMatch(/1 change by Ben/)
  })
  it('with an older state of the same program goes through as before', async () => {
    await typeInto(anna, ids.Build, { duration: '8d' })
    await publish(anna)
    await typeInto(anna, ids.Build, { duration: '9d' })
    await publish(anna)
    expect(readdirSync(join(home, 'Dropbox'))).toEqual(['Atlas.throughline'])
  })
  it('of another program is asked, too', async () => {
    await ben.ask('files.create', { name: 'Borealis', start: START })
    const refused = await ben.refused('files.saveCopy', { path: shared, overwrite: true })
    expect(refused.message).toMatch(/is another program, “Atlas” with 4 tasks/)
    await publish(ben, { replace: true })
    expect((await ben.ask('copies.compare', { path: shared })).relation).toBe('same')
  })
  it('that cannot be read is no question', async () => {
    writeFileSync(shared, 'x'.repeat(5000))
    expect((await publish(ben)).size).toBe(statSync(shared).size)
  })
  it('that is put there while ours is being written is not replaced', async () => {
    await typeInto(anna, ids.Build, { duration: '8d' })
    await publish(anna)
    // Ben has been asked and says yes to Anna's change; what comes a moment later he has not been asked about.
    const late = openService({ home: join(home, 'late'), author: 'Ben', clock: () => putIn() })
    let isTime = false
    const other = Buffer.from('what somebody else has just put there')
    const putIn = (): number => {
      if (isTime) writeFileSync(shared, other)
      return Date.UTC(2027, 0, 5)
    }
    await late.ask('files.create', { name: 'Borealis', path: join(home, 'late.throughline'), start: START })
    isTime = true
    const refused = await late.refused('files.saveCopy', { path: shared, replace: true })
    isTime = false
    expect([refused.code, refused.at]).toEqual(['conflict', 'path'])
    expect(readFileSync(shared).equals(other)).toBe(true)
    await late.close()
  })
  it('clears away what another computer left there, a day later by the clock of the disk', async () => {
    const folder = join(home, 'Dropbox')
    const [mine] = readdirSync(folder)
    const [old, fresh] = ['0123456789ab', 'ba9876543210'].map((letters) => `.${mine}.00000000-4711-${letters}.part`)
    for (const name of [old, fresh]) writeFileSync(join(folder, name), 'half')
    const twoDaysAgo = Date.now() / 1000 - 2 * 86_400
    utimesSync(join(folder, old), twoDaysAgo, twoDaysAgo)
    await publish(ben)
    expect(readdirSync(folder).sort()).toEqual([fresh, mine].sort())
  })
  it('clears away what a killed publisher left beside it, and nothing else', async () => {
    const folder = join(home, 'Dropbox')
    const [mine] = readdirSync(folder)
    const { hostname } = await import('node:os')
    const { crc32 } = await import('node:zlib')
    const host = crc32(hostname()).toString(16).padStart(8, '0')
    const left = `.${mine}.${host}-999999-0123456789ab.part`
    const kept = [`.${mine}.${host}-${process.ppid}-0123456789ab.part`, `.${mine}.00000000-999999-0123456789ab.part`, '.other.part']
    for (const name of [left, ...kept]) writeFileSync(join(folder, name), 'half')
    await publish(ben)
    expect(readdirSync(folder).sort()).toEqual([...kept, mine].sort())
  })
})
