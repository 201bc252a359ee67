/** The sheet's columns in one table: what each shows, how wide it is, and which field of the plan it writes. Everything else derives from it. */
import type { SheetColumn } from '../../../../shared/contract/edits.ts'
import { isNearlyCritical, isOnLongestPath } from '../../../../shared/model/criticality.ts'
import { isElapsed } from '../../../../shared/model/fields.ts'
import { CONSTRAINT_BROKEN, CRITICAL, DEADLINE_MISSED } from '../../../../shared/model/schedule.ts'
import type { Task } from '../../../../shared/model/task.ts'
import type { TreeRow } from '../../../../shared/model/tree.ts'
import { constraintNames } from '../../../../shared/words/en/cells.ts'
import { plan } from '../../../../shared/words/en/plan.ts'
import type { Scheduled } from '../../../client/computedDates.ts'
import type { PlanWorld } from '../world.ts'
import { linksText, resourcesText, showDate, showDays, showDuration, showFinish, showSpan, varianceOf } from './cellText.ts'

export type ColumnKey = keyof typeof plan.columns

/** One row as its cells see it. `at` is missing only between an edit and the schedule that follows it. */
export interface CellSource {
  readonly row: TreeRow
  readonly task: Task
  readonly at: Scheduled | undefined
  readonly world: PlanWorld
}
/** critical: the one strong colour; late: a promise broken; quiet: secondary. */
export type Tone = 'critical' | 'late' | 'quiet'

export interface Column {
  readonly key: ColumnKey
  /** In the header, short. */
  readonly label: string
  /** In dialogs and for the screen reader. */
  readonly fullName: string
  readonly title: string
  /** Pixels; the planner's own width is kept apart. */
  readonly width: number
  readonly align: 'left' | 'right'
  /** A date: wider where dates need their year. */
  readonly isDate: boolean
  /** Its share of the room that is left over, where the planner has not made it a width; 0 = it keeps its own. */
  readonly grows: number
  readonly atFirst: boolean
  /** The field that typed text is written to; null = computed. */
  readonly write: SheetColumn | null
  text(source: CellSource): string
  tone?(source: CellSource): Tone | undefined
}

const yes = (claim: boolean): string => (claim ? '✓' : '')
const isCritical = ({ at }: CellSource): boolean => at !== undefined && (at.flags & CRITICAL) !== 0
const baselineOf = ({ world, task }: CellSource) =>
  world.baselineId ? world.baselineTasks.get(`${world.baselineId}:${task.id}`) : undefined

/** The two readings of critical, apart: "Critical, longest path". */
const criticality = ({ at, row, task, world }: CellSource): string => {
  if (!at) return ''
  const words = plan.criticalities
  const isNear = !row.hasChildren && isNearlyCritical(world.program, task, at)
  const byFloat = (at.flags & CRITICAL) !== 0 ? words.critical : isNear ? words.near : ''
  const byPath = isOnLongestPath(task, at) ? words.longest : ''
  return [byFloat, byPath].filter(Boolean).join(', ')
}

/** How much longer the row is than promised; null where nothing was kept. */
const longerOf = (source: CellSource): number | null => {
  const promised = baselineOf(source)?.duration ?? null
  return source.at === undefined || promised === null ? null : source.at.duration - promised
}

/** A constraint that stands against links, or that what happened has overrun, is a promise broken. */
const brokenTone = ({ at }: CellSource): 'late' | undefined => (at && (at.flags & CONSTRAINT_BROKEN) !== 0 ? 'late' : undefined)

type Sketch = Partial<Omit<Column, 'key' | 'label' | 'fullName' | 'title'>> & Pick<Column, 'text'>

