/** The rows of a table as drafts: every cell read with what its column is, doubtful ones noted, impossible ones refused. */
import type { ImportFixes } from '../../../shared/contract/imports.ts'
import { type DurationUnit, LONGEST_NAME } from '../../../shared/model/fields.ts'
import { type DateFault, type DateOrder, decideOrder, instantOfSerial, type ParsedDate, parseDate } from '../../../shared/time/dateText.ts'
import { type ParsedDuration, parseDuration } from '../../../shared/time/durationText.ts'
import { DAY, EARLIEST, formatIso, formatIsoDate, type Instant, LATEST, startOfDay } from '../../../shared/time/instant.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { constraintOf, DONE, MANUAL, MILESTONE, NO, NO_TASK, saysNothing, TOTAL, YES } from './cellWords.ts'
import { plainSettings } from './columns.ts'
import type { Draft } from './draft.ts'
import { type Cell, cellText, columnName, type GridRow, isBlank, textCell } from './grid.ts'
import { headingOf, type PlanField } from './headings.ts'
import { dateFields } from './headingWords.ts'
import { type HierarchyRow, type HierarchySource, hierarchyOf } from './hierarchy.ts'
import { percentOf, scaleOf } from './percents.ts'
import { remembering } from './remembering.ts'
import type { Table } from './table.ts'

export interface TableRows {
  readonly drafts: Draft[]
  readonly source: HierarchySource
  readonly remarks: string[]
}

/** A year from both ends of our calendar working time still has room around a date. */
export const FIRST_DATE: Instant = EARLIEST + 366 * DAY
export const LAST_DATE: Instant = LATEST - 366 * DAY

/** Text of a cell for people: dates as ISO, so that a fix can be typed over it. */
const shownText = (cell: Cell | undefined): string => {
  if (cell === undefined) return ''
  if (cell.date !== null)
    return cell.date === startOfDay(cell.date) ? formatIsoDate(cell.date) : formatIso(cell.date).replace('T', ' ').replace(/:00$/, '')
  return cellText(cell).trim()
}

/** The cells of a row that were changed in the preview. Asked for each cell of each row: by the row's number, without making its key every time. */
type FixesOf = (row: GridRow) => Readonly<Record<string, string>> | undefined
const noFixes: FixesOf = () => undefined
const fixesByRow = (fixes: ImportFixes | undefined): FixesOf => {
  const byNumber = new Map(
    Object.entries(fixes ?? {}).flatMap(([key, cells]) => (key.startsWith('r') ? [[Number(key.slice(1)), cells]] : [])),
  )
  return byNumber.size === 0 ? noFixes : (row) => byNumber.get(row.number)
}

