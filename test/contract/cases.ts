/** Every operation with good and bad input, in an order that makes a small program; any shell can run the table. */
import { join } from 'node:path'
import type { OperationName } from '../../shared/contract/index.ts'
import type { RefusalCode } from '../../shared/contract/refusal.ts'
import { standardWeek } from '../../shared/model/calendar.ts'
import { instantOf } from '../../shared/time/instant.ts'

/** Values of the answers so far, the latest of each operation. */
export type Seen = Readonly<Record<string, Record<string, unknown>>>
export interface Case {
  readonly name: OperationName
  readonly input: (home: string, seen: Seen) => unknown
  /** What must come out. */
  readonly expect: 'ok' | RefusalCode
  /** Speaks about the open program (a shell that opens it for every call must do so). */
  readonly inProgram?: true
}

const start = instantOf(2027, 1, 4, 8)
const csv = Buffer.from('ID,Name,Duration,Start,Predecessors\n1,Build,5d,2027-01-04,\n2,Test,2d,,1\n').toString('base64')
const calendar = { id: 'cal-night', name: 'Night', baseId: null, week: standardWeek(), workWeeks: [], exceptions: [] }
const resource = { id: 'res-mia', name: 'Mia', kind: 'work', initials: 'M', role: '', calendarId: null, maxUnits: 1 }
export const programPath = (home: string): string => join(home, 'cases.throughline')

const plan = (seen: Seen): { tasks: { id: string }[]; links: { id: string }[]; baselines: { id: string }[] } =>
  seen['plan.read'].plan as never
const task = (seen: Seen, at: number): string => plan(seen).tasks[at].id
const previewId = (seen: Seen): unknown => seen['import.preview'].previewId

/** An input as it stands, or one made from the answers so far. */
type Asked = Case['input'] | object | number | null
const ok = (name: OperationName, input: Asked = {}): Case => ({ name, input: asked(input), expect: 'ok', inProgram: true })
const no = (name: OperationName, input: Asked, code: RefusalCode = 'invalid'): Case => ({
  name,
  input: asked(input),
  expect: code,
  inProgram: true,
})
const asked = (input: Asked): Case['input'] => (typeof input === 'function' ? (input as Case['input']) : () => input)
const closed = (one: Case): Case => ({ name: one.name, input: one.input, expect: one.expect })

