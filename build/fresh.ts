/** Is what was built still what the sources say? Told by the content of every source, so that a checkout or a copy cannot mislead. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inTree } from './tree.ts'

/** One hash over names and contents of all files in these folders and files of the tree. */
const hashOf = (sources: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = inTree(source)
    if (!existsSync(path)) continue
    for (const file of filesBelow(path)) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

const filesBelow = (path: string): string[] => {
  try {
    const entries = readdirSync(path, { recursive: true, withFileTypes: true })
    return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : [])).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return [path]
    throw error
  }
}

/** Runs `build` unless its result is there and was made from the same sources; true when it had to run. */
export const unlessFresh = async (result: string, sources: readonly string[], build: () => Promise<unknown>): Promise<boolean> => {
  const stamp = inTree('dist', '.built', `${result.replaceAll('/', '-')}.sha256`)
  const hash = hashOf([...sources, 'build/build.ts', 'package-lock.json'])
  const isFresh = (): boolean => existsSync(inTree(result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash
  if (isFresh()) return false
  mkdirSync(dirname(stamp), { recursive: true })
  return alone(`${stamp}.lock`, async () => {
    if (isFresh()) return false
    await build()
    writeFileSync(stamp, hash)
    return true
  })
}

/** A build takes seconds; a lock this old was left behind by one that was stopped. */
const STALE_MS = 120_000

/** Two test files that start at once must not empty the folder under each other's hands: the second waits for the first. */
const alone = async <T>(lock: string, work: () => Promise<T>): Promise<T> => {
  while (!taken(lock)) {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - since > STALE_MS) rmSync(lock, { force: true })
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}
const taken = (lock: string): boolean => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
