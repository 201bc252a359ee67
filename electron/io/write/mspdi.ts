/** Microsoft Project XML (MSPDI): settings, calendars, tasks, resources, assignments, each in schema order, with what the source file had besides. */
import type { BaselineTask } from '../../../shared/model/baseline.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { workCalendars } from '../../../shared/model/workCalendar.ts'
import type { DeckInput } from '../../../shared/report/content.ts'
import { instantFromUtcMs } from '../../../shared/time/instant.ts'
import { writing } from '../../../shared/words/en/writing.ts'
import { calendarXml, clock, withoutBase } from './mspdi/calendars.ts'
import { date, type Element, element, inOrder, parent, span } from './mspdi/elements.ts'
import { isInterrupted, timephased, workPeriods } from './mspdi/interruptions.ts'
import { ASSIGNMENT, PROJECT, RESOURCE, TASK } from './mspdi/order.ts'
import { BASELINES, type TaskContext, taskXml } from './mspdi/tasks.ts'
import { uniqueUids } from './mspdi/uids.ts'
import { type PlanRow, planRows } from './planRows.ts'
import type { Progress } from './progress.ts'

/** Said only where the source file does not. */
const DEFAULTS: Element[] = [...element('DurationFormat', 7), ...element('NewTasksAreManual', false)]
/** Project's number for the resource that nobody is. */
const NOBODY = -65_535
const KIND_CODES = { work: 1, material: 0, cost: 0 } as const

export const writeMspdi = async (input: DeckInput, progress: Progress = () => {}): Promise<Uint8Array> => {
  const { plan, columns, summary } = input
  const rows = planRows(input)
  const uids = uniqueUids(plan.tasks, 1)
  const calendarUids = uniqueUids(plan.calendars, 1)
  const resourceUids = uniqueUids(plan.resources, 1)
  const context: TaskContext = {
    plan,
    columns,
    uids,
    calendarUids,
    linksTo: Map.groupBy(plan.links, (link) => link.successorId),
    promised: promises(plan),
    assigned: new Set(plan.assignments.map((assignment) => assignment.taskId)),
    interrupted: interruptedTasks(plan, rows),
  }
  const tasks = [programRow(plan, summary)]
  rows.forEach((row, at) => {
    tasks.push(taskXml(row, context))
    if (at % 1000 === 999) progress(at + 1, rows.length, writing.steps.tasks)
  })
  const own: Element[] = [
    ...settings(plan, summary, calendarUids),
    parent('Calendars', calendars(plan, calendarUids)),
    parent('Tasks', tasks.join('')),
    parent('Resources', resources(plan, resourceUids, calendarUids)),
    parent('Assignments', assignments(plan, rows, context, resourceUids)),
  ]
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">${inOrder(own, plan.program.extras, PROJECT, DEFAULTS)}</Project>\n`
  progress(rows.length, rows.length, writing.steps.tasks)
  return new TextEncoder().encode(xml)
}

const settings = ({ program, baselines }: Plan, summary: DeckInput['summary'], calendarUids: ReadonlyMap<string, number>): Element[] => [
  ...element('SaveVersion', 14),
  ...element('Name', `${program.name}.xml`),
  ...element('Title', program.name),
  // The format has no date of a baseline's capture; the saving date stands for the latest.
  ...date('LastSaved', baselines.length === 0 ? null : instantFromUtcMs(Math.max(...baselines.map((baseline) => baseline.capturedAt)))),
  ...element('ScheduleFromStart', program.scheduleFrom === 'start'),
  ...date('StartDate', program.start),
  ...date('FinishDate', program.scheduleFrom === 'finish' ? program.finish : (summary.finish ?? program.start)),
  // Project counts the limit in days.
  ...element('CriticalSlackLimit', Math.floor(program.criticalLimit / (program.minutesPerDay * 10))),
  ...element('CalendarUID', calendarUids.get(program.calendarId)),
  ...element('DefaultStartTime', clock(program.dayStart)),
  ...element('DefaultFinishTime', clock(program.dayFinish)),
  ...element('MinutesPerDay', program.minutesPerDay),
  ...element('MinutesPerWeek', program.minutesPerWeek),
  ...element('DaysPerMonth', program.daysPerMonth),
  ...element('HonorConstraints', program.honourConstraints),
  ...(program.multipleCriticalPaths ? element('MultipleCriticalPaths', true) : []),
  ...date('StatusDate', program.statusDate),
]

/** Row 0 is the program itself. */
const programRow = ({ program }: Plan, summary: DeckInput['summary']): string =>
  parent(
    'Task',
    inOrder(
      [
        ...element('UID', 0),
        ...element('ID', 0),
        ...element('Name', program.name),
        ...element('Active', true),
        ...element('Manual', false),
        ...element('IsNull', false),
        ...element('WBS', '0'),
        ...element('OutlineNumber', '0'),
        ...element('OutlineLevel', 0),
        ...date('Start', summary.start ?? program.start),
        ...date('Finish', summary.finish ?? program.start),
        ...element('Summary', true),
        ...element('CalendarUID', -1),
        ...date('Deadline', program.deadline),
        ...element('Notes', program.notes),
      ],
      null,
      TASK,
    ),
  )[1]

