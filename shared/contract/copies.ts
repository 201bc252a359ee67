/** Two copies of one program: what was changed here and there since they parted, and what has to be told of the open file. */
import { z } from 'zod'
import { long, query } from './operation.ts'
import { job, none, path } from './results.ts'

const text = z.string().max(100_100)
/** Who changed it since the copies parted; `both` = each to something else. */
const copySides = ['here', 'there', 'both'] as const
export type CopySide = (typeof copySides)[number]

/** One field of a row that is not the same in the two copies, as text; null = it has none there (the row, the link ... is not there). */
const differing = z.strictObject({
  name: z.string().max(1000),
  base: text.nullable(),
  here: text.nullable(),
  there: text.nullable(),
  side: z.enum(copySides),
  /** A date that the schedule computed: it follows from other differences. */
  computed: z.boolean(),
})
export type DifferingField = z.infer<typeof differing>

const differingKinds = ['program', 'task', 'calendar', 'resource', 'baseline', 'network'] as const
const item = z.strictObject({
  kind: z.enum(differingKinds),
  /** The row's id; of the program and the network their own name. */
  id: z.string(),
  name: z.string(),
  /** Of a task, its WBS code here, else there. */
  wbs: z.string().nullable(),
  /** The row is in the open copy, so that it can be shown. */
  isHere: z.boolean(),
  fields: z.array(differing).min(1).max(20_000),
})
export type DifferingItem = z.infer<typeof item>

const step = z.strictObject({ txn: z.int(), at: z.number(), author: z.string(), label: z.string() })
/** Commands since the copies parted, newest first; the list holds the latest of them. */
const since = z.strictObject({ count: z.int(), authors: z.array(z.string()).max(1000), latest: z.array(step).max(200) })
const copy = z.strictObject({ path, name: z.string(), since })
export type CopySince = z.infer<typeof since>

const notice = z.strictObject({
  /** The disk of the open file had no room for the last change; null again once a change has been saved. */
  disk: z.strictObject({ path, message: z.string() }).nullable(),
  /** The last back-up that was due could not be made; of the open program, or of the one closed before it. */
  backup: z.strictObject({ path, name: z.string(), at: z.number(), message: z.string() }).nullable(),
  /** The published file of this program holds changes that this copy lacks. */
  published: z.strictObject({ path, message: z.string() }).nullable(),
})
export type Notices = z.infer<typeof notice>

export const copiesOperations = {
  /** The open program (here) beside the file at this path (there), against the last change that both have. Neither is touched. */
  'copies.compare': long(
    query(
      'Compare with another copy',
      z.strictObject({ path, job }),
      z.strictObject({
        /** same = nothing differs; ahead, behind = only here, only there was something changed since; apart = in both. */
        relation: z.enum(['same', 'ahead', 'behind', 'apart']),
        message: z.string(),
        here: copy,
        there: copy,
        /** The last change that both have. */
        base: step,
        /** In the order of the plan: settings, tasks, calendars, resources, baselines, network. */
        items: z.array(item).max(1_000_000),
        /** Fields by who changed them, computed dates left out; tasks with a difference of any kind, and those of which only dates moved. */
        counts: z.strictObject({ here: z.int(), there: z.int(), both: z.int(), tasks: z.int(), onlyDates: z.int() }),
      }),
    ),
  ),
  /** What the user should know of the open file without having asked. */
  'file.notices': query('Notices about this file', none, notice),
} as const
