/** Why a start is where it is: the drivers followed back to an anchor, in sentences; and what a task drives in turn. */
import type { Link } from './model/link.ts'
import type { Plan } from './model/plan.ts'
import type { Driver, DriverKind, ScheduleColumns } from './model/schedule.ts'
import { splitTime, type Task } from './model/task.ts'
import { outline } from './model/tree.ts'
import { type WorkCalendars, workCalendars } from './model/workCalendar.ts'
import { formatDuration } from './time/durationText.ts'
import { formatDate } from './time/formatDate.ts'
import type { Instant } from './time/instant.ts'
import { why } from './words/en/why.ts'

export interface WhyStep {
  /** The task that the sentence is about. */
  readonly taskId: string
  readonly sentence: string
  /** The small print below it: the link or the constraint. */
  readonly detail: string
  readonly kind: DriverKind
  /** The date that the sentence names. */
  readonly instant: Instant | null
}
/** A task that another drives through a link. */
export interface DrivenTask {
  readonly taskId: string
  readonly linkId: string
  readonly start: Instant
}

/** A chain of drivers may be as long as the program; nobody reads more. */
const LONGEST_CHAIN = 1000

/** What the sentences look up again and again. */
interface Reading {
  readonly plan: Plan
  readonly columns: ScheduleColumns
  readonly row: ReadonlyMap<string, number>
  readonly tasks: ReadonlyMap<string, Task>
  readonly links: ReadonlyMap<string, Link>
  /** Row numbers of the outline, as predecessors name them. */
  readonly number: ReadonlyMap<string, number>
  /** Compiled when first asked for. */
  readonly calendars: () => WorkCalendars
}

