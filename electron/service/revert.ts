/** Undo and redo: the inverse of a txn as a new txn. */
import { Refused } from '../../shared/contract/refusal.ts'
import { labels, edits as words } from '../../shared/words/en/service.ts'
import type { LoggedChange, Txn } from '../store/historyRows.ts'
import type { Draft } from './draft.ts'
import type { Command, Program } from './program.ts'

/** Undo of the last command, or redo of the last undo, as a command of its own. */
export const revertLast = (program: Program, kind: 'undo' | 'redo'): Command => {
  const last = program.lastTxn()
  const top = kind === 'undo' ? last?.undoTop : last?.redoTop
  const txn = top === null || top === undefined ? null : program.history.txn(top)
  if (!txn) throw new Refused('conflict', kind === 'undo' ? words.nothingToUndo : words.nothingToRedo)
  const changes = changesOf(program, txn)
  return {
    name: `history.${kind}`,
    reverts: { kind, txn },
    run: (draft) => {
      putBack(draft, changes)
      return { label: labels[kind](txn.subject) }
    },
  }
}

/** Latest first; refused when a disk changed them, for what it changed in the history must not be put into the plan. */
export const changesOf = (program: Program, txn: Txn): LoggedChange[] => {
  const changes = program.history.changesOf(txn.id)
  if (!changes) throw new Refused('unreadable', words.brokenStep(txn.label))
  return changes
}

/** The rows as they were before these changes. */
export const putBack = (draft: Draft, changes: readonly LoggedChange[]): void => {
  for (const { table, id, before } of changes) {
    if (before === null) draft.remove(table, id)
    else draft.put(table, { ...draft.rows[table].get(id), ...before } as never)
  }
}
