/** Undo, redo and the audit trail. */
import type { historyOperations } from '../../../shared/contract/history.ts'
import { Refused } from '../../../shared/contract/refusal.ts'
import type { CommandResult } from '../../../shared/contract/results.ts'
import { edits as words } from '../../../shared/words/en/service.ts'
import { revertLast } from '../revert.ts'
import type { HandlersOf, Session } from '../session.ts'
import { takeBack } from '../takeBack.ts'

const revert = (session: Session, kind: 'undo' | 'redo'): CommandResult => {
  const program = session.need()
  const done = program.change(revertLast(program, kind))
  if (done.feed) session.emit({ kind: 'changed', feed: done.feed })
  return done.result
}

export const historyHandlers: HandlersOf<typeof historyOperations> = {
  'history.undo': (_input, session) => revert(session, 'undo'),
  'history.redo': (_input, session) => revert(session, 'redo'),
  'history.undoOne': (input, session) => {
    const program = session.need()
    // The last command is simply undone, so that redo brings it back.
    const top = program.lastTxn()?.undoTop ?? null
    const isLast = top !== null && program.history.rootOf(top) === input.txn
    const done = program.change(isLast ? revertLast(program, 'undo') : takeBack(program, input.txn))
    if (done.feed) session.emit({ kind: 'changed', feed: done.feed })
    return done.result
  },
  'history.list': (input, session) => {
    const { history } = session.need()
    const items = history.list(input.before ?? null, input.limit, input.taskId ?? null)
    return {
      items: items.map((txn) => ({
        txn: txn.id,
        at: txn.at,
        author: txn.author,
        command: txn.command,
        label: txn.label,
        changed: txn.changed,
        moved: txn.moved,
        finishBefore: txn.finishBefore,
        finishAfter: txn.finishAfter,
        reverts: txn.reverts,
        undone: history.isUndone(txn.id),
      })),
    }
  },
  'history.moves': (input, session) => {
    const { history } = session.need()
    const txn = history.txn(input.txn)
    if (!txn) throw new Refused('not-found', words.noTxn(input.txn), { at: 'txn' })
    return { label: txn.label, moves: history.movesOf(txn.id) }
  },
}
