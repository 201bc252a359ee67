/** The open program: its rows and schedule in memory, its file, and the one way in which a command changes both. */

import { Refused } from '../../shared/contract/refusal.ts'
import type { CommandResult, Feed, HistoryState, ProgramFile, RowChange } from '../../shared/contract/results.ts'
import { type Plan, type TableName, tableNames, tables } from '../../shared/model/plan.ts'
import type { Task } from '../../shared/model/task.ts'
import { files } from '../../shared/words/en/service.ts'
import type { TaskChange } from '../scheduler/index.ts'
import type { Database } from '../store/database.ts'
import { inWords } from '../store/failures.ts'
import { type HistoryRows, historyRows, type Txn } from '../store/historyRows.ts'
import { readSealedRows } from '../store/planRows.ts'
import { isSame, sealRows } from '../store/seal.ts'
import { type RowWriter, rowWriter } from '../store/writeRows.ts'
import { type Draft, planOf, type RowEdit, type Rows, rowsFrom, startDraft } from './draft.ts'
import {
  type Difference,
  differenceBetween,
  inertFields,
  type Reckoned,
  type Reckoning,
  reckon,
  reckonChanges,
  sentRows,
} from './reckon.ts'

/** What a command says of itself once it knows what it did. */
export interface Told {
  readonly label: string
}
export interface Command {
  readonly name: string
  /** Changes the rows through the draft; throws Refused to leave everything as it was. */
  readonly run: (draft: Draft) => Told
  /** Undo and redo say which txn they revert and what they name. */
  readonly reverts?: { readonly kind: 'undo' | 'redo'; readonly txn: Txn }
  /** A command that takes back an older one; for undo and redo it is a command like any other. */
  readonly revertsOne?: number
  /** False for the rows with which a file begins: undo stops above them. */
  readonly undoable?: boolean
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
}

const PAUSE_MS = 1500
/** Tables that dates depend on; people's calendars count through their assignments. */
const scheduled = new Set<TableName>(['calendar', 'program', 'task', 'link', 'resource', 'assignment'])
const movesDates = ({ table, before, after, fields }: RowEdit): boolean =>
  scheduled.has(table) && (table !== 'task' || !before || !after || fields.some((name) => !inertFields.has(name)))

/** The edits as changes of task rows; null when there are others that the schedule depends on, or tasks came or went. */
const taskChanges = (made: readonly RowEdit[]): TaskChange[] | null => {
  const changes: TaskChange[] = []
  for (const { table, before, after } of made) {
    if (!scheduled.has(table)) continue
    if (table !== 'task' || !before || !after) return null
    changes.push({ before: before as Task, after: after as Task })
  }
  return changes
}

/**
 * A row of the model, or a refusal: seals tell what a disk changed, not what a stranger wrote, and a file may come from one.
 * The whole plan is parsed here, once; inside, its types are trusted.
 */
const trusted = (table: TableName, row: object, path: string): object => {
  const found = tables[table].safeParse(row)
  if (found.success) return row
  const [issue] = found.error.issues
  const id = 'id' in row ? String(row.id) : ''
  throw new Refused('unreadable', files.broken(path, files.strangeRow(table, id, `${issue.path.join('.')}: ${issue.message}`)))
}
const decoded = (rows: () => readonly object[], table: TableName, path: string): readonly object[] => {
  try {
    return rows()
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused('unreadable', files.broken(path, files.changedRows(table)))
    throw error
  }
}

/** Every row, refused when it is not what was written or not what a plan is made of. */
const loadRows = (db: Database, path: string): Rows => {
  const seals = sealRows(db)
  const load = (table: TableName): [TableName, readonly unknown[]] => {
    const { rows, seal } = readSealedRows(db, table)
    if (!isSame(seals.of(table), seal)) throw new Refused('unreadable', files.broken(path, files.changedRows(table)))
    return [table, decoded(rows, table, path).map((row) => trusted(table, row, path))]
  }
  // The history refers to itself alone: its steps are looked at when they are used.
  const orphans = tableNames.reduce((sum, table) => sum + (db.pragma(`foreign_key_check(${table})`) as unknown[]).length, 0)
  if (orphans > 0) throw new Refused('unreadable', files.broken(path, files.orphans(orphans)))
  return rowsFrom(Object.fromEntries(tableNames.map(load)) as unknown as Parameters<typeof rowsFrom>[0])
}