const sketches: Record<ColumnKey, Sketch> = {
  row: { width: 40, align: 'right', atFirst: true, text: ({ row }) => String(row.row), tone: () => 'quiet' },
  wbs: { width: 58, text: ({ row }) => row.wbs, tone: () => 'quiet' },
  name: { width: 206, grows: 3, atFirst: true, write: 'name', text: ({ task }) => task.name },
  duration: {
    width: 66,
    align: 'right',
    atFirst: true,
    write: 'duration',
    text: ({ task, row, at, world }) =>
      row.hasChildren && !task.manual
        ? showDays(at?.duration ?? 0, world.program)
        : showDuration(task.duration, task.durationUnit, task.estimated, world.program),
  },
  start: {
    isDate: true,
    width: 66,
    atFirst: true,
    write: 'start',
    text: ({ at, world }) => (at ? showDate(at.start, world) : ''),
    tone: brokenTone,
  },
  finish: {
    isDate: true,
    width: 66,
    atFirst: true,
    write: 'finish',
    text: ({ at, world }) => (at ? showFinish(at.start, at.finish, world) : ''),
    tone: ({ at }) => (at && (at.flags & DEADLINE_MISSED) !== 0 ? 'late' : undefined),
  },
  predecessors: {
    width: 64,
    grows: 1,
    atFirst: true,
    write: 'predecessors',
    text: ({ task, world }) => linksText(world.linksInto.get(task.id), (link) => link.predecessorId, world),
    tone: () => 'quiet',
  },
  successors: {
    width: 68,
    grows: 1,
    write: 'successors',
    text: ({ task, world }) => linksText(world.linksFrom.get(task.id), (link) => link.successorId, world),
    tone: () => 'quiet',
  },
  owner: { width: 68, grows: 1.4, atFirst: true, write: 'owner', text: ({ task }) => task.owner },
  percentComplete: {
    width: 56,
    align: 'right',
    atFirst: true,
    write: 'percentComplete',
    text: ({ task }) => (task.percentComplete === 0 ? '' : `${Math.round(task.percentComplete)}%`),
    tone: () => 'quiet',
  },
  totalFloat: {
    width: 58,
    align: 'right',
    atFirst: true,
    text: ({ task, at, world }) => (at && task.active ? showDays(at.totalFloat, world.program) : '–'),
    // Of a summary the figure stays black: the strong colour belongs to the tasks that make it so. Float below zero is always told.
    tone: (source) =>
      source.task.active && (source.row.hasChildren ? (source.at?.totalFloat ?? 0) < 0 : isCritical(source)) ? 'critical' : undefined,
  },
  criticality: {
    width: 150,
    text: (source) => criticality(source),
    tone: (source) => (source.task.active && isCritical(source) ? 'critical' : undefined),
  },
  freeFloat: {
    width: 70,
    align: 'right',
    text: ({ task, at, world }) => (at && task.active ? showDays(at.freeFloat, world.program) : '–'),
  },
  lateStart: { isDate: true, width: 74, text: ({ at, world }) => (at ? showDate(at.lateStart, world) : '') },
  lateFinish: { isDate: true, width: 74, text: ({ at, world }) => (at ? showFinish(at.lateStart, at.lateFinish, world) : '') },
  deadline: {
    isDate: true,
    width: 74,
    write: 'deadline',
    text: ({ task, world }) => (task.deadline === null ? '' : showFinish(null, task.deadline, world)),
    tone: ({ at }) => (at && (at.flags & DEADLINE_MISSED) !== 0 ? 'late' : undefined),
  },
  constraintType: {
    width: 150,
    write: 'constraintType',
    text: ({ task }) => (task.constraintType === 'ASAP' ? '' : constraintNames[task.constraintType]),
    tone: brokenTone,
  },
  constraintDate: {
    width: 100,
    write: 'constraintDate',
    text: ({ task, world }) => (task.constraintDate === null ? '' : showDate(task.constraintDate, world)),
    tone: brokenTone,
  },
  baselineStart: {
    width: 92,
    text: (source) => {
      const start = baselineOf(source)?.start ?? null
      return start === null ? '' : showDate(start, source.world)
    },
    tone: () => 'quiet',
  },
  baselineFinish: {
    width: 96,
    text: (source) => {
      const base = baselineOf(source)
      return base === undefined || base.finish === null ? '' : showFinish(base.start, base.finish, source.world)
    },
    tone: () => 'quiet',
  },
  variance: {
    width: 66,
    align: 'right',
    text: (source) => {
      const slip = varianceOf(source.at?.finish, baselineOf(source)?.finish, source.world)
      return slip === null ? '' : showDays(slip, source.world.program, true)
    },
    tone: (source) => ((varianceOf(source.at?.finish, baselineOf(source)?.finish, source.world) ?? 0) > 0 ? 'late' : undefined),
  },
  startVariance: {
    width: 92,
    align: 'right',
    text: (source) => {
      const slip = varianceOf(source.at?.start, baselineOf(source)?.start, source.world)
      return slip === null ? '' : showDays(slip, source.world.program, true)
    },
    tone: (source) => ((varianceOf(source.at?.start, baselineOf(source)?.start, source.world) ?? 0) > 0 ? 'late' : undefined),
  },
  durationVariance: {
    width: 112,
    align: 'right',
    text: (source) => {
      const longer = longerOf(source)
      if (longer === null) return ''
      // An elapsed duration runs on the clock: its difference is told in its own unit.
      if (isElapsed(source.task.durationUnit)) return `${longer > 0 ? '+' : ''}${showSpan(longer, source.task, source.world)}`
      return showDays(longer, source.world.program, true)
    },
    tone: (source) => ((longerOf(source) ?? 0) > 0 ? 'late' : undefined),
  },
  calendar: {
    width: 100,
    write: 'calendar',
    text: ({ task, world }) => (task.calendarId === null ? '' : (world.calendars.get(task.calendarId)?.name ?? '')),
  },
  resources: { width: 120, grows: 1, write: 'resources', text: ({ task, world }) => resourcesText(task.id, world) },
  milestone: { width: 70, write: 'milestone', text: ({ task, row }) => yes(task.milestone && !row.hasChildren) },
  manual: { width: 62, write: 'manual', text: ({ task }) => yes(task.manual) },
  active: { width: 58, write: 'active', text: ({ task }) => yes(task.active) },
  optimistic: { width: 78, align: 'right', write: 'optimistic', text: ({ task, world }) => showSpan(task.optimistic, task, world) },
  mostLikely: { width: 82, align: 'right', write: 'mostLikely', text: ({ task, world }) => showSpan(task.mostLikely, task, world) },
  pessimistic: { width: 84, align: 'right', write: 'pessimistic', text: ({ task, world }) => showSpan(task.pessimistic, task, world) },
  actualStart: {
    isDate: true,
    width: 84,
    write: 'actualStart',
    text: ({ task, world }) => (task.actualStart === null ? '' : showDate(task.actualStart, world)),
  },
  actualFinish: {
    isDate: true,
    width: 88,
    write: 'actualFinish',
    text: ({ task, world }) => (task.actualFinish === null ? '' : showFinish(task.actualStart, task.actualFinish, world)),
  },
  remainingDuration: {
    width: 80,
    align: 'right',
    write: 'remainingDuration',
    text: ({ task, world }) => showSpan(task.remainingDuration, task, world),
  },
  priority: { width: 60, align: 'right', write: 'priority', text: ({ task }) => (task.priority === 500 ? '' : String(task.priority)) },
  notes: { width: 200, grows: 1, write: 'notes', text: ({ task }) => task.notes.split('\n')[0], tone: () => 'quiet' },
}

