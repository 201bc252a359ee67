/** Taking back one older change: exact when nothing later rests on it, else refused by the name of what does. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { references } from '../../electron/service/takeBack.ts'
import { connect } from '../../electron/store/database.ts'
import { tableNames } from '../../shared/model/plan.ts'
import { randomFrom } from '../bench/generate.ts'
import { type Bench, openNew } from '../service/open.ts'
import { dump, tree, type as typeInto, typeRows } from '../service/rows.ts'
import { perform, randomOrder } from './randomCommands.ts'

const TAKE_BACKS = Number(process.env.TAKE_BACKS ?? 150)
let bench: Bench
let ids: Record<string, string>
beforeEach(async () => {
  bench = await openNew()
  ids = await typeRows(bench, ['A', 'B', 'C'])
})
afterEach(() => bench.close())

const list = async () => (await bench.ask('history.list', { limit: 1000 })).items

describe('the changes of one task', () => {
  it('are those of its own row, its links, its people and its dates, and no others', async () => {
    await typeInto(bench, ids.A, { owner: 'Mia' })
    const link = await bench.ask('link.add', { links: [{ predecessorId: ids.B, successorId: ids.C, lag: -4800 }] })
    await bench.ask('link.update', { id: link.created[0], set: { lag: -9600 } })
    await bench.ask('resource.save', {
      resource: { id: 'res-mia', name: 'Mia', kind: 'work', initials: '', role: '', calendarId: null, maxUnits: 1 },
    })
    await bench.ask('assignment.set', { taskId: ids.C, assignments: [{ resourceId: 'res-mia', units: 1 }] })
    await bench.ask('history.undo', {})
    await bench.ask('link.remove', { ids: link.created })
    const of = async (name: string) => (await bench.ask('history.list', { taskId: ids[name] })).items.map(({ label }) => label)
    expect(await of('A')).toEqual(['Change owner of A', 'Insert A'])
    expect(await of('C')).toEqual(['Remove link B → C', 'Undo “Assign C”', 'Assign C', 'Change link B → C', 'Link B → C', 'Insert C'])
    expect(await of('B')).toEqual(['Remove link B → C', 'Change link B → C', 'Link B → C', 'Insert B'])
  })
})

describe('an older change', () => {
  it('is taken back on its own, and that is a step of undo', async () => {
    const { txn } = await typeInto(bench, ids.A, { duration: '9d' })
    await typeInto(bench, ids.B, { owner: 'Mia' })
    const before = await dump(bench)
    const done = await bench.ask('history.undoOne', { txn })
    expect(done.label).toMatch(/^Take back “Lengthen A to 9 d”$/)
    const { plan } = await bench.ask('plan.read', {})
    expect(plan.tasks.map((task) => [task.name, task.owner])).toEqual([
      ['A', ''],
      ['B', 'Mia'],
      ['C', ''],
    ])
    expect(plan.tasks[0].duration).not.toBe(9 * 4800)
    expect((await list()).find((item) => item.txn === txn)?.undone).toBe(true)
    expect((await bench.refused('history.undoOne', { txn })).message).toContain('taken back already')
    await bench.ask('history.undo', {})
    expect(await dump(bench)).toEqual(before)
    expect((await list()).find((item) => item.txn === txn)?.undone).toBe(false)
  })
  it('is refused by the name of the later one that changed the same row', async () => {
    const { txn } = await typeInto(bench, ids.A, { duration: '9d' })
    await typeInto(bench, ids.B, { owner: 'Mia' })
    await typeInto(bench, ids.A, { owner: 'Ben' })
    const before = await dump(bench)
    const refused = await bench.refused('history.undoOne', { txn })
    expect(refused).toMatchObject({ code: 'conflict', at: 'txn' })
    expect(refused.message).toMatch(/“Lengthen A to 9 d” cannot be taken back.*“Change owner of A”/)
    expect(await dump(bench)).toEqual(before)
    await bench.ask('history.undo', {})
    expect((await bench.ask('history.undoOne', { txn })).changed).toBe(1)
  })
  it('is refused by the name of the later one that rests on it', async () => {
    const made = await bench.ask('task.insert', { parentId: null, beforeId: null, tasks: [{ name: 'Phase' }] })
    await bench.ask('task.insert', { parentId: made.created[0], beforeId: null, tasks: [{ name: 'Inside' }] })
    expect((await bench.refused('history.undoOne', { txn: made.txn })).message).toContain('“Insert Inside”')
    const link = await bench.ask('link.add', { links: [{ predecessorId: ids.A, successorId: ids.B }] })
    const away = await bench.ask('link.remove', { ids: link.created })
    await bench.ask('task.delete', { ids: [ids.A] })
    expect((await bench.refused('history.undoOne', { txn: away.txn })).message).toContain('“Delete A”')
  })
  it('never puts a summary inside itself', async () => {
    const moved = await bench.ask('task.move', { ids: [ids.B], parentId: null, beforeId: ids.A })
    await bench.ask('history.undo', {})
    const under = await bench.ask('task.move', { ids: [ids.B], parentId: ids.A, beforeId: null })
    const out = await bench.ask('task.move', { ids: [ids.B], parentId: null, beforeId: null })
    await bench.ask('task.move', { ids: [ids.A], parentId: ids.B, beforeId: null })
    expect((await bench.refused('history.undoOne', { txn: out.txn })).message).toContain('“Move row A”')
    expect((await bench.refused('history.undoOne', { txn: moved.txn })).message).toContain('taken back already')
    expect(under.changed).toBeGreaterThan(0)
    expect(await tree(bench)).toEqual(['C', 'B', '  A'])
  })
  it('never links a summary with a row inside it', async () => {
    const link = await bench.ask('link.add', { links: [{ predecessorId: ids.A, successorId: ids.B }] })
    const away = await bench.ask('link.remove', { ids: link.created })
    await bench.ask('task.move', { ids: [ids.B], parentId: ids.A, beforeId: null })
    const before = await dump(bench)
    expect((await bench.refused('history.undoOne', { txn: away.txn })).message).toContain('“Move row B”')
    expect(await dump(bench)).toEqual(before)
    await bench.ask('history.undo', {})
    await bench.ask('history.undoOne', { txn: away.txn })
    expect((await bench.ask('plan.read', {})).plan.links).toHaveLength(1)
  })
  it('that is the last one is undone, so that redo brings it back', async () => {
    const { txn } = await typeInto(bench, ids.A, { duration: '9d' })
    const before = await dump(bench)
    expect((await bench.ask('history.undoOne', { txn })).label).toBe('Undo “Lengthen A to 9 d”')
    expect((await bench.ask('history.redo', {})).label).toBe('Redo “Lengthen A to 9 d”')
    expect(await dump(bench)).toEqual(before)
    // Redone it is the last one again.
    expect((await bench.ask('history.undoOne', { txn })).label).toBe('Undo “Lengthen A to 9 d”')
  })
  it('cannot be the one with which the file began, nor a step of undo', async () => {
    expect((await bench.refused('history.undoOne', { txn: 1 })).message).toContain('how this file began')
    const { txn } = await bench.ask('history.undo', {})
    expect((await bench.refused('history.undoOne', { txn })).message).toContain('undo and redo')
  })
})

describe('any change of a long history', () => {
  it('is taken back so that undo puts back what was, or refused with nothing changed', {
    timeout: 60_000 + TAKE_BACKS * 1000,
  }, async () => {
    const random = randomFrom(Number(process.env.SEED ?? 12))
    let taken = 0
    let refused = 0
    for (let step = 0; step < TAKE_BACKS; step += 1) {
      const { plan } = await bench.ask('plan.read', {})
      const order = randomOrder(random, plan)
      await perform(bench.service.dispatch, order)
      if (random() < 0.2) await bench.call('history.undo', {})
      if (random() < 0.1) await bench.call('history.redo', {})
      const items = await list()
      const before = await dump(bench)
      const answer = await bench.call('history.undoOne', { txn: 1 + Math.floor(random() * items[0].txn) })
      if (answer.ok) {
        taken += 1
        if (random() < 0.5) {
          await bench.ask(answer.value.label.startsWith('Undo') ? 'history.redo' : 'history.undo', {})
          expect(await dump(bench)).toEqual(before)
        }
      } else {
        refused += 1
        expect([answer.code, bench.logged]).toEqual(['conflict', []])
        expect(await dump(bench)).toEqual(before)
      }
    }
    expect(Math.min(taken, refused)).toBeGreaterThan(10)
    // The plan is whole: every row is there that another names.
    const { problems } = await bench.ask('file.check', {})
    expect(problems).toEqual([])
  })
  it('knows every column that names another row', async () => {
    const path = (await bench.ask('file.about', {})).path
    const db = connect(path, { readonly: true })
    const keys = tableNames.flatMap((from) =>
      (db.pragma(`foreign_key_list(${from})`) as { from: string; table: string }[]).map((key) => `${from}.${key.from} > ${key.table}`),
    )
    db.close()
    expect(references.map(({ from, column, to }) => `${from}.${column} > ${to}`).sort()).toEqual(keys.sort())
  })
})
