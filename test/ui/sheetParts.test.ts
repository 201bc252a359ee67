/** The sheet's reckoning without a screen: clipboard text, selections, where pasted cells and dragged rows go. */
import { describe, expect, it } from 'vitest'
import { cellsToText, textToCells } from '../../renderer/views/plan/sheet/clipboard.ts'
import { columnOf } from '../../renderer/views/plan/sheet/columns.ts'
import { dropAt } from '../../renderer/views/plan/sheet/dropRows.ts'
import { planPaste } from '../../renderer/views/plan/sheet/paste.ts'
import {
  keepValid,
  moveBy,
  NEW_ROW,
  nextCell,
  rangeOf,
  rowOrder,
  selectCell,
  selectedRows,
  togglePicked,
} from '../../renderer/views/plan/sheet/selection.ts'
import { newTask } from '../../shared/model/task.ts'
import { outline } from '../../shared/model/tree.ts'

describe('clipboard text', () => {
  it('reads what Excel writes: quoted line breaks, doubled quotes, a line break at the end', () => {
    expect(textToCells('A\t"two\nlines"\t"say ""hi"""\r\nB\t\t6" pipe\r\n')).toEqual([
      ['A', 'two\nlines', 'say "hi"'],
      ['B', '', '6" pipe'],
    ])
  })
  it('keeps a lone quote at the beginning of a cell as a letter', () => {
    expect(textToCells('"quoted\tplain')).toEqual([['"quoted', 'plain']])
  })
  it('makes rows of equal length and none of nothing', () => {
    expect(textToCells('a\tb\nc')).toEqual([
      ['a', 'b'],
      ['c', ''],
    ])
    expect(textToCells('')).toEqual([])
  })
  it('reads back what it wrote', () => {
    const cells = [
      ['Plain', 'tab\there', '"quoted"'],
      ['', 'line\nbreak', 'end'],
    ]
    expect(textToCells(cellsToText(cells))).toEqual(cells)
  })
})

const order = rowOrder(['a', 'b', 'c', 'd', NEW_ROW])

describe('selection', () => {
  it('keeps the order in which rows were picked', () => {
    let selection = selectCell({ row: 'd', column: 1 })
    selection = togglePicked(selection, order, { row: 'a', column: 1 })
    selection = togglePicked(selection, order, { row: 'c', column: 1 })
    expect(selectedRows(selection, order)).toEqual(['d', 'a', 'c'])
    expect(selectedRows(togglePicked(selection, order, { row: 'a', column: 1 }), order)).toEqual(['d', 'c'])
  })
  it('names a range upwards in the order of selecting', () => {
    const up = moveBy(selectCell({ row: 'c', column: 0 }), order, 3, { rows: -2 }, true)
    expect(selectedRows(up, order)).toEqual(['c', 'b', 'a'])
    expect(rangeOf(up, order, 3)).toEqual({ top: 0, bottom: 2, left: 0, right: 0 })
  })
  it('stops at the edges', () => {
    expect(moveBy(selectCell({ row: 'a', column: 0 }), order, 3, { rows: -1, columns: -1 }, false).cursor).toEqual({ row: 'a', column: 0 })
  })
  it('walks on to the next row with Tab', () => {
    expect(nextCell(selectCell({ row: 'a', column: 2 }), order, 3, 1, 1).cursor).toEqual({ row: 'b', column: 1 })
    expect(nextCell(selectCell({ row: 'b', column: 1 }), order, 3, -1, 1).cursor).toEqual({ row: 'a', column: 2 })
  })
  it('goes to the row that took a deleted one’s place', () => {
    expect(keepValid(selectCell({ row: 'b', column: 1 }), rowOrder(['a', 'c', 'd', NEW_ROW]), order).cursor.row).toBe('c')
  })
})

const columns = (['row', 'name', 'duration', 'totalFloat', 'owner'] as const).map((key) => columnOf(key))
const all = (): boolean => true

describe('paste', () => {
  it('goes beyond the end into new rows and passes over computed columns', () => {
    const block = [
      ['Doors', '2d', '5 d', 'Ann'],
      ['Paint', '1w', '', ''],
    ]
    const paste = planPaste(block, { top: 3, bottom: 3, left: 1, right: 1 }, order, columns, all, 'New task')
    expect(paste.edits).toEqual([{ id: 'd', cells: { name: 'Doors', duration: '2d', owner: 'Ann' } }])
    expect(paste.append).toEqual([{ name: 'Paint', duration: '1w' }])
    expect(paste.skipped).toEqual(['Float'])
  })
  it('fills a whole range with one copied cell', () => {
    const paste = planPaste([['Ann']], { top: 0, bottom: 2, left: 4, right: 4 }, order, columns, all, 'New task')
    expect(paste.edits.map((edit) => [edit.id, edit.cells.owner])).toEqual([
      ['a', 'Ann'],
      ['b', 'Ann'],
      ['c', 'Ann'],
    ])
  })
  it('gives a new row a name when the block has none, and makes no row of empty cells', () => {
    const paste = planPaste([['3d'], ['']], { top: 4, bottom: 4, left: 2, right: 2 }, order, columns, all, 'New task')
    expect(paste.append).toEqual([{ name: 'New task', duration: '3d' }])
  })
})

// a > b, c > d;  e
const tasks = [
  ['a', null],
  ['b', 'a'],
  ['c', 'a'],
  ['d', 'c'],
  ['e', null],
] as const
const rows = outline(tasks.map(([id, parentId], at) => newTask({ id, uid: at + 1, name: id, position: at, parentId })))
const tree = { visible: rows, rowById: new Map(rows.map((row) => [row.task.id, row])), collapsed: new Set<string>() }

describe('dragged rows', () => {
  it('go between siblings at their level', () => {
    expect(dropAt(tree, ['e'], 1, 1)).toMatchObject({ parentId: 'a', beforeId: 'b', depth: 1 })
  })
  it('may stand at any level that the rows above and below allow', () => {
    expect(dropAt(tree, ['b'], 4, 0)).toMatchObject({ parentId: 'a', beforeId: null, depth: 1 })
    expect(dropAt(tree, ['b'], 4, 1)).toMatchObject({ parentId: 'c', beforeId: null, depth: 2 })
    expect(dropAt(tree, ['b'], 4, -1)).toMatchObject({ parentId: null, beforeId: 'e', depth: 0 })
  })
  it('never into themselves', () => {
    expect(dropAt(tree, ['c'], 4, 2)).toBeNull()
    expect(dropAt(tree, ['a'], 2, 1)).toBeNull()
  })
})
