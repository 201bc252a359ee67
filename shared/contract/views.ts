/** How a program was looked at: kept in the settings of this computer, never in the plan or its history. */
import { z } from 'zod'
import { id } from '../model/fields.ts'
import { command, query } from './operation.ts'
import { none } from './results.ts'

const view = z.strictObject({
  /** Summaries whose rows are folded away. */
  collapsed: z.array(id).max(100_000),
})

export const viewOperations = {
  /** The open program's; what it says of rows that are gone is left out. */
  'view.read': query('How the program was looked at', none, view),
  'view.keep': command('Keep how the program is looked at', view, none),
} as const
