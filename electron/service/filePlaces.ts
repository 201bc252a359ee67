/** Where a program file is or goes: the file behind a link, a free name in the user's folder, a place that is not safe for it. */
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { Refused } from '../../shared/contract/refusal.ts'
import { steady } from '../../shared/steady.ts'
import { files, labels } from '../../shared/words/en/service.ts'
import { strayJournal } from '../store/beside.ts'
import { guarded } from '../store/failures.ts'
import { firstOf, refuseName } from '../store/fileName.ts'
import { surroundings } from '../store/surroundings.ts'
import { unsafePlace } from '../store/unsafePlace.ts'
import type { Session } from './session.ts'

export const EXTENSION = '.throughline'

/** Names of devices on Windows, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=$|\.)/i

/** Characters that no file system or shell trips over, short enough for a folder's limit of 255 bytes. */
const fileNameFor = (name: string): string => {
  const plain = steady(name)
    .toWellFormed()
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    // What begins with a full stop is hidden.
    .replace(/^\.+/, '')
    .replace(DEVICE, '$&_')
  return firstOf(plain, 160).replace(/[. ]+$/, '') || labels.newProgram
}

/** "Atlas.throughline", "Atlas 2.throughline": a name in the user's programs folder that is free. */
export const freePath = (session: Session, name: string): string => {
  const folder = session.places.programs
  guarded(folder, () => mkdirSync(folder, { recursive: true }))
  const base = fileNameFor(name)
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${base}${count === 1 ? '' : ` ${count}`}${EXTENSION}`)
    if (!existsSync(path) && strayJournal(path) === null) return path
  }
}
const withExtension = (path: string): string => (extname(path).toLowerCase() === EXTENSION ? path : `${path}${EXTENSION}`)

/** The file itself, not a link to it: else its lock would lie beside the link, and two could write. */
export const realPath = (given: string): string => {
  const path = resolve(given)
  if (existsSync(path)) return realpathSync(path)
  const folder = dirname(path)
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : path
}
/**
 * The name of the place where a live database would be damaged, or null. As the path was given: a link may lead into a synced folder, and
 * a synced folder may be a link to another disk, where its name is lost.
 */
export const placeOf = (given: string): string | null => {
  const path = resolve(given)
  return unsafePlace(path, surroundings()) ?? unsafePlace(realPath(path), surroundings())
}

/** The way a new file is named: refused in a place where a live database would be damaged. */
export const pathForNew = (session: Session, name: string, path: string | undefined): string => {
  if (path === undefined) return freePath(session, name)
  const full = withExtension(resolve(path))
  refuseName(full)
  const place = placeOf(full)
  if (place) throw new Refused('unsafe-place', files.unsafePlace(full, place), { at: 'path' })
  if (!existsSync(dirname(full))) throw new Refused('not-found', files.noFolder(dirname(full)), { at: 'path' })
  return full
}
