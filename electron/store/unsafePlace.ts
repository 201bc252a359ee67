/** Recognises folders in which a live database is not safe: synced by a cloud client or reached over a network. */

export type Platform = 'win32' | 'darwin' | 'linux' | (string & {})
export interface Surroundings {
  readonly platform: Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Windows: letters of drives that are mapped to a network, with what they point to ("Z" -> "\\server\share"). */
  readonly mappedDrives?: Readonly<Record<string, string>>
  /** Elsewhere: mount points of network file systems with their kind ("/mnt/team" -> "cifs"). */
  readonly networkMounts?: Readonly<Record<string, string>>
  /** Folders that a sync client says it looks after, wherever they lie and whatever they are called, with the client's name. */
  readonly syncedFolders?: Readonly<Record<string, string>>
}

/** "\\\\?\\C:\\plans" is another way to write "C:\\plans". */
const plainly = (path: string): string => path.replace(/^(?:\\\\|\/\/)[?.][\\/](?=[A-Za-z]:)/, '')
const forward = (path: string): string => path.replaceAll('\\', '/').replace(/\/+$/, '')
/** Windows and macOS compare names without regard to case. */
const folded = (path: string, platform: Platform): string => (platform === 'linux' ? forward(path) : forward(path).toLowerCase())
const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** The three variables by which OneDrive tells where it syncs: the current account, the work account, the private one. */
const ONEDRIVE = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer'] as const

/** Folder names by which the clients lay out their trees; tested on each folder of the path. */
const names: readonly { readonly test: RegExp; readonly place: string }[] = [
  { test: /^onedrive( - .+)?$|^onedrive-.+$/i, place: 'a OneDrive folder' },
  {
    test: /^sharepoint(-.+)?$| - (shared |freigegebene )?(documents|dokumente|documentos|documenti)( partag(é|e)s| compartidos| condivisi)?$/i,
    place: 'a synced SharePoint library',
  },
  { test: /^dropbox( \(.+\)|-.+)?$/i, place: 'a Dropbox folder' },
  { test: /^(mobile documents|com~apple~clouddocs|icloud ?drive)$/i, place: 'an iCloud Drive folder' },
  {
    test: /^(google ?drive|googledrive-.+|\.shortcut-targets-by-id|my drive|shared drives|meine ablage|geteilte ablagen|mon drive|drive partagés|mi unidad|unidades compartidas|il mio drive|drive condivisi|mijn drive|gedeelde drives|meu drive|drives compartilhados)$/iu,
    place: 'a Google Drive folder',
  },
  // macOS lays the trees of all such clients below this one.
  { test: /^cloudstorage$/i, place: 'a synced folder' },
  { test: /^(box sync|box-box|nextcloud|owncloud|syncthing|pcloud ?drive)$/i, place: 'a synced folder' },
]

const network = (path: string, around: Surroundings): string | null => {
  if (/^(\\\\|\/\/)[^\\/?.]/.test(path) || /^(?:\\\\|\/\/)[?.][\\/]UNC[\\/]/i.test(path)) return 'a network share'
  const letter = /^([A-Za-z]):/.exec(path)?.[1]?.toUpperCase()
  const target = letter && around.mappedDrives?.[letter]
  if (target) return `the mapped network drive ${letter}: (${target})`
  const plain = folded(path, around.platform)
  for (const [mount, kind] of Object.entries(around.networkMounts ?? {}))
    if (isInside(plain, folded(mount, around.platform))) return `a network folder (${kind})`
  return null
}

/** In words what kind of unsafe place an absolute path lies in; null when it is safe as far as can be seen. */
export const unsafePlace = (given: string, around: Surroundings): string | null => {
  const path = plainly(given)
  const shared = network(path, around)
  if (shared) return shared
  const plain = folded(path, around.platform)
  for (const name of ONEDRIVE) {
    // Names of variables have no case on Windows.
    const folder = Object.entries(around.env).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
    if (folder && isInside(plain, folded(folder, around.platform))) return 'a OneDrive folder'
  }
  for (const [folder, client] of Object.entries(around.syncedFolders ?? {}))
    if (isInside(plain, folded(folder, around.platform))) return `a folder that ${client} syncs`
  const folders = forward(path).split('/').slice(0, -1)
  for (const { test, place } of names) if (folders.some((folder) => test.test(folder))) return place
  return null
}
