/** Shapes that several operations answer with. */
import { z } from 'zod'
import { id } from '../model/fields.ts'
import { tableNames } from '../model/plan.ts'
import { scheduleSummary, sentColumns } from '../model/schedule.ts'

const MANY = 1_000_000
export const none = z.strictObject({})
export const ids = z.array(id).min(1, 'at least one').max(MANY)
/** A path on this machine. */
export const path = z.string().min(1).max(4096)
/** A job id handed in by the caller of a long operation, to name its progress and to cancel it. */
export const job = id.optional()

/** The label of the command that undo and redo would act on now ("Move UAT wave 2", without the word undo); null = nothing. */
export const historyState = z.strictObject({ undo: z.string().nullable(), redo: z.string().nullable() })
export type HistoryState = z.infer<typeof historyState>

/** What a command did: the line of words in the status bar comes from it. */
export const commandResult = z.strictObject({
  /** Number of the command; of one that changed nothing the number of the last one that did. */
  txn: z.int(),
  /** "Move UAT wave 2" */
  label: z.string(),
  /** Rows of the plan written. */
  changed: z.int(),
  /** Tasks whose computed start or finish moved. */
  moved: z.int(),
  finishBefore: z.number().nullable(),
  finishAfter: z.number().nullable(),
  /** Tasks that lost total float. */
  floatLost: z.int(),
  /** Ids of rows that the command made, in input order. */
  created: z.array(id).max(MANY),
  seq: z.int(),
})
export type CommandResult = z.infer<typeof commandResult>

/** One planned row after a change; null = deleted. The row fits tables[table]. */
const rowChange = z.strictObject({ table: z.enum(tableNames), id: z.string(), row: z.record(z.string(), z.unknown()).nullable() })
export type RowChange = z.infer<typeof rowChange>

/** The changes after a sequence number, with the computed rows that differ. */
export const feed = z.strictObject({
  after: z.int(),
  seq: z.int(),
  changes: z.array(rowChange).max(MANY),
  /** Only the tasks whose computed values changed. */
  schedule: sentColumns,
  summary: scheduleSummary,
  history: historyState,
  /** The command that caused it; null when several are joined. */
  cause: commandResult.nullable(),
})
export type Feed = z.infer<typeof feed>

/** The open program: where its file lies, the program's name, and why it is open to look only or not as it was asked for; null = as it should be. */
export const programFile = z.strictObject({ path, name: z.string(), readOnly: z.boolean(), warning: z.string().nullable() })
export type ProgramFile = z.infer<typeof programFile>
