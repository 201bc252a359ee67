/** Electron's binary: found, or fetched once by Electron's own script with patience only while bytes keep coming. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inTree } from './tree.ts'

const home = inTree('node_modules/electron')
/** Nothing has arrived for so long: this network does not let us. */
const SILENCE_MS = 8_000
const ENOUGH_MS = 300_000
/** A failure is remembered for a week, so that later starts do not wait. */
const REMEMBERED_MS = 7 * 86_400_000
const memory = inTree('.cache/electron-not-fetched')

/** The path of the binary, or null. */
export const findElectron = (): string | null => {
  const note = join(home, 'path.txt')
  if (!existsSync(note)) return null
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(home, 'dist'), readFileSync(note, 'utf8'))
  return existsSync(binary) ? binary : null
}

export const findOrFetchElectron = async (say: (line: string) => void): Promise<string | null> => {
  const found = findElectron()
  if (found !== null || !existsSync(join(home, 'install.js'))) return found
  if (existsSync(memory) && Date.now() - statSync(memory).mtimeMs < REMEMBERED_MS) return null
  say('Fetching Electron once (about 120 MB; it is given up as soon as nothing arrives)…')
  await runInstaller()
  const fetched = findElectron()
  if (fetched === null) {
    mkdirSync(inTree('.cache'), { recursive: true })
    writeFileSync(memory, 'npm start could not fetch Electron. Delete this file to let it try again.\n')
  }
  return fetched
}

/** Runs Electron's script with a scratch folder of ours, whose growth tells whether bytes arrive. */
const runInstaller = (): Promise<void> =>
  new Promise((resolve) => {
    const scratch = mkdtempSync(join(tmpdir(), 'throughline-electron-'))
    const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch }
    const installer = spawn(process.execPath, [join(home, 'install.js')], { stdio: 'ignore', env })
    const began = Date.now()
    let size = 0
    let grewAt = began
    const watch = setInterval(() => {
      const now = bytesBelow(scratch)
      if (now !== size) grewAt = Date.now()
      size = now
      if (Date.now() - grewAt > SILENCE_MS || Date.now() - began > ENOUGH_MS) installer.kill()
    }, 500)
    const end = (): void => {
      clearInterval(watch)
      rmSync(scratch, { recursive: true, force: true })
      resolve()
    }
    installer.once('exit', end)
    installer.once('error', end)
  })

const bytesBelow = (folder: string): number => {
  let sum = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0
  return sum
}
