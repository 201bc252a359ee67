/** Where the program keeps things on this machine: its settings and the user's programs. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Places {
  /** Settings, recent programs, logs. */
  readonly settings: string
  /** Program files that were made without naming a path. */
  readonly programs: string
  readonly backups: string
}

type Env = Readonly<Record<string, string | undefined>>

const settingsFolder = (env: Env, platform: string): string => {
  if (platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Throughline')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Throughline')
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'throughline')
}

/** `home` (or THROUGHLINE_HOME) puts everything below one folder: tests and portable installations. */
export const placesFor = (home: string | undefined, env: Env = process.env, platform: string = process.platform): Places => {
  const given = home ?? env.THROUGHLINE_HOME
  // A folder on a stick is named as seen from where the program is started; paths that are kept, or compared, must not be.
  const root = given && resolve(given)
  if (root) return { settings: join(root, 'settings'), programs: join(root, 'programs'), backups: join(root, 'backups') }
  const settings = settingsFolder(env, platform)
  // Not "Documents": OneDrive and iCloud take that folder over.
  return { settings, programs: join(homedir(), 'Throughline'), backups: join(settings, 'backups') }
}
