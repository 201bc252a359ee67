/** What a drag on a bar means, in one place: the preview under the pointer and the command behind it read the same fields from it. */

import { isElapsed } from './model/fields.ts'
import { hasGivenDates, splitTime, type Task, type TaskFields } from './model/task.ts'
import type { WorkingCalendar } from './time/calendar.ts'
import type { Duration, Instant } from './time/instant.ts'

/**
 * A body drag gives `start` alone, the right edge `finish` alone, a typed duration `duration` alone; start and finish together
 * set both ends. Instants and durations in tenths of a minute.
 */
export interface Gesture {
  readonly taskId: string
  readonly start?: Instant | undefined
  readonly finish?: Instant | undefined
  readonly duration?: Duration | undefined
}

export type GestureFields = Partial<
  Pick<
    TaskFields,
    | 'constraintType'
    | 'constraintDate'
    | 'duration'
    | 'estimated'
    | 'milestone'
    | 'remainingDuration'
    | 'resume'
    | 'manualStart'
    | 'manualFinish'
    | 'actualStart'
    | 'actualFinish'
  >
>

/** Where the task stands now, and what it runs on: its own calendar or the program's. */
export interface Standing {
  readonly start: Instant
  readonly finish: Instant
  readonly calendar: WorkingCalendar
  readonly isSummary: boolean
  /** The program is scheduled from its finish: planners bound finishes there, where they bound starts else. */
  readonly fromFinish: boolean
}

const spanOf = (task: Task, calendar: WorkingCalendar, start: Instant, finish: Instant): Duration =>
  Math.max(0, isElapsed(task.durationUnit) ? finish - start : calendar.between(start, finish))

const finishOf = (task: Task, calendar: WorkingCalendar, start: Instant, duration: Duration): Instant =>
  isElapsed(task.durationUnit) ? start + duration : calendar.add(start, duration)

/** What remained was to go on at a certain time: that held for the old dates. */
const goesOnAnew = (task: Task): GestureFields => (task.resume === null ? {} : { resume: null })

/** A planner who sets a duration no longer estimates it; zero makes a milestone, more than zero ends one. */
const durationFields = (task: Task, duration: Duration): GestureFields => {
  const done = task.duration - (task.remainingDuration ?? task.duration)
  return {
    duration,
    estimated: false,
    milestone: duration === 0 ? true : task.duration === 0 ? false : task.milestone,
    ...(task.remainingDuration === null ? {} : { remainingDuration: Math.max(0, duration - done) }),
    ...goesOnAnew(task),
  }
}

/** A manual or inactive task takes the new dates as they are. */
const onManual = (task: Task, gesture: Gesture, { start, finish, calendar }: Standing): GestureFields => {
  const from = gesture.start ?? task.manualStart ?? start
  if (gesture.duration !== undefined) {
    return { ...durationFields(task, gesture.duration), manualStart: from, manualFinish: finishOf(task, calendar, from, gesture.duration) }
  }
  if (gesture.finish !== undefined) {
    const until = Math.max(from, gesture.finish)
    return { ...durationFields(task, spanOf(task, calendar, from, until)), manualStart: from, manualFinish: until }
  }
  const span = spanOf(task, calendar, start, finish)
  return { manualStart: from, manualFinish: finishOf(task, calendar, from, span) }
}

/**
 * A task that has begun is moved by its actual start, a finished one by both actual dates; any other by a start no earlier than, or seen
 * from the finish by a finish no later than (as in Microsoft Project).
 */
const moveStart = (task: Task, start: Instant, standing: Standing): GestureFields => {
  const { calendar } = standing
  if (task.actualStart === null) {
    if (!standing.fromFinish) return { constraintType: 'SNET', constraintDate: start }
    const span = spanOf(task, calendar, standing.start, standing.finish)
    return { constraintType: 'FNLT', constraintDate: finishOf(task, calendar, start, span) }
  }
  const actualStart = calendar.nextWork(start)
  if (task.actualFinish === null) return { actualStart, ...goesOnAnew(task) }
  const span = spanOf(task, calendar, task.actualStart, task.actualFinish)
  return { actualStart, actualFinish: finishOf(task, calendar, actualStart, span) }
}

/** Seen from the finish a new length would move the start: the finish that was dragged, or that follows from the new start, is kept. */
const keepFinish = (task: Task, gesture: Gesture, from: Instant, length: Duration, { calendar, fromFinish }: Standing): GestureFields => {
  if (!fromFinish || task.actualStart !== null) return {}
  const isLate = task.constraintType === 'ALAP' || task.constraintType === 'FNLT'
  if (gesture.start === undefined && (gesture.finish === undefined || !isLate)) return {}
  return { constraintType: 'FNLT', constraintDate: gesture.finish ?? finishOf(task, calendar, from, length) }
}

/**
 * The fields that a gesture changes: for an automatic task a new start is a start no earlier than at that instant (as in Microsoft
 * Project), a new finish or duration keeps the start. Seen from the finish it is a finish no later than; a typed duration keeps the finish. Null when the gesture means nothing: an automatic summary has its children's
 * span, a finished task its actual finish.
 */
export const gestureFields = (task: Task, gesture: Gesture, standing: Standing): GestureFields | null => {
  const setsLength = gesture.finish !== undefined || gesture.duration !== undefined
  if (gesture.start === undefined && !setsLength) return null
  if (task.manual || (hasGivenDates(task) && !standing.isSummary)) return onManual(task, gesture, standing)
  if (setsLength && (standing.isSummary || task.actualFinish !== null)) return null
  const moved = gesture.start === undefined ? {} : moveStart(task, gesture.start, standing)
  if (!setsLength) return moved
  const from = gesture.start ?? standing.start
  const splits = splitTime(task)
  const duration = gesture.duration ?? Math.max(0, spanOf(task, standing.calendar, from, gesture.finish ?? standing.finish) - splits)
  return { ...moved, ...keepFinish(task, gesture, from, duration + splits, standing), ...durationFields(task, duration) }
}
