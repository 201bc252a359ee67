/** What teams send: previewed, mended in the preview, then taken in as one step of undo. */
import { basename, extname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { importOperations } from '../../../shared/contract/imports.ts'
import type { Parsed } from '../../../shared/contract/index.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { imports, labels } from '../../../shared/words/en/service.ts'
import { callReaderOff, type ReadSource, readFile, startReaderSoon } from '../../io/read/index.ts'
import { isSameFile } from '../../store/whichFile.ts'
import { adopt } from '../adopt.ts'
import { pathForNew } from '../filePlaces.ts'
import { followSummaries } from '../followSummaries.ts'
import type { Job } from '../jobs.ts'
import { newPlan } from '../newPlan.ts'
import { createFilled } from '../openFiles.ts'
import type { KeptPreview } from '../previews.ts'
import type { Done, Program } from '../program.ts'
import type { HandlersOf, Session } from '../session.ts'

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** The open program's own file is not read past SQLite (see store/whichFile.ts), also not to say that it is none to import. */
const sourceOf = (input: Parsed<'import.preview'>, session: Session): ReadSource => {
  const open = session.program()
  if (input.path !== undefined && open && isSameFile(input.path, open.path))
    throw new Refused('conflict', imports.programFile(input.path), { at: 'path' })
  if (input.path !== undefined) return { path: input.path }
  if (input.base64 === undefined || input.name === undefined) throw new Refused('invalid', imports.nothingGiven, { at: 'path' })
  if (!BASE64.test(input.base64)) throw new Refused('invalid', imports.badContent, { at: 'base64' })
  return { name: input.name, bytes: Buffer.from(input.base64, 'base64') }
}

const read = async (session: Session, source: ReadSource, given: Pick<KeptPreview, 'sheet' | 'fixes'>, job: Job): Promise<KeptPreview> => {
  const result = await readFile(
    source,
    { ...(given.sheet === undefined ? {} : { sheet: given.sheet }), fixes: given.fixes },
    (done, total) => job.progress(done, total, imports.reading),
    job.signal,
  )
  // For the rows that are mended next; the command line has only this one reading.
  if (session.shell !== 'cli') startReaderSoon()
  if (job.signal.aborted) throw new Refused('cancelled', imports.cancelled)
  return { source, ...given, result }
}

/** The source's rows as one step of undo. */
const take = (session: Session, program: Program, kept: KeptPreview, into: 'append' | 'replace', name: string | null): Done => {
  const { plan, preview } = kept.result
  if (!plan) throw new Refused('unreadable', imports.noPlan(preview.message), { at: 'previewId' })
  return program.change({
    name: 'import.commit',
    run: (draft) => {
      adopt(draft, plan, { into, name, newId: session.newId })
      followSummaries(draft, program.reckoning)
      return { label: labels.importFile(preview.fileName) }
    },
  })
}

/** A cancel that has arrived meanwhile counts now; the preview stays, and nothing was written. */
const letCancel = async (job: Job): Promise<void> => {
  await setImmediate()
  if (job.signal.aborted) throw new Refused('cancelled', imports.cancelled)
}

const nameFor = (kept: KeptPreview): string => {
  const { fileName } = kept.result.preview
  return basename(fileName, extname(fileName)).trim().slice(0, 400) || labels.newProgram
}

export const importHandlers: HandlersOf<typeof importOperations> = {
  'import.preview': (input, session) =>
    session.jobs.run(input.job, async (job) => {
      const kept = await read(session, sourceOf(input, session), { sheet: input.sheet, fixes: {} }, job)
      const previewId = session.newId()
      session.previews.keep(previewId, kept)
      return { previewId, preview: kept.result.preview }
    }),
  'import.fix': (input, session) =>
    session.jobs.run(input.job, async (job) => {
      const before = session.previews.find(input.previewId)
      const isOtherSheet = input.sheet !== undefined && input.sheet !== before.result.preview.sheet
      // Fixes name rows of one sheet; on another one they would hit the wrong rows.
      const earlier = isOtherSheet ? {} : before.fixes
      const fixes = { ...earlier }
      for (const [key, cells] of Object.entries(input.fixes)) fixes[key] = { ...earlier[key], ...cells }
      const kept = await read(session, before.source, { sheet: input.sheet ?? before.sheet, fixes }, job)
      session.previews.keep(input.previewId, kept)
      return { previewId: input.previewId, preview: kept.result.preview }
    }),
  'import.commit': (input, session) =>
    session.jobs.run(input.job, async (job) => {
      callReaderOff()
      const kept = session.previews.find(input.previewId)
      const { plan } = kept.result
      if (!plan) throw new Refused('unreadable', imports.noPlan(kept.result.preview.message), { at: 'previewId' })
      const name = input.name ?? nameFor(kept)
      job.progress(0, 1, imports.writing)
      await letCancel(job)
      // From here on it is one piece: done, or not at all.
      const into = input.into === 'append' ? 'append' : 'replace'
      const takeAs = (called: string) => (program: Program) => take(session, program, kept, into, called)
      const startNew = (): { program: Program; filled: Done } => {
        const path = pathForNew(session, name, input.path)
        return createFilled(session, path, newPlan(session, name, plan.program.start), labels.newProgram, takeAs(name))
      }
      const intoOpen = (program: Program): { program: Program; filled: Done } => ({
        program,
        filled: takeAs(input.name ?? program.file().name)(program),
      })
      const { program, filled: done } = input.into === 'new' ? startNew() : intoOpen(session.need())
      if (done.feed) session.emit({ kind: 'changed', feed: done.feed })
      session.previews.discard(input.previewId)
      return { file: program.file(), result: done.result }
    }),
  'import.discard': (input, session) => {
    session.previews.discard(input.previewId)
    return {}
  },
}
