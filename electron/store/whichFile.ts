/** Which file a path leads to: by device and inode, for a link is no second file; and whether it begins as a program file does. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import type { Database } from './database.ts'
import { guarded } from './failures.ts'

const MAGIC = 'SQLite format 3\0'

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
export const isHeldHere = (path: string): boolean => held.get(inodeAt(path) ?? '')?.open ?? false
export const hold = (path: string, db: Database): void => {
  for (const [inode, known] of held) if (!known.open) held.delete(inode)
  held.set(inodeAt(path) ?? '', db)
}

export const firstBytes = (path: string): Buffer => {
  const bytes = Buffer.alloc(100)
  const handle = openSync(path, 'r')
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
