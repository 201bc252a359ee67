/** Tasks, links and baselines of a Microsoft Project XML file; schedule-semantics.md, "Traps in files", is the list of what can go wrong. */
import type { Baseline, BaselineTask } from '../../../shared/model/baseline.ts'
import { type DurationUnit, LONGEST_NAME } from '../../../shared/model/fields.ts'
import type { Link, LinkType } from '../../../shared/model/link.ts'
import { type ConstraintType, newTask, type Task } from '../../../shared/model/task.ts'
import { LONGEST_DURATION } from '../../../shared/time/instant.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { calendarId } from './mspdiCalendars.ts'
import { atMost, dateOf, durationOf, fieldOf, flagOf, itemsOf, numberOf, unitOfFormat, wholeOf } from './mspdiValues.ts'
import { toXml, type XmlElement } from './xml.ts'

const CONSTRAINTS: ConstraintType[] = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT']
const LINK_TYPES: LinkType[] = ['FF', 'FS', 'SF', 'SS']

/** What became fields of ours, and what Project computes anew: everything else is kept as it is. */
const KNOWN = new Set(
  `UID ID Name Active Manual IsNull WBS OutlineNumber OutlineLevel Priority Start Finish Duration ManualStart ManualFinish ManualDuration DurationFormat
  Estimated Milestone Summary PercentComplete ActualStart ActualFinish RemainingDuration ConstraintType ConstraintDate Deadline CalendarUID
  LevelingDelay LevelingDelayFormat PredecessorLink Baseline Notes EarlyStart EarlyFinish LateStart LateFinish FreeSlack TotalSlack StartSlack FinishSlack
  Critical StartVariance FinishVariance DurationVariance WorkVariance CV SV ACWP BCWS BCWP VAC CPI SPI TCPI EAC ETC ResumeValid OverAllocated CommitmentStart
  CommitmentFinish ActualDuration TimephasedData PercentWorkComplete Stop Resume IgnoreResourceCalendar`.split(/\s+/),
)
const MOST_EXTRAS = 100_000
export const extrasOf = (element: XmlElement, known: ReadonlySet<string>): string | null => {
  let text = ''
  for (const item of element.children) {
    if (known.has(item.name) || item.attributes.nil === 'true') continue
    const xml = toXml(item)
    if (text.length + xml.length <= MOST_EXTRAS) text += xml
  }
  return text === '' ? null : text
}

export interface ProjectTask {
  readonly task: Task
  readonly element: XmlElement
  readonly level: number
  /** The file's own dates, for the preview; null when it gives none. */
  readonly start: number | null
  readonly finish: number | null
  readonly hasDuration: boolean
  readonly notes: string[]
}

const levelOf = (element: XmlElement): number => {
  const level = wholeOf(element, 'OutlineLevel')
  if (level !== null) return Math.max(1, level)
  const number = fieldOf(element, 'OutlineNumber') ?? fieldOf(element, 'WBS')
  return number ? number.split('.').length : 1
}

