/** The words of "why is this date here": one sentence for each thing that can drive a start, and its small print. */
import type { LinkType } from '../../model/link.ts'
import type { ConstraintType } from '../../model/task.ts'

type DatedConstraint = Exclude<ConstraintType, 'ASAP' | 'ALAP'>

const ends: Readonly<Record<LinkType, 'finishes' | 'starts'>> = { FS: 'finishes', SS: 'starts', FF: 'finishes', SF: 'starts' }

const constraintSentence: Readonly<Record<DatedConstraint, (name: string, day: string) => string>> = {
  MSO: (name, day) => `${name} is fixed on ${day}.`,
  MFO: (name, day) => `${name} is fixed to finish on ${day}.`,
  SNET: (name, day) => `${name} may not start before ${day}.`,
  FNET: (name, day) => `${name} may not finish before ${day}.`,
  SNLT: (name, day) => `${name} is pulled back to start by ${day}.`,
  FNLT: (name, day) => `${name} is pulled back to finish by ${day}.`,
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
  /** `lag` is "+ 2 d lag" or "− 2 d lead", empty for none. */
  linkToStart: (predecessor: string, type: LinkType, day: string, lag: string) =>
    lag === '' ? `${predecessor} ${ends[type]} ${day}; the link adds nothing.` : `${predecessor} ${ends[type]} ${day}, ${lag}.`,
  linkToFinish: (predecessor: string, type: LinkType, day: string, lag: string, name: string) =>
    `${predecessor} ${ends[type]} ${day}${lag === '' ? '' : `, ${lag}`}; ${name} may not finish before.`,
  lag: (amount: string) => `+ ${amount} lag`,
  lead: (amount: string) => `− ${amount} lead`,
  linkDetail: (code: string) => `link ${code}, driving`,
  /** Added to the small print. */
  interrupted: (predecessor: string, amount: string) => `; ${predecessor} is interrupted for ${amount}`,
  peopleCalendar: (people: string, day: string) => `; ${people} works again on ${day}`,
  linkOfSummary: (code: string, summary: string) => `link ${code} of ${summary}, driving`,
  constraint: (type: DatedConstraint, name: string, day: string) => constraintSentence[type](name, day),
  constraintDetail: (type: DatedConstraint) => constraintDetail[type],
  parent: (summary: string, type: DatedConstraint, day: string) => constraintSentence[type](summary, day),
  parentDetail: (type: DatedConstraint) => `${constraintDetail[type]}, on its summary`,
  actual: (name: string, day: string) => `${name} actually started on ${day}.`,
  actualGoesOn: (name: string, day: string, again: string) => `${name} actually started on ${day}; what remains goes on from ${again}.`,
  actualDetail: 'actual start',
  levelling: (name: string, day: string) => `${name} waits for its resources until ${day}.`,
  levellingDetail: 'levelling delay',
  manual: (name: string, day: string) => `${name} is planned by hand on ${day}.`,
  manualDetail: 'manually scheduled',
  programStart: (name: string, day: string) => `${name} waits for nothing: the program starts on ${day}.`,
  programStartDetail: 'program start',
  programFinish: (name: string, day: string) => `${name} waits for nothing: counted back from the program’s finish, it starts on ${day}.`,
  programFinishDetail: 'program finish',
  children: (child: string, day: string) => `${child} is the first inside it and starts ${day}.`,
  childrenDetail: 'earliest of its tasks',
  emptySummary: (name: string, day: string) => `${name} has no active task inside it, so it stands at the program start, ${day}.`,
  alap: (name: string, day: string) => `${name} starts as late as it can without delaying a successor, on ${day}.`,
  alapDetail: 'as late as possible',
  inactive: (name: string, day: string) => `${name} is inactive and stays on ${day}.`,
  inactiveDetail: 'inactive',
  calendar: (name: string, day: string) => `${name} begins with the next working time, ${day}.`,
  calendarDetail: 'working calendar',
} as const
