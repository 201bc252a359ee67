/** The facts that slides and sentences are made of, gathered once from plan and schedule: one entry per active row, workstreams, the finish. */
import type { Baseline, BaselineTask } from '../model/baseline.ts'
import { inactiveIds } from '../model/inactive.ts'
import type { Plan } from '../model/plan.ts'
import type { Program } from '../model/program.ts'
import { CONSTRAINT_BROKEN, CRITICAL, DEADLINE_MISSED, type Driver, LONGEST_PATH } from '../model/schedule.ts'
import type { Task } from '../model/task.ts'
import { outline } from '../model/tree.ts'
import type { Instant } from '../time/instant.ts'
import { deck } from '../words/en/deck.ts'
import type { DeckInput, Rag } from './content.ts'
import { flat } from './measure.ts'
import { rateMilestone, rateProgram, rateWorkstream } from './rag.ts'
import { dayCounter } from './workingDays.ts'

export interface TaskFact {
  readonly task: Task
  readonly id: string
  readonly name: string
  readonly leaf: boolean
  readonly milestone: boolean
  readonly start: Instant
  readonly finish: Instant
  /** Working days. */
  readonly duration: number
  readonly float: number
  readonly critical: boolean
  /** On the longest path: it sets the finish, whatever its float to a deadline of its own. */
  readonly longest: boolean
  readonly missed: boolean
  readonly broken: boolean
  readonly done: boolean
  /** It should be done at the data date and is not. */
  readonly overdue: boolean
  /** Its duration in working days, null when not kept. */
  readonly baseline: { readonly start: Instant; readonly finish: Instant; readonly duration: number | null } | null
  /** Working days later than the baseline; negative = earlier; null without one. */
  readonly slip: number | null
  readonly driver: Driver | null
  /** Null for a row outside every workstream. */
  readonly workstream: string | null
  readonly rag: Rag
}

export interface WorkstreamFact {
  readonly name: string
  readonly lead: string
  readonly colour: string | null
  readonly leaves: readonly TaskFact[]
  readonly percent: number
  readonly finish: Instant
  readonly baselineFinish: Instant | null
  readonly slip: number | null
  /** Least float of its unfinished work; null when complete. */
  readonly float: number | null
  readonly done: boolean
  readonly rag: Rag
  /** On track by the rule, or completed on or before its baseline. */
  readonly holds: boolean
}

export interface PlanFacts {
  readonly plan: Plan
  readonly program: Program
  readonly name: string
  readonly dataDate: Instant
  readonly start: Instant | null
  readonly finish: Instant | null
  readonly baseline: Baseline | null
  readonly baselineFinish: Instant | null
  readonly slip: number | null
  readonly deadline: Instant | null
  readonly buffer: number | null
  readonly percent: number
  readonly done: boolean
  readonly rag: Rag | null
  readonly reason: string
  readonly leaves: readonly TaskFact[]
  readonly byId: ReadonlyMap<string, TaskFact>
  readonly workstreams: readonly WorkstreamFact[]
  /** Leaves that belong to no workstream. */
  readonly others: readonly TaskFact[]
  readonly milestones: readonly TaskFact[]
  /** Unfinished critical leaves, by start. */
  readonly critical: readonly TaskFact[]
  /** Unfinished leaves that set the finish, by start: the longest path, else the critical ones. */
  readonly driving: readonly TaskFact[]
  /** Working days from one instant to another on the program's calendar; negative backwards. */
  readonly daysBetween: (from: Instant, to: Instant) => number
}

const byStart = (a: TaskFact, b: TaskFact): number => a.start - b.start || a.finish - b.finish
const latest = (instants: readonly Instant[]): Instant | null => (instants.length === 0 ? null : instants.reduce((a, b) => Math.max(a, b)))

/** The baseline asked for; by default the one captured last. */
export const chooseBaseline = (input: Pick<DeckInput, 'plan' | 'baselineId'>): Baseline | null => {
  if (input.baselineId === null) return null
  if (input.baselineId !== undefined) return input.plan.baselines.find((baseline) => baseline.id === input.baselineId) ?? null
  return input.plan.baselines.reduce<Baseline | null>(
    (last, one) => (last === null || one.capturedAt >= last.capturedAt ? one : last),
    null,
  )
}

