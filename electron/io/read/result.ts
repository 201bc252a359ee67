/** What every reader hands back: the preview that people see and the plan that one command imports. */
import type { ImportPreview, ImportRow } from '../../../shared/contract/imports.ts'
import type { Plan } from '../../../shared/model/plan.ts'

export interface ReadResult {
  readonly preview: ImportPreview
  /** Only for the verdict "plan"; rows that are refused are not in it. */
  readonly plan: Plan | null
}

export const emptyPreview = (
  given: Partial<ImportPreview> & Pick<ImportPreview, 'verdict' | 'format' | 'message' | 'fileName'>,
): ImportPreview => ({
  sheet: null,
  sheets: [],
  headerRow: null,
  columns: [],
  tasks: 0,
  summaries: 0,
  withStart: 0,
  withFinish: 0,
  withDuration: 0,
  links: 0,
  unresolvedLinks: 0,
  items: null,
  earliestStart: null,
  latestFinish: null,
  remarks: [],
  rows: [],
  ...given,
})

/** The counts of a preview, from its rows. Dates are ISO, so that text order is time order. */
export const countRows = (rows: readonly ImportRow[]) => {
  const tasks = rows.filter((row) => row.verdict !== 'skipped')
  const starts = tasks.flatMap((row) => (row.start ? [row.start] : []))
  const finishes = tasks.flatMap((row) => (row.finish ? [row.finish] : []))
  const least = (dates: string[]): string | null => dates.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null)
  const most = (dates: string[]): string | null => dates.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null)
  return {
    tasks: tasks.length,
    summaries: tasks.filter((row) => row.summary).length,
    withStart: starts.length,
    withFinish: finishes.length,
    withDuration: tasks.filter((row) => row.duration !== null).length,
    earliestStart: least(starts),
    latestFinish: most(finishes),
  }
}

/** The shape that `throughline import FILE --json` prints: the preview with what is null left as null, rows cut to what people compare. */
export const toPreviewJson = (preview: ImportPreview) => ({
  verdict: preview.verdict,
  format: preview.format,
  message: preview.message,
  sheet: preview.sheet,
  headerRow: preview.headerRow,
  tasks: preview.tasks,
  summaries: preview.summaries,
  withStart: preview.withStart,
  withFinish: preview.withFinish,
  withDuration: preview.withDuration,
  links: preview.links,
  unresolvedLinks: preview.unresolvedLinks,
  items: preview.items,
  earliestStart: preview.earliestStart?.slice(0, 10) ?? null,
  latestFinish: preview.latestFinish?.slice(0, 10) ?? null,
  sheets: preview.sheets,
  columns: preview.columns,
  remarks: preview.remarks,
  rows: preview.rows.map(({ name, level, start, finish, duration, predecessors, owner, percentComplete, verdict, note, sourceRow }) => ({
    name,
    level,
    start: start?.slice(0, 10) ?? null,
    finish: finish?.slice(0, 10) ?? null,
    duration,
    predecessors,
    owner,
    percentComplete,
    verdict,
    note,
    sourceRow,
  })),
})
