/** Rows as the sheet's text columns see them; what they look up in other tables is indexed once for a whole paste. */

import type { CellSource } from '../../shared/formatCell.ts'
import type { Link } from '../../shared/model/link.ts'
import type { Assignment } from '../../shared/model/resource.ts'
import type { Task } from '../../shared/model/task.ts'
import { outline } from '../../shared/model/tree.ts'
import type { PredecessorItem } from '../../shared/predecessors.ts'
import type { Rows } from './draft.ts'
import type { Reckoning } from './reckon.ts'

export interface PlanIndex {
  readonly links: (side: 'predecessors' | 'successors', taskId: string) => readonly Link[]
  readonly assignments: (taskId: string) => readonly Assignment[]
  readonly number: (taskId: string) => number
}

const grouped = <T>(rows: Iterable<T>, keyOf: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The plan as it is when it is first asked; later changes of the rows are not seen. */
export const indexPlan = (rows: Rows): PlanIndex => {
  const bySuccessor = once(() => grouped(rows.link.values(), (link) => link.successorId))
  const byPredecessor = once(() => grouped(rows.link.values(), (link) => link.predecessorId))
  const byTask = once(() => grouped(rows.assignment.values(), (assignment) => assignment.taskId))
  const numbers = once(() => new Map(outline(rows.task.values()).map((each) => [each.task.id, each.row])))
  return {
    links: (side, taskId) => (side === 'predecessors' ? bySuccessor() : byPredecessor()).get(taskId) ?? [],
    assignments: (taskId) => byTask().get(taskId) ?? [],
    number: (taskId) => numbers().get(taskId) ?? 0,
  }
}

export const cellSource = (rows: Rows, { columns, rowOf }: Reckoning, index: PlanIndex, task: Task): CellSource => {
  const row = rowOf.get(task.id)
  return {
    task,
    program: rows.program.get('program')!,
    start: row === undefined ? null : columns.start[row],
    finish: row === undefined ? null : columns.finish[row],
    duration: row === undefined ? task.duration : columns.duration[row],
    links: (side): PredecessorItem[] =>
      index
        .links(side, task.id)
        .map((link) => ({ link, number: index.number(side === 'predecessors' ? link.predecessorId : link.successorId) }))
        .sort((a, b) => a.number - b.number)
        .map(({ link, number }) => ({ ref: String(number), type: link.type, lag: link.lag, lagUnit: link.lagUnit })),
    resources: () =>
      index.assignments(task.id).map(({ resourceId, units }) => ({ name: rows.resource.get(resourceId)?.name ?? '', units })),
    calendarName: (id) => rows.calendar.get(id)?.name ?? '',
  }
}
