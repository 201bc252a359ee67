/** File names have a limit in bytes (255 almost everywhere), and a letter takes up to four; not every name will do for a program file. */
import { basename } from 'node:path'
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'

/** The beginning of a name, as many whole letters as go into so many bytes of UTF-8. */
export const firstOf = (name: string, bytes: number): string => {
  let size = 0
  let end = 0
  for (const letter of name) {
    size += Buffer.byteLength(letter)
    if (size > bytes) break
    end += letter.length
  }
  return name.slice(0, end)
}

/** The longest of the names that stand beside a file while it is in use: its own, then this (the lock is a database, too). */
const LONGEST_BESIDE = '-lock-journal'
const MOST = 255

/** better-sqlite3 cuts blanks off a path's ends: behind "Atlas.throughline " it would open, and write, "Atlas.throughline". */
export const refuseBlankEnd = (path: string): void => {
  if (path.trim() !== path) throw new Refused('conflict', files.blankEnd(path), { at: 'path' })
}
/** Names under which nobody could work on a program: saving one there would leave a file that cannot be opened. */
export const refuseName = (path: string): void => {
  refuseBlankEnd(path)
  const left = MOST - Buffer.byteLength(basename(path)) - LONGEST_BESIDE.length
  if (left < 0) throw new Refused('conflict', files.longName(path, -left), { at: 'path' })
}
