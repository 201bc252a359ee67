/**
 * What lies beside a program file while it is in use: SQLite's journals and the lock. Nothing else is written under their names, and a
 * journal that was left behind must not meet another file, which SQLite would mend by it.
 */
import { existsSync, lstatSync, rmSync, statSync } from 'node:fs'
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'
import { connect } from './database.ts'
import { inWords } from './failures.ts'

const BESIDE = /-(?:wal|shm|journal|lock)$/
const ends = ['-wal', '-shm', '-journal', '-lock', '-lock-journal']

const isStrange = (path: string): boolean => {
  try {
    return !lstatSync(path).isFile()
  } catch {
    // Not there, or its name would be longer than any: then it cannot be there.
    return false
  }
}
/**
 * Refuses a program beside which a folder, a link, a pipe or a device has one of these names: what SQLite told as saved would go into it
 * and be gone, or opening would wait for somebody at the other end.
 */
export const refuseStrangeBeside = (path: string): void => {
  for (const end of ends) {
    if (isStrange(`${path}${end}`)) throw new Refused('conflict', files.strangeBeside(path, `${path}${end}`), { at: 'path' })
  }
}

/** A journal with something in it beside a name under which there is no file; null when there is none. */
export const strayJournal = (path: string): string | null => {
  if (existsSync(path)) return null
  // existsSync first: a name that is too long for the disk is no file either.
  const holdsSomething = (journal: string): boolean => existsSync(journal) && statSync(journal).size > 0
  return [`${path}-wal`, `${path}-journal`].find(holdsSomething) ?? null
}

/** Refuses names at which a new file would harm a program or be harmed itself. */
export const refuseBeside = (path: string): void => {
  const program = path.replace(BESIDE, '')
  if (program !== path && existsSync(program)) throw new Refused('conflict', files.besideProgram(path, program), { at: 'path' })
  const stray = strayJournal(path)
  if (stray !== null) throw new Refused('conflict', files.strayJournal(path, stray), { at: 'path' })
}

/** Puts the journal that a killed process left beside a file back into it, before another file takes the name. The lock must be ours. */
export const foldJournal = (path: string): void => {
  if (!existsSync(`${path}-wal`)) return
  try {
    // Closing the last connection does it.
    const db = connect(path)
    try {
      db.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
  } catch (error) {
    // What cannot be read has nothing to put back.
    const told = inWords(error, path)
    if (!(told instanceof Refused) || told.code !== 'unreadable') throw error
  }
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
}