const readTask = (
  element: XmlElement,
  place: Pick<Task, 'uid' | 'parentId' | 'position'>,
  calendars: ReadonlySet<string>,
  notes: string[],
): Task => {
  const format = unitOfFormat(wholeOf(element, 'DurationFormat'))
  const manual = flagOf(element, 'Manual')
  const active = fieldOf(element, 'Active') === null || flagOf(element, 'Active')
  const given = durationOf(element, 'Duration') ?? durationOf(element, 'ManualDuration')
  if (given !== null && given < 0) notes.push(reading.negativeDuration(fieldOf(element, 'Duration') ?? ''))
  if (given === null && fieldOf(element, 'Duration')) notes.push(reading.unreadable('Duration', fieldOf(element, 'Duration') ?? ''))
  const start = dateOf(element, 'Start') ?? dateOf(element, 'ManualStart')
  const finish = dateOf(element, 'Finish') ?? dateOf(element, 'ManualFinish')
  const calendar = wholeOf(element, 'CalendarUID')
  const constraintDate = dateOf(element, 'ConstraintDate')
  const constraint = CONSTRAINTS[wholeOf(element, 'ConstraintType') ?? 0] ?? 'ASAP'
  const dateless = constraint === 'ASAP' || constraint === 'ALAP'
  for (const what of ['Start', 'Finish', 'ConstraintDate', 'Deadline', 'ActualStart', 'ActualFinish']) {
    const text = fieldOf(element, what)
    if (text !== null && text !== 'NA' && dateOf(element, what) === null) notes.push(reading.lateYear(what, text))
  }
  const percentComplete = Math.min(100, Math.max(0, numberOf(element, 'PercentComplete') ?? 0))
  const actualStart = dateOf(element, 'ActualStart')
  const actualFinish = dateOf(element, 'ActualFinish')
  const started = actualStart !== null || percentComplete > 0
  const whole = (fieldOf(element, 'Name') ?? '').replace(/\s+/g, ' ')
  const name = whole.slice(0, LONGEST_NAME)
  if (whole.length > LONGEST_NAME) notes.push(reading.longName(whole.length, LONGEST_NAME))
  if (name === '') notes.push(reading.unnamed)
  return newTask({
    id: `t${place.uid}`,
    uid: place.uid,
    name: name === '' ? reading.noName : name,
    position: place.position,
    parentId: place.parentId,
    milestone: flagOf(element, 'Milestone'),
    manual,
    active,
    duration: atMost(given) ?? 0,
    durationUnit: (format.unit.endsWith('%') ? 'd' : format.unit) as DurationUnit,
    estimated: flagOf(element, 'Estimated') || format.estimated,
    // An inactive task keeps its dates and drives nothing; the file's dates are all there is to keep.
    manualStart: manual || !active ? start : null,
    manualFinish: manual || !active ? finish : null,
    calendarId: calendar !== null && calendars.has(calendarId(calendar)) ? calendarId(calendar) : null,
    ignoreResourceCalendars: flagOf(element, 'IgnoreResourceCalendar') || null,
    constraintType: dateless || constraintDate !== null ? constraint : 'ASAP',
    constraintDate: dateless ? null : constraintDate,
    deadline: dateOf(element, 'Deadline'),
    percentComplete,
    actualStart,
    actualFinish,
    remainingDuration: started && actualFinish === null ? atMost(durationOf(element, 'RemainingDuration')) : null,
    levellingDelay: atMost(wholeOf(element, 'LevelingDelay')) ?? 0,
    priority: Math.min(1000, Math.max(0, wholeOf(element, 'Priority') ?? 500)),
    notes: `${whole.length > LONGEST_NAME ? `${whole}\n` : ''}${fieldOf(element, 'Notes') ?? ''}`.slice(0, 100_000),
    extras: extrasOf(element, KNOWN),
  })
}

/**
 * A task of another project that this one waits for, and a project inserted here without its tasks: their dates are settled in another file,
 * so they stand where this file saw them, as if placed by hand.
 */
const settledElsewhere =
  (parents: ReadonlySet<string | null>) =>
  (row: ProjectTask): ProjectTask => {
    const { task, element, start, finish, notes } = row
    const isForeign = flagOf(element, 'ExternalTask') || flagOf(element, 'IsSubproject') || fieldOf(element, 'SubprojectName') !== null
    if (!isForeign || task.manual || parents.has(task.id) || start === null || finish === null || finish < start) return row
    notes.push(reading.settledElsewhere)
    return { ...row, task: { ...task, manual: true, manualStart: start, manualFinish: finish } }
  }

