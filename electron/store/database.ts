/** The one place that imports better-sqlite3: connections with our pragmas. */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'
import { refuseBlankEnd } from './fileName.ts'

export type Database = Sqlite.Database
export type Statement = Sqlite.Statement<unknown[], unknown>

/** "Thru" in ASCII: what SQLite's header says of our files. */
export const APPLICATION_ID = 0x54687275

/** A file on disk; `readonly` never writes. Throws SQLite's own errors: refuseFailure in failures.ts turns them into words. */
export const connect = (
  path: string,
  { readonly = false, mustExist = true }: { readonly?: boolean; mustExist?: boolean } = {},
): Database => {
  refuseBlankEnd(path)
  // SQLite only says that it cannot open it, and better-sqlite3 takes a folder that is not there for a mistake of the caller.
  if (!existsSync(mustExist ? path : dirname(path))) throw new Refused('not-found', files.missing(path))
  const db = new Sqlite(path, { readonly, fileMustExist: mustExist, timeout: 2000 })
  try {
    // Whoever only reads goes through a file once (back-up, check, copy): its 16 MB would help nobody and stay with the process.
    if (readonly) db.pragma('cache_size = -2000')
    return db
  } catch (error) {
    // SQLite looks into the file even for this, and a full disk may have no room for it: what stayed open would hold the file.
    db.close()
    throw error
  }
}

/** A database in memory, empty or from the bytes of a file; what is done to it touches no disk. */
export const connectMemory = (bytes?: Buffer): Database => {
  if (!bytes) return new Sqlite(':memory:')
  // Bytes 18 and 19 of the header say WAL (2), which memory cannot do; 1 is the plain journal.
  const copy = Buffer.from(bytes)
  if (copy.length > 19) {
    copy[18] = 1
    copy[19] = 1
  }
  return new Sqlite(copy)
}

/** WAL with FULL: better-sqlite3's default in WAL is NORMAL, which may lose the last commits in a power cut. */
export const setPragmas = (db: Database, writes: boolean): void => {
  if (writes) {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    // Checkpoints are made when the planner pauses (program.ts); this bounds the journal when there is no pause.
    db.pragma('wal_autocheckpoint = 16000')
  }
  db.pragma('foreign_keys = ON')
  db.pragma('recursive_triggers = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('busy_timeout = 2000')
  // 8 MB: the cache fills up over a long session, and what it holds is memory that never comes back. Beyond it the system's own serves:
  // an edit, 10,000 rows changed at once and their undo take as long as with 16 or 64 MB.
  db.pragma('cache_size = -8000')
  db.pragma('temp_store = MEMORY')
}
