/** The settings form as text, and back: what each field says, what is wrong in it, and what has changed. Pure. */
import type { Program } from '../../shared/model/program.ts'
import { formatDuration, parseDuration, spaced } from '../../shared/time/durationText.ts'
import { settings as words } from '../../shared/words/en/settings.ts'
import { readDay, showDay, showLastDay } from './typedDate.ts'

type Kept = 'scheduleFrom' | 'calendarId' | 'lagCalendar' | 'honourConstraints' | 'outOfSequence'
type Dates = 'start' | 'finish' | 'statusDate' | 'deadline'
type Typed = 'name' | Dates | 'criticalLimit' | 'nearCriticalLimit' | 'hoursPerDay' | 'hoursPerWeek' | 'daysPerMonth'
export type Draft = Pick<Program, Kept> & Record<Typed, string> & { readonly multipleCriticalPaths: boolean }
export type Faults = Partial<Record<Typed, string>>
export type Changes = Partial<Omit<Program, 'id' | 'extras'>>

export const draftOf = (program: Program): Draft => ({
  name: program.name,
  start: showDay(program.start),
  finish: showLastDay(program.finish),
  statusDate: showLastDay(program.statusDate),
  deadline: showLastDay(program.deadline),
  scheduleFrom: program.scheduleFrom,
  calendarId: program.calendarId,
  lagCalendar: program.lagCalendar,
  honourConstraints: program.honourConstraints,
  outOfSequence: program.outOfSequence,
  multipleCriticalPaths: program.multipleCriticalPaths === true,
  criticalLimit: spaced(formatDuration(program.criticalLimit, 'd', program)),
  nearCriticalLimit: program.nearCriticalLimit === null ? '' : spaced(formatDuration(program.nearCriticalLimit, 'd', program)),
  hoursPerDay: String(program.minutesPerDay / 60),
  hoursPerWeek: String(program.minutesPerWeek / 60),
  daysPerMonth: String(program.daysPerMonth),
})

const hours = (text: string, most: number): number | null => {
  const value = Number(text.trim().replace(',', '.'))
  const minutes = Math.round(value * 60)
  return text.trim() !== '' && minutes >= 1 && minutes <= most * 60 ? minutes : null
}

/** The changed fields; faults by field when something cannot be read. */
export const readDraft = (draft: Draft, program: Program): { ok: boolean; faults: Faults; set: Changes } => {
  const faults: Faults = {}
  const before = draftOf(program)
  const set: { -readonly [K in keyof Changes]: Changes[K] } = {}

  const name = draft.name.trim()
  if (name === '') faults.name = words.needsName
  else if (name !== program.name) set.name = name

  const dates: Record<Dates, number> = {
    start: program.dayStart,
    finish: program.dayFinish,
    statusDate: program.dayFinish,
    deadline: program.dayFinish,
  }
  for (const key of Object.keys(dates) as Dates[]) {
    const text = draft[key].trim()
    const day = readDay(text)
    if (text !== '' && day === null) faults[key] = words.needsDate
    else if (text === '' && key === 'start') faults.start = words.needsStart
    else if (text === '' && key === 'finish' && draft.scheduleFrom === 'finish') faults.finish = words.needsFinish
    else if (text !== before[key]) Object.assign(set, { [key]: day === null ? null : day + dates[key] })
  }

  const limit = parseDuration(draft.criticalLimit, program)
  if ('fault' in limit) faults.criticalLimit = words.needsDuration
  else if (limit.value !== program.criticalLimit) set.criticalLimit = limit.value
  const near = draft.nearCriticalLimit.trim() === '' ? { value: null } : parseDuration(draft.nearCriticalLimit, program)
  if ('fault' in near) faults.nearCriticalLimit = words.needsDuration
  else if (near.value !== program.nearCriticalLimit) set.nearCriticalLimit = near.value

  const day = hours(draft.hoursPerDay, 24)
  if (day === null) faults.hoursPerDay = words.needsHours(24)
  else if (day !== program.minutesPerDay) set.minutesPerDay = day
  const week = hours(draft.hoursPerWeek, 168)
  if (week === null) faults.hoursPerWeek = words.needsHours(168)
  else if (week !== program.minutesPerWeek) set.minutesPerWeek = week
  const month = Number(draft.daysPerMonth)
  if (!Number.isInteger(month) || month < 1 || month > 31) faults.daysPerMonth = words.needsDays
  else if (month !== program.daysPerMonth) set.daysPerMonth = month

  if (draft.multipleCriticalPaths !== before.multipleCriticalPaths) set.multipleCriticalPaths = draft.multipleCriticalPaths
  for (const key of ['scheduleFrom', 'calendarId', 'lagCalendar', 'honourConstraints', 'outOfSequence'] as const) {
    if (draft[key] !== program[key]) Object.assign(set, { [key]: draft[key] })
  }
  return { ok: Object.keys(faults).length === 0, faults, set }
}
