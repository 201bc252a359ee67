/** A table to a plan: drafts linked, checked, settled on a calendar, and told row by row in the preview. */
import type { ImportFixes, ImportPreview, ImportRow } from '../../../shared/contract/imports.ts'
import type { BaselineTask } from '../../../shared/model/baseline.ts'
import type { Link } from '../../../shared/model/link.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { newProgram } from '../../../shared/model/program.ts'
import { newTask, type Task } from '../../../shared/model/task.ts'
import { formatPredecessors } from '../../../shared/predecessors.ts'
import { CalendarProblem } from '../../../shared/time/calendar.ts'
import type { ParsedDate } from '../../../shared/time/dateText.ts'
import { formatDuration } from '../../../shared/time/durationText.ts'
import { formatIso, formatIsoDate, type Instant } from '../../../shared/time/instant.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { plainSettings } from './columns.ts'
import { mendLists } from './csvMend.ts'
import type { Draft } from './draft.ts'
import { countRows, emptyPreview, type ReadResult } from './result.ts'
import { describeColumns, type Table } from './table.ts'
import { type Clock, clockFor, EVERY_DAY, finishInstant, isEffortADuration, leafTask, startInstant } from './tableDates.ts'
import { groupRows } from './tableGroups.ts'
import { checkLinks, linkRows } from './tableLinks.ts'
import { FIRST_DATE, LAST_DATE, readRows } from './tableRows.ts'
import { settleDates } from './tableShift.ts'

export interface TableSource {
  readonly format: string
  readonly fileName: string
  readonly sheets: ImportPreview['sheets']
  readonly fixes: ImportFixes | undefined
  /** Where a plan without any date starts. */
  readonly today: Instant
}

const iso = (date: ParsedDate | null): string | null =>
  date === null ? null : date.hasTime ? formatIso(date.instant) : formatIsoDate(date.instant)

/** Marks summaries, lifts children of rows that do not come in, and refuses what only the whole row shows. */
const settleTree = (drafts: readonly Draft[]): void => {
  for (const draft of drafts) while (draft.parent !== null && draft.parent.skipped !== null) draft.parent = draft.parent.parent
  const parents = new Set(drafts.filter((draft) => draft.skipped === null).map((draft) => draft.parent))
  for (const draft of drafts) {
    draft.isSummary = parents.has(draft)
    if (draft.isSummary && draft.refusal !== null && ['start', 'finish', 'duration'].includes(draft.refusal.column)) {
      // A summary's dates come from its tasks: a wrong one is said, not refused.
      draft.changes.push(reading.summaryDate(draft.refusal.why))
      draft.refusal = null
    }
    if (!draft.isSummary) refuseUnreachable(draft)
    if (draft.isSummary || draft.start === null || draft.finish === null) continue
    if (finishInstant(draft.finish) >= startInstant(draft.start)) continue
    if (draft.duration !== null) {
      draft.changes.push(reading.finishBeforeStart(iso(draft.start) ?? '', iso(draft.finish) ?? ''))
      draft.finish = null
    } else draft.refusal ??= { column: 'finish', why: reading.finishBeforeStartRefused(iso(draft.start) ?? '', iso(draft.finish) ?? '') }
  }
}

/** Clock time that a working duration can take at most: weekends, nights, and a few holidays. */
const SPREAD = 5

const refuseUnreachable = (draft: Draft): void => {
  const length = (draft.duration?.value ?? 0) * (draft.duration?.unit.startsWith('e') ? 1 : SPREAD)
  const from = draft.start?.instant ?? (draft.finish === null ? 0 : draft.finish.instant - length)
  if (from < FIRST_DATE || from + length > LAST_DATE) draft.refusal ??= { column: 'duration', why: reading.tooLong(draft.durationText) }
}

const uidsOf = (drafts: readonly Draft[]): Map<Draft, number> => {
  const own = drafts.filter((draft) => !draft.isGroup)
  const numbers = own.map((draft) => (/^\d{1,9}$/.test(draft.id) ? Number(draft.id) : -1))
  const isNumbered = numbers.every((number) => number > 0) && new Set(numbers).size === numbers.length
  let next = isNumbered ? Math.max(0, ...numbers) : 0
  return new Map(
    drafts.map((draft) => {
      if (isNumbered && !draft.isGroup) return [draft, Number(draft.id)]
      next += 1
      return [draft, next]
    }),
  )
}

