/** The plan: every planned table and its rows. Stores, readers, writers and the scheduler all speak this one shape. */
import { z } from 'zod'
import { baselineRow, baselineTaskRow } from './baseline.ts'
import { type Calendar, calendarRow } from './calendar.ts'
import { linkRow } from './link.ts'
import { positionRow } from './position.ts'
import { type Program, programRow, workstreamRow } from './program.ts'
import { assignmentRow, resourceRow } from './resource.ts'
import { taskRow } from './task.ts'

/** Each planned table by name, parents before children. Columns, codecs, triggers and the feed are derived from it. */
export const tables = {
  calendar: calendarRow,
  program: programRow,
  task: taskRow,
  workstream: workstreamRow,
  link: linkRow,
  resource: resourceRow,
  assignment: assignmentRow,
  baseline: baselineRow,
  baselineTask: baselineTaskRow,
  position: positionRow,
} as const
export type TableName = keyof typeof tables
export type Row<T extends TableName> = Readonly<z.infer<(typeof tables)[T]>>
export const tableNames = Object.keys(tables) as TableName[]

const MANY = 1_000_000
export const planSchema = z.strictObject({
  program: programRow,
  calendars: z.array(calendarRow).max(10_000),
  tasks: z.array(taskRow).max(MANY),
  workstreams: z.array(workstreamRow).max(10_000),
  links: z.array(linkRow).max(MANY),
  resources: z.array(resourceRow).max(100_000),
  assignments: z.array(assignmentRow).max(MANY),
  baselines: z.array(baselineRow).max(10_000),
  baselineTasks: z.array(baselineTaskRow).max(MANY),
  positions: z.array(positionRow).max(MANY),
})
export type Plan = Readonly<z.infer<typeof planSchema>>

/** A program and its calendars, and nothing in it yet. */
export const emptyPlan = (program: Program, calendars: readonly Calendar[]): Plan => ({
  program,
  calendars: [...calendars],
  tasks: [],
  workstreams: [],
  links: [],
  resources: [],
  assignments: [],
  baselines: [],
  baselineTasks: [],
  positions: [],
})
