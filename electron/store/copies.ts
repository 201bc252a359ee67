/** Which published file an own copy was taken from or saved to: a small JSON in the settings folder, newest first. Losing it loses no plan. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const item = z.object({ own: z.string().min(1).max(4096), published: z.string().min(1).max(4096), at: z.number() })
export type KnownCopy = z.infer<typeof item>
const MOST = 200

const fileIn = (settings: string): string => join(settings, 'copies.json')

/** A list that cannot be read counts as empty: then another copy is taken, and nothing is lost. */
export const readCopies = (settings: string): KnownCopy[] => {
  const file = fileIn(settings)
  if (!existsSync(file)) return []
  try {
    return z
      .array(item)
      .parse(JSON.parse(readFileSync(file, 'utf8')))
      .slice(0, MOST)
  } catch {
    // Half-written or edited by hand: see above.
    return []
  }
}

export const noteCopy = (settings: string, copy: KnownCopy): void => {
  mkdirSync(settings, { recursive: true })
  const others = readCopies(settings).filter((each) => each.own !== copy.own || each.published !== copy.published)
  const temporary = `${fileIn(settings)}.${process.pid}.part`
  writeFileSync(temporary, JSON.stringify([copy, ...others].slice(0, MOST), null, 1))
  renameSync(temporary, fileIn(settings))
}
