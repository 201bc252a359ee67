/** The sheets beside the plan: milestones against the baseline, links, the critical path, and what the workbook is about. */
import type { Link } from '../../../../shared/model/link.ts'
import { formatPredecessor } from '../../../../shared/predecessors.ts'
import type { PlanFacts, TaskFact } from '../../../../shared/report/facts.ts'
import { finishDay, formatDate } from '../../../../shared/time/formatDate.ts'
import { deck } from '../../../../shared/words/en/deck.ts'
import { writing } from '../../../../shared/words/en/writing.ts'
import type { PlanRow } from '../planRows.ts'
import { CRITICAL_INK, DONE_INK, LATE_TINT, letters, type SheetColumn, type SheetPlan } from './sheet.ts'

const { columns: words, sheets } = writing
export type RowsById = ReadonlyMap<string, PlanRow>

const idOf = (rows: RowsById, id: string): number | null => rows.get(id)?.row ?? null
const wbsOf = (rows: RowsById, id: string): string | null => rows.get(id)?.wbs ?? null
const whole = (columns: number, rows: number): string => `A2:${letters(columns)}${rows + 1}`

export const milestonesSheet = (facts: PlanFacts, rows: RowsById): SheetPlan<TaskFact> => {
  const columns: SheetColumn<TaskFact>[] = [
    { heading: words.id, width: 6, kind: 'number', value: (one) => idOf(rows, one.id) },
    { heading: words.wbs, width: 9, kind: 'text', value: (one) => wbsOf(rows, one.id) },
    { heading: words.milestone, width: 48, kind: 'name', value: (one) => one.task.name },
    { heading: words.workstream, width: 26, kind: 'text', value: (one) => one.workstream },
    { heading: words.baselineFinish, width: 16, kind: 'date', value: (one) => one.baseline?.finish ?? null },
    { heading: words.finish, width: 16, kind: 'date', value: (one) => one.finish },
    { heading: words.change, width: 12, kind: 'days', value: (one) => one.slip },
    { heading: words.totalFloat, width: 11, kind: 'days', value: (one) => (one.done ? null : one.float) },
    { heading: words.deadline, width: 16, kind: 'date', value: (one) => one.task.deadline },
    { heading: words.status, width: 12, kind: 'text', value: (one) => (one.done ? writing.reached : deck.standing[one.rag]) },
    { heading: words.critical, width: 9, kind: 'centre', value: (one) => (one.critical ? writing.yes : writing.no) },
  ]
  const count = facts.milestones.length
  return {
    name: sheets.milestones,
    columns,
    rows: facts.milestones,
    frozen: 3,
    rules: [
      { ref: `F2:G${count + 1}`, formula: 'AND($G2<>"",$G2>0)', style: LATE_TINT },
      { ref: whole(columns.length, count), formula: `$J2="${writing.reached}"`, style: DONE_INK },
      { ref: `A2:C${count + 1}`, formula: `$K2="${writing.yes}"`, style: CRITICAL_INK },
    ],
  }
}

/** Working days as a number; elapsed time and percentages in words, with a true minus sign, which no spreadsheet takes for a formula. */
const lagOf = (link: Link, program: PlanFacts['program']): string | number | null => {
  if (link.lag === 0) return null
  const elapsed = link.lagUnit.startsWith('e') || link.lagUnit === '%'
  if (!elapsed) return Math.round((link.lag / (program.minutesPerDay * 10)) * 100) / 100
  const text = formatPredecessor({ ...link, ref: '', lag: Math.abs(link.lag) }, program).slice(3)
  return link.lag < 0 ? `−${text}` : text
}