export const planFromTable = (found: Table, source: TableSource): ReadResult => {
  const { table, mended } = mendLists(found)
  const { drafts: ownDrafts, source: treeSource, remarks } = readRows(table, source.fixes, false)
  for (const draft of ownDrafts) if (mended.has(draft.sourceRow)) draft.changes.push(reading.mendedList)
  if (!table.columns.has('duration') && table.columns.has('work')) {
    const heading = table.headings.get(table.columns.get('work')?.[0] ?? -1) ?? ''
    if (isEffortADuration(ownDrafts)) remarks.push(reading.effortIsDuration(heading))
    else {
      remarks.push(reading.effortIsNoDuration(heading))
      for (const draft of ownDrafts) draft.duration = null
    }
  }
  if (!table.columns.has('start') && table.columns.has('baselineStart')) {
    remarks.push(reading.baselineAsPlan)
    for (const draft of ownDrafts) {
      draft.start = draft.baselineStart
      draft.finish ??= draft.baselineFinish
    }
  }
  const fileFinish = new Map(ownDrafts.map((draft) => [draft, draft.finish]))
  const drafts = treeSource === 'flat' ? groupRows(ownDrafts, table) : ownDrafts
  settleTree(drafts)
  const { unresolved } = linkRows(drafts, table)
  const live = drafts.filter((draft) => draft.skipped === null)
  checkLinks(live)
  const linkCount = live.reduce((sum, draft) => sum + draft.links.length, 0)
  const kept = live.filter((draft) => draft.refusal === null)
  const plan = kept.length === 0 ? null : planOf(kept, table, source)
  for (const column of table.notUsed) remarks.push(reading.columnNotUsed(column))
  if (table.rows.some((row) => row.hidden)) remarks.push(reading.hiddenRows(table.rows.filter((row) => row.hidden).length))
  if (plan?.program.calendarId === EVERY_DAY) remarks.push(reading.sevenDays)
  const taskById = new Map((plan?.tasks ?? []).map((task) => [task.id, task]))
  const rows = drafts.map((draft) => rowOf(draft, fileFinish.get(draft) ?? draft.finish, taskById))
  const refused = rows.filter((row) => row.verdict === 'refused').length
  const changed = rows.filter((row) => row.verdict === 'changed').length
  const counts = countRows(rows)
  const isPlan = counts.tasks > 0
  const where = source.format === 'csv' ? reading.theTable : reading.theSheet(table.grid.name)
  const preview = emptyPreview({
    verdict: isPlan ? 'plan' : 'empty',
    format: source.format,
    message: isPlan ? reading.tableRead(where, counts.tasks, linkCount, changed, refused) : reading.nothingInTable(where),
    fileName: source.fileName,
    sheet: source.format === 'csv' ? null : table.grid.name,
    sheets: source.sheets,
    headerRow: table.headerRow,
    columns: describeColumns(table),
    ...counts,
    links: linkCount,
    unresolvedLinks: unresolved,
    remarks,
    rows,
  })
  return { preview, plan: isPlan ? plan : null }
}

