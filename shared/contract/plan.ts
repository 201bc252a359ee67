/** Reading the plan and its computed dates: the whole once, then only what changed. */
import { z } from 'zod'
import { duration, id, instant } from '../model/fields.ts'
import { planSchema } from '../model/plan.ts'
import { reason } from '../model/reason.ts'
import { floatLost, movedDate, movedMilestone, scheduleSummary, sentColumns, taskEnds, whatIfDate } from '../model/schedule.ts'
import { query } from './operation.ts'
import { feed, historyState, none, programFile } from './results.ts'

/** A gesture on a bar: a new start moves it, a new finish or duration resizes it; at least one is given. */
export const gesture = z.strictObject({ taskId: id, start: instant.optional(), finish: instant.optional(), duration: duration.optional() })
export type Gesture = z.infer<typeof gesture>

/** A reason as facts and as a sentence. */
const step = reason.extend({
  /** "UAT starts Mon 8 Feb because Rehearsal finishes Fri 5 Feb and the link adds nothing." */
  sentence: z.string(),
  /** "link 27FS, driving" */
  detail: z.string(),
})
export type WhyStep = z.infer<typeof step>

/** A link between two tasks, with what it leaves. */
const tie = z.strictObject({
  linkId: id,
  /** The leaf whose date the link counts from, and the one that it bounds: not always the ends of a link on a summary. */
  fromTaskId: id,
  toTaskId: id,
  /** The end of the second task that the link drives; null when it does not drive. */
  drives: z.enum(taskEnds).nullable(),
  /** How far the first date could slip before the second task moved, in tenths of a working minute; negative when a constraint breaks the link; null when it moves nothing. */
  slack: z.number().nullable(),
})
export type Tie = z.infer<typeof tie>
const ties = z.array(tie).max(100_000)

export const planOperations = {
  'plan.read': query(
    'Read the plan',
    none,
    z.strictObject({
      seq: z.int(),
      file: programFile,
      plan: planSchema,
      schedule: sentColumns,
      summary: scheduleSummary,
      history: historyState,
    }),
  ),
  /** What a window that has seen everything up to `after` lacks; of a number from before the file was opened the whole schedule. */
  'plan.changes': query('Read what changed', z.strictObject({ after: z.int().min(0) }), feed),
  /** What a drag would move. Touches nothing; several gestures are one drag of a multiple selection. */
  'schedule.preview': query(
    'Preview a move',
    z.strictObject({
      gestures: z.array(gesture).min(1).max(10_000),
      /** Rows under a dragged bar, many times a second: only where they go, without where they were and why. */
      slim: z.boolean().default(false),
      /** Of these tasks only, those in sight under a dragged bar (ones that are gone are passed over); what the drag costs is told of all. */
      of: z.array(id).max(1_000_000).optional(),
    }),
    z.strictObject({
      moved: z.array(whatIfDate).max(1_000_000),
      finishBefore: z.number().nullable(),
      finishAfter: z.number().nullable(),
      milestones: z.array(movedMilestone).max(1_000_000),
      floatLost,
    }),
  ),
  'schedule.why': query(
    'Why is this date here',
    z.strictObject({ taskId: id }),
    z.strictObject({
      taskId: id,
      /** From the task's start back to an anchor. */
      start: z.array(step).max(1000),
      /** From its finish back to an anchor, or to its own start. */
      finish: z.array(step).max(1000),
      /** The links that bound it and those that count from it, each with what it leaves. */
      predecessors: ties,
      successors: ties,
      /** What moved its dates, newest first. */
      history: z
        .array(
          z.strictObject({
            txn: z.int(),
            at: z.number(),
            author: z.string(),
            label: z.string(),
            moved: movedDate,
            /** The driver at that time in words. */
            because: z.string(),
          }),
        )
        .max(1000),
    }),
  ),
  /** The logic around a task: its links with their slack, and the driving ones followed to their ends. */
  'schedule.logic': query(
    'Trace the logic of a task',
    z.strictObject({ taskId: id }),
    z.strictObject({
      taskId: id,
      /** The links that bound the task, those of the summaries above it too; and the links that count from it. */
      predecessors: ties,
      successors: ties,
      /** Driving links followed back to the anchors, and driven ones forward, nearest first. */
      driving: ties,
      driven: ties,
    }),
  ),
  /** The chains that lead to a task, the most critical first: float paths. Of a summary to the task that gives its finish. */
  'schedule.paths': query(
    'Float paths to a task',
    z.strictObject({ taskId: id, most: z.int().min(1).max(1000).default(10) }),
    z.strictObject({
      taskId: id,
      paths: z
        .array(
          z.strictObject({
            /** From the anchor of the chain to its end. */
            taskIds: z.array(id).max(1_000_000),
            /** The task of an earlier path that the chain leads to; null for the task's own. */
            joins: id.nullable(),
            /** How far the chain may slip before it moves the task, in tenths of a working minute. */
            relativeFloat: z.number(),
          }),
        )
        .max(1000),
      /** There are more paths than were asked for. */
      more: z.boolean(),
    }),
  ),
  /** Would this link close a cycle? The path as ids, names joined in the message. */
  'link.check': query(
    'Check a link',
    z.strictObject({ predecessorId: id, successorId: id }),
    z.strictObject({ allowed: z.boolean(), message: z.string(), taskIds: z.array(id).max(100_000) }),
  ),
} as const
