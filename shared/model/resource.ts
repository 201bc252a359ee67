/** Resources (people, roles, material) and their assignments to tasks. */
import { z } from 'zod'
import { duration, id, longText, name, nullable, shortText, uid } from './fields.ts'

export const resourceRow = z.strictObject({
  id,
  uid,
  name,
  kind: z.enum(['work', 'material', 'cost']),
  initials: z.string().max(40),
  role: shortText,
  calendarId: nullable(id),
  /** 1 = one person full time. */
  maxUnits: z.number().min(0).max(1_000_000),
  extras: nullable(longText),
})
export type Resource = Readonly<z.infer<typeof resourceRow>>

export const assignmentRow = z.strictObject({
  id,
  uid,
  taskId: id,
  resourceId: id,
  /** 1 = 100 %. */
  units: z.number().min(0).max(1_000_000),
  /** Working time; null = duration x units. */
  work: nullable(duration),
  /** Working time after the task's start before this assignment begins (a delay typed in or added by levelling). */
  delay: duration,
  extras: nullable(longText),
})
export type Assignment = Readonly<z.infer<typeof assignmentRow>>
