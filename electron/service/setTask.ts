/** Setting a task's fields with what follows from each, as planners know it from Microsoft Project; and the rules a task must keep. */
import { Refused } from '../../shared/contract/refusal.ts'
import { isElapsed } from '../../shared/model/fields.ts'
import { ownConstraints, type Program } from '../../shared/model/program.ts'
import { hasGivenDates, type Task, type TaskFields } from '../../shared/model/task.ts'
import { withoutTexts } from '../../shared/model/untyped.ts'
import { type WorkCalendars, workCalendars } from '../../shared/model/workCalendar.ts'
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import { edits as words } from '../../shared/words/en/service.ts'
import type { Rows } from './draft.ts'
import type { Reckoning } from './reckon.ts'

type Change = Partial<TaskFields>
type Mutable = { -readonly [F in keyof Change]: Change[F] }

/** What the rules look up besides the task itself. */
export interface Setting {
  readonly rows: Rows
  readonly reckoning: Reckoning
  /** Ids of tasks that have rows below them. */
  readonly parents: ReadonlySet<string | null>
  /** What the task's duration runs on. */
  readonly calendarOf: (task: Task) => WorkingCalendar
}

export const settingFor = (rows: Rows, reckoning: Reckoning): Setting => {
  let calendars: WorkCalendars | null = null
  const parents = new Set<string | null>()
  for (const task of rows.task.values()) parents.add(task.parentId)
  return {
    rows,
    reckoning,
    parents,
    calendarOf: (task) => {
      calendars ??= workCalendars({
        program: rows.program.get('program')!,
        calendars: [...rows.calendar.values()],
        resources: [...rows.resource.values()],
        assignments: [...rows.assignment.values()],
      })
      return calendars.workOf(task)
    },
  }
}

const refuse = (message: string, task: Task, at: string): never => {
  throw new Refused('conflict', message, { at, taskIds: [task.id] })
}

/** A summary's duration, dates and progress are results; only a manual one has its own. */
const checkSummary = (task: Task, set: Change, at: string): void => {
  const isManual = set.manual ?? task.manual
  if (
    set.percentComplete !== undefined ||
    set.actualStart !== undefined ||
    set.actualFinish !== undefined ||
    set.remainingDuration !== undefined
  )
    refuse(words.summaryProgress(task.name), task, at)
  if (set.duration !== undefined && !isManual) refuse(words.summaryDuration(task.name), task, at)
  if ((set.manualStart !== undefined || set.manualFinish !== undefined) && !isManual) refuse(words.summaryDates(task.name), task, at)
  // As soon or as late as possible says nothing of a summary: its tasks have their own.
  if (set.constraintType !== undefined && !['ASAP', 'ALAP', 'SNET', 'FNLT'].includes(set.constraintType))
    refuse(words.summaryConstraint(task.name, set.constraintType), task, at)
}

const followDuration = (task: Task, next: Mutable): void => {
  if (next.duration === undefined) return
  next.estimated ??= false
  if (next.remainingDuration === undefined) next.remainingDuration = null
  // Entering 0 makes a milestone, entering more makes a task of it again.
  if (next.duration === 0) next.milestone ??= true
  else if (task.milestone && task.duration === 0) next.milestone ??= false
}

const followConstraint = (task: Task, next: Mutable, program: Program): void => {
  const type = next.constraintType ?? task.constraintType
  const isFree = type === 'ASAP' || type === 'ALAP'
  // Seen from the start planners bound the start, from the finish the finish.
  if (next.constraintDate && next.constraintType === undefined && isFree)
    next.constraintType = program.scheduleFrom === 'finish' ? 'FNLT' : 'SNET'
  else if (next.constraintDate === null && next.constraintType === undefined && !isFree) next.constraintType = ownConstraints(program).none
  else if (isFree && next.constraintType !== undefined) next.constraintDate = null
}

const followProgress = (task: Task, next: Mutable, setting: Setting): void => {
  const row = setting.reckoning.rowOf.get(task.id)
  const { columns } = setting.reckoning
  const start = row === undefined ? setting.rows.program.get('program')!.start : columns.start[row]
  const finish = row === undefined ? null : columns.finish[row]
  if (next.percentComplete !== undefined && next.actualStart === undefined && next.actualFinish === undefined) {
    next.remainingDuration ??= null
    if (next.percentComplete === 0) Object.assign(next, { actualStart: null, actualFinish: null, resume: null })
    else {
      next.actualStart = task.actualStart ?? start
      next.actualFinish = next.percentComplete === 100 ? (task.actualFinish ?? finish) : null
    }
    return
  }
  if (next.actualFinish) {
    next.percentComplete ??= 100
    if (next.actualStart === undefined && task.actualStart === null) next.actualStart = Math.min(start, next.actualFinish)
  } else if (next.actualFinish === null && task.percentComplete === 100) next.percentComplete ??= 0
  if (next.actualStart === null) {
    next.percentComplete ??= 0
    next.actualFinish ??= null
  }
}

