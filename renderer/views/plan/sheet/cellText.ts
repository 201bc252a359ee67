/** How the sheet shows dates, durations and links: short, because the columns are narrow. What is typed and copied is shared/formatCell.ts. */
import type { DurationUnit } from '../../../../shared/model/fields.ts'
import type { Link } from '../../../../shared/model/link.ts'
import type { Program } from '../../../../shared/model/program.ts'
import type { Task } from '../../../../shared/model/task.ts'
import { formatPredecessors, type PredecessorItem } from '../../../../shared/predecessors.ts'
import { daysText } from '../../../../shared/time/daysText.ts'
import { tenthsPer } from '../../../../shared/time/durationText.ts'
import { finishDay, formatDate } from '../../../../shared/time/formatDate.ts'
import { DAY, type Instant } from '../../../../shared/time/instant.ts'
import type { PlanWorld } from '../world.ts'

const shortYears = new Map<number, string>()
/** "14 Dec", or "14 Dec 26" where the plan is long. Days are formatted once: ten thousand rows share a few hundred. */
export const showDay = (day: Instant, withYear: boolean): string => {
  const key = (day / DAY) * 2 + (withYear ? 1 : 0)
  let text = shortYears.get(key)
  if (text === undefined) {
    const whole = formatDate(day, withYear ? 'shortYear' : 'short')
    text = withYear ? whole.replace(/\d\d(\d\d)$/, '$1') : whole
    if (shortYears.size > 20_000) shortYears.clear()
    shortYears.set(key, text)
  }
  return text
}
const dayOf = (instant: Instant): Instant => Math.floor(instant / DAY) * DAY
export const showDate = (instant: Instant, world: Pick<PlanWorld, 'showYear'>): string => showDay(dayOf(instant), world.showYear)
/** A finish at midnight belongs to the day before, unless nothing lies between start and finish (a milestone). */
export const showFinish = (start: Instant | null, finish: Instant, world: Pick<PlanWorld, 'showYear'>): string =>
  showDay(start === finish ? dayOf(finish) : finishDay(finish), world.showYear)

const number = (value: number): string => {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10
  return String(Object.is(rounded, -0) ? 0 : rounded)
}

/** "10 d", "2.5 w", "3 ed?" */
export const showDuration = (value: number, unit: DurationUnit, estimated: boolean, program: Program): string =>
  `${number(value / tenthsPer(unit, program))} ${unit}${estimated ? '?' : ''}`
/** Working time in days: "4 d", "-2.5 d"; with `signed` "+2 d". A hundred days and more are told in whole days. */
export const showDays = (value: number, program: Program, signed = false): string => {
  const day = program.minutesPerDay * 10
  const shown = Math.abs(value) >= 100 * day ? Math.round(value / day) * day : value
  return `${signed && value > 0 ? '+' : ''}${daysText(shown, program.minutesPerDay)}`
}
export const showSpan = (value: number | null, task: Task, world: PlanWorld): string =>
  value === null ? '' : showDuration(value, task.durationUnit, false, world.program)

/** Working time from one finish to another on the program's calendar; null when either is missing. */
export const varianceOf = (finish: number | undefined, promised: number | null | undefined, world: PlanWorld): number | null => {
  if (finish === undefined || promised === undefined || promised === null) return null
  if (world.calendar) return world.calendar.between(promised, finish)
  return ((finish - promised) / DAY) * world.program.minutesPerDay * 10
}

/** "24;31FS+2d": by row number, as Microsoft Project writes it. */
export const linksText = (links: readonly Link[] | undefined, otherEnd: (link: Link) => string, world: PlanWorld): string => {
  if (!links) return ''
  const items: (PredecessorItem & { row: number })[] = []
  for (const link of links) {
    const row = world.rowById.get(otherEnd(link))?.row
    if (row !== undefined) items.push({ row, ref: String(row), type: link.type, lag: link.lag, lagUnit: link.lagUnit })
  }
  return formatPredecessors(
    items.sort((a, b) => a.row - b.row),
    world.program,
  )
}

/** "Data team; Ann[50%]". */
export const resourcesText = (taskId: string, world: PlanWorld): string =>
  (world.assignmentsOf.get(taskId) ?? [])
    .map(({ resourceId, units }) => {
      const name = world.resources.get(resourceId)?.name ?? ''
      return units === 1 ? name : `${name}[${Math.round(units * 100)}%]`
    })
    .filter(Boolean)
    .join('; ')
