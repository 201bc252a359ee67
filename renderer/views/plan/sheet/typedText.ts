/** The text of a cell as it is typed, copied and pasted: the store's rows handed to shared/formatCell.ts and readCell.ts, which have the grammar. */
import { taskFinder } from '../../../../shared/findTask.ts'
import { formatCell, type TextUse } from '../../../../shared/formatCell.ts'
import type { Link } from '../../../../shared/model/link.ts'
import type { PredecessorItem } from '../../../../shared/predecessors.ts'
import { readCell } from '../../../../shared/readCell.ts'
import { cells as words } from '../../../../shared/words/en/cells.ts'
import { read } from '../../../client/store.ts'
import type { CellSource, Column } from './columns.ts'

/** What the editor opens with, or what Ctrl+C takes; of a computed column what it shows. */
export const typedText = (column: Column, source: CellSource, use?: TextUse): string => {
  const { task, at, world } = source
  if (column.write === null) return column.text(source)
  const items = (links: readonly Link[] | undefined, otherEnd: (link: Link) => string): PredecessorItem[] =>
    (links ?? [])
      .map((link) => ({ row: world.rowById.get(otherEnd(link))?.row ?? 0, link }))
      .sort((a, b) => a.row - b.row)
      .map(({ row, link: { type, lag, lagUnit } }) => ({ ref: String(row), type, lag, lagUnit }))
  const cell = {
    task,
    program: world.program,
    start: at?.start ?? null,
    finish: at?.finish ?? null,
    duration: at?.duration ?? task.duration,
    links: (side: 'predecessors' | 'successors') =>
      side === 'predecessors'
        ? items(world.linksInto.get(task.id), (link) => link.predecessorId)
        : items(world.linksFrom.get(task.id), (link) => link.successorId),
    resources: () =>
      (world.assignmentsOf.get(task.id) ?? []).map(({ resourceId, units }) => ({
        name: world.resources.get(resourceId)?.name ?? '',
        units,
      })),
    calendarName: (id: string) => world.calendars.get(id)?.name ?? '',
  }
  return formatCell(column.write, cell, use)
}

/** Why the text cannot be read, before it is sent; null when it can, or when only the plan as a whole can tell. */
export const checkTyped = (column: Column, text: string, source: CellSource | null): string | null => {
  const { program, calendars, rows } = read()
  if (column.write === null || !program) return null
  const reading = readCell(column.write, text, {
    program,
    task: source?.task ?? null,
    calendars: [...calendars.values()],
    findTask: taskFinder(rows),
  })
  return reading.kind === 'fault' ? reading.why : null
}

/** Yes and no as they are typed into the milestone, manual and active columns. */
export const tickText = (on: boolean): string => (on ? words.yes : words.no)
export const isTicked = (text: string | undefined): boolean => text === words.yes
