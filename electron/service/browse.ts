/** The own file dialog of shells without a native one: what a folder holds that the program can use. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import type { Output } from '../../shared/contract/index.ts'
import { Refused } from '../../shared/contract/refusal.ts'
import { files } from '../../shared/words/en/service.ts'
import { guarded, reading } from '../store/failures.ts'
import type { Places } from '../store/places.ts'
import { surroundings } from '../store/surroundings.ts'
import { unsafePlace } from '../store/unsafePlace.ts'

type Listing = Output<'files.browse'>
type Entry = Listing['entries'][number]
const IMPORTABLE = new Set(['.xlsx', '.xlsm', '.csv', '.tsv', '.txt', '.xml'])
const MOST = 5000

const kindOf = (name: string, isFolder: boolean): Entry['kind'] => {
  if (isFolder) return 'folder'
  const extension = extname(name).toLowerCase()
  return extension === '.throughline' ? 'program' : IMPORTABLE.has(extension) ? 'importable' : 'other'
}

const entryOf = (folder: string, name: string): Entry | null => {
  const path = join(folder, name)
  try {
    const stat = statSync(path)
    return { name, path, kind: kindOf(name, stat.isDirectory()), size: stat.size, modifiedAt: stat.mtimeMs }
  } catch {
    // Gone meanwhile, or a link to nowhere: nothing that could be chosen.
    return null
  }
}

const places = (own: Places): Listing['places'] =>
  [
    { label: files.places.programs, path: own.programs },
    { label: files.places.documents, path: join(homedir(), 'Documents') },
    { label: files.places.downloads, path: join(homedir(), 'Downloads') },
    { label: files.places.home, path: homedir() },
  ].filter((place) => existsSync(place.path))

export const browse = (own: Places, given: string | undefined): Listing => {
  const folder = resolve(given ?? (existsSync(own.programs) ? own.programs : homedir()))
  return guarded(folder, () => {
    if (!existsSync(folder)) throw new Refused('not-found', files.noFolder(folder), { at: 'folder' })
    if (!statSync(folder).isDirectory()) throw new Refused('not-found', files.noFolder(folder), { at: 'folder' })
    const entries = reading(folder, () => readdirSync(folder))
      .filter((name) => !name.startsWith('.') && !name.endsWith('.throughline-lock'))
      .slice(0, MOST)
      .map((name) => entryOf(folder, name))
      .filter((entry) => entry !== null)
      .sort((a, b) => Number(b.kind === 'folder') - Number(a.kind === 'folder') || a.name.localeCompare(b.name))
    const place = unsafePlace(join(folder, 'x'), surroundings())
    const parent = dirname(folder)
    return {
      folder,
      parent: parent === folder ? null : parent,
      places: places(own),
      entries,
      warning: place === null ? null : files.unsafeFolder(place),
    }
  })
}