export const readRows = (table: Table, fixes: ImportFixes | undefined, is1904: boolean): TableRows => {
  const fixesOf = fixesByRow(fixes)
  const remarks: string[] = []
  const cellOf = (row: GridRow, field: PlanField): Cell | undefined => {
    const fixed = fixesOf(row)?.[field]
    if (fixed !== undefined) return fixed === '' ? undefined : textCell(fixed)
    const columns = table.columns.get(field)
    if (columns === undefined) return undefined
    for (const column of columns) if (!isBlank(row.cells[column])) return row.cells[column]
    return undefined
  }
  const textOf = (row: GridRow, field: PlanField): string => {
    const cell = cellOf(row, field)
    if (cell === undefined) return ''
    const text = shownText(cell)
    return saysNothing(text) ? '' : text
  }
  const otherIdsOf = (row: GridRow): string[] =>
    (table.columns.get('id') ?? [])
      .slice(1)
      .map((column) => shownText(row.cells[column]))
      .filter((text) => text !== '')
  const isMilestoneList = headingOf(table.headings.get(table.columns.get('name')?.[0] ?? -1) ?? '')?.field === 'milestone'
  const order = orderOf(table, remarks)
  const dateOf = remembering((text: string) => parseDate(text, order))
  const durationOf = remembering((text: string) =>
    remembering((unit: DurationUnit) => parseDuration(text, plainSettings, { unit, locale: table.language })),
  )
  const percentScale = scaleOf(table)
  const durationUnitOf = (field: PlanField) => table.units.get(table.columns.get(field)?.[0] ?? -1)
  const labelOf = (field: PlanField): string => {
    const column = table.columns.get(field)?.[0] ?? 0
    return table.headings.get(column) ?? columnName(column)
  }
  const placeOf = (row: GridRow, field: PlanField): string =>
    reading.place(table.grid.name, `${columnName(table.columns.get(field)?.[0] ?? 0)}${row.number}`, labelOf(field))

  const named = table.rows.map((row) => nameOf(row, table, fixesOf)).filter(({ name, row }) => name !== '' || hasFacts(row, table, cellOf))
  const hierarchyRows = named.filter(({ name }) => name !== '')
  const hierarchy = hierarchyOf(
    hierarchyRows.map(({ row, raw, indent, bold, column }): HierarchyRow => {
      const wbs = cellOf(row, 'wbs')
      const id = cellOf(row, 'id')
      const code = table.columns.has('wbs') ? wbs : id
      return {
        name: raw,
        indent,
        outline: row.outline,
        bold,
        nameColumn: column,
        level: textOf(row, 'level'),
        parent: textOf(row, 'parent'),
        wbs: table.columns.has('wbs') ? shownText(wbs) : '',
        isNumericWbs: typeof code?.value === 'number',
        id: shownText(id),
        otherIds: otherIdsOf(row),
        isBare: (['start', 'finish', 'duration'] as const).every((field) => isBlank(cellOf(row, field))),
      }
    }),
  )
  const isIdCode = !table.columns.has('wbs') && hierarchy.source === 'wbs'
  const positions = new Map(hierarchyRows.map(({ row }, at) => [row, at]))

  const drafts = named.map(({ row, name, more }): Draft => {
    const changes: string[] = []
    let refusal: Draft['refusal'] = null
    const refuse = (column: PlanField, why: string): void => {
      refusal ??= { column, why: `${placeOf(row, column)}: ${why}` }
    }
    const date = (field: PlanField): ParsedDate | null => {
      const found = anyDate(field)
      if (found === null || (found.instant >= FIRST_DATE && found.instant <= LAST_DATE)) return found
      return faulty(field, { fault: 'out-of-range' }, shownText(cellOf(row, field)))
    }
    const anyDate = (field: PlanField): ParsedDate | null => {
      const cell = cellOf(row, field)
      if (cell === undefined || isBlank(cell)) return null
      if (cell.isBadDate) return faulty(field, { fault: 'out-of-range' }, cellText(cell))
      if (cell.date !== null) return { instant: cell.date, hasTime: cell.date !== startOfDay(cell.date) }
      if (typeof cell.value === 'number' || /^\d{5}(?:\.\d+)?$/.test(String(cell.value))) {
        const serial = Number(cell.value)
        const instant = serial >= 20_000 && serial < 80_500 ? instantOfSerial(serial, is1904) : null
        if (instant !== null) return { instant, hasTime: instant !== startOfDay(instant) }
        if (serial === 0) return null
        return faulty(field, { fault: serial > 2_000_000 ? 'out-of-range' : 'unreadable' }, cellText(cell))
      }
      const parsed = dateOf(cellText(cell))
      return 'instant' in parsed ? parsed : faulty(field, parsed, cellText(cell).trim())
    }
    /** Dates that a plan stands on are refused when they are wrong; words and dates beside the plan are left out and said. */
    const faulty = (field: PlanField, { fault }: DateFault, text: string): null => {
      if (fault === 'empty' || fault === 'no-date') return null
      const isWrong = fault === 'no-such-day' || fault === 'out-of-range' || fault === 'unreadable'
      if ((field === 'start' || field === 'finish') && isWrong) refuse(field, reading.badDate(text, fault))
      else changes.push(reading.dateLeftOut(labelOf(field), text, fault))
      return null
    }
    const duration = (field: PlanField): ParsedDuration | null => {
      const cell = cellOf(row, field)
      if (cell === undefined || isBlank(cell)) return null
      const column = table.columns.get(field)?.[0] ?? -1
      const text = typeof cell.value === 'number' && cell.suffix !== '' ? `${cellText(cell)}${cell.suffix}` : cellText(cell).trim()
      if (saysNothing(text)) return null
      const unit = table.units.get(column) ?? durationUnitOf(field) ?? 'd'
      let parsed = durationOf(text)(unit)
      // A unit in the number format that is none of ours ("pcs") does not make the number unreadable.
      if ('fault' in parsed && typeof cell.value === 'number') parsed = durationOf(cellText(cell))(unit)
      if (!('fault' in parsed)) {
        if (parsed.fromRange) changes.push(reading.rangeTaken(text))
        return parsed
      }
      if (field === 'duration' && parsed.fault === 'negative') refuse(field, reading.negativeDuration(text))
      else if (field === 'duration' && parsed.fault === 'too-long') refuse(field, reading.tooLong(text))
      else if (parsed.fault !== 'empty') changes.push(reading.durationLeftOut(labelOf(field), text))
      return null
    }
    const start = date('start')
    const finish = date('finish')
    const milestoneCell = cellOf(row, 'milestone')
    const milestoneText = shownText(milestoneCell)
    const typeText = textOf(row, 'type')
    const milestoneDate =
      milestoneCell === undefined || YES.test(milestoneText) || NO.test(milestoneText) ? null : readMilestoneDate(milestoneCell, order)
    const milestone =
      YES.test(milestoneText) ||
      (milestoneDate !== null && start === null && finish === null) ||
      (isMilestoneList && (start === null || finish === null)) ||
      (typeText !== '' && MILESTONE.test(typeText))
    if (milestoneDate !== null && (start !== null || finish !== null))
      changes.push(reading.milestoneDate(labelOf('milestone'), milestoneText))
    const percent = percentOf(cellOf(row, 'percentComplete'), percentScale, (text) => changes.push(reading.percentLeftOut(text)))
    const statusDone = percent === null && DONE.test(textOf(row, 'status'))
    const at = positions.get(row)
    const code = at === undefined ? '' : hierarchy.codes[at]
    const id = shownText(cellOf(row, 'id'))
    const cells: Record<string, string> = {}
    for (const field of table.columns.keys()) {
      if (field === 'name') continue
      const text = shownText(cellOf(row, field))
      if (text !== '') cells[field] = text.slice(0, 2000)
    }
    cells.name = name
    if (name.length > LONGEST_NAME) changes.push(reading.longName(name.length, LONGEST_NAME))
    const type = constraintOf(textOf(row, 'constraintType'))
    const isTotal = start === null && finish === null && TOTAL.test(name)
    const draft: Draft = {
      key: `r${row.number}`,
      sourceRow: row.number,
      name: name.slice(0, LONGEST_NAME),
      isGroup: false,
      parent: null,
      isSummary: false,
      id,
      otherIds: otherIdsOf(row),
      wbs: isIdCode ? code || id : code,
      start: start ?? milestoneStart(milestoneDate, finish),
      finish,
      duration: duration('duration') ?? (table.columns.has('duration') ? null : (duration('work') ?? duration('mostLikely'))),
      owner: textOf(row, 'owner')
        .replace(/\s*\n\s*/g, ', ')
        .slice(0, 400),
      percent: percent ?? (statusDone ? 100 : null),
      milestone,
      actualStart: date('actualStart'),
      actualFinish: date('actualFinish'),
      baselineStart: date('baselineStart'),
      baselineFinish: date('baselineFinish'),
      optimistic: duration('optimistic'),
      mostLikely: duration('mostLikely'),
      pessimistic: duration('pessimistic'),
      deadline: date('deadline'),
      constraintType: type,
      constraintDate: date('constraintDate'),
      priority: priorityOf(textOf(row, 'priority')),
      active: !NO.test(textOf(row, 'active')) || textOf(row, 'active') === '',
      manual: MANUAL.test(textOf(row, 'manual')) && start !== null && finish !== null,
      notes: [name.length > LONGEST_NAME ? name : '', more, textOf(row, 'notes')]
        .filter((text) => text !== '')
        .join('\n')
        .slice(0, 100_000),
      predecessorsText: listOf(row, 'predecessors', table, fixesOf),
      successorsText: listOf(row, 'successors', table, fixesOf),
      durationText: textOf(row, 'duration'),
      cells,
      links: [],
      refusal,
      changes,
      skipped:
        name === ''
          ? reading.noNameRow
          : isTotal
            ? reading.totalRow
            : start === null && finish === null && NO_TASK.test(name)
              ? reading.noTaskRow
              : null,
    }
    return draft
  })
  const byRow = new Map(named.map(({ row }, at) => [row, drafts[at]]))
  hierarchyRows.forEach(({ row }, at) => {
    const parent = hierarchy.parents[at]
    const draft = byRow.get(row) as Draft
    if (parent >= 0) draft.parent = byRow.get(hierarchyRows[parent].row) ?? null
    if (hierarchy.codes[at] !== '' && shownText(cellOf(row, 'wbs')).replace(/\.$/, '') !== hierarchy.codes[at] && table.columns.has('wbs'))
      draft.changes.push(reading.mendedWbs(shownText(cellOf(row, 'wbs')), hierarchy.codes[at]))
  })
  const ownParents = drafts.filter(
    (draft) =>
      draft.cells.parent !== undefined && draft.cells.parent !== '' && [draft.id, draft.wbs, draft.name].includes(draft.cells.parent),
  )
  for (const draft of ownParents) draft.refusal ??= { column: 'parent', why: reading.ownParent(draft.name) }
  return { drafts, source: hierarchy.source, remarks }
}

