/**
 * The contract: every operation of the program in one table. Shells call dispatch(name, input) and nothing else.
 * Unless an entry says otherwise: dates, durations and floats of a plan are in shared/time's tenths of a minute; moments (`at`, `openedAt`,
 * `modifiedAt`, `capturedAt`) are milliseconds since 1970, UTC; sizes are bytes; `txn` numbers the commands of a file from 1, `seq` its changed
 * rows. Whatever is refused is a Refusal (refusal.ts), and then nothing was changed.
 */
import type { z } from 'zod'
import { backupOperations } from './backups.ts'
import { copiesOperations } from './copies.ts'
import { editOperations } from './edits.ts'
import { exportOperations } from './exports.ts'
import { filesOperations } from './files.ts'
import { healthOperations } from './health.ts'
import { historyOperations } from './history.ts'
import { importOperations } from './imports.ts'
import { planOperations } from './plan.ts'
import type { Answer } from './refusal.ts'
import type { Feed, ProgramFile } from './results.ts'
import { viewOperations } from './views.ts'

export const operations = {
  ...filesOperations,
  ...planOperations,
  ...editOperations,
  ...historyOperations,
  ...importOperations,
  ...exportOperations,
  ...backupOperations,
  ...healthOperations,
  ...copiesOperations,
  ...viewOperations,
} as const
export type OperationName = keyof typeof operations
export const operationNames = Object.keys(operations) as OperationName[]
/** What a caller hands in (defaults not yet filled). */
export type Input<N extends OperationName> = z.input<(typeof operations)[N]['input']>
/** What a handler gets. */
export type Parsed<N extends OperationName> = z.output<(typeof operations)[N]['input']>
export type Output<N extends OperationName> = z.output<(typeof operations)[N]['output']>

/** The one door as its callers see it. */
export type Call = <N extends OperationName>(name: N, input: Input<N>) => Promise<Answer<Output<N>>>

/** What the program says unasked. */
export type ProgramEvent =
  | { readonly kind: 'opened'; readonly file: ProgramFile }
  | { readonly kind: 'closed' }
  | { readonly kind: 'changed'; readonly feed: Feed }
  | { readonly kind: 'progress'; readonly job: string; readonly done: number; readonly total: number; readonly what: string }
  /** Something of the open file is to be told, or is told no more: file.notices says what. */
  | { readonly kind: 'noticed' }
  /** A native menu item or a file handed over by the system: an action of the renderer's register by its name. */
  | { readonly kind: 'action'; readonly action: string; readonly argument?: string }
