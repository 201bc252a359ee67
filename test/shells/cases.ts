/** Calls with good and bad input, in an order that makes a small program: what one shell answers, all must answer. */
import { join } from 'node:path'
import { instantOf } from '../../shared/time/instant.ts'

export interface Case {
  readonly name: string
  /** Made from the answers so far where it needs their ids. */
  readonly input: (home: string, created: readonly string[]) => unknown
  /** Speaks about the open program; the command line opens it for every call. */
  readonly inProgram?: true
}
export const programPath = (home: string): string => join(home, 'same.throughline')

const always = (input: unknown) => () => input
const csv = Buffer.from('ID,Name,Duration,Start,Predecessors\n1,Build,5d,2026-01-05,\n2,Test,2d,,1\n').toString('base64')

export const cases: readonly Case[] = [
  // before anything is open
  { name: 'nothing.here', input: always({}) },
  { name: 'constructor', input: always({}) },
  { name: 'plan.read', input: always({}) },
  { name: 'history.undo', input: always({}) },
  { name: 'files.open', input: (home) => ({ path: join(home, 'missing.throughline') }) },
  { name: 'files.open', input: always({ path: '' }) },
  { name: 'files.create', input: always({ name: '   ' }) },
  { name: 'files.recent', input: always({}) },
  { name: 'files.create', input: (home) => ({ name: 'Same', path: programPath(home), start: instantOf(2026, 1, 5, 8) }) },
  // a program of two tasks and a link
  { name: 'task.insert', input: always({ parentId: null, beforeId: null, tasks: [{ name: 'Build' }, { name: 'Test' }] }), inProgram: true },
  { name: 'task.insert', input: always({ parentId: null, beforeId: null, tasks: [] }), inProgram: true },
  { name: 'task.insert', input: always({ parentId: 'nobody', beforeId: null, tasks: [{ name: 'Lost' }] }), inProgram: true },
  { name: 'task.insert', input: always({ parentId: null, beforeId: null, tasks: [{ name: 'x', colour: 'red' }] }), inProgram: true },
  { name: 'link.chain', input: (_home, taskIds) => ({ taskIds }), inProgram: true },
  { name: 'link.add', input: (_home, [a, b]) => ({ links: [{ predecessorId: b, successorId: a }] }), inProgram: true },
  { name: 'link.check', input: (_home, [a, b]) => ({ predecessorId: b, successorId: a }), inProgram: true },
  { name: 'task.update', input: (_home, [id]) => ({ changes: [{ id, set: { duration: 5 * 4800 } }] }), inProgram: true },
  { name: 'task.update', input: (_home, [id]) => ({ changes: [{ id, set: { duration: -1 } }] }), inProgram: true },
  { name: 'task.update', input: (_home, [id]) => ({ changes: [{ id, set: { duration: '5d' } }] }), inProgram: true },
  { name: 'schedule.why', input: (_home, ids) => ({ taskId: ids[1] }), inProgram: true },
  { name: 'schedule.why', input: always({ taskId: 'nobody' }), inProgram: true },
  { name: 'schedule.table', input: always({}), inProgram: true },
  { name: 'schedule.table', input: always({ unknown: 1 }), inProgram: true },
  { name: 'history.undo', input: always({}), inProgram: true },
  { name: 'history.redo', input: always({}), inProgram: true },
  { name: 'history.redo', input: always({}), inProgram: true },
  { name: 'history.list', input: always({}), inProgram: true },
  { name: 'history.list', input: always({ limit: 0 }), inProgram: true },
  { name: 'history.list', input: always([]), inProgram: true },
  { name: 'plan.changes', input: always({ after: 0 }), inProgram: true },
  { name: 'plan.read', input: always({}), inProgram: true },
  { name: 'export.name', input: always({ kind: 'deck' }), inProgram: true },
  { name: 'export.run', input: always({ kind: 'csv' }), inProgram: true },
  { name: 'export.run', input: always({ kind: 'pdf' }), inProgram: true },
  // files
  { name: 'import.preview', input: always({ name: 'plan.csv', base64: csv }) },
  { name: 'import.preview', input: always({ name: 'plan.mpp', base64: 'AAAA' }) },
  { name: 'import.commit', input: always({ previewId: 'stale', into: 'append' }) },
  { name: 'schedule.file', input: (home) => ({ path: join(home, 'none.xml') }) },
  { name: 'job.cancel', input: always({ job: 'nothing' }) },
]

/** What may differ between two runs is put aside: random ids, the folder, moments, and the tongue of a refused JSON path. */
export const comparable = (answers: readonly unknown[], home: string): unknown[] => {
  const ids = new Map<string, string>()
  const steady = (text: string): string =>
    text.replaceAll(home, 'HOME').replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => {
      ids.set(id, ids.get(id) ?? `id${ids.size + 1}`)
      return ids.get(id) ?? id
    })
  const moments: ReadonlySet<string> = new Set(['at', 'openedAt', 'modifiedAt'])
  return JSON.parse(steady(JSON.stringify(answers)), (key, value) => (moments.has(key) && typeof value === 'number' ? 0 : value))
}
