/** One reason as a sentence that a planner understands: what the date follows from, and the sum that leads to it. */
import type { Link } from '../model/link.ts'
import type { Reason, ReasonStep } from '../model/reason.ts'
import { boundsFinish, splitTime, type Task } from '../model/task.ts'
import { startOfDay } from '../time/instant.ts'
import { type DatedConstraint, why } from '../words/en/why.ts'
import { calendarName, codeOf, dayOf, daysOff, lagOf, lengthOf, type Reading } from './reading.ts'

export interface Sentence {
  readonly sentence: string
  /** The small print below it: the link or the constraint. */
  readonly detail: string
}

const isDated = (task: Task): task is Task & { constraintType: DatedConstraint; constraintDate: number } =>
  task.constraintDate !== null && task.constraintType !== 'ASAP' && task.constraintType !== 'ALAP'

/** A milestone, or a task of no length: one day says all. */
const isPoint = (task: Task): boolean => task.duration === 0 && !task.manual

const stepOf = (reason: Reason, how: ReasonStep['how']): ReasonStep | undefined => reason.steps.find((step) => step.how === how)

/** The sentence and the small print of a reason; null when a task or link that it names is gone. */
export const sentenceOf = (reading: Reading, reason: Reason): Sentence | null => {
  const task = reading.tasks.get(reason.taskId)
  if (!task) return null
  const said = reason.end === 'start' ? startSentence(reading, task, reason) : finishSentence(reading, task, reason)
  return said && { sentence: said.sentence.replace(/\.\.$/, '.'), detail: said.detail }
}

const startSentence = (reading: Reading, task: Task, reason: Reason): Sentence | null => {
  const day = dayOf(reading, reason.instant, isPoint(task) ? 'point' : 'start')
  if (reason.kind === 'actual') return { sentence: why.started(task.name, day), detail: why.actualDetail }
  const cause = causeOf(reading, task, reason)
  if (!cause) return null
  const after = backWords(reading, task, reason) + moveWords(reading, task, reason)
  if (reason.kind === 'alap') return { sentence: why.starts(task.name, day, cause.words), detail: cause.detail }
  const say = isPoint(task) && reason.kind !== 'children' ? why.isOnBecause : why.startsBecause
  return { sentence: say(task.name, day, cause.words + after), detail: cause.detail }
}

const finishSentence = (reading: Reading, task: Task, reason: Reason): Sentence | null => {
  const day = dayOf(reading, reason.instant, 'finish')
  const { kind } = reason
  if (kind === 'actual') return { sentence: why.finished(task.name, day), detail: why.actualDetail }
  if (kind === 'duration') return { sentence: why.finishes(task.name, day, workWords(reading, task, reason)), detail: why.workDetail }
  if (kind === 'remaining') {
    const from = dayOf(reading, reason.from, 'start')
    const rest = remainingWords(reading, task, reason, (amount, calendar) => why.remaining(amount, calendar, from))
    return { sentence: why.finishes(task.name, day, rest), detail: why.remainingDetail }
  }
  const cause = causeOf(reading, task, reason)
  if (!cause) return null
  if (kind === 'alap') return { sentence: why.finishes(task.name, day, cause.words), detail: cause.detail }
  if (kind === 'link' && task.actualStart !== null && stepOf(reason, 'work') && !stepOf(reason, 'back')) {
    const rest = remainingWords(reading, task, reason, (amount, calendar) => why.remainingAfter(amount, calendar, cause.words))
    return { sentence: why.finishes(task.name, day, rest), detail: cause.detail }
  }
  return { sentence: why.finishesBecause(task.name, day, cause.words + moveWords(reading, task, reason)), detail: cause.detail }
}

/** What comes after "because", and the small print. */
interface Cause {
  readonly words: string
  readonly detail: string
}

const causeOf = (reading: Reading, task: Task, reason: Reason): Cause | null => {
  switch (reason.kind) {
    case 'link':
      return byLink(reading, reason)
    case 'levelling':
      return byLevelling(reading, task, reason)
    case 'constraint':
      return byConstraint(reading, task, reason)
    case 'parent':
      return byParent(reading, reason)
    case 'deadline':
      return { words: why.deadline(dayOf(reading, reason.from, 'finish')), detail: why.deadlineDetail }
    case 'programStart':
    case 'programFinish':
      return byProgram(reading, task, reason)
    case 'manual':
      if (!task.manual) return { words: why.inactive, detail: why.inactiveDetail }
      return { words: why.manual + lengthAfter(reading, task, reason), detail: why.manualDetail }
    case 'children': {
      const child = reading.tasks.get(reason.fromTaskId ?? '')
      return child ? { words: why.children(child.name, reason.end), detail: why.childrenDetail(reason.end) } : null
    }
    case 'alap':
      return byAlap(reading, task, reason)
    default:
      return null
  }
}