export const cases: readonly Case[] = [
  ...[
    ok('app.info'),
    no('app.info', { extra: 1 }),
    ok('files.recent'),
    no('files.recent', []),
    no('plan.read', {}, 'no-program'),
    no('history.undo', {}, 'no-program'),
    no('export.name', { kind: 'deck' }, 'no-program'),
    no('files.open', (home) => ({ path: join(home, 'missing.throughline') }), 'not-found'),
    no('files.open', { path: '' }),
    no('files.create', { name: '   ' }),
    no('files.create', (home) => ({ name: 'X', path: join(home, 'no', 'folder', 'x.throughline') }), 'not-found'),
    ok('files.create', (home) => ({ name: 'Cases', path: programPath(home), start })),
    no('files.create', (home) => ({ name: 'Cases', path: programPath(home) }), 'conflict'),
  ].map(closed),
  ok('files.open', (home) => ({ path: programPath(home) })),

  ok('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Phase' }] }),
  ok('task.insert', (_home, seen) => ({
    parentId: (seen['task.insert'].created as string[])[0],
    beforeId: null,
    tasks: [{ name: 'Build', duration: 24_000 }, { name: 'Test' }, { name: 'Done', duration: 0 }],
  })),
  no('task.insert', { parentId: null, beforeId: null, tasks: [] }),
  no('task.insert', { parentId: null, beforeId: null, tasks: [{ name: '' }] }),
  no('task.insert', { parentId: 'nobody', beforeId: null, tasks: [{ name: 'x' }] }, 'not-found'),
  ok('plan.read'),
  no('plan.read', null),
  ok('plan.changes', { after: 0 }),
  no('plan.changes', { after: -1 }),
  no('plan.changes', { after: 0.5 }),
  ok('task.update', (_home, seen) => ({ changes: [{ id: task(seen, 1), set: { duration: 9600, owner: 'Mia' } }] })),
  no('task.update', (_home, seen) => ({ changes: [{ id: task(seen, 1), set: { duration: -1 } }] })),
  no('task.update', (_home, seen) => ({ changes: [{ id: task(seen, 1), set: { constraintDate: instantOf(9999, 1, 1) } }] })),
  no('task.update', (_home, seen) => ({ changes: [{ id: task(seen, 1), set: { parentId: null } }] })),
  no('task.update', (_home, seen) => ({ changes: [{ id: task(seen, 0), set: { duration: 1 } }] }), 'conflict'),
  ok('sheet.write', (_home, seen) => ({
    edits: [{ id: task(seen, 2), cells: { duration: '3d', predecessors: '2' } }],
    append: [{ parentId: null, beforeId: null, cells: { name: 'After' } }],
  })),
  no('sheet.write', (_home, seen) => ({ edits: [{ id: task(seen, 2), cells: { duration: '-3d' } }], append: [] })),
  no('sheet.write', (_home, seen) => ({ edits: [{ id: task(seen, 2), cells: { colour: 'red' } }], append: [] })),
  ok('plan.read'),
  ok('link.add', (_home, seen) => ({ links: [{ predecessorId: task(seen, 2), successorId: task(seen, 3) }] })),
  no('link.add', (_home, seen) => ({ links: [{ predecessorId: task(seen, 3), successorId: task(seen, 1) }] }), 'conflict'),
  no('link.add', (_home, seen) => ({ links: [{ predecessorId: task(seen, 3), successorId: 'nobody' }] }), 'not-found'),
  no('link.add', (_home, seen) => ({ links: [{ predecessorId: task(seen, 3), successorId: task(seen, 1), type: 'XX' }] })),
  ok('plan.read'),
  ok('link.update', (_home, seen) => ({ id: plan(seen).links[0].id, set: { lag: 4800 } })),
  no('link.update', { id: 'nothing', set: { lag: 4800 } }, 'not-found'),
  no('link.update', (_home, seen) => ({ id: plan(seen).links[0].id, set: { lagUnit: 'years' } })),
  ok('link.check', (_home, seen) => ({ predecessorId: task(seen, 3), successorId: task(seen, 1) })),
  no('link.check', (_home, seen) => ({ predecessorId: task(seen, 3) })),
  ok('schedule.preview', (_home, seen) => ({ gestures: [{ taskId: task(seen, 1), start: start + 14_400 }] })),
  no('schedule.preview', { gestures: [] }),
  no('schedule.preview', { gestures: [{ taskId: 'nobody', start }] }, 'not-found'),
  ok('task.reschedule', (_home, seen) => ({ gestures: [{ taskId: task(seen, 1), start: start + 14_400 }] })),
  no('task.reschedule', (_home, seen) => ({ gestures: [{ taskId: task(seen, 1), start: 'Monday' }] })),
  no('task.reschedule', (_home, seen) => ({ gestures: [{ taskId: task(seen, 0), duration: 4800 }] }), 'conflict'),
  ok('schedule.why', (_home, seen) => ({ taskId: task(seen, 2) })),
  no('schedule.why', { taskId: 'nobody' }, 'not-found'),
  no('schedule.why', { taskId: '' }),
  ok('history.list', { limit: 5 }),
  no('history.list', { limit: 0 }),
  ok('history.moves', (_home, seen) => ({ txn: seen['task.reschedule'].txn })),
  no('history.moves', { txn: 99_999 }, 'not-found'),
  no('history.moves', { txn: 'last' }),
  ok('history.undo'),
  no('history.undo', { steps: 2 }),
  ok('history.redo'),
  no('history.redo', {}, 'conflict'),
  no('history.redo', 7),
  ok('task.indent', (_home, seen) => ({ ids: [task(seen, 4)] })),
  no('task.indent', { ids: [] }),
  no('task.indent', (_home, seen) => ({ ids: [task(seen, 0)] }), 'conflict'),
  ok('task.outdent', (_home, seen) => ({ ids: [task(seen, 4)] })),
  no('task.outdent', { ids: 'all' }),
  ok('task.move', (_home, seen) => ({ ids: [task(seen, 4)], parentId: task(seen, 0), beforeId: null })),
  no('task.move', (_home, seen) => ({ ids: [task(seen, 0)], parentId: task(seen, 1), beforeId: null }), 'conflict'),
  no('task.move', (_home, seen) => ({ ids: [task(seen, 0)], parentId: '../x', beforeId: null })),
  ok('link.unchain', (_home, seen) => ({ taskIds: [task(seen, 3)] })),
  no('link.unchain', { taskIds: [] }),
  ok('link.chain', (_home, seen) => ({ taskIds: [task(seen, 2), task(seen, 3)] })),
  no('link.chain', (_home, seen) => ({ taskIds: [task(seen, 2)] })),
  no('link.chain', (_home, seen) => ({ taskIds: [task(seen, 2), task(seen, 2)] }), 'conflict'),
  ok('plan.read'),
  ok('link.remove', (_home, seen) => ({ ids: [plan(seen).links[0].id] })),
  no('link.remove', { ids: ['nothing'] }, 'not-found'),
  no('link.remove', { ids: [''] }),
  ok('program.update', { set: { name: 'Renamed', deadline: instantOf(2027, 3, 1, 17) } }),
  no('program.update', { set: { minutesPerDay: 0 } }),
  no('program.update', { set: { calendarId: 'cal-moon' } }, 'not-found'),
  no('program.update', { set: { scheduleFrom: 'finish' } }, 'conflict'),
  ok('workstream.set', (_home, seen) => ({ taskId: task(seen, 0), set: { lead: 'Mia', colour: '#112233' } })),
  no('workstream.set', (_home, seen) => ({ taskId: task(seen, 0), set: { colour: 'red' } })),
  no('workstream.set', (_home, seen) => ({ taskId: task(seen, 1), set: {} }), 'conflict'),
  ok('calendar.save', { calendar }),
  no('calendar.save', { calendar: { ...calendar, week: [] } }),
  no('calendar.save', { calendar: { ...calendar, week: [[], [], [], [], [], [], []] } }, 'conflict'),
  no('calendar.save', { calendar: { ...calendar, baseId: 'cal-night' } }, 'conflict'),
  no('calendar.save', { calendar: { ...calendar, week: [[], [[7200, 4800]], [], [], [], [], []] } }, 'conflict'),
  no('calendar.save', { calendar: { ...calendar, id: 'cal-other' } }, 'conflict'),
  ok('calendar.delete', { id: 'cal-night' }),
  no('calendar.delete', { id: 'cal-standard' }, 'conflict'),
  no('calendar.delete', {}),
  ok('resource.save', { resource }),
  no('resource.save', { resource: { ...resource, maxUnits: -1 } }),
  no('resource.save', { resource: { ...resource, id: 'res-other' } }, 'conflict'),
  ok('assignment.set', (_home, seen) => ({ taskId: task(seen, 1), assignments: [{ resourceId: 'res-mia', units: 0.5 }] })),
  no('assignment.set', (_home, seen) => ({ taskId: task(seen, 1), assignments: [{ resourceId: 'res-ghost', units: 1 }] }), 'not-found'),
  no('assignment.set', (_home, seen) => ({ taskId: task(seen, 1), assignments: [{ resourceId: 'res-mia', units: -1 }] })),
  ok('resource.delete', { id: 'res-mia' }),
  no('resource.delete', { id: 'res-mia' }, 'not-found'),
  no('resource.delete', { id: 5 }),
  ok('baseline.capture', { name: 'Promise' }),
  no('baseline.capture', { name: '' }),
  no('baseline.capture', { name: 'X', taskIds: ['nobody'] }, 'not-found'),
  ok('plan.read'),
  ok('report.deck', (_home, seen) => ({ baselineId: plan(seen).baselines[0].id })),
  no('report.deck', { baselineId: 'nothing' }, 'not-found'),
  no('report.deck', { slides: 3 }),
  ok('plan.check'),
  ok('plan.check', (_home, seen) => ({ limits: { logic: 50 }, baselineId: plan(seen).baselines[0].id })),
  no('plan.check', { limits: { logic: -1 } }),
  no('plan.check', { limits: { nothing: 1 } }),
  no('plan.check', { baselineId: 'nothing' }, 'not-found'),
  ok('baseline.compare', (_home, seen) => ({ baselineId: plan(seen).baselines[0].id })),
  no('baseline.compare', {}),
  no('baseline.compare', { baselineId: 'nothing' }, 'not-found'),
  no('baseline.compare', (_home, seen) => ({ baselineId: plan(seen).baselines[0].id, againstId: 'nothing' }), 'not-found'),
  ok('program.update', { set: { healthLimits: { logic: 10 } } }),
  no('program.update', { set: { healthLimits: { logic: 'ten' } } }),
  ok('baseline.delete', (_home, seen) => ({ id: plan(seen).baselines[0].id })),
  no('baseline.delete', { id: 'nothing' }, 'not-found'),
  no('baseline.delete', []),
  ok('position.set', (_home, seen) => ({ positions: [{ id: task(seen, 1), x: 1.5, y: -2 }] })),
  no('position.set', (_home, seen) => ({ positions: [{ id: task(seen, 1), x: Number.NaN, y: 0 }] })),
  no('position.set', { positions: [{ id: 'nobody', x: 0, y: 0 }] }, 'not-found'),
  ok('position.clear'),
  no('position.clear', { all: true }),
  ok('task.delete', (_home, seen) => ({ ids: [task(seen, 3)] })),
  no('task.delete', (_home, seen) => ({ ids: [task(seen, 3)] }), 'not-found'),
  no('task.delete', { ids: [] }),

  ok('schedule.table'),
  no('schedule.table', { unknown: 1 }),
  ok('export.name', { kind: 'mspdi' }),
  no('export.name', { kind: 'pdf' }),
  ok('export.run', { kind: 'csv' }),
  no('export.run', { kind: 'doc' }),
  no('export.run', (home) => ({ kind: 'csv', path: join(home, 'no', 'folder', 'x.csv') }), 'not-found'),
  ok('files.saveCopy', (home) => ({ path: join(home, 'copy.throughline') })),
  no('files.saveCopy', (home) => ({ path: join(home, 'copy.throughline') }), 'conflict'),
  no('files.saveCopy', { path: 7 }),
  ok('files.browse', (home) => ({ folder: home })),
  no('files.browse', (home) => ({ folder: join(home, 'nowhere') }), 'not-found'),
  no('files.browse', { folder: '' }),
  ...[
    ok('import.preview', { name: 'plan.csv', base64: csv }),
    no('import.preview', {}),
    no('import.preview', { name: 'plan.csv', base64: '%%%' }),
    ok('import.fix', (_home, seen) => ({ previewId: previewId(seen), fixes: {} })),
    no('import.fix', { previewId: 'stale', fixes: {} }, 'conflict'),
    no('import.fix', (_home, seen) => ({ previewId: previewId(seen), fixes: { a: 1 } })),
    no('import.commit', { previewId: 'stale', into: 'append' }, 'conflict'),
    no('import.commit', (_home, seen) => ({ previewId: previewId(seen), into: 'nowhere' })),
    ok('import.commit', (home, seen) => ({ previewId: previewId(seen), into: 'new', path: join(home, 'imported.throughline') })),
    ok('import.discard', { previewId: 'any' }),
    no('import.discard', {}),
    ok('schedule.file', (home) => ({ path: join(home, 'copy.throughline') })),
    no('schedule.file', (home) => ({ path: join(home, 'none.xml') }), 'not-found'),
    no('schedule.file', {}),
    no('files.choose', { purpose: 'open' }, 'unsupported'),
    no('files.choose', { purpose: 'delete' }),
    ok('files.forget', (home) => ({ path: join(home, 'copy.throughline') })),
    no('files.forget', { path: '' }),
    ok('job.cancel', { job: 'nothing' }),
    no('job.cancel', {}),
    ok('files.openSample'),
    no('files.openSample', { which: 'other' }),
    ok('files.close'),
    no('files.close', { save: true }),
  ].map(closed),
]
