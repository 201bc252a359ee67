/** The open program: its rows and schedule in memory, its file, and the one way in which a command changes both. */

import { Refused } from '../../shared/contract/refusal.ts'
import type { CommandResult, Feed, HistoryState, ProgramFile, RowChange } from '../../shared/contract/results.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { steady } from '../../shared/steady.ts'
import { files } from '../../shared/words/en/service.ts'
import type { Database } from '../store/database.ts'
import { inWords } from '../store/failures.ts'
import { type HistoryRows, historyRows, type Txn } from '../store/historyRows.ts'
import { sealRows } from '../store/seal.ts'
import { inodeAt } from '../store/whichFile.ts'
import { type RowWriter, rowWriter } from '../store/writeRows.ts'
import { type Difference, differenceBetween } from './difference.ts'
import { type Draft, planOf, type RowEdit, type Rows, startDraft } from './draft.ts'
import { journalOf } from './journal.ts'
import { loadRows } from './loadRows.ts'
import { nextTxn, type Stepping } from './nextTxn.ts'
import { type Reckoning, reckon, reckonEdits, sentRows } from './reckon.ts'

/** What a command says of itself once it knows what it did. */
export interface Told {
  readonly label: string
}
export interface Command extends Stepping {
  /** Changes the rows through the draft; throws Refused to leave everything as it was. */
  readonly run: (draft: Draft) => Told
}
export interface Done {
  readonly result: CommandResult
  /** Null when nothing changed. */
  readonly feed: Feed | null
}

export interface Program {
  readonly db: Database
  readonly rows: Rows
  readonly history: HistoryRows
  readonly readOnly: boolean
  /** False once the file was moved, renamed, deleted or replaced while it is open. */
  readonly isInPlace: () => boolean
  readonly path: string
  readonly file: () => ProgramFile
  readonly plan: () => Plan
  readonly reckoning: () => Reckoning
  readonly seq: () => number
  readonly lastTxn: () => Txn | null
  readonly historyState: () => HistoryState
  readonly change: (command: Command) => Done
  readonly changesAfter: (seq: number) => Feed
  /** A number that no task, calendar, resource or assignment has or had while this program is open. */
  readonly nextUid: (table: 'task' | 'calendar' | 'resource' | 'assignment') => number
  readonly close: () => void
}

export interface ProgramSetting {
  readonly db: Database
  readonly path: string
  readonly readOnly: boolean
  readonly warning: string | null
  readonly author: string
  readonly clock: () => number
  readonly release: () => void
  /** The program as it was written into this file a moment ago, under the name that it had then; null = what the file holds is looked at. */
  readonly filled: Program | null
}

