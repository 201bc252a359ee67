/** The open program beside another copy of it: both are only read, and what they had in common is put together from the history. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { CopySide, DifferingItem } from '../../../shared/contract/copies.ts'
import type { Output } from '../../../shared/contract/index.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import { copies } from '../../../shared/words/en/copies.ts'
import { type Parting, partingOf, rowsBefore, type Since } from '../../store/lineage.ts'
import { isSameFile, looksLikeProgram } from '../../store/whichFile.ts'
import { planOf, type Rows } from '../draft.ts'
import { lookAt } from '../openFiles.ts'
import type { Program } from '../program.ts'
import { reckon } from '../reckon.ts'
import type { Session } from '../session.ts'
import { differences } from './differences.ts'
import { versionOf } from './version.ts'

type Comparison = Output<'copies.compare'>
const words = copies

/** The other file looked at, or a refusal that also says that this copy is whole. */
const otherProgram = (session: Session, path: string): Program => {
  if (!existsSync(path)) throw new Refused('not-found', words.refused.gone(path), { at: 'path' })
  try {
    if (!looksLikeProgram(path)) throw new Refused('unreadable', words.refused.notProgram(path), { at: 'path' })
    return lookAt(session, path)
  } catch (error) {
    if (error instanceof Refused && error.code === 'unreadable')
      throw new Refused('unreadable', words.refused.unreadable(error.message), { at: 'path' })
    throw error
  }
}

/** The rows of this copy as they were after the last change that both have. */
const rowsAtParting = (program: Program, parting: Parting): Rows => {
  const rows = Object.fromEntries(
    Object.entries(program.rows).map(([table, map]) => [table, new Map(map as Map<string, object>)]),
  ) as unknown as Rows
  // A row that was changed a thousand times is copied once.
  const own = new Set<object>()
  for (const { table, id, before } of rowsBefore(program.db, parting.base.txn)) {
    const map = rows[table] as Map<string, object>
    const row = map.get(id)
    if (before === null) map.delete(id)
    else if (row !== undefined && own.has(row)) Object.assign(row, before)
    else {
      const copy = { ...row, ...before }
      own.add(copy)
      map.set(id, copy)
    }
  }
  return rows
}

const counted = (items: readonly DifferingItem[]): Comparison['counts'] => {
  const counts = { here: 0, there: 0, both: 0, tasks: 0, onlyDates: 0 }
  for (const { kind, fields } of items) {
    for (const { side, computed } of fields) if (!computed) counts[side as CopySide] += 1
    if (kind !== 'task') continue
    counts.tasks += 1
    if (fields.every(({ computed }) => computed)) counts.onlyDates += 1
  }
  return counts
}

const relationOf = ({ here, there }: Pick<Parting, 'here' | 'there'>): Comparison['relation'] =>
  here.count === 0 ? (there.count === 0 ? 'same' : 'behind') : there.count === 0 ? 'ahead' : 'apart'

const messageOf = ({ here, there }: Parting, items: readonly DifferingItem[]): string => {
  const said = words.relation
  switch (relationOf({ here, there })) {
    case 'same':
      return said.same
    case 'ahead':
      return said.ahead(here.count)
    case 'behind':
      return said.behind(there.count, there.authors)
    case 'apart':
      return items.length === 0 ? said.undone(here.count, there.count) : said.apart(there.count, there.authors, here.count)
  }
}
const told = ({ count, authors, latest }: Since): Comparison['here']['since'] => ({ count, authors: [...authors], latest: [...latest] })

export const compareCopies = (session: Session, given: string): Comparison => {
  const here = session.need()
  const path = resolve(given)
  if (isSameFile(path, here.path)) throw new Refused('conflict', words.refused.ownFile(path), { at: 'path' })
  const there = otherProgram(session, path)
  try {
    const parting = partingOf(here.db, there.db)
    if (parting === null) throw new Refused('conflict', words.refused.otherProgram(path, there.file().name), { at: 'path' })
    const atParting = rowsAtParting(here, parting)
    const items = differences({
      base: versionOf(atParting, reckon(planOf(atParting))),
      here: versionOf(here.rows, here.reckoning()),
      there: versionOf(there.rows, there.reckoning()),
    })
    return {
      relation: relationOf(parting),
      message: messageOf(parting, items),
      here: { path: here.path, name: here.file().name, since: told(parting.here) },
      there: { path, name: there.file().name, since: told(parting.there) },
      base: parting.base,
      items,
      counts: counted(items),
    }
  } finally {
    there.close()
  }
}
