/** Whole-number ids for Microsoft Project: a row keeps its own where it is free, else it gets the next one. */

/** `first`: the smallest number allowed (0 is the program's own row among tasks). */
export const uniqueUids = (rows: readonly { readonly id: string; readonly uid: number }[], first: number): Map<string, number> => {
  const uids = new Map<string, number>()
  const taken = new Set<number>()
  for (const row of rows) {
    if (row.uid < first || taken.has(row.uid)) continue
    taken.add(row.uid)
    uids.set(row.id, row.uid)
  }
  let next = rows.reduce((most, row) => Math.max(most, row.uid), first - 1) + 1
  for (const row of rows) {
    if (uids.has(row.id)) continue
    uids.set(row.id, next)
    next += 1
  }
  return uids
}
