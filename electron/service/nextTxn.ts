/** The step that a command becomes in the history, and what undo and redo find on top of their two stacks after it. */
import type { Txn } from '../store/historyRows.ts'

/** What a command is to the history, whatever it does to rows. */
export interface Stepping {
  readonly name: string
  /** Undo and redo say which txn they revert and what they name. */
  readonly reverts?: { readonly kind: 'undo' | 'redo'; readonly txn: Txn }
  /** A command that takes back an older one; for undo and redo it is a command like any other. */
  readonly revertsOne?: number
  /** False for the rows with which a file begins: undo stops above them. */
  readonly undoable?: boolean
}

/** `last` is the newest step, null in a file that has none. */
export const nextTxn = (
  last: Txn | null,
  { name, reverts, revertsOne, undoable }: Stepping,
  told: { at: number; author: string; label: string },
): Txn => {
  const id = (last?.id ?? 0) + 1
  const base = { ...told, id, command: name }
  const undoTop = last?.undoTop ?? null
  const redoTop = last?.redoTop ?? null
  if (reverts) {
    const { kind, txn } = reverts
    const stacks =
      kind === 'undo' ? { undoTop: txn.below, redoTop: id, below: redoTop } : { undoTop: id, redoTop: txn.below, below: undoTop }
    return { ...base, subject: txn.subject, kind, reverts: txn.id, ...stacks }
  }
  const stacks = undoable === false ? { undoTop: null, redoTop: null, below: null } : { undoTop: id, redoTop: null, below: undoTop }
  return { ...base, subject: told.label, kind: 'do', reverts: revertsOne ?? null, ...stacks }
}
