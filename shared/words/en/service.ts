/** What the program file and the commands say: refusals with what, where, why and the next step; labels of the undo menu. */
import { formatDate } from '../../time/formatDate.ts'
import { count } from './count.ts'

const shown = (name: string): string => (name.length > 60 ? `${name.slice(0, 57).replace(/[\ud800-\udbff]$/, '')}…` : name)
const quoted = (name: string): string => `“${shown(name)}”`

export const files = {
  missing: (path: string) => `There is no file at ${path}. It may have been moved or renamed; choose it again with Open.`,
  targetIsFolder: (path: string) => `${path} is a folder. Name a file in it to write to.`,
  notOrdinary: (path: string) => `${path} is a device or a pipe, not an ordinary file. Choose a file on a disk.`,
  isFolder: (path: string) => `${path} is a folder. Choose a program file (.throughline) inside it.`,
  empty: (path: string) => `${path} is empty (0 bytes), so it holds no plan. If it came from another computer, copy it again.`,
  notProgram: (path: string) =>
    `${path} is not a Throughline program file. To read a spreadsheet, CSV or Microsoft Project XML, use Import; nothing was changed.`,
  otherDatabase: (path: string) =>
    `${path} is a database of another program, not a Throughline program file. Choose a .throughline file; nothing was changed.`,
  newer: (path: string, found: number, known: number) =>
    `${path} was saved by a newer Throughline (format ${found}; this one knows ${known}). Update Throughline, then open it again; the file was not touched.`,
  broken: (path: string, found: string) =>
    `${path} is damaged or cut short (${/^\*+ in database/.test(found) ? 'its pages do not fit together' : found}). It was not changed: open a back-up or a saved copy of this program instead, or ask the sender for the file again.`,
  changedLayout: 'its tables are not laid out as they were written',
  changedRows: (table: string) =>
    table === 'txn' ? 'its last change is not as it was written' : `the rows of its ${table} table are not as they were written`,
  strangeRow: (table: string, id: string, why: string) => `row ${id} of its ${table} table is none of a plan: ${why}`,
  strangeTrigger: (name: string) => `it holds the trigger or view “${name}”, which Throughline never writes`,
  orphans: (n: number) => `${count(n, 'row')} without the row that they belong to`,
  brokenChange: (label: string) => `the change ${quoted(label)} in the history is not as it was written`,
  lastBackup: (day: string, tasks: number) =>
    ` The last back-up of it is from ${day} (${count(tasks, 'row')}); open it as a copy with Back-ups.`,
  noBackup: ' There is no back-up of it on this computer.',
  backupFailed: 'Something went wrong in Throughline itself; the log has the details. Save a copy somewhere else to be safe.',
  notBackup: (path: string) => `${path} is not one of the back-ups on this computer. Choose one from the list.`,
  mayNotRead: (path: string) =>
    `${path} may not be read: its permissions, or those of a folder above it, forbid it. Ask its owner for permission, or choose another one.`,
  readOnly: (path: string) =>
    `${path} cannot be written: the file or its folder is read-only. Save a copy to a folder of your own and work there.`,
  openedReadOnly: 'This file or its folder is read-only: you can look, and save a copy to work on.',
  openedOnFullDisk: (why: string) =>
    `${why} Until then it is open to look only: you can export it, or save a copy to another disk, and open it again once there is room.`,
  unsaved: (path: string) =>
    `The disk that holds ${path} is full, so the last change was not made. Everything before it is saved. Free some space and make the change again, or save a copy to another disk and go on there.`,
  noSpace: (path: string) => `The disk that holds ${path} is full. Nothing was changed; free some space and try again.`,
  failed: (path: string, what: string) => `${path} could not be used: ${what}. Check the disk or the folder’s permissions and try again.`,
  locked: (path: string, holder: string) => `${path} is already open in ${holder}. Close it there first, or save a copy from there.`,
  holder: (author: string, shell: string, host: string, pid: number) =>
    `${shell === 'electron' ? 'the Throughline window' : shell === 'browser' ? 'the Throughline browser window' : 'a Throughline command'} of ${author} on ${host} (process ${pid})`,
  unknownHolder: 'another program',
  exists: (path: string) => `${path} is already there. Choose another name, or allow it to be overwritten.`,
  ownFile: (path: string) => `${path} is the program that is open now. Choose another name for the copy.`,
  besideProgram: (path: string, program: string) =>
    `${path} belongs to ${program}: it is where Throughline keeps what is being written. Choose another name.`,
  strayJournal: (path: string, journal: string) =>
    `Beside ${path} lies ${journal}, the journal of a program that was there; a new file would be mixed up with it. Put that program back under its name and open it, or choose another name.`,
  strangeBeside: (path: string, found: string) =>
    `${found} is no ordinary file, and that is where Throughline writes while ${path} is open. Take it away, then open the program again.`,
  journalOfAnother: (path: string, journal: string) =>
    `${path} and ${journal} beside it do not belong together: the journal is that of another file which lay there before. Both are as they were. The file is whole by itself: move the journal into another folder, then open the file again.`,
  notOverProgram: (path: string) => `${path} is a Throughline program file; an export would take its place. Choose another name.`,
  movedAway: (path: string) =>
    `${path} was moved, renamed, deleted or replaced while it was open, so nothing more is written to it. Put it back under its name to go on, or save a copy to keep what you see.`,
  blankEnd: (path: string) => `The name of the file “${path}” ends in a blank or a line break. Take that off its end, and try again.`,
  longName: (path: string, tooMany: number) =>
    `The name of ${path} leaves no room for the files that lie beside a program in use. Make it ${count(tooMany, 'letter')} shorter, and try again.`,
  noFolder: (path: string) => `The folder ${path} is not there. Create it or choose another one.`,
  unsafePlace: (path: string, place: string) =>
    `${path} lies in ${place}. Syncing or network folders damage a program file that is in use: keep it in a folder of this computer, and share a saved copy.`,
  tookCopy: (place: string, path: string) =>
    `The file lies in ${place}, so your own copy was opened: ${path}. Save a copy back to share it.`,
  sampleMissing: (path: string) =>
    `The sample program is not installed (${path} is missing). Reinstall Throughline, or start a new program.`,
  nothingOpen: 'No program is open. Open one, import a plan, or start a new one.',
  isReadOnly: (name: string) =>
    `${quoted(name)} is open read-only, so nothing was changed. Save a copy to a folder of your own and work there.`,
  noChooser: 'This window has no file dialog of the system; type the path or use the built-in one.',
  cancelled: 'Cancelled; nothing was written.',
  snapshot: 'This is a snapshot to look at; nothing can be changed in it.',
  unsafeFolder: (place: string) => `This folder is ${place}: good for sharing copies, not for the program file itself.`,
  places: { programs: 'Programs', documents: 'Documents', downloads: 'Downloads', home: 'Home' },
  publishBroken: (path: string) => `The copy at ${path} did not pass its check and was removed. Try again on another disk.`,
}

