/** The list of recent programs in the settings folder; lost, it is written anew on the next opening. */
import { z } from 'zod'
import { listFile } from './listFile.ts'

const item = z.object({
  path: z.string().min(1).max(4096),
  name: z.string().max(400),
  openedAt: z.number(),
  finish: z.number().nullable(),
  tasks: z.number(),
})
export type RecentProgram = z.infer<typeof item>

const { read, write } = listFile('recent.json', item, 20)
export const readRecent = read

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
