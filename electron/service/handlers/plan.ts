/** Reading the plan, what changed, what a drag would do, and why a date is where it is. */
import type { planOperations } from '../../../shared/contract/plan.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { wouldClose } from '../../../shared/cycle.ts'
import { linkKey } from '../../../shared/model/link.ts'
import { CalendarProblem } from '../../../shared/time/calendar.ts'
import { labels, edits as words } from '../../../shared/words/en/service.ts'
import { preview, readGestures } from '../../scheduler/index.ts'
import type { Draft } from '../draft.ts'
import { labelOfLength } from '../labels.ts'
import { pathsTo, traceLogic } from '../logic.ts'
import type { Program } from '../program.ts'
import { sentRows } from '../reckon.ts'
import { edit, type HandlersOf } from '../session.ts'
import { checkFamilyLinks, taskOf } from '../tree.ts'
import { unscheduled } from '../unscheduled.ts'
import { explain } from '../why.ts'

type Operations = Pick<typeof planOperations, keyof typeof planOperations> & Record<'task.reschedule', unknown>

const scheduledOf = (program: Program) => {
  const { network, schedule } = program.reckoning()
  return { plan: program.plan(), network, schedule }
}

/** What stands against a link: null when it may be made. */
const objection = (program: Program, predecessorId: string, successorId: string): { message: string; taskIds: string[] } | null => {
  const from = taskOf(program, predecessorId, 'predecessorId')
  const to = taskOf(program, successorId, 'successorId')
  if (from === to) return { message: words.selfLink(from.name), taskIds: [from.id] }
  const link = { predecessorId, successorId, type: 'FS' as const }
  for (const other of program.rows.link.values())
    if (linkKey(other) === linkKey(link)) return { message: words.duplicateLink(from.name, to.name, 'FS'), taskIds: [from.id, to.id] }
  try {
    checkFamilyLinks({ rows: { ...program.rows, link: new Map([['', { ...link, id: 'new', lag: 0, lagUnit: 'd' as const }]]) } })
  } catch (error) {
    if (error instanceof Refused) return { message: error.message, taskIds: [...(error.taskIds ?? [])] }
    throw error
  }
  const { tasks, links } = program.plan()
  const path = wouldClose(tasks, links, link)
  return path && { message: words.cycle(path.map((id) => program.rows.task.get(id)!.name)), taskIds: path }
}

const nameOf = (draft: Draft, id: string): string => draft.rows.task.get(id)?.name ?? id

export const planHandlers: HandlersOf<Operations> = {
  'plan.read': (_input, session) => {
    const program = session.need()
    const reckoning = program.reckoning()
    const schedule = sentRows(reckoning)
    const { summary } = reckoning
    return { seq: program.seq(), file: program.file(), plan: program.plan(), schedule, summary, history: program.historyState() }
  },
  'plan.changes': (input, session) => session.need().changesAfter(input.after),
  'schedule.preview': (input, session) => {
    const program = session.need()
    input.gestures.forEach((gesture, at) => {
      taskOf(program, gesture.taskId, `gestures.${at}.taskId`)
    })
    try {
      return preview(scheduledOf(program), input.gestures, input)
    } catch (error) {
      if (error instanceof CalendarProblem) throw unscheduled(error, (id) => program.rows.task.get(id)?.name)
      throw error
    }
  },
  'schedule.why': (input, session) => {
    const program = session.need()
    return explain(program, taskOf(program, input.taskId, 'taskId'))
  },
  'schedule.logic': (input, session) => {
    const program = session.need()
    return traceLogic(program, taskOf(program, input.taskId, 'taskId'))
  },
  'schedule.paths': (input, session) => {
    const program = session.need()
    return pathsTo(program, taskOf(program, input.taskId, 'taskId'), input.most)
  },
  'link.check': (input, session) => {
    const against = objection(session.need(), input.predecessorId, input.successorId)
    return against ? { allowed: false, ...against } : { allowed: true, message: '', taskIds: [] }
  },
  'task.reschedule': (input, session) => {
    const program = session.need()
    return edit(session, 'task.reschedule', (draft) => {
      input.gestures.forEach((gesture, at) => {
        taskOf(draft, gesture.taskId, `gestures.${at}.taskId`)
      })
      const { changes, idle } = readGestures(scheduledOf(program), input.gestures)
      if (changes.size === 0)
        throw new Refused('conflict', words.scheduleWithTasks(nameOf(draft, idle[0] ?? '')), { at: 'gestures.0', taskIds: idle })
      for (const [id, fields] of changes) draft.put('task', { ...draft.rows.task.get(id)!, ...fields })
      return rescheduleLabel(program, draft, input.gestures, changes.size)
    })
  },
}

/** A drag of the body moves, one of the edge lengthens or shortens. */
const rescheduleLabel = (
  program: Program,
  draft: Draft,
  gestures: readonly { readonly taskId: string; readonly start?: number | undefined }[],
  count: number,
): string => {
  const [first] = gestures
  if (count > 1) return labels.move(gestures.map((gesture) => nameOf(draft, gesture.taskId)))
  const after = draft.rows.task.get(first.taskId)!
  if (first.start !== undefined) return labels.move([after.name])
  const row = program.reckoning().rowOf.get(first.taskId)!
  const before = program.reckoning().columns.duration[row]
  return labelOfLength(after, before, draft.rows.program.get('program')!)
}
