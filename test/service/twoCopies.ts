/** Two people and one published program: Anna made it and published it, Ben took his copy. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Output } from '../../shared/contract/index.ts'
import { type Bench, newHome, openService, START } from './open.ts'
import { typeRows } from './rows.ts'

export interface TwoCopies {
  readonly home: string
  /** The published file. */
  readonly shared: string
  /** Somebody else's program, with settings of their own; theirs to close. */
  readonly person: (author: string) => Bench
  readonly anna: Bench
  readonly ben: Bench
  /** Of its rows by their names: Phase, and in it Build, Test, Ship. */
  readonly ids: Record<string, string>
  readonly publish: (who: Bench, more?: object) => Promise<Output<'files.saveCopy'>>
  readonly close: () => Promise<void>
}

export const openTwoCopies = async (): Promise<TwoCopies> => {
  const home = newHome()
  let now = Date.UTC(2027, 0, 4, 9)
  const clock = (): number => {
    now += 1000
    return now
  }
  const person = (author: string): Bench => openService({ author, home: join(home, author), clock })
  mkdirSync(join(home, 'Dropbox'))
  const shared = join(home, 'Dropbox', 'Atlas.throughline')
  const publish: TwoCopies['publish'] = (who, more = {}) => who.ask('files.saveCopy', { path: shared, overwrite: true, ...more })
  const anna = person('Anna')
  const ben = person('Ben')
  await anna.ask('files.create', { name: 'Atlas', start: START })
  const ids = await typeRows(anna, [
    'Phase',
    { name: '  Build', duration: '5d' },
    { name: '  Test', duration: '3d', predecessors: '2' },
    { name: '  Ship', duration: '1d', predecessors: '3' },
  ])
  await publish(anna)
  await ben.ask('files.open', { path: shared })
  const close = async (): Promise<void> => {
    await anna.close()
    await ben.close()
    rmSync(home, { recursive: true, force: true })
  }
  return { home, shared, person, anna, ben, ids, publish, close }
}
