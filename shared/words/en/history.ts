/** The words of History: every change of the program, who made it and what it moved. */
import { count } from './count.ts'

export const history = {
  title: 'History',
  changes: 'Changes, newest first',
  columns: { when: 'When', label: 'What', author: 'Who', changed: 'Rows', moved: 'Dates moved', finish: 'Finish' },
  moved: (n: number) => (n === 0 ? '–' : count(n, 'task')),
  finish: (before: string, after: string) => (before === after ? '' : `${before} → ${after}`),
  undone: 'taken back',
  all: 'All changes',
  onlyTask: (name: string) => `Only changes of ${name}`,
  chooseTask: 'Select a task in Plan or Network to see its changes only',
  none: 'No change touched this task.',
  choose: 'Choose a change to see what it moved.',
  details: 'The change',
  by: (author: string, when: string) => `${author}, ${when}`,
  rows: (n: number) => `${count(n, 'row')} of the plan changed`,
  nothingMoved: 'It moved no date.',
  movedTasks: (n: number) => `It moved ${count(n, 'task')}`,
  more: (n: number) => `and ${count(n, 'more task')}`,
  gone: 'a task that is gone',
  takeBack: 'Take this change back',
  isTakenBack: 'This change is taken back.',
  isStep: 'A step of undo or redo: use those to go on from it.',
  isFirst: 'This is how the file began.',
  reading: 'Reading the history…',
} as const
