/** Looking into a file of any kind that holds a plan, without opening it for work. */
import { Refused } from '../../shared/contract/refusal.ts'
import { imports } from '../../shared/words/en/service.ts'
import { readFile } from '../io/read/index.ts'
import { looksLikeProgram, refuseMissing } from '../store/whichFile.ts'
import type { Job } from './jobs.ts'
import { holdInMemory, lookAt } from './openFiles.ts'
import type { Program } from './program.ts'
import type { Session } from './session.ts'

/** A program file or an importable one as a program in memory; nothing is written and nothing stays open. */
export const lookInto = async (session: Session, path: string, job: Job): Promise<Program> => {
  refuseMissing(path)
  if (looksLikeProgram(path)) return lookAt(session, path)
  const { plan, preview } = await readFile({ path }, {}, (done, total) => job.progress(done, total, imports.reading), job.signal)
  if (job.signal.aborted) throw new Refused('cancelled', imports.cancelled)
  if (!plan) throw new Refused('unreadable', preview.message, { at: 'path' })
  return holdInMemory(session, plan, path)
}