/** A lag as it is written, its calendar when that is not the program's, and where it leads when that is not where the date is. */
const lagWords = (reading: Reading, reason: Reason, link: Link): string => {
  const step = stepOf(reason, 'lag') ?? stepOf(reason, 'unlag')
  const task = reading.tasks.get(reason.taskId)
  if (link.lag === 0 || !task) return ''
  const predecessor = reading.tasks.get(link.predecessorId)
  const isPercent = link.lagUnit.endsWith('%')
  const amount =
    isPercent && step && predecessor
      ? why.ofItsLength(lagOf(reading, link), lengthOf(reading, predecessor, Math.abs(step.amount)))
      : lagOf(reading, link)
  const name = step ? calendarName(reading, task, reason, step.on) : ''
  const on = step && step.on !== 'clock' && name !== reading.calendars().program.name ? why.onCalendar(name) : ''
  const isTakenOff = (stepOf(reason, 'unlag') !== undefined) === link.lag > 0
  return isTakenOff ? why.minus(amount, on) : why.plus(amount, on)
}

const byLink = (reading: Reading, reason: Reason): Cause | null => {
  const link = reading.links.get(reason.linkId ?? '')
  const behind = reading.tasks.get(reason.fromTaskId ?? '')
  if (!link || !behind || reason.fromEnd === null) return null
  const stands = why.stands(
    behind.name,
    link.type,
    dayOf(reading, reason.from, isPoint(behind) ? 'point' : reason.fromEnd),
    isPoint(behind),
  )
  const lag = lagWords(reading, reason, link)
  const above = reason.aboveId === null ? undefined : reading.tasks.get(reason.aboveId)
  const words = above ? why.linkToSummary(stands, above.name, lag) : why.link(stands, lag)
  const code = codeOf(reading, link)
  const summary = above ?? (link.predecessorId === behind.id ? undefined : reading.tasks.get(link.predecessorId))
  return { words, detail: summary ? why.linkOfSummary(code, summary.name) : why.linkDetail(code) }
}

const byLevelling = (reading: Reading, task: Task, reason: Reason): Cause => {
  const base =
    reason.linkId !== null
      ? byLink(reading, reason)
      : isDated(task)
        ? byConstraint(reading, task, reason)
        : byProgram(reading, task, reason)
  const step = stepOf(reason, 'delay')
  const amount = lengthOf(reading, { ...task, durationUnit: 'ed' }, step?.amount ?? task.levellingDelay)
  return { words: why.levelling(amount, base?.words ?? ''), detail: why.levellingDetail }
}

const byConstraint = (reading: Reading, task: Task, reason: Reason): Cause | null => {
  if (!isDated(task)) return null
  const { constraintType } = task
  const day = dayOf(reading, reason.from, boundsFinish(constraintType) ? 'finish' : 'start')
  const isPulled = (constraintType === 'SNLT' || constraintType === 'FNLT') && reason.end === 'start' && hasLinks(reading, task)
  return { words: why.rule(constraintType, day) + (isPulled ? why.ruleAgainstLogic : ''), detail: why.constraintDetail(constraintType) }
}

const byParent = (reading: Reading, reason: Reason): Cause | null => {
  const above = reading.tasks.get(reason.aboveId ?? '')
  if (!above) return null
  if (above.manual) return { words: why.parentByHand(above.name, dayOf(reading, reason.from, 'start')), detail: why.parentByHandDetail }
  if (!isDated(above)) return null
  const day = dayOf(reading, reason.from, boundsFinish(above.constraintType) ? 'finish' : 'start')
  return { words: why.parentRule(above.name, above.constraintType, day), detail: why.parentDetail(above.constraintType) }
}

const hasLinks = ({ plan }: Reading, task: Task): boolean => plan.links.some((link) => link.successorId === task.id)

const byProgram = (reading: Reading, task: Task, reason: Reason): Cause => {
  if (reason.end === 'finish' && reason.kind === 'programFinish')
    return { words: why.programFinishes(dayOf(reading, reason.from, 'finish')), detail: why.programFinishDetail }
  const asked = dayOf(reading, reason.from, 'start')
  const day = asked === dayOf(reading, reason.instant, 'start') ? why.sameDay : asked
  if (reading.plan.program.scheduleFrom === 'finish' && reason.kind !== 'programStart')
    return { words: why.programFinish(day), detail: why.programFinishDetail }
  if (reading.plan.tasks.some(({ parentId }) => parentId === task.id))
    return { words: why.emptySummary(day), detail: why.programStartDetail }
  return { words: hasLinks(reading, task) ? why.programStartBeforeLinks(day) : why.programStart(day), detail: why.programStartDetail }
}

