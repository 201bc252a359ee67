/** Program settings, workstreams, calendars, resources, assignments, baselines and positions in the network. */
import { Refused } from '../../../shared/contract/refusal.ts'
import type { Baseline } from '../../../shared/model/baseline.ts'
import type { Calendar } from '../../../shared/model/calendar.ts'
import { labels, edits as words } from '../../../shared/words/en/service.ts'
import { captureBaseline } from '../baselines.ts'
import { checkCalendar } from '../checkCalendar.ts'
import type { Draft } from '../draft.ts'
import { edit, type HandlersOf } from '../session.ts'
import { taskOf } from '../tree.ts'

type Operations = Record<
  | 'program.update'
  | 'workstream.set'
  | 'calendar.save'
  | 'calendar.delete'
  | 'resource.save'
  | 'resource.delete'
  | 'assignment.set'
  | 'baseline.capture'
  | 'baseline.rename'
  | 'baseline.delete'
  | 'position.set'
  | 'position.clear',
  unknown
>

/** The blue of the first workstream; the renderer offers others. */
const FIRST_COLOUR = '#1864ab'
const isSameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

const baselineOf = (draft: Draft, id: string): Baseline => {
  const baseline = draft.rows.baseline.get(id)
  if (!baseline) throw new Refused('not-found', words.noBaseline(id), { at: 'id' })
  return baseline
}

