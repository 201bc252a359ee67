/**
 * For scale in the bench: the schedule of a generated plan as one would first write it, with an object for each task, a Date for each instant
 * and days stepped through. The same rules on the same network, forward and backward: four kinds of link with working lag, calendars with
 * exceptions, milestones, SNET and FNET, deadlines, begun tasks, summaries, floats, critical. Left out, because no generated plan has it: other
 * constraints, links on summaries, lags in percent or elapsed, manual, inactive and finished tasks, splits, levelling, late as possible, plans
 * from their finish, resources; and the longest path.
 */
import type { Calendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Task } from '../../shared/model/task.ts'
import { instantFromUtcMs, utcMs } from '../../shared/time/instant.ts'

const DAY = 86_400_000
const TENTH = 6000

/** The working times of a date's day: an exception of the calendar or its base, else the weekday. */
const spansOn = (calendars: Map<string, Calendar>, id: string, midnight: number): readonly (readonly [number, number])[] => {
  const calendar = calendars.get(id)!
  const at = instantFromUtcMs(midnight)
  const exception = calendar.exceptions.find((one) => one.from <= at && at <= one.to)
  if (exception) return exception.working
  if (calendar.baseId !== null) {
    const base = calendars.get(calendar.baseId)!
    if (base.exceptions.some((one) => one.from <= at && at <= one.to) || calendar.week[new Date(midnight).getUTCDay()] === null)
      return spansOn(calendars, calendar.baseId, midnight)
  }
  return calendar.week[new Date(midnight).getUTCDay()] ?? []
}

/** Steps through days until the work is done; backwards for negative work. Zero work moves to the next working time. */
const step = (calendars: Map<string, Calendar>, id: string, date: Date, tenths: number): Date => {
  const time = date.getTime()
  let left = Math.abs(tenths) * TENTH
  for (let midnight = time - (((time % DAY) + DAY) % DAY); ; midnight += tenths < 0 ? -DAY : DAY) {
    const spans = spansOn(calendars, id, midnight).map(([from, to]) => [midnight + from * TENTH, midnight + to * TENTH])
    for (const [from, to] of tenths < 0 ? spans.reverse() : spans) {
      const begin = tenths < 0 ? Math.min(to, time) : Math.max(from, time)
      const length = tenths < 0 ? begin - from : to - begin
      if (length <= 0) continue
      if (left <= length) return new Date(tenths < 0 ? begin - left : begin + left)
      left -= length
    }
  }
}

/** Working milliseconds from a to b; negative when b is earlier. */
const workBetween = (calendars: Map<string, Calendar>, id: string, a: number, b: number): number => {
  if (a > b) return -workBetween(calendars, id, b, a)
  let work = 0
  for (let midnight = a - (((a % DAY) + DAY) % DAY); midnight < b; midnight += DAY) {
    for (const [from, to] of spansOn(calendars, id, midnight)) {
      work += Math.max(0, Math.min(b, midnight + to * TENTH) - Math.max(a, midnight + from * TENTH))
    }
  }
  return work
}

export interface Dated {
  start: Date
  finish: Date
  lateStart: Date
  lateFinish: Date
  /** Tenths of a working minute. */
  total: number
  free: number
  critical: boolean
}

