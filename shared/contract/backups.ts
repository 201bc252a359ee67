/** Back-ups of a program, the way back from a file that cannot be read, and what there is to know of the open file. */
import { z } from 'zod'
import { command, long, query } from './operation.ts'
import { job, none, path, programFile } from './results.ts'

const backup = z.strictObject({
  path,
  /** Milliseconds since 1970. */
  at: z.number(),
  size: z.number(),
  /** Where the program lay. */
  origin: z.string(),
  /** Made before an update of the file's layout from this version; null = made in the course of work. */
  beforeUpdateOf: z.int().nullable(),
  name: z.string(),
  tasks: z.int(),
  finish: z.number().nullable(),
  lastChange: z.strictObject({ label: z.string(), author: z.string(), at: z.number() }).nullable(),
  /** Why it cannot be read; null = it can. */
  problem: z.string().nullable(),
})
export type BackupItem = z.infer<typeof backup>

export const backupOperations = {
  /** Of the file at this path, readable or not; without one of the open program. Newest first. */
  'backup.list': query('Back-ups', z.strictObject({ path: path.optional() }), z.strictObject({ items: z.array(backup).max(10_000) })),
  /** Makes one now, checked; it changes no plan, so edits do not stand in line behind it. */
  'backup.make': long(query('Back up now', z.strictObject({ job }), z.strictObject({ path, size: z.number(), at: z.number() }))),
  /** Opens a back-up as a new program file beside the others; the back-up and the damaged file stay as they are. */
  'backup.restore': long(command('Open a back-up as a copy', z.strictObject({ path, job }), programFile)),
  'file.about': query(
    'About this file',
    none,
    z.strictObject({
      path,
      name: z.string(),
      readOnly: z.boolean(),
      /** Bytes of the file, and of the journal beside it. */
      size: z.number(),
      journal: z.number(),
      /** Layout of the file and the newest that this program knows. */
      version: z.int(),
      latestVersion: z.int(),
      /** Commands in its history. */
      changes: z.int(),
      check: z.strictObject({ at: z.number(), problems: z.array(z.string()).max(1000) }),
      lastBackup: z.strictObject({ path, at: z.number(), size: z.number() }).nullable(),
      backups: z.int(),
      backupFolder: z.string(),
      /** The published file that this copy was taken from or last saved to; null = none that is known here. */
      published: path.nullable(),
      /** In words why the place is unsafe; null = it is safe as far as can be seen. */
      unsafePlace: z.string().nullable(),
    }),
  ),
  /** Checks every page, row and change of the open file; edits go on meanwhile. */
  'file.check': long(
    query('Check the file', z.strictObject({ job }), z.strictObject({ at: z.number(), problems: z.array(z.string()).max(1000) })),
  ),
} as const