const titles: Partial<Record<ColumnKey, string>> = plan.columnTitles
const fullNames: Partial<Record<ColumnKey, string>> = plan.fullNames

export const columns: readonly Column[] = (Object.keys(sketches) as ColumnKey[]).map((key) => ({
  key,
  label: plan.columns[key],
  fullName: fullNames[key] ?? plan.columns[key],
  title: titles[key] ?? fullNames[key] ?? plan.columns[key],
  width: 80,
  align: 'left',
  isDate: false,
  grows: 0,
  atFirst: false,
  write: null,
  ...sketches[key],
}))
export const columnOf = (key: ColumnKey): Column => columns.find((column) => column.key === key) ?? columns[0]
export const isColumnKey = (key: string): key is ColumnKey => key in sketches
export const firstColumns: readonly ColumnKey[] = columns.filter((column) => column.atFirst).map((column) => column.key)
/** The row number and the name stay in view while the rest scrolls sideways. */
export const FROZEN: readonly ColumnKey[] = ['row', 'name']

const computed: Partial<Record<ColumnKey, string>> = plan.computed
const computedSummary: Partial<Record<ColumnKey, string>> = plan.computedSummary

/** Why this cell takes no text; null when it does. */
export const whyNotEditable = (column: Column, row: TreeRow | undefined): string | null => {
  if (column.write === null) return computed[column.key] ?? null
  if (row?.hasChildren && !(row.task.manual && column.key !== 'milestone')) return computedSummary[column.key] ?? null
  return null
}
