/** Program files becoming the open program: created, opened, copied out of unsafe places, and looked at without being opened. */
import { rmSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { Refused } from '../../shared/contract/refusal.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { files, labels } from '../../shared/words/en/service.ts'
import { guarded, inWords } from '../store/failures.ts'
import { refuseName } from '../store/fileName.ts'
import { lock } from '../store/lock.ts'
import { canWrite, createFile, createInMemory, openFile, openSnapshot } from '../store/open.ts'
import { publishSnapshot } from '../store/publish.ts'
import { refuseMissing } from '../store/whichFile.ts'
import { lookForNewer, ownCopyOf, rememberCopy, tellParting } from './copies/ownCopies.ts'
import { freePath, placeOf, realPath } from './filePlaces.ts'
import { firstRows } from './newPlan.ts'
import { openProgram, type Program } from './program.ts'
import { noteRecent } from './recentPrograms.ts'
import type { Session } from './session.ts'

/** What opening led to: the program, and what is to be said when it is not the file that was named. */
export interface Opening {
  readonly program: Program
  readonly warning: string | null
}

/**
 * A file in a synced or network folder is a published one: work goes on in a copy of one's own. The copy that there is already is opened
 * again, and it is said what the published file has got since; `copy` takes a new one.
 */
const openPublished = (session: Session, path: string, place: string, copy: boolean): Opening => {
  // As a snapshot, so that what only its journal holds comes along, and a broken or newer file is refused for what it is.
  const snapshot = openSnapshot(path)
  try {
    const known = copy ? null : ownCopyOf(session, path, snapshot)
    if (known !== null) {
      const program = openOwn(session, known.own, null)
      return { program, warning: tellParting(session, path, known.own, known.parting) }
    }
    const own = freePath(session, basename(path, extname(path)))
    publishSnapshot(snapshot, own, false)
    rememberCopy(session, { own, published: path })
    const warning = files.tookCopy(place, own)
    return { program: openOwn(session, own, warning), warning }
  } catch (error) {
    if (!isNoSpace(error)) throw error
    const program = becomes(session, lookAt(session, path, files.openedOnFullDisk(error.message)))
    return { program, warning: program.file().warning }
  } finally {
    snapshot.close()
  }
}

/** `filled` is the program as it was written into this file a moment ago. */
const opened = (session: Session, given: string, warning: string | null, filled: Program | null = null): Program => {
  const path = realPath(given)
  const held = lockOrReadOnly(session, path)
  try {
    const { db, readOnly } = openFile(path, { backups: session.places.backups, now: session.clock() })
    try {
      return guarded(path, () =>
        openProgram({
          db,
          path,
          readOnly,
          warning: readOnly ? files.openedReadOnly : warning,
          author: session.author,
          clock: session.clock,
          release: held,
          filled,
        }),
      )
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    held()
    throw error
  }
}

/** Where nothing can be written nobody can write the program either. */
const lockOrReadOnly = (session: Session, path: string): (() => void) => {
  refuseMissing(path)
  // What is no program file is refused for that; it gets no lock beside it.
  if (!canWrite(path)) return () => undefined
  refuseName(path)
  return lock(path, { author: session.author, shell: session.shell }).release
}

const isNoSpace = (error: unknown): error is Refused => error instanceof Refused && error.code === 'no-space'
/** A full disk takes neither lock nor journal: the plan on it can be looked at, exported and saved to another disk all the same. */
const openedOrLookedAt = (session: Session, path: string, warning: string | null): Program => {
  try {
    return opened(session, path, warning)
  } catch (error) {
    if (!isNoSpace(error)) throw error
    return lookAt(session, realPath(path), files.openedOnFullDisk(error.message))
  }
}

/** What was opened to look at only is opened anew: by now it may be possible to write. */
const isOpenForWork = (program: Program | null, path: string): program is Program => program?.path === path && !program.readOnly

const openOwn = (session: Session, path: string, warning: string | null): Program => {
  const now = session.program()
  if (isOpenForWork(now, realPath(path))) return now
  return becomes(session, openedOrLookedAt(session, path, warning))
}
const becomes = (session: Session, program: Program): Program => {
  session.setProgram(program)
  noteRecent(session, program)
  return program
}

/** Opens a file in place of the open program; when it is refused the open one stays. */
export const openInto = (session: Session, given: string, copy = false): Opening => {
  const path = realPath(given)
  const now = session.program()
  if (isOpenForWork(now, path) && !copy) return { program: now, warning: now.file().warning }
  refuseMissing(path)
  const place = placeOf(given)
  if (place !== null) return openPublished(session, path, place, copy)
  if (copy) return openCopy(session, path)
  const program = openOwn(session, path, null)
  lookForNewer(session, program)
  return { program, warning: program.file().warning }
}

/** A copy under a name of its own of a file that could be opened itself. */
const openCopy = (session: Session, path: string): Opening => {
  const own = freePath(session, basename(path, extname(path)))
  const snapshot = openSnapshot(path)
  try {
    publishSnapshot(snapshot, own, false)
  } finally {
    snapshot.close()
  }
  const program = openOwn(session, own, null)
  return { program, warning: program.file().warning }
}

/**
 * A new program file becomes the open program. Its first commands (`fill`) are in it before it has its name: when they fail, or the process
 * is killed, there is no file, and the open program stays.
 */
export const createFilled = <T>(
  session: Session,
  path: string,
  plan: Plan,
  label: string,
  fill: (program: Program) => T,
): { program: Program; filled: T } => {
  const { author, clock } = session
  const first = createFile(path, (db) => {
    firstRows(session, plan, label)(db)
    const program = openProgram({ db, path, readOnly: false, warning: null, author, clock, release: () => undefined, filled: null })
    return { program, filled: fill(program) }
  })
  const place = placeOf(path)
  const program = removedOnFailure(path, () => opened(session, path, place && files.unsafePlace(path, place), first.program))
  becomes(session, program)
  return { program, filled: first.filled }
}

export const createInto = (session: Session, path: string, plan: Plan): Program =>
  createFilled(session, path, plan, labels.newProgram, () => undefined).program

const removedOnFailure = <T>(path: string, run: () => T): T => {
  try {
    return run()
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
    throw inWords(error, path)
  }
}

/** A program that is only looked at: not locked, not remembered, nothing written. */
export const lookAt = (session: Session, path: string, warning: string = files.snapshot): Program =>
  openProgram({
    db: openSnapshot(resolve(path)),
    path: resolve(path),
    readOnly: true,
    warning,
    author: session.author,
    clock: session.clock,
    release: () => undefined,
    filled: null,
  })

/** A plan as a program without a file. */
export const holdInMemory = (session: Session, plan: Plan, path: string): Program =>
  openProgram({
    db: createInMemory(firstRows(session, plan, labels.newProgram)),
    path,
    readOnly: true,
    warning: files.snapshot,
    author: session.author,
    clock: session.clock,
    release: () => undefined,
    filled: null,
  })