export const imports = {
  reading: 'Reading the file',
  writing: 'Writing the plan',
  cancelled: 'Cancelled; nothing was imported.',
  previewGone: 'This preview is no longer kept. Choose the file again.',
  noPlan: (message: string) => `There is nothing to import: ${message}`,
  nothingGiven: 'Name a file by its path, or hand over its name and content.',
  badContent: 'The content handed over is not base64. Choose the file again.',
  programFile: (path: string) => `${path} is a Throughline program already. Use Open.`,
}

export const dispatchWords = {
  unknown: (name: string) => `There is no operation ${quoted(name)}. The list of operations is in the help.`,
  invalid: (label: string, problem: string) => `${label}: ${problem}`,
  internal: (id: string) => `Something went wrong inside Throughline; nothing was changed. The log has the details under ${id}.`,
}

export const edits = {
  noTask: (id: string) => `The task ${id} is not in this plan (any more). Refresh and choose it again.`,
  noLink: (id: string) => `The link ${id} is not in this plan (any more).`,
  noCalendar: (id: string) => `The calendar ${id} is not in this plan. Choose one of the plan’s calendars.`,
  noResource: (id: string) => `The resource ${id} is not in this plan. Add it first.`,
  noBaseline: (id: string) => `The baseline ${id} is not in this plan.`,
  ownParent: (name: string) => `${quoted(name)} cannot go below itself or one of its own rows. Choose a place outside its branch.`,
  notSibling: (name: string) => `${quoted(name)} is not on that level any more. Choose the place again.`,
  cannotIndent: 'There is no row above on the same level to indent below. Move the row down first.',
  cannotOutdent: 'These rows are already on the top level.',
  summaryDuration: (name: string) =>
    `${quoted(name)} is a summary: its duration comes from the rows below. Change one of those, or switch the summary to manual.`,
  summaryDates: (name: string) =>
    `${quoted(name)} is a summary: its dates come from the rows below. Move one of those, or switch the summary to manual.`,
  summaryProgress: (name: string) => `${quoted(name)} is a summary: its progress comes from the rows below. Enter progress there.`,
  summaryConstraint: (name: string, type: string) =>
    `${quoted(name)} is a summary, and a summary cannot have the constraint ${type}. Choose as soon as possible, start no earlier than or finish no later than, or set it on a row below.`,
  constraintDate: (name: string, type: string) =>
    `${quoted(name)}: the constraint ${type} needs a date. Enter the constraint date together with it, or choose as soon as possible.`,
  remainingTooLong: (name: string) =>
    `${quoted(name)}: more would remain than the task takes in all. Make the task longer, or enter a shorter remaining duration.`,
  threePoint: (name: string) =>
    `${quoted(name)}: the estimates must run optimistic ≤ most likely ≤ pessimistic. Correct the one that is out of order.`,
  manualOrder: (name: string) => `${quoted(name)}: the finish lies before the start. Enter a finish on or after the start.`,
  actualOrder: (name: string) => `${quoted(name)}: the actual finish lies before the actual start. Correct one of them.`,
  begunInactive: (name: string) =>
    `${quoted(name)} has begun, so it cannot be made inactive: what has happened stays in the plan. Shorten it to what was done, or set its progress to 0 % first.`,
  begunBelow: (summary: string, name: string) =>
    `${quoted(summary)} cannot be made inactive: ${quoted(name)} below it has begun, and what has happened stays in the plan. Make the tasks that have not begun inactive instead.`,
  begunPlace: (name: string, summary: string) =>
    `${quoted(name)} has begun, so it cannot go below ${quoted(summary)}, which is inactive: what has happened stays in the plan. Make ${quoted(summary)} active first, or choose another place.`,
  selfLink: (name: string) => `${quoted(name)} cannot be linked to itself. Choose another task as predecessor.`,
  familyLink: (summary: string, below: string) =>
    `${quoted(summary)} is a summary above ${quoted(below)}: a summary cannot be linked with its own rows. Link to a row outside that branch.`,
  duplicateLink: (from: string, to: string, type: string) =>
    `${quoted(from)} and ${quoted(to)} already have a ${type} link. Change its lag instead of adding a second one.`,
  cycle: (names: readonly string[]) => `This would close a circle: ${names.map(shown).join(' → ')}. Remove one of these links first.`,
  calendarInUse: (name: string, by: string) => `The calendar ${quoted(name)} is used by ${by}. Give that another calendar first.`,
  theProgram: 'the program',
  calendarCircle: (name: string) => `The calendar ${quoted(name)} would be based on itself. Choose another base calendar.`,
  spans: (name: string) =>
    `The calendar ${quoted(name)} has working times that overlap or end before they start. Enter each day’s times in order.`,
  exceptionOrder: (name: string, exception: string) =>
    `The calendar ${quoted(name)}: the exception ${quoted(exception)} ends before it starts. Enter its last day on or after the first.`,
  noWorkingTime: (name: string) =>
    `The calendar ${quoted(name)} would have no working time at all. Give at least one day some working hours.`,
  nameTaken: (kind: string, name: string) => `There is already a ${kind} called ${quoted(name)}. Choose another name.`,
  notTopLevel: (name: string) => `${quoted(name)} is not on the top level; only a top-level row is a workstream.`,
  sameResource: (name: string) => `${quoted(name)} has the same resource twice. Name each resource once.`,
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to redo.',
  notTakenBack: (label: string) =>
    `${quoted(label)} is itself a step of undo or redo. Use undo and redo, or choose the change that it is about.`,
  firstChange: (label: string) => `${quoted(label)} is how this file began, so it cannot be taken back.`,
  isUndone: (label: string) => `${quoted(label)} is taken back already.`,
  changedSince: (label: string, later: string) =>
    `${quoted(label)} cannot be taken back on its own: ${quoted(later)}, which came later, rests on the same rows. Take that back first.`,
  wouldTear: (label: string) =>
    `${quoted(label)} cannot be taken back on its own: rows that are there now rest on it. Undo step by step instead.`,
  brokenStep: (label: string) =>
    `What the file holds of ${quoted(label)} was damaged on the disk, so it cannot be taken back. The plan itself is as you see it; save a copy, or open a back-up to go further back.`,
  noTxn: (txn: number) => `The history has no change ${txn}.`,
  unscheduled: (name: string, why: string) => `${quoted(name)} cannot be scheduled. ${why}`,
  finishNeeded: 'Scheduling from the finish needs a finish date. Enter the program’s finish together with it.',
  scheduleWithTasks: (name: string) => `${quoted(name)} has no bar that can be moved.`,
  noStatusDate: 'The program has no data date after which the work could go on. Set one in Program settings, then reschedule.',
  nothingUncompleted: (statusDate: number) =>
    `No uncompleted work is planned before the data date, ${formatDate(statusDate - 1, 'shortYear')}. If work has slipped since, set a later data date in Program settings.`,
  droveOnce: 'A link that has been removed since drove it.',
  droveOnceBy: (name: string) => `${quoted(name)} drove it, by a link that has been removed since.`,
}

