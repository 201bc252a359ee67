/** Opens a program file: looked at before it is touched, checked before it is used, refused in words when it cannot be. */

import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'
import { writeBackup } from './backup.ts'
import { refuseStrangeBeside } from './beside.ts'
import { isLogWhole, strangeTrigger } from './changeLog.ts'
import { APPLICATION_ID, connect, connectMemory, type Database, setPragmas } from './database.ts'
import { guarded, inWords, isUnknownName, reading } from './failures.ts'
import { historyRows } from './historyRows.ts'
import { isLaidOutAsNumbered, migrate, versionOf } from './migrate.ts'
import { LATEST_VERSION, type Migration, migrations } from './migrations/index.ts'
import { publish } from './publish.ts'
import { brokenSeals, isLayoutWhole, isSealed } from './seal.ts'
import { firstBytes, hold, isDatabase, isHeldHere, refuseMissing } from './whichFile.ts'

interface Header {
  readonly application: number
  readonly version: number
  /** Bytes that the file must have by its own account; 0 when it does not say. */
  readonly size: number
}

/** Read from the bytes, without opening a database: a file from the future or of another program is not even touched. */
const readHeader = (path: string): Header => {
  const stat = statSync(path)
  if (stat.isDirectory()) throw new Refused('unreadable', files.isFolder(path))
  if (!stat.isFile()) throw new Refused('unreadable', files.notOrdinary(path))
  if (stat.size === 0) throw new Refused('unreadable', files.empty(path))
  const bytes = firstBytes(path)
  if (bytes.every((byte) => byte === 0)) throw new Refused('unreadable', files.broken(path, 'it holds nothing but zeros'))
  if (!isDatabase(bytes)) throw new Refused('unreadable', files.notProgram(path))
  const page = bytes.readUInt16BE(16)
  return {
    application: bytes.readUInt32BE(68),
    version: bytes.readUInt32BE(60),
    size: (page === 1 ? 65_536 : page) * bytes.readUInt32BE(28),
  }
}

const refuseForeign = (path: string): void => {
  if (isHeldHere(path)) return
  const header = readHeader(path)
  if (header.application !== APPLICATION_ID) throw new Refused('unreadable', files.otherDatabase(path))
  if (header.version > LATEST_VERSION) throw new Refused('newer', files.newer(path, header.version, LATEST_VERSION))
  if (!existsSync(`${path}-wal`) && statSync(path).size < header.size)
    throw new Refused('unreadable', files.broken(path, `${header.size - statSync(path).size} bytes at its end are missing`))
}

/**
 * SQLite puts any journal back into the file beside which it lies: also one that a killed process left there before somebody else put
 * another file under the name. So the two are first looked at together; a reader's connection leaves both as they are.
 */
const refuseStrangeJournal = (path: string): void => {
  if (isHeldHere(path) || (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return
  try {
    const db = connect(path, { readonly: true })
    try {
      // A killed newer Throughline may have left its format in the journal alone.
      if (versionOf(db) > LATEST_VERSION) throw new Refused('newer', files.newer(path, versionOf(db), LATEST_VERSION))
      checkWithRows(db, path)
    } finally {
      db.close()
    }
  } catch (error) {
    const told = inWords(error, path)
    if (told instanceof Refused && told.code === 'unreadable' && isWholeAlone(path))
      throw new Refused('unreadable', files.journalOfAnother(path, `${path}-wal`))
    throw told
  }
}
const isWholeAlone = (path: string): boolean => {
  const alone = connectMemory(readFileSync(path))
  try {
    checkWithRows(alone, path)
    return true
  } catch (error) {
    if (inWords(error, path) instanceof Refused) return false
    throw error
  } finally {
    alone.close()
  }
}

/**
 * The lock and the journal go by name. A file that was renamed while it was open, or that has a second name (a hard link), is still
 * locked by SQLite: this asks for it alone for a moment, before anything is opened.
 */
const refuseInUse = (path: string): void => {
  const db = connect(path)
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } finally {
    db.close()
  }
}

/** Where the names of tables and columns are damaged, SQLite only finds that something is not there. */
const isLaidOut = (db: Database): boolean => {
  try {
    return isLayoutWhole(db)
  } catch (error) {
    if (isUnknownName(error)) return false
    throw error
  }
}

/** A long history must not slow opening down: each of its steps is checked when it is used, all of them by back-ups and on demand. */
const HISTORY = new Set(['change', 'moved', 'word', 'txn', 'effect'])
const checkedTables = (db: Database): string[] =>
  ['sqlite_schema', ...(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[])].filter(
    (name) => !HISTORY.has(name) && /^\w+$/.test(name),
  )

const check = (db: Database, path: string): void => {
  for (const table of checkedTables(db)) {
    const found = db.pragma(`quick_check('${table}')`, { simple: true })
    if (found !== 'ok') throw new Refused('unreadable', files.broken(path, String(found).split('\n')[0].slice(0, 200)))
  }
  if (!isLaidOut(db)) throw new Refused('unreadable', files.broken(path, files.changedLayout))
  if (db.prepare('SELECT count(*) FROM program').pluck().get() !== 1)
    throw new Refused('unreadable', files.broken(path, 'it holds no program'))
  const isOlder = versionOf(db) < LATEST_VERSION
  // Today's layout is sealed.
  if (isOlder ? !isLaidOutAsNumbered(db) : !isSealed(db)) throw new Refused('unreadable', files.broken(path, files.changedLayout))
  // Before anything is written, for each writing would set it off.
  const strange = strangeTrigger(db, migrations.map((step) => step.sql).join('\n'), isOlder)
  if (strange !== null) throw new Refused('unreadable', files.broken(path, files.strangeTrigger(strange)))
  if (!isOlder && !isLogWhole(db)) throw new Refused('unreadable', files.broken(path, files.changedLayout))
  // Rows of today's layout are looked at when they are read; before they are laid out anew is the last chance.
  if (isOlder) refuseBrokenSeals(db, path)
}
const checkWithRows = (db: Database, path: string): void => {
  check(db, path)
  refuseBrokenSeals(db, path)
  if (versionOf(db) === LATEST_VERSION && !historyRows(db).isEndWhole())
    throw new Refused('unreadable', files.broken(path, files.changedRows('txn')))
}
const refuseBrokenSeals = (db: Database, path: string): void => {
  const [table] = brokenSeals(db)
  if (table) throw new Refused('unreadable', files.broken(path, files.changedRows(table)))
}

/** Both the file and its folder, where the journal goes. */
export const canWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    // A journal that somebody else left.
    if (existsSync(`${path}-wal`)) accessSync(`${path}-wal`, constants.W_OK)
    return true
  } catch {
    // The system's no is the answer.
    return false
  }
}

