/** The words of "why is this date here": one sentence for each thing that can drive a start or a finish, with its arithmetic, and its small print. */
import type { LinkType } from '../../model/link.ts'
import type { ConstraintType } from '../../model/task.ts'

export type DatedConstraint = Exclude<ConstraintType, 'ASAP' | 'ALAP'>

const ends: Readonly<Record<LinkType, 'finishes' | 'starts'>> = { FS: 'finishes', SS: 'starts', FF: 'finishes', SF: 'starts' }

const rules: Readonly<Record<DatedConstraint, (day: string) => string>> = {
  MSO: (day) => `must start on ${day}`,
  MFO: (day) => `must finish on ${day}`,
  SNET: (day) => `may not start before ${day}`,
  FNET: (day) => `may not finish before ${day}`,
  SNLT: (day) => `must start by ${day}`,
  FNLT: (day) => `must finish by ${day}`,
}
const constraintDetail: Readonly<Record<DatedConstraint, string>> = {
  MSO: 'must start on',
  MFO: 'must finish on',
  SNET: 'start no earlier than',
  FNET: 'finish no earlier than',
  SNLT: 'start no later than',
  FNLT: 'finish no later than',
}

export const why = {
  // the two shapes of every sentence
  startsBecause: (name: string, day: string, because: string) => `${name} starts ${day} because ${because}.`,
  finishesBecause: (name: string, day: string, because: string) => `${name} finishes ${day} because ${because}.`,
  starts: (name: string, day: string, how: string) => `${name} starts ${day}: ${how}.`,
  finishes: (name: string, day: string, how: string) => `${name} finishes ${day}: ${how}.`,
  isOnBecause: (name: string, day: string, because: string) => `${name} is on ${day} because ${because}.`,
  started: (name: string, day: string) => `${name} actually started on ${day}.`,
  finished: (name: string, day: string) => `${name} actually finished on ${day}.`,

  // links
  /** "Build finishes Fri 9 Jan"; a milestone is on its day. */
  stands: (predecessor: string, type: LinkType, day: string, isPoint: boolean) => `${predecessor} ${isPoint ? 'is on' : ends[type]} ${day}`,
  link: (stands: string, lag: string) => stands + (lag === '' ? ' and the link adds nothing' : `, ${lag}`),
  linkToSummary: (stands: string, summary: string, lag: string) =>
    `${stands} and ${summary} above it waits for that${lag === '' ? '' : `, ${lag}`}`,
  plus: (amount: string, on: string) => `plus ${amount}${on}`,
  minus: (amount: string, on: string) => `less ${amount}${on}`,
  ofItsLength: (percent: string, amount: string) => `${percent} of its length (${amount})`,
  /** Lags on a calendar that is not the program's. */
  onCalendar: (calendar: string) => ` on ${calendar}`,
  linkDetail: (code: string) => `link ${code}, driving`,
  linkOfSummary: (code: string, summary: string) => `link ${code} of ${summary}, driving`,

  // calendars
  clock: 'the clock',
  calendarOfPeople: (people: string) => `the calendar of ${people}`,
  worksAgain: (calendar: string, day: string) => `; ${calendar} works again on ${day}`,
  dayOff: (day: string, name: string) => `${day} is ${name}`,
  span: (from: string, to: string) => `${from} – ${to}`,
  moreDaysOff: (count: number) => `${count} more holiday${count === 1 ? '' : 's'}`,

  // constraints, on the task itself or on a summary above
  rule: (type: DatedConstraint, day: string) => `it ${rules[type](day)}`,
  parentRule: (summary: string, type: DatedConstraint, day: string) => `${summary} above it ${rules[type](day)}`,
  parentByHand: (summary: string, day: string) => `${summary} above it is planned by hand from ${day}`,
  ruleAgainstLogic: ', although its links ask for later',
  constraintDetail: (type: DatedConstraint) => constraintDetail[type],
  parentDetail: (type: DatedConstraint) => `${constraintDetail[type]}, on its summary`,
  parentByHandDetail: 'start of its manual summary',

  // anchors
  sameDay: 'then',
  programStart: (day: string) => `the program starts ${day} and nothing holds it back`,
  programStartBeforeLinks: (day: string) => `the program starts ${day} and its links ask for nothing later`,
  emptySummary: (day: string) => `no active task lies inside it and the program starts ${day}`,
  programStartDetail: 'program start',
  programFinish: (day: string) => `the program, counted back from its finish, starts ${day} and nothing holds it back`,
  programFinishDetail: 'program finish',
  programFinishes: (day: string) => `the program finishes ${day} and nothing waits for it sooner`,
  deadline: (day: string) => `it is due ${day}`,
  deadlineDetail: 'deadline',
  actualDetail: 'actual date',
  manual: 'it is planned by hand',
  manualDetail: 'manually scheduled',
  inactive: 'it is inactive and keeps the dates it had',
  inactiveDetail: 'inactive',
  levelling: (amount: string, because: string) => `it waits ${amount} for its resources after ${because}`,
  levellingDetail: 'levelling delay',
  children: (child: string, end: 'start' | 'finish') =>
    end === 'start' ? `${child}, the first inside it, does` : `${child}, the last inside it, does`,
  childrenDetail: (end: 'start' | 'finish') => (end === 'start' ? 'earliest of its tasks' : 'latest of its tasks'),
  alapBefore: (successor: string, end: 'start' | 'finish', day: string, lag: string) =>
    `as late as it can without delaying ${successor}, which ${end === 'start' ? 'starts' : 'finishes'} ${day}${lag === '' ? '' : `, ${lag}`}`,
  alapAtLatest: (day: string) => `as late as its float allows, ${day}`,
  alapDetail: 'as late as possible',

  // lengths
  milestone: (day: string) => `it takes no time, so it ends as it begins, ${day}`,
  work: (amount: string, calendar: string, day: string) => `${amount} of work on ${calendar} from ${day}`,
  workBack: (amount: string, calendar: string, day: string) => `${amount} of work on ${calendar}, counted back from ${day}`,
  interrupted: (amount: string) => `, interrupted for ${amount}`,
  workDetail: 'its own length',
  /** In the history, where no more is kept. */
  lengthFrom: (day: string) => `its own length or progress, from ${day}`,
  remaining: (amount: string, calendar: string, day: string) => `${amount} of work left on ${calendar} from ${day}, when it goes on`,
  remainingAfter: (amount: string, calendar: string, because: string) =>
    `${amount} of work left on ${calendar}, which waits because ${because}`,
  remainingDetail: 'remaining work',
} as const
