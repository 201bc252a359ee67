/** The thread in which a program file is backed up, checked and looked into: none of it may keep an edit waiting. */
import { parentPort, workerData } from 'node:worker_threads'
import { type RefusalCode, Refused } from '../../shared/contract/refusal.ts'
import { type Backup, type Contents, contentsOf, listBackups, writeBackup } from './backup.ts'
import { checkHistory, checkWhole } from './check.ts'
import { connect, type Database } from './database.ts'
import { inWords } from './failures.ts'
import { openToCompare, type Parting, partingOf } from './lineage.ts'
import { openSnapshot } from './open.ts'
import { holdElsewhere } from './whichFile.ts'

export type FileOrder =
  | { readonly kind: 'backup'; readonly backups: string; readonly path: string; readonly now: number }
  | { readonly kind: 'list'; readonly backups: string; readonly path: string }
  /** `look` = it is open to look at only: nothing is written beside it, as a second connection would. */
  | { readonly kind: 'check'; readonly path: string; readonly look: boolean }
  | { readonly kind: 'parting'; readonly path: string; readonly own: string }
export interface FileTask {
  readonly order: FileOrder
  /** Files that other threads have open, as heldFiles tells them. */
  readonly held: readonly string[]
}
export interface FileAnswers {
  /** What is wrong with steps of the history, in words: the plan in it is whole all the same. */
  readonly backup: Backup & { readonly problems: readonly string[] }
  readonly list: readonly (Backup & Contents)[]
  /** What is wrong, in words; empty = nothing. */
  readonly check: readonly string[]
  /** Where the history of the own copy (here) and that of the file at the path (there) part; null = not one program. */
  readonly parting: Parting | null
}
export type FileAnswer =
  | { readonly value: FileAnswers[keyof FileAnswers] }
  | { readonly refused: { readonly code: RefusalCode; readonly message: string } }
  | { readonly crash: string }

const run = (order: FileOrder): FileAnswers[keyof FileAnswers] => {
  if (order.kind === 'list') return listBackups(order.backups, order.path).map((backup) => ({ ...backup, ...contentsOf(backup.path) }))
  if (order.kind === 'parting') return partingBetween(order.own, order.path)
  // A second connection: it reads the last committed state while the first goes on writing.
  const db = order.kind === 'check' && order.look ? openSnapshot(order.path) : connect(order.path, { readonly: true })
  try {
    return order.kind === 'backup' ? backUp(db, order) : checkWhole(db)
  } finally {
    db.close()
  }
}

/** The copy has been opened and its rows checked; here the way back through its history is, too. */
const backUp = (db: Database, order: Extract<FileOrder, { kind: 'backup' }>): FileAnswers['backup'] => {
  const backup = writeBackup(db, order)
  const copy = connect(backup.path, { readonly: true })
  try {
    return { ...backup, problems: checkHistory(copy) }
  } finally {
    copy.close()
  }
}

const partingBetween = (own: string, path: string): Parting | null => {
  const there = openSnapshot(path)
  try {
    const here = openToCompare(own)
    try {
      return partingOf(here, there)
    } finally {
      here.close()
    }
  } finally {
    there.close()
  }
}

const answer = (order: FileOrder): FileAnswer => {
  try {
    return { value: run(order) }
  } catch (thrown) {
    const error = inWords(thrown, order.path)
    if (error instanceof Refused) return { refused: { code: error.code, message: error.message } }
    return { crash: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const { order, held } = workerData as FileTask
holdElsewhere(held)
parentPort?.postMessage(answer(order))
