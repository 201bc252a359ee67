/** Asks this machine which drives and mounts are a network's, for unsafePlace. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
])

/** "server:/x /mnt/team nfs4 rw 0 0"; spaces in paths are written \040. */
export const mountsIn = (table: string): Record<string, string> => {
  const mounts: Record<string, string> = {}
  for (const line of table.split('\n')) {
    const [, point, kind] = line.split(' ')
    if (point && kind && NETWORK_KINDS.has(kind)) mounts[point.replaceAll('\\040', ' ')] = kind
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

const look = (env: Readonly<Record<string, string | undefined>>): Surroundings => ({
  platform: process.platform,
  env,
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
