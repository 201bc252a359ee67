/** Writing a task's early dates and what drives them into the schedule. */
import type { Instant } from '../../shared/time/instant.ts'
import type { Schedule } from './schedule.ts'

/** What the predecessors ask of a task: the latest start and finish demanded, NONE for nothing. One object, reused for each task. */
export interface Logic {
  start: Instant
  startLink: number
  finish: Instant
  finishLink: number
}

/** Why the start is where it is; `link` is -1 unless a link drives. */
export const note = (schedule: Schedule, at: number, kind: number, link: number, instant: Instant): void => {
  schedule.driver[at] = kind
  schedule.driverLink[at] = link
  schedule.driverInstant[at] = instant
}

export const setEarly = (schedule: Schedule, at: number, start: Instant, finish: Instant): void => {
  schedule.earlyStart[at] = start
  schedule.earlyFinish[at] = finish
}