export const linksSheet = (facts: PlanFacts, rows: RowsById): SheetPlan<Link> => {
  const drives = (link: Link): boolean => facts.byId.get(link.successorId)?.driver?.linkId === link.id
  const name = (id: string): string | null => rows.get(id)?.task.name ?? null
  const columns: SheetColumn<Link>[] = [
    { heading: words.predecessorId, width: 12, kind: 'number', value: (link) => idOf(rows, link.predecessorId) },
    { heading: words.predecessor, width: 44, kind: 'text', value: (link) => name(link.predecessorId) },
    { heading: words.linkType, width: 10, kind: 'centre', value: (link) => link.type },
    { heading: words.lag, width: 10, kind: 'days', value: (link) => lagOf(link, facts.program) },
    { heading: words.successorId, width: 12, kind: 'number', value: (link) => idOf(rows, link.successorId) },
    { heading: words.successor, width: 44, kind: 'text', value: (link) => name(link.successorId) },
    { heading: words.drives, width: 9, kind: 'centre', value: (link) => (drives(link) ? writing.yes : writing.no) },
  ]
  const count = facts.plan.links.length
  return {
    name: sheets.links,
    columns,
    rows: facts.plan.links,
    frozen: 0,
    rules: [{ ref: whole(columns.length, count), formula: `$G2="${writing.no}"`, style: DONE_INK }],
  }
}

export const criticalSheet = (facts: PlanFacts, rows: RowsById): SheetPlan<TaskFact> => {
  const cause = (one: TaskFact): string | null =>
    one.driver?.kind === 'link' && one.driver.taskId !== null ? (facts.byId.get(one.driver.taskId)?.task.name ?? null) : null
  const columns: SheetColumn<TaskFact>[] = [
    { heading: words.id, width: 6, kind: 'number', value: (one) => idOf(rows, one.id) },
    { heading: words.wbs, width: 9, kind: 'text', value: (one) => wbsOf(rows, one.id) },
    { heading: words.name, width: 48, kind: 'name', value: (one) => one.task.name },
    { heading: words.workstream, width: 26, kind: 'text', value: (one) => one.workstream },
    { heading: words.waitsFor, width: 40, kind: 'text', value: cause },
    { heading: words.start, width: 16, kind: 'date', value: (one) => one.start },
    { heading: words.finish, width: 16, kind: 'date', value: (one) => one.finish },
    { heading: words.duration, width: 10, kind: 'days', value: (one) => one.duration },
    { heading: words.totalFloat, width: 11, kind: 'days', value: (one) => one.float },
    { heading: words.percent, width: 11, kind: 'number', value: (one) => one.task.percentComplete },
    { heading: words.baselineFinish, width: 16, kind: 'date', value: (one) => one.baseline?.finish ?? null },
    { heading: words.change, width: 12, kind: 'days', value: (one) => one.slip },
    { heading: words.longest, width: 13, kind: 'centre', value: (one) => (one.longest ? writing.yes : writing.no) },
  ]
  const count = facts.critical.length
  return {
    name: sheets.critical,
    columns,
    rows: facts.critical,
    frozen: 3,
    rules: [{ ref: `G2:G${count + 1}`, formula: 'AND($L2<>"",$L2>0)', style: LATE_TINT }],
  }
}

export const aboutSheet = (facts: PlanFacts): SheetPlan<readonly [string, string | number | null]> => {
  const { about } = writing
  const date = (at: number | null): string | null => (at === null ? null : formatDate(at, 'dayYear'))
  const rows: (readonly [string, string | number | null])[] = [
    [about.program, facts.name],
    [about.dataDate, date(facts.dataDate)],
    [about.start, date(facts.start)],
    [about.finish, facts.finish === null ? null : date(finishDay(facts.finish))],
    [about.deadline, facts.deadline === null ? null : date(finishDay(facts.deadline))],
    [about.buffer, facts.buffer],
    [about.baseline, facts.baseline?.name ?? null],
    [about.tasks, facts.plan.tasks.length],
    [about.links, facts.plan.links.length],
    [about.critical, facts.critical.length],
    [about.days, facts.program.minutesPerDay],
    [about.colours, about.colourCritical],
  ]
  return {
    name: sheets.about,
    columns: [
      { heading: words.fact, width: 38, kind: 'text', value: ([fact]) => fact },
      { heading: words.value, width: 110, kind: 'text', value: ([, value]) => value },
    ],
    rows,
    frozen: 0,
    rules: [],
  }
}
