/** The way back: a back-up becomes a program file of its own; neither it nor the file that cannot be read is touched. */
import { basename, dirname, sep } from 'node:path'
import { Refused } from '../../shared/contract/refusal.ts'
import { formatDate } from '../../shared/time/formatDate.ts'
import { type Instant, instantFromUtcMs } from '../../shared/time/instant.ts'
import { files, labels } from '../../shared/words/en/service.ts'
import { contentsOf, listBackups, originOf } from '../store/backup.ts'
import { openSnapshot } from '../store/open.ts'
import { publishSnapshot } from '../store/publish.ts'
import { EXTENSION, freePath } from './filePlaces.ts'
import { openInto } from './openFiles.ts'
import type { Program } from './program.ts'
import type { Session } from './session.ts'

/** By the clock on the wall. */
const localInstant = (ms: number): Instant => instantFromUtcMs(ms - new Date(ms).getTimezoneOffset() * 60_000)
const two = (value: number): string => String(value).padStart(2, '0')
/** "4 Jan 2027, 09:00" */
export const momentText = (ms: number, between = ', ', colon = ':'): string => {
  const at = new Date(ms)
  return `${formatDate(localInstant(ms), 'shortYear')}${between}${two(at.getHours())}${colon}${two(at.getMinutes())}`
}

export const restoreInto = (session: Session, path: string): Program => {
  if (!path.startsWith(session.places.backups + sep)) throw new Refused('not-found', files.notBackup(path), { at: 'path' })
  const origin = basename(originOf(dirname(path)), EXTENSION)
  const snapshot = openSnapshot(path)
  const at = Date.parse(basename(path).replace(/T(\d\d)-(\d\d)-(\d\d).*$/, 'T$1:$2:$3Z'))
  const own = freePath(session, labels.restored(origin, Number.isNaN(at) ? basename(path, EXTENSION) : momentText(at, ' ', '.')))
  try {
    publishSnapshot(snapshot, own, false)
  } finally {
    snapshot.close()
  }
  return openInto(session, own).program
}

/** What a refusal to open adds: which back-up there is of the file. */
export const backupWords = (session: Session, path: string): string => {
  for (const backup of listBackups(session.places.backups, path)) {
    const { tasks, problem } = contentsOf(backup.path)
    if (problem === null) return files.lastBackup(momentText(backup.at), tasks)
  }
  return files.noBackup
}
