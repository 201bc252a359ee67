/** The list of recent programs: a small JSON in the settings folder, newest first. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const item = z.object({
  path: z.string().min(1).max(4096),
  name: z.string().max(400),
  openedAt: z.number(),
  finish: z.number().nullable(),
  tasks: z.number(),
})
export type RecentProgram = z.infer<typeof item>
const MOST = 20

const fileIn = (settings: string): string => join(settings, 'recent.json')

/** A list that cannot be read counts as empty: it is a convenience, and it is written anew on the next opening. */
export const readRecent = (settings: string): RecentProgram[] => {
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

const write = (settings: string, items: readonly RecentProgram[]): void => {
  mkdirSync(settings, { recursive: true })
  const temporary = `${fileIn(settings)}.${process.pid}.part`
  writeFileSync(temporary, JSON.stringify(items.slice(0, MOST), null, 1))
  renameSync(temporary, fileIn(settings))
}

export const remember = (settings: string, program: RecentProgram): void =>
  write(settings, [program, ...readRecent(settings).filter((each) => each.path !== program.path)])
/** How a program was left, where it is on the list. */
export const renew = (settings: string, program: Omit<RecentProgram, 'openedAt'>): void => {
  const items = readRecent(settings)
  if (items.some((each) => each.path === program.path))
    write(
      settings,
      items.map((each) => (each.path === program.path ? { ...each, ...program } : each)),
    )
}
export const forget = (settings: string, path: string): void =>
  write(
    settings,
    readRecent(settings).filter((each) => each.path !== path),
  )
