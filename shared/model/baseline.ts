/** A baseline: the named dates that were promised, kept task by task. */
import { z } from 'zod'
import { duration, id, instant, name, nullable } from './fields.ts'

export const baselineRow = z.strictObject({
  id,
  name,
  /** Microsoft Project's slot 0..10 when it came from there or goes there; later ones count on. */
  number: z.int().min(0).max(10_000),
  /** Milliseconds since 1970, handed in by the command. */
  capturedAt: z.int().min(0).max(8_640_000_000_000),
})
export type Baseline = Readonly<z.infer<typeof baselineRow>>

export const baselineTaskRow = z.strictObject({
  /** `${baselineId}:${taskId}` */
  id: z.string().max(130),
  baselineId: id,
  /** The task may have been deleted since. */
  taskId: id,
  start: nullable(instant),
  finish: nullable(instant),
  duration: nullable(duration),
  work: nullable(duration),
  /** What the task was called and which row it stood below when it was captured: the task itself may be gone. Null = not kept. */
  name: nullable(name),
  parentId: nullable(id),
})
export type BaselineTask = Readonly<z.infer<typeof baselineTaskRow>>
