/** From the dates of a table to tasks that keep them: durations from working time, constraints only where logic would not give the date. */
import { type Calendar, standardCalendar } from '../../../shared/model/calendar.ts'
import { hasGivenDates, newTask, type Task } from '../../../shared/model/task.ts'
import type { WorkingCalendar } from '../../../shared/time/calendar.ts'
import { compileCalendars } from '../../../shared/time/compiledCalendars.ts'
import type { ParsedDate } from '../../../shared/time/dateText.ts'
import { formatDuration } from '../../../shared/time/durationText.ts'
import { DAY, type Instant, startOfDay, weekdayOf } from '../../../shared/time/instant.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { plainSettings } from './columns.ts'
import type { Draft } from './draft.ts'

const STANDARD = 'cal-standard'
export const EVERY_DAY = 'cal-every-day'
const DAY_START = 4800
const DAY_FINISH = 10_200
const WORK_DAY = 4800

const everyDayCalendar = (): Calendar => {
  const standard = standardCalendar(EVERY_DAY, 2)
  return { ...standard, name: reading.everyDay, week: standard.week.map(() => standard.week[1]) }
}

export const startInstant = (date: ParsedDate): Instant => (date.hasTime ? date.instant : startOfDay(date.instant) + DAY_START)
export const finishInstant = (date: ParsedDate): Instant => (date.hasTime ? date.instant : startOfDay(date.instant) + DAY_FINISH)
const isWeekend = (date: ParsedDate | null): boolean => date !== null && (weekdayOf(date.instant) === 0 || weekdayOf(date.instant) === 6)

export interface Clock {
  readonly calendars: Calendar[]
  readonly programCalendar: string
  readonly minutesPerWeek: number
  calendarOf(draft: Draft): string
  working(id: string): WorkingCalendar
}

/**
 * The file's dates must stand: when many lie on weekends the whole plan works seven days; when a few do, only those rows.
 * A quarter of the rows is "many".
 */
export const clockFor = (drafts: readonly Draft[]): Clock => {
  const leaves = drafts.filter((draft) => !draft.isSummary && (draft.start !== null || draft.finish !== null))
  const onWeekend = leaves.filter((draft) => isWeekend(draft.start) || isWeekend(draft.finish))
  const isSeven = onWeekend.length >= 2 && onWeekend.length >= leaves.length * 0.25
  const some = new Set(isSeven ? [] : onWeekend)
  const calendars = [standardCalendar(STANDARD, 1), ...(isSeven || some.size > 0 ? [everyDayCalendar()] : [])]
  const compiled = compileCalendars(calendars)
  const programCalendar = isSeven ? EVERY_DAY : STANDARD
  return {
    calendars,
    programCalendar,
    minutesPerWeek: isSeven ? 3360 : 2400,
    calendarOf: (draft) => (some.has(draft) ? EVERY_DAY : programCalendar),
    working: (id) => compiled.get(id) as WorkingCalendar,
  }
}

/**
 * An effort column is a duration when it mostly equals the days between the dates (8 hours a day); else it is effort and no duration.
 * True when it is kept.
 */
export const isEffortADuration = (drafts: readonly Draft[]): boolean => {
  const { working } = clockFor([])
  const both = drafts.filter((draft) => draft.duration !== null && draft.start !== null && draft.finish !== null)
  if (both.length === 0) return true
  const fits = both.filter(({ duration, start, finish }) => {
    if (!duration || !start || !finish || duration.value === 0) return false
    const days = Math.ceil(duration.value / WORK_DAY)
    const weekdays = Math.round(working(STANDARD).between(startOfDay(start.instant), startOfDay(finish.instant) + DAY) / WORK_DAY)
    const calendarDays = (startOfDay(finish.instant) - startOfDay(start.instant)) / DAY + 1
    return days === weekdays || days === calendarDays
  })
  return fits.length > both.length / 2
}

