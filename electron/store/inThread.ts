/** Runs one order of fileWorker.ts in a thread of its own. */
import { Refused } from '../../shared/contract/refusal.ts'
import { startThread } from '../thread/start.ts'
import type { FileAnswer, FileAnswers, FileOrder, FileTask } from './fileWorker.ts'
import { heldFiles } from './whichFile.ts'

/** Rejects with Refused for what a disk or a file can be, with an Error for a bug. */
export const inThread = <K extends FileOrder['kind']>(order: Extract<FileOrder, { kind: K }>): Promise<FileAnswers[K]> =>
  new Promise((resolve, reject) => {
    const worker = startThread(import.meta.url, './fileWorker.ts', './fileWorker.js', {
      workerData: { order, held: heldFiles() } satisfies FileTask,
      // What a thread took stays with the process; with 8 MB for young objects it is as fast as with V8's 48.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
    worker.once('message', (answer: FileAnswer) => {
      if ('value' in answer) resolve(answer.value as FileAnswers[K])
      else reject('refused' in answer ? new Refused(answer.refused.code, answer.refused.message) : new Error(answer.crash))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread ended without an answer')))
  })
