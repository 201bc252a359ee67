/** The plan's rows in outline order with their computed values side by side: what workbook, CSV and MSPDI write. */
import type { BaselineTask } from '../../../shared/model/baseline.ts'
import type { Link } from '../../../shared/model/link.ts'
import { CRITICAL, LONGEST_PATH } from '../../../shared/model/schedule.ts'
import type { Task } from '../../../shared/model/task.ts'
import { outline } from '../../../shared/model/tree.ts'
import { formatPredecessors } from '../../../shared/predecessors.ts'
import type { DeckInput } from '../../../shared/report/content.ts'
import { chooseBaseline } from '../../../shared/report/facts.ts'
import type { Instant } from '../../../shared/time/instant.ts'

export interface PlanRow {
  readonly task: Task
  readonly depth: number
  readonly hasChildren: boolean
  readonly wbs: string
  readonly row: number
  /** Place in the schedule's columns; -1 when the scheduler gave it no dates. */
  readonly at: number
  readonly start: Instant | null
  readonly finish: Instant | null
  /** Tenths of a minute. */
  readonly duration: number
  readonly totalFloat: number | null
  readonly freeFloat: number | null
  /** By its float; and by driving links to the finish. */
  readonly critical: boolean
  readonly longest: boolean
  readonly milestone: boolean
  readonly baseline: BaselineTask | null
  readonly predecessors: string
}

export const planRows = (input: DeckInput): PlanRow[] => {
  const { plan, columns } = input
  const rows = outline(plan.tasks)
  const index = new Map(columns.ids.map((id, at) => [id, at]))
  const rowOf = new Map(rows.map(({ task, row }) => [task.id, row]))
  const bySuccessor = Map.groupBy(plan.links, (link) => link.successorId)
  const chosen = chooseBaseline(input)
  const promised = new Map<string, BaselineTask>()
  if (chosen) for (const row of plan.baselineTasks) if (row.baselineId === chosen.id) promised.set(row.taskId, row)
  return rows.map(({ task, depth, hasChildren, wbs, row }): PlanRow => {
    const at = index.get(task.id) ?? -1
    const has = at >= 0
    return {
      task,
      depth,
      hasChildren,
      wbs,
      row,
      at,
      start: has ? columns.start[at] : null,
      finish: has ? columns.finish[at] : null,
      duration: has ? columns.duration[at] : task.duration,
      totalFloat: has ? columns.totalFloat[at] : null,
      freeFloat: has ? columns.freeFloat[at] : null,
      critical: has && (columns.flags[at] & CRITICAL) !== 0,
      longest: has && (columns.flags[at] & LONGEST_PATH) !== 0,
      milestone: !hasChildren && task.milestone,
      baseline: promised.get(task.id) ?? null,
      predecessors: predecessorText(bySuccessor.get(task.id) ?? [], rowOf, plan.program),
    }
  })
}

const predecessorText = (links: readonly Link[], rowOf: ReadonlyMap<string, number>, settings: DeckInput['plan']['program']): string =>
  links.length === 0
    ? ''
    : formatPredecessors(
        links.flatMap((link) => {
          const row = rowOf.get(link.predecessorId)
          return row === undefined ? [] : [{ ref: String(row), type: link.type, lag: link.lag, lagUnit: link.lagUnit }]
        }),
        settings,
      )