/** What remains was to go on at a certain time: other progress or another length has another answer. */
const followResume = (task: Task, next: Mutable): void => {
  if (task.resume === null || next.resume !== undefined) return
  const decides = [next.percentComplete, next.actualStart, next.actualFinish, next.remainingDuration, next.duration]
  if (decides.some((value) => value !== undefined)) next.resume = null
}

/** A manual or inactive task starts with the dates it has; its finish is where its duration ends when only one of them is given. */
const followGivenDates = (task: Task, next: Mutable, setting: Setting): void => {
  const isSummary = setting.parents.has(task.id)
  const isGiven = ({ manual, active }: Pick<Task, 'manual' | 'active'>): boolean => hasGivenDates({ manual, active: active || isSummary })
  if (!isGiven({ manual: next.manual ?? task.manual, active: next.active ?? task.active })) {
    if (isGiven(task)) Object.assign(next, { manualStart: null, manualFinish: null })
    return
  }
  const row = setting.reckoning.rowOf.get(task.id)
  const { columns } = setting.reckoning
  if (!isGiven(task) && row !== undefined) {
    next.manualStart ??= columns.start[row]
    if (next.duration === undefined) next.manualFinish ??= columns.finish[row]
  }
  const start = next.manualStart ?? task.manualStart
  const isSpanGiven = next.manualStart !== undefined || next.duration !== undefined
  const elapsed = isElapsed(next.durationUnit ?? task.durationUnit)
  if (start !== null && next.manualFinish === undefined && isSpanGiven) {
    const duration = next.duration ?? task.duration
    next.manualFinish = elapsed ? start + duration : setting.calendarOf(task).add(start, duration)
  } else if (start !== null && next.manualFinish && next.duration === undefined && next.manualFinish >= start) {
    next.duration = elapsed ? next.manualFinish - start : setting.calendarOf(task).between(start, next.manualFinish)
  }
}

const check = (task: Task, set: Change, setting: Setting, at: string): void => {
  const isSet = (...names: (keyof Change)[]): boolean => names.some((name) => set[name] !== undefined)
  if (isSet('constraintType', 'constraintDate') && !['ASAP', 'ALAP'].includes(task.constraintType) && task.constraintDate === null)
    refuse(words.constraintDate(task.name, task.constraintType), task, at)
  if (isSet('remainingDuration', 'duration') && task.remainingDuration !== null && task.remainingDuration > task.duration)
    refuse(words.remainingTooLong(task.name), task, at)
  if (isSet('optimistic', 'mostLikely', 'pessimistic')) {
    const given = [task.optimistic, task.mostLikely, task.pessimistic].filter((value) => value !== null)
    if (given.some((value, place) => place > 0 && value < given[place - 1])) refuse(words.threePoint(task.name), task, at)
  }
  if (
    isSet('manualStart', 'manualFinish') &&
    task.manualStart !== null &&
    task.manualFinish !== null &&
    task.manualFinish < task.manualStart
  )
    refuse(words.manualOrder(task.name), task, at)
  if (
    isSet('actualStart', 'actualFinish') &&
    task.actualStart !== null &&
    task.actualFinish !== null &&
    task.actualFinish < task.actualStart
  )
    refuse(words.actualOrder(task.name), task, at)
  if (set.calendarId && !setting.rows.calendar.has(set.calendarId))
    throw new Refused('not-found', words.noCalendar(set.calendarId), { at, taskIds: [task.id] })
}

/** A date or a length of a manual task has been typed. */
const isTyped = ({ manual, manualStart, manualFinish, duration }: Mutable): boolean =>
  manual === false || manualStart !== undefined || manualFinish !== undefined || duration !== undefined

/** The task with these fields set and all that follows from them. `at` says where in the input the change stands. */
export const setFields = (task: Task, set: Change, setting: Setting, at: string): Task => {
  const isSummary = setting.parents.has(task.id)
  if (isSummary) checkSummary(task, set, at)
  const next: Mutable = { ...set }
  followDuration(task, next)
  followConstraint(task, next, setting.rows.program.get('program')!)
  if (!isSummary) followProgress(task, next, setting)
  followResume(task, next)
  followGivenDates(task, next, setting)
  const result: Task = { ...task, ...next, extras: isTyped(next) ? withoutTexts(task.extras) : task.extras }
  check(result, set, setting, at)
  return result
}
