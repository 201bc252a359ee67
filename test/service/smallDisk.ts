/** A file system of a given size for tests of full disks; only where this process may mount one. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0

/** Answers with the way to unmount it. */
export const mountSmallDisk = (point: string, size: string): (() => void) => {
  mkdirSync(point)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', point])
  return () => execFileSync('umount', ['-l', point])
}
