/** Looking into a file of any kind that holds a plan, without opening it for work. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { Refused } from '../../shared/contract/refusal.ts'
import { files, imports } from '../../shared/words/en/service.ts'
import { readFile } from '../io/read/index.ts'
import { guarded } from '../store/failures.ts'
import type { Job } from './jobs.ts'
import { holdInMemory, lookAt } from './openFiles.ts'
import type { Program } from './program.ts'
import type { Session } from './session.ts'

const isProgramFile = (path: string): boolean =>
  guarded(path, () => {
    // Opening a pipe would wait for somebody to write into it; the reader refuses it in words.
    if (!statSync(path).isFile()) return false
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
