/** What SQLite and the disk report, as refusals in words; anything else is a bug and stays an exception. */
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null

/** "no such column", "no such table": a bug of ours, or a layout that is damaged. */
export const isUnknownName = (error: unknown): boolean => codeOf(error) === 'SQLITE_ERROR'

const refusalFor = (code: string, message: string, path: string): Refused | null => {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return new Refused('no-space', files.noSpace(path))
  if (code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_')) return new Refused('unreadable', files.broken(path, message))
  // Rows of the history and their index are numbered by the program: when one is there already, a page of either is not what was written.
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
    if (/failed: (?:txn|change|effect|moved|word|seal)\./.test(message)) return new Refused('unreadable', files.broken(path, message))
  if (code === 'SQLITE_NOTADB') return new Refused('unreadable', files.broken(path, 'its beginning is not that of a program file'))
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new Refused('locked', files.locked(path, files.unknownHolder))
  if (code.startsWith('SQLITE_READONLY') || ['SQLITE_PERM', 'EROFS', 'EACCES', 'EPERM'].includes(code))
    return new Refused('read-only', files.readOnly(path))
  if (code === 'ENOENT') return new Refused('not-found', files.missing(path))
  // EEXIST: where a folder should be made there is a file.
  if (code === 'ENOTDIR' || code === 'EEXIST') return new Refused('not-found', files.noFolder(path))
  if (code === 'EISDIR') return new Refused('unreadable', files.isFolder(path))
  // A full disk also shows as a failed write of the journal or of its shared memory.
  if (['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_FSYNC'].includes(code))
    return new Refused('no-space', files.noSpace(path))
  if (
    code.startsWith('SQLITE_IOERR') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    ['EIO', 'ENAMETOOLONG', 'EMFILE', 'EBUSY', 'ENXIO', 'ELOOP'].includes(code)
  )
    return new Refused('unreadable', files.failed(path, message))
  return null
}

/** The refusal that an error of the database or the disk means for this path; the error itself when it is none of those. */
export const inWords = (error: unknown, path: string): unknown => {
  if (error instanceof Refused) return error
  const code = codeOf(error)
  return (code && refusalFor(code, (error as Error).message, path)) ?? error
}

/** What reads only is refused for that: the usual words are about writing. */
export const reading = <T>(path: string, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EACCES' || code === 'EPERM') throw new Refused('unreadable', files.mayNotRead(path), { at: 'path' })
    throw error
  }
}

/** Runs it; failures of the database or the disk leave as refusals about this path. */
export const guarded = <T>(path: string, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    throw inWords(error, path)
  }
}
