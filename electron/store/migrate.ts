/** Brings a program file's layout to the newest version: each step one transaction with its version number, or nothing at all. */
import { writeTriggers } from './changeLog.ts'
import { APPLICATION_ID, connectMemory, type Database } from './database.ts'
import { type Migration, migrations } from './migrations/index.ts'
import { sealTables } from './seal.ts'

export const versionOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number

const namesIn = (db: Database): string =>
  JSON.stringify(
    db
      .prepare("SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' ORDER BY t.name, c.name")
      .raw()
      .all(),
  )
/** Has it the tables and columns of the version that it names? The number is four bytes in a file that a disk may change. */
export const isLaidOutAsNumbered = (db: Database): boolean => {
  const version = versionOf(db)
  const model = connectMemory()
  try {
    migrate(
      model,
      undefined,
      migrations.filter((step) => step.version <= version),
    )
    return namesIn(model) === namesIn(db)
  } finally {
    model.close()
  }
}

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
