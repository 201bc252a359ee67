/** The journal beside an open file goes back into it when the planner pauses, not while a command waits for it, and on closing. */
import type { Database } from '../store/database.ts'
import { inWords } from '../store/failures.ts'

const PAUSE_MS = 1500

export interface Journal {
  /** What was committed goes into the file, as far as nobody reads meanwhile. */
  readonly tidy: () => void
  /** The same after each command, once nothing has come for a while. */
  readonly tidySoon: () => void
  /** All of it at once, so that the file alone can be copied or sent. */
  readonly empty: () => void
  readonly stop: () => void
}

export const journalOf = (db: Database, path: string): Journal => {
  let pause: NodeJS.Timeout | undefined
  const checkpoint = (kind: 'PASSIVE' | 'TRUNCATE'): void => {
    try {
      db.pragma(`wal_checkpoint(${kind})`)
    } catch (error) {
      // A full disk: what was committed is safe in the journal, which stays beside the file until there is room.
      if (inWords(error, path) === error) throw error
    }
  }
  const tidy = (): void => checkpoint('PASSIVE')
  const stop = (): void => clearTimeout(pause)
  return {
    tidy,
    tidySoon: () => {
      stop()
      pause = setTimeout(() => {
        if (db.open) tidy()
      }, PAUSE_MS).unref()
    },
    empty: () => checkpoint('TRUNCATE'),
    stop,
  }
}
