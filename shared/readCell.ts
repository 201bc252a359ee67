/** What text typed or pasted into a cell of the sheet means: fields, links or people of the row, or a sentence on what is wrong with it. */
import type { SheetColumn } from './contract/edits.ts'
import type { DurationUnit } from './model/fields.ts'
import type { LagUnit, LinkType } from './model/link.ts'
import { ownConstraints, type Program } from './model/program.ts'
import { boundsFinish, constraintTypes, hasGivenDates, type Task, type TaskFields } from './model/task.ts'
import { parsePredecessors } from './predecessors.ts'
import { parseDate } from './time/dateText.ts'
import { parseDuration } from './time/durationText.ts'
import { DAY, formatIso, type Instant, startOfDay } from './time/instant.ts'
import { constraintNames, noWords, cells as words, yesWords } from './words/en/cells.ts'

/** What a cell's text is read against. */
export interface CellContext {
  readonly program: Program
  /** The row as it stands; null for a row that is being made. */
  readonly task: Task | null
  readonly calendars: readonly { readonly id: string; readonly name: string }[]
  /** The task that a text names by row number, WBS code or name; 'many' when a name is not enough. */
  readonly findTask: (ref: string) => string | 'many' | null
}

export interface LinkTyped {
  readonly otherId: string
  readonly type: LinkType
  readonly lag: number
  readonly lagUnit: LagUnit
}
export type CellReading =
  | { readonly kind: 'fields'; readonly set: Partial<TaskFields> }
  | { readonly kind: 'links'; readonly side: 'predecessors' | 'successors'; readonly links: readonly LinkTyped[] }
  | { readonly kind: 'resources'; readonly resources: readonly { readonly name: string; readonly units: number }[] }
  /** A sentence for the planner: what is wrong and what to type instead. */
  | { readonly kind: 'fault'; readonly why: string }

const fields = (set: Partial<TaskFields>): CellReading => ({ kind: 'fields', set })
const fault = (why: string): CellReading => ({ kind: 'fault', why })

/** A date without a year is taken in the year of the row's own date, or of the program's start. */
const readDate = (text: string, context: CellContext, timeOfDay: number): Instant | { readonly why: string } => {
  let parsed = parseDate(text, context.program.locale === 'en-US' ? 'mdy' : 'dmy')
  if ('fault' in parsed && parsed.fault === 'no-year') {
    const year = formatIso(context.task?.constraintDate ?? context.program.start).slice(0, 4)
    const withYear = parseDate(
      /^\d{1,2}\s*[-/.]\s*\d{1,2}\.?$/.test(text.trim())
        ? `${text.trim().replace(/\.$/, '')}.${year}`.replace(/[-/]/g, '.')
        : `${text.trim()} ${year}`,
    )
    if ('instant' in withYear) parsed = withYear
  }
  if ('instant' in parsed) return parsed.hasTime ? parsed.instant : startOfDay(parsed.instant) + Math.min(timeOfDay, DAY)
  if (parsed.fault === 'out-of-range') return { why: words.outOfRange(text) }
  // "01/01/9999" is cut short by the grammar of dates: say what is wrong with it.
  if (/\b\d{5,}\b|\b[2-9]\d{3}\b/.test(text) && parsed.fault === 'unreadable') return { why: words.outOfRange(text) }
  return { why: parsed.fault === 'no-such-day' ? words.noSuchDay(text) : words.date(text) }
}

const readDateInto = (
  text: string,
  context: CellContext,
  timeOfDay: number,
  set: (instant: Instant | null) => Partial<TaskFields>,
): CellReading => {
  if (text === '') return fields(set(null))
  const instant = readDate(text, context, timeOfDay)
  return typeof instant === 'number' ? fields(set(instant)) : fault(instant.why)
}

const readStart = (text: string, context: CellContext): CellReading =>
  readDateInto(text, context, context.program.dayStart, (instant) => {
    const { task } = context
    if (task && hasGivenDates(task)) return { manualStart: instant }
    const { none, start } = ownConstraints(context.program)
    if (instant === null) return { constraintType: none, constraintDate: null }
    return task?.actualStart ? { actualStart: instant } : { constraintType: start, constraintDate: instant }
  })

const readFinish = (text: string, context: CellContext): CellReading =>
  readDateInto(text, context, context.program.dayFinish, (instant) => {
    const { task } = context
    if (task && hasGivenDates(task)) return { manualFinish: instant }
    const { none, finish } = ownConstraints(context.program)
    if (instant === null) return { constraintType: none, constraintDate: null }
    return task?.actualFinish ? { actualFinish: instant } : { constraintType: finish, constraintDate: instant }
  })

interface ReadDuration {
  readonly value: number
  readonly unit: DurationUnit
  readonly estimated: boolean
}
const readDuration = (text: string, context: CellContext): ReadDuration | { readonly why: string } => {
  const parsed = parseDuration(text, context.program, { locale: context.program.locale })
  if (!('fault' in parsed)) return parsed
  if (parsed.fault === 'negative') return { why: words.negative(text) }
  return { why: parsed.fault === 'too-long' ? words.tooLong(text) : words.duration(text) }
}

