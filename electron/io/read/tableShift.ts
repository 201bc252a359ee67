/**
 * Which rows the links will move away from the dates in the file: a rough forward pass over the file's own dates. It decides where a constraint is not
 * needed (logic gives the same day) and says aloud where logic comes later than the date. The scheduler computes the dates; this only explains.
 */
import type { Link } from '../../../shared/model/link.ts'
import type { Task } from '../../../shared/model/task.ts'
import type { WorkingCalendar } from '../../../shared/time/calendar.ts'
import { formatDate } from '../../../shared/time/formatDate.ts'
import { type Instant, startOfDay } from '../../../shared/time/instant.ts'
import { reading } from '../../../shared/words/en/reading.ts'
import type { Clock } from './tableDates.ts'

interface Reach {
  start: Instant
  finish: Instant
}
const NEVER = Number.NEGATIVE_INFINITY

/** Returns the tasks with needless constraints taken away, and a note for each task whose date the links move. */
export const settleDates = (
  tasks: readonly Task[],
  links: readonly Link[],
  clock: Clock,
): { tasks: Task[]; notes: Map<string, string> } => {
  const index = new Map(tasks.map((task, at) => [task.id, at]))
  const isParent = new Set(tasks.map((task) => task.parentId))
  const calendarOf = (task: Task): WorkingCalendar => clock.working(task.calendarId ?? clock.programCalendar)
  const into = tasks.map((): Link[] => [])
  for (const link of links) into[index.get(link.successorId) as number].push(link)
  const reach: Reach[] = tasks.map(() => ({ start: NEVER, finish: NEVER }))
  const demand = tasks.map(() => ({ start: NEVER, by: '' }))
  const notes = new Map<string, string>()
  const settled = [...tasks]

  const demandOf = (link: Link, task: Task): Instant => {
    const predecessor = index.get(link.predecessorId) as number
    // Inactive tasks drive nothing.
    if (!tasks[predecessor].active) return NEVER
    const from = reach[predecessor]
    const calendar = calendarOf(task)
    const base = link.type === 'FS' || link.type === 'FF' ? from.finish : from.start
    if (base === NEVER) return NEVER
    const lag = link.lagUnit === '%' || link.lagUnit === 'e%' ? 0 : link.lag
    const lagged = link.lagUnit.startsWith('e') ? base + lag : calendar.add(base, lag)
    if (link.type === 'FS' || link.type === 'SS') return lagged
    return calendar.subtract(lagged, task.durationUnit.startsWith('e') ? 0 : task.duration)
  }
  const finishOf = (task: Task, start: Instant): Instant =>
    task.duration === 0 ? start : task.durationUnit.startsWith('e') ? start + task.duration : calendarOf(task).add(start, task.duration)

  const place = (at: number): void => {
    const task = settled[at]
    const parent = task.parentId === null ? null : demand[index.get(task.parentId) as number]
    let logic = parent?.start ?? NEVER
    let by = parent?.by ?? ''
    for (const link of into[at]) {
      const demanded = demandOf(link, task)
      if (demanded > logic) {
        logic = demanded
        by = tasks[index.get(link.predecessorId) as number].name
      }
    }
    demand[at] = { start: logic, by }
    if (isParent.has(task.id)) return
    const moved = logic === NEVER ? NEVER : task.duration === 0 ? logic : calendarOf(task).nextWork(logic)
    const own = task.constraintType === 'SNET' ? (task.constraintDate as Instant) : NEVER
    if (task.manual && task.manualStart !== null) {
      reach[at] = { start: task.manualStart, finish: task.manualFinish ?? finishOf(task, task.manualStart) }
      return
    }
    if (task.actualStart !== null) {
      reach[at] = { start: task.actualStart, finish: task.actualFinish ?? finishOf(task, task.actualStart) }
      return
    }
    if (own !== NEVER && moved !== NEVER) {
      if (startOfDay(own) === startOfDay(moved) && moved >= own) settled[at] = { ...task, constraintType: 'ASAP', constraintDate: null }
      else if (startOfDay(moved) > startOfDay(own)) {
        settled[at] = { ...task, constraintType: 'ASAP', constraintDate: null }
        notes.set(task.id, reading.movedByLink(formatDate(own, 'shortYear'), formatDate(moved, 'shortYear'), by))
      }
    }
    const start = Math.max(own, moved)
    reach[at] = start === NEVER ? { start, finish: NEVER } : { start, finish: finishOf(task, start) }
  }
  for (const at of orderOf(tasks, links, index)) {
    if (at >= 0) place(at)
    else {
      // A summary is done when its children are: its reach is theirs.
      const summary = ~at
      const own = reach[summary]
      const parentId = tasks[summary].parentId
      if (parentId !== null) widen(reach[index.get(parentId) as number], own)
    }
  }
  return { tasks: settled, notes }
}

const widen = (wide: Reach, own: Reach): void => {
  if (own.start !== NEVER) wide.start = wide.start === NEVER ? own.start : Math.min(wide.start, own.start)
  if (own.finish !== NEVER) wide.finish = Math.max(wide.finish, own.finish)
}

/** Each task twice: at >= 0 when it may begin, ~at when it is done, so that predecessors and children come first. Links have no circles. */
const orderOf = (tasks: readonly Task[], links: readonly Link[], index: ReadonlyMap<string, number>): number[] => {
  const waits = new Int32Array(tasks.length * 2)
  const [froms, tos]: [number[], number[]] = [[], []]
  const edge = (from: number, to: number): void => {
    froms.push(from)
    tos.push(to)
    waits[to] += 1
  }
  tasks.forEach((task, at) => {
    edge(2 * at, 2 * at + 1)
    const parent = task.parentId === null ? undefined : index.get(task.parentId)
    if (parent !== undefined) {
      edge(2 * parent, 2 * at)
      edge(2 * at + 1, 2 * parent + 1)
    }
  })
  for (const link of links) edge(2 * (index.get(link.predecessorId) as number) + 1, 2 * (index.get(link.successorId) as number))
  // The edges of each node lie together, those of `node` from first[node] to first[node + 1].
  const first = new Int32Array(waits.length + 1)
  for (const from of froms) first[from + 1] += 1
  for (let node = 0; node < waits.length; node += 1) first[node + 1] += first[node]
  const next = first.slice()
  const edges = new Int32Array(tos.length)
  froms.forEach((from, at) => {
    edges[next[from]] = tos[at]
    next[from] += 1
  })
  const queue: number[] = []
  waits.forEach((count, node) => {
    if (count === 0) queue.push(node)
  })
  for (let head = 0; head < queue.length; head += 1)
    for (let at = first[queue[head]]; at < first[queue[head] + 1]; at += 1) {
      const to = edges[at]
      waits[to] -= 1
      if (waits[to] === 0) queue.push(to)
    }
  return queue.map((node) => (node % 2 === 0 ? node / 2 : ~((node - 1) / 2)))
}