const calendars = (plan: Plan, uids: ReadonlyMap<string, number>): string => {
  const byId = new Map(plan.calendars.map((calendar) => [calendar.id, calendar]))
  const workedOn = new Set([plan.program.calendarId, ...plan.tasks.flatMap((task) => (task.calendarId === null ? [] : [task.calendarId]))])
  return plan.calendars
    .map((calendar) => (workedOn.has(calendar.id) ? withoutBase(calendar, byId) : calendar))
    .map((calendar) =>
      calendarXml(calendar, uids.get(calendar.id) ?? 0, calendar.baseId === null ? null : (uids.get(calendar.baseId) ?? null)),
    )
    .join('')
}

/** Baselines keep their slot; those numbered beyond Project's slots take free ones, the latest first, while there are any. */
const promises = (plan: Plan): TaskContext['promised'] => {
  const slots = new Map<string, number>()
  const taken = new Set<number>()
  for (const baseline of plan.baselines) {
    if (baseline.number >= BASELINES || taken.has(baseline.number)) continue
    taken.add(baseline.number)
    slots.set(baseline.id, baseline.number)
  }
  const homeless = plan.baselines.filter((baseline) => !slots.has(baseline.id)).sort((a, b) => b.capturedAt - a.capturedAt)
  const free = Array.from({ length: BASELINES }, (_, slot) => slot).filter((slot) => !taken.has(slot))
  homeless.slice(0, free.length).forEach((baseline, at) => {
    slots.set(baseline.id, free[at])
  })
  const byTask = new Map<string, (readonly [number, BaselineTask])[]>()
  for (const row of plan.baselineTasks) {
    const slot = slots.get(row.baselineId)
    if (slot === undefined) continue
    const list = byTask.get(row.taskId)
    if (list) list.push([slot, row])
    else byTask.set(row.taskId, [[slot, row]])
  }
  for (const list of byTask.values()) list.sort((a, b) => a[0] - b[0])
  return byTask
}

const resources = (plan: Plan, uids: ReadonlyMap<string, number>, calendarUids: ReadonlyMap<string, number>): string =>
  plan.resources
    .map((resource, at) => {
      const own: Element[] = [
        ...element('UID', uids.get(resource.id)),
        ...element('ID', at + 1),
        ...element('Name', resource.name),
        ...element('Type', KIND_CODES[resource.kind]),
        ...element('IsNull', false),
        ...element('Initials', resource.initials),
        ...element('Group', resource.role),
        ...element('MaxUnits', resource.maxUnits),
        ...(resource.calendarId === null ? [] : element('CalendarUID', calendarUids.get(resource.calendarId))),
        ...(resource.kind === 'cost' ? element('IsCostResource', true) : []),
      ]
      return parent('Resource', inOrder(own, resource.extras, RESOURCE))[1]
    })
    .join('')

/** When the tasks are worked on whose work rests in between. */
const interruptedTasks = (plan: Plan, rows: readonly PlanRow[]): TaskContext['interrupted'] => {
  const resting = rows.filter((row) => !row.hasChildren && row.start !== null && isInterrupted(row.task))
  if (resting.length === 0) return new Map()
  const calendars = workCalendars(plan)
  return new Map(resting.map(({ task, start }) => [task.id, workPeriods(task, start as number, calendars.workOf(task))]))
}

const assignments = (
  plan: Plan,
  rows: readonly PlanRow[],
  { uids, interrupted }: TaskContext,
  resourceUids: ReadonlyMap<string, number>,
): string => {
  const byId = new Map(rows.map((row) => [row.task.id, row]))
  // A task that rests and has nobody is worked on by nobody (-65535): only an assignment can say when.
  const assigned = new Set(plan.assignments.map((assignment) => assignment.taskId))
  const byNobody = [...interrupted.keys()]
    .filter((taskId) => !assigned.has(taskId))
    .map((taskId) => ({ id: `nobody:${taskId}`, uid: -1, taskId }))
  const own = uniqueUids([...plan.assignments, ...byNobody], 0)
  const working = new Set(plan.resources.flatMap((resource) => (resource.kind === 'work' ? [resource.id] : [])))
  const idle = byNobody.map(({ id, taskId }) => {
    const row = byId.get(taskId)
    const task: Element[] = [
      ...element('UID', own.get(id)),
      ...element('TaskUID', uids.get(taskId)),
      ...element('ResourceUID', NOBODY),
      ...date('Finish', row?.finish ?? null),
      ...date('Start', row?.start ?? null),
      ...element('Units', 1),
      ...timephased(interrupted.get(taskId) ?? [], own.get(id) ?? 0, 1),
    ]
    return parent('Assignment', inOrder(task, null, ASSIGNMENT))[1]
  })
  const people = plan.assignments.map((assignment) => {
    const row = byId.get(assignment.taskId)
    const task: Element[] = [
      ...element('UID', own.get(assignment.id)),
      ...element('TaskUID', uids.get(assignment.taskId)),
      ...element('ResourceUID', resourceUids.get(assignment.resourceId)),
      ...date('Finish', row?.finish ?? null),
      ...date('Start', row?.start ?? null),
      ...(assignment.delay > 0 ? element('Delay', assignment.delay) : []),
      ...element('Units', assignment.units),
      ...(working.has(assignment.resourceId)
        ? timephased(interrupted.get(assignment.taskId) ?? [], own.get(assignment.id) ?? 0, assignment.units)
        : []),
      ...span('Work', assignment.work ?? (working.has(assignment.resourceId) ? Math.round((row?.duration ?? 0) * assignment.units) : null)),
    ]
    return parent('Assignment', inOrder(task, assignment.extras, ASSIGNMENT))[1]
  })
  return [...people, ...idle].join('')
}
