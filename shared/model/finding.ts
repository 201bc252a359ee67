/** What a check answers: the formula's two numbers, the result beside its limit, and what it found, row by row. */
import { z } from 'zod'
import { id } from './fields.ts'
import { taskRow } from './task.ts'

/** The fourteen points in their published order, then what delivery managers watch for. */
export const dcmaChecks = [
  'logic',
  'leads',
  'lags',
  'finishToStart',
  'hardConstraints',
  'highFloat',
  'negativeFloat',
  'highDuration',
  'invalidDates',
  'resources',
  'missedTasks',
  'criticalPath',
  'cpli',
  'bei',
] as const
export const deliveryChecks = ['danglingLogic', 'owners', 'looseDates', 'squeezedTesting', 'lateSecurity', 'greenButLate'] as const
export const checkKeys = [...dcmaChecks, ...deliveryChecks] as const
export type CheckKey = (typeof checkKeys)[number]

/** An ordinary command that takes the fault away without asking anything: one step of undo. */
export const fix = z.discriminatedUnion('operation', [
  z.strictObject({
    operation: z.literal('link.update'),
    words: z.string().max(1000),
    input: z.strictObject({ id, set: z.strictObject({ lag: z.literal(0) }) }),
  }),
  z.strictObject({
    operation: z.literal('task.update'),
    words: z.string().max(1000),
    input: z.strictObject({
      changes: z
        .array(
          z.strictObject({ id, set: taskRow.pick({ constraintType: true, constraintDate: true, deadline: true, owner: true }).partial() }),
        )
        .length(1),
    }),
  }),
  z.strictObject({
    operation: z.literal('progress.reschedule'),
    words: z.string().max(1000),
    input: z.strictObject({ taskIds: z.array(id).length(1) }),
  }),
])
export type Fix = z.infer<typeof fix>

const foundItem = z.strictObject({
  taskId: id,
  /** The link that it is about; null when it is about the task itself. */
  linkId: id.nullable(),
  /** What is wrong with it: "no successor", "FS −2 d from Build". */
  detail: z.string().max(1000),
  /** Null when it takes a decision that one click cannot make. */
  fix: fix.nullable(),
})
export type FoundItem = z.infer<typeof foundItem>

export const finding = z.strictObject({
  key: z.enum(checkKeys),
  /** 1 to 14 for a DCMA point; null for ours. */
  point: z.int().nullable(),
  name: z.string().max(200),
  /** The formula in words, with the limit's own numbers in it. */
  formula: z.string().max(1000),
  /** The publication and section that asks for it; '' when nobody but us does. */
  source: z.string().max(200),
  /** What both numbers count: tasks, links, days. */
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Per cent, or a plain ratio for an index; null when it cannot be measured. */
  result: z.number().nullable(),
  unit: z.enum(['%', 'index']),
  limit: z.number(),
  sense: z.enum(['atMost', 'atLeast']),
  /** Null when it cannot be measured; `note` says what is missing. */
  passed: z.boolean().nullable(),
  note: z.string().max(1000),
  items: z.array(foundItem).max(1_000_000),
})
export type Finding = z.infer<typeof finding>
