/** The words of the steering deck: sentences with places for facts; which one is said is decided in report/titles.ts. */
import { figure } from './count.ts'

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
/** "five", "13". */
const count = (n: number): string => numbers[n] ?? figure(n)
const plural = (n: number, one: string, many = `${one}s`): string => (n === 1 ? one : many)
/** "1", "9", "4.5", with a true minus sign. */
const plain = (n: number): string => String(Math.round(n * 10) / 10).replace('-', '−')
const workingDays = (n: number): string => `${plain(Math.abs(n))} working ${plural(Math.abs(n), 'day')}`
const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`
const be = (n: number): string => (n === 1 ? 'is' : 'are')

export const deck = {
  committee: 'Steering committee',
  foot: (program: string) => `${program} · Steering committee`,
  dataDate: (date: string) => `Data date ${date}`,
  continued: (page: number, of: number) => `${page} of ${of}`,
  // The unit stays with its number: \u00a0.
  shortDays: (n: number) => `${plain(n)}\u00a0d`,
  signedDays: (n: number) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${plain(Math.abs(n))}\u00a0d`,
  percent: (n: number) => `${Math.round(n)} %`,
  none: '–',
  allWork: 'All work',
  otherWork: 'Other work',

  rag: { green: 'Green', amber: 'Amber', red: 'Red' },
  standing: { green: 'On track', amber: 'At risk', red: 'Off track', done: 'Done' },

  status: {
    subtitle: (dataDate: string) => `Status at a glance · data date ${dataDate}`,
    againstBaseline: (name: string, date: string) => ` · baseline “${name}”, ${date}`,
    title: {
      empty: (program: string) => `${program} has no tasks yet`,
      finished: (program: string, date: string) => `${program} is complete; it finished on ${date}`,
      before: (program: string, date: string, days: number) => `${program} finishes on ${date}, ${workingDays(days)} before the deadline`,
      onDeadline: (program: string, date: string) => `${program} finishes on ${date}, with no buffer to the deadline`,
      after: (program: string, date: string, days: number) => `${program} finishes on ${date}, ${workingDays(days)} after the deadline`,
      plain: (program: string, date: string) => `${program} finishes on ${date}`,
      slipped: (days: number) => `${workingDays(days)} later than the baseline`,
      ahead: (days: number) => `${workingDays(days)} earlier than the baseline`,
      held: 'as the baseline promised',
    },
    overall: 'Overall',
    notRated: 'Not rated',
    finish: 'Finish',
    buffer: 'Buffer to deadline',
    deadline: (date: string) => `Deadline ${date}`,
    noDeadline: 'No deadline is set for the program.',
    baseline: (date: string) => `baseline ${date}`,
    sinceBaseline: 'against the baseline',
    onBaseline: (date: string) => `On its baseline date, ${date}`,
    noBaseline: 'No baseline to compare with.',
    complete: (percent: string) => `${percent} of the work is done`,
    changed: 'What changed',
    changedSinceBaseline: (name: string) => `Furthest from baseline “${name}”`,
    watch: 'What to watch',
    nothingMoved: 'No task finishes later than its baseline.',
    nothingToWatch: 'Nothing is overdue, and no workstream is short of float.',
    takes: (now: number, before: number) => ` takes ${workingDays(now)}, not ${plain(before)}; it finishes`,
    finishes: ' finishes',
    movedTo: (days: number, date: string) => ` ${workingDays(days)} ${days > 0 ? 'later' : 'earlier'}, on ${date}.`,
    followers: (n: number) => ` ${capital(count(n))} ${plural(n, 'task')} ${n === 1 ? 'follows' : 'follow'}.`,
    moreMoved: (n: number) => `${capital(count(n))} more ${plural(n, 'task')} moved on ${n === 1 ? 'its' : 'their'} own.`,
    nextCriticalUntil: (date: string, days: number) =>
      ` is next on the critical path, until ${date}; each day it loses takes one of ${plain(days)} days of buffer.`,
    nextCriticalNoBuffer: (date: string) => ` is next on the critical path, until ${date}; each day it loses moves the finish.`,
    overdue: (n: number) => `${capital(count(n))} ${plural(n, 'task')} ${be(n)} overdue`,
    overdueFirst: (task: string, date: string) => ` at the data date, ${task} since ${date}.`,
    missed: (n: number) => `${capital(count(n))} ${plural(n, 'task')} ${n === 1 ? 'misses its deadline' : 'miss their deadlines'}`,
    missedFirst: (task: string, date: string) => `, first ${task} on ${date}.`,
    thinFloat: (days: number) => ` has ${workingDays(days)} of float left and is near-critical.`,
  },

  reason: {
    late: (days: number) => `The finish is ${workingDays(days)} after the deadline.`,
    missed: (n: number) => `${capital(count(n))} ${plural(n, 'task')} ${n === 1 ? 'misses its deadline' : 'miss their deadlines'}.`,
    thinBuffer: (limit: number) => `Buffer below ${plain(limit)} days.`,
    slippedFar: (limit: number) => `More than ${plain(limit)} days later than the baseline, and no deadline to measure against.`,
    slipped: 'Later than the baseline.',
    redWorkstream: (n: number) => `${capital(count(n))} ${plural(n, 'workstream')} ${be(n)} off track.`,
    broken: (n: number) => `${capital(count(n))} fixed ${plural(n, 'date')} cannot be met.`,
    buffer: (limit: number) => `Buffer of ${plain(limit)} days or more.`,
    held: 'On or before the baseline.',
    nothingToMeasure: 'No deadline and no baseline to measure against.',
  },

  timeline: {
    milestones: 'Milestones',
    subtitle: 'Timeline · critical path in orange',
    baseline: (name: string, date: string) => ` · grey line = baseline “${name}”, ${date}`,
    today: 'today',
    dataDate: 'data date',
    notShown: (n: number) => ` · ${count(n)} more ${plural(n, 'workstream')} not shown`,
    more: (n: number) => `+ ${n} more`,
    finish: (date: string) => `Finish ${date}`,
    deadline: (date: string) => `Deadline ${date}`,
    title: {
      protect: (task: string, date: string) => `The next 90 days: the finish waits for ${task}, so ${date} is the date to protect`,
      overdue: (task: string, date: string) => `The next 90 days: the finish waits for ${task}, which was due on ${date}`,
      quiet: (tasks: number, milestones: number) => {
        const parts = [
          ...(tasks > 0 ? [`${count(tasks)} ${plural(tasks, 'task')}`] : []),
          ...(milestones > 0 ? [`${count(milestones)} ${plural(milestones, 'milestone')}`] : []),
        ]
        return parts.length > 0
          ? `The next 90 days: nothing critical; ${list(parts)} ${tasks + milestones === 1 ? 'is' : 'are'} planned`
          : 'The next 90 days: nothing is planned'
      },
    },
  },

  workstreams: {
    subtitle: 'Workstreams',
    title: {
      all: (n: number) => (n === 1 ? 'The workstream holds its dates' : `All ${count(n)} workstreams hold their dates`),
      some: (held: number, of: number) =>
        `${capital(count(held))} of ${count(of)} workstreams ${held === 1 ? 'holds its' : 'hold their'} dates`,
      none: (n: number) => (n === 1 ? 'The workstream does not hold its dates' : `None of ${count(n)} workstreams holds its dates`),
      usedFloatDrives: (name: string) => `${name} has used its float and drives the finish`,
      drives: (name: string) => `${name} drives the finish`,
      furthest: (name: string, days: number) => `${name} is ${workingDays(days)} later than the baseline`,
    },
    columns: {
      name: 'Workstream',
      status: 'Status',
      done: 'Done',
      finish: 'Finish',
      baseline: 'Baseline',
      change: 'Change',
      float: 'Float',
      know: 'What to know',
    },
    know: {
      complete: 'Complete.',
      missed: (task: string) => `${task} misses its deadline.`,
      waits: (task: string, cause: string) => `${task} waits for ${cause}.`,
      drives: (task: string, date: string) => `${task}, until ${date}, drives the finish.`,
      noFloat: (task: string, date: string) => `${task}, until ${date}, has no float.`,
      slipped: (task: string, days: number) => `${task} is ${workingDays(days)} later than the baseline.`,
      overdue: (n: number) => `${capital(count(n))} ${plural(n, 'task')} overdue.`,
      freeze: (name: string, from: string, to: string) => `${name} ${from} to ${to} falls into it.`,
      next: (task: string, date: string) => `Next: ${task} on ${date}.`,
      led: (lead: string) => `Lead: ${lead}.`,
    },
  },

  critical: {
    subtitle: 'Critical path',
    counted: (n: number, others: number) => {
      const those =
        n === 1 ? 'the unfinished task that sets the finish' : `the ${figure(n)} unfinished tasks that set the finish, in order of start`
      const more = others === 0 ? '' : `; ${figure(others)} more ${others === 1 ? 'has' : 'have'} no float to dates of their own`
      return ` · ${those}${more}`
    },
    title: {
      finish: (tasks: number, date: string) =>
        `${capital(count(tasks))} ${plural(tasks, 'task')} ${tasks === 1 ? 'sets' : 'set'} the finish on ${date}`,
      longest: (name: string, days: number) => `${name} is the longest with ${workingDays(days)}`,
      late: (days: number) => `${workingDays(days)} must be won back to meet the deadline`,
    },
    columns: {
      task: 'Task',
      workstream: 'Workstream',
      start: 'Start',
      finish: 'Finish',
      duration: 'Duration',
      float: 'Float',
      waits: 'Waits for',
    },
    buffer: 'Buffer to the deadline',
    bufferOf: (days: string) => `; buffer to the deadline ${days}`,
    chart: 'Least float in each workstream, working days',
    more: (n: number) => `… and ${figure(n)} more, in the workbook`,
  },

  milestones: {
    subtitle: 'Milestones',
    against: (name: string, date: string) => `Milestones against baseline “${name}”, ${date}`,
    title: {
      allHold: (n: number) => (n === 1 ? 'The milestone holds its baseline date' : `All ${count(n)} milestones hold their baseline dates`),
      slipped: (late: number, of: number) =>
        `${capital(count(late))} of ${count(of)} milestones ${late === 1 ? 'is' : 'are'} later than the baseline`,
      worst: (name: string, days: number) => `${name} most, by ${workingDays(days)}`,
      next: (n: number, name: string, date: string) =>
        `${capital(count(n))} ${plural(n, 'milestone')} to come; the next is ${name} on ${date}`,
      nextIs: (name: string, date: string) => `the next is ${name} on ${date}`,
      done: (n: number) => (n === 1 ? 'The milestone is reached' : `All ${count(n)} milestones are reached`),
    },
    columns: {
      milestone: 'Milestone',
      workstream: 'Workstream',
      status: 'Status',
      baseline: 'Baseline',
      forecast: 'Forecast',
      change: 'Change',
      float: 'Float',
    },
    done: 'Reached',
  },

  next: {
    subtitle: (from: string, to: string) => `Next period · ${from} to ${to}`,
    title: {
      due: (to: string, starts: number, finishes: number, isMilestoneDue: boolean) => {
        const parts = [
          ...(finishes > 0 ? [`${count(finishes)} ${plural(finishes, 'task')} ${finishes === 1 ? 'finishes' : 'finish'}`] : []),
          ...(starts > 0
            ? [`${count(starts)}${finishes > 0 ? '' : ` ${plural(starts, 'task')}`} ${starts === 1 ? 'starts' : 'start'}`]
            : []),
        ]
        if (parts.length > 0) return `By ${to}, ${list(parts)}`
        return isMilestoneDue ? `By ${to}, milestones fall due` : `Nothing new falls due by ${to}`
      },
      milestone: (name: string, date: string) => `${name} is due on ${date}`,
      overdue: (n: number) => `${count(n)} ${plural(n, 'task')} ${be(n)} overdue`,
    },
    columns: { date: 'Date', what: 'What', task: 'Task', workstream: 'Workstream', owner: 'Owner', float: 'Float' },
    kinds: { overdue: 'Was due', milestone: 'Milestone', finish: 'Finishes', start: 'Starts' },
  },

  appendix: {
    title: 'What red, amber and green mean',
    subtitle: 'Appendix · the rules of this deck; nothing is coloured by hand',
    columns: { colour: 'Colour', program: 'The program', workstream: 'A workstream', milestone: 'A milestone' },
    red: {
      program: (far: number) =>
        `It finishes after its deadline, or a task misses its own. Without a deadline: more than ${far} working days later than the baseline.`,
      workstream: (far: number) =>
        `A task in it misses its deadline or has float below zero; or it finishes more than ${far} working days later than the baseline and has no float left.`,
      milestone: 'It misses its deadline or has float below zero.',
    },
    amber: {
      program: (buffer: number) =>
        `The buffer to the deadline is below ${buffer} working days, a workstream is red, or a fixed date cannot be met. Without a deadline: later than the baseline.`,
      workstream: 'It finishes later than the baseline, or work in it is overdue at the data date.',
      milestone: 'It is later than the baseline, or overdue at the data date.',
    },
    green: {
      program: 'None of these.',
      workstream: 'None of these.',
      milestone: 'None of these.',
    },
    float:
      'Float is how far work can slip before the finish or a deadline moves; buffer is the working time from the finish to the deadline.',
  },
} as const
