/** Asks this machine which drives and mounts are a network's, for unsafePlace. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Surroundings } from './unsafePlace.ts'

const NETWORK_KINDS = new Set([
  'cifs',
  'smb3',
  'smbfs',
  'nfs',
  'nfs4',
  'afpfs',
  'webdav',
  'davfs',
  'fuse.sshfs',
  'fuse.rclone',
  '9p',
  'afs',
  'ncpfs',
  'ceph',
  'lustre',
  'fuse.gvfsd-fuse',
  'fuse.kio-fuse',
  'fuse.davfs',
  'fuse.s3fs',
  'fuse.glusterfs',
  'fuse.onedriver',
  'fuse.google-drive-ocamlfuse',
  // Folders of the machine around this one: no lock reaches over there.
  'drvfs',
  'vboxsf',
  'fuse.vmhgfs-fuse',
])

/** "server:/x /mnt/team nfs4 rw 0 0"; a space in a path is written \040, a backslash \134. */
export const mountsIn = (table: string): Record<string, string> => {
  const mounts: Record<string, string> = {}
  for (const line of table.split('\n')) {
    const [, point, kind] = line.split(' ')
    if (point && kind && NETWORK_KINDS.has(kind))
      mounts[point.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))] = kind
  }
  return mounts
}
/** "//anna@server/share on /Volumes/share (smbfs, nodev)": macOS's mount. */
export const macMountsIn = (text: string): Record<string, string> => {
  const mounts: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const match = / on (\/.*) \((\w+)[,)]/.exec(line)
    if (match && NETWORK_KINDS.has(match[2])) mounts[match[1]] = match[2]
  }
  return mounts
}
/** "OK           Z:        \\server\share   Microsoft Windows Network": Windows' net use, in any language. */
export const drivesIn = (text: string): Record<string, string> => {
  const drives: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const match = /\b([A-Z]):\s+(\\\\\S+)/.exec(line)
    if (match) drives[match[1]] = match[2]
  }
  return drives
}

/** Dropbox's info.json: {"personal": {"path": "D:\\\\Team", …}, "business": …}; its folder may lie anywhere. */
export const dropboxFoldersIn = (json: string): Record<string, string> => {
  try {
    const accounts = Object.values(JSON.parse(json) as Record<string, { path?: unknown; root_path?: unknown } | null>)
    const paths = accounts.flatMap((account) => [account?.path, account?.root_path])
    return Object.fromEntries(paths.filter((path) => typeof path === 'string' && path.length > 1).map((path) => [path, 'Dropbox']))
  } catch {
    // Not as it is known: then there are the names of folders to go by.
    return {}
  }
}
/** "    MountPoint    REG_SZ    C:\\Users\\mia\\Contoso\\Atlas - General": what OneDrive syncs, libraries of SharePoint among it. */
export const oneDriveFoldersIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/^\s*MountPoint\s+REG_\w+\s+(\S.*?)\s*$/gm)].map(([, folder]) => [folder, 'OneDrive or SharePoint']))

const ask = (command: string, words: string[]): string => {
  try {
    return execFileSync(command, words, { encoding: 'utf8', timeout: 2000, stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true })
  } catch {
    // A machine that does not tell its mounts has only the names of folders to go by.
    return ''
  }
}
const linuxMounts = (): Record<string, string> => {
  try {
    return mountsIn(readFileSync('/proc/mounts', 'utf8'))
  } catch {
    // As above: no table, no mounts known.
    return {}
  }
}

const readOr = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // No such client here.
    return ''
  }
}
const syncedFolders = (env: Readonly<Record<string, string | undefined>>): Record<string, string> => {
  const homes = [env.APPDATA, env.LOCALAPPDATA].flatMap((folder) => (folder ? [join(folder, 'Dropbox')] : []))
  const dropbox = [...homes, join(homedir(), '.dropbox')].map((folder) => dropboxFoldersIn(readOr(join(folder, 'info.json'))))
  const registry = ['query', 'HKCU\\Software\\SyncEngines\\Providers\\OneDrive', '/s', '/v', 'MountPoint']
  return Object.assign({}, process.platform === 'win32' ? oneDriveFoldersIn(ask('reg', registry)) : {}, ...dropbox)
}

const look = (env: Readonly<Record<string, string | undefined>>): Surroundings => ({
  platform: process.platform,
  env,
  syncedFolders: syncedFolders(env),
  ...(process.platform === 'win32' ? { mappedDrives: drivesIn(ask('net', ['use'])) } : {}),
  ...(process.platform === 'darwin' ? { networkMounts: macMountsIn(ask('mount', [])) } : {}),
  ...(process.platform === 'linux' ? { networkMounts: linuxMounts() } : {}),
})

const FRESH_MS = 30_000
let last: { readonly at: number; readonly found: Surroundings } | null = null

/** Asking may take a second on Windows: the answer is good for half a minute. */
export const surroundings = (env: Readonly<Record<string, string | undefined>> = process.env): Surroundings => {
  const at = performance.now()
  if (!last || at - last.at > FRESH_MS) last = { at, found: look(env) }
  return { ...last.found, env }
}
