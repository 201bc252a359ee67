/** What few tasks have: a constraint, a deadline, given dates, progress, splits. A row for each of those; all other tasks share row 0, which says nothing. */
import { splitTime, type Task } from '../../shared/model/task.ts'
import type { Duration, Instant } from '../../shared/time/instant.ts'
import { ALAP, ASAP, constraintCode, NEVER, NONE } from './codes.ts'

/** Columns by row, grown as tasks need rows: read them through this object each time. Instants and durations in tenths of a minute; NONE where there is no date. */
export interface Particulars {
  /** The row of each task number. */
  readonly of: Int32Array
  /** Rows in use; row 0 is one of them. */
  rows: number
  constraint: Uint8Array
  constraintDate: Int32Array
  deadline: Int32Array
  manualStart: Int32Array
  manualFinish: Int32Array
  actualStart: Int32Array
  actualFinish: Int32Array
  levellingDelay: Int32Array
  /** Working time left, splits included; one that falls right after the work done is over when the rest goes on. */
  remaining: Int32Array
  /** When the remaining work of a started task goes on. */
  resume: Int32Array
  /** Working time in which the work is interrupted. */
  split: Int32Array
  /** The longest delay of the task's assignments. */
  assignmentDelay: Int32Array
  /** Latest "no earlier than" and earliest "no later than" of the summaries above a task. settle.ts fills them. */
  inheritedStart: Int32Array
  inheritedFinish: Int32Array
  /** Start of the nearest manual summary above. settle.ts fills it. */
  summaryStart: Int32Array
}

/** Dates that a task's row in the plan has too. */
const dates = ['constraintDate', 'deadline', 'manualStart', 'manualFinish', 'actualStart', 'actualFinish', 'resume'] as const
const columns = [
  ...dates,
  'levellingDelay',
  'remaining',
  'split',
  'assignmentDelay',
  'inheritedStart',
  'inheritedFinish',
  'summaryStart',
] as const

/** Nobody has anything yet; there is room for what these tasks have. */
export const roomFor = (tasks: readonly Task[]): Particulars => {
  const one = (value: number): Int32Array => Int32Array.of(value)
  const particulars = {
    of: new Int32Array(tasks.length),
    rows: 1,
    constraint: Uint8Array.of(ASAP),
    constraintDate: one(NONE),
    deadline: one(NONE),
    manualStart: one(NONE),
    manualFinish: one(NONE),
    actualStart: one(NONE),
    actualFinish: one(NONE),
    levellingDelay: one(0),
    remaining: one(0),
    resume: one(NONE),
    split: one(0),
    assignmentDelay: one(0),
    inheritedStart: one(NONE),
    inheritedFinish: one(NEVER),
    summaryStart: one(NONE),
  }
  let rows = 1
  for (const task of tasks) if (isParticular(task)) rows += 1
  enlarge(particulars, rows)
  return particulars
}

/** Rows that are not in use say nothing. */
const enlarge = (particulars: Particulars, rows: number): void => {
  const constraint = new Uint8Array(rows).fill(ASAP)
  constraint.set(particulars.constraint)
  particulars.constraint = constraint
  for (const name of columns) {
    const column = new Int32Array(rows).fill(particulars[name][0])
    column.set(particulars[name])
    particulars[name] = column
  }
}

/** The task's own row; one that says nothing yet when it had none. */
export const ownRow = (particulars: Particulars, at: number): number => {
  if (particulars.of[at] > 0) return particulars.of[at]
  const row = particulars.rows
  if (row === particulars.constraint.length) enlarge(particulars, row + (row >> 2) + 8)
  particulars.of[at] = row
  particulars.rows = row + 1
  return row
}

/** Takes back the rows that were opened since there were `rows`. `of` must no longer name them. */
export const giveUpRows = (particulars: Particulars, rows: number): void => {
  particulars.constraint.fill(ASAP, rows, particulars.rows)
  for (const name of columns) particulars[name].fill(particulars[name][0], rows, particulars.rows)
  particulars.rows = rows
}

/** Progress and splits: what changes how much of a task's work is left, and when it is done. */
const hasProgress = ({ percentComplete, actualStart, actualFinish, remainingDuration, resume, splits }: Task): boolean =>
  percentComplete > 0 || actualStart !== null || actualFinish !== null || remainingDuration !== null || resume !== null || splits !== null

const isParticular = (task: Task): boolean =>
  task.constraintType !== 'ASAP' ||
  task.constraintDate !== null ||
  task.deadline !== null ||
  task.levellingDelay !== 0 ||
  task.manualStart !== null ||
  task.manualFinish !== null ||
  hasProgress(task)

/** Never more than the task takes in all, whatever a file says. */
const leftOf = (task: Task): number =>
  Math.min(task.duration, task.remainingDuration ?? Math.round(task.duration * (1 - task.percentComplete / 100)))

/** Writes what the task's row says, but neither what it inherits nor what its assignments do; a constraint without its date is none. A task once particular keeps its row. */
export const fillParticulars = (particulars: Particulars, at: number, task: Task): void => {
  if (particulars.of[at] === 0 && !isParticular(task)) return
  const row = ownRow(particulars, at)
  const code = constraintCode[task.constraintType]
  const left = leftOf(task)
  particulars.constraint[row] = task.constraintDate === null && code > ALAP ? ASAP : code
  for (const name of dates) particulars[name][row] = task[name] ?? NONE
  particulars.levellingDelay[row] = task.levellingDelay
  particulars.remaining[row] = left + splitTime(task, task.duration - left + 1)
  particulars.split[row] = splitTime(task)
}

interface Holder {
  readonly particulars: Particulars
}
export const constraintOf = ({ particulars }: Holder, at: number): number => particulars.constraint[particulars.of[at]]
export const constraintDateOf = ({ particulars }: Holder, at: number): Instant => particulars.constraintDate[particulars.of[at]]
export const deadlineOf = ({ particulars }: Holder, at: number): Instant => particulars.deadline[particulars.of[at]]
export const manualStartOf = ({ particulars }: Holder, at: number): Instant => particulars.manualStart[particulars.of[at]]
export const manualFinishOf = ({ particulars }: Holder, at: number): Instant => particulars.manualFinish[particulars.of[at]]
export const actualStartOf = ({ particulars }: Holder, at: number): Instant => particulars.actualStart[particulars.of[at]]
export const actualFinishOf = ({ particulars }: Holder, at: number): Instant => particulars.actualFinish[particulars.of[at]]
export const resumeOf = ({ particulars }: Holder, at: number): Instant => particulars.resume[particulars.of[at]]
export const levellingDelayOf = ({ particulars }: Holder, at: number): Duration => particulars.levellingDelay[particulars.of[at]]
export const assignmentDelayOf = ({ particulars }: Holder, at: number): Duration => particulars.assignmentDelay[particulars.of[at]]
export const inheritedStartOf = ({ particulars }: Holder, at: number): Instant => particulars.inheritedStart[particulars.of[at]]
export const inheritedFinishOf = ({ particulars }: Holder, at: number): Instant => particulars.inheritedFinish[particulars.of[at]]
export const summaryStartOf = ({ particulars }: Holder, at: number): Instant => particulars.summaryStart[particulars.of[at]]
