/** Undo, redo and the audit trail: one mechanism, read three ways. */
import { z } from 'zod'
import { id } from '../model/fields.ts'
import { movedDate } from '../model/schedule.ts'
import { command, query } from './operation.ts'
import { commandResult, none } from './results.ts'

export const historyOperations = {
  'history.undo': command('Undo', none, commandResult),
  'history.redo': command('Redo', none, commandResult),
  /** Takes back one older command as a new one; refused, naming it, when a later command changed the same rows or rests on them. */
  'history.undoOne': command('Take back a change', z.strictObject({ txn: z.int().min(1) }), commandResult),
  /** Newest first; `before` is the txn to start below. */
  'history.list': query(
    'History',
    z.strictObject({ before: z.int().optional(), limit: z.int().min(1).max(1000).default(100), taskId: id.optional() }),
    z.strictObject({
      items: z
        .array(
          z.strictObject({
            txn: z.int(),
            at: z.number(),
            author: z.string(),
            command: z.string(),
            label: z.string(),
            changed: z.int(),
            moved: z.int(),
            finishBefore: z.number().nullable(),
            finishAfter: z.number().nullable(),
            /** The txn that this one undoes or redoes; null for ordinary commands. */
            reverts: z.int().nullable(),
            undone: z.boolean(),
          }),
        )
        .max(1000),
    }),
  ),
  /** The dates that one command moved, with their drivers. */
  'history.moves': query(
    'What a change moved',
    z.strictObject({ txn: z.int() }),
    z.strictObject({ label: z.string(), moves: z.array(movedDate).max(1_000_000) }),
  ),
} as const
