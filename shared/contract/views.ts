/** How a program was looked at, and how every program is: kept in the settings of this computer, never in the plan or its history. */
import { z } from 'zod'
import { id } from '../model/fields.ts'
import { command, query } from './operation.ts'
import { none } from './results.ts'

const view = z.strictObject({
  /** Summaries whose rows are folded away. */
  collapsed: z.array(id).max(100_000),
})

export const look = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** The sheet's columns from left to right, their widths in pixels; null = as at first. */
  columns: z
    .array(z.strictObject({ key: z.string().min(1).max(40), width: z.number().min(1).max(4000) }))
    .max(100)
    .nullable(),
  /** Of the sheet beside the chart, in pixels; null = nobody has moved the divider. */
  sheetWidth: z.number().min(1).max(20_000).nullable(),
})
export type Look = z.infer<typeof look>

export const viewOperations = {
  /** The open program's; what it says of rows that are gone is left out. */
  'view.read': query('How the program was looked at', none, view),
  'view.keep': command('Keep how the program is looked at', view, none),
  /** Whatever program is open, or none. */
  'look.read': query('How programs are shown on this computer', none, look),
  /** What is left out stays as it is. */
  'look.keep': command('Keep how programs are shown on this computer', look.partial(), none),
} as const
