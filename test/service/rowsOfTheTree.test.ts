/** Rows of the work breakdown structure: put in, moved, indented, outdented, deleted, as planners know it from Microsoft Project. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Bench, openNew } from './open.ts'
import { shown, tree, typeRows } from './rows.ts'

let bench: Bench
let ids: Record<string, string>
beforeEach(async () => {
  bench = await openNew()
  ids = await typeRows(bench, ['A', '  B', '  C', '  D', 'E'])
})
afterEach(() => bench.close())

describe('rows', () => {
  it('go in before a row, and the gaps never run out', async () => {
    for (let at = 0; at < 60; at += 1) await bench.ask('task.insert', { parentId: ids.A, beforeId: ids.C, tasks: [{ name: `n${at}` }] })
    const names = (await tree(bench)).map((line) => line.trim())
    expect(names.slice(0, 2)).toEqual(['A', 'B'])
    expect(names.slice(2, 62)).toEqual(Array.from({ length: 60 }, (_, at) => `n${at}`))
    expect(names.slice(62)).toEqual(['C', 'D', 'E'])
  })
  it('several at once keep the order in which they were given', async () => {
    const { created, label } = await bench.ask('task.insert', { parentId: null, beforeId: ids.A, tasks: [{ name: 'x' }, { name: 'y' }] })
    expect(created).toHaveLength(2)
    expect(label).toBe('Insert 2 tasks')
    expect((await tree(bench)).slice(0, 3)).toEqual(['x', 'y', 'A'])
  })
  it('are refused before a row that stands elsewhere', async () => {
    const answer = await bench.refused('task.insert', { parentId: null, beforeId: ids.B, tasks: [{ name: 'x' }] })
    expect(answer).toMatchObject({ code: 'not-found', at: 'beforeId' })
    expect(answer.message).toContain('“B”')
  })
  it('indent below the row above, several as one', async () => {
    const { label } = await bench.ask('task.indent', { ids: [ids.C, ids.D] })
    expect(label).toBe('Indent 2 tasks')
    expect(await tree(bench)).toEqual(['A', '  B', '    C', '    D', 'E'])
  })
  it('take their branch along when they indent', async () => {
    await bench.ask('task.indent', { ids: [ids.E] })
    await bench.ask('task.outdent', { ids: [ids.E] })
    await typeRows(bench, ['F'])
    await bench.ask('task.move', { ids: [ids.E], parentId: null, beforeId: ids.A })
    await bench.ask('task.indent', { ids: [ids.A] })
    expect(await tree(bench)).toEqual(['E', '  A', '    B', '    C', '    D', 'F'])
  })
  it('outdent, and the rows that followed become theirs', async () => {
    await bench.ask('task.outdent', { ids: [ids.C] })
    expect(await tree(bench)).toEqual(['A', '  B', 'C', '  D', 'E'])
  })
  it('cannot indent where nothing stands above, nor outdent from the top', async () => {
    expect((await bench.refused('task.indent', { ids: [ids.A] })).message).toMatch(/no row above/)
    expect((await bench.refused('task.outdent', { ids: [ids.A, ids.E] })).message).toMatch(/top level/)
    expect(await tree(bench)).toEqual(['A', '  B', '  C', '  D', 'E'])
  })
  it('move with all below them and keep their order', async () => {
    await bench.ask('task.move', { ids: [ids.D, ids.B], parentId: null, beforeId: ids.E })
    expect(await tree(bench)).toEqual(['A', '  C', 'B', 'D', 'E'])
    await bench.ask('task.move', { ids: [ids.A], parentId: ids.E, beforeId: null })
    expect(await tree(bench)).toEqual(['B', 'D', 'E', '  A', '    C'])
  })
  it('dropped on their own place stay where they are, without a step of undo', async () => {
    const before = (await bench.ask('plan.read', {})).history
    await bench.ask('task.move', { ids: [ids.C], parentId: ids.A, beforeId: ids.C })
    expect(await tree(bench)).toEqual(['A', '  B', '  C', '  D', 'E'])
    expect((await bench.ask('plan.read', {})).history).toEqual(before)
  })
  it('never go below themselves', async () => {
    const own = await bench.refused('task.move', { ids: [ids.A], parentId: ids.A, beforeId: null })
    expect(own).toMatchObject({ code: 'conflict', at: 'parentId' })
    expect(own.message).toContain('“A” cannot go below itself')
    expect((await bench.refused('task.move', { ids: [ids.A], parentId: ids.C, beforeId: null })).code).toBe('conflict')
  })
  it('under a milestone make a summary of it', async () => {
    await bench.ask('task.update', { changes: [{ id: ids.D, set: { duration: 0 } }] })
    await bench.ask('task.move', { ids: [ids.E], parentId: ids.D, beforeId: null })
    const rows = await shown(bench)
    expect(rows.D.duration).toBe(rows.E.duration)
    expect(rows.D.finish).toBe(rows.E.finish)
  })
  it('deleted take everything below and every link with them; undo brings all back', async () => {
    await bench.ask('link.chain', { taskIds: [ids.B, ids.C, ids.E] })
    await bench.ask('baseline.capture', { name: 'Promise' })
    await bench.ask('position.set', { positions: [{ id: ids.C, x: 1, y: 2 }] })
    await bench.ask('workstream.set', { taskId: ids.A, set: { lead: 'Mia' } })
    const before = (await bench.ask('plan.read', {})).plan
    const { label, changed } = await bench.ask('task.delete', { ids: [ids.A] })
    expect(label).toBe('Delete A')
    // Four tasks, two links, a position, a workstream; the baseline keeps what it promised.
    expect(changed).toBe(8)
    expect(await tree(bench)).toEqual(['E'])
    await bench.ask('history.undo', {})
    const after = (await bench.ask('plan.read', {})).plan
    for (const [name, rows] of Object.entries(after))
      expect([name, rows]).toEqual([
        name,
        Array.isArray(rows) ? expect.arrayContaining(before[name as keyof typeof before] as unknown[]) : rows,
      ])
    expect(after.links).toHaveLength(2)
  })
  it('of an unknown id are refused with its place in the input', async () => {
    expect(await bench.refused('task.delete', { ids: [ids.A, 'gone'] })).toMatchObject({ code: 'not-found', at: 'ids.1' })
    expect(await tree(bench)).toHaveLength(5)
  })
})
