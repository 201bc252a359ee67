/** The sums behind the sentences, done again with calendars alone: on random networks with every feature mixed each one leads to exactly the stored date. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildNetwork, reasonOf, reasonsBack, schedule, toColumns, trace } from '../../electron/scheduler/index.ts'
import { type Calendar, standardCalendar } from '../../shared/model/calendar.ts'
import type { Plan } from '../../shared/model/plan.ts'
import type { Reason, ReasonStep } from '../../shared/model/reason.ts'
import { type DriverKind, driverKinds, type ScheduleColumns } from '../../shared/model/schedule.ts'
import { splitTime, type Task } from '../../shared/model/task.ts'
import { type WorkCalendars, workCalendars } from '../../shared/model/workCalendar.ts'
import type { WorkingCalendar } from '../../shared/time/calendar.ts'
import { formatDuration } from '../../shared/time/durationText.ts'
import { formatDate } from '../../shared/time/formatDate.ts'
import type { Instant } from '../../shared/time/instant.ts'
import { whySteps } from '../../shared/why/index.ts'
import { anyPlan } from './anyPlan.ts'
import { SEED } from './somePlan.ts'
import { DAY, HOUR, january, planOf } from './worked.ts'

interface Told {
  readonly plan: Plan
  readonly calendars: WorkCalendars
  readonly columns: ScheduleColumns
  readonly reasons: readonly Reason[]
}

const tell = (plan: Plan): Told => {
  const network = buildNetwork(plan)
  const computed = schedule(network)
  const tracing = trace(network, computed)
  const reasons = [...network.planOrder].flatMap((at) => [reasonOf(tracing, at, 'start'), reasonOf(tracing, at, 'finish')])
  return { plan, calendars: workCalendars(plan), columns: toColumns(network, computed), reasons }
}

const taskOf = ({ tasks }: Plan, id: string | null): Task => tasks.find((task) => task.id === id)!

/** The calendar that a step says it runs on, looked up in the plan and not in the scheduler. */
const calendarOf = ({ plan, calendars }: Told, { taskId, linkId, fromTaskId }: Reason, on: ReasonStep['on']): WorkingCalendar => {
  const { ownOf, workOf, program } = calendars
  const link = plan.links.find((one) => one.id === linkId)
  switch (on) {
    case 'work':
      return workOf(taskOf(plan, taskId))
    case 'own':
      return ownOf(taskOf(plan, taskId))
    case 'predecessor':
      return ownOf(taskOf(plan, link!.predecessorId))
    case 'successor':
      return ownOf(taskOf(plan, fromTaskId))
    case 'successorWork':
      return workOf(taskOf(plan, fromTaskId))
    default:
      return program
  }
}

/** One step done again. */
const take = (told: Told, reason: Reason, instant: Instant, { how, amount, on }: ReasonStep): Instant => {
  const calendar = calendarOf(told, reason, on)
  switch (how) {
    case 'lag':
    case 'work':
    case 'delay':
      return on === 'clock' ? instant + amount : calendar.add(instant, amount)
    case 'unlag':
    case 'back':
      return on === 'clock' ? instant - amount : calendar.subtract(instant, amount)
    case 'toWork':
      return calendar.nextWork(instant)
    case 'toWorkEnd':
      return calendar.previousWork(instant)
  }
}

/** What the amounts must be by the plan's own rows. */
const checkAmounts = (plan: Plan, reason: Reason): void => {
  const task = taskOf(plan, reason.taskId)
  const link = plan.links.find((one) => one.id === reason.linkId)
  const length = task.duration + splitTime(task)
  for (const step of reason.steps) {
    if (step.how === 'lag' || step.how === 'unlag') {
      const before = taskOf(plan, link!.predecessorId)
      const isSummary = plan.tasks.some((one) => one.parentId === before.id)
      const isPart = link!.lagUnit === '%' || link!.lagUnit === 'e%'
      if (!isPart) expect(step.amount).toBe(link!.lag)
      else if (!isSummary) expect(step.amount).toBe(Math.round((before.duration * link!.lag) / 1000))
    } else if (step.how === 'back') expect(step.amount).toBe(length)
    else if (step.how === 'delay')
      expect(Math.abs(step.amount)).toBe(taskOf(plan, step.amount < 0 ? reason.fromTaskId : task.id).levellingDelay)
    else if (step.how === 'work' && (task.actualStart === null || reason.kind === 'duration')) expect(step.amount).toBe(length)
  }
}

