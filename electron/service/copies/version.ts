/** One of the three versions with what its texts look up: rows, computed dates, the outline, links and assignments by task. */
import type { Link } from '../../../shared/model/link.ts'
import type { Assignment } from '../../../shared/model/resource.ts'
import type { Task } from '../../../shared/model/task.ts'
import { childrenOf, outline, type TreeRow } from '../../../shared/model/tree.ts'
import type { Rows } from '../draft.ts'
import type { Reckoning } from '../reckon.ts'

export interface Version {
  readonly rows: Rows
  readonly reckoning: Reckoning
  readonly outline: readonly TreeRow[]
  readonly rowById: ReadonlyMap<string, TreeRow>
  /** The row before a row on its level; undefined = it is the first. */
  readonly siblingBefore: ReadonlyMap<string, Task>
  /** By successor. */
  readonly linksInto: ReadonlyMap<string, readonly Link[]>
  readonly assignmentsOf: ReadonlyMap<string, readonly Assignment[]>
  readonly workstreamOf: ReadonlyMap<string, { readonly lead: string; readonly colour: string }>
}

export const versionOf = (rows: Rows, reckoning: Reckoning): Version => {
  const lines = outline(rows.task.values())
  const siblingBefore = new Map<string, Task>()
  for (const siblings of childrenOf(rows.task.values()).values())
    for (let at = 1; at < siblings.length; at += 1) siblingBefore.set(siblings[at].id, siblings[at - 1])
  return {
    rows,
    reckoning,
    outline: lines,
    rowById: new Map(lines.map((line) => [line.task.id, line])),
    siblingBefore,
    linksInto: Map.groupBy(rows.link.values(), (link) => link.successorId),
    assignmentsOf: Map.groupBy(rows.assignment.values(), (assignment) => assignment.taskId),
    workstreamOf: new Map([...rows.workstream.values()].map((row) => [row.taskId, row])),
  }
}