const planOf = (kept: readonly Draft[], table: Table, source: TableSource): Plan => {
  const clock = clockFor(kept)
  const uids = uidsOf(kept)
  const idOf = (draft: Draft): string => `t${draft.key}`
  const isKept = new Set(kept)
  /** The nearest summary above that comes in. */
  const parentOf = (draft: Draft): Draft | null => {
    let parent = draft.parent
    while (parent !== null && !isKept.has(parent)) parent = parent.parent
    return parent
  }
  const summaries = new Set(kept.map(parentOf))
  const drawn = kept.map((draft, at): Task => {
    const parent = parentOf(draft)
    const given = { id: idOf(draft), uid: uids.get(draft) as number, position: at + 1, parentId: parent === null ? null : idOf(parent) }
    if (!summaries.has(draft)) return leafTask(draft, given, clock)
    return newTask({ ...given, name: draft.name, owner: draft.owner, notes: draft.notes, active: draft.active, estimated: false })
  })
  const links: Link[] = []
  for (const draft of kept)
    for (const { from, item } of draft.links) {
      if (!isKept.has(from)) {
        draft.changes.push(reading.predecessorRefused(from.name))
        continue
      }
      links.push({
        id: `l${links.length + 1}`,
        predecessorId: idOf(from),
        successorId: idOf(draft),
        type: item.type,
        lag: item.lag,
        lagUnit: item.lagUnit,
      })
    }
  const { tasks, notes } = settledOrAsTheyStand(drawn, links, clock)
  for (const draft of kept) {
    const note = notes.get(idOf(draft))
    if (note !== undefined) draft.changes.push(note)
  }
  const starts = kept.flatMap((draft) => (draft.start === null || summaries.has(draft) ? [] : [startInstant(draft.start)]))
  const baselineTasks = baselineOf(kept, idOf)
  return {
    program: newProgram({
      name: source.fileName.replace(/\.[^.]+$/, '').slice(0, 400) || reading.imported,
      start: starts.length > 0 ? starts.reduce((a, b) => Math.min(a, b)) : source.today + 4800,
      calendarId: clock.programCalendar,
      minutesPerWeek: clock.minutesPerWeek,
      locale: table.language === 'en' ? 'en-GB' : table.language,
    }),
    calendars: clock.calendars,
    tasks,
    workstreams: [],
    links,
    resources: [],
    assignments: [],
    baselines: baselineTasks.length > 0 ? [{ id: 'b0', name: 'Baseline', number: 0, capturedAt: 0 }] : [],
    baselineTasks,
    positions: [],
  }
}

/** Durations and lags that together run out of our calendar are the scheduler's to refuse: here nothing is explained then. */
const settledOrAsTheyStand = (tasks: Task[], links: readonly Link[], clock: Clock): ReturnType<typeof settleDates> => {
  try {
    return settleDates(tasks, links, clock)
  } catch (error) {
    if (error instanceof CalendarProblem) return { tasks, notes: new Map() }
    throw error
  }
}

const baselineOf = (kept: readonly Draft[], idOf: (draft: Draft) => string): BaselineTask[] =>
  kept.flatMap((draft): BaselineTask[] => {
    if (draft.baselineStart === null && draft.baselineFinish === null) return []
    return [
      {
        id: `b0:${idOf(draft)}`,
        baselineId: 'b0',
        taskId: idOf(draft),
        start: draft.baselineStart === null ? null : startInstant(draft.baselineStart),
        finish: draft.baselineFinish === null ? null : finishInstant(draft.baselineFinish),
        duration: null,
        work: null,
        name: draft.name,
        parentId: null,
      },
    ]
  })

const depthOf = (draft: Draft): number => {
  let depth = 1
  for (let parent = draft.parent; parent !== null; parent = parent.parent) depth += 1
  return depth
}

const rowOf = (draft: Draft, finish: ParsedDate | null, tasks: ReadonlyMap<string, Task>): ImportRow => {
  const verdict =
    draft.skipped !== null ? 'skipped' : draft.refusal !== null ? 'refused' : draft.changes.length > 0 ? 'changed' : 'imported'
  const task = tasks.get(`t${draft.key}`)
  return {
    key: draft.key,
    sourceRow: draft.sourceRow,
    uid: task?.uid ?? null,
    verdict,
    note: [draft.skipped ?? draft.refusal?.why ?? '', ...draft.changes].filter((text) => text !== '').join(' '),
    column: draft.refusal?.column ?? null,
    name: draft.name,
    level: depthOf(draft),
    summary: draft.isSummary,
    milestone: task?.milestone ?? draft.milestone,
    start: iso(draft.start),
    finish: iso(finish),
    duration:
      draft.duration === null ? null : formatDuration(draft.duration.value, draft.duration.unit, plainSettings, draft.duration.estimated),
    predecessors:
      draft.links.length > 0
        ? formatPredecessors(
            draft.links.map(({ from, item }) => ({ ...item, ref: from.id || from.wbs || item.ref })),
            plainSettings,
          )
        : draft.predecessorsText === ''
          ? null
          : draft.predecessorsText.slice(0, 2000),
    owner: draft.owner === '' ? null : draft.owner,
    percentComplete: draft.percent,
    cells: draft.cells,
  }
}
