/** Laws of any network, everything mixed (anyPlan.ts): what a schedule must keep whatever the plan, seen from outside of the passes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildNetwork, preview, readGestures, refill, schedule, toColumns } from '../../electron/scheduler/index.ts'
import type { Link } from '../../shared/model/link.ts'
import type { Plan } from '../../shared/model/plan.ts'
import { CONSTRAINT_BROKEN, type ScheduleColumns, scheduleNumbers } from '../../shared/model/schedule.ts'
import type { Task } from '../../shared/model/task.ts'
import { type WorkCalendars, workCalendars } from '../../shared/model/workCalendar.ts'
import { anyPlan } from './anyPlan.ts'
import { brief } from './brief.ts'
import { isOut, leavesOf, SEED } from './somePlan.ts'
import { columnsOf, DAY, january } from './worked.ts'

const runs = { seed: SEED, numRuns: 250, interruptAfterTimeLimit: 60_000 }
/** Tells the plan in few words when the law does not hold. */
const law = (check: (plan: Plan, dice: number) => void): void => {
  fc.assert(
    fc.property(anyPlan, fc.nat(), (plan, dice) => {
      try {
        check(plan, dice)
      } catch (error) {
        throw new Error(`${(error as Error).message}\n${brief(plan)}`)
      }
    }),
    runs,
  )
}

const isAutomatic = (task: Task): boolean =>
  !task.manual && task.actualStart === null && task.actualFinish === null && task.percentComplete < 100

describe('any network', () => {
  test('has whole numbers for dates; no start after its finish; no early date after a late one where there is float', () => {
    law((plan) => {
      const columns = columnsOf(plan)
      const calendars = workCalendars(plan)
      for (const name of scheduleNumbers) expect(columns[name].filter((value) => !Number.isSafeInteger(value))).toEqual([])
      for (const row of leavesOf(plan)) {
        const task = plan.tasks[row]
        expect(columns.start[row], task.id).toBeLessThanOrEqual(columns.finish[row])
        if (!isAutomatic(task) || isOut(plan, task) || columns.totalFloat[row] < 0) continue
        // 17:00 and 08:00 of the next morning are one working minute.
        const morning = (instant: number): number =>
          Math.max(instant, calendars.ownOf(task).nextWork(instant), calendars.workOf(task).nextWork(instant))
        expect(columns.earlyStart[row], task.id).toBeLessThanOrEqual(morning(columns.lateStart[row]))
        expect(columns.earlyFinish[row], task.id).toBeLessThanOrEqual(morning(columns.lateFinish[row]))
      }
    })
  })

  test('keeps every link, or says that a constraint is against it', () => {
    law((plan) => {
      const columns = columnsOf(plan)
      const lags = lagsOf(plan)
      const calendars = workCalendars(plan)
      const rowOf = new Map(plan.tasks.map((task, row) => [task.id, row]))
      for (const link of plan.links) {
        const from = rowOf.get(link.predecessorId)!
        if (isOut(plan, plan.tasks[from])) continue
        for (const to of leavesBelow(plan, link.successorId)) {
          const task = plan.tasks[to]
          if (
            !isAutomatic(task) ||
            isOut(plan, task) ||
            (columns.flags[to] & CONSTRAINT_BROKEN) !== 0 ||
            isSetAside(plan, link, columns.totalFloat[to])
          )
            continue
          const asked = lags(link, task, columns, from)
          const ends = link.type === 'FS' || link.type === 'SS' ? columns.start : columns.finish
          // Asked for Friday 17:00 or Monday 08:00 is the same, for the one who works then and for the other; seen from the finish for the lag, too.
          const works = [task, ...workers(plan, link, columns, from)].map((each) => calendars.workOf(each))
          const counts = [calendars.program, calendars.ownOf(task), calendars.ownOf(plan.tasks[from])]
          const clocks = plan.program.scheduleFrom === 'finish' ? [...works, ...counts] : works
          const reached = Math.max(...clocks.map((calendar) => calendar.nextWork(ends[to])))
          expect(reached, `${brief1(link)} for ${task.id}`).toBeGreaterThanOrEqual(asked)
        }
      }
    })
  })

  test('does not depend on the order of rows, links, calendars and people, nor on the names of ids', () => {
    law((plan, dice) => {
      const order = plan.tasks.map((task, at) => ({ task, key: (dice * (2 * at + 1)) % 1009 })).sort((a, b) => a.key - b.key)
      const renamed = new Map(order.map(({ task }, at) => [task.id, `x${at}`]))
      const id = (old: string): string => renamed.get(old) ?? old
      const after = columnsOf({
        ...plan,
        calendars: [...plan.calendars].reverse(),
        resources: [...plan.resources].reverse(),
        assignments: plan.assignments.map((row) => ({ ...row, taskId: id(row.taskId) })).reverse(),
        tasks: order.map(({ task }) => ({ ...task, id: id(task.id), parentId: task.parentId === null ? null : id(task.parentId) })),
        links: plan.links.map((link) => ({ ...link, predecessorId: id(link.predecessorId), successorId: id(link.successorId) })).reverse(),
      })
      const before = columnsOf(plan)
      const rows = plan.tasks.map((task) => after.ids.indexOf(id(task.id)))
      for (const name of scheduleNumbers)
        expect(
          rows.map((row) => after[name][row]),
          name,
        ).toEqual(before[name])
    })
  })

  test('knows after an edit what it would know from the beginning', () => {
    const sets: Partial<Task>[] = [
      { actualStart: january(6), actualFinish: null, percentComplete: 40, duration: 3 * DAY },
      { actualStart: january(6), actualFinish: january(6, 17), percentComplete: 100 },
      { constraintType: 'FNLT', constraintDate: january(14, 17), deadline: january(20) },
      { duration: 0, milestone: true, splits: null },
      { durationUnit: 'ed', levellingDelay: DAY },
      { splits: [[DAY, DAY]], duration: 3 * DAY },
      { constraintType: 'ALAP', constraintDate: null },
    ]
    law((plan, dice) => {
      const before = plan.tasks[dice % plan.tasks.length]
      const change = { before, after: { ...before, ...sets[dice % sets.length] } }
      const resident = buildNetwork(plan)
      const first = toColumns(resident, schedule(resident))
      const giveBack = refill(resident, [change], new Set())
      expect(giveBack).not.toBeNull()
      const changed = { ...plan, tasks: plan.tasks.map((task) => (task === before ? change.after : task)) }
      expect(toColumns(resident, schedule(resident))).toEqual(columnsOf(changed))
      giveBack?.()
      expect(toColumns(resident, schedule(resident))).toEqual(first)
      // A drag's preview is the difference that the command makes.
      const now = schedule(resident)
      const gesture = { taskId: before.id, start: january(1 + (dice % 28)) }
      const { changes } = readGestures({ plan, network: resident, schedule: now }, [gesture])
      const dragged = columnsOf({ ...plan, tasks: plan.tasks.map((task) => ({ ...task, ...changes.get(task.id) })) })
      const moved = plan.tasks.flatMap((task, row) =>
        first.start[row] === dragged.start[row] && first.finish[row] === dragged.finish[row] ? [] : [task.id],
      )
      expect(preview({ plan, network: resident, schedule: now }, [gesture], { slim: true }).moved.map(({ taskId }) => taskId)).toEqual(
        moved,
      )
    })
  })

  test('gives summaries the span of what counts below them', () => {
    law((plan) => {
      const columns = columnsOf(plan)
      plan.tasks.forEach((summary, row) => {
        const children = plan.tasks.flatMap((task, at) =>
          task.parentId === summary.id && (isOut(plan, summary) || task.active) ? [at] : [],
        )
        if (children.length === 0 || (summary.manual && (summary.manualStart !== null || summary.manualFinish !== null))) return
        expect(columns.start[row], summary.id).toBe(Math.min(...children.map((at) => columns.start[at])))
        expect(columns.finish[row], summary.id).toBe(Math.max(...children.map((at) => columns.finish[at])))
      })
    })
  })
})