export const openProgram = (setting: ProgramSetting): Program => {
  const { db } = setting
  const rows = loadRows(db, setting.path)
  const history = historyRows(db)
  const seals = sealRows(db)
  const writer: RowWriter = rowWriter(db)
  let plan: Plan | null = planOf(rows)
  let reckoning = reckon(plan)
  let seq = history.seq()
  const openedAt = seq
  /** The change for which a task's computed values last differed; dates are not kept in the file, they follow from it. */
  const computedAt = new Map<string, number>()
  let last = history.last()
  // An older page in the list's place leaves a shorter list that is whole in itself.
  const isCutShort = history.lastEffect() > (last?.id ?? 0)
  if (isCutShort || (last && !history.isWhole(last.id)))
    throw new Refused('unreadable', files.broken(setting.path, files.changedRows('txn')))
  const uids = new Map<string, number>()

  const planNow = (): Plan => {
    plan ??= planOf(rows)
    return plan
  }
  const inTransaction = (run: () => void): void => {
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

  const txnFor = (command: Command, label: string): Txn => {
    const id = (last?.id ?? 0) + 1
    const base = { id, at: setting.clock(), author: setting.author, command: command.name, label }
    const undoTop = last?.undoTop ?? null
    const redoTop = last?.redoTop ?? null
    if (!command.reverts) {
      const below = command.undoable === false ? null : undoTop
      return {
        ...base,
        subject: label,
        kind: 'do',
        reverts: command.revertsOne ?? null,
        undoTop: command.undoable === false ? null : id,
        redoTop: null,
        below,
      }
    }
    const { kind, txn } = command.reverts
    const stacks =
      kind === 'undo' ? { undoTop: txn.below, redoTop: id, below: redoTop } : { undoTop: id, redoTop: txn.below, below: undoTop }
    return { ...base, subject: txn.subject, kind, reverts: txn.id, ...stacks }
  }
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
    const reckoned: Reckoned = made.some(movesDates)
      ? reckonChanges(planNow(), before, taskChanges(made))
      : { reckoning: before, giveBack: () => undefined }
    const after = reckoned.reckoning
    const difference: Difference = after === before ? { rows: [], moved: [], floatLost: 0 } : differenceBetween(before, after, made)
    const txn = txnFor(command, label)
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
      schedule: sentRows(after, difference.rows),
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
      const { label } = command.run(draft)
      const made = draft.edits()
      if (made.length === 0) return nothing(label)
      const done = commit(command, draft, label.slice(0, 400).toWellFormed(), made)
      tidySoon()
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

  const checkpoint = (kind: 'PASSIVE' | 'TRUNCATE'): void => {
    try {
      db.pragma(`wal_checkpoint(${kind})`)
    } catch (error) {
      // A full disk: what was committed is safe in the journal, which stays beside the file until there is room.
      if (inWords(error, setting.path) === error) throw error
    }
  }
  /** The journal goes back into the file when the planner pauses, not while a command waits for it. */
  let pause: NodeJS.Timeout | undefined
  const tidySoon = (): void => {
    clearTimeout(pause)
    pause = setTimeout(() => {
      if (db.open) checkpoint('PASSIVE')
    }, PAUSE_MS).unref()
  }

  return {
    db,
    rows,
    history,
    readOnly: setting.readOnly,
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
      clearTimeout(pause)
      // The journal goes back into the file, so that the file alone can be copied or sent.
      if (!setting.readOnly) checkpoint('TRUNCATE')
      db.close()
      setting.release()
    },
  }
}