export interface Opened {
  readonly db: Database
  readonly readOnly: boolean
}

const closing = <T>(db: Database, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    db.close()
    throw error
  }
}

/** The program as it stands, in memory: for looking at a file that cannot or must not be written. */
export const openSnapshot = (path: string): Database =>
  guarded(path, () => {
    refuseMissing(path)
    refuseStrangeBeside(path)
    refuseForeign(path)
    const db = readSnapshot(path)
    return closing(db, () => {
      setPragmas(db, false)
      check(db, path)
      migrate(db)
      return db
    })
  })

/** With a journal beside the file its last commits are in there: then SQLite itself must put the two together. */
const readSnapshot = (path: string): Database => {
  const journal = `${path}-wal`
  const isAlone = !existsSync(journal) || statSync(journal).size === 0
  if (isAlone && !isHeldHere(path)) return connectMemory(readFileSync(path))
  // Nobody has it open, and nothing may be written beside it (what is would be in its owner's way).
  if (!existsSync(`${path}-shm`) && !canWrite(path)) return readElsewhere(path)
  try {
    return copyToMemory(connect(path, { readonly: true }))
  } catch (error) {
    const told = inWords(error, path)
    if (!(told instanceof Refused) || told.code !== 'no-space') throw error
    // Several readers of a journal share a file beside it, for which a full disk has no room; who is alone with it keeps that in memory.
    return copyToMemory(connect(path), 'EXCLUSIVE')
  }
}

/** File and journal are put together in a folder of our own. */
const readElsewhere = (path: string): Database => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-look-'))
  try {
    for (const end of ['', '-wal']) reading(path, () => writeFileSync(join(folder, `p${end}`), readFileSync(`${path}${end}`)))
    return copyToMemory(connect(join(folder, 'p')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const copyToMemory = (live: Database, locking: 'NORMAL' | 'EXCLUSIVE' = 'NORMAL'): Database => {
  try {
    live.pragma(`locking_mode = ${locking}`)
    // Read once: serialize calls every failure one of memory.
    live.prepare('SELECT count(*) FROM sqlite_schema').get()
    return connectMemory(live.serialize())
  } finally {
    live.close()
  }
}

export interface Steps {
  readonly backups: string
  readonly migrations?: readonly Migration[]
  /** For the back-up's name; handed in, the store has no clock. */
  readonly now: number
}

/** Opens for work, or as a read-only snapshot where writing is not possible. */
export const openFile = (path: string, steps: Steps): Opened => {
  try {
    refuseMissing(path)
    refuseForeign(path)
    if (!canWrite(path)) return { db: openSnapshot(path), readOnly: true }
    refuseStrangeJournal(path)
    refuseInUse(path)
    const db = connect(path)
    return closing(db, () => {
      check(db, path)
      setPragmas(db, true)
      migrate(
        db,
        () => void writeBackup(db, { backups: steps.backups, path, now: steps.now, beforeUpdateOf: versionOf(db) }),
        steps.migrations,
      )
      hold(path, db)
      return { db, readOnly: false }
    })
  } catch (error) {
    throw inWords(error, path)
  }
}

/** A database laid out and filled by `fill`, in memory: for a plan that needs no file. */
export const createInMemory = (fill: (db: Database) => void): Database => {
  const db = connectMemory()
  return closing(db, () => {
    setPragmas(db, false)
    migrate(db)
    fill(db)
    return db
  })
}

/** Laid out and filled without a journal to sync: nobody knows it by this name yet. */
const writeNew = <T>(temporary: string, fill: (db: Database) => T): T => {
  const db = connect(temporary, { mustExist: false })
  try {
    setPragmas(db, false)
    db.pragma('synchronous = OFF')
    migrate(db)
    return fill(db)
  } finally {
    db.close()
  }
}

/** A new program file that appears whole under its name, or not at all. `fill` writes its first rows; what it answers is the answer. */
export const createFile = <T>(path: string, fill: (db: Database) => T): T => {
  guarded(path, () => mkdirSync(dirname(path), { recursive: true }))
  let filled!: T
  publish(path, false, (temporary) => {
    filled = writeNew(temporary, fill)
  })
  return filled
}
