/** One writer for a program file: the second process learns who holds it; a killed holder's lock is gone with it. */
import { rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import Sqlite from 'better-sqlite3'
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'
import { refuseStrangeBeside } from './beside.ts'
import { guarded } from './failures.ts'

export interface Holder {
  readonly author: string
  readonly shell: string
}
export interface Lock {
  readonly release: () => void
}

const isBusy = (error: unknown): boolean => error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')

/** A small database beside the program whose write lock the holder keeps: the system drops it when the process dies, on every platform alike. */
const open = (path: string): Sqlite.Database => {
  const db = new Sqlite(path, { timeout: 0 })
  db.pragma('synchronous = OFF')
  return db
}
const holderIn = (db: Sqlite.Database): string => {
  try {
    const row = db.prepare('SELECT author, shell, host, pid FROM holder').get() as
      | { author: string; shell: string; host: string; pid: number }
      | undefined
    return row ? files.holder(row.author, row.shell, row.host, row.pid) : files.unknownHolder
  } catch (error) {
    // The holder is just about to write its name.
    if (error instanceof Sqlite.SqliteError) return files.unknownHolder
    throw error
  }
}

/** A full disk has room for a name but not for what should be in it: the name goes, too. Nobody could have put anything into it. */
const removeEmpty = (lockPath: string): void => {
  try {
    if (statSync(lockPath).size === 0) rmSync(lockPath)
  } catch {
    // Gone, or not ours to remove: an empty lock keeps nobody out.
  }
}
const isFull = (error: unknown): boolean => error instanceof Sqlite.SqliteError && error.code === 'SQLITE_FULL'

const take = (path: string, lockPath: string, holder: Holder): Sqlite.Database => {
  const db = open(lockPath)
  try {
    db.exec('BEGIN IMMEDIATE')
    db.exec('CREATE TABLE IF NOT EXISTS holder (author TEXT, shell TEXT, host TEXT, pid INTEGER); DELETE FROM holder')
    db.prepare('INSERT INTO holder VALUES (?, ?, ?, ?)').run(holder.author, holder.shell, hostname(), process.pid)
    // Committed so that others can read the name; then the write lock is held on.
    db.exec('COMMIT; BEGIN IMMEDIATE')
    return db
  } catch (error) {
    const holds = isBusy(error) ? holderIn(db) : null
    db.close()
    if (isFull(error)) removeEmpty(lockPath)
    if (holds !== null) throw new Refused('locked', files.locked(path, holds))
    throw error
  }
}

/** A power cut may leave the small file in tatters; nobody holds what nobody could read. */
const isTorn = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT'))
/** The holder before removed the file between our opening it and taking it. */
const isGone = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && (error.code === 'SQLITE_READONLY_DBMOVED' || error.code === 'SQLITE_IOERR_FSTAT')
const TRIES = 20
const takeAnew = (path: string, lockPath: string, holder: Holder): Sqlite.Database => {
  for (let tries = 1; ; tries += 1) {
    try {
      return take(path, lockPath, holder)
    } catch (error) {
      if (tries === TRIES || !(isTorn(error) || isGone(error))) throw error
      if (isTorn(error)) for (const end of ['', '-journal']) rmSync(`${lockPath}${end}`, { force: true })
    }
  }
}

/** True when the lock file at this path is the one that we hold: another holder may have deleted it while we waited. */
const isHeld = (lockPath: string): boolean => {
  const probe = open(lockPath)
  try {
    probe.exec('BEGIN IMMEDIATE; ROLLBACK')
    return false
  } catch (error) {
    if (isBusy(error)) return true
    throw error
  } finally {
    probe.close()
  }
}

export const lock = (path: string, holder: Holder): Lock =>
  guarded(path, () => {
    refuseStrangeBeside(path)
    const lockPath = `${path}-lock`
    let db = takeAnew(path, lockPath, holder)
    while (!isHeld(lockPath)) {
      db.close()
      db = takeAnew(path, lockPath, holder)
    }
    return {
      release: () => {
        if (!db.open) return
        // Unlinked while held, where the system lets us (Windows does not: there it goes after closing).
        if (process.platform !== 'win32') rmSync(lockPath, { force: true })
        db.close()
        if (process.platform === 'win32') rmSync(lockPath, { force: true })
      },
    }
  })
