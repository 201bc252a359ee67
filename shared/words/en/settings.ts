/** The words of program settings, calendars and baselines. */

const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

export const settings = {
  title: 'Program settings',
  name: 'Name',
  dates: 'Dates',
  start: 'Start',
  finish: 'Finish',
  scheduleFrom: 'Schedule from',
  scheduleFroms: { start: 'the start: as soon as possible', finish: 'the finish: as late as possible' },
  statusDate: 'Data date',
  statusHint: 'What is before it has happened.',
  deadline: 'Deadline',
  rules: 'Rules',
  calendar: 'Calendar',
  editCalendars: 'Calendars…',
  critical: 'Critical when float is at most',
  criticalHint: 'Written as 0 d, 2 d, 4 h.',
  nearCritical: 'Nearly critical when it is at most',
  nearCriticalHint: 'Empty for two working days.',
  lagCalendar: 'Lag counts on the calendar of',
  lagCalendars: { successor: 'the successor', predecessor: 'the predecessor', program: 'the program', '24h': 'the clock (24 hours)' },
  minutesPerDay: 'Hours in a day',
  minutesPerWeek: 'Hours in a week',
  daysPerMonth: 'Days in a month',
  honour: 'Constraint dates win over links',
  multiple: 'A critical path for each network of tasks, not for the program finish alone',
  outOfSequence: 'Work begun before its predecessor finished',
  outOfSequences: { retained: 'waits with the rest (retained logic)', override: 'goes on (progress override)' },
  save: 'Save',
  cancel: 'Cancel',
  needsName: 'Give the program a name, please.',
  needsDate: 'This is no date that can be read. Write it as 5 Jan 2027 or 2027-01-05.',
  needsStart: 'A program scheduled from its start needs one. Write it as 5 Jan 2027 or 2027-01-05.',
  needsFinish: 'A program scheduled from its finish needs one. Write it as 5 Jan 2027 or 2027-01-05.',
  needsDuration: 'This is no duration that can be read. Write it as 0d, 2d or 4h.',
  needsHours: (most: number) => `Write a number of hours between 0.1 and ${most}.`,
  needsDays: 'Write a whole number of days from 1 to 31.',
}

export const calendars = {
  title: 'Calendars',
  which: 'Calendar',
  program: (name: string) => `${name} (the program's)`,
  add: 'New calendar',
  newName: (n: number) => `Calendar ${n}`,
  name: 'Name',
  week: 'Working week',
  weekHint: 'Working times as 08:00–12:00, 13:00–17:00; empty for a day off.',
  days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  asBase: 'as in the base calendar',
  dayOff: 'day off',
  exceptions: 'Exceptions',
  exceptionsHint: 'Holidays, freezes, working Saturdays: they win over the week.',
  addException: 'Add an exception',
  from: 'From',
  to: 'To',
  what: 'What it is',
  working: 'Working times',
  remove: (name: string) => `Remove the exception ${name || 'without a name'}`,
  repeats: (how: string) => `Repeats ${how}, from the first day to the last.`,
  save: 'Save calendar',
  delete: 'Delete calendar',
  close: 'Close',
  discard: 'Discard changes',
  needsName: 'Give the calendar a name, please.',
  needsTimes: (day: string) => `The working times of ${day} cannot be read. Write them as 08:00–12:00, 13:00–17:00, earlier times first.`,
  needsDates: (name: string) =>
    `The dates of the exception “${name || 'without a name'}” cannot be read, or the last day comes before the first. Write them as 24 Dec 2026.`,
  unsaved: (name: string) => `The changes to ${name} are not saved yet. Save or discard them first.`,
  saved: (name: string) => `Calendar ${name} saved`,
}

export const baselines = {
  compareWith: 'Compare with',
  againstOne: (name: string) => `against “${name}”`,
  againstNone: 'against no baseline',
  title: 'Baselines',
  none: 'No baseline yet. A baseline keeps the present dates under a name, so that later dates can be compared with what was promised.',
  name: 'Name of a new baseline',
  nameHint: 'Board, October',
  capture: 'Set baseline',
  captureHint: 'Keeps the present dates of every task.',
  show: 'Compare with',
  hide: 'Compare with none',
  shown: 'compared with',
  againHint: (name: string) => `Takes ${name} anew; undo brings back what it held.`,
  rename: 'Rename',
  renameTo: (name: string) => `Rename the baseline ${name}`,
  delete: (name: string) => `Delete the baseline ${name}`,
  captured: (day: string, rows: number) => `${day} · ${count(rows, 'row')}`,
  close: 'Close',
  needsName: 'Give the baseline a name, please.',
  compare: 'What became of it…',
}

export const comparison = {
  title: 'What became of the promise',
  baseline: 'Baseline',
  against: 'Against',
  present: 'the present dates',
  reading: 'Comparing…',
  summary: (tasks: number, moved: number, added: number, removed: number) =>
    moved + added + removed === 0
      ? `All ${count(tasks, 'task')} stand as promised.`
      : [
          `${moved.toLocaleString('en-GB')} of ${count(tasks, 'task')} moved`,
          added > 0 ? `${added} added` : '',
          removed > 0 ? `${removed} removed` : '',
        ]
          .filter(Boolean)
          .join(' · '),
  workstreams: 'Workstreams',
  cameOrWent: 'Added and removed',
  tasks: 'Tasks, the most moved first',
  columns: { task: 'Task', start: 'Start', finish: 'Finish', duration: 'Duration', work: 'Work', below: 'Below' },
  added: 'added',
  removed: 'removed',
  nameless: 'a task without a kept name',
  below: (moved: number, added: number, removed: number) =>
    [moved > 0 ? `${moved} moved` : '', added > 0 ? `${added} added` : '', removed > 0 ? `${removed} removed` : '']
      .filter(Boolean)
      .join(' · '),
  days: (by: number) => `${by > 0 ? '+' : by < 0 ? '−' : ''}${Math.abs(by).toLocaleString('en-GB')} d`,
  more: (n: number) => `and ${count(n, 'more task')}`,
  close: 'Close',
}
