/** Brings a program file's layout to the newest version: each step one transaction with its version number, or nothing at all. */
import { writeTriggers } from './changeLog.ts'
import { APPLICATION_ID, type Database } from './database.ts'
import { type Migration, migrations } from './migrations/index.ts'
import { sealTables } from './seal.ts'

export const versionOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number

/**
 * Runs what is missing, also from nothing: so a new file and a migrated one cannot differ.
 * `backUp` is called once before the first step of an existing file and must throw when the copy is not good.
 */
export const migrate = (db: Database, backUp: () => void = () => undefined, steps: readonly Migration[] = migrations): void => {
  const from = versionOf(db)
  const missing = steps.filter((step) => step.version > from)
  if (missing.length === 0) return
  if (from > 0) backUp()
  // Tables may be rebuilt: foreign keys are checked at the end of each step instead of being enforced in between.
  db.pragma('foreign_keys = OFF')
  try {
    // Nothing lies between the steps of a new file: its triggers are written once.
    for (const stage of from === 0 ? [missing] : missing.map((step) => [step])) {
      const { version } = stage[stage.length - 1]
      db.transaction(() => {
        for (const step of stage) db.exec(step.sql)
        writeTriggers(db)
        sealTables(db)
        const broken = db.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`version ${version} of the program file leaves ${broken.length} rows without their parent`)
        db.pragma(`application_id = ${APPLICATION_ID}`)
        db.pragma(`user_version = ${version}`)
      }).immediate()
    }
  } finally {
    db.pragma('foreign_keys = ON')
  }
}
