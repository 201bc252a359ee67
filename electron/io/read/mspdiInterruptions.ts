/** Where the work of a task rests: its splits, and when what remains of a started task goes on, from the work that the file spreads over days. */
import type { Task } from '../../../shared/model/task.ts'
import { workCalendars } from '../../../shared/model/workCalendar.ts'
import { CalendarProblem, type WorkingCalendar } from '../../../shared/time/calendar.ts'
import type { Instant } from '../../../shared/time/instant.ts'
import type { ProjectTask } from './mspdiTasks.ts'
import { dateOf, durationOf, itemsOf, wholeOf } from './mspdiValues.ts'
import { child, type XmlElement } from './xml.ts'

type Period = [from: Instant, to: Instant]
/** Periods of work by the assignment that they stand in. */
export type WorkPeriods = Map<XmlElement, Period[]>

/** Timephased work that is left, and work that is done. */
const WORK_TYPES: ReadonlySet<number | null> = new Set([1, 2])

export const notePeriod = (periods: WorkPeriods, element: XmlElement, within: XmlElement): void => {
  if (within.name !== 'Assignment' || !WORK_TYPES.has(wholeOf(element, 'Type')) || !durationOf(element, 'Value')) return
  const from = dateOf(element, 'Start')
  const to = dateOf(element, 'Finish')
  if (from === null || to === null || to <= from) return
  const known = periods.get(within)
  if (!known) periods.set(within, [[from, to]])
  else if (known[known.length - 1][1] === from) known[known.length - 1][1] = to
  else known.push([from, to])
}

/** What the assignments of one task say together. */
interface Worked {
  readonly periods: Period[]
  start: Instant | null
  finish: Instant | null
}

const workedByTask = (project: XmlElement, tasks: readonly ProjectTask[], periods: WorkPeriods): Map<string, Worked> => {
  const byUid = new Map(tasks.map(({ task, element }) => [wholeOf(element, 'UID') ?? task.uid, task.id]))
  const byTask = new Map<string, Worked>()
  for (const element of itemsOf(child(project, 'Assignments'), 'Assignment')) {
    const taskId = byUid.get(wholeOf(element, 'TaskUID') ?? -1)
    const own = periods.get(element)
    if (taskId === undefined || !own) continue
    const start = dateOf(element, 'Start') ?? own[0][0]
    const finish = dateOf(element, 'Finish') ?? own[own.length - 1][1]
    const worked = byTask.get(taskId)
    if (!worked) byTask.set(taskId, { periods: [...own], start, finish })
    else {
      worked.periods.push(...own)
      worked.start = worked.start === null ? start : Math.min(worked.start, start)
      worked.finish = worked.finish === null ? finish : Math.max(worked.finish, finish)
    }
  }
  return byTask
}

/** Working time between the periods, each after the working time done before it. */
const splitsIn = (calendar: WorkingCalendar, periods: readonly Period[], begin: Instant): [number, number][] => {
  const sorted = [...periods].sort((a, b) => a[0] - b[0])
  const splits: [number, number][] = []
  let done = 0
  let until = begin
  for (const [from, to] of sorted) {
    const rest = from > until ? calendar.between(until, from) : 0
    // A delay before the first work is no split.
    if (rest > 0 && done > 0) splits.push([done, rest])
    else if (rest > 0) done += rest
    if (to <= until) continue
    done += calendar.between(Math.max(from, until), to)
    until = to
  }
  return splits
}

const sumOf = (splits: readonly (readonly [number, number])[]): number => splits.reduce((sum, [, lasting]) => sum + lasting, 0)

type Interruptions = Pick<Task, 'resume' | 'splits'>

/** Splits count only where they explain the dates that the file's assignments have; else the task's duration contains them already. */
const unstarted = (task: Task, worked: Worked, calendar: WorkingCalendar): Interruptions | null => {
  if (worked.start === null || worked.finish === null) return null
  const splits = splitsIn(calendar, worked.periods, worked.start)
  const explains = splits.length > 0 && calendar.between(worked.start, worked.finish) === task.duration + sumOf(splits)
  return explains ? { resume: null, splits } : null
}

/** A started task goes on at Resume with what remains, and with the splits that are still to come. */
const started = (row: ProjectTask, task: Task, worked: Worked | undefined, calendar: WorkingCalendar): Interruptions | null => {
  const { element } = row
  const begin = task.actualStart
  const resume = dateOf(element, 'Resume')
  const stop = dateOf(element, 'Stop') ?? resume
  if (begin === null || resume === null || stop === null || resume < begin) return null
  const remaining = task.remainingDuration ?? Math.round(task.duration * (1 - task.percentComplete / 100))
  const done = task.duration - remaining
  // A file in which more remains than there is at all explains nothing.
  if (done < 0) return null
  const left = (worked?.periods ?? []).flatMap(([from, to]): Period[] => (to > resume ? [[Math.max(from, resume), to]] : []))
  let ahead = splitsIn(calendar, left, resume).map(([after, lasting]): [number, number] => [done + after, lasting])
  const finish = worked?.finish ?? row.finish
  if (finish !== null && calendar.between(resume, finish) !== remaining + sumOf(ahead)) {
    if (calendar.between(resume, finish) !== remaining) return null
    ahead = []
  }
  // Work that rests now rests for as long wherever the task stands: a split says so without naming a date.
  const rest = stop < resume ? calendar.between(stop, resume) : 0
  const splits = rest > 0 ? [[done, rest] as [number, number], ...ahead] : ahead
  const goesOn = calendar.add(begin, done + rest)
  const isSaid = calendar.between(Math.min(goesOn, resume), Math.max(goesOn, resume)) === 0
  return { resume: isSaid ? null : resume, splits: splits.length > 0 ? splits : null }
}

/** Fields of the tasks that are interrupted, by id. */
export const readInterruptions = (
  project: XmlElement,
  tasks: readonly ProjectTask[],
  periods: WorkPeriods,
  plan: Parameters<typeof workCalendars>[0],
): Map<string, Interruptions> => {
  const found = new Map<string, Interruptions>()
  const worked = workedByTask(project, tasks, periods)
  const parents = new Set(tasks.map(({ task }) => task.parentId))
  try {
    const calendars = workCalendars(plan)
    for (const row of tasks) {
      const { task } = row
      if (parents.has(task.id) || task.manual || task.durationUnit.startsWith('e') || task.percentComplete >= 100) continue
      if (task.actualFinish !== null || task.duration === 0) continue
      const own = worked.get(task.id)
      const calendar = calendars.workOf(task)
      const interruptions = task.actualStart !== null ? started(row, task, own, calendar) : own ? unstarted(task, own, calendar) : null
      if (interruptions && (interruptions.resume !== null || interruptions.splits !== null)) found.set(task.id, interruptions)
    }
  } catch (error) {
    // A calendar that cannot answer is reported when the plan is scheduled; the tasks are read without their splits.
    if (!(error instanceof CalendarProblem)) throw error
  }
  return found
}