/** A milestone's own date stands in for a start when the row gives no other. */
const milestoneStart = (date: ParsedDate | null, finish: ParsedDate | null): ParsedDate | null => (finish === null ? date : null)
const readMilestoneDate = (cell: Cell, order: DateOrder): ParsedDate | null => {
  if (cell.date !== null) return { instant: cell.date, hasTime: false }
  const parsed = typeof cell.value === 'string' ? parseDate(cell.value, order) : null
  return parsed && 'instant' in parsed ? parsed : null
}

const nameOf = (
  row: GridRow,
  table: Table,
  fixesOf: FixesOf,
): { row: GridRow; name: string; raw: string; more: string; indent: number; bold: boolean; column: number } => {
  const fixed = fixesOf(row)?.name
  const column = table.nameColumns.findIndex((each) => !isBlank(row.cells[each]))
  const cell = row.cells[table.nameColumns[Math.max(0, column)]]
  const parts = table.nameColumns.map((each) => (isBlank(row.cells[each]) ? '' : cellText(row.cells[each]))).filter((part) => part !== '')
  const raw = fixed ?? parts[0] ?? ''
  // What begins with a visible sign is not indented by spaces.
  const width = /^[!-~]/.test(raw) ? 0 : (/^[\s　 ]*/.exec(raw.replaceAll('\t', '    ').replaceAll('　', '  '))?.[0].length ?? 0)
  return {
    row,
    raw,
    more: parts.slice(1).join(' ').trim(),
    name: (/[^\S ]| {2}/.test(raw) ? raw.replace(/\s+/g, ' ') : raw).trim(),
    indent: width + (cell?.indent ?? 0) * 3,
    bold: cell?.bold ?? false,
    column: Math.max(0, column),
  }
}