export const settingsHandlers: HandlersOf<Operations> = {
  'program.update': (input, session) =>
    edit(session, 'program.update', (draft) => {
      const program = { ...draft.rows.program.get('program')!, ...input.set }
      if (!draft.rows.calendar.has(program.calendarId))
        throw new Refused('not-found', words.noCalendar(program.calendarId), { at: 'set.calendarId' })
      if (program.scheduleFrom === 'finish' && program.finish === null)
        throw new Refused('conflict', words.finishNeeded, { at: 'set.finish' })
      draft.put('program', program)
      return Object.keys(input.set).join() === 'name' ? labels.renameProgram(program.name) : labels.program
    }),
  'workstream.set': (input, session) =>
    edit(session, 'workstream.set', (draft) => {
      const task = taskOf(draft, input.taskId, 'taskId')
      if (task.parentId !== null) throw new Refused('conflict', words.notTopLevel(task.name), { at: 'taskId', taskIds: [task.id] })
      const known = [...draft.rows.workstream.values()].find((row) => row.taskId === task.id)
      draft.put('workstream', { ...(known ?? { id: session.newId(), taskId: task.id, lead: '', colour: FIRST_COLOUR }), ...input.set })
      return labels.workstream(task.name)
    }),
  'calendar.save': (input, session) =>
    edit(session, 'calendar.save', (draft) => {
      const known = draft.rows.calendar.get(input.calendar.id)
      const calendar: Calendar = { ...input.calendar, uid: known?.uid ?? session.need().nextUid('calendar') }
      const twin = [...draft.rows.calendar.values()].find((other) => other.id !== calendar.id && isSameName(other.name, calendar.name))
      if (twin) throw new Refused('conflict', words.nameTaken('calendar', calendar.name), { at: 'calendar.name' })
      draft.put('calendar', calendar)
      checkCalendar(draft.rows, calendar)
      if (!known) draft.created.push(calendar.id)
      return labels.saveCalendar(calendar.name)
    }),
  'calendar.delete': (input, session) =>
    edit(session, 'calendar.delete', (draft) => {
      const { rows } = draft
      const calendar = rows.calendar.get(input.id)
      if (!calendar) throw new Refused('not-found', words.noCalendar(input.id), { at: 'id' })
      const users = [
        rows.program.get('program')!.calendarId === calendar.id ? words.theProgram : undefined,
        [...rows.calendar.values()].find((row) => row.baseId === calendar.id)?.name,
        [...rows.task.values()].find((row) => row.calendarId === calendar.id)?.name,
        [...rows.resource.values()].find((row) => row.calendarId === calendar.id)?.name,
      ]
      const user = users.find((name) => name !== undefined)
      if (user !== undefined) throw new Refused('conflict', words.calendarInUse(calendar.name, user), { at: 'id' })
      draft.remove('calendar', calendar.id)
      return labels.deleteCalendar(calendar.name)
    }),
  'resource.save': (input, session) =>
    edit(session, 'resource.save', (draft) => {
      const { rows } = draft
      const known = rows.resource.get(input.resource.id)
      const { calendarId, name } = input.resource
      if (calendarId !== null && !rows.calendar.has(calendarId))
        throw new Refused('not-found', words.noCalendar(calendarId), { at: 'resource.calendarId' })
      const twin = [...rows.resource.values()].find((other) => other.id !== input.resource.id && isSameName(other.name, name))
      if (twin) throw new Refused('conflict', words.nameTaken('resource', name), { at: 'resource.name' })
      draft.put('resource', {
        ...input.resource,
        uid: known?.uid ?? session.need().nextUid('resource'),
        extras: known?.extras ?? null,
      })
      if (!known) draft.created.push(input.resource.id)
      return labels.saveResource(name)
    }),
  'resource.delete': (input, session) =>
    edit(session, 'resource.delete', (draft) => {
      const resource = draft.rows.resource.get(input.id)
      if (!resource) throw new Refused('not-found', words.noResource(input.id), { at: 'id' })
      for (const row of [...draft.rows.assignment.values()]) if (row.resourceId === resource.id) draft.remove('assignment', row.id)
      draft.remove('resource', resource.id)
      return labels.deleteResource(resource.name)
    }),
  'assignment.set': (input, session) =>
    edit(session, 'assignment.set', (draft) => {
      const { rows } = draft
      const task = taskOf(draft, input.taskId, 'taskId')
      const known = new Map([...rows.assignment.values()].filter((row) => row.taskId === task.id).map((row) => [row.resourceId, row]))
      const wanted = new Set<string>()
      input.assignments.forEach(({ resourceId, units }, at) => {
        const resource = rows.resource.get(resourceId)
        if (!resource) throw new Refused('not-found', words.noResource(resourceId), { at: `assignments.${at}.resourceId` })
        if (wanted.has(resourceId)) throw new Refused('conflict', words.sameResource(resource.name), { at: `assignments.${at}` })
        wanted.add(resourceId)
        const row = known.get(resourceId)
        const fresh = () => ({
          id: session.newId(),
          uid: session.need().nextUid('assignment'),
          taskId: task.id,
          resourceId,
          units,
          work: null,
          delay: 0,
          extras: null,
        })
        draft.put('assignment', row ? { ...row, units } : fresh())
      })
      for (const row of known.values()) if (!wanted.has(row.resourceId)) draft.remove('assignment', row.id)
      return labels.assign(task.name)
    }),
  'baseline.capture': (input, session) =>
    edit(session, 'baseline.capture', (draft) => {
      input.taskIds?.forEach((id, at) => {
        taskOf(draft, id, `taskIds.${at}`)
      })
      const known = [...draft.rows.baseline.values()].find((row) => isSameName(row.name, input.name))
      captureBaseline(draft, session.need().reckoning(), {
        name: input.name,
        taskIds: input.taskIds ?? null,
        newId: session.newId,
        now: session.clock(),
      })
      return input.taskIds && known ? labels.updateBaseline(known.name, input.taskIds.length) : labels.capture(input.name)
    }),
  'baseline.rename': (input, session) =>
    edit(session, 'baseline.rename', (draft) => {
      const baseline = baselineOf(draft, input.id)
      const twin = [...draft.rows.baseline.values()].find((other) => other.id !== baseline.id && isSameName(other.name, input.name))
      if (twin) throw new Refused('conflict', words.nameTaken('baseline', twin.name), { at: 'name' })
      draft.put('baseline', { ...baseline, name: input.name })
      return labels.renameBaseline(baseline.name, input.name)
    }),
  'baseline.delete': (input, session) =>
    edit(session, 'baseline.delete', (draft) => {
      const baseline = baselineOf(draft, input.id)
      for (const row of [...draft.rows.baselineTask.values()]) if (row.baselineId === baseline.id) draft.remove('baselineTask', row.id)
      draft.remove('baseline', baseline.id)
      return labels.deleteBaseline(baseline.name)
    }),
  'position.set': (input, session) =>
    edit(session, 'position.set', (draft) => {
      const moved = input.positions.map((position, at) => {
        draft.put('position', position)
        return taskOf(draft, position.id, `positions.${at}.id`).name
      })
      return labels.place(moved)
    }),
  'position.clear': (_input, session) =>
    edit(session, 'position.clear', (draft) => {
      for (const id of [...draft.rows.position.keys()]) draft.remove('position', id)
      return labels.layOut
    }),
}
