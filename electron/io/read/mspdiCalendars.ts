/** The calendars of a Microsoft Project XML file: weeks, work weeks, exceptions old and new, recurring ones, base calendars. */
import { type Calendar, type CalendarException, standardCalendar, standardWeek } from '../../../shared/model/calendar.ts'
import { DAY, LATEST } from '../../../shared/time/instant.ts'
import { dayOf, fieldOf, flagOf, itemsOf, timeOf, wholeOf } from './mspdiValues.ts'
import { child, type XmlElement } from './xml.ts'

type Spans = [number, number][]

const NOON_BREAK: Spans = [
  [4800, 7200],
  [7800, 10_200],
]

const spansOf = (day: XmlElement, fallback: Spans): Spans => {
  const spans: Spans = []
  for (const time of itemsOf(child(day, 'WorkingTimes'), 'WorkingTime')) {
    const from = timeOf(time, 'FromTime')
    const to = timeOf(time, 'ToTime')
    if (from === null || to === null) continue
    // Midnight as an end is the end of the day; 00:00 to 00:00 is the whole day.
    spans.push([from, to === 0 || to <= from ? DAY : to])
  }
  if (spans.length === 0) return flagOf(day, 'DayWorking') ? fallback : []
  spans.sort((a, b) => a[0] - b[0])
  const merged: Spans = []
  for (const span of spans) {
    const last = merged[merged.length - 1]
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1])
    else merged.push([...span])
  }
  return merged
}

/** From midnight to midnight inclusive; an end beyond our years is cut at them. */
const periodOf = (element: XmlElement): { from: number; to: number } | null => {
  const period = child(element, 'TimePeriod')
  if (!period) return null
  const from = dayOf(period, 'FromDate')
  const to = dayOf(period, 'ToDate') ?? (fieldOf(period, 'ToDate') ? LATEST - DAY : from)
  if (from === null || to === null) return null
  return { from, to: Math.max(from, to) }
}

/** MSPDI: 0 day, 1 weekday, 2 weekend day, 3 Sunday … 9 Saturday; ours: 7, 8, 9, 0 … 6. */
const MONTH_ITEM = [7, 8, 9, 0, 1, 2, 3, 4, 5, 6]

/** Type 1 daily, 2 and 3 yearly, 4 and 5 monthly (by date, by position), 6 weekly, 7 every so many days, 8 on weekdays. */
const recurrenceOf = (exception: XmlElement): CalendarException['recurrence'] => {
  const type = wholeOf(exception, 'Type') ?? 1
  const every = Math.min(999, Math.max(1, wholeOf(exception, 'Period') ?? 1))
  const occurrences = flagOf(exception, 'EnteredByOccurrences') ? Math.min(100_000, Math.max(0, wholeOf(exception, 'Occurrences') ?? 0)) : 0
  const days = wholeOf(exception, 'DaysOfWeek') ?? 0
  const base = {
    every,
    weekdays: [] as number[],
    dayOfMonth: 0,
    position: 0,
    positionDay: 0,
    month: 0,
    occurrences,
  }
  const dayOfMonth = Math.min(31, Math.max(1, wholeOf(exception, 'MonthDay') ?? 1))
  const position = Math.min(5, Math.max(1, (wholeOf(exception, 'MonthPosition') ?? 0) + 1))
  const positionDay = MONTH_ITEM[wholeOf(exception, 'MonthItem') ?? 0] ?? 7
  const month = Math.min(12, Math.max(1, (wholeOf(exception, 'Month') ?? 0) + 1))
  switch (type) {
    case 2:
      return { ...base, kind: 'yearly', every: 1, dayOfMonth, month }
    case 3:
      return { ...base, kind: 'yearly', every: 1, position, positionDay, month }
    case 4:
      return { ...base, kind: 'monthly', dayOfMonth }
    case 5:
      return { ...base, kind: 'monthly', position, positionDay }
    case 6:
      return { ...base, kind: 'weekly', weekdays: [0, 1, 2, 3, 4, 5, 6].filter((day) => days & (1 << day)) }
    case 8:
      return { ...base, every: 1, kind: 'weekly', weekdays: [1, 2, 3, 4, 5] }
    default:
      return every > 1 || occurrences > 0 ? { ...base, kind: 'daily' } : null
  }
}

