/**
 * Before all tests: their files go to Linux's memory disk where there is room on it, since much of their time is waiting for a disk to sync.
 * Nothing is proven less by that: a test ends a process, never the power. TMPDIR given from outside is left as it is.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'

const DISK = '/dev/shm'
const NAME = 'throughline-tests-'
const ROOM = 4e9

const hasRoom = (): boolean => {
  try {
    accessSync(DISK, constants.W_OK)
  } catch {
    // No such disk on this system, or not ours to write to.
    return false
  }
  const { bavail, bsize } = statfsSync(DISK)
  return bavail * bsize > ROOM && freemem() > ROOM
}

/** Some tests start scripts of their own; a disk may be mounted so that nothing runs from it. */
const runsScripts = (folder: string): boolean => {
  const script = join(folder, 'script')
  writeFileSync(script, '#!/bin/sh\n', { mode: 0o755 })
  return spawnSync(script).status === 0
}

const isAlive = (processId: number): boolean => {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
/** What a run that was stopped left behind would take memory until the machine is started anew. */
const clearAway = (): void => {
  for (const name of readdirSync(DISK))
    if (name.startsWith(NAME) && !isAlive(Number.parseInt(name.slice(NAME.length), 10)))
      rmSync(join(DISK, name), { recursive: true, force: true })
}

export default (): (() => void) | undefined => {
  if (process.platform !== 'linux' || process.env.TMPDIR || !hasRoom()) return undefined
  clearAway()
  const folder = mkdtempSync(join(DISK, `${NAME}${process.pid}-`))
  // As open to other users as the usual one: some tests run as one who may do less.
  chmodSync(folder, 0o1777)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  if (!runsScripts(folder)) {
    remove()
    return undefined
  }
  process.env.TMPDIR = folder
  return remove
}
