/** Reading what teams send: a preview with a verdict for every row, fixes in the preview, then one undoable import. */
import { z } from 'zod'
import { id, name, uid } from '../model/fields.ts'
import { command, long, query } from './operation.ts'
import { commandResult, job, none, path, programFile } from './results.ts'

const MANY = 1_000_000
const text = z.string().max(100_000)

/** One row of the source as it will come in; dates are the file's, ISO; text columns as planners write them. */
const importRow = z.strictObject({
  /** Stable within the preview; fixes name it. */
  key: z.string().max(64),
  /** 1-based row of the sheet, line of the CSV, or UID of the XML task. */
  sourceRow: z.int(),
  uid: uid.nullable(),
  verdict: z.enum(['imported', 'changed', 'refused', 'skipped']),
  /** Changed how, refused why, with the next step. Empty when imported as it stands. */
  note: text,
  /** The column that a refusal is about, one of our field names. */
  column: z.string().max(64).nullable(),
  name: text,
  level: z.int(),
  summary: z.boolean(),
  milestone: z.boolean(),
  start: z.string().max(40).nullable(),
  finish: z.string().max(40).nullable(),
  duration: z.string().max(100).nullable(),
  predecessors: text.nullable(),
  owner: text.nullable(),
  percentComplete: z.number().nullable(),
  /** The cells as they stand in the source (after fixes), by our field name: what the user edits to fix a row. */
  cells: z.record(z.string().max(64), text),
})
export type ImportRow = z.infer<typeof importRow>

const importPreview = z.strictObject({
  verdict: z.enum(['plan', 'register', 'empty', 'refused']),
  format: z.string().max(40),
  /** One sentence on the whole: what was found, or what, where, why and what to do. */
  message: text,
  fileName: z.string().max(400),
  sheet: z.string().max(400).nullable(),
  sheets: z.array(z.strictObject({ name: z.string().max(400), rows: z.int(), hidden: z.boolean(), likely: z.boolean() })).max(1000),
  headerRow: z.int().nullable(),
  /** Which source column became which field. */
  columns: z.array(z.strictObject({ header: text, field: z.string().max(64), column: z.string().max(20) })).max(1000),
  tasks: z.int(),
  summaries: z.int(),
  withStart: z.int(),
  withFinish: z.int(),
  withDuration: z.int(),
  links: z.int(),
  unresolvedLinks: z.int(),
  /** Rows of a register that is no plan. */
  items: z.int().nullable(),
  earliestStart: z.string().max(40).nullable(),
  latestFinish: z.string().max(40).nullable(),
  /** Remarks about the whole file: sheets left out, columns not used, guesses made. */
  remarks: z.array(text).max(1000),
  rows: z.array(importRow).max(MANY),
})
export type ImportPreview = z.infer<typeof importPreview>

/** Changed cells by row key, then by field name. */
const importFixes = z.record(z.string().max(64), z.record(z.string().max(64), text))
export type ImportFixes = z.infer<typeof importFixes>

const source = { path: path.optional(), name: z.string().max(400).optional(), base64: z.string().max(150_000_000).optional() }
const previewed = z.strictObject({ previewId: id, preview: importPreview })

export const importOperations = {
  /** The file by path, or its bytes (a browser's upload) with a name. Nothing is written. */
  'import.preview': long(query('Preview an import', z.strictObject({ ...source, sheet: z.string().max(400).optional(), job }), previewed)),
  'import.fix': long(
    query(
      'Fix rows of a preview',
      z.strictObject({ previewId: id, sheet: z.string().max(400).optional(), fixes: importFixes, job }),
      previewed,
    ),
  ),
  /** "new" makes a program file and opens it (undo empties it); "append" adds below the open plan; "replace" puts it in place of the open plan. */
  'import.commit': long(
    command(
      'Import',
      z.strictObject({ previewId: id, into: z.enum(['new', 'append', 'replace']), name: name.optional(), path: path.optional(), job }),
      z.strictObject({ file: programFile, result: commandResult }),
    ),
  ),
  'import.discard': command('Discard a preview', z.strictObject({ previewId: id }), none),
} as const