const weekOf = (weekDays: XmlElement | undefined, onWrapped: (name: string) => void): (Spans | null)[] => {
  const week: (Spans | null)[] = [null, null, null, null, null, null, null]
  for (const day of itemsOf(weekDays, 'WeekDay', onWrapped)) {
    const type = wholeOf(day, 'DayType') ?? -1
    if (type >= 1 && type <= 7) week[type - 1] = spansOf(day, NOON_BREAK)
  }
  return week
}

const exceptionsOf = (calendar: XmlElement, onWrapped: (name: string) => void): CalendarException[] => {
  const exceptions: CalendarException[] = []
  const add = (element: XmlElement, recurrence: CalendarException['recurrence']): void => {
    const period = periodOf(element)
    if (!period) return
    // Project writes new exceptions a second time in the old way (a WeekDay of DayType 0): one of each is enough.
    if (recurrence === null && exceptions.some((e) => e.recurrence === null && e.from === period.from && e.to === period.to)) return
    exceptions.push({ name: (fieldOf(element, 'Name') ?? '').slice(0, 400), ...period, working: spansOf(element, NOON_BREAK), recurrence })
  }
  for (const exception of itemsOf(child(calendar, 'Exceptions'), 'Exception', onWrapped)) add(exception, recurrenceOf(exception))
  const modern = exceptions.length > 0
  for (const day of itemsOf(child(calendar, 'WeekDays'), 'WeekDay', onWrapped)) {
    if (wholeOf(day, 'DayType') !== 0 || modern) continue
    add(day, null)
  }
  return exceptions.slice(0, 5000)
}

export const calendarId = (uid: number): string => `c${uid}`

/** All calendars by their UID; a base that is missing or would go round in a circle is taken away. */
export const readCalendars = (project: XmlElement, onWrapped: (name: string) => void): Calendar[] => {
  const calendars: Calendar[] = []
  const seen = new Set<number>()
  for (const element of itemsOf(child(project, 'Calendars'), 'Calendar', onWrapped)) {
    const uid = wholeOf(element, 'UID')
    if (uid === null || uid < 0 || seen.has(uid)) continue
    seen.add(uid)
    const base = wholeOf(element, 'BaseCalendarUID')
    calendars.push({
      id: calendarId(uid),
      uid,
      name: (fieldOf(element, 'Name') ?? `Calendar ${uid}`).slice(0, 400),
      baseId: base !== null && base >= 0 && base !== uid && !(base === 0 && flagOf(element, 'IsBaseCalendar')) ? calendarId(base) : null,
      week: weekOf(child(element, 'WeekDays'), onWrapped),
      workWeeks: itemsOf(child(element, 'WorkWeeks'), 'WorkWeek', onWrapped)
        .flatMap((workWeek) => {
          const period = periodOf(workWeek)
          return period
            ? [{ name: (fieldOf(workWeek, 'Name') ?? '').slice(0, 400), ...period, week: weekOf(child(workWeek, 'WeekDays'), onWrapped) }]
            : []
        })
        .slice(0, 500),
      exceptions: exceptionsOf(element, onWrapped),
    })
  }
  if (calendars.length === 0) calendars.push(standardCalendar('c1', 1))
  const byId = new Map(calendars.map((calendar) => [calendar.id, calendar]))
  return calendars.map((calendar) => {
    const path = new Set([calendar.id])
    let base = calendar.baseId
    while (base !== null && byId.has(base) && !path.has(base)) {
      path.add(base)
      base = byId.get(base)?.baseId ?? null
    }
    const baseId = base === null && calendar.baseId !== null && byId.has(calendar.baseId) ? calendar.baseId : null
    if (baseId !== null) return { ...calendar, baseId }
    // A calendar without a base says every day itself; a day that the file leaves out is as in Standard.
    const standard = standardWeek()
    return { ...calendar, baseId: null, week: calendar.week.map((day, at) => day ?? standard[at]) }
  })
}
