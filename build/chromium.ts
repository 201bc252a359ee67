/** Finds a browser of Chromium's family on this machine: for the app window where Electron is not, and for the journeys. */
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, realpathSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
  'chrome',
  'msedge',
]

const places = (): string[] => {
  if (process.platform === 'darwin')
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    )
  if (process.platform === 'win32')
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
      const folder = process.env[variable]
      const below = [
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
        'Chromium\\Application\\chrome.exe',
      ]
      return folder === undefined ? [] : below.map((path) => join(folder, path))
    })
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
}

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of the browser, or null. THROUGHLINE_BROWSER names one, or "none". */
export const findChromium = (): string | null => {
  const wanted = process.env.THROUGHLINE_BROWSER
  if (wanted === 'none') return null
  if (wanted !== undefined && wanted !== '') return canRun(wanted) ? wanted : null
  const found = places().filter(canRun)
  // In the order of `names`, not of PATH, so that two machines choose alike.
  const rank = (path: string): number => names.findIndex((name) => path.endsWith(`/${name}`))
  return found.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

/** A browser from a snap sees neither /tmp nor hidden folders: its own common folder is where both can read. Null = anywhere. */
export const folderItCanRead = (browser: string): string | null => {
  const real = realpathSync(browser)
  const snap = /^\/snap\/([^/]+)\//.exec(real)?.[1] ?? (real.endsWith('/snap') ? browser.split('/').at(-1) : undefined)
  return snap === undefined ? null : join(homedir(), 'snap', snap, 'common')
}

/** Debian's own Chromium through apt, where this user may install and there is an apt; null when it did not work out or another was named. */
export const installChromium = (): string | null => {
  if (process.env.THROUGHLINE_BROWSER) return null
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return null
  const apt = (...words: string[]): void =>
    void execFileSync('apt-get', ['-qq', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 300_000,
    })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  } catch (error) {
    process.stderr.write(`Chromium could not be installed: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`)
  }
  return findChromium()
}
