/** What the logic asks of a task, and writing its early dates into the schedule. */
import type { Instant } from '../../shared/time/instant.ts'
import type { Schedule } from './schedule.ts'

/** What the predecessors ask of a task: the latest start and finish demanded, NONE for nothing. One object, reused for each task. */
export interface Logic {
  start: Instant
  finish: Instant
  /** The link that asks for the finish. */
  finishLink: number
}

export const setEarly = (schedule: Schedule, at: number, start: Instant, finish: Instant): void => {
  schedule.earlyStart[at] = start
  schedule.earlyFinish[at] = finish
}
