/** The cells of one row ready to paint; the same object as before while nothing that shows has changed, so that memo can skip the row. */
import type { TreeRow } from '../../../../shared/model/tree.ts'
import type { PlanWorld } from '../world.ts'
import type { Column, Tone } from './columns.ts'

export interface RowCells {
  readonly id: string
  readonly row: number
  readonly depth: number
  readonly hasChildren: boolean
  readonly milestone: boolean
  readonly manual: boolean
  readonly active: boolean
  readonly texts: readonly string[]
  readonly tones: readonly (Tone | undefined)[]
}

const same = (a: RowCells, b: RowCells): boolean =>
  a.row === b.row &&
  a.depth === b.depth &&
  a.hasChildren === b.hasChildren &&
  a.milestone === b.milestone &&
  a.manual === b.manual &&
  a.active === b.active &&
  a.texts.length === b.texts.length &&
  a.texts.every((text, index) => text === b.texts[index]) &&
  a.tones.every((tone, index) => tone === b.tones[index])

const KEPT = 4000

/** One per sheet. Texts are made only for rows that are painted. */
export class RowCellsCache {
  #made = new Map<string, { world: PlanWorld; columns: readonly Column[]; cells: RowCells }>()

  cells(row: TreeRow, columns: readonly Column[], world: PlanWorld): RowCells {
    const known = this.#made.get(row.task.id)
    if (known && known.world === world && known.columns === columns) return known.cells
    const fresh = paint(row, columns, world)
    const cells = known && same(known.cells, fresh) ? known.cells : fresh
    if (this.#made.size > KEPT) this.#made.clear()
    this.#made.set(row.task.id, { world, columns, cells })
    return cells
  }
}

const paint = (row: TreeRow, columns: readonly Column[], world: PlanWorld): RowCells => {
  const { task, hasChildren } = row
  const source = { row, task, at: world.schedule.get(task.id), world }
  return {
    id: task.id,
    row: row.row,
    depth: row.depth,
    hasChildren,
    milestone: task.milestone && !hasChildren,
    manual: task.manual,
    active: task.active,
    texts: columns.map((column) => column.text(source)),
    tones: columns.map((column) => column.tone?.(source)),
  }
}
