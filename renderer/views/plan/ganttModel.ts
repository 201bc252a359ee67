/** What the chart is fed from the store: visible rows with their dates, links, non-working time, freeze windows. Pure. */
import type { Calendar } from '../../../shared/model/calendar.ts'
import { isNearlyCritical, isOnLongestPath } from '../../../shared/model/criticality.ts'
import { calendarsBelow, freezesOf } from '../../../shared/model/freezes.ts'
import type { Link } from '../../../shared/model/link.ts'
import { CRITICAL, DEADLINE_MISSED } from '../../../shared/model/schedule.ts'
import { segmentsOf } from '../../../shared/model/segments.ts'
import { kindOf, type Task } from '../../../shared/model/task.ts'
import type { TreeRow } from '../../../shared/model/tree.ts'
import { steady } from '../../../shared/steady.ts'
import { DAY, type Instant } from '../../../shared/time/instant.ts'
import { gantt as words } from '../../../shared/words/en/gantt.ts'
import { kept } from '../../client/indexes.ts'
import type { Dates, GanttLinks, GanttRow, GanttRows, LinkEnds, Span } from './gantt/chart.ts'
import { showDay } from './sheet/cellText.ts'
import { type PlanWorld, workingCalendarOf } from './world.ts'

const baselineOf = (row: TreeRow, world: PlanWorld): Dates | null => {
  const base = world.baselineId === null ? undefined : world.baselineTasks.get(`${world.baselineId}:${row.task.id}`)
  return base === undefined || base.start === null || base.finish === null ? null : { start: base.start, finish: base.finish }
}

/** Whose work stops in between; people with calendars of their own may work in hours that this one does not know: their bars are drawn whole. */
const interruptedOf = (task: Task, dates: Dates, world: PlanWorld): Dates[] | null => {
  if (task.splits === null && (task.actualStart === null || task.percentComplete >= 100)) return null
  const people = task.calendarId === null ? (world.assignmentsOf.get(task.id) ?? []) : []
  if (people.some(({ resourceId }) => (world.resources.get(resourceId)?.calendarId ?? null) !== null)) return null
  const calendar = workingCalendarOf(world.calendars, task.calendarId ?? world.program.calendarId)
  return calendar && segmentsOf(task, dates, calendar)
}

const ganttRow = (row: TreeRow, world: PlanWorld, traced: ReadonlySet<string> | null): GanttRow => {
  const { task, hasChildren } = row
  // Between a new row and its dates one frame may pass: it stands at the program's start, so that bars and rows stay in line.
  const at = world.schedule.get(task.id) ?? { start: world.program.start, finish: world.program.start, flags: 0, totalFloat: 0 }
  const kind = kindOf(task, hasChildren)
  return {
    id: task.id,
    name: task.name,
    kind,
    start: at.start,
    finish: at.finish,
    segments: kind === 'task' ? interruptedOf(task, at, world) : null,
    percentComplete: task.percentComplete,
    critical: (at.flags & CRITICAL) !== 0,
    // A summary's float is the least below it, of work that is done too.
    nearCritical: !hasChildren && isNearlyCritical(world.program, task, at),
    longest: isOnLongestPath(task, at),
    dimmed: traced !== null && !traced.has(task.id),
    manual: task.manual,
    active: task.active,
    late: (at.flags & DEADLINE_MISSED) !== 0,
    label:
      kind === 'milestone'
        ? `${steady(task.name)} · ${showDay(Math.floor(at.start / DAY) * DAY, false)}`
        : kind === 'task'
          ? task.owner
          : '',
    baseline: baselineOf(row, world),
    deadline: task.deadline,
    colour: null,
  }
}

/** `placeOf` is where each visible row stands. */
export const ganttRows = (
  visible: readonly TreeRow[],
  placeOf: ReadonlyMap<string, number>,
  world: PlanWorld,
  traced: ReadonlySet<string> | null = null,
): GanttRows => {
  const made: GanttRow[] = []
  return {
    length: visible.length,
    at: (index) => {
      made[index] ??= ganttRow(visible[index], world, traced)
      return made[index]
    },
    placeOf,
  }
}

/** The program's links in a list, the same one until a link comes, goes or is changed. */
export const linkEnds = kept((links: ReadonlyMap<string, Link>): readonly Link[] => [...links.values()])

/** `ends` as they are drawn at these dates. */
export const ganttLinks = (ends: readonly LinkEnds[], schedule: PlanWorld['schedule'], traced: ReadonlySet<string> | null): GanttLinks => ({
  ends,
  at: (index) => {
    const { id, predecessorId, successorId, type } = ends[index]
    const to = schedule.get(successorId)
    const driving = to?.drivingLink === id
    const critical = driving && (to.flags & (schedule.get(predecessorId)?.flags ?? 0) & CRITICAL) !== 0
    const dimmed = traced !== null && !(traced.has(predecessorId) && traced.has(successorId))
    return { id, predecessorId, successorId, type, critical, driving, dimmed }
  },
})

/** Spans without work on the program's calendar, whole days and longer; a calendar that cannot answer shades nothing. */
export const nonWorkingOf =
  (calendars: ReadonlyMap<string, Calendar>, calendarId: string) =>
  (from: Instant, to: Instant): readonly Span[] => {
    const calendar = workingCalendarOf(calendars, calendarId)
    if (!calendar) return []
    // From the evening before to the morning after is drawn as the days themselves.
    return calendar.nonWorkingSpans(from, to).flatMap(([begin, end]) => {
      const span = { from: Math.ceil(begin / DAY) * DAY, to: Math.floor(end / DAY) * DAY }
      return span.to > span.from ? [span] : []
    })
  }

/** The chart's freeze windows; one that is not on the program's own calendar says on which it is. */
export const ganttFreezes = (
  calendars: ReadonlyMap<string, Calendar>,
  programCalendarId: string,
  inUse: readonly string[],
): (Span & { name: string })[] => {
  const bases = new Map([...calendars.values()].map((calendar) => [calendar.id, calendar.baseId]))
  const forAll = calendarsBelow(bases, programCalendarId)
  return freezesOf(calendars.values(), [programCalendarId, ...inUse]).map(({ name, from, to, calendarId }) => ({
    name: forAll.has(calendarId) ? name : words.freezeOn(name, calendars.get(calendarId)?.name ?? ''),
    from,
    to,
  }))
}

/** Calendars that tasks have of their own. */
export const calendarsInUse = (tasks: Iterable<Pick<Task, 'calendarId'>>): string[] => {
  const found = new Set<string>()
  for (const { calendarId } of tasks) if (calendarId !== null) found.add(calendarId)
  return [...found].sort()
}
