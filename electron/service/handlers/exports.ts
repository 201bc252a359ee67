/** Leaving with the plan: deck, workbook, MSPDI, CSV, and the schedule as a table. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { ExportKind, exportOperations } from '../../../shared/contract/exports.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { deckContent } from '../../../shared/report/index.ts'
import { files, imports, edits as words } from '../../../shared/words/en/service.ts'
import { readFile } from '../../io/read/index.ts'
import { type ExportInput, writeExport } from '../../io/write/index.ts'
import { guarded } from '../../store/failures.ts'
import { checkTarget, publishBytes } from '../../store/publish.ts'
import type { Job } from '../jobs.ts'
import { holdInMemory, lookAt, todayBy } from '../openFiles.ts'
import type { Program } from '../program.ts'
import { scheduleTable } from '../scheduleTable.ts'
import type { HandlersOf, Session } from '../session.ts'

const EXTENSIONS: Readonly<Record<ExportKind, string>> = { deck: '.pptx', workbook: '.xlsx', mspdi: '.xml', csv: '.csv' }

const inputFor = (session: Session, program: Program, baselineId: string | undefined): ExportInput => {
  if (baselineId !== undefined && !program.rows.baseline.has(baselineId))
    throw new Refused('not-found', words.noBaseline(baselineId), { at: 'baselineId' })
  const { columns, summary } = program.reckoning()
  return { plan: program.plan(), columns, summary, today: todayBy(session.clock), ...(baselineId === undefined ? {} : { baselineId }) }
}

const nameFor = (program: Program, kind: ExportKind): string => {
  const base = basename(program.path, extname(program.path)).trim() || program.file().name
  return `${base}${EXTENSIONS[kind]}`
}

const isProgramFile = (path: string): boolean =>
  guarded(path, () => {
    const start = Buffer.alloc(16)
    const handle = openSync(path, 'r')
    try {
      readSync(handle, start, 0, 16, 0)
    } finally {
      closeSync(handle)
    }
    return start.toString('latin1') === 'SQLite format 3\0'
  })

/** A program file or an importable one as a program in memory; nothing is written and nothing stays open. */
export const lookInto = async (session: Session, path: string, job: Job): Promise<Program> => {
  if (!existsSync(path)) throw new Refused('not-found', files.missing(path), { at: 'path' })
  if (isProgramFile(path)) return lookAt(session, path)
  const { plan, preview } = await readFile({ path }, {}, (done, total) => job.progress(done, total, imports.reading), job.signal)
  if (job.signal.aborted) throw new Refused('cancelled', imports.cancelled)
  if (!plan) throw new Refused('unreadable', preview.message, { at: 'path' })
  return holdInMemory(session, plan, path)
}

export const exportHandlers: HandlersOf<typeof exportOperations> = {
  'export.run': (input, session) =>
    session.jobs.run(input.job, async (job) => {
      const program = session.need()
      const path = input.path === undefined ? null : resolve(input.path)
      // Asked before the work, so that nobody waits for a file that cannot be put down.
      if (path !== null) guarded(path, () => checkTarget(path, input.overwrite ?? false))
      const bytes = await writeExport(input.kind, inputFor(session, program, input.baselineId), job.progress, job.signal)
      if (job.signal.aborted) throw new Refused('cancelled', files.cancelled)
      const name = path === null ? nameFor(program, input.kind) : basename(path)
      if (path === null) return { name, path, size: bytes.length, base64: Buffer.from(bytes).toString('base64') }
      return { name, path, size: publishBytes(path, input.overwrite ?? false, bytes), base64: null }
    }),
  'report.deck': (input, session) => ({ content: deckContent(inputFor(session, session.need(), input.baselineId)) }),
  'export.name': (input, session) => {
    const program = session.need()
    return { name: nameFor(program, input.kind), folder: dirname(resolve(join(program.path, 'x', '..'))) }
  },
  'schedule.table': (_input, session) => scheduleTable(session.need()),
  'schedule.file': (input, session) =>
    session.jobs.run(input.job, async (job) => {
      const program = await lookInto(session, resolve(input.path), job)
      try {
        return scheduleTable(program)
      } finally {
        program.close()
      }
    }),
}
