/** Takes back one older command, when nothing later rests on it: as a new command, which can itself be undone. */
import { Refused } from '../../shared/contract/refusal.ts'
import type { Link } from '../../shared/model/link.ts'
import type { TableName } from '../../shared/model/plan.ts'
import { labels, edits as words } from '../../shared/words/en/service.ts'
import type { Draft } from './draft.ts'
import type { Command, Program } from './program.ts'
import { changesOf, putBack } from './revert.ts'

/** Columns that name a row of another table; a test compares them with the database's own foreign keys. */
export const references: readonly { readonly from: TableName; readonly column: string; readonly to: TableName }[] = [
  { from: 'calendar', column: 'baseId', to: 'calendar' },
  { from: 'program', column: 'calendarId', to: 'calendar' },
  { from: 'task', column: 'parentId', to: 'task' },
  { from: 'task', column: 'calendarId', to: 'calendar' },
  { from: 'workstream', column: 'taskId', to: 'task' },
  { from: 'link', column: 'predecessorId', to: 'task' },
  { from: 'link', column: 'successorId', to: 'task' },
  { from: 'resource', column: 'calendarId', to: 'calendar' },
  { from: 'assignment', column: 'taskId', to: 'task' },
  { from: 'assignment', column: 'resourceId', to: 'resource' },
  { from: 'baselineTask', column: 'baselineId', to: 'baseline' },
  { from: 'position', column: 'id', to: 'task' },
]

interface Touched {
  readonly table: TableName
  readonly id: string
}
const keyOf = ({ table, id }: Touched): string => `${table}:${id}`

/** The rows by which the plan would be torn: they name one that is not there, or a summary would lie inside itself or be linked with its own row. */
const torn = (draft: Draft, touched: readonly Touched[]): Touched[] => {
  const found: Touched[] = []
  const removed = new Set(touched.filter(({ table, id }) => !draft.rows[table].has(id)).map(keyOf))
  const here = new Set(touched.map(keyOf))
  for (const { from, column, to } of references)
    for (const row of draft.rows[from].values()) {
      const target = (row as unknown as Record<string, unknown>)[column]
      if (typeof target !== 'string') continue
      const gone = removed.has(`${to}:${target}`) || (here.has(`${from}:${row.id}`) && !draft.rows[to].has(target))
      if (gone) found.push({ table: from, id: row.id }, { table: to, id: target })
    }
  if (found.length > 0) return found
  const above = (id: string): string[] | null => {
    const path: string[] = []
    for (let at = draft.rows.task.get(id)?.parentId ?? null; at !== null; at = draft.rows.task.get(at)?.parentId ?? null) {
      if (path.includes(at)) return null
      path.push(at)
    }
    return path
  }
  for (const { table, id } of touched) {
    if (table === 'task' && draft.rows.task.has(id) && above(id) === null) found.push({ table, id }, ...rowsAbove(draft, id))
    if (table === 'link') {
      const link = draft.rows.link.get(id)
      if (link && isInFamily(link, above))
        found.push({ table, id }, { table: 'task', id: link.predecessorId }, { table: 'task', id: link.successorId })
    }
  }
  return found
}
const rowsAbove = (draft: Draft, id: string): Touched[] => {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at); at = draft.rows.task.get(at)?.parentId ?? null) seen.add(at)
  return [...seen].map((each) => ({ table: 'task', id: each }))
}
const isInFamily = (link: Link, above: (id: string) => string[] | null): boolean =>
  (above(link.predecessorId)?.includes(link.successorId) ?? true) || (above(link.successorId)?.includes(link.predecessorId) ?? true)

/** What undo would do is done for a command that is not the last. Refuses, naming it, when a later one rests on what this one did. */
export const takeBack = (program: Program, id: number): Command => {
  const { history } = program
  const named = history.txn(id)
  if (!named) throw new Refused('not-found', words.noTxn(id), { at: 'txn' })
  if (named.kind !== 'do') throw new Refused('conflict', words.notTakenBack(named.label), { at: 'txn' })
  if (named.undoTop === null) throw new Refused('conflict', words.firstChange(named.label), { at: 'txn' })
  if (history.isUndone(id)) throw new Refused('conflict', words.isUndone(named.label), { at: 'txn' })
  const changes = changesOf(program, named)
  const later = history.firstLater(id)
  if (later) throw new Refused('conflict', words.changedSince(named.label, later.label), { at: 'txn' })
  return {
    name: 'history.undoOne',
    revertsOne: id,
    run: (draft) => {
      putBack(draft, changes)
      const broken = torn(draft, changes)
      if (broken.length > 0) {
        const by = history.lastThatTouched(broken, id)
        throw new Refused('conflict', by ? words.changedSince(named.label, by.label) : words.wouldTear(named.label), { at: 'txn' })
      }
      return { label: labels.takeBack(named.subject) }
    },
  }
}
