/** Why one end of a task is where it is, as facts: what it counts from and every step of the arithmetic, so that anybody can do the sum again. */
import { z } from 'zod'
import { id } from './fields.ts'
import { driverKinds, taskEnds } from './schedule.ts'

/**
 * lag: the link's lag added; unlag: taken off; back: work counted back from a finish; work: work laid from a start;
 * toWork, toWorkEnd: moved on to working time, or back to its end; delay: levelling delay, clock time.
 */
const reasonMoves = ['lag', 'unlag', 'back', 'work', 'toWork', 'toWorkEnd', 'delay'] as const
/**
 * The calendar that the task's work runs on (its people's where they decide), its own or the program's, the predecessor's, the successor's, the
 * one that the successor's work runs on, the program's; or the clock.
 */
const reasonCalendars = ['work', 'own', 'predecessor', 'successor', 'successorWork', 'program', 'clock'] as const

const reasonStep = z.strictObject({
  how: z.enum(reasonMoves),
  /** Tenths of a minute, working or on the clock; a lead is negative. */
  amount: z.number(),
  on: z.enum(reasonCalendars),
  /** Where the step leads. */
  to: z.number(),
})
export type ReasonStep = Readonly<z.infer<typeof reasonStep>>

export const reason = z.strictObject({
  taskId: id,
  end: z.enum(taskEnds),
  kind: z.enum(driverKinds),
  /** The date itself: what the steps lead to. */
  instant: z.number(),
  /** The date that it counts from: a predecessor's, a constraint's, the program's, its own. */
  from: z.number(),
  steps: z.array(reasonStep).max(10),
  /** The link that asks for it. */
  linkId: id.nullable(),
  /** Whose date `from` is, and which: a leaf when a summary's. Null when it is no task's computed date: an anchor. */
  fromTaskId: id.nullable(),
  fromEnd: z.enum(taskEnds).nullable(),
  /** The summary above whose link or constraint it is. */
  aboveId: id.nullable(),
})
export type Reason = Readonly<z.infer<typeof reason>>