/** A step and the task it leads on to; null when it is an anchor. */
interface Found {
  readonly step: WhyStep
  readonly next: string | null
  /** A link without lag. */
  readonly isPlainLink?: boolean
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const readingOf = (plan: Plan, columns: ScheduleColumns): Reading => ({
  plan,
  columns,
  row: new Map(columns.ids.map((id, row) => [id, row])),
  tasks: new Map(plan.tasks.map((task) => [task.id, task])),
  links: new Map(plan.links.map((link) => [link.id, link])),
  number: new Map(outline(plan.tasks).map(({ task, row }) => [task.id, row])),
  calendars: once(() => workCalendars(plan)),
})

const startDay = (instant: Instant): string => formatDate(instant, 'weekday')
/** A finish at midnight belongs to the day it ends. */
const finishDay = (instant: Instant): string => formatDate(instant - 1, 'weekday')

/**
 * The chain from the task's own driver back to an anchor: a constraint, an actual date, a manual date or the program start.
 * Empty when the task is not in the schedule. At most a thousand steps.
 */
export const whyStart = (plan: Plan, columns: ScheduleColumns, taskId: string): WhyStep[] => {
  const reading = readingOf(plan, columns)
  const steps: WhyStep[] = []
  let at: string | null = taskId
  while (at !== null && steps.length < LONGEST_CHAIN) {
    const found: Found | null = stepFrom(reading, at)
    if (!found) break
    const ahead: Found | null = found.next === null ? null : stepFrom(reading, found.next)
    // A milestone that stands at an anchor needs one sentence, not two: "Schema freeze is fixed on Mon 11 Jan."
    const saysTheSame = ahead?.next === null && ahead.step.taskId === found.next && found.isPlainLink && isPoint(reading, found.next)
    if (!saysTheSame) steps.push(found.step)
    at = found.next
  }
  return steps
}

/** The tasks that stand where they are because of this one, in the plan's order; of a summary also those that its links drive. */
export const drivenBy = (plan: Plan, columns: ScheduleColumns, taskId: string): DrivenTask[] => {
  const own = new Set(plan.links.filter((link) => link.predecessorId === taskId).map((link) => link.id))
  const driven: DrivenTask[] = []
  columns.drivers.forEach((driver, row) => {
    if (driver?.kind !== 'link' || driver.linkId === null || (driver.taskId !== taskId && !own.has(driver.linkId))) return
    driven.push({ taskId: columns.ids[row], linkId: driver.linkId, start: columns.start[row] })
  })
  return driven
}

/** One driver in a sentence, as the history of a date shows it. Empty when there is nothing to say. */
export const becauseOf = (plan: Plan, columns: ScheduleColumns, taskId: string, driver: Driver | null): string => {
  const task = plan.tasks.find((one) => one.id === taskId)
  if (!task || !driver) return ''
  return sentenceOf(readingOf(plan, columns), task, driver)?.step.sentence ?? ''
}

/** A milestone, or a task of no length. */
const isPoint = (reading: Reading, taskId: string): boolean => {
  const row = reading.row.get(taskId)
  return row !== undefined && reading.columns.start[row] === reading.columns.finish[row]
}

const stepFrom = (reading: Reading, taskId: string): Found | null => {
  const row = reading.row.get(taskId)
  const task = reading.tasks.get(taskId)
  const driver = row === undefined ? null : reading.columns.drivers[row]
  return task && driver ? sentenceFor(reading, task, driver) : null
}

const anchor = (task: Task, driver: Driver, instant: Instant | null, sentence: string, detail: string): Found => ({
  step: { taskId: task.id, sentence, detail, kind: driver.kind, instant },
  next: null,
})

/** What a driver asks of the start, that people's own hours then move further. */
const ASKING: ReadonlySet<DriverKind> = new Set(['link', 'constraint', 'parent', 'programStart', 'levelling'])

/** The small print names the people whose calendar moves the start, when the task's own would have let it begin sooner. */
const sentenceFor = (reading: Reading, task: Task, driver: Driver): Found | null => {
  const found = sentenceOf(reading, task, driver)
  const late = found && ASKING.has(driver.kind) ? laterByPeople(reading, task, driver) : ''
  return found && late !== '' ? { ...found, step: { ...found.step, detail: found.step.detail + late } } : found
}

const laterByPeople = ({ plan, columns, row, calendars }: Reading, task: Task, { instant }: Driver): string => {
  const at = row.get(task.id)
  if (at === undefined || instant === null || task.calendarId !== null || task.duration === 0) return ''
  const own = new Set(plan.assignments.flatMap(({ taskId, resourceId }) => (taskId === task.id ? [resourceId] : [])))
  const people = plan.resources.filter(({ id, kind, calendarId }) => own.has(id) && kind === 'work' && calendarId !== null)
  if (people.length === 0) return ''
  const { ownOf, workOf } = calendars()
  const start = columns.start[at]
  const isTheirs = start > ownOf(task).nextWork(instant) && start === workOf(task).nextWork(instant)
  return isTheirs ? why.peopleCalendar(people.map(({ name }) => name).join(', '), startDay(start)) : ''
}

const sentenceOf = (reading: Reading, task: Task, driver: Driver): Found | null => {
  const row = reading.row.get(task.id)
  const start = row === undefined ? driver.instant : reading.columns.start[row]
  const date = driver.instant ?? start
  if (date === null) return null
  const day = startDay(date)
  switch (driver.kind) {
    case 'link':
      return byLink(reading, task, driver)
    case 'children':
      return byChildren(reading, task, driver, start ?? date)
    case 'constraint':
      return byConstraint(task, driver, date) ?? byParent(reading, task, driver, date)
    case 'parent':
      return byParent(reading, task, driver, date)
    case 'actual':
      return anchor(task, driver, date, actualSentence(task, day), why.actualDetail)
    case 'levelling':
      return anchor(task, driver, date, why.levelling(task.name, day), why.levellingDetail)
    case 'manual':
      return anchor(task, driver, date, why.manual(task.name, day), why.manualDetail)
    case 'programStart':
      return anchor(task, driver, date, why.programStart(task.name, day), why.programStartDetail)
    case 'programFinish':
      return anchor(task, driver, date, why.programFinish(task.name, day), why.programFinishDetail)
    case 'alap':
      return anchor(task, driver, date, why.alap(task.name, day), why.alapDetail)
    case 'inactive':
      return anchor(task, driver, date, why.inactive(task.name, day), why.inactiveDetail)
    case 'calendar':
      return anchor(task, driver, date, why.calendar(task.name, day), why.calendarDetail)
  }
}

/** Of a task under way whose rest waits for a date of its own. */
const actualSentence = (task: Task, day: string): string =>
  task.resume !== null && task.percentComplete < 100 && task.actualFinish === null
    ? why.actualGoesOn(task.name, day, startDay(task.resume))
    : why.actual(task.name, day)

/** "24FS+2d": as the predecessors cell writes the link. */
const codeOf = (reading: Reading, link: Link): string => {
  const sign = link.lag < 0 ? '-' : '+'
  const amount = link.lag === 0 ? '' : `${sign}${amountOf(reading, link, '')}`
  return `${reading.number.get(link.predecessorId) ?? ''}${link.type}${amount}`
}

const amountOf = (reading: Reading, link: Link, space: string): string => {
  const size = Math.abs(link.lag)
  const { lagUnit } = link
  if (lagUnit === '%' || lagUnit === 'e%') return `${size / 10}${space}${lagUnit}`
  return formatDuration(size, lagUnit, reading.plan.program).replace(/(?<=\d)(?=\p{L})/u, space)
}

const lagWords = (reading: Reading, link: Link): string => {
  if (link.lag === 0) return ''
  const amount = amountOf(reading, link, ' ')
  return link.lag > 0 ? why.lag(amount) : why.lead(amount)
}

const byLink = (reading: Reading, task: Task, driver: Driver): Found | null => {
  const link = driver.linkId === null ? undefined : reading.links.get(driver.linkId)
  const behind = driver.taskId === null ? undefined : reading.tasks.get(driver.taskId)
  const row = driver.taskId === null ? undefined : reading.row.get(driver.taskId)
  if (!link || !behind || row === undefined) return null
  const isFinish = link.type === 'FS' || link.type === 'FF'
  const instant = isFinish ? reading.columns.earlyFinish[row] : reading.columns.earlyStart[row]
  const day = isFinish ? finishDay(instant) : startDay(instant)
  const lag = lagWords(reading, link)
  const boundsStart = link.type === 'FS' || link.type === 'SS'
  const sentence = boundsStart
    ? why.linkToStart(behind.name, link.type, day, lag)
    : why.linkToFinish(behind.name, link.type, day, lag, task.name)
  const code = codeOf(reading, link)
  const summaryId = link.successorId !== task.id ? link.successorId : link.predecessorId !== behind.id ? link.predecessorId : null
  const summary = summaryId === null ? undefined : reading.tasks.get(summaryId)
  const pause = isFinish && !behind.manual && behind.actualFinish === null ? splitTime(behind) : 0
  const interrupted = pause > 0 ? why.interrupted(behind.name, formatDuration(pause, 'd', reading.plan.program)) : ''
  const detail = (summary ? why.linkOfSummary(code, summary.name) : why.linkDetail(code)) + interrupted
  return { step: { taskId: behind.id, sentence, detail, kind: 'link', instant }, next: behind.id, isPlainLink: link.lag === 0 }
}

const byChildren = (reading: Reading, task: Task, driver: Driver, start: Instant): Found => {
  const child = driver.taskId === null ? undefined : reading.tasks.get(driver.taskId)
  if (!child || child.id === task.id)
    return anchor(task, driver, start, why.emptySummary(task.name, startDay(start)), why.programStartDetail)
  const step: WhyStep = {
    taskId: child.id,
    sentence: why.children(child.name, startDay(start)),
    detail: why.childrenDetail,
    kind: 'children',
    instant: start,
  }
  return { step, next: child.id }
}

const isDated = (task: Task): task is Task & { constraintType: Exclude<Task['constraintType'], 'ASAP' | 'ALAP'>; constraintDate: number } =>
  task.constraintDate !== null && task.constraintType !== 'ASAP' && task.constraintType !== 'ALAP'

const constraintDay = (task: Task, date: Instant): string =>
  task.constraintType.startsWith('F') || task.constraintType === 'MFO' ? finishDay(date) : startDay(date)

const byConstraint = (task: Task, driver: Driver, date: Instant) =>
  isDated(task)
    ? anchor(
        task,
        driver,
        date,
        why.constraint(task.constraintType, task.name, constraintDay(task, date)),
        why.constraintDetail(task.constraintType),
      )
    : null

/** The nearest summary above with a constraint of that date. */
const byParent = (reading: Reading, task: Task, driver: Driver, date: Instant): Found | null => {
  const seen = new Set<string>()
  for (let id = task.parentId; id !== null && !seen.has(id); ) {
    seen.add(id)
    const above: Task | undefined = reading.tasks.get(id)
    if (!above) return null
    if (isDated(above) && above.constraintDate === date) {
      const sentence = why.parent(above.name, above.constraintType, constraintDay(above, date))
      return anchor(above, driver, date, sentence, why.parentDetail(above.constraintType))
    }
    id = above.parentId
  }
  return null
}
