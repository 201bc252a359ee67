/** A driver that the history kept, in a sentence: what moved a date on the day it moved. */
import type { Plan } from '../model/plan.ts'
import type { Reason } from '../model/reason.ts'
import type { MovedDate, TaskEnd } from '../model/schedule.ts'
import type { Task } from '../model/task.ts'
import type { Instant } from '../time/instant.ts'
import { why } from '../words/en/why.ts'
import { dayOf, type Reading, readingOf } from './reading.ts'
import { sentenceOf } from './sentences.ts'

/** A task's dates as they were then. */
export type DatesThen = (taskId: string) => { readonly start: Instant | null; readonly finish: Instant | null } | null

/** Empty when there is nothing to say: the driver was not kept, or its link is gone. */
export const becauseOf = (plan: Plan, moved: MovedDate, datesThen: DatesThen): string => {
  const reading = readingOf(plan)
  const task = reading.tasks.get(moved.taskId)
  const { driver } = moved
  if (!task || !driver) return ''
  const end = driver.end ?? 'start'
  const instant = end === 'start' ? moved.startAfter : moved.finishAfter
  if (instant === null) return ''
  if (driver.kind === 'duration' || driver.kind === 'remaining')
    return why.finishes(task.name, dayOf(reading, instant, 'finish'), why.lengthFrom(dayOf(reading, driver.instant ?? instant, 'start')))
  const link = driver.linkId === null ? undefined : reading.links.get(driver.linkId)
  if (driver.linkId !== null && !link) return ''
  const fromEnd: TaskEnd | null = link ? (link.type.startsWith('F') ? 'finish' : 'start') : driver.taskId === null ? null : end
  // Before there was a driver for each end, a link's instant was what it asked for, not what it counted from.
  const then = driver.end === undefined && driver.taskId !== null && fromEnd !== null ? datesThen(driver.taskId)?.[fromEnd] : null
  const from = then ?? driver.instant ?? instant
  const reason: Reason = {
    taskId: task.id,
    end,
    kind: driver.kind,
    instant,
    from,
    steps: [],
    linkId: driver.linkId,
    fromTaskId: driver.taskId,
    fromEnd,
    aboveId: link ? (link.successorId === task.id ? null : link.successorId) : summaryWith(reading, task, from),
  }
  return sentenceOf(reading, reason)?.sentence ?? ''
}

/** The nearest summary above with a constraint of that date. */
const summaryWith = (reading: Reading, task: Task, date: Instant): string | null => {
  const seen = new Set<string>()
  for (let id = task.parentId; id !== null && !seen.has(id); id = reading.tasks.get(id)?.parentId ?? null) {
    seen.add(id)
    if (reading.tasks.get(id)?.constraintDate === date) return id
  }
  return null
}
