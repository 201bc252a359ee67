/** What the scheduler computed: one entry per task, held as columns because ten thousand rows travel at once. */
import { z } from 'zod'
import { id } from './fields.ts'

const MANY = 1_000_000
const column = z.array(z.number()).max(MANY)

/** Why a date is where it is. */
export const driverKinds = [
  'link',
  'constraint',
  'actual',
  'levelling',
  'manual',
  'programStart',
  'programFinish',
  'parent',
  'children',
  'alap',
  'duration',
  'remaining',
  'deadline',
] as const
export type DriverKind = (typeof driverKinds)[number]
export const taskEnds = ['start', 'finish'] as const
export type TaskEnd = (typeof taskEnds)[number]
export const driver = z.strictObject({
  /** Which date it drives; histories from before there was one for each end have the start's. */
  end: z.enum(taskEnds).optional(),
  kind: z.enum(driverKinds),
  /** The link that asks, and the task that really drives (a leaf when the link is on a summary). */
  linkId: id.nullable(),
  taskId: id.nullable(),
  /** The date that it counts from, a predecessor's or its own; in older histories the instant demanded. */
  instant: z.number().nullable(),
})
export type Driver = Readonly<z.infer<typeof driver>>

/** Parallel columns over `ids`; instants, float in tenths of a working minute (clock minutes for elapsed durations). */
const scheduleColumns = z.strictObject({
  ids: z.array(id).max(MANY),
  start: column,
  finish: column,
  earlyStart: column,
  earlyFinish: column,
  lateStart: column,
  lateFinish: column,
  totalFloat: column,
  freeFloat: column,
  /** Bits: 1 critical by float, 2 on the longest path, 4 deadline missed, 8 constraint broken. */
  flags: column,
  /** Working duration shown for the row (a summary's is computed), tenths of a minute. */
  duration: column,
})
/** As they are sent to a window, which draws driving links: the link that drives each start, null when another thing does. */
export const sentColumns = scheduleColumns.extend({ drivingLinks: z.array(id.nullable()).max(MANY) })
export type SentColumns = Readonly<z.infer<typeof sentColumns>>
/** The columns of numbers, in the order in which files keep and tests compare them. */
export const scheduleNumbers = [
  'start',
  'finish',
  'earlyStart',
  'earlyFinish',
  'lateStart',
  'lateFinish',
  'totalFloat',
  'freeFloat',
  'flags',
  'duration',
] as const satisfies readonly (keyof z.infer<typeof scheduleColumns>)[]
export type ScheduleColumns = Readonly<z.infer<typeof scheduleColumns>>
export const CRITICAL = 1
export const LONGEST_PATH = 2
export const DEADLINE_MISSED = 4
export const CONSTRAINT_BROKEN = 8

/** The few numbers of the top bar. */
export const scheduleSummary = z.strictObject({
  start: z.number().nullable(),
  finish: z.number().nullable(),
  deadline: z.number().nullable(),
  /** Working tenths of a minute from finish to deadline on the program calendar; negative when late; null without a deadline. */
  buffer: z.number().nullable(),
  critical: z.number(),
  tasks: z.number(),
})
export type ScheduleSummary = Readonly<z.infer<typeof scheduleSummary>>

/** One computed date that a command moved. */
export const movedDate = z.strictObject({
  taskId: id,
  startBefore: z.number().nullable(),
  startAfter: z.number().nullable(),
  finishBefore: z.number().nullable(),
  finishAfter: z.number().nullable(),
  driver: driver.nullable(),
})
export type MovedDate = Readonly<z.infer<typeof movedDate>>

/** One date that a what-if moves; slim rows say only where it goes. */
export const whatIfDate = movedDate.partial({ startBefore: true, finishBefore: true, driver: true })
export type WhatIfDate = Readonly<z.infer<typeof whatIfDate>>

/** A milestone that a what-if moves. */
export const movedMilestone = z.strictObject({ taskId: id, before: z.number(), after: z.number() })
export type MovedMilestone = Readonly<z.infer<typeof movedMilestone>>

/** The total float that a what-if costs the open tasks; summaries do not count, they have their tasks' float. */
export const floatLost = z.strictObject({
  /** Tasks that lose some. */
  tasks: z.int().min(0),
  /** The most that one of them loses, in tenths of a working minute (clock minutes for elapsed durations); and which one. */
  most: z.number().min(0),
  taskId: id.nullable(),
})
export type FloatLost = Readonly<z.infer<typeof floatLost>>