/** A leaf as a task with its own dates; `logicStart` comes later (tableShift.ts). The draft gets a note for whatever was decided. */
export const leafTask = (
  draft: Draft,
  given: { id: string; uid: number; position: number; parentId: string | null },
  clock: Clock,
): Task => {
  const calendar = clock.working(clock.calendarOf(draft))
  const { start, finish, duration } = draft
  let value = duration?.value ?? WORK_DAY
  let unit = duration?.unit ?? 'd'
  let estimated = duration?.estimated ?? true
  const isDateless = start === null && finish === null
  const sameDay = start !== null && finish !== null && startOfDay(start.instant) === startOfDay(finish.instant)
  let isMilestone = draft.milestone || duration?.value === 0
  if (isMilestone && start !== null && finish !== null && !sameDay && duration?.value !== 0) {
    isMilestone = false
    draft.changes.push(reading.longMilestone)
  }
  if (isMilestone) {
    value = 0
    unit = 'd'
    estimated = false
  } else if (start !== null && finish !== null) {
    // Work that has begun and not ended keeps its planned finish from where it really began.
    const isUnderWay = draft.actualStart !== null && draft.actualFinish === null && startInstant(draft.actualStart) < finishInstant(finish)
    const from = startInstant(isUnderWay && draft.actualStart ? draft.actualStart : start)
    const to = finishInstant(finish)
    const isElapsed = unit.startsWith('e')
    const reached = duration === null ? null : isElapsed ? from + duration.value : calendar.add(from, duration.value)
    if (duration === null || reached === null || startOfDay(reached - 1) !== startOfDay(to - 1)) {
      value = calendar.between(from, to)
      unit = 'd'
      estimated = false
      if (value <= 0) value = Math.min(WORK_DAY, Math.max(10, to - from))
      if (draft.durationText !== '') draft.changes.push(reading.datesWin(draft.durationText, formatDuration(value, 'd', plainSettings)))
    }
  }
  const constraint: Pick<Task, 'constraintType' | 'constraintDate'> = draft.manual
    ? { constraintType: 'ASAP', constraintDate: null }
    : constraintFor(draft, isMilestone, value, calendar, isDateless)
  return newTask({
    ...given,
    name: draft.name,
    milestone: isMilestone,
    active: draft.active,
    manual: draft.manual,
    manualStart: hasGivenDates(draft) && start !== null ? startInstant(start) : null,
    manualFinish: hasGivenDates(draft) && finish !== null ? finishInstant(finish) : null,
    duration: value,
    durationUnit: unit,
    estimated,
    calendarId: clock.calendarOf(draft) === clock.programCalendar ? null : clock.calendarOf(draft),
    ...constraint,
    ...progressOf(draft),
    deadline: draft.deadline === null ? null : finishInstant(draft.deadline),
    optimistic: draft.optimistic?.value ?? null,
    mostLikely: draft.mostLikely?.value ?? null,
    pessimistic: draft.pessimistic?.value ?? null,
    owner: draft.owner,
    priority: draft.priority ?? 500,
    notes: draft.notes,
  })
}

const constraintFor = (
  draft: Draft,
  isMilestone: boolean,
  value: number,
  calendar: WorkingCalendar,
  isDateless: boolean,
): Pick<Task, 'constraintType' | 'constraintDate'> => {
  const { constraintType: type, constraintDate: date } = draft
  if (type !== null && type !== 'ASAP') {
    if (type === 'ALAP') return { constraintType: type, constraintDate: null }
    if (date !== null)
      return { constraintType: type, constraintDate: type.startsWith('F') || type === 'MFO' ? finishInstant(date) : startInstant(date) }
    draft.changes.push(reading.constraintWithoutDate)
  }
  if (isDateless || type === 'ASAP') return { constraintType: 'ASAP', constraintDate: null }
  if (draft.start !== null) return { constraintType: 'SNET', constraintDate: startInstant(draft.start) }
  const finish = finishInstant(draft.finish as ParsedDate)
  return isMilestone
    ? { constraintType: 'SNET', constraintDate: finish }
    : { constraintType: 'SNET', constraintDate: calendar.subtract(finish, value) }
}

/** Percent and actual dates as Microsoft Project sets them: started work starts at its actual or planned start, finished work ends likewise. */
const progressOf = (draft: Draft): Pick<Task, 'percentComplete' | 'actualStart' | 'actualFinish'> => {
  const hasFinished = draft.actualFinish !== null && (draft.percent === null || draft.percent === 100)
  const percentComplete = hasFinished ? 100 : (draft.percent ?? 0)
  if (percentComplete === 0 && draft.actualStart === null) return { percentComplete: 0, actualStart: null, actualFinish: null }
  const startDate = draft.actualStart ?? draft.start
  const finishDate = draft.actualFinish ?? draft.finish
  const actualStart = startDate === null ? null : startInstant(startDate)
  let actualFinish = percentComplete === 100 && finishDate !== null ? finishInstant(finishDate) : null
  if (draft.milestone && actualFinish !== null) actualFinish = actualStart ?? actualFinish
  if (actualStart !== null && actualFinish !== null && actualFinish < actualStart) {
    draft.changes.push(reading.actualsCrossed)
    actualFinish = null
  }
  const differs = (date: ParsedDate | null, actual: number | null): boolean =>
    date !== null && actual !== null && startOfDay(date.instant) !== startOfDay(actual)
  if (differs(draft.start, actualStart) || differs(draft.finish, actualFinish)) draft.changes.push(reading.actualsRule)
  return { percentComplete, actualStart, actualFinish }
}