/** The finish waits for a successor or for the task's late finish; the start is counted back from the finish. */
const byAlap = (reading: Reading, task: Task, reason: Reason): Cause | null => {
  if (reason.end === 'start') return { words: lengthBack(reading, task, reason), detail: why.alapDetail }
  const link = reading.links.get(reason.linkId ?? '')
  const successor = reading.tasks.get(reason.fromTaskId ?? '')
  if (!link || !successor || reason.fromEnd === null)
    return { words: why.alapAtLatest(dayOf(reading, reason.from, 'finish')), detail: why.alapDetail }
  const day = dayOf(reading, reason.from, reason.fromEnd)
  const goesOn = reason.steps.find((step) => step.how === 'toWork' && step.on === 'successorWork')
  const isOtherDay = goesOn !== undefined && dayOf(reading, goesOn.to, 'start') !== day
  const until = isOtherDay ? why.worksAgain(calendarName(reading, task, reason, goesOn.on), dayOf(reading, goesOn.to, 'start')) : ''
  const words = why.alapBefore(successor.name, reason.fromEnd, day, lagWords(reading, reason, link))
  return { words: words + until, detail: why.alapDetail }
}

/** A start moved to working time is said when the planner would wonder: another day than asked that is no plain night or weekend. */
const moveWords = (reading: Reading, task: Task, reason: Reason): string => {
  const at = reason.steps.findLastIndex((step) => step.how === 'toWork')
  if (at < 0 || reason.end === 'finish') return ''
  const step = reason.steps[at]
  const asked = at === 0 ? reason.from : reason.steps[at - 1].to
  if (startOfDay(asked) === startOfDay(step.to)) return ''
  const off = daysOff(reading, task, asked, step.to)
  const name = calendarName(reading, task, reason, step.on)
  const isDate = reason.kind === 'constraint' || reason.kind === 'parent' || reason.kind === 'programStart'
  const isForeign = name !== reading.calendars().program.name && reading.calendars().program.nextWork(asked) !== step.to
  return off + (isDate || isForeign ? why.worksAgain(name, dayOf(reading, step.to, 'start')) : '')
}

/** A start that follows from a finish. */
const backWords = (reading: Reading, task: Task, reason: Reason): string => {
  const step = stepOf(reason, 'back')
  if (!step || reason.kind === 'alap' || reason.kind === 'manual') return ''
  return `; ${lengthBack(reading, task, reason)}`
}

const lengthBack = (reading: Reading, task: Task, reason: Reason): string => {
  const at = reason.steps.findIndex((step) => step.how === 'back')
  if (at < 0) return why.milestone(dayOf(reading, reason.instant, 'finish'))
  const step = reason.steps[at]
  const until = at === 0 ? reason.from : reason.steps[at - 1].to
  const words = why.workBack(
    lengthOf(reading, task, step.amount),
    calendarName(reading, task, reason, step.on),
    dayOf(reading, until, 'finish'),
  )
  return words + daysOff(reading, task, step.to, until)
}
const lengthAfter = (reading: Reading, task: Task, reason: Reason): string =>
  stepOf(reason, 'back') ? `; ${lengthBack(reading, task, reason)}` : ''

/** "5 d on Standard from Mon 12 Jan; Wed 14 Jan is Holiday X": its own length. */
const workWords = (reading: Reading, task: Task, reason: Reason): string => {
  const step = stepOf(reason, 'work')
  const from = dayOf(reading, reason.from, step ? 'start' : 'point')
  if (!step) return why.milestone(from)
  const pause = splitTime(task)
  const calendar = calendarName(reading, task, reason, step.on)
  return (
    why.work(lengthOf(reading, task, step.amount - pause), calendar, from) +
    (pause > 0 ? why.interrupted(lengthOf(reading, task, pause)) : '') +
    daysOff(reading, task, reason.from, reason.instant)
  )
}

const remainingWords = (reading: Reading, task: Task, reason: Reason, say: (amount: string, calendar: string) => string): string => {
  const step = stepOf(reason, 'work')
  const calendar = calendarName(reading, task, reason, step?.on ?? 'work')
  const before = reason.steps.at(-2)?.to ?? reason.from
  return say(lengthOf(reading, task, step?.amount ?? 0), calendar) + daysOff(reading, task, before, reason.instant)
}
