/** Splits and resumed work for Microsoft Project: work spread over periods in the assignments, and where a begun task stopped and goes on. */
import type { Task } from '../../../../shared/model/task.ts'
import type { WorkingCalendar } from '../../../../shared/time/calendar.ts'
import type { Duration, Instant } from '../../../../shared/time/instant.ts'
import { date, type Element, element, isoDuration, parent } from './elements.ts'

export interface WorkPeriod {
  readonly from: Instant
  readonly to: Instant
  readonly working: Duration
  readonly isDone: boolean
}

export const isInterrupted = (task: Task): boolean =>
  (task.splits !== null || task.resume !== null) && !task.manual && task.actualFinish === null && task.percentComplete < 100

/** The periods in which the task is worked on, from its start; what is done and what is left are periods of their own. */
export const workPeriods = (task: Task, start: Instant, calendar: WorkingCalendar): WorkPeriod[] => {
  const remaining = task.remainingDuration ?? Math.round(task.duration * (1 - task.percentComplete / 100))
  const done = task.actualStart === null ? 0 : task.duration - remaining
  const periods: WorkPeriod[] = []
  let at = start
  let worked = 0
  const workUntil = (mark: Duration): void => {
    const working = Math.min(mark, task.duration) - worked
    if (working <= 0) return
    const from = calendar.nextWork(at)
    at = calendar.add(at, working)
    worked += working
    periods.push({ from, to: at, working, isDone: worked <= done })
  }
  const rests = (task.splits ?? []).filter(([after]) => after < task.duration)
  for (const [after, lasting] of rests.filter(([mark]) => mark <= done)) {
    workUntil(after)
    at = calendar.add(at, lasting)
  }
  workUntil(done)
  if (task.actualStart !== null && task.resume !== null) at = task.resume
  for (const [after, lasting] of rests.filter(([mark]) => mark > done)) {
    workUntil(after)
    at = calendar.add(at, lasting)
  }
  workUntil(task.duration)
  return periods
}

/** Type 1 is work that is left, 2 work that is done; Unit 2 counts in days. Rests between periods are written without work, as Project does. */
export const timephased = (periods: readonly WorkPeriod[], uid: number, units: number): Element[] => {
  const one = (type: number, from: Instant, to: Instant, work: Duration | null): Element =>
    parent(
      'TimephasedData',
      [
        ...element('Type', type),
        ...element('UID', uid),
        ...date('Start', from),
        ...date('Finish', to),
        ...element('Unit', 2),
        ...element('Value', work === null ? null : isoDuration(Math.round(work * units))),
      ]
        .map(([, xml]) => xml)
        .join(''),
    )
  return periods.flatMap((period, at) => {
    const before = periods[at - 1]
    const type = period.isDone ? 2 : 1
    const work = one(type, period.from, period.to, period.working)
    return before && before.isDone === period.isDone && before.to < period.from ? [one(type, before.to, period.from, null), work] : [work]
  })
}

/** Where a begun task stopped and where it goes on. */
export const stopAndResume = (task: Task, periods: readonly WorkPeriod[]): Element[] => {
  if (task.actualStart === null) return []
  const left = periods.find((period) => !period.isDone)
  const done = periods.filter((period) => period.isDone)
  return left ? [...date('Stop', done.at(-1)?.to ?? task.actualStart), ...date('Resume', left.from)] : []
}