/** Share of work done over leaves, weighted by duration; milestones alone count each as one. */
const percentOf = (leaves: readonly TaskFact[]): number => {
  const weights = leaves.reduce((sum, leaf) => sum + leaf.duration, 0)
  if (leaves.length === 0) return 0
  if (weights === 0) return leaves.reduce((sum, leaf) => sum + leaf.task.percentComplete, 0) / leaves.length
  return leaves.reduce((sum, leaf) => sum + leaf.task.percentComplete * leaf.duration, 0) / weights
}

/** The tasks whose branches are workstreams: those named so, else the top branches (below a single root row). */
const workstreamRoots = (input: DeckInput, rows: ReturnType<typeof outline>): { taskId: string; lead: string; colour: string | null }[] => {
  const named = new Map(input.plan.workstreams.map((workstream) => [workstream.taskId, workstream]))
  if (named.size > 0)
    return rows.flatMap(({ task }) => {
      const workstream = named.get(task.id)
      return workstream ? [{ taskId: task.id, lead: flat(workstream.lead), colour: workstream.colour }] : []
    })
  const top = rows.filter((row) => row.depth === 0)
  const depth = top.length === 1 && top[0].hasChildren ? 1 : 0
  return rows
    .filter((row) => row.depth === depth && row.hasChildren && row.task.active)
    .map(({ task }) => ({ taskId: task.id, lead: flat(task.owner), colour: null }))
}

export const gatherFacts = (input: DeckInput): PlanFacts => {
  const { plan, columns, summary } = input
  const { program } = plan
  const rows = outline(plan.tasks)
  const dataDate = program.statusDate ?? input.today ?? program.start
  const daysBetween = dayCounter(plan)
  const perDay = program.minutesPerDay * 10
  const toDays = (tenths: number): number => Math.round((tenths / perDay) * 10) / 10

  const baseline = chooseBaseline(input)
  const promised = new Map<string, BaselineTask>()
  if (baseline) for (const row of plan.baselineTasks) if (row.baselineId === baseline.id) promised.set(row.taskId, row)

  const roots = workstreamRoots(input, rows)
  const rootIds = new Set(roots.map((root) => root.taskId))
  const workstreamOf = new Map<string, string>()
  const index = new Map(columns.ids.map((id, at) => [id, at]))

  const inactive = inactiveIds(plan.tasks)
  const byId = new Map<string, TaskFact>()
  const leaves: TaskFact[] = []
  for (const { task, hasChildren } of rows) {
    const inherited = task.parentId === null ? undefined : workstreamOf.get(task.parentId)
    const root = rootIds.has(task.id) ? task.id : inherited
    if (root !== undefined) workstreamOf.set(task.id, root)
    const at = index.get(task.id)
    if (at === undefined || inactive.has(task.id)) continue
    const promise = promised.get(task.id)
    const kept =
      promise && promise.finish !== null
        ? {
            start: promise.start ?? promise.finish,
            finish: promise.finish,
            duration: promise.duration === null ? null : toDays(promise.duration),
          }
        : null
    const flags = columns.flags[at]
    const finish = columns.finish[at]
    const done = task.percentComplete >= 100 || task.actualFinish !== null
    const standing = {
      done,
      missed: (flags & DEADLINE_MISSED) !== 0,
      float: toDays(columns.totalFloat[at]),
      slip: kept ? daysBetween(kept.finish, finish) : null,
      overdue: !done && finish < dataDate,
    }
    const fact: TaskFact = {
      ...standing,
      task,
      id: task.id,
      name: flat(task.name),
      leaf: !hasChildren,
      milestone: !hasChildren && (task.milestone || columns.duration[at] === 0),
      start: columns.start[at],
      finish,
      duration: toDays(columns.duration[at]),
      critical: (flags & CRITICAL) !== 0 && !done,
      longest: (flags & LONGEST_PATH) !== 0 && !done,
      broken: (flags & CONSTRAINT_BROKEN) !== 0,
      baseline: kept,
      driver: input.drivers?.[at] ?? null,
      workstream: root === undefined ? null : (byId.get(root)?.name ?? flat(task.name)),
      rag: rateMilestone(standing),
    }
    byId.set(task.id, fact)
    if (fact.leaf) leaves.push(fact)
  }

  const inBranch = new Map<string, TaskFact[]>(roots.map((root) => [root.taskId, []]))
  const others: TaskFact[] = []
  for (const leaf of leaves) {
    const root = workstreamOf.get(leaf.id)
    if (root === undefined) others.push(leaf)
    else inBranch.get(root)?.push(leaf)
  }
  const workstreams = roots.flatMap((root): WorkstreamFact[] => {
    const branch = inBranch.get(root.taskId) ?? []
    const own = byId.get(root.taskId)
    if (branch.length === 0 || !own) return []
    return [workstreamFact(own.name, root.lead, root.colour, branch, daysBetween)]
  })

  const finish = leaves.length === 0 ? null : summary.finish
  const baselineFinish = latest(leaves.flatMap((leaf) => (leaf.baseline ? [leaf.baseline.finish] : [])))
  const slip = finish !== null && baselineFinish !== null ? daysBetween(baselineFinish, finish) : null
  const buffer = summary.buffer === null || finish === null ? null : toDays(summary.buffer)
  const done = leaves.length > 0 && leaves.every((leaf) => leaf.done)
  const rating = rateProgram({
    buffer,
    slip,
    missedDeadlines: leaves.filter((leaf) => leaf.missed && !leaf.done).length,
    brokenConstraints: leaves.filter((leaf) => leaf.broken && !leaf.done).length,
    redWorkstreams: workstreams.filter((workstream) => workstream.rag === 'red').length,
  })
  const critical = leaves.filter((leaf) => leaf.critical).sort(byStart)
  const longest = leaves.filter((leaf) => leaf.longest).sort(byStart)
  return {
    plan,
    program,
    name: flat(program.name),
    dataDate,
    start: summary.start,
    finish,
    baseline: baselineFinish === null ? null : baseline,
    baselineFinish,
    slip,
    deadline: summary.deadline,
    buffer,
    percent: percentOf(leaves),
    done,
    ...rating,
    leaves,
    byId,
    workstreams,
    others,
    milestones: leaves.filter((leaf) => leaf.milestone).sort(byStart),
    critical,
    driving: longest.length > 0 ? longest : critical,
    daysBetween,
  }
}

