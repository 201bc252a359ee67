/** Files under a temporary name beside the one that they become, and those that a killed process left behind. */
import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { firstOf } from './fileName.ts'

const DAY = 86_400_000
const here = crc32(hostname()).toString(16).padStart(8, '0')
const stem = (path: string): string => `.${firstOf(basename(path), 180)}.`

/** ".Atlas.throughline.1c9f03ab-4711-a1b2c3.part": hidden, and it says which process on which computer writes it. */
export const temporaryFor = (path: string): string =>
  join(dirname(path), `${stem(path)}${here}-${process.pid}-${randomBytes(6).toString('hex')}.part`)

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not permitted: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const MADE = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.part(?:-journal)?$/
/** What was left beside another file: its name says that it is one of ours; a day is longer than any writing takes. */
const isLeftOfAnother = (name: string, modifiedMs: number, now: number): boolean => {
  const made = /^\./.test(name) && MADE.exec(name)
  return made && now - modifiedMs > DAY ? made[1] !== here || !isRunning(Number(made[2])) : false
}
/** `rest` follows the target's stem. One of another computer is left alone for a day: its process may still be writing. */
const isLeft = (rest: string, modifiedMs: number, now: number): boolean => {
  const made = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.part(?:-journal)?$/.exec(rest)
  // Until now they were called by twelve letters alone.
  if (!made) return /^[0-9a-f]{12}\.part(?:-journal)?$/.test(rest) && now - modifiedMs > DAY
  const [, host, pid] = made
  return host === here && Number(pid) !== process.pid ? !isRunning(Number(pid)) : now - modifiedMs > DAY
}

/** A folder may be open for putting files in but not for looking around. */
const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
  } catch {
    // What cannot be seen cannot be taken away either.
    return []
  }
}

/** Takes away what killed processes left of this file, and a day later of any other in its folder; what cannot be taken away is nobody's harm. */
export const removeLeft = (path: string, now: number): void => {
  const folder = dirname(path)
  const start = stem(path)
  for (const name of namesIn(folder)) {
    if (!name.startsWith('.') || !/\.part(?:-journal)?$/.test(name)) continue
    const full = join(folder, name)
    const isGone = name.startsWith(start)
      ? (at: number) => isLeft(name.slice(start.length), at, now)
      : (at: number) => isLeftOfAnother(name, at, now)
    try {
      if (isGone(statSync(full).mtimeMs)) rmSync(full, { force: true })
    } catch {
      // Gone meanwhile, or not ours to remove: it stays hidden beside the file.
    }
  }
}
