/** Where dragged rows would go: between two visible rows, at a depth that both allow. Pure. */
import type { TreeRow } from '../../../../shared/model/tree.ts'

export interface Drop {
  /** Drawn above the visible row at this index. */
  readonly index: number
  readonly depth: number
  readonly count: number
  readonly parentId: string | null
  readonly beforeId: string | null
}
interface Outline {
  readonly visible: readonly TreeRow[]
  readonly rowById: ReadonlyMap<string, TreeRow>
  readonly collapsed: ReadonlySet<string>
}

const above = (row: TreeRow, depth: number, outline: Outline): TreeRow | undefined => {
  let at: TreeRow | undefined = row
  while (at && at.depth > depth) at = at.task.parentId === null ? undefined : outline.rowById.get(at.task.parentId)
  return at
}

/**
 * `levels`: how far the pointer moved sideways, in levels from the dragged rows' own depth. Null when the place is inside
 * what is being dragged.
 */
export const dropAt = (outline: Outline, ids: readonly string[], gap: number, levels: number): Drop | null => {
  const { visible } = outline
  const index = Math.max(0, Math.min(visible.length, gap))
  const first = ids.length > 0 ? outline.rowById.get(ids[0]) : undefined
  if (!first) return null
  const before = visible[index - 1]
  const after = visible[index]
  // An unfolded summary takes the rows as its children; otherwise they may stand as deep as the row above.
  const deepest = before ? before.depth + (before.hasChildren && !outline.collapsed.has(before.task.id) ? 1 : 0) : 0
  const shallowest = after?.depth ?? 0
  const depth = Math.max(shallowest, Math.min(deepest, first.depth + levels))
  const parent = before && depth > 0 ? above(before, depth - 1, outline) : undefined
  const parentId = depth === 0 ? null : (parent?.task.id ?? null)
  const moving = new Set(ids)
  for (let at = parent; at; at = at.task.parentId === null ? undefined : outline.rowById.get(at.task.parentId)) {
    if (moving.has(at.task.id)) return null
  }
  const beforeId = after && after.depth === depth && after.task.parentId === parentId ? after.task.id : null
  return {
    index,
    depth,
    count: ids.length,
    parentId,
    beforeId: beforeId !== null && moving.has(beforeId) ? nextStaying(outline, beforeId, moving) : beforeId,
  }
}

/** The rows come before the first sibling that is not itself on the move. */
const nextStaying = ({ visible }: Outline, id: string, moving: ReadonlySet<string>): string | null => {
  const from = visible.findIndex((row) => row.task.id === id)
  const parentId = visible[from].task.parentId
  return visible.slice(from).find((row) => row.task.parentId === parentId && !moving.has(row.task.id))?.task.id ?? null
}
