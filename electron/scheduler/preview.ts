/** What a drag would move and cost: the gestures acted out on a lent network, one pass, and everything put back. */
import { type Gesture, type GestureFields, gestureFields } from '../../shared/gesture.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { FloatLost, MovedMilestone, WhatIfDate } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { COMPLETE, INACTIVE, NONE, SUMMARY } from './codes.ts'
import type { Network } from './network.ts'
import { writeTask } from './refill.ts'
import { type Schedule, schedule } from './schedule.ts'
import { keepSettled, settle } from './settle.ts'
import { driverOf } from './shownDrivers.ts'
import { calendarOf } from './span.ts'
import { trace } from './tracing.ts'

/** A plan and what was computed from it. */
export interface Scheduled {
  readonly plan: Plan
  readonly network: Network
  readonly schedule: Schedule
}

export interface Preview {
  /** In the plan's order, or in that in which they were asked for. */
  readonly moved: WhatIfDate[]
  /** Latest finish of the active tasks; null in an empty plan. */
  readonly finishBefore: Instant | null
  readonly finishAfter: Instant | null
  /** Milestones among the moved tasks, by the instant that the chart draws them at. */
  readonly milestones: MovedMilestone[]
  readonly floatLost: FloatLost
}

/**
 * The fields that gestures change, per task in the order given; several gestures on one task act one after the other.
 * `idle` names the tasks whose gesture means nothing (shared/gesture.ts) or that are not in the plan.
 */
export const readGestures = (
  { plan, network, schedule: now }: Scheduled,
  gestures: readonly Gesture[],
): { changes: Map<string, GestureFields>; idle: string[] } => {
  const changes = new Map<string, GestureFields>()
  const idle: string[] = []
  for (const gesture of gestures) {
    const at = network.indexOf.get(gesture.taskId)
    const before = changes.get(gesture.taskId)
    const fields =
      at === undefined
        ? null
        : gestureFields({ ...plan.tasks[network.row[at]], ...before }, gesture, {
            start: now.start[at],
            finish: now.finish[at],
            calendar: calendarOf(network, at),
            isSummary: (network.flags[at] & SUMMARY) !== 0,
            fromFinish: network.fromFinish,
          })
    if (fields) changes.set(gesture.taskId, { ...before, ...fields })
    else idle.push(gesture.taskId)
  }
  return { changes, idle }
}

/** What is to be told of the moved tasks. */
interface Wish {
  /** Not where they were and what drives them. */
  readonly slim?: boolean
  /** Of these only; those that are gone are passed over. */
  readonly of?: readonly string[]
}

/** Touches nothing. Throws CalendarProblem when a date would leave 1900-2200. */
export const preview = (scheduled: Scheduled, gestures: readonly Gesture[], wish: Wish = {}): Preview => {
  const { plan, network, schedule: before } = scheduled
  const changed = new Map<number, Task>()
  for (const [taskId, fields] of readGestures(scheduled, gestures).changes) {
    const at = network.indexOf.get(taskId)!
    changed.set(at, { ...plan.tasks[network.row[at]], ...fields })
  }
  const told = (changedNetwork: Network, after: Schedule): Preview => ({
    moved: movedTasks(changedNetwork, before, after, wish),
    finishBefore: finishOf(network, before),
    finishAfter: finishOf(changedNetwork, after),
    milestones: movedMilestones(plan, changedNetwork, before, after),
    floatLost: lostFloat(changedNetwork, before, after),
  })
  return withLent(plan, network, changed, told)
}

/** What is told of the changed network and its schedule while they are there. */
type Tell = (network: Network, schedule: Schedule) => Preview

/** Lends the changed rows to the network for one pass and takes them back whatever happens. */
const withLent = (plan: Plan, network: Network, changed: ReadonlyMap<number, Task>, tell: Tell): Preview => {
  const putBack = keepSettled(network)
  try {
    for (const [at, task] of changed) writeTask(network, at, task)
    settle(network)
    return tell(network, schedule(network))
  } finally {
    for (const at of changed.keys()) writeTask(network, at, plan.tasks[network.row[at]])
    putBack()
  }
}

const movedTasks = (network: Network, before: Schedule, after: Schedule, { slim, of: wished }: Wish): WhatIfDate[] => {
  const moved: WhatIfDate[] = []
  const tracing = trace(network, after)
  const looked = wished === undefined ? network.planOrder : wished.flatMap((id) => network.indexOf.get(id) ?? [])
  for (const at of looked) {
    if (before.start[at] === after.start[at] && before.finish[at] === after.finish[at]) continue
    const goes = { taskId: network.ids[at], startAfter: after.start[at], finishAfter: after.finish[at] }
    if (slim) moved.push(goes)
    else {
      const end = before.start[at] === after.start[at] ? 'finish' : 'start'
      moved.push({ ...goes, startBefore: before.start[at], finishBefore: before.finish[at], driver: driverOf(tracing, at, end) })
    }
  }
  return moved
}

const movedMilestones = ({ tasks }: Plan, network: Network, before: Schedule, after: Schedule): MovedMilestone[] => {
  const moved: MovedMilestone[] = []
  for (let row = 0; row < network.count; row += 1) {
    const at = network.planOrder[row]
    if (before.start[at] === after.start[at] || (network.flags[at] & SUMMARY) !== 0 || !tasks[row].milestone) continue
    moved.push({ taskId: tasks[row].id, before: before.start[at], after: after.start[at] })
  }
  return moved
}

/** Of tasks that are still to do; a summary only repeats its tasks. */
const lostFloat = (network: Network, before: Schedule, after: Schedule): FloatLost => {
  let tasks = 0
  let most = 0
  let hardest = -1
  for (let row = 0; row < network.count; row += 1) {
    const at = network.planOrder[row]
    const lost = before.totalFloat[at] - after.totalFloat[at]
    if (lost <= 0 || (network.flags[at] & (SUMMARY | INACTIVE | COMPLETE)) !== 0) continue
    tasks += 1
    if (lost <= most) continue
    most = lost
    hardest = at
  }
  return { tasks, most, taskId: hardest < 0 ? null : network.ids[hardest] }
}

const finishOf = (network: Network, { finish }: Schedule): Instant | null => {
  let latest = NONE
  for (let at = 0; at < network.count; at += 1) if ((network.flags[at] & INACTIVE) === 0 && finish[at] > latest) latest = finish[at]
  return latest === NONE ? null : latest
}
