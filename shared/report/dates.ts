/** Dates as a deck says them: the year only where the date lies far from the data date. */
import { finishDay, formatDate } from '../time/formatDate.ts'
import { DAY, type Instant } from '../time/instant.ts'
import type { TaskFact } from './facts.ts'

/** Nine months: so near, a day and month name one date only. */
const NEAR = 270 * DAY
const isNear = (at: Instant, near: Instant): boolean => Math.abs(at - near) < NEAR

/** "18 March", or "18 March 2028" when it lies far from the data date `near`. */
export const longDate = (at: Instant, near: Instant): string => formatDate(at, isNear(at, near) ? 'day' : 'dayYear')
/** "18 Mar", or "18 Mar 2028". */
export const shortDate = (at: Instant, near: Instant): string => formatDate(at, isNear(at, near) ? 'short' : 'shortYear')
/** The day that a task's finish falls on; a milestone stands at its own instant. */
export const dayOfFinish = (task: Pick<TaskFact, 'finish' | 'milestone'>): Instant =>
  task.milestone ? task.finish : finishDay(task.finish)
/** "2 October" of a baseline's capture time in milliseconds, told in UTC because the core knows no zone. */
export const capturedOn = (capturedAt: number): string => formatDate(Math.round((capturedAt - Date.UTC(2000, 0, 1)) / 6000), 'dayYear')
