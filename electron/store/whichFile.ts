/** Which file a path leads to: by device and inode, for a link is no second file; and whether it begins as a program file does. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'
import type { Database } from './database.ts'
import { guarded, reading } from './failures.ts'

const MAGIC = 'SQLite format 3\0'

/** In a folder that may not be entered a file is not missing: nobody can see whether it is there. */
export const refuseMissing = (path: string): void => {
  if (existsSync(path)) return
  try {
    reading(path, () => statSync(path))
  } catch (error) {
    if (error instanceof Refused) throw error
    // A name that no disk takes is a missing file, too.
  }
  throw new Refused('not-found', files.missing(path), { at: 'path' })
}

/** Null when there is no file. */
export const inodeAt = (path: string): string | null => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : null
}

/**
 * Files that this process has open, by device and inode. A process loses its locks on a file as soon as one of its handles on it is
 * closed, SQLite's locks included (POSIX): so a file that is open here is never read past SQLite.
 */
const held = new Map<string, Database>()
/** The locks are the process's, this table is its thread's: a thread is told at its start what the others have open. */
const heldElsewhere = new Set<string>()
export const heldFiles = (): string[] => [...heldElsewhere, ...[...held].filter(([, db]) => db.open).map(([inode]) => inode)]
export const holdElsewhere = (inodes: readonly string[]): void => {
  for (const inode of inodes) heldElsewhere.add(inode)
}
export const isHeldHere = (path: string): boolean => {
  const inode = inodeAt(path) ?? ''
  return heldElsewhere.has(inode) || (held.get(inode)?.open ?? false)
}
export const hold = (path: string, db: Database): void => {
  for (const [inode, known] of held) if (!known.open) held.delete(inode)
  held.set(inodeAt(path) ?? '', db)
}

export const firstBytes = (path: string): Buffer => {
  const bytes = Buffer.alloc(100)
  const handle = reading(path, () => openSync(path, 'r'))
  try {
    readSync(handle, bytes, 0, 100, 0)
  } finally {
    closeSync(handle)
  }
  return bytes
}
export const isDatabase = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 16) === MAGIC

/** By device and inode: a link is no second file. */
export const isSameFile = (a: string, b: string): boolean => a === b || (existsSync(a) && inodeAt(a) === inodeAt(b))

/** Does it begin as a program file does? Opening a pipe to see would wait for somebody to write into it. */
export const looksLikeProgram = (path: string): boolean =>
  guarded(path, () => statSync(path).isFile() && (isHeldHere(path) || isDatabase(firstBytes(path))))
