/** A task: one row of the work breakdown structure. A task with children is a summary; the tree says so, not a field. */
import { z } from 'zod'
import { duration, durationUnit, id, instant, longText, name, nullable, percent, shortText, uid } from './fields.ts'

/** As soon/late as possible, must start/finish on, start/finish no earlier/later than. */
export const constraintTypes = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'] as const
export type ConstraintType = (typeof constraintTypes)[number]
/** Its date is one for the finish; else one for the start. */
export const boundsFinish = (type: ConstraintType): boolean => type === 'MFO' || type === 'FNET' || type === 'FNLT'

export const taskRow = z.strictObject({
  id,
  uid,
  parentId: nullable(id),
  /** Order among its siblings, ascending; gaps allowed. */
  position: z.number().min(-1e12).max(1e12),
  name,
  milestone: z.boolean(),
  /** Manually scheduled: manualStart and manualFinish are inputs, not results; so they are of an inactive task. */
  manual: z.boolean(),
  active: z.boolean(),
  /** Working tenths of a minute, or clock time when durationUnit is elapsed. A summary's own is kept only while it is manual. */
  duration,
  durationUnit,
  estimated: z.boolean(),
  manualStart: nullable(instant),
  manualFinish: nullable(instant),
  calendarId: nullable(id),
  /** A task with a calendar of its own does not ask for those of its people; else it works when both do. null = it asks. */
  ignoreResourceCalendars: nullable(z.boolean()),
  constraintType: z.enum(constraintTypes),
  constraintDate: nullable(instant),
  deadline: nullable(instant),
  percentComplete: percent,
  actualStart: nullable(instant),
  actualFinish: nullable(instant),
  /** Working time left; null = duration x (1 - % complete). */
  remainingDuration: nullable(duration),
  /** When the work that remains of a started task goes on; null = as soon as the finished part and the splits allow. */
  resume: nullable(instant),
  /** Interruptions in order, each as [working time done before it, working time it lasts]; null = none. */
  splits: nullable(z.array(z.tuple([duration, duration])).max(1000)),
  /** Elapsed delay that levelling adds. */
  levellingDelay: duration,
  /** Three-point estimate. */
  optimistic: nullable(duration),
  mostLikely: nullable(duration),
  pessimistic: nullable(duration),
  owner: shortText,
  priority: z.int().min(0).max(1000),
  notes: longText,
  extras: nullable(longText),
})
export type Task = Readonly<z.infer<typeof taskRow>>
export type TaskKind = 'task' | 'milestone' | 'summary'

/** How long the splits last in all that come once `from` working time is done; one that would come after the task's end is none. */
export const splitTime = (task: Pick<Task, 'splits' | 'duration'>, from = 0): number => {
  if (task.splits === null) return 0
  let time = 0
  for (const [done, lasting] of task.splits) if (done >= from && done < task.duration) time += lasting
  return time
}

/** What a planner may set directly; the tree (parentId, position) and identity have operations of their own. */
export const taskFields = taskRow.omit({ id: true, uid: true, parentId: true, position: true, extras: true })
export type TaskFields = z.infer<typeof taskFields>

export const kindOf = (task: Task, hasChildren: boolean): TaskKind => (hasChildren ? 'summary' : task.milestone ? 'milestone' : 'task')

/** Its start and finish are inputs, not results: a manual task's, and an inactive one's, which keeps the dates it had (schedule-semantics.md). */
export const hasGivenDates = ({ manual, active }: Pick<Task, 'manual' | 'active'>): boolean => manual || !active

/** Every field at its default: one working day, automatic, as soon as possible. */
export const newTask = (given: { id: string; uid: number; name: string; position: number } & Partial<Task>, minutesPerDay = 480): Task => ({
  parentId: null,
  milestone: false,
  manual: false,
  active: true,
  duration: minutesPerDay * 10,
  durationUnit: 'd',
  estimated: true,
  manualStart: null,
  manualFinish: null,
  calendarId: null,
  ignoreResourceCalendars: null,
  constraintType: 'ASAP',
  constraintDate: null,
  deadline: null,
  percentComplete: 0,
  actualStart: null,
  actualFinish: null,
  remainingDuration: null,
  resume: null,
  splits: null,
  levellingDelay: 0,
  optimistic: null,
  mostLikely: null,
  pessimistic: null,
  owner: '',
  priority: 500,
  notes: '',
  extras: null,
  ...given,
})
