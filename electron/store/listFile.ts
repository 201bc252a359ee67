/** A short list kept as JSON in the settings folder, newest first: a convenience that may be lost, and never half written. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

export interface ListFile<T> {
  /** One that cannot be read counts as empty. */
  readonly read: (settings: string) => T[]
  readonly write: (settings: string, items: readonly T[]) => void
}

/** `most` items are kept. */
export const listFile = <T>(name: string, item: z.ZodType<T>, most: number): ListFile<T> => ({
  read: (settings) => {
    const file = join(settings, name)
    if (!existsSync(file)) return []
    try {
      return z
        .array(item)
        .parse(JSON.parse(readFileSync(file, 'utf8')))
        .slice(0, most)
    } catch {
      // Half-written or edited by hand: see above.
      return []
    }
  },
  write: (settings, items) => {
    mkdirSync(settings, { recursive: true })
    const temporary = join(settings, `${name}.${process.pid}.part`)
    writeFileSync(temporary, JSON.stringify(items.slice(0, most), null, 1))
    renameSync(temporary, join(settings, name))
  },
})