const readLength = (text: string, context: CellContext): CellReading => {
  // An emptied cell goes back to what a new row has.
  if (text === '') return fields({ duration: context.program.minutesPerDay * 10, durationUnit: 'd', estimated: true, milestone: false })
  const parsed = readDuration(text, context)
  if ('why' in parsed) return fault(parsed.why)
  return fields({ duration: parsed.value, durationUnit: parsed.unit, estimated: parsed.estimated, milestone: parsed.value === 0 })
}
const readSpan = (
  column: 'optimistic' | 'mostLikely' | 'pessimistic' | 'remainingDuration',
  text: string,
  context: CellContext,
): CellReading => {
  if (text === '') return fields({ [column]: null })
  const parsed = readDuration(text, context)
  return 'why' in parsed ? fault(parsed.why) : fields({ [column]: parsed.value })
}

const readPercent = (text: string): CellReading => {
  const value = text === '' ? 0 : Number(text.replace(/\s*%$/, '').replace(',', '.'))
  return value >= 0 && value <= 100 ? fields({ percentComplete: value }) : fault(words.percent(text))
}

const readConstraint = (text: string, context: CellContext): CellReading => {
  const plain = text.toLowerCase().replace(/[-_\s]+/g, ' ')
  if (plain === '') return fields({ constraintType: ownConstraints(context.program).none, constraintDate: null })
  const found = constraintTypes.find((type) => type.toLowerCase() === plain || constraintNames[type].toLowerCase() === plain)
  return found ? fields({ constraintType: found }) : fault(words.constraint(text))
}

const readCalendar = (text: string, context: CellContext): CellReading => {
  if (text === '') return fields({ calendarId: null })
  const found = context.calendars.find((calendar) => calendar.name.toLowerCase() === text.toLowerCase())
  const names = context.calendars.map((calendar) => calendar.name)
  return found ? fields({ calendarId: found.id }) : fault(words.calendar(text, names))
}

const readYesNo = (column: 'milestone' | 'manual' | 'active', text: string): CellReading => {
  const plain = text.toLowerCase()
  if (yesWords.includes(plain)) return fields({ [column]: true })
  // An emptied cell: not a milestone, not manual, but active.
  if (plain === '') return fields({ [column]: column === 'active' })
  return noWords.includes(plain) ? fields({ [column]: false }) : fault(words.yesNo(text))
}

const readPriority = (text: string): CellReading => {
  const value = text === '' ? 500 : Number(text)
  return Number.isInteger(value) && value >= 0 && value <= 1000 ? fields({ priority: value }) : fault(words.priority(text))
}

const readLinks = (side: 'predecessors' | 'successors', text: string, context: CellContext): CellReading => {
  const { program, findTask } = context
  const parsed = parsePredecessors(text, program, { locale: program.locale, isRef: (ref) => findTask(ref) !== null })
  if (!parsed.ok) return fault(words.links(parsed.why, parsed.at + 1))
  const links: LinkTyped[] = []
  for (const { ref, type, lag, lagUnit } of parsed.items) {
    const otherId = findTask(ref)
    const at = text.indexOf(ref) + 1
    if (otherId === null) return fault(words.noTask(ref, at))
    if (otherId === 'many') return fault(words.twoTasks(ref, at))
    links.push({ otherId, type, lag, lagUnit })
  }
  return { kind: 'links', side, links }
}

const readResources = (text: string): CellReading => {
  const resources: { name: string; units: number }[] = []
  for (const piece of text.split(/[;,\n]/)) {
    if (piece.trim() === '') continue
    const match = /^\s*([^[\]]+?)\s*(?:\[\s*(\d+(?:[.,]\d+)?)\s*%?\s*\])?\s*$/.exec(piece)
    if (!match) return fault(words.resource(piece.trim()))
    resources.push({ name: match[1], units: match[2] === undefined ? 1 : Number(match[2].replace(',', '.')) / 100 })
  }
  return { kind: 'resources', resources }
}

/** Reads one cell's text. Refused text gives a fault; what the plan as a whole allows (circles, summaries) is the service's to say. */
export const readCell = (column: SheetColumn, given: string, context: CellContext): CellReading => {
  const text = given.trim()
  const { program } = context
  switch (column) {
    case 'name':
      return text === '' ? fault(words.noName) : fields({ name: text.replace(/\s*[\r\n]+\s*/g, ' ') })
    case 'owner':
      return fields({ owner: text })
    case 'notes':
      return fields({ notes: given })
    case 'duration':
      return readLength(text, context)
    case 'start':
      return readStart(text, context)
    case 'finish':
      return readFinish(text, context)
    case 'predecessors':
    case 'successors':
      return readLinks(column, text, context)
    case 'percentComplete':
      return readPercent(text)
    case 'constraintType':
      return readConstraint(text, context)
    case 'constraintDate': {
      const ends = context.task && boundsFinish(context.task.constraintType)
      return readDateInto(text, context, ends ? program.dayFinish : program.dayStart, (constraintDate) => ({ constraintDate }))
    }
    case 'deadline':
      return readDateInto(text, context, program.dayFinish, (deadline) => ({ deadline }))
    case 'actualStart':
      return readDateInto(text, context, program.dayStart, (actualStart) => ({ actualStart }))
    case 'actualFinish':
      return readDateInto(text, context, program.dayFinish, (actualFinish) => ({ actualFinish }))
    case 'calendar':
      return readCalendar(text, context)
    case 'milestone':
    case 'manual':
    case 'active':
      return readYesNo(column, text)
    case 'optimistic':
    case 'mostLikely':
    case 'pessimistic':
    case 'remainingDuration':
      return readSpan(column, text, context)
    case 'resources':
      return readResources(text)
    case 'priority':
      return readPriority(text)
  }
}
