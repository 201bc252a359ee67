/** Is what was built still what the sources say? Told by the content of every source, so that a checkout or a copy cannot mislead. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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
  if (existsSync(inTree(result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  await build()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
  return true
}
