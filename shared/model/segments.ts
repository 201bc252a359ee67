/** The stretches of time in which a task is worked on, where splits, a later resume or a late predecessor interrupt it. */
import type { WorkingCalendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { isElapsed } from './fields.ts'
import { splitTime, type Task } from './task.ts'

export interface Segment {
  readonly start: Instant
  readonly finish: Instant
}

const hasBegun = (task: Task): boolean => task.actualStart !== null && task.actualFinish === null && task.percentComplete < 100

/** Working time done, and left with the splits in it; of a task that is not under way nothing is done. As electron/scheduler/network.ts counts it. */
const workOf = (task: Task): { done: number; left: number } => {
  if (!hasBegun(task)) return { done: 0, left: task.duration + splitTime(task) }
  const remaining = task.remainingDuration ?? Math.round(task.duration * (1 - task.percentComplete / 100))
  const done = task.duration - remaining
  return { done, left: remaining + splitTime(task, done + 1) }
}

/** From `start` on: the work of [from, to) with a pause at each split inside it. */
const walk = (task: Task, start: Instant, from: number, to: number, calendar: WorkingCalendar): Segment[] => {
  const segments: Segment[] = []
  let at = start
  let done = from
  for (const [stop, lasting] of task.splits ?? []) {
    if (stop <= done || stop >= to) continue
    const finish = calendar.add(at, stop - done)
    segments.push({ start: at, finish })
    at = calendar.nextWork(calendar.add(finish, lasting))
    done = stop
  }
  if (to > done) segments.push({ start: at, finish: calendar.add(at, to - done) })
  return segments
}

/**
 * Two segments or more, or null when the work runs through. `dates` are the computed ones, `calendar` is what the task works on.
 * Null too of manual tasks, whose dates are given, and of elapsed durations, which run on the clock.
 */
export const segmentsOf = (task: Task, dates: Segment, calendar: WorkingCalendar): Segment[] | null => {
  if (task.manual || isElapsed(task.durationUnit) || task.duration === 0) return null
  const { done, left } = workOf(task)
  if (task.splits === null && (done === 0 || left === 0)) return null
  if (done === 0 || left === 0) return several(walk(task, dates.start, 0, task.duration, calendar))
  const before = walk(task, dates.start, 0, done, calendar)
  const goesOn = calendar.subtract(dates.finish, left)
  const runsThrough = task.splits === null && goesOn <= calendar.nextWork(before[before.length - 1].finish)
  return runsThrough ? null : several([...before, ...walk(task, goesOn, done, task.duration, calendar)])
}

const several = (segments: Segment[]): Segment[] | null => (segments.length > 1 ? segments : null)
