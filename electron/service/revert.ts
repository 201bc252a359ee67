/** Undo and redo: the inverse of a txn as a new txn. */
import { Refused } from '../../shared/contract/refusal.ts'
import { labels, edits as words } from '../../shared/words/en/service.ts'
import type { Txn } from '../store/historyRows.ts'
import type { Command, Program } from './program.ts'

/** Undo of the last command, or redo of the last undo, as a command of its own. */
export const revertLast = (program: Program, kind: 'undo' | 'redo'): Command => {
  const last = program.lastTxn()
  const top = kind === 'undo' ? last?.undoTop : last?.redoTop
  const txn = top === null || top === undefined ? null : program.history.txn(top)
  if (!txn) throw new Refused('conflict', kind === 'undo' ? words.nothingToUndo : words.nothingToRedo)
  refuseBroken(program, txn)
  return {
    name: `history.${kind}`,
    reverts: { kind, txn },
    run: (draft) => {
      for (const { table, id, before } of program.history.changesOf(txn.id)) {
        if (before === null) draft.remove(table, id)
        else draft.put(table, { ...draft.rows[table].get(id), ...before } as never)
      }
      return { label: labels[kind](txn.subject) }
    },
  }
}

/** What a disk changed in the history must not be put into the plan. */
export const refuseBroken = (program: Program, txn: Txn): void => {
  if (!program.history.isWhole(txn.id)) throw new Refused('unreadable', words.brokenStep(txn.label))
}
