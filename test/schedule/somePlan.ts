/** Random plans with fixed seeds, small enough that a failing one shrinks to a few rows. */
import fc from 'fast-check'
import { wouldClose } from '../../shared/cycle.ts'
import { type Calendar, standardCalendar } from '../../shared/model/calendar.ts'
import { type Link, linkTypes } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { ScheduleColumns } from '../../shared/model/schedule.ts'
import { constraintTypes, newTask, type Task } from '../../shared/model/task.ts'
import { HOUR, january, planOf } from './worked.ts'

/** Other networks: SEED=7 npx vitest run test/schedule. */
export const SEED = Number(process.env.SEED ?? 20260105)
const late: Calendar = {
  ...standardCalendar('cal-late', 2),
  week: [[], [[14 * HOUR, 22 * HOUR]], [[14 * HOUR, 22 * HOUR]], [], [[6 * HOUR, 23 * HOUR]], [], [[10 * HOUR, 12 * HOUR]]],
}

/** `wild` adds calendars, constraints, progress, manual and inactive tasks; without it a plain network on one calendar. */
export const somePlan = (wild: boolean): fc.Arbitrary<Plan> =>
  fc
    .record({
      tasks: fc.array(
        fc.record({
          parent: fc.integer({ min: -3, max: 8 }),
          hours: fc.integer({ min: 0, max: 40 }),
          dice: fc.integer({ min: 0, max: 99 }),
          constraint: fc.constantFrom(...constraintTypes),
          day: fc.integer({ min: 1, max: 28 }),
        }),
        { minLength: 2, maxLength: 24, size: 'max' },
      ),
      links: fc.array(
        fc.record({
          from: fc.nat({ max: 1000 }),
          to: fc.nat({ max: 1000 }),
          type: fc.constantFrom(...linkTypes),
          lag: fc.integer({ min: -8, max: 16 }),
          unit: fc.constantFrom('h' as const, 'eh' as const),
        }),
        { maxLength: 36, size: 'max' },
      ),
    })
    .map(({ tasks: rows, links: pairs }) => {
      const tasks = rows.map(({ parent, hours, dice, constraint, day }, at): Task => {
        const more: Partial<Task> = !wild
          ? {}
          : dice < 12
            ? { constraintType: constraint, constraintDate: january(day) }
            : dice < 20
              ? { deadline: january(day, 17) }
              : dice < 26
                ? { actualStart: january(day), percentComplete: dice }
                : dice < 30
                  ? { manual: true, manualStart: january(day), manualFinish: january(day, 17) }
                  : dice < 33
                    ? { active: false }
                    : dice < 45
                      ? { calendarId: 'cal-late' }
                      : dice < 50
                        ? { durationUnit: 'eh' }
                        : dice < 56
                          ? { splits: [[(hours * HOUR) >> 1, 5 * HOUR]] }
                          : dice < 60
                            ? { levellingDelay: dice * HOUR }
                            : {}
        // The first rows of a plan may be summaries; a row is put under an earlier one only.
        const parentId = parent >= 0 && parent < at && parent < 4 ? `t${parent}` : null
        return newTask({ id: `t${at}`, uid: at + 1, name: `Task ${at}`, position: at, parentId, duration: hours * HOUR, ...more })
      })
      const parents = new Set(tasks.map((task) => task.parentId))
      const links: Link[] = []
      for (const { from: a, to: b, type, lag, unit } of pairs) {
        // From an upper row to a lower one: hardly a link is left out for closing a circle.
        const from = Math.min(a % tasks.length, b % tasks.length)
        const to = Math.max(a % tasks.length, b % tasks.length)
        if (from === to) continue
        const link: Link = {
          id: `l${links.length}`,
          predecessorId: `t${from}`,
          successorId: `t${to}`,
          type,
          lag: lag * HOUR,
          lagUnit: wild ? unit : 'h',
        }
        // Backward, SS and SF links to a summary are ignored by rule, and the start of one is several tasks' together: a plain network has none.
        const isOnSummary = parents.has(link.successorId) || parents.has(link.predecessorId)
        if (!wild && isOnSummary && (type === 'SS' || type === 'SF')) continue
        if (!wouldClose(tasks, links, link)) links.push(link)
      }
      return { ...planOf({ tasks: {}, calendars: [late] }), tasks, links }
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
