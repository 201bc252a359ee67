/** Kills inside the migration from each released layout: the file is then as it was or as it will be, never in between. */
import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { connect } from '../../electron/store/database.ts'
import { versionOf } from '../../electron/store/migrate.ts'
import { LATEST_VERSION } from '../../electron/store/migrations/index.ts'
import { openSnapshot } from '../../electron/store/open.ts'
import { randomFrom } from '../bench/generate.ts'
import { newHome, openService } from '../service/open.ts'
import { digestOf } from './digest.ts'
import { killAfter } from './killed.ts'

export const fixtures = (): { readonly version: number; readonly path: string }[] =>
  readdirSync(join(import.meta.dirname, 'fixtures')).flatMap((name) => {
    const version = /^v(\d+)\.throughline$/.exec(name)?.[1]
    return version === undefined ? [] : [{ version: Number(version), path: join(import.meta.dirname, 'fixtures', name) }]
  })

export interface MigrationFigures {
  kills: number
  /** Files that were still as they were. */
  before: number
  after: number
  /** Kills that came while a step's transaction was open. */
  inside: number
  readonly wrong: string[]
}

/** The plan in a file of any released layout, as it reads today; nothing is written. */
export const digestIn = async (path: string): Promise<string> => {
  const bench = openService()
  await bench.ask('files.open', { path, snapshot: true })
  const digest = digestOf((await bench.ask('plan.read', {})).plan)
  await bench.close()
  return digest
}

export const killMigrations = async (options: {
  kills: number
  seed: number
  progress?: (done: number) => void
}): Promise<MigrationFigures> => {
  const figures: MigrationFigures = { kills: 0, before: 0, after: 0, inside: 0, wrong: [] }
  const random = randomFrom(options.seed)
  for (const { version, path: fixture } of fixtures().filter((each) => each.version < LATEST_VERSION)) {
    const expected = await digestIn(fixture)
    for (let at = 0; at < options.kills; at += 1) {
      const home = newHome()
      // In turn: at any time from the copy on (the back-up among it), and right after a step began.
      const steps = LATEST_VERSION - version
      const from = at % 2 === 0 ? 'file' : `step ${version + 1 + (((at - 1) / 2) % steps)}`
      const { lines } = await killAfter('migrating.ts', [fixture, home], at % 2 === 0 ? random() * 60 : random() * 6, undefined, from)
      figures.kills += 1
      if (lines.at(-1)?.startsWith('step')) figures.inside += 1
      const wrong = (words: string): void => void figures.wrong.push(`kill ${figures.kills} in a file of layout ${version}: ${words}`)
      const path = lines.findLast((line) => line.startsWith('file '))?.slice('file '.length)
      if (path === undefined) wrong('it did not even begin')
      else {
        openSnapshot(path).close()
        const db = connect(path)
        const found = versionOf(db)
        db.close()
        if (found === version) figures.before += 1
        else if (found === LATEST_VERSION) figures.after += 1
        // Each step is a transaction of its own: between two of them the file is a whole one of that layout.
        else if (!fixtures().some((each) => each.version === found)) wrong(`layout ${found}`)
        const bench = openService({ home })
        const opened = await bench.call('files.open', { path })
        if (!opened.ok) wrong(`${basename(path)}: ${opened.message}`)
        else {
          if (digestOf((await bench.ask('plan.read', {})).plan) !== expected) wrong('another plan')
          const { problems } = await bench.ask('file.check', {})
          for (const problem of problems) wrong(problem)
          const undo = await bench.call('history.undo', {})
          if (!undo.ok) wrong(`undo: ${undo.message}`)
        }
        await bench.close()
      }
      rmSync(home, { recursive: true, force: true })
      options.progress?.(Math.ceil(figures.kills / (LATEST_VERSION - 1)))
    }
  }
  return figures
}