const brief1 = ({ predecessorId, successorId, type, lag, lagUnit }: Link): string =>
  `${predecessorId}>${successorId} ${type} ${lag} ${lagUnit}`

/** What waits for links into a task or summary: nothing below a manual summary does. */
const leavesBelow = (plan: Plan, id: string): number[] => {
  const tasks = new Map(plan.tasks.map((task) => [task.id, task]))
  return leavesOf(plan).filter((row) => {
    for (let at: Task | undefined = plan.tasks[row]; at; at = tasks.get(at.parentId ?? '')) {
      if (at !== plan.tasks[row] && at.manual && at.manualStart !== null && at.manualFinish !== null) return false
      if (at.id === id) return true
    }
    return false
  })
}

/**
 * Seen from the finish successors come first: a task that they ask for too early says so by its float. And an FF or SF link to a summary is
 * met by the last of its tasks.
 */
const isSetAside = ({ program, tasks }: Plan, { successorId, type }: Link, float: number): boolean =>
  program.scheduleFrom === 'finish' &&
  (float < 0 || ((type === 'FF' || type === 'SF') && tasks.some((task) => task.parentId === successorId)))

/** The predecessor; seen from the finish also the tasks below it that give a summary the date which the link counts from. */
const workers = (plan: Plan, { type, predecessorId }: Link, columns: ScheduleColumns, from: number): Task[] => {
  const ends = type === 'FS' || type === 'FF' ? columns.finish : columns.start
  const isBelow = (task: Task): boolean => {
    for (let at: Task | undefined = task; at; at = plan.tasks.find(({ id }) => id === at?.parentId))
      if (at.id === predecessorId) return true
    return false
  }
  const isFromFinish = plan.program.scheduleFrom === 'finish'
  return plan.tasks.filter((task, row) => row === from || (isFromFinish && ends[row] === ends[from] && isBelow(task)))
}

/** What a link asks of a task, reckoned from the dates that are shown. */
const lagsOf = (plan: Plan): ((link: Link, task: Task, columns: ScheduleColumns, from: number) => number) => {
  const calendars: WorkCalendars = workCalendars(plan)
  return (link, task, columns, from) => {
    const before = plan.tasks[from]
    const counted = (link.type === 'FS' || link.type === 'FF' ? columns.finish : columns.start)[from]
    // Friday 17:00 and Monday 08:00 are one working minute for the one who works then: the clock may run from either.
    const end = Math.min(counted, ...workers(plan, link, columns, from).map((each) => calendars.workOf(each).previousWork(counted)))
    // A summary's percentage is of its early dates: known before anything waits.
    const isSummary = !leavesBelow(plan, before.id).includes(from)
    const length =
      isSummary && (!before.manual || before.manualStart === null || before.manualFinish === null)
        ? calendars.program.between(columns.earlyStart[from], columns.earlyFinish[from])
        : before.duration
    const lag = link.lagUnit.endsWith('%') ? Math.round((length * link.lag) / 1000) : link.lag
    if (lag === 0) return end
    if (link.lagUnit.startsWith('e') || plan.program.lagCalendar === '24h' || (link.lagUnit === '%' && before.durationUnit.startsWith('e')))
      return end + lag
    const on = { successor: calendars.ownOf(task), predecessor: calendars.ownOf(before), program: calendars.program }[
      plan.program.lagCalendar
    ]
    return on.add(end, lag)
  }
}