/** Tasks in the order of their ID, with parents from the outline level. UID 0 (the program's own row) and blank lines are not among them. */
export const readTasks = (
  elements: readonly XmlElement[],
  calendars: ReadonlySet<string>,
): { tasks: ProjectTask[]; blank: number; programRow: XmlElement | null } => {
  let blank = 0
  let programRow: XmlElement | null = null
  const used = new Set<number>()
  const rows = elements.filter((element) => {
    const isBlank = flagOf(element, 'IsNull')
    if (isBlank) blank += 1
    else if (wholeOf(element, 'UID') === 0 && (wholeOf(element, 'OutlineLevel') ?? 0) === 0) programRow = element
    return !isBlank && element !== programRow
  })
  const ids = rows.map((element) => wholeOf(element, 'ID'))
  if (ids.every((id) => id !== null) && new Set(ids).size === ids.length)
    rows.sort((a, b) => (wholeOf(a, 'ID') as number) - (wholeOf(b, 'ID') as number))
  let highest = rows.reduce((most, element) => Math.max(most, wholeOf(element, 'UID') ?? 0), 0)
  const open: { id: string; level: number }[] = []
  const tasks = rows.map((element, at): ProjectTask => {
    const notes: string[] = []
    let uid = wholeOf(element, 'UID') ?? -1
    if (uid < 0 || used.has(uid)) {
      if (uid >= 0) notes.push(reading.clashingUid(uid))
      highest += 1
      uid = highest
    }
    used.add(uid)
    const level = levelOf(element)
    while (open.length > 0 && open[open.length - 1].level >= level) open.pop()
    const parentId = open.length > 0 ? open[open.length - 1].id : null
    const task = readTask(element, { uid, parentId, position: at + 1 }, calendars, notes)
    open.push({ id: task.id, level })
    return {
      task,
      element,
      level: open.length,
      start: dateOf(element, 'Start'),
      finish: dateOf(element, 'Finish'),
      hasDuration: fieldOf(element, 'Duration') !== null,
      notes,
    }
  })
  return { tasks: tasks.map(settledElsewhere(new Set(tasks.map(({ task }) => task.parentId)))), blank, programRow }
}

/** All predecessor links whose predecessor is in the file; a note on the task for the others. */
export const readLinks = (tasks: readonly ProjectTask[], onWrapped: (name: string) => void): { links: Link[]; unresolved: number } => {
  const byUid = new Map(tasks.map(({ task, element }) => [wholeOf(element, 'UID') ?? task.uid, task.id]))
  const links: Link[] = []
  let unresolved = 0
  for (const { task, element, notes } of tasks) {
    for (const item of itemsOf(element, 'PredecessorLink', onWrapped)) {
      const uid = wholeOf(item, 'PredecessorUID')
      const predecessorId = uid === null ? undefined : byUid.get(uid)
      if (predecessorId === undefined) {
        unresolved += 1
        notes.push(reading.danglingUid(String(uid ?? '?')))
        continue
      }
      const type = LINK_TYPES[wholeOf(item, 'Type') ?? 1] ?? 'FS'
      const { unit } = unitOfFormat(wholeOf(item, 'LagFormat'))
      const given = numberOf(item, 'LinkLag')
      if (given === null && fieldOf(item, 'LinkLag')) notes.push(reading.unreadable('LinkLag', fieldOf(item, 'LinkLag') ?? ''))
      // Tenths of a minute whatever the format says, but for formats 19 and 20 the percentage itself; ours are tenths of a percent.
      const lag = Math.round(given ?? 0) * (unit === '%' || unit === 'e%' ? 10 : 1)
      links.push({
        id: `l${links.length + 1}`,
        predecessorId,
        successorId: task.id,
        type,
        lag: Math.min(LONGEST_DURATION, Math.max(-LONGEST_DURATION, lag)),
        lagUnit: unit,
      })
    }
  }
  return { links, unresolved }
}

export const readBaselines = (
  tasks: readonly ProjectTask[],
  capturedAt: number,
): { baselines: Baseline[]; baselineTasks: BaselineTask[] } => {
  const baselines = new Map<number, Baseline>()
  const baselineTasks = new Map<string, BaselineTask>()
  for (const { task, element } of tasks) {
    for (const item of itemsOf(element, 'Baseline')) {
      const number = wholeOf(item, 'Number') ?? 0
      const start = dateOf(item, 'Start')
      const finish = dateOf(item, 'Finish')
      const duration = atMost(durationOf(item, 'Duration'))
      if (number < 0 || number > 10_000 || (start === null && finish === null && duration === null)) continue
      const baselineId = `b${number}`
      if (!baselines.has(number))
        baselines.set(number, { id: baselineId, name: number === 0 ? 'Baseline' : `Baseline ${number}`, number, capturedAt })
      const id = `${baselineId}:${task.id}`
      baselineTasks.set(id, {
        id,
        baselineId,
        taskId: task.id,
        start,
        finish,
        duration,
        work: atMost(durationOf(item, 'Work')),
        name: task.name,
        parentId: task.parentId,
      })
    }
  }
  return { baselines: [...baselines.values()].sort((a, b) => a.number - b.number), baselineTasks: [...baselineTasks.values()] }
}
