/** Answers as a person reads them in a terminal. */

import type { ImportPreview } from '../../shared/contract/imports.ts'
import type { Output } from '../../shared/contract/index.ts'
import { formatIso, formatIsoDate } from '../../shared/time/instant.ts'
import { cli as words } from '../../shared/words/en/cli.ts'
import { copies } from '../../shared/words/en/copies.ts'
import { health } from '../../shared/words/en/health.ts'

/** A line break in a name would begin a row that nobody wrote. */
const inLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ')

/** Columns padded to their widest cell; the last one is left ragged. */
const table = (given: readonly (readonly string[])[]): string => {
  const rows = given.map((row) => row.map(inLine))
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ')).join('\n')
}
const cell = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const moment = (value: unknown): string => cell(value).slice(0, 16).replace('T', ' ')

export const scheduleText = ({ tasks }: Output<'schedule.file'>): string =>
  table([
    Object.values(words.columns),
    ...tasks.map((task) => [
      cell(task.id),
      cell(task.wbs),
      cell(task.name),
      moment(task.start),
      moment(task.finish),
      typeof task.totalSlackMinutes === 'number' ? (task.totalSlackMinutes / 480).toFixed(1) : '',
      task.critical === true ? words.critical : '',
    ]),
  ])

export const previewText = (preview: ImportPreview, file: string): string => {
  const worthSaying = preview.rows.filter((row) => row.verdict === 'refused' || row.verdict === 'changed')
  return [
    preview.message,
    ...preview.remarks.map((remark) => `  ${remark}`),
    words.counts(preview.tasks, preview.summaries, preview.links, preview.unresolvedLinks),
    ...worthSaying.map((row) => inLine(words.row(row.sourceRow, row.verdict, row.name, row.note))),
    ...(preview.verdict === 'plan' ? [words.toImport(file)] : []),
  ].join('\n')
}

/** What came in, and each row that did not: nobody should have to find out later. */
export const importedText = (
  tasks: number,
  path: string,
  stayedOut: readonly Pick<ImportPreview['rows'][number], 'sourceRow' | 'name' | 'note'>[],
): string =>
  [
    words.imported(tasks, path),
    ...(stayedOut.length === 0 ? [] : [words.stayedOut(stayedOut.length)]),
    ...stayedOut.map((row) => inLine(words.row(row.sourceRow, 'refused', row.name, row.note))),
  ].join('\n')

export const infoText = ({ file, plan, summary, history }: Output<'plan.read'>): string => {
  const day = (instant: number | null): string => (instant === null ? '' : formatIsoDate(instant))
  const say = words.facts
  return table([
    [say.name, file.name],
    [say.path, file.path],
    [say.tasks, String(plan.tasks.length)],
    [say.links, String(plan.links.length)],
    [say.start, day(summary.start)],
    [say.finish, day(summary.finish)],
    [say.deadline, day(summary.deadline)],
    [say.critical, String(summary.critical)],
    [say.undo, history.undo ?? say.nothing],
    [say.redo, history.redo ?? say.nothing],
    ...(file.warning === null ? [] : [[say.warning, file.warning]]),
  ])
}

/** The wall clock of this machine, `2026-11-20 09:20`. */
const localMoment = (ms: number): string => new Date(ms).toLocaleString('sv-SE').slice(0, 16)

export const historyText = ({ items }: Output<'history.list'>): string =>
  table(
    items.map((item) => [
      String(item.txn),
      localMoment(item.at),
      item.author,
      item.label,
      item.finishBefore !== null && item.finishAfter !== null && item.finishBefore !== item.finishAfter
        ? `${formatIso(item.finishBefore).slice(0, 10)} → ${formatIso(item.finishAfter).slice(0, 10)}`
        : '',
    ]),
  )

const shortened = (text: string | null): string => {
  const line = (text ?? '–').replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
/** One line a field; dates that only followed are left out, for --json has them. */
export const copiesText = ({ message, items }: Output<'copies.compare'>): string => {
  const rows = items.flatMap(({ name, fields }) =>
    fields
      .filter(({ computed }) => !computed)
      .map(({ name: field, base, here, there, side }) => [...[name, field, base, here, there].map(shortened), copies.screen.sides[side]]),
  )
  return rows.length === 0 ? message : [message, table([Object.values(words.copies), ...rows])].join('\n')
}

const FEW = 5
interface Checked extends Omit<Output<'plan.check'>, 'findings'> {
  readonly findings: readonly (Omit<Output<'plan.check'>['findings'][number], 'items'> & {
    readonly items: readonly { readonly name: string | null; readonly detail: string }[]
  })[]
}

/** One line a check, under it what failed it, the first few. */
export const checkText = ({ findings, passed, failed, unmeasured }: Checked): string => {
  const lines = table(
    findings.map((one) => [
      one.passed === null ? words.verdicts.unmeasured : one.passed ? words.verdicts.passed : words.verdicts.failed,
      one.point === null ? words.ours : String(one.point),
      one.name,
      one.result === null ? '' : health.result(one.result, one.unit),
      health.limit(one.limit, one.unit, one.sense),
      one.result === null || one.numerator === null || one.denominator === null ? one.note : health.ratio(one.numerator, one.denominator),
    ]),
  ).split('\n')
  const rows = findings.flatMap((one, at) => [
    lines[at] ?? '',
    ...(one.passed === false ? one.items.slice(0, FEW).map((item) => inLine(`    ${item.name ?? ''}: ${item.detail}`)) : []),
    ...(one.passed === false && one.items.length > FEW ? [words.andMore(one.items.length - FEW)] : []),
  ])
  return [...rows, health.summary(passed, failed, unmeasured)].join('\n')
}

/** The rows that moved, came or went; the most moved first. */
export const comparisonText = ({ baseline, against, tasks, total }: Output<'baseline.compare'>, minutesPerDay: number): string => {
  const days = (span: number | null): string => {
    if (span === null) return ''
    const value = Math.round(span / minutesPerDay) / 10
    return `${value > 0 ? '+' : ''}${value === 0 ? 0 : value}d`
  }
  const rows = tasks
    .filter(
      (task) =>
        !task.summary && (task.state !== 'kept' || [task.start, task.finish, task.duration, task.work].some((by) => (by ?? 0) !== 0)),
    )
    .sort((a, b) => Math.abs(b.finish ?? 0) - Math.abs(a.finish ?? 0))
    .map((task) => [task.name, days(task.start), days(task.finish), days(task.duration), days(task.work), words.states[task.state]])
  const head = words.compared(baseline.name, against?.name ?? null, total.tasks - total.added, total.moved, total.added, total.removed)
  return rows.length === 0 ? head : [head, table([Object.values(words.comparison), ...rows])].join('\n')
}
