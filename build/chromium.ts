/** Finds an installed Chromium, Chrome or Edge: for the app window without Electron, and for tests. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
]

const usualPlaces = (environment: NodeJS.ProcessEnv): string[] => {
  switch (process.platform) {
    case 'win32': {
      const roots = [environment['ProgramFiles(x86)'], environment.ProgramFiles, environment.LOCALAPPDATA].filter(
        (root) => root !== undefined,
      )
      const programs = [
        'Microsoft\\Edge\\Application\\msedge.exe',
        'Google\\Chrome\\Application\\chrome.exe',
        'Chromium\\Application\\chrome.exe',
      ]
      return programs.flatMap((program) => roots.map((root) => join(root, program)))
    }
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
    default:
      return ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge']
  }
}

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not ours to run: either way not a browser for us.
    return false
  }
}

/** The path of the first that is there: on PATH, then in the usual places; null when there is none. */
export const findChromium = (environment: NodeJS.ProcessEnv = process.env): string | null => {
  const folders = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const names = process.platform === 'win32' ? commands.map((command) => `${command}.exe`) : commands
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usualPlaces(environment)]
  return candidates.find(isExecutable) ?? null
}
