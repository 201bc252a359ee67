/** The moment in which one lets go of a lock that another is just taking: whoever holds a lock that is gone would be the second writer. */
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type * as sqlite from 'better-sqlite3'
import { expect, it, vi } from 'vitest'
import { lock } from '../../electron/store/lock.ts'
import { newHome } from '../service/open.ts'

/** Each runs once: when a lock file has been opened and not yet been taken; when one is opened for the second time, to see whose it is. */
const between = vi.hoisted(() => ({
  run: null as ((path: string) => void) | null,
  again: null as ((path: string) => void) | null,
  opened: 0,
}))
vi.mock('better-sqlite3', async (original) => {
  const { default: Real } = await original<{ default: typeof sqlite.default }>()
  return {
    default: class extends Real {
      constructor(path: string, options?: sqlite.Options) {
        if (path.endsWith('-lock')) between.opened += 1
        if (between.again && between.opened === 2) {
          between.again(path)
          between.again = null
        }
        super(path, options)
        const run = between.run
        if (!run || !path.endsWith('-lock')) return
        between.run = null
        // SQLite opens the file itself when it is first asked something.
        this.pragma('user_version')
        run(path)
      }
    },
  }
})

it.each([
  ['before it was ever taken', false],
  ['after others have held it', true],
])('is met by taking the lock that the others see: a file that goes %s', (_when, isUsed) => {
  const home = newHome()
  const path = join(home, 'Atlas.throughline')
  if (isUsed) {
    const held = lock(path, { author: 'Cleo', shell: 'cli' })
    copyFileSync(`${path}-lock`, `${path}-kept`)
    held.release()
    renameSync(`${path}-kept`, `${path}-lock`)
  }
  // The holder before removes the file as it lets go.
  between.run = (lockPath) => rmSync(lockPath)
  const first = lock(path, { author: 'Anna', shell: 'cli' })
  expect(between.run).toBeNull()
  expect(existsSync(`${path}-lock`)).toBe(true)
  expect(() => lock(path, { author: 'Ben', shell: 'cli' })).toThrow(/is already open in a Throughline command of Anna/)
  first.release()
  lock(path, { author: 'Ben', shell: 'cli' }).release()
  rmSync(home, { recursive: true, force: true })
})

it('is met, too, when the file goes after it was taken', () => {
  const home = newHome()
  const path = join(home, 'Atlas.throughline')
  between.opened = 0
  between.again = (lockPath) => rmSync(lockPath)
  const first = lock(path, { author: 'Anna', shell: 'cli' })
  expect(between.again).toBeNull()
  expect(() => lock(path, { author: 'Ben', shell: 'cli' })).toThrow(/of Anna/)
  first.release()
  rmSync(home, { recursive: true, force: true })
})
