/** Program files: create, open, recent, save a copy, close; and what the shell can do. */
import { z } from 'zod'
import { instant, name } from '../model/fields.ts'
import { command, long, query } from './operation.ts'
import { job, none, path, programFile } from './results.ts'

export const filesOperations = {
  'app.info': query(
    'About this program',
    none,
    z.strictObject({
      version: z.string(),
      shell: z.enum(['electron', 'browser', 'cli', 'test']),
      platform: z.string(),
      author: z.string(),
      /** Native file dialogs are there (files.choose); else files.browse serves an own one. */
      canChoose: z.boolean(),
      file: programFile.nullable(),
      /** A file that the program was started with and that could not be opened; null once another is open. */
      unopened: path.nullable(),
      /** Today as the machine's clock says, midnight. */
      today: instant,
    }),
  ),
  'files.recent': query(
    'Recent programs',
    none,
    z.strictObject({
      items: z
        .array(
          z.strictObject({
            path,
            name: z.string(),
            openedAt: z.number(),
            finish: z.number().nullable(),
            tasks: z.number(),
            missing: z.boolean(),
            /** Of a missing one: how many back-ups of it are on this computer. */
            backups: z.int(),
          }),
        )
        .max(50),
    }),
  ),
  'files.forget': command('Remove from recent programs', z.strictObject({ path }), none),
  /** Without a path the file goes to the user's Throughline folder under the program's name. */
  'files.create': command('New program', z.strictObject({ name, path: path.optional(), start: instant.optional() }), programFile),
  /**
   * `snapshot` looks at a program file, or at any importable file, in memory: read-only, not locked (so also while another process
   * has it open), not remembered, nothing written. The command line's schedule and export use it.
   * A published file (in a synced or network folder) opens as the copy of one's own that was taken of it, which is left as it is when
   * the published file has moved on: file.notices and the answer's warning say so. `copy` takes another copy all the same.
   */
  'files.open': long(
    command('Open program', z.strictObject({ path, snapshot: z.boolean().optional(), copy: z.boolean().optional(), job }), programFile),
  ),
  'files.openSample': long(command('Open the sample program', z.strictObject({ job }), programFile)),
  /**
   * A whole, checked snapshot under another name (VACUUM INTO, integrity_check, fsync, rename). `overwrite` replaces an older state of
   * this program; `replace` also a file that holds what this program lacks (then it is kept among the back-ups). Both ask at "path".
   */
  'files.saveCopy': long(
    command(
      'Save a copy',
      z.strictObject({ path, overwrite: z.boolean().optional(), replace: z.boolean().optional(), job }),
      z.strictObject({ path, size: z.number() }),
    ),
  ),
  'files.close': command('Close program', none, none),
  /** Folders and files that the program can use, for the own file dialog of shells without a native one. */
  'files.browse': query(
    'Look into a folder',
    z.strictObject({ folder: path.optional() }),
    z.strictObject({
      folder: path,
      parent: path.nullable(),
      places: z.array(z.strictObject({ label: z.string(), path })).max(20),
      entries: z
        .array(
          z.strictObject({
            name: z.string(),
            path,
            kind: z.enum(['folder', 'program', 'importable', 'other']),
            size: z.number(),
            modifiedAt: z.number(),
          }),
        )
        .max(5000),
      warning: z.string().nullable(),
    }),
  ),
  /** The native dialog; answers null when it was cancelled. */
  'files.choose': query(
    'Choose a file',
    z.strictObject({
      purpose: z.enum(['open', 'import', 'save-program', 'save-deck', 'save-workbook', 'save-mspdi', 'save-csv']),
      suggested: z.string().max(400).optional(),
    }),
    z.strictObject({ path: path.nullable() }),
  ),
  'job.cancel': command('Cancel', z.strictObject({ job: z.string().max(64) }), z.strictObject({ cancelled: z.boolean() })),
} as const
