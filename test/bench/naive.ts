/** For scale in the bench: the rules of a generated plan as one would first write them, with an object for each task, a Date for each instant and days stepped through. */
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

interface Dated {
  start: Date
  finish: Date
}

/** Early dates by task id: FS, SS, FF and SF with working lag, calendars, milestones, SNET and FNET, actual starts, summaries. */
export const naive = (plan: Plan): Map<string, Dated> => {
  const calendars = new Map(plan.calendars.map((calendar) => [calendar.id, calendar]))
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
  const children = Map.groupBy(plan.tasks, (task) => task.parentId)
  const incoming = Map.groupBy(plan.links, (link) => link.successorId)
  const known = new Map<string, Dated>()
  const dateOf = (instant: number): Date => new Date(utcMs(instant))
  const later = (a: Date | null, b: Date): Date => (a === null || b > a ? b : a)
  const place = (task: Task): Dated => {
    const id = task.calendarId ?? plan.program.calendarId
    const on = (date: Date, tenths: number): Date => (tenths === 0 ? date : step(calendars, id, date, tenths))
    const work = (date: Date): Date => (task.duration === 0 ? date : step(calendars, id, date, 0))
    let start: Date | null = null
    /** The finish that an SF link gives stays as it is: 08:00 of the next morning. */
    let given: Date | null = null
    for (const { predecessorId, type, lag } of incoming.get(task.id) ?? []) {
      const before = dated(predecessorId)
      const asked = on(type === 'FS' || type === 'FF' ? before.finish : before.start, lag)
      let earliest = type === 'FS' || type === 'SS' ? work(asked) : work(on(asked, -task.duration))
      if (type === 'FF') earliest = later(earliest, work(dateOf(plan.program.start)))
      if (start !== null && earliest <= start) continue
      start = earliest
      given = type === 'SF' && lag === 0 ? asked : null
    }
    const date = task.constraintDate === null ? null : dateOf(task.constraintDate)
    const linked = start
    if (date && task.constraintType === 'SNET') start = later(start, work(date))
    if (date && task.constraintType === 'FNET') start = later(start, on(date, -task.duration))
    start ??= work(dateOf(plan.program.start))
    if (task.actualStart !== null) start = dateOf(task.actualStart)
    return { start, finish: start === linked && given ? given : on(start, task.duration) }
  }
  const dated = (id: string): Dated => {
    const found = known.get(id)
    if (found) return found
    const below = (children.get(id) ?? []).map((child) => dated(child.id))
    const dates =
      below.length === 0
        ? place(tasks.get(id)!)
        : below.reduce((all, one) => ({
            start: one.start < all.start ? one.start : all.start,
            finish: one.finish > all.finish ? one.finish : all.finish,
          }))
    known.set(id, dates)
    return dates
  }
  for (const task of plan.tasks) dated(task.id)
  return known
}