/** Labels of the undo menu. */
export const labels = {
  undo: (subject: string) => `Undo ${quoted(subject)}`,
  takeBack: (subject: string) => `Take back ${quoted(subject)}`,
  redo: (subject: string) => `Redo ${quoted(subject)}`,
  insert: (names: readonly string[]) => (names.length === 1 ? `Insert ${names[0]}` : `Insert ${count(names.length, 'task')}`),
  update: (names: readonly string[]) => (names.length === 1 ? `Change ${names[0]}` : `Change ${count(names.length, 'task')}`),
  rename: (from: string, to: string) => `Rename ${from} to ${to}`,
  lengthen: (name: string, duration: string) => `Lengthen ${name} to ${duration}`,
  shorten: (name: string, duration: string) => `Shorten ${name} to ${duration}`,
  move: (names: readonly string[]) => (names.length === 1 ? `Move ${names[0]}` : `Move ${count(names.length, 'task')}`),
  active: (name: string, isActive: boolean) => `Make ${name} ${isActive ? 'active' : 'inactive'}`,
  manual: (name: string, isManual: boolean) => `Schedule ${name} ${isManual ? 'manually' : 'automatically'}`,
  rescheduleRest: (names: readonly string[]) =>
    `Reschedule uncompleted work of ${names.length === 1 ? names[0] : count(names.length, 'task')}`,
  progress: (name: string, percent: number) => `Set ${name} to ${Math.round(percent)} %`,
  start: (name: string, at: number) => `Start ${name} on ${formatDate(at)}`,
  finish: (name: string, at: number) => `Finish ${name} on ${formatDate(at)}`,
  newRow: 'New task',
  successors: (name: string) => `Change successors of ${name}`,
  predecessors: (name: string) => `Change predecessors of ${name}`,
  field: (field: string, name: string) => `Change ${field} of ${name}`,
  remove: (names: readonly string[]) => (names.length === 1 ? `Delete ${names[0]}` : `Delete ${count(names.length, 'task')}`),
  moveRows: (names: readonly string[]) => (names.length === 1 ? `Move row ${names[0]}` : `Move ${count(names.length, 'row')}`),
  indent: (names: readonly string[]) => (names.length === 1 ? `Indent ${names[0]}` : `Indent ${count(names.length, 'task')}`),
  outdent: (names: readonly string[]) => (names.length === 1 ? `Outdent ${names[0]}` : `Outdent ${count(names.length, 'task')}`),
  paste: (n: number) => `Paste ${count(n, 'row')}`,
  editRows: (n: number) => `Edit ${count(n, 'row')}`,
  link: (from: string, to: string) => `Link ${from} → ${to}`,
  links: (n: number) => `Link ${count(n, 'task')}`,
  addLinks: (n: number) => `Add ${count(n, 'link')}`,
  changeLink: (from: string, to: string) => `Change link ${from} → ${to}`,
  changeLinks: (n: number) => `Change ${count(n, 'link')}`,
  unlink: (from: string, to: string) => `Remove link ${from} → ${to}`,
  unlinks: (n: number) => `Remove ${count(n, 'link')}`,
  assign: (name: string) => `Assign ${name}`,
  saveCalendar: (name: string) => `Save calendar ${name}`,
  deleteCalendar: (name: string) => `Delete calendar ${name}`,
  saveResource: (name: string) => `Save resource ${name}`,
  deleteResource: (name: string) => `Delete resource ${name}`,
  capture: (name: string) => `Set baseline ${name}`,
  updateBaseline: (name: string, n: number) => `Update baseline ${name} for ${count(n, 'task')}`,
  renameBaseline: (from: string, to: string) => `Rename baseline ${from} to ${to}`,
  deleteBaseline: (name: string) => `Delete baseline ${name}`,
  workstream: (name: string) => `Change workstream ${name}`,
  renameProgram: (name: string) => `Rename program to ${name}`,
  program: 'Change program settings',
  place: (names: readonly string[]) =>
    names.length === 1 ? `Move ${names[0]} in the network` : `Move ${names.length} tasks in the network`,
  layOut: 'Lay out the network',
  newProgram: 'New program',
  importFile: (fileName: string) => `Import ${fileName}`,
  restored: (name: string, day: string) => `${name} (back-up of ${day})`,
  sample: 'Sample program',
  baseline: 'Baseline',
}

/** Fields of a task as a sentence names them; those without an entry are never changed alone. */
export const fieldNames: Readonly<Record<string, string>> = {
  duration: 'duration',
  durationUnit: 'duration unit',
  estimated: 'estimate mark',
  milestone: 'milestone mark',
  manual: 'scheduling mode',
  active: 'active mark',
  manualFinish: 'finish',
  calendarId: 'calendar',
  constraintType: 'constraint',
  deadline: 'deadline',
  remainingDuration: 'remaining duration',
  levellingDelay: 'levelling delay',
  optimistic: 'optimistic estimate',
  mostLikely: 'most likely estimate',
  pessimistic: 'pessimistic estimate',
  owner: 'owner',
  priority: 'priority',
  notes: 'notes',
  actualStart: 'actual start',
  actualFinish: 'actual finish',
}
