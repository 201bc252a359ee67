/** Look-ups that several views need, made once per change of their rows and kept as long as those rows live. Pure. */
import type { Link } from '../../shared/model/link.ts'
import type { Workstream } from '../../shared/model/program.ts'
import type { Assignment } from '../../shared/model/resource.ts'
import type { TreeRow } from '../../shared/model/tree.ts'

/** Made once for each `from`, and kept as long as that lives. */
export const kept = <K extends object, V>(make: (from: K) => V): ((from: K) => V) => {
  const made = new WeakMap<K, V>()
  return (from) => {
    let value = made.get(from)
    if (value === undefined) {
      value = make(from)
      made.set(from, value)
    }
    return value
  }
}
const grouped =
  <R>(key: (row: R) => string) =>
  (rows: ReadonlyMap<string, R>): ReadonlyMap<string, readonly R[]> =>
    Map.groupBy(rows.values(), key)

/** The links that bound a task, by the successor's id. */
export const linksInto = kept(grouped<Link>((link) => link.successorId))
/** The links that a task drives or could drive, by the predecessor's id. */
export const linksFrom = kept(grouped<Link>((link) => link.predecessorId))
export const assignmentsOf = kept(grouped<Assignment>((assignment) => assignment.taskId))
export const workstreamByTask = kept(
  (rows: ReadonlyMap<string, Workstream>): ReadonlyMap<string, Workstream> => new Map([...rows.values()].map((row) => [row.taskId, row])),
)
/** The owners named in the plan, in alphabetical order, for filters and suggestions. */
export const ownersIn = kept((rows: readonly TreeRow[]): readonly string[] =>
  [...new Set(rows.map((row) => row.task.owner))].filter((owner) => owner !== '').sort((a, b) => a.localeCompare(b)),
)
