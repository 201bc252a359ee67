/** Which sentence a slide's title is: rules from facts to words. Names are shortened so that a title keeps to two lines. */
import { finishDay } from '../time/formatDate.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { deck } from '../words/en/deck.ts'
import { dayOfFinish, longDate } from './dates.ts'
import type { PlanFacts, TaskFact } from './facts.ts'
import { brief } from './measure.ts'

/** How far the timeline and the next period look ahead, in days. */
export const TIMELINE_DAYS = 90
export const NEXT_DAYS = 30

const join = (...parts: string[]): string => parts.filter((part) => part !== '').join('; ')
const wait = (facts: PlanFacts): TaskFact | undefined => facts.driving.find((task) => !task.milestone) ?? facts.driving[0]

export const statusTitle = (facts: PlanFacts): string => {
  const words = deck.status.title
  const name = brief(facts.name, 56)
  if (facts.finish === null) return words.empty(name)
  const date = longDate(finishDay(facts.finish), facts.dataDate)
  if (facts.done) return words.finished(name, date)
  const slip =
    facts.slip === null
      ? ''
      : facts.slip > 0
        ? words.slipped(facts.slip)
        : facts.slip < 0
          ? words.ahead(facts.slip)
          : facts.buffer === null
            ? words.held
            : ''
  if (facts.buffer === null) return slip === '' ? words.plain(name, date) : `${words.plain(name, date)}, ${slip}`
  const promise =
    facts.buffer > 0
      ? words.before(name, date, facts.buffer)
      : facts.buffer < 0
        ? words.after(name, date, facts.buffer)
        : words.onDeadline(name, date)
  return join(promise, facts.slip !== null && facts.slip > 0 ? slip : '')
}

export const timelineTitle = (facts: PlanFacts, shown: readonly TaskFact[]): string => {
  const words = deck.timeline.title
  const driver = wait(facts)
  if (driver && driver.start < facts.dataDate + TIMELINE_DAYS * DAY) {
    const date = longDate(dayOfFinish(driver), facts.dataDate)
    return driver.overdue ? words.overdue(brief(driver.name), date) : words.protect(brief(driver.name), date)
  }
  const open = shown.filter((task) => !task.done)
  return words.quiet(open.filter((task) => !task.milestone).length, open.filter((task) => task.milestone).length)
}

export const workstreamsTitle = (facts: PlanFacts): string => {
  const words = deck.workstreams.title
  const all = facts.workstreams
  const held = all.filter((workstream) => workstream.holds).length
  const first = held === all.length ? words.all(held) : held === 0 ? words.none(all.length) : words.some(held, all.length)
  const driving = wait(facts)?.workstream
  const driver = all.find((workstream) => workstream.name === driving)
  if (driver && !facts.done)
    return join(
      first,
      (driver.slip ?? 0) > 0 && (driver.float ?? 0) <= 0
        ? words.usedFloatDrives(brief(driver.name, 36))
        : words.drives(brief(driver.name, 36)),
    )
  const furthest = all.reduce((worst, one) => ((one.slip ?? 0) > (worst.slip ?? 0) ? one : worst), all[0])
  return join(first, (furthest.slip ?? 0) > 0 ? words.furthest(brief(furthest.name, 36), furthest.slip ?? 0) : '')
}

export const criticalTitle = (facts: PlanFacts): string => {
  const words = deck.critical.title
  const first = words.finish(facts.driving.length, facts.finish === null ? '' : longDate(finishDay(facts.finish), facts.dataDate))
  if (facts.buffer !== null && facts.buffer < 0) return join(first, words.late(facts.buffer))
  const longest = facts.driving.reduce((long, task) => (task.duration > long.duration ? task : long), facts.driving[0])
  return join(first, facts.driving.length > 1 && longest.duration > 0 ? words.longest(brief(longest.name), longest.duration) : '')
}

export const milestonesTitle = (facts: PlanFacts): string => {
  const words = deck.milestones.title
  const all = facts.milestones
  const promised = all.filter((milestone) => milestone.slip !== null)
  const late = promised.filter((milestone) => (milestone.slip ?? 0) > 0)
  if (late.length > 0) {
    const worst = late.reduce((far, one) => ((one.slip ?? 0) > (far.slip ?? 0) ? one : far), late[0])
    return join(words.slipped(late.length, promised.length), words.worst(brief(worst.name), worst.slip ?? 0))
  }
  const open = all.filter((milestone) => !milestone.done)
  if (open.length === 0) return words.done(all.length)
  // One that should have been reached is not the next to come.
  const coming = open.find((milestone) => milestone.finish >= facts.dataDate) ?? open[0]
  const next = words.next(open.length, brief(coming.name), longDate(coming.finish, facts.dataDate))
  return promised.length === all.length
    ? join(words.allHold(all.length), words.nextIs(brief(coming.name), longDate(coming.finish, facts.dataDate)))
    : next
}

export const nextTitle = (
  facts: PlanFacts,
  to: Instant,
  starts: number,
  finishes: number,
  milestones: readonly TaskFact[],
  overdue: number,
): string => {
  const words = deck.next.title
  const due = milestones.find((milestone) => !milestone.overdue)
  return join(
    words.due(longDate(to, facts.dataDate), starts, finishes, due !== undefined),
    due ? words.milestone(brief(due.name), longDate(due.finish, facts.dataDate)) : '',
    overdue > 0 ? words.overdue(overdue) : '',
  )
}
