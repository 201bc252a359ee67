/** Saving a copy, perhaps over another file: what somebody else has put there since is not lost by a slip. */
import { existsSync, statSync } from 'node:fs'
import { Refused } from '../../../shared/contract/refusal.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { writeBackup } from '../../store/backup.ts'
import { foldJournal } from '../../store/beside.ts'
import type { Database } from '../../store/database.ts'
import { guarded } from '../../store/failures.ts'
import { partingOf } from '../../store/lineage.ts'
import { lock } from '../../store/lock.ts'
import { openSnapshot } from '../../store/open.ts'
import { checkTarget, publishSnapshot } from '../../store/publish.ts'
import { looksLikeProgram } from '../../store/whichFile.ts'
import type { Program } from '../program.ts'
import type { Session } from '../session.ts'
import { rememberCopy } from './ownCopies.ts'

const words = copies.replace

/** Why the file at the path should not be replaced unasked; null when it is an older state of this program. */
const objection = (program: Program, path: string, there: Database): string | null => {
  const parting = partingOf(program.db, there)
  if (parting === null) {
    const { name, tasks } = there.prepare('SELECT name, (SELECT count(*) FROM task) AS tasks FROM program').get() as {
      name: string
      tasks: number
    }
    return words.otherProgram(path, name, tasks)
  }
  const { count, authors, latest } = parting.there
  return count === 0 ? null : words.newer(path, count, authors, latest[0].label)
}

/** What lies there is looked at; what is replaced although it holds more than this program goes among the back-ups first. */
const lookAtTarget = (session: Session, program: Program, path: string, replace: boolean): void => {
  if (!looksLikeProgram(path)) return
  let there: Database
  try {
    there = openSnapshot(path)
  } catch (error) {
    // What cannot be read holds nothing that would be missed; one from a newer Throughline does.
    if (error instanceof Refused && (error.code !== 'newer' || replace)) return
    throw error
  }
  try {
    const why = objection(program, path, there)
    if (why === null) return
    if (!replace) throw new Refused('conflict', why, { at: 'path' })
    writeBackup(there, { backups: session.places.backups, path, now: session.clock() })
  } finally {
    there.close()
  }
}

/** Which file stands there: another one, or the same one written again, has another stamp. */
const stampOf = (path: string): string => {
  if (!existsSync(path)) return ''
  const { ino, size, mtimeMs } = statSync(path)
  return `${ino} ${size} ${mtimeMs}`
}

/**
 * Whoever has the file open that is to be replaced would go on writing into nothing, and the journal of one who was killed would be
 * mixed up with the new file. Answers with the way to let go of it; the lock is only asked for where something tells of an opener.
 */
const takeTarget = (session: Session, path: string): (() => void) => {
  if (!existsSync(`${path}-lock`) && !existsSync(`${path}-wal`)) return () => undefined
  const { release } = lock(path, { author: session.author, shell: session.shell })
  try {
    guarded(path, () => foldJournal(path))
  } catch (error) {
    release()
    throw error
  }
  return release
}

/** Answers with the size of the file. */
export const publishCopy = (
  session: Session,
  program: Program,
  path: string,
  /** `isShared` = the path as it was given leads into a synced or network folder. */
  { overwrite, replace, isShared }: { readonly overwrite: boolean; readonly replace: boolean; readonly isShared: boolean },
): number => {
  const may = overwrite || replace
  const release = may && existsSync(path) ? takeTarget(session, path) : () => undefined
  let size: number
  try {
    const stamp = stampOf(path)
    if (may && existsSync(path)) lookAtTarget(session, program, path, replace)
    size = publishSnapshot(program.db, path, may, () => {
      checkTarget(path, may)
      if (stampOf(path) !== stamp) throw new Refused('conflict', words.justPublished(path), { at: 'path' })
    })
  } finally {
    release()
  }
  if (isShared) {
    rememberCopy(session, { own: program.path, published: path })
    if (session.notices.read().published?.path === path) session.notices.put({ published: null })
  }
  return size
}
