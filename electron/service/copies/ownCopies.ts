/** Which copy of one's own belongs to a published file, and which published file to it: the settings remember, the histories decide. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refused } from '../../../shared/contract/refusal.ts'
import { copies as words } from '../../../shared/words/en/copies.ts'
import { type KnownCopy, noteCopy, readCopies } from '../../store/copies.ts'
import type { Database } from '../../store/database.ts'
import { inWords } from '../../store/failures.ts'
import { inThread } from '../../store/inThread.ts'
import { openToCompare, type Parting, partingOf } from '../../store/lineage.ts'
import { readRecent } from '../../store/recent.ts'
import { surroundings } from '../../store/surroundings.ts'
import { unsafePlace } from '../../store/unsafePlace.ts'
import type { Program } from '../program.ts'
import type { Session } from '../session.ts'

export const isShared = (path: string): boolean => unsafePlace(resolve(path), surroundings()) !== null

/** A settings folder that cannot be written must not keep anybody from their program. */
export const rememberCopy = (session: Session, copy: Omit<KnownCopy, 'at'>): void => {
  try {
    noteCopy(session.places.settings, { ...copy, at: session.clock() })
  } catch (error) {
    session.log('the list of own copies could not be written', error)
  }
}

const partingOfFile = (path: string, published: Database): Parting | null => {
  try {
    const own = openToCompare(path)
    try {
      return partingOf(own, published)
    } finally {
      own.close()
    }
  } catch (error) {
    // Damaged, or no program any more: then it is not the copy that is meant.
    if (inWords(error, path) === error) throw error
    return null
  }
}

/** The copy of one's own that was last worked on; null when there is none on this computer. */
export const ownCopyOf = (
  session: Session,
  path: string,
  published: Database,
): { readonly own: string; readonly parting: Parting } | null => {
  const known = readCopies(session.places.settings).filter((each) => each.published === path)
  const candidates = new Set([...known.map((each) => each.own), ...readRecent(session.places.settings).map((each) => each.path)])
  for (const own of candidates) {
    if (own === path || !existsSync(own) || isShared(own)) continue
    const parting = partingOfFile(own, published)
    if (parting !== null) return { own, parting }
  }
  return null
}
/** Of a published file that cannot be read only the settings know. */
export const rememberedCopyOf = (session: Session, path: string): string | null =>
  readCopies(session.places.settings).find((each) => each.published === path && existsSync(each.own))?.own ?? null

export const publishedOf = (session: Session, own: string): string | null =>
  readCopies(session.places.settings).find((each) => each.own === own)?.published ?? null

const tell = (session: Session, path: string, { here, there }: Parting): void =>
  session.notices.put({
    published: there.count === 0 ? null : { path, message: words.published.movedOn(path, there.count, there.authors, here.count) },
  })

/** What is said when somebody opens a published file of which there is an own copy; when it has moved on the notice stays. */
export const tellParting = (session: Session, path: string, own: string, parting: Parting): string => {
  tell(session, path, parting)
  const said = words.published
  return parting.there.count === 0
    ? said.nothingNewer(path, own, parting.here.count)
    : `${said.movedOn(path, parting.there.count, parting.there.authors, parting.here.count)} ${said.ownOpened(path, own)}`
}

/** Looks, out of the way, whether the published file has moved on since. A share that does not answer keeps nobody waiting. */
export const lookForNewer = (session: Session, program: Program): void => {
  // A command on the command line is over before this would be answered.
  if (session.shell === 'cli' || program.readOnly) return
  const path = publishedOf(session, program.path)
  if (path === null) return
  inThread({ kind: 'parting', path, own: program.path }).then(
    (parting) => {
      if (parting !== null && session.program() === program) tell(session, path, parting)
    },
    (error) => {
      // It is not there today, or cannot be read: comparing says so in words to whoever asks.
      if (!(error instanceof Refused)) session.log('the published file could not be looked at', error)
    },
  )
}
