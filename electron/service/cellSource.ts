/** A task's row as the sheet's text columns see it. */

import type { Task } from '../../shared/model/task.ts'
import { outline } from '../../shared/model/tree.ts'
import type { PredecessorItem } from '../../shared/predecessors.ts'
import type { CellSource } from '../../shared/sheetText.ts'
import type { Rows } from './draft.ts'
import type { Reckoning } from './reckon.ts'

export const cellSource = (rows: Rows, { columns, rowOf }: Reckoning, task: Task): CellSource => {
  const row = rowOf.get(task.id)
  return {
    task,
    program: rows.program.get('program')!,
    start: row === undefined ? null : columns.start[row],
    finish: row === undefined ? null : columns.finish[row],
    duration: row === undefined ? task.duration : columns.duration[row],
    links: (side): PredecessorItem[] => {
      const own = [...rows.link.values()].filter((link) => (side === 'predecessors' ? link.successorId : link.predecessorId) === task.id)
      if (own.length === 0) return []
      const numbers = new Map(outline(rows.task.values()).map((each) => [each.task.id, each.row]))
      return own
        .map((link) => ({ link, number: numbers.get(side === 'predecessors' ? link.predecessorId : link.successorId)! }))
        .sort((a, b) => a.number - b.number)
        .map(({ link, number }) => ({ ref: String(number), type: link.type, lag: link.lag, lagUnit: link.lagUnit }))
    },
    resources: () =>
      [...rows.assignment.values()]
        .filter((assignment) => assignment.taskId === task.id)
        .map(({ resourceId, units }) => ({ name: rows.resource.get(resourceId)?.name ?? '', units })),
    calendarName: (id) => rows.calendar.get(id)?.name ?? '',
  }
}