export const openProgram = (setting: ProgramSetting): Program => {
  const { db, filled } = setting
  const rows = filled?.rows ?? loadRows(db, setting.path)
  const history = historyRows(db)
  const seals = sealRows(db)
  const writer: RowWriter = rowWriter(db)
  let plan: Plan | null = planOf(rows)
  let reckoning = filled?.reckoning() ?? reckon(plan)
  let seq = history.seq()
  const openedAt = seq
  /** The change for which a task's computed values last differed; dates are not kept in the file, they follow from it. */
  const computedAt = new Map<string, number>()
  let last = history.last()
  if (!filled && !history.isEndWhole()) throw new Refused('unreadable', files.broken(setting.path, files.changedRows('txn')))
  const journal = journalOf(db, setting.path)
  const uids = new Map<string, number>()

  const planNow = (): Plan => {
    plan ??= planOf(rows)
    return plan
  }
  // SQLite goes on writing into a file that was moved or deleted, and its journal stays behind under the old name: what is told as saved
  // there would be gone with the process.
  const inode = setting.readOnly ? null : inodeAt(setting.path)
  const isInPlace = (): boolean => inode === null || inodeAt(setting.path) === inode
  const refuseWhenGone = (): void => {
    if (isInPlace()) return
    journal.tidy()
    throw new Refused('not-found', files.movedAway(setting.path))
  }
  const inTransaction = (run: () => void): void => {
    refuseWhenGone()
    db.exec('BEGIN IMMEDIATE')
    try {
      run()
      db.exec('COMMIT')
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw inWords(error, setting.path)
    }
  }
  const subjectOf = (txn: number | null): string | null => (txn === null ? null : (history.txn(txn)?.subject ?? null))
  const historyState = (): HistoryState => ({ undo: subjectOf(last?.undoTop ?? null), redo: subjectOf(last?.redoTop ?? null) })

  const nothing = (label: string): Done => {
    const { finish } = reckoning.summary
    const result = {
      txn: last?.id ?? 0,
      label,
      changed: 0,
      moved: 0,
      finishBefore: finish,
      finishAfter: finish,
      floatLost: 0,
      created: [],
      seq,
    }
    return { result, feed: null }
  }

  const commit = (command: Command, draft: Draft, label: string, made: readonly RowEdit[]): Done => {
    const before = reckoning
    plan = null
    const reckoned = reckonEdits(planNow, before, made)
    const after = reckoned.reckoning
    const difference: Difference =
      after === before ? { rows: [], moved: [], floatLost: 0, startLinks: [] } : differenceBetween(before, after, made)
    const txn = nextTxn(last, command, { at: setting.clock(), author: setting.author, label })
    const effect = {
      changed: made.length,
      moved: difference.moved.length,
      finishBefore: before.summary.finish,
      finishAfter: after.summary.finish,
      floatLost: difference.floatLost,
    }
    let newSeq = seq
    const write = (): void => {
      history.begin(txn)
      writer.write(made)
      history.end()
      seals.follow(made)
      newSeq = history.seq()
      history.keepEffect(txn.id, effect, seq + 1, newSeq, difference.moved)
    }
    try {
      inTransaction(write)
    } catch (error) {
      reckoned.giveBack()
      throw error
    }
    const afterSeq = seq
    seq = newSeq
    last = txn
    reckoning = after
    for (const row of difference.rows) computedAt.set(after.columns.ids[row], seq)
    const result: CommandResult = { txn: txn.id, label, ...effect, created: [...draft.created], seq }
    const changes = made.map(
      (edit): RowChange => ({ table: edit.table, id: edit.id, row: (edit.after as Record<string, unknown>) ?? null }),
    )
    const feed: Feed = {
      after: afterSeq,
      seq,
      changes,
      schedule: sentRows(after, difference.rows, difference.startLinks),
      summary: after.summary,
      history: historyState(),
      cause: result,
    }
    return { result, feed }
  }

  const change = (command: Command): Done => {
    if (setting.readOnly) throw new Refused('read-only', files.isReadOnly(rows.program.get('program')?.name ?? setting.path))
    const draft = startDraft(rows)
    try {
      // A label holds names, and stands in lines of its own.
      const label = steady(command.run(draft).label)
      const made = draft.edits()
      if (made.length === 0) return nothing(label)
      const done = commit(command, draft, label.slice(0, 400).toWellFormed(), made)
      journal.tidySoon()
      return done
    } catch (error) {
      draft.takeBack()
      plan = null
      throw error
    }
  }

  const changesAfter = (after: number): Feed => {
    const isKnown = after >= openedAt
    const places = reckoning.columns.ids.flatMap((id, row) => (!isKnown || (computedAt.get(id) ?? 0) > after ? [row] : []))
    const touched = after >= seq ? [] : history.touchedAfter(after)
    return {
      after,
      seq,
      changes: touched.map(({ table, id }) => ({ table, id, row: (rows[table].get(id) as Record<string, unknown> | undefined) ?? null })),
      schedule: sentRows(reckoning, places),
      summary: reckoning.summary,
      history: historyState(),
      cause: null,
    }
  }

  return {
    db,
    rows,
    history,
    readOnly: setting.readOnly,
    isInPlace,
    path: setting.path,
    file: () => ({
      path: setting.path,
      name: rows.program.get('program')!.name,
      readOnly: setting.readOnly,
      warning: setting.warning,
    }),
    plan: planNow,
    reckoning: () => reckoning,
    seq: () => seq,
    lastTxn: () => last,
    historyState,
    change,
    changesAfter,
    nextUid: (table) => {
      let next = uids.get(table)
      if (next === undefined) {
        next = 0
        for (const row of rows[table].values()) next = Math.max(next, row.uid)
      }
      uids.set(table, next + 1)
      return next + 1
    },
    close: () => {
      if (!db.open) return
      journal.stop()
      if (!setting.readOnly) journal.empty()
      db.close()
      setting.release()
    },
  }
}
