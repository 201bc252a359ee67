/** Back-ups listed, made and opened as copies; what there is to know of the open file. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { backupOperations } from '../../../shared/contract/backups.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { files } from '../../../shared/words/en/service.ts'
import { folderFor, listBackups } from '../../store/backup.ts'
import { inThread } from '../../store/inThread.ts'
import { versionOf } from '../../store/migrate.ts'
import { LATEST_VERSION } from '../../store/migrations/index.ts'
import { surroundings } from '../../store/surroundings.ts'
import { unsafePlace } from '../../store/unsafePlace.ts'
import { publishedOf } from '../copies/ownCopies.ts'
import { restoreInto } from '../restore.ts'
import type { HandlersOf } from '../session.ts'

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0)

export const backupHandlers: HandlersOf<typeof backupOperations> = {
  'backup.list': async (input, session) => {
    const path = input.path === undefined ? session.need().path : resolve(input.path)
    return { items: [...(await inThread({ kind: 'list', backups: session.places.backups, path }))] }
  },
  'backup.make': async (_input, session) => {
    const program = session.need()
    if (program.readOnly) throw new Refused('read-only', files.isReadOnly(program.file().name))
    if (!program.isInPlace()) throw new Refused('not-found', files.movedAway(program.path))
    const { path, size, at } = await session.backups.make(program)
    return { path, size, at }
  },
  'backup.restore': (input, session) => restoreInto(session, resolve(input.path)).file(),
  'file.about': (_input, session) => {
    const program = session.need()
    const { path, name, readOnly } = program.file()
    const list = listBackups(session.places.backups, path).filter((backup) => backup.origin === resolve(path))
    // The list is by their dates, and a clock may have run ahead once.
    const last = list.find((backup) => backup.at <= session.clock()) ?? list[0]
    const { at, problems } = session.backups.lastCheck(program)
    return {
      path,
      name,
      readOnly,
      size: sizeOf(path),
      journal: sizeOf(`${path}-wal`),
      version: versionOf(program.db),
      latestVersion: LATEST_VERSION,
      changes: program.lastTxn()?.id ?? 0,
      check: { at, problems: [...(program.isInPlace() ? [] : [files.movedAway(path)]), ...problems] },
      lastBackup: last ? { path: last.path, at: last.at, size: last.size } : null,
      backups: list.length,
      backupFolder: folderFor(session.places.backups, path),
      published: publishedOf(session, resolve(path)),
      unsafePlace: unsafePlace(resolve(path), surroundings()),
    }
  },
  'file.check': async (_input, session) => {
    const { at, problems } = await session.backups.check(session.need())
    return { at, problems: [...problems] }
  },
}
