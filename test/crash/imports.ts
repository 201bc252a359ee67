/** Kills while a table is taken into a new program: the program is there whole or not at all, and what stays is hidden and goes in time. */
import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from '../bench/generate.ts'
import { newHome, openService } from '../service/open.ts'
import { killAfter } from './killed.ts'

export interface ImportFigures {
  kills: number
  imported: number
  /** Kills that struck while a file was being filled. */
  inside: number
  readonly wrong: string[]
}
const ROWS = 2000
const DAY = 86_400_000

export const killImports = async (options: { kills: number; seed: number }): Promise<ImportFigures> => {
  const figures: ImportFigures = { kills: 0, imported: 0, inside: 0, wrong: [] }
  const wrong = (words: string): void => void figures.wrong.push(`kill ${figures.kills}: ${words}`)
  const random = randomFrom(options.seed)
  const home = newHome()
  const programs = join(home, 'programs')
  const source = join(home, 'Team plan.csv')
  writeFileSync(
    source,
    ['ID,Name,Duration,Predecessors', ...Array.from({ length: ROWS }, (_each, at) => `${at + 1},Task ${at},2d,${at || ''}`)].join('\n'),
  )
  const bench = openService({ home })
  const known = new Set<string>()
  const hidden = (): string[] => readdirSync(programs).filter((name) => name.startsWith('.'))
  for (; figures.kills < options.kills; figures.kills += 1) {
    const { lines } = await killAfter('importing.ts', [source, home], random() * 400, undefined, 'importing')
    const told = lines.flatMap((line) => (line.startsWith('imported ') ? [line.slice('imported '.length)] : []))
    figures.imported += told.length
    for (const path of told) if (!existsSync(path)) wrong(`${path} is gone`)
    if (!existsSync(programs)) continue
    const left = hidden()
    if (left.length > 0) figures.inside += 1
    for (const name of left) if (!/^\.Team plan.*\.part(?:-journal)?$/.test(name)) wrong(`${name} stays behind`)
    if (left.filter((name) => name.endsWith('.part')).length > 1) wrong(`${left.length} hidden files stay`)
    for (const { name, path, kind } of (await bench.ask('files.browse', { folder: programs })).entries) {
      if (kind !== 'program') {
        if (!/\.throughline-(?:wal|shm|journal)$/.test(name) || !existsSync(path.replace(/-(?:wal|shm|journal)$/, '')))
          wrong(`${name} is shown`)
        continue
      }
      if (known.has(path)) continue
      known.add(path)
      await bench.ask('files.open', { path })
      const { problems } = await bench.ask('file.check', {})
      for (const problem of problems) wrong(problem)
      const { plan, history } = await bench.ask('plan.read', {})
      if (plan.tasks.length !== ROWS || history.undo !== 'Import Team plan.csv') wrong(`${name} has ${plan.tasks.length} tasks`)
      await bench.ask('files.close', {})
    }
  }
  // Under another name, a day later: what the last kill left goes with the next file that is written there.
  writeFileSync(join(programs, '.Old.throughline.00000001-1-aaaaaaaaaaaa.part'), 'of another computer, at work')
  for (const name of hidden().filter((each) => !each.startsWith('.Old')))
    utimesSync(join(programs, name), new Date(Date.now() - 2 * DAY), new Date(Date.now() - 2 * DAY))
  await bench.ask('files.create', { name: 'Another' })
  if (hidden().join() !== '.Old.throughline.00000001-1-aaaaaaaaaaaa.part') wrong(`${hidden().join()} stays for good`)
  for (const line of bench.logged) wrong(line)
  await bench.close()
  rmSync(home, { recursive: true, force: true })
  return figures
}
