/** How programs were looked at: a small JSON in the settings folder, by path, the last one used first. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const item = z.object({ path: z.string().min(1).max(4096), collapsed: z.array(z.string().max(64)).max(100_000) })
export type KeptView = z.infer<typeof item>
const MOST = 50

const fileIn = (settings: string): string => join(settings, 'views.json')

/** What cannot be read counts as nothing: it is a convenience, and the next folding writes it anew. */
const readAll = (settings: string): KeptView[] => {
  const file = fileIn(settings)
  if (!existsSync(file)) return []
  try {
    return z.array(item).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Half-written or edited by hand: see above.
    return []
  }
}

export const viewOf = (settings: string, path: string): KeptView | null => readAll(settings).find((one) => one.path === path) ?? null

/** Throws what the file system throws. */
export const keepView = (settings: string, view: KeptView): void => {
  const others = readAll(settings).filter(({ path, collapsed }) => path !== view.path && collapsed.length > 0)
  mkdirSync(settings, { recursive: true })
  const temporary = `${fileIn(settings)}.${process.pid}.part`
  writeFileSync(temporary, JSON.stringify([view, ...others].slice(0, MOST)))
  renameSync(temporary, fileIn(settings))
}
