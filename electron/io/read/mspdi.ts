/** Microsoft Project XML (MSPDI) to a Plan: lenient about namespaces and wrappers, exact about everything that moves a date. */
import type { ImportRow } from '../../../shared/contract/imports.ts'
import type { Link } from '../../../shared/model/link.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { formatPredecessors } from '../../../shared/predecessors.ts'
import { formatDuration } from '../../../shared/time/durationText.ts'
import { formatIso, parseIso, utcMs } from '../../../shared/time/instant.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import { type ReadLimits, Unreadable } from './limits.ts'
import { faultsOf } from './linkCheck.ts'
import { calendarId, readCalendars } from './mspdiCalendars.ts'
import { notePeriod, readInterruptions, type WorkPeriods } from './mspdiInterruptions.ts'
import { readAssignments, readResources } from './mspdiResources.ts'
import { extrasOf, type ProjectTask, readBaselines, readLinks, readTasks } from './mspdiTasks.ts'
import { dateOf, fieldOf, flagOf, itemsOf, timeOf, wholeOf } from './mspdiValues.ts'
import { countRows, emptyPreview, type ReadResult } from './result.ts'
import { child, type XmlElement, xmlTree } from './xml.ts'

const KNOWN = new Set(
  `Calendars Tasks Resources Assignments Name Title StartDate FinishDate ScheduleFromStart StatusDate CalendarUID MinutesPerDay MinutesPerWeek DaysPerMonth
  CriticalSlackLimit DefaultStartTime DefaultFinishTime HonorConstraints xmlns SaveVersion CurrentDate LastSaved`.split(/\s+/),
)
/** Work spread over days: large, and read for the interruptions in it alone. */
const DROPPED: ReadonlySet<string> = new Set(['TimephasedData'])

const between = (value: number | null, low: number, high: number, fallback: number): number =>
  value === null || value < low || value > high ? fallback : value

const programOf = (
  project: XmlElement,
  row: XmlElement | null,
  fileName: string,
  tasks: readonly ProjectTask[],
  calendars: Plan['calendars'],
): Plan['program'] => {
  const starts = tasks.flatMap(({ start }) => (start === null ? [] : [start]))
  const dayStart = timeOf(project, 'DefaultStartTime') ?? 4800
  const start =
    dateOf(project, 'StartDate') ?? (starts.length > 0 ? starts.reduce((a, b) => Math.min(a, b)) : (dateOf(project, 'CreationDate') ?? 0))
  const fromFinish = fieldOf(project, 'ScheduleFromStart') !== null && !flagOf(project, 'ScheduleFromStart')
  const minutesPerDay = between(wholeOf(project, 'MinutesPerDay'), 1, 1440, 480)
  const own = wholeOf(project, 'CalendarUID')
  const isThere = own !== null && calendars.some((calendar) => calendar.id === calendarId(own))
  const baseName = fileName.replace(/\.[^.]+$/, '')
  const title =
    fieldOf(project, 'Title') ?? (row && fieldOf(row, 'Name')) ?? fieldOf(project, 'Name')?.replace(/\.(xml|mpp)$/i, '') ?? baseName
  return {
    id: 'program',
    name: title.slice(0, 400) || baseName || 'Program',
    start,
    finish: fromFinish ? dateOf(project, 'FinishDate') : null,
    scheduleFrom: fromFinish && dateOf(project, 'FinishDate') !== null ? 'finish' : 'start',
    statusDate: dateOf(project, 'StatusDate'),
    // Our own writer puts the program's deadline on row 0, where Project keeps one too.
    deadline: row && dateOf(row, 'Deadline'),
    calendarId: isThere ? calendarId(own) : calendars[0].id,
    minutesPerDay,
    minutesPerWeek: between(wholeOf(project, 'MinutesPerWeek'), 1, 10_080, 2400),
    daysPerMonth: between(wholeOf(project, 'DaysPerMonth'), 1, 31, 20),
    criticalLimit: Math.min(1_000, Math.max(0, wholeOf(project, 'CriticalSlackLimit') ?? 0)) * minutesPerDay * 10,
    lagCalendar: 'successor',
    // Every native MSPDI says 0 where the same plan's .mpp says 1: the element is not to be believed (schedule-semantics.md).
    honourConstraints: true,
    outOfSequence: 'retained',
    nearCriticalLimit: null,
    multipleCriticalPaths: flagOf(project, 'MultipleCriticalPaths') || null,
    healthLimits: null,
    dayStart,
    dayFinish: timeOf(project, 'DefaultFinishTime') ?? 10_200,
    locale: 'en-GB',
    notes: row ? (fieldOf(row, 'Notes') ?? '').slice(0, 100_000) : '',
    extras: extrasOf(project, KNOWN),
  }
}

/** Keeps the links that a schedule can keep; what is left out is noted on the successor. */
const keepLinks = (tasks: readonly ProjectTask[], links: readonly Link[]): Link[] => {
  const byId = new Map(tasks.map((task) => [task.task.id, task]))
  const nameOf = (id: string): string => byId.get(id)?.task.name ?? id
  const faults = faultsOf(
    tasks.map(({ task }) => task),
    links,
  )
  for (const [at, fault] of faults) {
    const link = links[at]
    const notes = byId.get(link.successorId)?.notes
    if (fault.kind === 'self') notes?.push(reading.ownPredecessor)
    else if (fault.kind === 'double') notes?.push(reading.doubleLink(nameOf(link.predecessorId)))
    else if (fault.kind === 'ancestor') notes?.push(reading.ancestorLink(nameOf(link.predecessorId)))
    else notes?.push(reading.cycle(fault.path.map(nameOf).join(' → ')))
  }
  return links.filter((_, at) => !faults.has(at))
}

