/** The Plan sheet: every row of the outline, with canonical headings so that our own reader takes it back. */

import { isElapsed } from '../../../../shared/model/fields.ts'
import type { Plan } from '../../../../shared/model/plan.ts'
import { formatDuration } from '../../../../shared/time/durationText.ts'
import { writing } from '../../../../shared/words/en/writing.ts'
import type { PlanRow } from '../planRows.ts'
import { CRITICAL_INK, DONE_INK, LATE_TINT, letters, MISSED_TINT, type SheetColumn, type SheetPlan } from './sheet.ts'

const { columns: words } = writing
const yes = (is: boolean): string => (is ? writing.yes : writing.no)

/** `change`: working days that the row finishes after its baseline, null without one. */
export const planSheet = (plan: Plan, rows: readonly PlanRow[], change: (row: PlanRow) => number | null): SheetPlan<PlanRow> => {
  const perDay = plan.program.minutesPerDay * 10
  const days = (tenths: number | null): number | null => (tenths === null ? null : Math.round((tenths / perDay) * 100) / 100)
  const calendars = new Map(plan.calendars.map((calendar) => [calendar.id, calendar.name]))
  const columns: SheetColumn<PlanRow>[] = [
    { heading: words.id, width: 6, kind: 'number', value: (row) => row.row },
    { heading: words.wbs, width: 9, kind: 'text', value: (row) => row.wbs },
    { heading: words.name, width: 44, kind: 'name', value: (row) => row.task.name },
    {
      heading: words.duration,
      width: 10,
      kind: 'days',
      // Elapsed time is not working days: its unit is said.
      value: (row) =>
        !row.hasChildren && isElapsed(row.task.durationUnit)
          ? formatDuration(row.task.duration, row.task.durationUnit, plan.program)
          : days(row.duration),
    },
    { heading: words.start, width: 16, kind: 'date', value: (row) => row.start },
    { heading: words.finish, width: 16, kind: 'date', value: (row) => row.finish },
    { heading: words.predecessors, width: 14, kind: 'text', value: (row) => row.predecessors || null },
    { heading: words.owner, width: 16, kind: 'text', value: (row) => row.task.owner || null },
    // A summary has none of its own: 0 would say that nothing in it is done.
    {
      heading: words.percent,
      width: 11,
      kind: 'number',
      value: ({ task, hasChildren }) => (hasChildren ? task.percentComplete || null : task.percentComplete),
    },
    { heading: words.totalFloat, width: 11, kind: 'days', value: (row) => days(row.totalFloat) },
    { heading: words.critical, width: 9, kind: 'centre', value: (row) => yes(row.critical) },
    { heading: words.milestone, width: 10, kind: 'centre', value: (row) => yes(row.milestone) },
    { heading: words.baselineStart, width: 16, kind: 'date', value: (row) => row.baseline?.start ?? null },
    { heading: words.baselineFinish, width: 16, kind: 'date', value: (row) => row.baseline?.finish ?? null },
    { heading: words.change, width: 11, kind: 'days', value: change },
    { heading: words.deadline, width: 16, kind: 'date', value: (row) => row.task.deadline },
    { heading: words.constraintType, width: 22, kind: 'text', value: (row) => writing.constraints[row.task.constraintType] },
    { heading: words.constraintDate, width: 16, kind: 'date', value: (row) => row.task.constraintDate },
    { heading: words.actualStart, width: 16, kind: 'date', value: (row) => row.task.actualStart },
    { heading: words.actualFinish, width: 16, kind: 'date', value: (row) => row.task.actualFinish },
    { heading: words.freeFloat, width: 11, kind: 'days', value: (row) => days(row.freeFloat) },
    { heading: words.longest, width: 13, kind: 'centre', value: (row) => yes(row.longest) },
    {
      heading: words.calendar,
      width: 20,
      kind: 'text',
      value: (row) => (row.task.calendarId ? (calendars.get(row.task.calendarId) ?? null) : null),
    },
    { heading: words.mode, width: 18, kind: 'text', value: (row) => (row.task.manual ? writing.manual : writing.automatic) },
    { heading: words.active, width: 8, kind: 'centre', value: (row) => yes(row.task.active) },
    { heading: words.priority, width: 9, kind: 'number', value: (row) => row.task.priority },
    { heading: words.level, width: 9, kind: 'number', value: (row) => row.depth + 1 },
    { heading: words.uid, width: 10, kind: 'number', value: (row) => row.task.uid },
    { heading: words.notes, width: 60, kind: 'text', value: (row) => row.task.notes || null },
  ]
  const last = rows.length + 1
  const at = (heading: string): string => `$${letters(columns.findIndex((column) => column.heading === heading) + 1)}2`
  const column = (heading: string): string => {
    const letter = letters(columns.findIndex((one) => one.heading === heading) + 1)
    return `${letter}2:${letter}${last}`
  }
  return {
    name: writing.sheets.plan,
    columns,
    rows,
    depth: (row) => row.depth,
    strong: (row) => row.hasChildren,
    frozen: 3,
    print: { columns: 11, scale: 65 },
    rules: [
      {
        ref: column(words.finish),
        formula: `AND(${at(words.deadline)}<>"",${at(words.finish)}>${at(words.deadline)})`,
        style: MISSED_TINT,
      },
      {
        ref: column(words.finish),
        formula: `AND(${at(words.baselineFinish)}<>"",${at(words.finish)}>${at(words.baselineFinish)})`,
        style: LATE_TINT,
      },
      { ref: `A2:${letters(columns.length)}${last}`, formula: `${at(words.percent)}=100`, style: DONE_INK },
      { ref: `A2:F${last}`, formula: `${at(words.critical)}="${writing.yes}"`, style: CRITICAL_INK },
    ],
  }
}
