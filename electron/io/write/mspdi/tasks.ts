/** Tasks for Microsoft Project, with links, baselines and every computed date. */

import type { BaselineTask } from '../../../../shared/model/baseline.ts'
import { durationUnits } from '../../../../shared/model/fields.ts'
import type { Link } from '../../../../shared/model/link.ts'
import type { Plan } from '../../../../shared/model/plan.ts'
import type { ScheduleColumns } from '../../../../shared/model/schedule.ts'
import { constraintTypes, hasGivenDates } from '../../../../shared/model/task.ts'
import type { PlanRow } from '../planRows.ts'
import { date, type Element, element, inOrder, parent, span } from './elements.ts'
import { stopAndResume, type WorkPeriod } from './interruptions.ts'
import { TASK } from './order.ts'

/** Project has the base-line slots 0 to 10. */
export const BASELINES = 11
const ESTIMATED = 32
const LINK_CODES = { FF: 0, FS: 1, SF: 2, SS: 3 } as const
/** m 3, em 4, h 5, eh 6, d 7, ed 8, w 9, ew 10, mo 11, emo 12, % 19, e% 20. */
const FORMATS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(durationUnits.map((unit, at) => [unit, at < 5 ? 3 + at * 2 : 4 + (at - 5) * 2])),
  '%': 19,
  'e%': 20,
}

export interface TaskContext {
  readonly plan: Plan
  readonly columns: ScheduleColumns
  readonly uids: ReadonlyMap<string, number>
  readonly calendarUids: ReadonlyMap<string, number>
  readonly linksTo: ReadonlyMap<string, readonly Link[]>
  /** By task: the slot and what it promised. */
  readonly promised: ReadonlyMap<string, readonly (readonly [slot: number, BaselineTask])[]>
  readonly assigned: ReadonlySet<string>
  /** By task whose work rests in between: when it is worked on. */
  readonly interrupted: ReadonlyMap<string, readonly WorkPeriod[]>
}

const text = (elements: readonly Element[]): string => elements.map(([, xml]) => xml).join('')

const linkXml = (link: Link, predecessorUid: number): Element => {
  const percent = link.lagUnit === '%' || link.lagUnit === 'e%'
  return parent(
    'PredecessorLink',
    text([
      ...element('PredecessorUID', predecessorUid),
      ...element('Type', LINK_CODES[link.type]),
      ...element('CrossProject', false),
      // Tenths of a minute whatever the format says, but the percentage itself for a percentage.
      ...element('LinkLag', percent ? Math.round(link.lag / 10) : link.lag),
      ...element('LagFormat', FORMATS[link.lagUnit]),
    ]),
  )
}

const baselineXml = ([slot, promise]: readonly [number, BaselineTask]): Element =>
  parent(
    'Baseline',
    text([
      ...element('Number', slot),
      ...date('Start', promise.start),
      ...date('Finish', promise.finish),
      ...span('Duration', promise.duration),
      ...(promise.duration === null ? [] : element('DurationFormat', FORMATS.d)),
      ...span('Work', promise.work),
    ]),
  )

export const taskXml = (row: PlanRow, context: TaskContext): string => {
  const { task, at } = row
  const { columns } = context
  const computed = (column: readonly number[]): number | null => (at < 0 ? null : column[at])
  // A manual or inactive task's dates are inputs: an empty one stays empty.
  const given = hasGivenDates(task)
  const start = given ? task.manualStart : row.start
  const finish = given ? task.manualFinish : row.finish
  const duration = row.hasChildren && !task.manual ? row.duration : task.duration
  const unit = row.hasChildren && !task.manual ? 'd' : task.durationUnit
  const links = (context.linksTo.get(task.id) ?? []).flatMap((link) => {
    const uid = context.uids.get(link.predecessorId)
    return uid === undefined ? [] : [linkXml(link, uid)]
  })
  const own: Element[] = [
    ...element('UID', context.uids.get(task.id)),
    ...element('ID', row.row),
    ...element('Name', task.name),
    ...element('Active', task.active),
    ...element('Manual', task.manual),
    ...element('IsNull', false),
    // Assignments carry their people; without one the owner is the task's contact, which moves no date.
    ...(context.assigned.has(task.id) ? [] : element('Contact', task.owner)),
    ...element('WBS', row.wbs),
    ...element('OutlineNumber', row.wbs),
    ...element('OutlineLevel', row.depth + 1),
    ...element('Priority', task.priority),
    ...date('Start', start),
    ...date('Finish', finish),
    ...span('Duration', duration),
    ...(task.manual
      ? [...date('ManualStart', task.manualStart), ...date('ManualFinish', task.manualFinish), ...span('ManualDuration', duration)]
      : []),
    ...element('DurationFormat', FORMATS[unit] + (task.estimated ? ESTIMATED : 0)),
    ...stopAndResume(task, context.interrupted.get(task.id) ?? []),
    ...element('Estimated', task.estimated),
    ...element('Milestone', task.milestone),
    ...element('Summary', row.hasChildren),
    ...element('Critical', row.critical),
    ...date('EarlyStart', computed(columns.earlyStart)),
    ...date('EarlyFinish', computed(columns.earlyFinish)),
    ...date('LateStart', computed(columns.lateStart)),
    ...date('LateFinish', computed(columns.lateFinish)),
    ...element('FreeSlack', row.freeFloat),
    ...element('TotalSlack', row.totalFloat),
    ...element('PercentComplete', Math.round(task.percentComplete)),
    ...date('ActualStart', task.actualStart),
    ...date('ActualFinish', task.actualFinish),
    ...span('RemainingDuration', task.remainingDuration),
    ...element('ConstraintType', constraintTypes.indexOf(task.constraintType)),
    ...element('CalendarUID', task.calendarId === null ? -1 : (context.calendarUids.get(task.calendarId) ?? -1)),
    ...(task.ignoreResourceCalendars ? element('IgnoreResourceCalendar', true) : []),
    ...date('ConstraintDate', task.constraintDate),
    ...date('Deadline', task.deadline),
    ...(task.levellingDelay > 0 ? [...element('LevelingDelay', task.levellingDelay), ...element('LevelingDelayFormat', FORMATS.ed)] : []),
    ...element('Notes', task.notes),
    ...links,
    ...(context.promised.get(task.id) ?? []).map(baselineXml),
  ]
  return parent('Task', inOrder(own, task.extras, TASK))[1]
}
