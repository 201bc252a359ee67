/** The history as the file keeps it: commands (txn), their changes, what they did (effect) and the dates they moved. */
import type { TableName } from '../../shared/model/plan.ts'
import type { MovedDate } from '../../shared/model/schedule.ts'
import { decodePart, type Stored } from './columns.ts'
import type { Database } from './database.ts'
import { type Dates, moveRows } from './moves.ts'
import { sumOf } from './seal.ts'
import { undoneRows } from './undone.ts'

export interface Txn {
  readonly id: number
  readonly at: number
  readonly author: string
  readonly command: string
  readonly label: string
  /** What undo and redo name: the label of the command that is undone or redone in the end. */
  readonly subject: string
  readonly kind: 'do' | 'undo' | 'redo'
  readonly reverts: number | null
  /** Tops of the two stacks after this command; below = what lies under it on the stack that it was put on. */
  readonly undoTop: number | null
  readonly redoTop: number | null
  readonly below: number | null
}
export interface Effect {
  readonly changed: number
  readonly moved: number
  readonly finishBefore: number | null
  readonly finishAfter: number | null
  readonly floatLost: number
}
export interface LoggedChange {
  readonly table: TableName
  readonly id: string
  /** Fields before the change (of an update, those that differ); null = the row was not there. */
  readonly before: Record<string, unknown> | null
}
export type ListedTxn = Txn & Effect

/** The columns that a command's seal covers, with its changes; their order counts. */
export const TXN = 'id, at, author, command, label, subject, kind, reverts, undoTop, redoTop, below'

export const EFFECT = 'changed, moved, finishBefore, finishAfter, floatLost, firstSeq, lastSeq, firstMove, lastMove'

export interface HistoryRows {
  readonly begin: (txn: Txn) => void
  readonly end: () => void
  /** `firstSeq` to `lastSeq` are the changes of this txn. */
  readonly keepEffect: (txn: number, effect: Effect, firstSeq: number, lastSeq: number, moves: readonly MovedDate[]) => void
  readonly last: () => Txn | null
  /** False when the newest command is not what was written, or newer ones are missing from the list. */
  readonly isEndWhole: () => boolean
  readonly txn: (id: number) => Txn | null
  readonly effectOf: (txn: number) => Effect | null
  /** False when what the file holds of this command is not what was written. */
  readonly isWhole: (txn: number) => boolean
  readonly seq: () => number
  /** Latest first; null when the command is not whole. */
  readonly changesOf: (txn: number) => LoggedChange[] | null
  readonly touchedAfter: (seq: number) => { table: TableName; id: string }[]
  /** Newest first, below `before`; when a task is named only commands that changed it, its links, its people, or moved its dates. */
  readonly list: (before: number | null, limit: number, taskId: string | null) => ListedTxn[]
  /** The command that an undo or redo is about in the end. */
  readonly rootOf: (txn: number) => number
  /** The first later command, still standing, that changed a row which this one changed. */
  readonly firstLater: (txn: number) => Txn | null
  /** The last command, still standing and later than `after`, that changed one of these rows. */
  readonly lastThatTouched: (rows: readonly { readonly table: TableName; readonly id: string }[], after: number) => Txn | null
  /** Whether what this command did is taken back now. */
  readonly isUndone: (txn: number) => boolean
  readonly movesOf: (txn: number) => MovedDate[]
  /** A task's dates as they were after a txn; null when they have not moved since they were first computed. */
  readonly datesAfter: (taskId: string, txn: number) => Dates | null
  readonly movesOfTask: (taskId: string, limit: number) => { txn: Txn; moved: MovedDate }[]
}

type ChangeRow = [seq: number, txn: number, table: TableName, id: string, before: string | null, after: string | null]

const part = (table: TableName, text: string | null): Record<string, unknown> | null =>
  text === null ? null : decodePart(table, JSON.parse(text) as Record<string, Stored>)

