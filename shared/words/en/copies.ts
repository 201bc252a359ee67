/** The words of two copies of one program: what differs between them, what moved on, and what can be done about it. */
import { count, figure } from './count.ts'

const list = (names: readonly string[]): string =>
  names.length <= 1
    ? (names[0] ?? '')
    : names.length > 4
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} others`
      : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const changes = (n: number): string => count(n, 'change')
const was = (n: number): string => (n === 1 ? 'was' : 'were')

export const copies = {
  title: 'Two copies',
  /** Sentences that say how the two stand to one another. */
  relation: {
    same: 'The two copies hold the same plan: nothing differs.',
    undone: (here: number, there: number) =>
      `The two copies hold the same plan: what was changed since they parted (${changes(here)} here, ${figure(there)} there) came to the same.`,
    ahead: (here: number) =>
      `Nothing is newer in the other file. ${changes(here)} of this copy ${was(here)} made since and ${was(here)} not saved there yet.`,
    behind: (there: number, authors: readonly string[]) =>
      `The other file has moved on: ${changes(there)} by ${list(authors)} ${was(there)} made there since this copy was taken. Nothing was changed here.`,
    apart: (there: number, authors: readonly string[], here: number) =>
      `The other file has moved on: ${changes(there)} by ${list(authors)} ${was(there)} made there since the two parted, and ${changes(here)} here.`,
  },
  published: {
    movedOn: (path: string, there: number, authors: readonly string[], here: number) =>
      `The published file ${path} has moved on: ${changes(there)} by ${list(authors)} ${was(there)} made there since your copy was taken${here > 0 ? `, and ${figure(here)} here` : ''}. Your copy stays as it is.`,
    ownOpened: (path: string, own: string) => `Of ${path} you have a copy of your own, and that was opened: ${own}.`,
    nothingNewer: (path: string, own: string, here: number) =>
      `Of ${path} you have a copy of your own, and that was opened: ${own}. Nothing is newer in the published file${here > 0 ? `; ${changes(here)} of yours ${was(here)} not saved there yet` : ''}.`,
    ownIsThere: (own: string) => ` Your own copy of it was not touched: ${own}.`,
  },
  refused: {
    gone: (path: string) =>
      `The other file is not there any more: ${path} was moved, renamed or deleted, or its drive is not connected. This copy is whole and stays as it is; save a copy to publish it again, or choose where the file lies now.`,
    unreadable: (message: string) => `The other file cannot be compared. ${message} This copy is whole and stays as it is.`,
    otherProgram: (path: string, name: string) =>
      `${path} is another program, “${name}”: its history did not begin as that of this one. Open it by itself, or choose a copy of this program.`,
    ownFile: (path: string) => `${path} is this very file. Choose another copy of the program to compare it with.`,
    notProgram: (path: string) => `${path} is no Throughline program file. Choose a .throughline file to compare with.`,
  },
  replace: {
    newer: (path: string, there: number, authors: readonly string[], last: string) =>
      `${path} has moved on since: ${changes(there)} by ${list(authors)}, the last of them “${last}”, would be gone from it. Look at what differs, save under another name, or replace it all the same (the file that is replaced is kept among the back-ups).`,
    otherProgram: (path: string, name: string, tasks: number) =>
      `${path} is another program, “${name}” with ${count(tasks, 'task')}. Save under another name, or replace it all the same (the file that is replaced is kept among the back-ups).`,
    justPublished: (path: string) =>
      `${path} was saved by somebody else at the same moment, so it was left as it is. Look at what differs, then save again.`,
  },
  kinds: { program: 'Program settings', calendar: 'Calendar', resource: 'Resource', baseline: 'Baseline', network: 'Network layout' },
  /** Fields that are not columns of a row. */
  fields: {
    row: 'The row itself',
    isThere: 'is there',
    added: 'added',
    deleted: 'deleted',
    below: 'Below',
    topLevel: 'the top level',
    order: 'Order',
    after: (name: string) => `after “${name}”`,
    first: 'first',
    predecessor: (name: string) => `Predecessor “${name}”`,
    resource: (name: string) => `Resource “${name}”`,
    workstream: 'Workstream',
    workstreamText: (lead: string, colour: string) => (lead === '' ? colour : `${lead}, ${colour}`),
    start: 'Start',
    finish: 'Finish',
    base: 'Based on',
    weekday: (day: number) => ['Sundays', 'Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'][day],
    notWorking: 'not working',
    asBase: 'as in the calendar it is based on',
    exception: (name: string, day: string) => `Exception “${name}” of ${day}`,
    workWeek: (name: string) => `Work week “${name}”`,
    tasks: 'Tasks',
    kept: (tasks: number) => `${count(tasks, 'task')} kept`,
    keptTask: (name: string) => `Dates kept of “${name}”`,
    boxes: 'Boxes put elsewhere',
    boxCount: (n: number) => count(n, 'box', 'boxes'),
    healthLimit: (check: string) => `Limit of “${check}”`,
    characters: (n: number) => count(n, 'character'),
    gone: 'a row that is gone',
    split: (done: string, lasting: string) => `after ${done} for ${lasting}`,
    none: 'none',
    yes: 'yes',
    no: 'no',
    work: (amount: string) => `work ${amount}`,
    delay: (amount: string) => `delay ${amount}`,
  },
  /** Columns as a heading names them, where their own name read aloud would not do. */
  columns: {
    name: 'Name',
    milestone: 'Milestone',
    manual: 'Manually scheduled',
    active: 'Active',
    duration: 'Duration',
    durationUnit: 'Duration unit',
    estimated: 'Estimated',
    manualStart: 'Manual start',
    manualFinish: 'Manual finish',
    calendarId: 'Calendar',
    constraintType: 'Constraint',
    constraintDate: 'Constraint date',
    percentComplete: '% complete',
    actualStart: 'Actual start',
    actualFinish: 'Actual finish',
    remainingDuration: 'Remaining duration',
    resume: 'Resumes on',
    splits: 'Interruptions',
    levellingDelay: 'Levelling delay',
    mostLikely: 'Most likely',
    scheduleFrom: 'Scheduled from',
    statusDate: 'Data date',
    minutesPerDay: 'Minutes a day',
    minutesPerWeek: 'Minutes a week',
    daysPerMonth: 'Days a month',
    criticalLimit: 'Critical at a float of',
    nearCriticalLimit: 'Nearly critical at a float of',
    multipleCriticalPaths: 'A critical path for each network',
    ignoreResourceCalendars: 'Ignores the calendars of its people',
    lagCalendar: 'Calendar of lags',
    honourConstraints: 'Constraints come before links',
    outOfSequence: 'Out-of-sequence progress',
    dayStart: 'Day starts at',
    dayFinish: 'Day finishes at',
    maxUnits: 'Units at most',
    capturedAt: 'Captured',
  } as Readonly<Record<string, string>>,
  screen: {
    with: (path: string) => `This copy beside ${path}`,
    reading: 'Comparing the two copies…',
    table: 'What differs',
    field: 'Field',
    side: 'Changed',
    base: 'When they parted',
    here: 'Here, in this copy',
    there: 'There, in the other file',
    sides: { here: 'here', there: 'there', both: 'in both' },
    filters: { all: 'All', there: 'Changed there', here: 'Changed here', both: 'In both' },
    filter: 'Which differences',
    find: 'Find a task or field',
    dates: 'With dates that only followed',
    counts: (tasks: number, fields: number, onlyDates: number) =>
      `${count(tasks, 'task')} ${tasks === 1 ? 'differs' : 'differ'}, ${count(fields, 'field')} in all${onlyDates > 0 ? `; of ${count(onlyDates, 'task')} only dates followed` : ''}`,
    none: 'Nothing differs that fits this choice.',
    chooseFirst: 'Choose another copy of this program: what differs is shown task by task, and neither of the two is changed.',
    noValue: '–',
    what: 'What you can do',
    keep: 'Keep working in this copy',
    keepHint:
      'Nothing here changes. Bringing two copies together by one command is still to come; until then, type what you want from there.',
    takeNewer: 'Open the other as a copy of your own',
    takeNewerHint: 'It is opened beside this one, under a name of its own. This copy stays as it is and is found on Home.',
    again: 'Compare again',
    safe: 'Looking at them changes neither of the two.',
    parted: (label: string, author: string, when: string) => `They parted after “${label}” (${author}, ${when}).`,
    sinceThere: (n: number) => `There since: ${changes(n)}`,
    sinceHere: (n: number) => `Here since: ${changes(n)}`,
    more: (n: number) => `and ${figure(n)} earlier`,
    choose: 'Choose another file…',
    show: (name: string) => `Show ${name} in the plan`,
  },
  notices: {
    label: 'Notices about this file',
    backup: (name: string, when: string, why: string) =>
      `The back-up of “${name}” due ${when} could not be made. ${why} The plan itself is saved.`,
    tryAgain: 'Try again',
    stillReadOnly: 'It still cannot be written; it is open to look only.',
    backUpNow: 'Back up now',
    saveCopy: 'Save a copy…',
    about: 'About this file…',
    compare: 'See what differs',
    dismiss: 'Hide this notice',
  },
  replaceTitle: 'Save over this file?',
  replaceButton: 'Replace it',
  replaceCompare: 'See what differs',
  otherName: 'Another name…',
  cancel: 'Cancel',
} as const
