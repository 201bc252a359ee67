/** The commands that change the plan. Each is one step of undo. */
import { z } from 'zod'
import { calendarRow } from '../model/calendar.ts'
import { colour, id, name, shortText } from '../model/fields.ts'
import { linkRow } from '../model/link.ts'
import { positionRow } from '../model/position.ts'
import { programRow } from '../model/program.ts'
import { resourceRow } from '../model/resource.ts'
import { taskFields } from '../model/task.ts'
import { command } from './operation.ts'
import { gesture } from './plan.ts'
import { commandResult, ids, none } from './results.ts'

/** Columns of the sheet that take typed or pasted text; how each reads its text is shared/readCell.ts. */
export const sheetColumns = [
  'name',
  'duration',
  'start',
  'finish',
  'predecessors',
  'successors',
  'owner',
  'percentComplete',
  'constraintType',
  'constraintDate',
  'deadline',
  'calendar',
  'milestone',
  'manual',
  'active',
  'optimistic',
  'mostLikely',
  'pessimistic',
  'actualStart',
  'actualFinish',
  'remainingDuration',
  'resources',
  'priority',
  'notes',
] as const
export type SheetColumn = (typeof sheetColumns)[number]
const cells = z.partialRecord(z.enum(sheetColumns), z.string().max(100_000))
/** Where rows go: under parentId (null = top level), before the sibling beforeId (null = last). */
const place = { parentId: id.nullable(), beforeId: id.nullable() }
const newLink = linkRow.pick({ predecessorId: true, successorId: true }).extend({
  type: linkRow.shape.type.default('FS'),
  lag: linkRow.shape.lag.default(0),
  lagUnit: linkRow.shape.lagUnit.default('d'),
})
const MANY = 100_000

export const editOperations = {
  'task.insert': command(
    'Insert task',
    z.strictObject({ ...place, tasks: z.array(taskFields.partial().extend({ name })).min(1).max(MANY) }),
    commandResult,
  ),
  'task.update': command(
    'Change task',
    z.strictObject({
      changes: z
        .array(z.strictObject({ id, set: taskFields.partial() }))
        .min(1)
        .max(MANY),
    }),
    commandResult,
  ),
  /** Deletes the tasks with all below them, their links and assignments. */
  'task.delete': command('Delete task', z.strictObject({ ids }), commandResult),
  'task.move': command('Move row', z.strictObject({ ids, ...place }), commandResult),
  'task.indent': command('Indent', z.strictObject({ ids }), commandResult),
  'task.outdent': command('Outdent', z.strictObject({ ids }), commandResult),
  /** Bars dragged in the chart (shared rule with schedule.preview). */
  'task.reschedule': command('Move', z.strictObject({ gestures: z.array(gesture).min(1).max(10_000) }), commandResult),
  /**
   * What should have happened before the status date and has not, in the whole program or in these tasks and the rows below them,
   * starts or goes on after it (electron/scheduler/uncompleted.ts has the rule).
   */
  'progress.reschedule': command('Reschedule uncompleted work', z.strictObject({ taskIds: ids.optional() }), commandResult),
  /** Typed or pasted text, read as a planner writes it; edits first, then new rows in order. All or nothing. */
  'sheet.write': command(
    'Edit',
    z.strictObject({
      edits: z.array(z.strictObject({ id, cells })).max(MANY),
      append: z.array(z.strictObject({ ...place, cells })).max(MANY),
    }),
    commandResult,
  ),
  'link.add': command('Link', z.strictObject({ links: z.array(newLink).min(1).max(MANY) }), commandResult),
  'link.update': command(
    'Change link',
    z.strictObject({ id, set: linkRow.pick({ type: true, lag: true, lagUnit: true }).partial() }),
    commandResult,
  ),
  /** Several at once, as one step; all or none. */
  'link.updateMany': command(
    'Change links',
    z.strictObject({
      changes: z
        .array(z.strictObject({ id, set: linkRow.pick({ type: true, lag: true, lagUnit: true }).partial() }))
        .min(1)
        .max(MANY),
    }),
    commandResult,
  ),
  'link.remove': command('Remove link', z.strictObject({ ids }), commandResult),
  /** Finish-to-start links along the tasks in this order (Ctrl+F2). */
  'link.chain': command('Link tasks', z.strictObject({ taskIds: z.array(id).min(2).max(MANY) }), commandResult),
  /** Removes the links among these tasks; of a single task all its links (Ctrl+Shift+F2). */
  'link.unchain': command('Unlink tasks', z.strictObject({ taskIds: ids }), commandResult),
  'program.update': command(
    'Change program',
    z.strictObject({ set: programRow.omit({ id: true, extras: true }).partial() }),
    commandResult,
  ),
  'workstream.set': command(
    'Change workstream',
    z.strictObject({ taskId: id, set: z.strictObject({ lead: shortText, colour }).partial() }),
    commandResult,
  ),
  /** Adds the calendar, or replaces the one with its id. */
  'calendar.save': command('Save calendar', z.strictObject({ calendar: calendarRow.omit({ uid: true }) }), commandResult),
  'calendar.delete': command('Delete calendar', z.strictObject({ id }), commandResult),
  'resource.save': command('Save resource', z.strictObject({ resource: resourceRow.omit({ uid: true, extras: true }) }), commandResult),
  'resource.delete': command('Delete resource', z.strictObject({ id }), commandResult),
  'assignment.set': command(
    'Assign',
    z.strictObject({
      taskId: id,
      assignments: z.array(z.strictObject({ resourceId: id, units: z.number().min(0).max(1_000_000) })).max(1000),
    }),
    commandResult,
  ),
  /** Keeps the computed dates of all tasks (or of those named) under a name. */
  'baseline.capture': command('Set baseline', z.strictObject({ name, taskIds: ids.optional() }), commandResult),
  'baseline.rename': command('Rename baseline', z.strictObject({ id, name }), commandResult),
  'baseline.delete': command('Delete baseline', z.strictObject({ id }), commandResult),
  'position.set': command('Move in network', z.strictObject({ positions: z.array(positionRow).min(1).max(MANY) }), commandResult),
  /** Back to the automatic layout. */
  'position.clear': command('Lay out the network', none, commandResult),
} as const