export const naive = (plan: Plan): Map<string, Dated> => {
  const { program } = plan
  const calendars = new Map(plan.calendars.map((calendar) => [calendar.id, calendar]))
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
  const children = Map.groupBy(plan.tasks, (task) => task.parentId)
  const incoming = Map.groupBy(plan.links, (link) => link.successorId)
  const outgoing = Map.groupBy(plan.links, (link) => link.predecessorId)
  const known = new Map<string, Dated>()
  const isLate = new Set<string>()
  const dateOf = (instant: number): Date => new Date(utcMs(instant))
  const later = (a: Date | null, b: Date): Date => (a === null || b > a ? b : a)
  const sooner = (a: Date | null, b: Date): Date => (a === null || b < a ? b : a)
  const calendarOf = (task: Task): string => (children.has(task.id) ? null : task.calendarId) ?? program.calendarId
  const on = (task: Task, date: Date, tenths: number): Date => (tenths === 0 ? date : step(calendars, calendarOf(task), date, tenths))
  const toWork = (task: Task, date: Date): Date => (task.duration === 0 ? date : step(calendars, calendarOf(task), date, 0))
  const backToWork = (task: Task, date: Date): Date => (task.duration === 0 ? date : new Date(on(task, date, -1).getTime() + TENTH))
  const gap = (task: Task, a: Date, b: Date): number => workBetween(calendars, calendarOf(task), a.getTime(), b.getTime()) / TENTH
  const remaining = (task: Task): number => Math.round(task.duration * (1 - task.percentComplete / 100))

  const early = (task: Task): Pick<Dated, 'start' | 'finish'> => {
    let start: Date | null = null
    /** The finish that an SF link gives stays as it is: 08:00 of the next morning. */
    let given: Date | null = null
    for (const { predecessorId, type, lag } of incoming.get(task.id) ?? []) {
      const before = dated(predecessorId)
      const asked = on(task, type === 'FS' || type === 'FF' ? before.finish : before.start, lag)
      let earliest = toWork(task, type === 'FS' || type === 'SS' ? asked : on(task, asked, -task.duration))
      if (type === 'FF') earliest = later(earliest, toWork(task, dateOf(program.start)))
      if (start !== null && earliest <= start) continue
      start = earliest
      given = type === 'SF' && lag === 0 ? asked : null
    }
    const date = task.constraintDate === null ? null : dateOf(task.constraintDate)
    const linked = start
    if (date && task.constraintType === 'SNET') start = later(start, toWork(task, date))
    if (date && task.constraintType === 'FNET') start = later(start, on(task, date, -task.duration))
    start ??= toWork(task, dateOf(program.start))
    if (task.actualStart !== null) start = dateOf(task.actualStart)
    return { start, finish: start === linked && given ? given : on(task, start, task.duration) }
  }
  const dated = (id: string): Dated => {
    const found = known.get(id)
    if (found) return found
    const below = (children.get(id) ?? []).map((child) => dated(child.id))
    const { start, finish } =
      below.length === 0
        ? early(tasks.get(id)!)
        : { start: below.map((one) => one.start).reduce(sooner), finish: below.map((one) => one.finish).reduce(later) }
    const dates = { start, finish, lateStart: start, lateFinish: finish, total: 0, free: 0, critical: false }
    known.set(id, dates)
    return dates
  }
  for (const task of plan.tasks) dated(task.id)
  const programFinish = [...known.values()].map((dates) => dates.finish).reduce(later)

  const late = (id: string): Dated => {
    const task = tasks.get(id)!
    const dates = dated(id)
    if (isLate.has(id)) return dates
    isLate.add(id)
    const below = (children.get(id) ?? []).map((child) => late(child.id))
    if (below.length === 0) placeLate(task, dates)
    else {
      dates.lateStart = below.map((one) => one.lateStart).reduce(sooner)
      dates.lateFinish = below.map((one) => one.lateFinish).reduce(later)
    }
    const hasBegun = task.actualStart !== null || below.some((_, at) => (children.get(id) ?? [])[at].actualStart !== null)
    const finishSlack = gap(task, dates.finish, dates.lateFinish)
    dates.total = hasBegun || below.length === 0 ? finishSlack : Math.min(finishSlack, gap(task, dates.start, dates.lateStart))
    dates.free = below.length > 0 ? dates.total : freeOf(task, dates)
    dates.critical = dates.total <= program.criticalLimit
    return dates
  }
  const placeLate = (task: Task, dates: Dated): void => {
    let finish = programFinish
    for (const { successorId, type, lag } of outgoing.get(task.id) ?? []) {
      const successor = tasks.get(successorId)!
      // A start that has been waits for nothing.
      if (task.actualStart !== null && (type === 'SS' || type === 'SF')) continue
      const after = late(successorId)
      const seen = successor.actualStart === null ? after.lateStart : on(successor, after.lateFinish, -remaining(successor))
      // To a task that works at other times its finish, and the end of a lead, may be any minute until its own work goes on.
      const isApart = calendarOf(task) !== calendarOf(successor) && !children.has(successorId)
      const finishSeen = isApart ? toWork(successor, after.lateFinish) : after.lateFinish
      const end = on(successor, type === 'FS' || type === 'SS' ? seen : finishSeen, -lag)
      const allowed = isApart && lag < 0 ? step(calendars, calendarOf(successor), end, 0) : end
      finish = sooner(finish, type === 'FS' || type === 'FF' ? allowed : on(task, allowed, task.duration))
    }
    if (task.deadline !== null) finish = sooner(finish, dateOf(task.deadline))
    dates.lateFinish = backToWork(task, finish)
    dates.lateStart = task.actualStart === null ? on(task, dates.lateFinish, -task.duration) : dateOf(task.actualStart)
  }
  const freeOf = (task: Task, dates: Dated): number => {
    let least = dates.total
    for (const { successorId, type, lag } of outgoing.get(task.id) ?? []) {
      if (task.actualStart !== null && (type === 'SS' || type === 'SF')) continue
      const after = dated(successorId)
      const from = on(tasks.get(successorId)!, type === 'FS' || type === 'FF' ? dates.finish : dates.start, lag)
      least = Math.min(least, gap(task, from, type === 'FS' || type === 'SS' ? after.start : after.finish))
    }
    return Math.max(0, least)
  }
  for (const task of plan.tasks) late(task.id)
  return known
}
