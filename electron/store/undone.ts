/** Which commands are taken back now. Each redo is a step that the next undo reverts, so that going to and fro makes a chain as long as one likes. */
import type { Database } from './database.ts'

export interface UndoneRows {
  /** When one that reverts it stands: an undo that was not redone, or a command that took it back and was not undone itself. */
  readonly isUndone: (txn: number) => boolean
  /** The command that an undo or redo is about in the end. */
  readonly rootOf: (txn: number) => number
  /** A step more may change every answer. */
  readonly forget: () => void
}

export const undoneRows = (db: Database): UndoneRows => {
  // Only a later step reverts an earlier one: in a damaged file, too, the way ends.
  const reverters = db.prepare('SELECT id FROM txn WHERE reverts = ? AND id > reverts').pluck()
  const reverted = db.prepare("SELECT reverts FROM txn WHERE id = ? AND kind <> 'do' AND reverts < id").pluck()
  /** The links of one chain are asked about one by one: each is gone through once. */
  const known = new Map<number, boolean>()

  const isUndone = (txn: number): boolean => {
    const open = [txn]
    for (let at = txn; open.length > 0; at = open.at(-1) ?? txn) {
      const by = known.has(at) ? [] : (reverters.all(at) as number[])
      const unknown = by.filter((each) => !known.has(each))
      open.push(...unknown)
      if (unknown.length > 0) continue
      if (!known.has(at))
        known.set(
          at,
          by.some((each) => !known.get(each)),
        )
      open.pop()
    }
    return known.get(txn) ?? false
  }
  const rootOf = (txn: number): number => {
    let root = txn
    for (let next = reverted.get(root); typeof next === 'number'; next = reverted.get(root)) root = next
    return root
  }
  return { isUndone, rootOf, forget: () => known.clear() }
}
