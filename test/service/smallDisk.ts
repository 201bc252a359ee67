/** A file system of a given size for tests of full disks; only where this process may mount one. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

const mayMount = (): boolean => {
  if (process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0) return true
  process.stderr.write('Full and read-only disks are not tested here: only root on Linux may mount one.\n')
  return false
}
export const canMount = mayMount()

/** Answers with the way to unmount it. */
export const mountSmallDisk = (point: string, size: string): (() => void) => {
  mkdirSync(point)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', point])
  return () => execFileSync('umount', ['-l', point])
}
