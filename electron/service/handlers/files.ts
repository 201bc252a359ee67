/** Program files and the shell: create, open, recent, save a copy, close, browse, choose; cancel a job. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { filesOperations } from '../../../shared/contract/files.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import type { ProgramFile } from '../../../shared/contract/results.ts'
import { type Plan, planSchema } from '../../../shared/model/plan.ts'
import { newProgram } from '../../../shared/model/program.ts'
import { newTask } from '../../../shared/model/task.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { files, labels } from '../../../shared/words/en/service.ts'
import { startReaderAhead } from '../../io/read/index.ts'
import { listBackups } from '../../store/backup.ts'
import { refuseName } from '../../store/fileName.ts'
import { readRecent } from '../../store/recent.ts'
import { isSameFile } from '../../store/whichFile.ts'
import { assetPath } from '../assets.ts'
import { captureBaseline } from '../baselines.ts'
import { browse } from '../browse.ts'
import { rememberedCopyOf } from '../copies/ownCopies.ts'
import { publishCopy } from '../copies/publishCopy.ts'
import { freePath, pathForNew, placeOf, realPath } from '../filePlaces.ts'
import { lookInto } from '../lookInto.ts'
import { newPlan } from '../newPlan.ts'
import { createFilled, createInto, openInto } from '../openFiles.ts'
import type { Program } from '../program.ts'
import { forgetRecent } from '../recentPrograms.ts'
import { backupWords } from '../restore.ts'
import type { HandlersOf, Session } from '../session.ts'
import { todayBy } from '../today.ts'
import { versionOfProgram } from '../version.ts'

/** Fields that the model has got since the sample was written are at their defaults. */
const readSample = (): Plan => {
  const path = assetPath('samples', 'atlas.json')
  if (!existsSync(path)) throw new Refused('not-found', files.sampleMissing(path))
  const raw = JSON.parse(readFileSync(path, 'utf8')) as Plan
  return planSchema.parse({
    ...raw,
    program: newProgram(raw.program),
    tasks: raw.tasks.map((task) => newTask(task)),
    assignments: raw.assignments.map((assignment) => ({ ...assignment, delay: assignment.delay ?? 0 })),
  })
}

/** Whoever cannot open a file is told of its back-ups, or of the own copy of a published one. */
const openOrTell = (session: Session, path: string, copy: boolean): ProgramFile => {
  try {
    const { program, warning } = openInto(session, path, copy)
    return { ...program.file(), warning }
  } catch (error) {
    if (!(error instanceof Refused) || (error.code !== 'unreadable' && error.code !== 'not-found')) throw error
    const own = rememberedCopyOf(session, resolve(path))
    const more = own === null ? backupWords(session, resolve(path)) : copies.published.ownIsThere(own)
    throw new Refused(error.code, error.message + more, error.at === undefined ? {} : { at: error.at })
  }
}

export const filesHandlers: HandlersOf<typeof filesOperations> = {
  'app.info': (_input, session) => ({
    version: versionOfProgram(),
    shell: session.shell,
    platform: process.platform,
    author: session.author,
    canChoose: session.openDialog !== null,
    file: session.program()?.file() ?? null,
    unopened: session.unopened(),
    today: todayBy(session.clock),
  }),
  'files.recent': (_input, session) => ({
    items: readRecent(session.places.settings).map((item) => {
      const missing = !existsSync(item.path)
      return { ...item, missing, backups: missing ? listBackups(session.places.backups, item.path).length : 0 }
    }),
  }),
  'files.forget': (input, session) => {
    forgetRecent(session, input.path)
    return {}
  },
  'files.create': (input, session) =>
    createInto(session, pathForNew(session, input.name, input.path), newPlan(session, input.name, input.start)).file(),
  'files.open': (input, session) => {
    if (!input.snapshot) return openOrTell(session, input.path, input.copy ?? false)
    return session.jobs.run(input.job, async (job) => {
      const program = await lookInto(session, resolve(input.path), job)
      session.setProgram(program)
      return program.file()
    })
  },
  'files.openSample': (_input, session) => {
    const plan = readSample()
    const captureKickOff = (program: Program): void => {
      if (plan.baselines.length > 0) return
      // What a planner would have done at the kick-off; no step of undo, for it belongs to the sample.
      program.change({
        name: 'files.openSample',
        undoable: false,
        run: (draft) => {
          const taskIds = [...draft.rows.task.keys()]
          captureBaseline(draft, program.reckoning(), { name: labels.baseline, taskIds, newId: session.newId, now: session.clock() })
          return { label: labels.capture(labels.baseline) }
        },
      })
    }
    return createFilled(session, freePath(session, plan.program.name), plan, labels.sample, captureKickOff).program.file()
  },
  'files.saveCopy': (input, session) => {
    const program = session.need()
    const path = realPath(input.path)
    refuseName(path)
    if (isSameFile(path, program.path)) throw new Refused('conflict', files.ownFile(path), { at: 'path' })
    const { overwrite = false, replace = false } = input
    return { path, size: publishCopy(session, program, path, { overwrite, replace, isShared: placeOf(input.path) !== null }) }
  },
  'files.close': (_input, session) => {
    session.setProgram(null)
    return {}
  },
  'files.browse': (input, session) => {
    const listing = browse(session.places, input.folder)
    // While somebody looks at files that can be imported, the reader for the one they choose gets ready.
    if (listing.entries.some((entry) => entry.kind === 'importable')) startReaderAhead()
    return listing
  },
  'files.choose': async (input, session) => {
    if (!session.openDialog) throw new Refused('unsupported', files.noChooser)
    if (input.purpose === 'import') startReaderAhead()
    return { path: await session.openDialog(input) }
  },
  'job.cancel': (input, session) => ({ cancelled: session.jobs.cancel(input.job) }),
}
