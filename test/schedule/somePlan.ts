/** Plain random plans with a fixed seed, small enough that a failing one shrinks to a few rows; and what the laws ask of any plan. */
import fc from 'fast-check'
import { wouldClose } from '../../shared/cycle.ts'
import { type Link, linkTypes } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { ScheduleColumns } from '../../shared/model/schedule.ts'
import { newTask, type Task } from '../../shared/model/task.ts'
import { HOUR, planOf } from './worked.ts'

/** Other networks: SEED=7 npx vitest run test/schedule. */
export const SEED = Number(process.env.SEED ?? 20260105)

/** A plain network on one calendar; anyPlan.ts mixes everything. */
export const somePlan: fc.Arbitrary<Plan> = fc
  .record({
    tasks: fc.array(fc.record({ parent: fc.integer({ min: -3, max: 8 }), hours: fc.integer({ min: 0, max: 40 }) }), {
      minLength: 2,
      maxLength: 24,
      size: 'max',
    }),
    links: fc.array(
      fc.record({
        from: fc.nat({ max: 1000 }),
        to: fc.nat({ max: 1000 }),
        type: fc.constantFrom(...linkTypes),
        lag: fc.integer({ min: -8, max: 16 }),
      }),
      { maxLength: 36, size: 'max' },
    ),
  })
  .map(({ tasks: rows, links: pairs }) => {
    const tasks = rows.map(({ parent, hours }, at): Task => {
      // The first rows of a plan may be summaries; a row is put under an earlier one only.
      const parentId = parent >= 0 && parent < at && parent < 4 ? `t${parent}` : null
      return newTask({ id: `t${at}`, uid: at + 1, name: `Task ${at}`, position: at, parentId, duration: hours * HOUR })
    })
    const parents = new Set(tasks.map((task) => task.parentId))
    const links: Link[] = []
    for (const { from: a, to: b, type, lag } of pairs) {
      // From an upper row to a lower one: hardly a link is left out for closing a circle.
      const from = Math.min(a % tasks.length, b % tasks.length)
      const to = Math.max(a % tasks.length, b % tasks.length)
      if (from === to) continue
      const ends = { predecessorId: `t${from}`, successorId: `t${to}` }
      // Backward, SS and SF links to a summary are ignored by rule, an FF link to one counts from the last of its tasks though it moves each of
      // them, and the start of a summary is several tasks' together.
      const isOnSummary = parents.has(ends.successorId) || parents.has(ends.predecessorId)
      if (isOnSummary && (type === 'SS' || type === 'SF')) continue
      if (type === 'FF' && parents.has(ends.successorId)) continue
      const link: Link = { id: `l${links.length}`, ...ends, type, lag: lag * HOUR, lagUnit: 'h' }
      if (!wouldClose(tasks, links, link)) links.push(link)
    }
    return { ...planOf({ tasks: {} }), tasks, links }
  })

export const finishOf = (columns: ScheduleColumns): number => Math.max(...columns.finish)
export const leavesOf = (plan: Plan): number[] => {
  const parents = new Set(plan.tasks.map((task) => task.parentId))
  return plan.tasks.flatMap((task, row) => (parents.has(task.id) ? [] : [row]))
}
/** Inactive, or below an inactive summary. */
export const isOut = ({ tasks }: Plan, task: Task): boolean => {
  for (let at: Task | undefined = task; at; at = tasks.find(({ id }) => id === at?.parentId)) if (!at.active) return true
  return false
}
