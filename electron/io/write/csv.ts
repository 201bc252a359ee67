/** The plan as CSV for spreadsheets: UTF-8 with BOM, RFC 4180, no text that a spreadsheet would run. */
import type { DeckInput } from '../../../shared/report/content.ts'
import { formatDuration } from '../../../shared/time/durationText.ts'
import { formatIso } from '../../../shared/time/instant.ts'
import { writing } from '../../../shared/words/en/writing.ts'
import { type PlanRow, planRows } from './planRows.ts'
import { harmlessInTable } from './safeText.ts'

const { columns: words } = writing
const quote = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** `2026-01-05 08:00`: read alike in every locale. */
const dateTime = (instant: number | null): string => (instant === null ? '' : formatIso(instant).slice(0, 16).replace('T', ' '))

export const writeCsv = async (input: DeckInput): Promise<Uint8Array> => {
  const { program } = input.plan
  /** A plain number of working days: a text like "-3d" would be taken for a formula. */
  const days = (tenths: number | null): string =>
    tenths === null ? '' : String(Math.round((tenths / (program.minutesPerDay * 10)) * 100) / 100)
  // Numbers and dates of ours stand as they are; only what a person typed can be hostile.
  const columns: [string, (row: PlanRow) => string][] = [
    [words.id, (row) => String(row.row)],
    [words.wbs, (row) => row.wbs],
    [words.level, (row) => String(row.depth + 1)],
    [words.name, (row) => harmlessInTable(row.task.name)],
    [
      words.duration,
      (row) =>
        row.hasChildren
          ? formatDuration(row.duration, 'd', program)
          : formatDuration(row.task.duration, row.task.durationUnit, program, row.task.estimated),
    ],
    [words.start, (row) => dateTime(row.start)],
    [words.finish, (row) => dateTime(row.finish)],
    [words.predecessors, (row) => row.predecessors],
    [words.owner, (row) => harmlessInTable(row.task.owner)],
    [words.percent, ({ task, hasChildren }) => (hasChildren && task.percentComplete === 0 ? '' : String(task.percentComplete))],
    [words.totalFloat, (row) => days(row.totalFloat)],
    [words.critical, (row) => (row.critical ? writing.yes : writing.no)],
    [words.milestone, (row) => (row.milestone ? writing.yes : writing.no)],
    [words.baselineStart, (row) => dateTime(row.baseline?.start ?? null)],
    [words.baselineFinish, (row) => dateTime(row.baseline?.finish ?? null)],
    [words.deadline, (row) => dateTime(row.task.deadline)],
    [words.constraintType, (row) => writing.constraints[row.task.constraintType]],
    [words.constraintDate, (row) => dateTime(row.task.constraintDate)],
    [words.notes, (row) => harmlessInTable(row.task.notes)],
  ]
  const lines = [columns.map(([heading]) => heading), ...planRows(input).map((row) => columns.map(([, value]) => quote(value(row))))]
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`)
}