const workstreamFact = (
  name: string,
  lead: string,
  colour: string | null,
  leaves: readonly TaskFact[],
  daysBetween: PlanFacts['daysBetween'],
): WorkstreamFact => {
  const open = leaves.filter((leaf) => !leaf.done)
  const finish = latest(leaves.map((leaf) => leaf.finish)) ?? 0
  const baselineFinish = latest(leaves.flatMap((leaf) => (leaf.baseline ? [leaf.baseline.finish] : [])))
  const slip = baselineFinish === null ? null : daysBetween(baselineFinish, finish)
  const float = open.length === 0 ? null : open.reduce((least, leaf) => Math.min(least, leaf.float), Number.POSITIVE_INFINITY)
  const missed = open.some((leaf) => leaf.missed)
  const overdue = open.some((leaf) => leaf.overdue)
  const done = open.length === 0
  const rag = rateWorkstream({ done, missed, float, slip, overdue })
  return {
    name,
    lead,
    colour,
    leaves,
    percent: percentOf(leaves),
    finish,
    baselineFinish,
    slip,
    float,
    done,
    rag,
    holds: done ? (slip ?? 0) <= 0 : rag === 'green',
  }
}

/** The workstreams, and one more for the leaves outside them, so that every leaf has a lane. */
export const lanesOf = (facts: PlanFacts): { name: string; leaves: readonly TaskFact[] }[] => [
  ...facts.workstreams,
  ...(facts.others.some((leaf) => !leaf.milestone)
    ? [{ name: facts.workstreams.length > 0 ? deck.otherWork : deck.allWork, leaves: facts.others }]
    : []),
]
