/** Leaving with it: deck, workbook, MSPDI, CSV. */
import { z } from 'zod'
import { id } from '../model/fields.ts'
import { long, query } from './operation.ts'
import { job, none, path } from './results.ts'

export const exportKinds = ['deck', 'workbook', 'mspdi', 'csv'] as const
export type ExportKind = (typeof exportKinds)[number]

/** One record per task: uid, id, wbs, name, start, finish and the other computed dates as `2026-01-05T08:00:00`, slack in minutes, critical, driver. */
const scheduleTable = z.strictObject({ tasks: z.array(z.record(z.string(), z.unknown())).max(1_000_000) })

export const exportOperations = {
  /** With a path the file is written there, whole or not at all; without one it travels back as base64 for a download. */
  'export.run': long(
    query(
      'Export',
      z.strictObject({
        kind: z.enum(exportKinds),
        path: path.optional(),
        overwrite: z.boolean().optional(),
        /** Which baseline to compare with; left out = the one captured last, null = none. */
        baselineId: id.nullable().optional(),
        job,
      }),
      z.strictObject({ name: z.string(), path: path.nullable(), size: z.number(), base64: z.string().nullable() }),
    ),
  ),
  /** The slides' content, for thumbnails; its shape is DeckContent of shared/report. */
  'report.deck': query('Slides', z.strictObject({ baselineId: id.nullable().optional() }), z.strictObject({ content: z.unknown() })),
  /** What the file would be called, and the folder that it would be offered in. */
  'export.name': query(
    'Name of the export',
    z.strictObject({ kind: z.enum(exportKinds) }),
    z.strictObject({ name: z.string(), folder: path }),
  ),
  'schedule.table': query('Schedule as a table', none, scheduleTable),
  /** The same table for a program file or an importable file that is not open; nothing is written and nothing stays open. */
  'schedule.file': long(query('Schedule a file', z.strictObject({ path, job }), scheduleTable)),
} as const
