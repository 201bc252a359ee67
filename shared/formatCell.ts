/** What a cell of the sheet shows as text to edit or to copy; readCell reads it back the same. */
import type { SheetColumn } from './contract/edits.ts'
import type { DurationUnit } from './model/fields.ts'
import type { Program } from './model/program.ts'
import { boundsFinish, type Task } from './model/task.ts'
import { formatPredecessors, type PredecessorItem } from './predecessors.ts'
import { formatDuration, spaced } from './time/durationText.ts'
import { formatDate } from './time/formatDate.ts'
import { formatIso, formatIsoDate, type Instant, startOfDay } from './time/instant.ts'
import { constraintNames, cells as words } from './words/en/cells.ts'

/** What a cell shows is looked up here; the functions are called only for the columns that need them. */
export interface CellSource {
  readonly task: Task
  readonly program: Program
  /** Computed; null when the row has not been scheduled. */
  readonly start: Instant | null
  readonly finish: Instant | null
  readonly duration: number
  readonly links: (side: 'predecessors' | 'successors') => readonly PredecessorItem[]
  readonly resources: () => readonly { readonly name: string; readonly units: number }[]
  readonly calendarName: (id: string) => string
}

/** A date with its hour where that is not the usual one: "7 Sep 2026 13:00", as every screen shows it; ISO on the clipboard, which a sheet in any language reads. */
const dateText = (instant: Instant | null, timeOfDay: number, use: TextUse): string => {
  if (instant === null) return ''
  const day = use === 'copied' ? formatIsoDate(instant) : formatDate(startOfDay(instant), 'shortYear')
  return instant - startOfDay(instant) === timeOfDay ? day : `${day} ${formatIso(instant).slice(11, 16)}`
}
const durationText = (value: number | null, unit: DurationUnit, program: Program, use: TextUse, estimated = false): string => {
  if (value === null) return ''
  const text = formatDuration(value, unit, program, estimated)
  return use === 'copied' ? text : spaced(text)
}
const yesNo = (holds: boolean): string => (holds ? words.yes : words.no)
const percentText = (value: number): string => `${Math.round(value * 100) / 100}`

export type TextUse = 'edited' | 'copied'

/** The text of one cell as it is edited or copied; either reads back the same. */
export const formatCell = (column: SheetColumn, source: CellSource, use: TextUse = 'edited'): string => {
  const { task, program } = source
  switch (column) {
    case 'name':
    case 'owner':
    case 'notes':
      return task[column]
    case 'duration':
      return durationText(source.duration, task.durationUnit, program, use, task.estimated)
    case 'start':
      return dateText(source.start, program.dayStart, use)
    case 'finish':
      return dateText(source.finish, program.dayFinish, use)
    case 'predecessors':
    case 'successors':
      return formatPredecessors(source.links(column), program)
    case 'percentComplete':
      return percentText(task.percentComplete)
    case 'constraintType':
      return constraintNames[task.constraintType]
    case 'constraintDate':
      return dateText(task.constraintDate, boundsFinish(task.constraintType) ? program.dayFinish : program.dayStart, use)
    case 'deadline':
    case 'actualFinish':
      return dateText(task[column], program.dayFinish, use)
    case 'actualStart':
      return dateText(task.actualStart, program.dayStart, use)
    case 'calendar':
      return task.calendarId === null ? '' : source.calendarName(task.calendarId)
    case 'milestone':
    case 'manual':
    case 'active':
      return yesNo(task[column])
    case 'optimistic':
    case 'mostLikely':
    case 'pessimistic':
    case 'remainingDuration':
      return durationText(task[column], task.durationUnit, program, use)
    case 'resources':
      return source
        .resources()
        .map(({ name, units }) => (units === 1 ? name : `${name}[${percentText(units * 100)}%]`))
        .join(';')
    case 'priority':
      return String(task.priority)
  }
}
