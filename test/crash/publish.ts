/** Kills while a program is published, with a reader that opens the target over and over: it is always a whole one. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openSnapshot } from '../../electron/store/open.ts'
import { generatePlan, randomFrom } from '../bench/generate.ts'
import { newHome, openService, writePlan } from '../service/open.ts'
import { killAfter } from './killed.ts'

export interface PublishFigures {
  kills: number
  published: number
  /** Times that the target was opened and checked. */
  read: number
  readonly wrong: string[]
}

export const killPublishing = async (options: {
  kills: number
  seed: number
  progress?: (done: number) => void
}): Promise<PublishFigures> => {
  const figures: PublishFigures = { kills: 0, published: 0, read: 0, wrong: [] }
  const random = randomFrom(options.seed)
  const home = newHome()
  const path = writePlan(home, generatePlan({ tasks: 200, seed: 1 }))
  const target = join(home, 'shared.throughline')
  const read = (): void => {
    if (!existsSync(target)) return
    try {
      const db = openSnapshot(target)
      if ((db.pragma('foreign_key_check') as unknown[]).length > 0) figures.wrong.push(`kill ${figures.kills}: rows without parents`)
      db.close()
      figures.read += 1
    } catch (error) {
      figures.wrong.push(`kill ${figures.kills}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  for (; figures.kills < options.kills; figures.kills += 1) {
    const { lines } = await killAfter('publishing.ts', [path, target, home], random() * 120, read)
    figures.published += lines.length
    read()
    options.progress?.(figures.kills + 1)
  }
  const bench = openService({ home })
  await bench.ask('files.open', { path: target })
  const { problems } = await bench.ask('file.check', {})
  figures.wrong.push(...problems)
  await bench.close()
  rmSync(home, { recursive: true, force: true })
  return figures
}
