/** The words of the health checks: names, formulas, their sources, what each row shows. */
import type { CheckKey } from '../../model/finding.ts'
import type { HealthLimits } from '../../model/healthLimits.ts'
import { count, figure } from './count.ts'

/** Made once: a formatter for each number costs as much as the check itself. */
const tenth = (n: number): number => {
  const rounded = Math.round(n * 10) / 10
  return rounded === 0 ? 0 : rounded
}
const days = (n: number): string => `${figure(tenth(n)).replace('-', '−')} d`

export const health = {
  names: {
    logic: 'Logic',
    leads: 'Leads',
    lags: 'Lags',
    finishToStart: 'Link types',
    hardConstraints: 'Hard constraints',
    highFloat: 'High float',
    negativeFloat: 'Negative float',
    highDuration: 'High duration',
    invalidDates: 'Invalid dates',
    resources: 'Resources',
    missedTasks: 'Missed tasks',
    criticalPath: 'Critical path test',
    cpli: 'Critical path length index (CPLI)',
    bei: 'Baseline execution index (BEI)',
    danglingLogic: 'Dangling ends',
    owners: 'No owner',
    looseDates: 'Dates without a predecessor',
    squeezedTesting: 'Testing squeezed at the end',
    lateSecurity: 'Security review late',
    greenButLate: 'Green with negative float',
  } satisfies Record<CheckKey, string>,
  formulas: {
    logic: () => 'unfinished tasks without a predecessor or without a successor ÷ unfinished tasks',
    leads: () => 'links with a negative lag ÷ links into unfinished tasks',
    lags: () => 'links with a positive lag ÷ links into unfinished tasks',
    finishToStart: () => 'finish-to-start links ÷ links into unfinished tasks',
    hardConstraints: () => 'unfinished tasks that must start or finish on a date, or no later than one ÷ unfinished tasks',
    highFloat: ({ highFloatDays }) => `unfinished tasks with more than ${highFloatDays} days of total float ÷ unfinished tasks`,
    negativeFloat: () => 'unfinished tasks with total float below zero ÷ unfinished tasks',
    highDuration: ({ highDurationDays }) =>
      `unfinished tasks longer than ${highDurationDays} days in the baseline (now, where it has none) ÷ unfinished tasks`,
    invalidDates: () => 'tasks with a forecast before the data date, or an actual date after it ÷ tasks',
    resources: () => 'unfinished tasks to which nothing is assigned ÷ unfinished tasks',
    missedTasks: () => 'tasks later than the baseline ÷ tasks that the baseline finishes by the data date',
    criticalPath: () => 'days that the finish moves ÷ days by which a critical task is made later (600)',
    cpli: () => '(days from the data date to the finish + float of the finish to its deadline or baseline) ÷ those days',
    bei: () => 'finished tasks ÷ tasks that the baseline finishes by the data date, and those it does not know',
    danglingLogic: () => 'unfinished tasks whose links drive no start, or follow no finish ÷ unfinished tasks',
    owners: () => 'unfinished tasks and milestones with neither an owner nor anybody assigned ÷ unfinished tasks and milestones',
    looseDates: () => 'unfinished tasks and milestones on a typed date without a predecessor ÷ unfinished tasks and milestones',
    squeezedTesting: ({ testingRoomDays }) =>
      `unfinished testing shorter than its baseline, or less than ${testingRoomDays} days before go-live ÷ unfinished testing`,
    lateSecurity: ({ securityBy }) =>
      `unfinished security reviews that finish after ${securityBy} % of the working time to go-live ÷ unfinished security reviews`,
    greenButLate: () => 'tasks in progress that report at least what the time gone asks for, with negative float ÷ tasks in progress',
  } satisfies Record<CheckKey, (limits: HealthLimits) => string>,

  /** Section 4 of the pamphlet (October 2012) is the assessment; "" = nobody's rule but ours. */
  sources: {
    logic: 'DCMA-EA PAM 200.1, 4.1',
    leads: 'DCMA-EA PAM 200.1, 4.2',
    lags: 'DCMA-EA PAM 200.1, 4.3',
    finishToStart: 'DCMA-EA PAM 200.1, 4.4',
    hardConstraints: 'DCMA-EA PAM 200.1, 4.5',
    highFloat: 'DCMA-EA PAM 200.1, 4.6',
    negativeFloat: 'DCMA-EA PAM 200.1, 4.7',
    highDuration: 'DCMA-EA PAM 200.1, 4.8',
    invalidDates: 'DCMA-EA PAM 200.1, 4.9',
    resources: 'DCMA-EA PAM 200.1, 4.10',
    missedTasks: 'DCMA-EA PAM 200.1, 4.11',
    criticalPath: 'DCMA-EA PAM 200.1, 4.12',
    cpli: 'DCMA-EA PAM 200.1, 4.13',
    bei: 'DCMA-EA PAM 200.1, 4.14',
    danglingLogic: 'DCMA DECM 06A204b; GAO-16-89G, best practice 2',
    owners: '',
    looseDates: '',
    squeezedTesting: '',
    lateSecurity: '',
    greenButLate: '',
  } satisfies Record<CheckKey, string>,

  nothingFound: 'It found nothing.',
  nothingToCount: 'There is nothing that this counts.',
  notLoaded: 'Nobody is assigned to any task: the plan is not loaded with resources.',
  noBaseline: 'There is no baseline to measure against. Set one, then ask again.',
  nothingDue: 'By the data date the baseline finishes nothing yet.',
  nothingCritical: 'There is no unfinished task that sets the finish.',
  fromFinish: 'The plan is scheduled from its finish: nothing can move that.',
  noDeadline:
    'There is neither a deadline of the program or of its last task nor a baseline that the finish could be late for. Set one of them.',
  over: 'Nothing is left between the data date and the finish.',
  noTesting: 'No unfinished task is named as testing.',
  noSecurity: 'No unfinished task is named as a security or privacy review.',
  nothingBegun: 'No task is in progress.',

  openEnd: (noPredecessor: boolean, noSuccessor: boolean) =>
    noPredecessor && noSuccessor ? 'neither predecessor nor successor' : noPredecessor ? 'no predecessor' : 'no successor',
  dangling: (start: boolean, finish: boolean) =>
    start && finish
      ? 'nothing drives its start, nothing follows its finish'
      : start
        ? 'nothing drives its start: its predecessors bind only its finish'
        : 'nothing follows its finish: its successors wait only for its start',
  link: (type: string, from: string) => `${type} from ${from}`,
  constraint: (name: string, day: string) => `${name.toLowerCase()} ${day}`,
  manual: 'manually scheduled',
  float: (n: number) => `${days(n)} of float`,
  long: (n: number) => `${days(n)} long`,
  longInBaseline: (promised: number, now: number) => `${days(promised)} long in the baseline, now ${days(now)}`,
  nobody: 'nobody assigned',
  noOwner: 'no owner',
  startBehind: (day: string) => `has not begun, and its start ${day} is past`,
  finishBehind: (day: string) => `is not finished, and its finish ${day} is past`,
  actualAhead: (day: string) => `has an actual date in the future: ${day}`,
  missed: (promised: string, now: string, done: boolean) => `promised ${promised}, ${done ? 'finished' : 'now'} ${now}`,
  due: (promised: string) => `promised ${promised}, not finished`,
  trial: (delayed: number, arrived: number) => `${days(delayed)} later here, ${days(arrived)} later at the finish`,
  tried: (name: string, delayed: number, arrived: number) =>
    `Tried on “${name}”: ${days(delayed)} later, and the finish moved ${days(arrived)}.`,
  cpli: (length: number, float: number, to: 'deadline' | 'ownDeadline' | 'baseline') =>
    `${days(length)} to the finish, ${days(float)} of float to the ${{ deadline: 'deadline', ownDeadline: 'deadline of the last task', baseline: 'baseline’s finish' }[to]}.`,
  shortened: (was: number, now: number) => `shortened from ${days(was)} to ${days(now)}`,
  room: (left: number, before: string | null) => `ends ${days(left)} before ${before ?? 'the finish'}`,
  reviewedAt: (day: string, percent: number, before: string | null) =>
    `finishes ${day}, at ${Math.round(percent)} % of ${before === null ? 'the program' : `the way to ${before}`}`,
  green: (done: number, gone: number, float: number) =>
    `${Math.round(done)} % reported with ${Math.round(gone)} % of its time gone, ${days(float)} of float`,

  fixes: {
    removeLead: 'Remove the lead',
    softenStart: 'Make it “no earlier than”',
    softenFinish: 'Make it “no earlier than”, with a deadline',
    makeDeadline: 'Make it a deadline',
    restAfterDataDate: 'Move what is left after the data date',
    startToday: 'Start it today',
    giveTo: (owner: string) => `Give it to ${owner}`,
  },

  // The screen.
  title: 'Health',
  families: { dcma: 'DCMA 14-point assessment', delivery: 'What delivery managers watch for' },
  summary: (passed: number, failed: number, unmeasured: number) =>
    [`${passed} passed`, `${failed} failed`, unmeasured > 0 ? `${unmeasured} not measurable` : ''].filter(Boolean).join(' · '),
  verdicts: { passed: 'Passed', failed: 'Failed', unmeasured: 'Not measurable' },
  result: (value: number, unit: '%' | 'index') => (unit === '%' ? `${figure(tenth(value))} %` : value.toFixed(2)),
  limit: (value: number, unit: '%' | 'index', sense: 'atMost' | 'atLeast') =>
    `${sense === 'atMost' ? '≤' : '≥'} ${unit === '%' ? `${figure(value)} %` : value.toFixed(2)}`,
  ratio: (numerator: number, denominator: number) => `${figure(tenth(numerator))} of ${figure(tenth(denominator))}`,
  columns: { check: 'Check', counted: 'Counted', result: 'Result', limit: 'Limit' },
  show: { all: 'All', failed: 'Failed' },
  which: 'Which checks to show',
  limits: 'Limits…',
  fixAll: (n: number, words: string) => `${words}: all ${n}`,
  /** Said of several fixes of a check that do not say the same. */
  fixesAll: {
    hardConstraints: 'Make each soft',
    owners: 'Give each to the owner above',
  } as Readonly<Partial<Record<CheckKey, string>>>,
  fixAny: 'Mend',
  source: (source: string) => `After ${source}`,
  jump: (name: string) => `Show ${name} in the plan`,
  more: (n: number) => `Show ${count(n, 'more row')}`,
  items: (n: number) => count(n, 'row'),
  measuring: 'Measuring…',
  empty: 'Open a program, and its plan is measured here.',
  home: 'Go to Home',
  noTasks: 'No tasks yet. Add some in the Plan, or import a sheet; this screen then says how sound the plan is.',
  toPlan: 'Go to the plan',
  allFine: 'Every check that could be measured has passed.',
  limitsTitle: 'Limits of the health checks',
  limitsAbout: 'The program keeps these limits. A field left empty takes the published limit.',
  limitNames: {
    logic: 'Logic, at most %',
    leads: 'Leads, at most %',
    lags: 'Lags, at most %',
    finishToStart: 'Finish-to-start links, at least %',
    hardConstraints: 'Hard constraints, at most %',
    highFloat: 'High float, at most %',
    highFloatDays: 'Float is high above days',
    negativeFloat: 'Negative float, at most %',
    highDuration: 'High duration, at most %',
    highDurationDays: 'Duration is high above days',
    invalidDates: 'Invalid dates, at most %',
    resources: 'Without resources, at most %',
    missedTasks: 'Missed tasks, at most %',
    criticalPath: 'Critical path test, at least %',
    cpli: 'CPLI, at least',
    bei: 'BEI, at least',
    danglingLogic: 'Dangling ends, at most %',
    owners: 'No owner, at most %',
    looseDates: 'Dates without a predecessor, at most %',
    squeezedTesting: 'Squeezed testing, at most %',
    testingRoomDays: 'Days testing leaves before go-live',
    lateSecurity: 'Late security reviews, at most %',
    securityBy: 'Security reviews by, % of the way',
    greenButLate: 'Green with negative float, at most %',
  } satisfies Record<keyof HealthLimits, string>,
  badLimit: (least: number, most: number) => `Write a number from ${least} to ${most}, or leave it empty.`,
  save: 'Save',
  cancel: 'Cancel',
  published: 'Published limits',
} as const
