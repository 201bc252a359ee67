/** Leaving with the plan: deck, workbook, MSPDI, CSV, and the schedule as a table. */
import { basename, dirname, extname, resolve } from 'node:path'
import type { ExportKind, exportOperations } from '../../../shared/contract/exports.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { deckContent } from '../../../shared/report/index.ts'
import { files, edits as words } from '../../../shared/words/en/service.ts'
import { type ExportInput, writeExport } from '../../io/write/index.ts'
import { guarded } from '../../store/failures.ts'
import { checkExportTarget, publishBytes } from '../../store/publish.ts'
import { lookInto } from '../lookInto.ts'
import type { Program } from '../program.ts'
import { startDrivers } from '../reckon.ts'
import { scheduleTable } from '../scheduleTable.ts'
import type { HandlersOf, Session } from '../session.ts'
import { todayBy } from '../today.ts'

const EXTENSIONS: Readonly<Record<ExportKind, string>> = { deck: '.pptx', workbook: '.xlsx', mspdi: '.xml', csv: '.csv' }

const inputFor = (session: Session, program: Program, baselineId: string | null | undefined): ExportInput => {
  if (typeof baselineId === 'string' && !program.rows.baseline.has(baselineId))
    throw new Refused('not-found', words.noBaseline(baselineId), { at: 'baselineId' })
  const reckoning = program.reckoning()
  const { columns, summary } = reckoning
  const drivers = startDrivers(reckoning)
  return {
    plan: program.plan(),
    columns,
    drivers,
    summary,
    today: todayBy(session.clock),
    ...(baselineId === undefined ? {} : { baselineId }),
  }
}

const nameFor = (program: Program, kind: ExportKind): string => {
  const base = basename(program.path, extname(program.path)).trim() || program.file().name
  return `${base}${EXTENSIONS[kind]}`
}

export const exportHandlers: HandlersOf<typeof exportOperations> = {
  'export.run': (input, session) =>
    session.jobs.run(input.job, async (job) => {
      const program = session.need()
      const path = input.path === undefined ? null : resolve(input.path)
      // Asked before the work, so that nobody waits for a file that cannot be put down.
      if (path !== null) guarded(path, () => checkExportTarget(path, input.overwrite ?? false))
      const bytes = await writeExport(input.kind, inputFor(session, program, input.baselineId), job.progress, job.signal)
      if (job.signal.aborted) throw new Refused('cancelled', files.cancelled)
      const name = path === null ? nameFor(program, input.kind) : basename(path)
      if (path === null) return { name, path, size: bytes.length, base64: Buffer.from(bytes).toString('base64') }
      return { name, path, size: publishBytes(path, input.overwrite ?? false, bytes), base64: null }
    }),
  'report.deck': (input, session) => ({ content: deckContent(inputFor(session, session.need(), input.baselineId)) }),
  'export.name': (input, session) => {
    const program = session.need()
    return { name: nameFor(program, input.kind), folder: dirname(resolve(program.path)) }
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
