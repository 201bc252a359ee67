/** Files that appear whole or not at all: written under a temporary name beside the target, checked, synced, renamed. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'
import { refuseBeside } from './beside.ts'
import { connect, type Database } from './database.ts'
import { guarded, inWords } from './failures.ts'
import { brokenSeals } from './seal.ts'
import { removeLeft, temporaryFor } from './temporary.ts'
import { looksLikeProgram } from './whichFile.ts'

const sync = (path: string): void => {
  const handle = openSync(path, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
/** The rename itself must survive a power cut; Windows has no folder handle to sync and needs none. */
const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Not every folder lets itself be read, nor every network disk a folder be synced: the file is there, whole, all the same.
  }
}

/** Refuses a missing folder, what is no ordinary file, and an existing target unless it may be overwritten. */
export const checkTarget = (path: string, overwrite: boolean): void => {
  const folder = dirname(path)
  if (!existsSync(folder)) throw new Refused('not-found', files.noFolder(folder), { at: 'path' })
  accessSync(folder, constants.W_OK)
  refuseBeside(path)
  if (!existsSync(path)) return
  const target = statSync(path)
  if (target.isDirectory()) throw new Refused('conflict', files.targetIsFolder(path), { at: 'path' })
  // Renamed over a device (/dev/null, a pipe) a file would take its place for the whole machine.
  if (!target.isFile()) throw new Refused('conflict', files.notOrdinary(path), { at: 'path' })
  if (!overwrite) throw new Refused('conflict', files.exists(path), { at: 'path' })
}

/** An export never takes the place of a plan, the open one least of all. */
export const checkExportTarget = (path: string, overwrite: boolean): void => {
  checkTarget(path, overwrite)
  if (existsSync(path) && looksLikeProgram(path)) throw new Refused('conflict', files.notOverProgram(path), { at: 'path' })
}

/** A link stays a link: what it leads to is replaced. */
const behindLinks = (path: string): string => (existsSync(path) ? realpathSync(path) : path)

/** A name that another process takes in the same moment stays its own: a link, unlike a renaming, never takes the place of a file. */
const nameNew = (temporary: string, path: string): void => {
  try {
    linkSync(temporary, path)
  } catch (error) {
    if (existsSync(path)) throw new Refused('conflict', files.exists(path), { at: 'path' })
    // A disk without links, or a dead link under the name.
    if (!(error instanceof Error && 'code' in error)) throw error
    renameSync(temporary, path)
    return
  }
  rmSync(temporary, { force: true })
}

/**
 * `write` fills the temporary file; then it is synced and takes the target's name. A failure leaves the target as it was.
 * `lastLook` may still refuse when the file is about to take its place: somebody else may have put one there meanwhile.
 */
export const publish = (
  given: string,
  overwrite: boolean,
  write: (temporary: string) => void,
  lastLook: () => void = () => checkTarget(given, overwrite),
): number =>
  guarded(given, () => {
    checkTarget(given, overwrite)
    const path = behindLinks(given)
    // What a killed process of this computer left may be what fills the disk. How old the others are is asked of the disk, below.
    removeLeft(path, 0)
    const temporary = temporaryFor(path)
    try {
      write(temporary)
      sync(temporary)
      // By the clock of the disk that holds them: a share's may go wrong.
      removeLeft(path, statSync(temporary).mtimeMs)
      lastLook()
      if (overwrite) renameSync(temporary, path)
      else nameNew(temporary, path)
      syncFolder(dirname(path))
    } catch (error) {
      // A full disk may leave the journal of what was not written, too.
      for (const end of ['', '-journal']) rmSync(`${temporary}${end}`, { force: true })
      throw error
    }
    return statSync(path).size
  })

export const publishBytes = (path: string, overwrite: boolean, bytes: Uint8Array): number =>
  publish(
    path,
    overwrite,
    (temporary) => writeFileSync(temporary, bytes),
    () => checkExportTarget(path, overwrite),
  )

/** What is damaged is the program, not the copy. */
const copyInto = (db: Database, temporary: string): void => {
  try {
    db.prepare('VACUUM INTO ?').run(temporary)
  } catch (error) {
    const told = inWords(error, db.name)
    throw told instanceof Refused && told.code === 'unreadable' && !db.memory ? told : error
  }
}

/** What is wrong with its pages or rows, in words; null = nothing. */
const damageIn = (db: Database): string | null => {
  const [found] = db.pragma('integrity_check(1)') as { integrity_check: string }[]
  if (found.integrity_check !== 'ok') return found.integrity_check
  const [table] = brokenSeals(db)
  return table === undefined ? null : files.changedRows(table)
}
/** Whoever is told that the copy is bad would look for another disk in vain when the program itself is. */
const refuseDamaged = (copy: Database, db: Database, path: string): void => {
  if (damageIn(copy) === null) return
  const own = db.memory ? null : damageIn(db)
  throw new Refused('unreadable', own === null ? files.publishBroken(path) : files.broken(db.name, own))
}

/** A checked snapshot of a program: one file without a journal beside it. */
export const publishSnapshot = (db: Database, path: string, overwrite: boolean, lastLook?: () => void): number =>
  publish(
    path,
    overwrite,
    (temporary) => {
      copyInto(db, temporary)
      const copy = connect(temporary, { readonly: true })
      try {
        refuseDamaged(copy, db, path)
      } finally {
        copy.close()
      }
    },
    lastLook,
  )
