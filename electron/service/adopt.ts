/** An imported plan becomes part of the open one, or takes its place: fresh ids, source numbers kept where they are free. */
import type { Calendar } from '../../shared/model/calendar.ts'
import { type Plan, tableNames } from '../../shared/model/plan.ts'
import type { Draft } from './draft.ts'

export interface Adoption {
  readonly into: 'append' | 'replace'
  /** The program's name after a replacement; null keeps the plan's own. */
  readonly name: string | null
  readonly newId: () => string
}

const sameWork = (a: Calendar, b: Calendar): boolean =>
  JSON.stringify([a.week, a.workWeeks, a.exceptions]) === JSON.stringify([b.week, b.workWeeks, b.exceptions])

/** The wanted number when nobody has it, else the next one. */
const uidsFor = (taken: Iterable<{ readonly uid: number }>) => {
  const used = new Set<number>()
  let highest = 0
  for (const { uid } of taken) {
    used.add(uid)
    highest = Math.max(highest, uid)
  }
  return (wanted: number): number => {
    const uid = used.has(wanted) ? highest + 1 : wanted
    used.add(uid)
    highest = Math.max(highest, uid)
    return uid
  }
}

const freeName = (name: string, isTaken: (name: string) => boolean): string => {
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? name : `${name} ${count}`
    if (!isTaken(tried)) return tried
  }
}
const byName = <T extends { readonly name: string }>(rows: Iterable<T>, name: string): T | undefined =>
  [...rows].find((row) => row.name.toLowerCase() === name.toLowerCase())

/** Calendars of the same name that work the same are one; others come along under a free name. */
const adoptCalendars = (draft: Draft, plan: Plan, newId: () => string): Map<string, string> => {
  const own = draft.rows.calendar
  const ids = new Map<string, string>()
  const uid = uidsFor(own.values())
  const fresh: Calendar[] = []
  for (const calendar of plan.calendars) {
    const twin = byName(own.values(), calendar.name)
    if (twin && sameWork(twin, calendar)) {
      ids.set(calendar.id, twin.id)
      continue
    }
    const id = newId()
    ids.set(calendar.id, id)
    fresh.push({
      ...calendar,
      id,
      uid: uid(calendar.uid),
      name: freeName(calendar.name, (name) => byName(own.values(), name) !== undefined),
    })
  }
  for (const calendar of fresh)
    draft.put('calendar', { ...calendar, baseId: calendar.baseId === null ? null : (ids.get(calendar.baseId) ?? null) })
  return ids
}

const adoptResources = (draft: Draft, plan: Plan, calendars: Map<string, string>, newId: () => string): Map<string, string> => {
  const ids = new Map<string, string>()
  const uid = uidsFor(draft.rows.resource.values())
  // Only against those that were there before: two people of one name in the source stay two.
  const own = [...draft.rows.resource.values()]
  for (const resource of plan.resources) {
    const twin = byName(own, resource.name)
    const id = twin?.id ?? newId()
    ids.set(resource.id, id)
    if (twin) continue
    const calendarId = resource.calendarId === null ? null : (calendars.get(resource.calendarId) ?? null)
    draft.put('resource', { ...resource, id, uid: uid(resource.uid), calendarId })
  }
  return ids
}

const adoptBaselines = (draft: Draft, plan: Plan, tasks: Map<string, string>, newId: () => string): void => {
  const ids = new Map<string, string>()
  for (const baseline of plan.baselines) {
    const twin = byName(draft.rows.baseline.values(), baseline.name)
    const id = twin?.id ?? newId()
    ids.set(baseline.id, id)
    if (!twin) draft.put('baseline', { ...baseline, id })
  }
  for (const row of plan.baselineTasks) {
    const baselineId = ids.get(row.baselineId)
    const taskId = tasks.get(row.taskId)
    if (baselineId && taskId) draft.put('baselineTask', { ...row, id: `${baselineId}:${taskId}`, baselineId, taskId })
  }
}

/** Takes out every row but the program's own. */
const empty = (draft: Draft): void => {
  for (const table of tableNames) if (table !== 'program') for (const id of [...draft.rows[table].keys()]) draft.remove(table, id)
}

/** Puts the plan's rows in. Ids of the new tasks go to draft.created. */
export const adopt = (draft: Draft, plan: Plan, { into, name, newId }: Adoption): void => {
  if (into === 'replace') empty(draft)
  const calendars = adoptCalendars(draft, plan, newId)
  if (into === 'replace') {
    const calendarId = calendars.get(plan.program.calendarId) ?? plan.program.calendarId
    draft.put('program', { ...plan.program, name: name ?? plan.program.name, calendarId })
  }
  const own = draft.rows.program.get('program')!
  const isOtherCalendar = calendars.get(plan.program.calendarId) !== own.calendarId
  const uid = uidsFor(draft.rows.task.values())
  const last = [...draft.rows.task.values()].reduce((top, task) => (task.parentId === null ? Math.max(top, task.position) : top), 0)
  const tasks = new Map(plan.tasks.map((task) => [task.id, newId()]))
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  const first = plan.tasks.reduce(
    (least, task) => (task.parentId === null ? Math.min(least, task.position) : least),
    Number.POSITIVE_INFINITY,
  )
  for (const task of plan.tasks) {
    const id = tasks.get(task.id)!
    const calendarId = task.calendarId === null ? null : (calendars.get(task.calendarId) ?? null)
    // Tasks that ran on the source's program calendar keep it when the open program has another one.
    const kept =
      calendarId === null && isOtherCalendar && !parents.has(task.id) ? (calendars.get(plan.program.calendarId) ?? null) : calendarId
    draft.put('task', {
      ...task,
      id,
      uid: uid(task.uid),
      parentId: task.parentId === null ? null : tasks.get(task.parentId)!,
      position: task.parentId === null ? last + 1 + task.position - first : task.position,
      calendarId: kept,
    })
    draft.created.push(id)
  }
  for (const row of plan.workstreams) draft.put('workstream', { ...row, id: newId(), taskId: tasks.get(row.taskId)! })
  for (const link of plan.links)
    draft.put('link', { ...link, id: newId(), predecessorId: tasks.get(link.predecessorId)!, successorId: tasks.get(link.successorId)! })
  const resources = adoptResources(draft, plan, calendars, newId)
  const assignmentUid = uidsFor(draft.rows.assignment.values())
  for (const row of plan.assignments)
    draft.put('assignment', {
      ...row,
      id: newId(),
      uid: assignmentUid(row.uid),
      taskId: tasks.get(row.taskId)!,
      resourceId: resources.get(row.resourceId)!,
    })
  adoptBaselines(draft, plan, tasks, newId)
  for (const row of plan.positions) {
    const id = tasks.get(row.id)
    if (id) draft.put('position', { ...row, id })
  }
}
