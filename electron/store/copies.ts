/** Which published file an own copy was taken from or saved to: a list in the settings folder. Losing it loses no plan: then another copy is taken. */
import { z } from 'zod'
import { listFile } from './listFile.ts'

const item = z.object({ own: z.string().min(1).max(4096), published: z.string().min(1).max(4096), at: z.number() })
export type KnownCopy = z.infer<typeof item>

const copies = listFile('copies.json', item, 200)
export const readCopies = copies.read

export const noteCopy = (settings: string, copy: KnownCopy): void => {
  const others = readCopies(settings).filter((each) => each.own !== copy.own || each.published !== copy.published)
  copies.write(settings, [copy, ...others])
}