/** What a reason counts from is a date of the plan, or a computed one of the task that it names. */
const checkOrigin = (plan: Plan, columns: ScheduleColumns, reason: Reason): void => {
  const task = taskOf(plan, reason.taskId)
  const row = columns.ids.indexOf(reason.taskId)
  const behind = columns.ids.indexOf(reason.fromTaskId ?? '')
  const { from, end, kind } = reason
  const link = plan.links.find((one) => one.id === reason.linkId)
  if (link) {
    const isFromFinish = link.type === 'FS' || link.type === 'FF'
    const ends = isFromFinish ? [columns.earlyFinish, columns.finish] : [columns.earlyStart, columns.start]
    if (kind !== 'alap') expect(ends.map((column) => column[behind])).toContain(from)
  }
  switch (kind) {
    case 'constraint':
      expect(from).toBe(task.constraintDate)
      break
    case 'parent':
      expect(from).toBe(taskOf(plan, reason.aboveId)[taskOf(plan, reason.aboveId).manual ? 'manualStart' : 'constraintDate'])
      break
    case 'actual':
      expect([task.actualStart, task.actualFinish, columns.finish[row]]).toContain(from)
      break
    case 'manual':
      expect([task.manualStart, task.manualFinish]).toContain(from)
      break
    case 'remaining':
      expect(from).toBe(task.resume)
      break
    case 'deadline':
      expect(from).toBe(task.deadline)
      break
    case 'duration':
      expect([columns.start[row], columns.earlyStart[row]]).toContain(from)
      break
    case 'children':
      expect((end === 'start' ? columns.start : columns.finish)[behind]).toBe(from)
      break
    case 'programStart':
      expect(from).toBe(plan.program.start)
      break
    default:
      break
  }
}

/** The amounts and the calendars in the sentence are those of the sum. */
const checkWords = (plan: Plan, reason: Reason, sentence: string): void => {
  const task = taskOf(plan, reason.taskId)
  const link = plan.links.find((one) => one.id === reason.linkId)
  const spaced = (text: string): string => text.replace(/(?<=\d)(?=[a-z])/, ' ')
  for (const { how, amount, on } of reason.steps) {
    if (how === 'work' && (reason.kind === 'duration' || reason.kind === 'remaining')) {
      const own = reason.kind === 'duration' ? amount - splitTime(task) : amount
      const people = plan.assignments.filter(({ taskId }) => taskId === task.id).map(({ resourceId }) => resourceId)
      const calendar =
        on === 'clock' ? 'the clock' : plan.calendars.find(({ id }) => id === (task.calendarId ?? plan.program.calendarId))!.name
      const named = [calendar, ...plan.resources.filter(({ id }) => people.includes(id)).map(({ name }) => name)]
      expect(sentence).toContain(`${spaced(formatDuration(own, task.durationUnit, plan.program))} of work`)
      expect(
        named.some((name) => sentence.includes(name)),
        sentence,
      ).toBe(true)
    } else if ((how === 'lag' || how === 'unlag') && link) {
      const size = Math.abs(link.lag)
      const { lagUnit } = link
      const text = lagUnit === '%' || lagUnit === 'e%' ? `${size / 10} ${lagUnit}` : spaced(formatDuration(size, lagUnit, plan.program))
      expect(sentence).toContain(`${(how === 'lag') === link.lag > 0 ? 'plus' : 'less'} ${text}`)
    } else if (how === 'delay' && reason.kind === 'levelling') {
      expect(sentence).toContain(`waits ${spaced(formatDuration(amount, 'ed', plan.program))}`)
    }
  }
}

/** Does every sum of the plan again; answers with its reasons. */
const reckonAgain = (plan: Plan): readonly Reason[] => {
  const told = tell(plan)
  const { columns, reasons } = told
  for (const reason of reasons) {
    const row = columns.ids.indexOf(reason.taskId)
    const stored = (reason.end === 'start' ? columns.start : columns.finish)[row]
    let instant = reason.from
    for (const step of reason.steps) {
      instant = take(told, reason, instant, step)
      expect(instant, `${reason.taskId} ${reason.end} ${reason.kind} ${step.how}`).toBe(step.to)
    }
    expect(instant, `${reason.taskId} ${reason.end} ${reason.kind}`).toBe(stored)
    expect(reason.instant).toBe(stored)
    checkOrigin(plan, columns, reason)
    checkAmounts(plan, reason)
  }
  return reasons
}

const always: Calendar = { ...standardCalendar('always', 2), name: 'Always', week: Array.from({ length: 7 }, () => [[0, 24 * HOUR]]) }

