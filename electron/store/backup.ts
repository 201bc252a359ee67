/** Back-ups of a program: dated snapshots in a folder of their own, each checked before it counts, thinned as they grow old. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import { connect, type Database } from './database.ts'
import { guarded, inWords } from './failures.ts'
import { publishSnapshot } from './publish.ts'

const END = '.throughline'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEK = 7 * DAY
/** A name that says where the program lay: in each folder of back-ups. */
const ORIGIN = 'program.txt'

export interface Backup {
  readonly path: string
  /** Milliseconds since 1970, to the second. */
  readonly at: number
  /** The layout that an update of the program file was about to change; null = made by the clock. */
  readonly beforeUpdateOf: number | null
  readonly size: number
  /** Where the program lay. */
  readonly origin: string
}
/** What is in a back-up; `problem` says why it cannot be read. */
export interface Contents {
  readonly name: string
  readonly tasks: number
  readonly finish: number | null
  readonly lastChange: { readonly label: string; readonly author: string; readonly at: number } | null
  readonly problem: string | null
}

const nameOf = (path: string): string => basename(path, END).slice(0, 80)
/** "Atlas 1c9f03ab": by name, and by path so that two programs of one name do not mix. */
export const folderFor = (backups: string, path: string): string =>
  join(backups, `${nameOf(path)} ${crc32(resolve(path)).toString(16).padStart(8, '0')}`)

const fileName = (at: number, beforeUpdateOf: number | null): string =>
  `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}${beforeUpdateOf === null ? '' : ` format ${beforeUpdateOf}`}${END}`
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)(?: format (\d+))?\.throughline$/

export const originOf = (folder: string): string => {
  try {
    return readFileSync(join(folder, ORIGIN), 'utf8')
  } catch {
    // Gone, or not a file: the folder's own name still says which program it was.
    return folder
  }
}
/** Nothing where there is no folder, or where something else has its name: not finding a back-up must not keep anybody from their program. */
const namesIn = (folder: string): string[] => (statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [])
const inFolder = (folder: string): Backup[] => {
  const origin = originOf(folder)
  return namesIn(folder).flatMap((name) => {
    const found = NAME.exec(name)
    if (!found) return []
    const [, day, hour, minute, second, format] = found
    const path = join(folder, name)
    const at = Date.parse(`${day}T${hour}:${minute}:${second}Z`)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (Number.isNaN(at) || !stat?.isFile()) return []
    return [{ path, at, beforeUpdateOf: format === undefined ? null : Number(format), size: stat.size, origin }]
  })
}
const newestFirst = (list: Backup[]): Backup[] => list.sort((a, b) => b.at - a.at)

/** Those of the program at this path, newest first; then those of programs of the same name elsewhere (it may have been moved). */
export const listBackups = (backups: string, path: string): Backup[] => {
  const own = folderFor(backups, path)
  const others = namesIn(backups)
    .filter((name) => name.startsWith(`${nameOf(path)} `) && /^[0-9a-f]{8}$/.test(name.slice(nameOf(path).length + 1)))
    .map((name) => join(backups, name))
    .filter((folder) => folder !== own)
  return [...newestFirst(inFolder(own)), ...newestFirst(others.flatMap(inFolder))]
}
/** One from the future (the clock ran ahead when it was made) says nothing of when the next is due. */
export const newestBackup = (backups: string, path: string, now: number): Backup | null =>
  newestFirst(inFolder(folderFor(backups, path))).find(({ at }) => at <= now) ?? null

/** A clock that runs far ahead for once makes all the others old: the newest of them fill up to so many. */
const ALWAYS = 10
/** Which of these stay: all of the last hour, then the last of each hour for a day, of each day for a week, of each week for half a year. */
export const toKeep = (list: readonly Pick<Backup, 'at' | 'beforeUpdateOf'>[], now: number): boolean[] => {
  const seen = new Set<string>()
  const order = list.map((_each, at) => at).sort((a, b) => list[b].at - list[a].at)
  const keep = list.map(() => false)
  for (const [rank, at] of order.entries()) {
    const { at: when, beforeUpdateOf } = list[at]
    const age = now - when
    // The way back from an update of the file's layout stays.
    const slot =
      beforeUpdateOf !== null
        ? `update ${beforeUpdateOf}`
        : age < HOUR
          ? `each ${when}`
          : age < DAY
            ? `hour ${Math.floor(when / HOUR)}`
            : age < WEEK
              ? `day ${Math.floor(when / DAY)}`
              : age < 26 * WEEK
                ? `week ${Math.floor(when / WEEK)}`
                : 'older'
    keep[at] = rank === 0 || (slot !== 'older' && !seen.has(slot))
    seen.add(slot)
  }
  let few = ALWAYS - keep.filter((isKept) => isKept).length
  for (const at of order) {
    if (few <= 0) break
    if (keep[at]) continue
    keep[at] = true
    few -= 1
  }
  return keep
}

const thin = (folder: string, now: number): void => {
  const list = inFolder(folder)
  const keep = toKeep(list, now)
  for (const [at, { path }] of list.entries()) if (!keep[at]) rmSync(path, { force: true })
  // What a killed process left half-written.
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const stat = statSync(path, { throwIfNoEntry: false })
    if (name.endsWith('.part') && stat?.isFile() && now - stat.mtimeMs > HOUR) rmSync(path, { force: true })
  }
}

/** A checked snapshot under its date; then the older ones are thinned. */
export const writeBackup = (
  db: Database,
  { backups, path, now, beforeUpdateOf = null }: { backups: string; path: string; now: number; beforeUpdateOf?: number | null },
): Backup => {
  const folder = folderFor(backups, path)
  guarded(folder, () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, ORIGIN), resolve(path))
  })
  const target = join(folder, fileName(now, beforeUpdateOf))
  const size = publishSnapshot(db, target, true)
  thin(folder, now)
  return { path: target, at: Math.floor(now / 1000) * 1000, beforeUpdateOf, size, origin: resolve(path) }
}

/** Looks into a back-up without loading it. */
export const contentsOf = (path: string): Contents => {
  const nothing = { name: '', tasks: 0, finish: null, lastChange: null }
  try {
    const db = connect(path, { readonly: true })
    try {
      const read = (sql: string): unknown => db.prepare(sql).pluck().get()
      return {
        name: read('SELECT name FROM program') as string,
        tasks: read('SELECT count(*) FROM task') as number,
        finish: (read('SELECT finishAfter FROM effect ORDER BY txn DESC LIMIT 1') ?? null) as number | null,
        lastChange: (db.prepare('SELECT label, author, at FROM txn ORDER BY id DESC LIMIT 1').get() ?? null) as Contents['lastChange'],
        problem: null,
      }
    } finally {
      db.close()
    }
  } catch (error) {
    const told = inWords(error, path)
    return { ...nothing, problem: told instanceof Error ? told.message : String(told) }
  }
}
