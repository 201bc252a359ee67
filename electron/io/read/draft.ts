/** One row of a table while it becomes a task: what its cells say, what was changed, what is refused. */

import type { ConstraintType } from '../../../shared/model/task.ts'
import type { PredecessorItem } from '../../../shared/predecessors.ts'
import type { ParsedDate } from '../../../shared/time/dateText.ts'
import type { ParsedDuration } from '../../../shared/time/durationText.ts'
import type { PlanField } from './headings.ts'

export interface DraftLink {
  readonly from: Draft
  readonly item: PredecessorItem
}
export interface Draft {
  readonly key: string
  readonly sourceRow: number
  readonly name: string
  /** Made from a column of phases; no row of its own in the source. */
  readonly isGroup: boolean
  parent: Draft | null
  isSummary: boolean
  readonly id: string
  /** What further id columns say (Jira has a key and an id). */
  readonly otherIds: readonly string[]
  readonly wbs: string
  start: ParsedDate | null
  finish: ParsedDate | null
  duration: ParsedDuration | null
  readonly owner: string
  percent: number | null
  milestone: boolean
  actualStart: ParsedDate | null
  actualFinish: ParsedDate | null
  readonly baselineStart: ParsedDate | null
  readonly baselineFinish: ParsedDate | null
  readonly optimistic: ParsedDuration | null
  readonly mostLikely: ParsedDuration | null
  readonly pessimistic: ParsedDuration | null
  readonly deadline: ParsedDate | null
  readonly constraintType: ConstraintType | null
  readonly constraintDate: ParsedDate | null
  readonly priority: number | null
  readonly active: boolean
  /** Manually scheduled: its dates are inputs. */
  readonly manual: boolean
  readonly notes: string
  readonly predecessorsText: string
  readonly successorsText: string
  readonly durationText: string
  readonly cells: Record<string, string>
  links: DraftLink[]
  /** Why it cannot come in, with the column that must be corrected. */
  refusal: { column: PlanField; why: string } | null
  readonly changes: string[]
  skipped: string | null
}