test('the sum of a task that waits for a summary counts the lag on the calendar of the task below it that would be delayed', () => {
  const plan = planOf({
    tasks: {
      A: { constraintType: 'ALAP' },
      S: {},
      C: { in: 'S', calendarId: 'always', constraintType: 'SNET', constraintDate: january(14) },
      Z: { duration: 10 * DAY },
    },
    links: ['A>S +4h'],
    calendars: [always],
  })
  const reason = reckonAgain(plan).find(({ taskId, end }) => taskId === 'A' && end === 'finish')!
  expect(whySteps(plan, [reason])[0].sentence).toBe(
    'A finishes Tue 13 Jan: as late as it can without delaying C, which starts Wed 14 Jan, less 4 h on Always.',
  )
})

test('the sum of a task that waits for the late finish of a successor leads on to where that one works again', () => {
  // B is due on Friday 9 and cannot make it. A works day and night: ending on Monday at 08:00 it holds B up no longer than on Friday at 17:00.
  const plan = planOf({
    tasks: {
      A: { constraintType: 'ALAP', calendarId: 'always' },
      B: { constraintType: 'SNET', constraintDate: january(14), deadline: january(9, 17) },
    },
    links: ['A>B FF'],
    calendars: [always],
  })
  const reason = reckonAgain(plan).find(({ taskId, end }) => taskId === 'A' && end === 'finish')!
  expect(whySteps(plan, [reason])[0].sentence).toBe(
    'A finishes Mon 12 Jan 08:00: as late as it can without delaying B, which finishes Fri 9 Jan; Standard works again on Mon 12 Jan.',
  )
})

describe('on random networks with everything in them', () => {
  test('the steps from what a date counts from lead to the stored date, with the plan’s own amounts and calendars', () => {
    const kinds = new Map<DriverKind, number>()
    fc.assert(
      fc.property(anyPlan, (plan) => {
        for (const reason of reckonAgain(plan)) kinds.set(reason.kind, (kinds.get(reason.kind) ?? 0) + 1)
      }),
      { seed: SEED, numRuns: 800 },
    )
    // Enough of each to prove something.
    for (const kind of driverKinds) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(5)
  })

  test('the drivers of a start and of a finish, followed back, reach an anchor; each counts from the date that the next one explains', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const network = buildNetwork(plan)
        const computed = schedule(network)
        const tracing = trace(network, computed)
        for (let at = 0; at < network.count; at += 1) {
          for (const end of ['start', 'finish'] as const) {
            const chain = reasonsBack(tracing, at, end, 1000)
            const last = chain[chain.length - 1]
            expect(chain.length).toBeLessThanOrEqual(2 * plan.tasks.length)
            const waits = last.kind === 'alap' && last.fromTaskId !== last.taskId
            if (!waits) expect(last.fromTaskId, `${last.taskId} ${last.end} ${last.kind}`).toBeNull()
            for (let step = 1; step < chain.length; step += 1) {
              const [before, behind] = [chain[step - 1], chain[step]]
              expect([before.fromTaskId, before.fromEnd]).toEqual([behind.taskId, behind.end])
              // Links count from early dates, which are not the shown ones of a task that waits as late as it can.
              const row = network.indexOf.get(behind.taskId)!
              const early = (behind.end === 'start' ? computed.earlyStart : computed.earlyFinish)[row]
              expect([behind.instant, early]).toContain(before.from)
            }
          }
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  test('every reason has a sentence, which names its date and what it counts from', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { reasons } = tell(plan)
        for (const reason of reasons) {
          const [step] = whySteps(plan, [reason])
          const say = `${reason.kind}: ${step?.sentence}`
          expect(step?.sentence, say).toMatch(/^Task \d+ .*[\w%)]\.$/)
          expect(step.sentence, say).not.toMatch(/undefined|NaN|null|\.\./)
          const day = (instant: Instant, end: string | null): string => formatDate(end === 'finish' ? instant - 1 : instant, 'weekday')
          const days = [day(reason.instant, reason.end), day(reason.instant, 'start')]
          expect(
            days.some((each) => step.sentence.includes(each)),
            say,
          ).toBe(true)
          checkWords(plan, reason, step.sentence)
          if (['manual', 'actual', 'children'].includes(reason.kind)) continue
          const origins = [day(reason.from, 'start'), day(reason.from, 'finish')]
          expect(origins.some((each) => step.sentence.includes(each)) || step.sentence.includes(' then '), say).toBe(true)
        }
      }),
      { seed: SEED, numRuns: 300 },
    )
  })
})