export const historyRows = (db: Database): HistoryRows => {
  const insertTxn = db.prepare(`INSERT INTO txn (${TXN}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const openTxn = db.prepare('INSERT INTO openTxn (id, txn) VALUES (1, ?)')
  const closeTxn = db.prepare('DELETE FROM openTxn')
  const insertEffect = db.prepare('INSERT INTO effect VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)')
  const moves = moveRows(db)
  const lastSeq = db.prepare('SELECT max(seq) FROM change').pluck()
  const touched = db.prepare('SELECT DISTINCT tableName AS "table", rowId AS id FROM change WHERE seq > ?')
  const txnById = db.prepare(`SELECT ${TXN} FROM txn WHERE id = ?`)
  const lastEffect = db.prepare('SELECT coalesce(max(txn), 0) FROM effect').pluck()
  const lastTxn = db.prepare(`SELECT ${TXN} FROM txn ORDER BY id DESC LIMIT 1`)
  const effectById = db.prepare('SELECT changed, moved, finishBefore, finishAfter, floatLost FROM effect WHERE txn = ?')
  const listed = `SELECT ${TXN.split(', ')
    .map((name) => `txn.${name}`)
    .join(
      ', ',
    )}, coalesce(changed, 0) AS changed, coalesce(moved, 0) AS moved, finishBefore, finishAfter, coalesce(floatLost, 0) AS floatLost
    FROM txn LEFT JOIN effect ON effect.txn = txn.id WHERE txn.id < @below`
  const list = db.prepare(`${listed} ORDER BY txn.id DESC LIMIT @limit`)
  const listOfTask = db.prepare(
    `${listed} AND txn.id IN (
      SELECT txn FROM change WHERE rowId IN (
        SELECT @task UNION SELECT rowId FROM change
        WHERE tableName IN ('link', 'assignment', 'workstream') AND instr(coalesce(after, before), json_quote(@task)) > 0)
      UNION SELECT txn FROM moved WHERE block = @block AND instr(places, @place) > 0) ORDER BY txn.id DESC LIMIT @limit`,
  )
  const setSeal = db.prepare('UPDATE effect SET seal = ? WHERE txn = ?')
  const getSeal = db.prepare('SELECT seal FROM effect WHERE txn = ?').pluck()
  const wholeTxn = db.prepare(`SELECT ${TXN} FROM txn WHERE id = ?`).raw()
  const wholeEffect = db.prepare(`SELECT ${EFFECT} FROM effect WHERE txn = ?`).raw()
  const wholeChanges = db
    .prepare(
      'SELECT seq, change.txn, tableName, rowId, before, after FROM effect JOIN change ON change.seq BETWEEN effect.firstSeq AND effect.lastSeq WHERE effect.txn = ? ORDER BY seq',
    )
    .raw()
  const rowsOfChanges = (txn: number): ChangeRow[] => wholeChanges.all(txn) as ChangeRow[]
  /** The dates that it moved are left out: they were computed, and nothing is put back from them. */
  const sumOfTxn = (txn: number, changes: readonly ChangeRow[]): number => {
    const rows = [wholeTxn.all(txn), wholeEffect.all(txn), changes] as (readonly Stored[])[][]
    return sumOf(rows.flat().map((row) => sumOf(row)))
  }
  const isWhole = (txn: number, changes: readonly ChangeRow[]): boolean => {
    const seal = getSeal.get(txn) as number | null | undefined
    // Commands from before there were seals have none; one without its effect is not whole.
    return seal === null || (seal !== undefined && seal === sumOfTxn(txn, changes))
  }
  const { isUndone, rootOf, forget } = undoneRows(db)
  const lastSeqOf = db.prepare('SELECT lastSeq FROM effect WHERE txn = ?').pluck()
  const laterOfRow = db.prepare('SELECT txn FROM change WHERE seq > ? AND rowId = ? AND tableName = ? ORDER BY seq').pluck()
  const later = db.prepare('SELECT txn, tableName, rowId FROM change WHERE seq > ? ORDER BY seq').raw()
  const touchers = db
    .prepare(
      `SELECT DISTINCT change.txn FROM change JOIN txn ON txn.id = change.txn AND txn.kind = 'do'
     WHERE change.txn > ? AND tableName = ? AND rowId = ? ORDER BY change.txn DESC`,
    )
    .pluck()
  return {
    begin: (txn) => {
      forget()
      insertTxn.run(
        txn.id,
        txn.at,
        txn.author,
        txn.command,
        txn.label,
        txn.subject,
        txn.kind,
        txn.reverts,
        txn.undoTop,
        txn.redoTop,
        txn.below,
      )
      openTxn.run(txn.id)
    },
    end: () => {
      closeTxn.run()
    },
    keepEffect: (txn, effect, firstSeq, lastSeq, moved) => {
      moves.keep(txn, moved)
      insertEffect.run(txn, effect.changed, effect.moved, effect.finishBefore, effect.finishAfter, effect.floatLost, firstSeq, lastSeq)
      setSeal.run(sumOfTxn(txn, rowsOfChanges(txn)), txn)
    },
    isEndWhole: () => {
      const last = lastTxn.get() as Txn | undefined
      // An older page in the list's place leaves a shorter list that is whole in itself.
      if ((lastEffect.get() as number) > (last?.id ?? 0)) return false
      return last === undefined || isWhole(last.id, rowsOfChanges(last.id))
    },
    last: () => (lastTxn.get() as Txn | undefined) ?? null,
    txn: (id) => (txnById.get(id) as Txn | undefined) ?? null,
    effectOf: (txn) => (effectById.get(txn) as Effect | undefined) ?? null,
    isWhole: (txn) => isWhole(txn, rowsOfChanges(txn)),
    seq: () => (lastSeq.get() as number | null) ?? 0,
    changesOf: (txn) => {
      const changes = rowsOfChanges(txn)
      if (!isWhole(txn, changes)) return null
      return changes.reverse().map(([, , table, id, before]) => ({ table, id, before: part(table, before) }))
    },
    touchedAfter: (seq) => touched.all(seq) as { table: TableName; id: string }[],
    list: (before, limit, taskId) => {
      const below = before ?? Number.MAX_SAFE_INTEGER
      if (taskId === null) return list.all({ below, limit }) as ListedTxn[]
      const { block, place } = moves.placeOf(taskId) ?? { block: -1, place: Buffer.of(0) }
      return listOfTask.all({ below, limit, task: taskId, block, place }) as ListedTxn[]
    },
    isUndone,
    rootOf,
    firstLater: (txn) => {
      const from = lastSeqOf.get(txn) as number | undefined
      const own = rowsOfChanges(txn)
      if (from === undefined || own.length === 0) return null
      const standing = (by: number): Txn | null => {
        const found = txnById.get(by) as Txn
        return found.kind === 'do' && !isUndone(by) ? found : null
      }
      // The database looks for one row faster; for many each later change is looked at once, and mostly few of them.
      if (own.length === 1) {
        for (const by of laterOfRow.all(from, own[0][3], own[0][2]) as number[]) {
          const found = standing(by)
          if (found) return found
        }
        return null
      }
      const rows = new Set(own.map(([, , table, id]) => `${table}:${id}`))
      for (const [by, table, id] of later.iterate(from) as IterableIterator<[number, TableName, string]>) {
        const found = rows.has(`${table}:${id}`) ? standing(by) : null
        if (found) return found
      }
      return null
    },
    lastThatTouched: (rows, after) => {
      const found = rows.flatMap(({ table, id }) => (touchers.all(after, table, id) as number[]).filter((each) => !isUndone(each)))
      return found.length === 0 ? null : (txnById.get(Math.max(...found)) as Txn)
    },
    movesOf: moves.of,
    datesAfter: moves.datesAfter,
    movesOfTask: (taskId, limit) => moves.ofTask(taskId, limit).map(({ txn, moved }) => ({ txn: txnById.get(txn) as Txn, moved })),
  }
}