/** A row without a name that still says something of a task: a date or a duration. */
const hasFacts = (row: GridRow, table: Table, cellOf: (row: GridRow, field: PlanField) => Cell | undefined): boolean =>
  (['start', 'finish', 'predecessors'] as const).some(
    (field) => table.columns.has(field) && !isBlank(cellOf(row, field)) && cellText(cellOf(row, field)) !== '0',
  )

const listOf = (row: GridRow, field: PlanField, table: Table, fixesOf: FixesOf): string => {
  const fixed = fixesOf(row)?.[field]
  if (fixed !== undefined) return fixed.trim()
  return (table.columns.get(field) ?? [])
    .map((column) => (isBlank(row.cells[column]) ? '' : cellText(row.cells[column]).trim()))
    .filter((text) => text !== '' && !saysNothing(text))
    .join(';')
}

const orderOf = (table: Table, remarks: string[]): DateOrder => {
  const texts = dateFields.flatMap((field) =>
    (table.columns.get(field) ?? []).flatMap((column) =>
      table.rows.flatMap((row) => {
        const cell = row.cells[column]
        return typeof cell?.value === 'string' && cell.date === null ? [cell.value] : []
      }),
    ),
  )
  const { order, certain } = decideOrder(texts)
  if (!certain) remarks.push(reading.dateOrder(order))
  return order
}

/** Small numbers are ranks of another tool, not priorities from 0 to 1000. */
const priorityOf = (text: string): number | null => {
  const value = Number(text)
  if (text !== '' && Number.isInteger(value) && value >= 0 && value <= 1000) return value > 10 ? value : null
  return null
}
