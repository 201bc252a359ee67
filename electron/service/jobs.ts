/** Long operations that are running: their progress goes out as events, and they can be cancelled by their job id. */
import type { ProgramEvent } from '../../shared/contract/index.ts'

export interface Job {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number, what: string) => void
}
export interface Jobs {
  readonly run: <T>(id: string | undefined, work: (job: Job) => Promise<T>) => Promise<T>
  /** False when no such job is running. */
  readonly cancel: (id: string) => boolean
  readonly cancelAll: () => void
}

export const createJobs = (emit: (event: ProgramEvent) => void): Jobs => {
  const running = new Map<string, AbortController>()
  return {
    run: async (id, work) => {
      const controller = new AbortController()
      if (id !== undefined) running.set(id, controller)
      try {
        return await work({
          signal: controller.signal,
          progress: (done, total, what) => {
            if (id !== undefined) emit({ kind: 'progress', job: id, done, total, what })
          },
        })
      } finally {
        if (id !== undefined && running.get(id) === controller) running.delete(id)
      }
    },
    cancel: (id) => {
      const controller = running.get(id)
      controller?.abort()
      return controller !== undefined
    },
    cancelAll: () => {
      for (const controller of running.values()) controller.abort()
    },
  }
}