const rowsOf = (tasks: readonly ProjectTask[], plan: Plan): ImportRow[] => {
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  const rowNumber = new Map(tasks.map(({ task }, at) => [task.id, String(at + 1)]))
  const bySuccessor = Map.groupBy(plan.links, (link) => link.successorId)
  return tasks.map(({ task, level, start, finish, hasDuration, notes }): ImportRow => {
    const links = bySuccessor.get(task.id) ?? []
    return {
      key: task.id,
      sourceRow: task.uid,
      uid: task.uid,
      verdict: notes.length > 0 ? 'changed' : 'imported',
      note: notes.join(' '),
      column: null,
      name: task.name,
      level,
      summary: parents.has(task.id),
      milestone: task.milestone,
      start: start === null ? null : formatIso(start),
      finish: finish === null ? null : formatIso(finish),
      duration: hasDuration ? formatDuration(task.duration, task.durationUnit, plan.program, task.estimated) : null,
      predecessors:
        links.length === 0
          ? null
          : formatPredecessors(
              links.map(({ predecessorId, type, lag, lagUnit }) => ({ ref: rowNumber.get(predecessorId) ?? '?', type, lag, lagUnit })),
              plan.program,
            ),
      owner: task.owner === '' ? null : task.owner,
      percentComplete: task.percentComplete,
      cells: {},
    }
  })
}

export const readMspdi = (text: string, fileName: string, limits: ReadLimits): ReadResult => {
  const worked: WorkPeriods = new Map()
  const project = xmlTree(fileName, text, limits.xmlDepth, DROPPED, (element, within) => notePeriod(worked, element, within))
  if (project.name !== 'Project') throw new Unreadable(reading.otherXml(project.name.slice(0, 60)), 'xml')
  const remarks: string[] = []
  const wrapped = new Map<string, number>()
  const onWrapped = (name: string): void => {
    wrapped.set(name, (wrapped.get(name) ?? 0) + 1)
  }
  if (!project.attributes.xmlns && !Object.keys(project.attributes).some((name) => name.startsWith('xmlns')))
    remarks.push(reading.noNamespace)
  const elements = itemsOf(child(project, 'Tasks'), 'Task', onWrapped)
  if (elements.length > limits.rows) throw new Unreadable(reading.tooManyRows(limits.rows), 'mspdi')
  const calendars = readCalendars(project, onWrapped)
  const calendarIds = new Set(calendars.map((calendar) => calendar.id))
  const { tasks, blank, programRow } = readTasks(elements, calendarIds)
  if (tasks.length === 0)
    return { preview: emptyPreview({ verdict: 'empty', format: 'mspdi', message: reading.noTasks, fileName }), plan: null }
  const { links: allLinks, unresolved } = readLinks(tasks, onWrapped)
  const links = keepLinks(tasks, allLinks)
  const resources = readResources(project, calendarIds, onWrapped)
  const taskByUid = new Map(tasks.map(({ task, element }) => [wholeOf(element, 'UID') ?? task.uid, task.id]))
  const assignments = readAssignments(project, taskByUid, resources, onWrapped)
  const nameOfResource = new Map(resources.map((resource) => [resource.id, resource.name]))
  const owners = Map.groupBy(assignments, (assignment) => assignment.taskId)
  const saved = parseIso(fieldOf(project, 'LastSaved') ?? fieldOf(project, 'CreationDate') ?? '')
  const owned = tasks.map((row) => {
    const names = (owners.get(row.task.id) ?? []).map((assignment) => nameOfResource.get(assignment.resourceId) ?? '')
    if (names.length === 0) {
      // A task without assignments has its contact as owner.
      const contact = fieldOf(row.element, 'Contact')
      if (contact === null && !row.task.extras?.includes('<Contact>')) return row
      const extras = row.task.extras?.replace(/<Contact>[^<]*<\/Contact>/, '') || null
      return { ...row, task: { ...row.task, owner: (contact ?? '').slice(0, 400), extras } }
    }
    return { ...row, task: { ...row.task, owner: [...new Set(names)].join(', ').slice(0, 400) } }
  })
  const program = programOf(project, programRow, fileName, tasks, calendars)
  const interrupted = readInterruptions(project, owned, worked, { program, calendars, resources, assignments })
  const plan: Plan = {
    program,
    calendars,
    tasks: owned.map(({ task }) => {
      const own = interrupted.get(task.id)
      return own ? { ...task, ...own } : task
    }),
    workstreams: [],
    links,
    resources,
    assignments,
    ...readBaselines(tasks, saved === null ? 0 : Math.max(0, utcMs(saved))),
    positions: [],
  }
  for (const [what, n] of wrapped) remarks.push(reading.wrapped(what, n))
  if (blank > 0) remarks.push(reading.blankLines(blank))
  const rows = rowsOf(owned, plan)
  const preview = emptyPreview({
    verdict: 'plan',
    format: 'mspdi',
    message: reading.projectRead(rows.length, links.length),
    fileName,
    ...countRows(rows),
    links: links.length,
    unresolvedLinks: unresolved,
    remarks,
    rows,
  })
  return { preview, plan }
}
