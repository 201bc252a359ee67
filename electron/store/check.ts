/** The whole check of a program file: what SQLite can say of it, and whether rows and history are what was written. */

import { files } from '../../shared/words/en/service.ts'
import { brokenSteps } from './brokenSteps.ts'
import type { Database } from './database.ts'
import { brokenSeals, isLayoutWhole } from './seal.ts'

const FEW = 5

/** Answers what is wrong in words, nothing when all is well. */
export const checkWhole = (db: Database): string[] => {
  const integrity = db.pragma(`integrity_check(${FEW})`) as { integrity_check: string }[]
  const found = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  if (found.length > 0) return found
  const orphans = (db.pragma('foreign_key_check') as unknown[]).length
  if (orphans > 0) found.push(files.orphans(orphans))
  if (!isLayoutWhole(db)) found.push(files.changedLayout)
  found.push(...brokenSeals(db).map((table) => files.changedRows(table)))
  found.push(...checkHistory(db))
  return found
}

/** What is wrong with the steps of the history, the first few. */
export const checkHistory = (db: Database): string[] =>
  brokenSteps(db)
    .slice(0, FEW)
    .map((step) => files.brokenChange(step.label))
