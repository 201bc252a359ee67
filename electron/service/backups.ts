/** When back-ups are made: on opening after a day, every few minutes of changes, on closing; never in the way of an edit. */
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'
import { type Backup, newestBackup } from '../store/backup.ts'
import { inThread } from '../store/inThread.ts'
import type { Program } from './program.ts'

const DAY = 86_400_000
export const USUAL_PACE = 10 * 60_000

export interface Checked {
  readonly at: number
  /** In words; empty = nothing is wrong. */
  readonly problems: readonly string[]
}
export interface Backups {
  readonly afterOpening: (program: Program) => void
  readonly afterChange: (program: Program) => void
  /** Makes one if one is due, then closes the program. */
  readonly close: (program: Program) => Promise<void>
  /** One now, whatever the clock says. */
  readonly make: (program: Program) => Promise<Backup>
  readonly check: (program: Program) => Promise<Checked>
  /** The last check of this program: opening is one. */
  readonly lastCheck: (program: Program) => Checked
}

export interface BackupSetting {
  readonly folder: string
  readonly clock: () => number
  /** Milliseconds between back-ups while there are changes; null = none are made by themselves. */
  readonly everyMs: number | null
  /** Told of each that was due: why it could not be made, null when it was. It must not stop the work. */
  readonly tell: (program: Program, failure: { readonly at: number; readonly message: string } | null) => void
  readonly log: (what: string, error: unknown) => void
}

export const createBackups = (setting: BackupSetting): Backups => {
  // One program may still be backed up, or checked, while the next is open already: nothing of it is told of that one.
  const running = new Map<string, Promise<Backup>>()
  const newest = new Map<string, number | null>()
  const checks = new WeakMap<Program, Checked>()
  const readers = new Map<Program, Set<Promise<unknown>>>()
  /** Closing waits for the threads that check the file, else its journal would stay beside it. */
  const reads = async <T>(program: Program, thread: Promise<T>): Promise<T> => {
    const open = readers.get(program) ?? new Set()
    readers.set(program, open.add(thread))
    try {
      return await thread
    } finally {
      open.delete(thread)
    }
  }

  const newestAt = ({ path }: Program): number | null => {
    let at = newest.get(path)
    if (at === undefined) {
      at = newestBackup(setting.folder, path, setting.clock())?.at ?? null
      newest.set(path, at)
    }
    return at
  }
  /** Something has changed since the last one, and that one is old enough. The rows with which a file begins are nobody's work. */
  const isDue = (program: Program, everyMs: number): boolean => {
    const last = program.lastTxn()
    if (setting.everyMs === null || program.readOnly || !last || last.id < 2) return false
    const at = newestAt(program)
    const now = setting.clock()
    return at === null || at > now || (last.at > at && now - at >= everyMs)
  }
  const begin = async (program: Program): Promise<Backup> => {
    const { path } = program
    try {
      const backup = await inThread({ kind: 'backup', backups: setting.folder, path, now: setting.clock() })
      newest.set(path, backup.at)
      // A step that cannot be taken back any more: About this file says which.
      if (backup.problems.length > 0) checks.set(program, { at: setting.clock(), problems: backup.problems })
      setting.tell(program, null)
      return backup
    } finally {
      running.delete(path)
    }
  }
  const make = (program: Program): Promise<Backup> => {
    const started = running.get(program.path) ?? begin(program)
    running.set(program.path, started)
    return started
  }
  const check = async (program: Program): Promise<Checked> => {
    const problems = await reads(program, inThread({ kind: 'check', path: program.path, look: program.readOnly }))
    const checked = { at: setting.clock(), problems }
    checks.set(program, checked)
    return checked
  }
  /** Every page is read for a back-up: damage that opening did not look for is found here, and About this file says so. */
  const lookForDamage = async (program: Program): Promise<void> => {
    try {
      await check(program)
    } catch (error) {
      if (error instanceof Refused) checks.set(program, { at: setting.clock(), problems: [error.message] })
      else setting.log('a file could not be checked', error)
    }
  }
  /** One that failed is not tried again at each edit, but when the next is due. */
  const makeQuietly = async (program: Program): Promise<void> => {
    const at = setting.clock()
    try {
      await make(program)
    } catch (error) {
      newest.set(program.path, at)
      setting.tell(program, { at, message: error instanceof Refused ? error.message : files.backupFailed })
      setting.log('a back-up could not be made', error)
      if (error instanceof Refused && error.code === 'unreadable') await lookForDamage(program)
    }
  }

  return {
    afterOpening: (program) => {
      checks.set(program, { at: setting.clock(), problems: [] })
      newest.delete(program.path)
      if (isDue(program, DAY)) void makeQuietly(program)
    },
    afterChange: (program) => {
      if (!running.has(program.path) && isDue(program, setting.everyMs ?? 0)) void makeQuietly(program)
    },
    close: async (program) => {
      await running.get(program.path)?.catch(() => undefined) // said when it failed
      if (isDue(program, setting.everyMs ?? 0)) await makeQuietly(program)
      await Promise.allSettled(readers.get(program) ?? [])
      readers.delete(program)
      program.close()
    },
    make,
    check,
    lastCheck: (program) => checks.get(program) ?? { at: 0, problems: [] },
  }
}
